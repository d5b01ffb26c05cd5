"""Assignments (uppdrag) to the boards: numbered across boards, 11 with a and b; texts of our own."""

RS = [
    "redovisa en plan för ekonomi i balans med årliga mål för varje nämnd",
    "följa upp omställningsplanen varje månad och rapportera effekten till fullmäktige",
    "ta fram ett förslag till gemensam ledning för de två förvaltningarna",
    "samordna upphandling och avtalsuppföljning så att avtalstroheten ökar",
    "se över lokalbehovet och minska den förhyrda ytan",
    "pröva varje vakant administrativ tjänst innan den återbesätts",
    "utveckla modellen för investeringar så att kapitalkostnaden syns i beslutet",
    "redovisa hur digitala lösningar ersätter manuella arbetsmoment",
    "stärka finansfunktionen och se över placeringspolicyn",
    "föreslå hur antalet styrande dokument kan minskas",
    None,  # 11: lead, a, b
    "ta fram en plan för materialförsörjning vid långvariga kriser",
    "redovisa hur städning och hygienrutiner ska finansieras efter pandemin",
]
ELEVEN = ("i fråga om hälsovalet", ["utreda fördelningen mellan fast och rörlig ersättning",
          "föreslå hur patienter kan få en namngiven läkarkontakt"])
HSN = [
    "genomföra omställningsplanens åtgärder och redovisa effekten per åtgärd",
    "flytta vård till rätt vårdnivå och följa kostnaden per nivå",
    "ta fram en plan för den vård som skjutits upp under pandemin",
    "minska beroendet av hyrpersonal med tydliga delmål per kvartal",
    "införa produktions- och kapacitetsstyrning i all slutenvård",
    "planera operationer gemensamt för länets tre sjukhus",
    "redovisa hur administrativ tid i vården kan minskas",
    "lägga budgetansvaret för sjukresor hos den verksamhet som ordinerar resan",
    "införa avgift vid uteblivet besök enligt fullmäktiges beslut",
    "stärka ambulanssjukvården där framkörningstiden är längst",
    "utveckla första linjens vård för barn och unga med psykisk ohälsa",
    "pröva nya arbetssätt för att behålla erfarna medarbetare",
    "jämföra produktionskostnaden mellan hälsocentraler varje tertial",
    "se över användningen av laboratorie- och röntgentjänster",
    "öka andelen vårdmöten som sker digitalt när det passar patienten",
    "samordna medicinska sekreterare över klinikgränser",
    "följa läkemedelskostnaden och föreslå åtgärder vid avvikelse",
    "redovisa hur statsbidrag används och vad som händer när de upphör",
    "ta fram en modell där verksamheter får behålla en del av sitt överskott",
    "samla mottagningar och tandkliniker i gemensamma lokaler där det är möjligt",
    "redovisa en plan för kompetensförsörjning i inlandet",
]
RUN = ["se över kollektivtrafikens utbud och finansiering tillsammans med kommunerna"]
PREPARATORY = [
    "följa hur fullmäktiges uppdrag har verkställts",
    "bereda förslag till nya mål för nästa planperiod",
    "se över formerna för dialog mellan fullmäktige och nämnder",
    "lämna synpunkter på den ekonomiska rapporteringens innehåll",
]
COLUMNS = [("nr", "t"), ("delpunkt", "t"), ("enhet", "t"), ("text", "t"), ("status", "t")]


def rows():
    number = 0
    for enhet, texts in (("RS", RS), ("HSN", HSN), ("RUN", RUN)):
        for text in texts:
            number += 1
            if text:
                yield (str(number), "", enhet, text, "pågår" if number % 5 == 2 else "nytt")
                continue
            yield (str(number), "", enhet, ELEVEN[0], "nytt")
            for letter, part in zip("ab", ELEVEN[1]):
                yield (str(number), letter, enhet, part, "nytt")
    # They carry no number in print; the table wants one to tell rows apart.
    for i, text in enumerate(PREPARATORY):
        yield (f"B{i + 1}", "", "RV", text, "nytt")

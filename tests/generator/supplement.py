"""Changes of the boards' frames 2021 (ramar), as decided in the supplementary budget. Amounts here in mkr, + larger frame."""
from decimal import Decimal

DECISION = "RF 2021 tillägg"
FRAMES = [  # enhet, grupp, post, mkr
    ("RS", "Kostnadsreduceringar/intäktsökningar", "Sammanslagning av två förvaltningar", "-5"),
    ("RS", "Kostnadsreduceringar/intäktsökningar", "Centrala anslag inom RS", "-2"),
    ("RS", "Kostnadsreduceringar/intäktsökningar", "Regiondirektörens anslag (ej fördelat budget)", "-3"),
    ("RS", "Kostnadsreduceringar/intäktsökningar", "Regionstyrelsens anslag (inkl målområde)", "-6"),
    ("RS", "Kostnadsreduceringar/intäktsökningar", "Minskade lokalkostnader", "-2"),
    ("RS", "Kostnadsreduceringar/intäktsökningar", "Samordnad upphandling och avtalsuppföljning", "-5"),
    ("RS", "Kostnadsreduceringar/intäktsökningar", "Strukturerat avslut av chefsförordnanden", "-2"),
    ("RS", "Kostnadsreduceringar/intäktsökningar", "Generell minskning av köp av konsulttjänster", "-1"),
    ("RS", "Kostnadsreduceringar/intäktsökningar", "Ambitionshöjningar hanteras inom ram", "-5"),
    ("RS", "Kostnadsreduceringar/intäktsökningar", "Annonsintäkter linjetrafik (intäkt)", "0.5"),
    ("RS", "Kostnadsreduceringar/intäktsökningar", "IT-kostnader flyttas mellan RUN och RS – formaliabeslut", "0.15"),
    ("RS", "Kostnadsreduceringar/intäktsökningar", "Kapitalkostnader, halverat mål för konst", "-1"),
    ("RS", "Satsningar", "Hälsoval, utökad beställning", "20"),
    ("RS", "Satsningar", "Karriärvägar, AT/ST och VUB/AST", "4"),
    ("RS", "Satsningar", "Ytterligare ST-block inom folktandvården", "1"),
    ("RS", "Satsningar", "ME-mottagning", "3.7"),
    ("RS", "Satsningar", "Primärvårdskvalitet", "0.6"),
    ("RS", "Satsningar", "Folkhälsomedel", "0.5"),
    ("RS", "Satsningar", "Förstärkt finansfunktion", "1"),
    ("RS", "Satsningar", "Lokalvård, utökad städfrekvens m.a.a pandemin", "2"),
    ("RS", "Satsningar", "Korrigering av budgetposter (tekniska justeringar)", "14"),
    ("RS", "Satsningar", "Pandemieffekter (materialförsörjning)", "7.9"),
    ("FHS", "", "Effektivare organisation", "-1"),
    ("RUN", "Kostnadsreduceringar", "Minskad ram", "-1"),
    ("RUN", "Kostnadsreduceringar", "2020 års nivå på ram för inköp av konstnärlig utsmyckning.", "-1"),
    ("RUN", "Satsningar", "Kollektivtrafik, strukturellt underskott", "22.4"),
    ("RUN", "Satsningar", "Norrbotniabanan, 1 mkr per år för 2021-2023", "1"),
    ("RUN", "Satsningar", "IT-kostnader flyttas mellan RUN och RS – formaliabeslut", "-0.15"),
    ("RUN", "Satsningar", "Projekt digitalisering Västerbotten", "2.1"),
    ("RUN", "Satsningar", "Samverkan kommuner", "2.1"),
    ("HSN", "Kostnadsreduceringar", "Hälso- och sjukvårdsdirektörens ofördelade medel", "-3"),
    ("HSN", "Kostnadsreduceringar", "Nämndens ofördelade medel", "-4"),
    ("HSN", "Kostnadsreduceringar", "Ej vårdnära administration", "-5"),
    ("HSN", "Kostnadsreduceringar", "Slopad slutenvårdsrabatt", "-4"),
    ("HSN", "Kostnadsreduceringar", "Sjukresor, budgetansvar till verksamheten", "-5"),
    ("HSN", "Kostnadsreduceringar", "Avgift vid utebliven patient (intäkt)", "-2"),
    ("HSN", "Kostnadsreduceringar", "Vård på rätt vårdnivå", "-60"),
    ("HSN", "Satsningar", "Lokal kömiljard, uppskjuten vård", "105"),
    ("HSN", "Satsningar", "Primärvårdsreform", "5"),
    ("HSN", "Satsningar", "Attraktiv arbetsgivare", "2"),
    ("HSN", "Satsningar", "Psykisk ohälsa, barn och unga", "3"),
    ("HSN", "Satsningar", "Stärkt ambulanssjukvård i länet", "8"),
    ("HSN", "Satsningar", "SLA helikoptertransporter", "11.5"),
    ("TV", "Satsningar", "Uppräknad ram för tandvård", "1"),
]
# Footnotes by (enhet, post).
NOTES = {
    ("RS", "Sammanslagning av två förvaltningar"): "Effekten räknas från den dag då förvaltningarna har gemensam ledning.",
    ("RS", "Folkhälsomedel"): "Medlen fördelas efter ansökan och ett år i taget.",
    ("HSN", "Ej vårdnära administration"): "Minskningen får inte föra över arbetsuppgifter till vårdens personal.",
    ("HSN", "Attraktiv arbetsgivare"): "Anslaget används till insatser som chefer och medarbetare tar fram tillsammans.",
}
COLUMNS = [("år", "y"), ("enhet", "t"), ("motpart", "t"), ("slag", "t"), ("grupp", "t"), ("post", "t"), ("beslut", "t"),
           ("belopp", "a"), ("fotnot", "t")]


def rows():
    for enhet, group, post, mkr in FRAMES:
        other, kind = "", "satsning" if group == "Satsningar" else "reducering"
        if "flyttas mellan RUN och RS" in post:
            other, kind = "RUN" if enhet == "RS" else "RS", "växling"
        elif "tekniska justeringar" in post:
            kind = "teknisk"
        yield (2021, enhet, other, kind, group, post, DECISION, int(Decimal(mkr) * 100_000_000), NOTES.get((enhet, post), ""))

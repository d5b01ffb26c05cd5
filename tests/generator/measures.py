"""Measures and what they give: åtgärder and åtgärdseffekter. Amounts here in mkr; + improves."""
from decimal import Decimal

PLAN = [  # enhet, summering, åtgärd, plan 2020, 2021, 2022
    ("HSF", "Ett sjukhus på tre orter", "Ett sjukhus på tre orter", ('3', '3', '4')),
    ("HSF", "Omstrukturering av vården", "Omstrukturering av vården (vårdnivåer)", ('86', '40', '39')),
    ("HSF", "Omstrukturering av vården", "Styra patientens väg / första linjens vård", ('4', '2', '2')),
    ("HSF", "Produktions- och kapacitetsstyrning i slutenvården", "Produktions- och kapacitetsstyrning i slutenvården", ('31', '36', '41')),
    ("HSF", "Utveckla och anpassa bemanningen", "Utveckla och anpassa bemanningen", ('33', '22', '11')),
    ("HSF", "Utveckla och anpassa bemanningen", "Minskat beroende av hyrpersonal", ('35', '35', '25')),
    ("HSF", "Utveckla och anpassa bemanningen", "Öka antalet planerade operationer", ('1', '1', '1')),
    ("HSF", "Utveckla och anpassa bemanningen", "Samordna medicinska sekreterare och ombud", ('1', '1', '1')),
    ("HSF", "Utveckla och anpassa bemanningen", "Effektivisera vårdflöden", ('6', '6', '8')),
    ("HSF", "Utveckla och anpassa bemanningen", "Utveckla servicetjänster", ('0', '3', '2')),
    ("HSF", "Effektiviseringar", "Följa inköpsrutiner", ('7', '4', '4')),
    ("HSF", "Effektiviseringar", "Jämföra produktionskostnader i primärvården", ('5', '5', '5')),
    ("HSF", "Effektiviseringar", "Se över lab- och röntgentjänster", ('1', '1', '3')),
    ("HSF", "Samordna lokaler", "Samordna lokaler och medarbetare på hälsocentraler och tandkliniker", ('0', '4', '6')),
    ("RFV", "Effektiviseringar inom service", "Effektiviseringar inom service", ('5', '7.5', '7.5')),
    ("RFV", "Inköp och upphandling", "Inköp och upphandling", ('10', '18', '22')),
    ("RFV", "Översyn centrala anslag", "Översyn centrala anslag", ('5', '2.5', '2.5')),
    ("RFV", "Samordning i den nya regionen", "Samordning i den nya regionen", ('2', '2.5', '2.5')),
]
# The plan of 2020 as revised, and what came of it, in the order of PLAN: they come to 188 and 117.
REVISED = "3 60 3 25 26 28 1 1 5 0 6 4 1 0 5 9.5 8.5 2".split()
OUTCOME = "2 31.5 1.5 14 18 19.9 0.5 0.8 3 0 3.5 2.6 0.7 0 4 6.5 7 1.5".split()
REDUCTION = {"Ett sjukhus på tre orter", "Omstrukturering av vården", "Översyn centrala anslag", "Samordning i den nya regionen"}
STAFF = {"Utveckla och anpassa bemanningen"}

DIGITAL = [  # åtgärd, personal, drift (tkr), start, slut, mått
    ("”Single sign on” med kontexthantering", 42500, 0, 202009, 202212, "Minuter per inloggning"),
    ("Utskrift och kopiering", 1500, 12000, 202003, 202112, "Utskrivna sidor"),
    ("RPA", 5000, 0, 202001, 202212, "Automatiserade processer"),
    ("Digitala utskick", 3600, 1600, 202006, 202112, "Andel digitala brev"),
    ("E-frikort", 3100, 150, 202004, 202103, "Manuella registreringar"),
    ("Nationella tjänster", 2600, 400, 202001, 202212, "Anslutna tjänster"),
    ("Digitala vårdmöten", 300, 3100, 202001, 202212, "Antal digitala vårdmöten"),
    ("Resursplaneringsverktyg för PKS", 1200, 850, 202010, 202206, "Enheter med verktyget"),
    ("Samla systemutveckling och konsolidera it-funktioner", 2100, 0, 202101, 202212, "Årsarbetare"),
]
SERVICE = [("Elkostnader", "2 2 2"), ("Förhyrning av externa lokaler", "0 1 1"), ("ALF-intäkter", "0 1.5 1.5"),
           ("Fastighetsunderhåll i egen regi", "1 1 1"), ("Sjukresekostnader", "2 2 2")]
# More budget, so these make the result worse.
MOVED = [("Omställningsanslag AT- och ST-tjänster", 40), ("Köpt högspecialiserad vård", 20), ("Sjukresor", 12),
         ("Digitala lösningar", 20)]
HSN2023 = [  # åtgärd, slag, plan 2023, then expected and reached January to April
    ("Minskad närvarotid", "personal", 137, "10 11 12 13", "3 4 4 5"),
    ("Färre administrativa tjänster", "personal", 58, "4 5 5 5", "1.5 2 2 2.5"),
    ("Lägre kostnad för hyrpersonal", "personal", 49, "3 4 4 5", "0.5 1 1.5 2"),
    ("Bättre inköpsföljsamhet", "drift", 18, "1 1.5 1.5 2", "0.5 0.5 1 1"),
    ("Gemensam planering av operationer", "drift", 12, "0.5 1 1 1.5", "0 0.5 0.5 1"),
]
COLUMNS = [("id", "t"), ("program", "t"), ("enhet", "t"), ("område", "t"), ("summering", "t"), ("sammanfattning", "t"),
           ("åtgärd", "t"), ("slag", "t"), ("status", "t"), ("varaktighet", "t"), ("start", "p"), ("slut", "p"),
           ("plan_klar", "d"), ("mått", "t"), ("ansvarig", "t")]
EFFECT_COLUMNS = [("id", "t"), ("period", "p"), ("år", "y"), ("version", "t"), ("slag", "t"), ("belopp", "a")]


def öre(mkr):
    return int(Decimal(str(mkr)) * 100_000_000)


def _summary(group):
    if group == "Inköp och upphandling":
        return ""
    return "Budgetreducering" if group in REDUCTION else "Underskottshantering"


def _kind(group):
    return "personal" if group in STAFF else "drift"


def measures():
    for i, (enhet, group, name, _) in enumerate(PLAN):
        role = "Hälso- och sjukvårdsdirektör" if enhet == "HSF" else "Servicedirektör"
        yield (f"OP{i + 1:02}", "omställningsplan", enhet, "", group, _summary(group), name, _kind(group),
               "pågår" if i % 3 else "försenad", "bestående", 202001, 202212,
               (20200131, 20200229, 20200331, 20200430)[i % 4], "Nettokostnad", role)
    for i, (name, _, _, start, end, measure) in enumerate(DIGITAL):
        status = "pågår" if start < 202011 else "planerad"
        yield (f"DI{i + 1:02}", "digitalisering", "RFV", "RFV3", "Digitala åtgärder", "", name, "", status, "bestående",
               start, end, 20200331, measure, "Digitaliseringsdirektör")
    for i, (name, _) in enumerate(SERVICE):
        yield (f"SE{i + 1:02}", "service", "RFV", "RFV2", "Effektiviseringar inom service", "", name,
               "intäkt" if "intäkter" in name else "drift", "pågår", "bestående", 202001, 202212, 20200229, "Nettokostnad", "Servicedirektör")
    for i, (name, _) in enumerate(MOVED):
        yield (f"OF{i + 1:02}", "omfördelning", "RFV" if i in (0, 3) else "HSF", "", "Omfördelningar", "", name, "drift", "klar",
               "bestående", 202001, None, 20191231, "", "Ekonomidirektör")
    for i, (name, kind, *_) in enumerate(HSN2023):
        yield (f"HN{i + 1:02}", "hsn2023", "HSF", "", "Åtgärdsplan 2023", "", name, kind, "pågår", "bestående", 202301, 202312,
               20230228, "Nettokostnad", "Hälso- och sjukvårdsdirektör")


def effects():
    for i, (_, group, _, years) in enumerate(PLAN):
        for year, mkr in zip((2020, 2021, 2022), years):
            if mkr != "0":
                yield (f"OP{i + 1:02}", None, year, "plan", _kind(group), öre(mkr))
        for version, values in (("reviderad", REVISED), ("utfall", OUTCOME)):
            if values[i] != "0":
                yield (f"OP{i + 1:02}", None, 2020, version, _kind(group), öre(values[i]))
    for i, (_, staff, running, *_) in enumerate(DIGITAL):
        yield (f"DI{i + 1:02}", None, 2022, "plan", "personal", staff * 100_000)
        yield (f"DI{i + 1:02}", None, 2022, "plan", "drift", running * 100_000)
    for i, (name, values) in enumerate(SERVICE):
        for year, mkr in zip((2020, 2021, 2022), values.split()):
            if mkr != "0":
                yield (f"SE{i + 1:02}", None, year, "plan", "intäkt" if "intäkter" in name else "drift", öre(mkr))
    for i, (_, mkr) in enumerate(MOVED):
        yield (f"OF{i + 1:02}", None, 2020, "plan", "drift", -öre(mkr))
    for i, (_, kind, plan, expected, reached) in enumerate(HSN2023):
        yield (f"HN{i + 1:02}", None, 2023, "plan", kind, öre(plan))
        for version, values in (("prognos", expected), ("utfall", reached)):
            for month, mkr in enumerate(values.split()):
                yield (f"HN{i + 1:02}", 202301 + month, None, version, kind, öre(mkr))

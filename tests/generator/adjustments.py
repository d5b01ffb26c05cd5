"""Items affecting comparability (justeringar) and past years with the steps of the balance requirement (historik). mkr."""
from decimal import Decimal

COVID = [  # post, slag, mkr, kommentar
    ("Intäktsförluster i verksamheten", "intäktsbortfall", 104, "Färre besök och resor än ett vanligt år"),
    ("Bokförda merkostnader m.a.a covid", "merkostnad", 150, "Kostnader med projekt för pandemin"),
    ("Ökade statsbidrag/minskade skatteintäkter", "statsbidrag", -272, "Nettot av högre bidrag och lägre skatt"),
    ("Ökade statsbidrag för sjuklön", "statsbidrag", -43, "Ersättning för sjuklönekostnader"),
    ("Ökade statsbidrag för testning/smittspårning/covid", "statsbidrag", -296, "Rekvirerade och beslutade bidrag"),
    ("Minskade kostnader för sjukresor", "minskad kostnad", -20, ""),
    ("Minskade kostnader för utomlänsvård", "minskad kostnad", -43, ""),
    ("Minskade personalomkostnader t.ex resor m.m", "minskad kostnad", -56, ""),
    ("Övrigt", "övrigt", -13, ""),
]
PER_MONTH = [
    ("Förlorade Intäkter", -25), ("Kollektivtrafik, underskottstäckning", -4), ("Ökade sjukskrivningar", -4),
    ("Merkostnader för covidhantering", -10), ("Minskade kostnader m.a.a covid", 5),
    ("Statsbidrag för provning, testning och smittspårning", 5), ("Minskade tjänsteresor", 4),
    ("Minskat behov av sjuktransporter", 2),
]
EFFECT = [("Sjukresor", "-18.9"), ("Tjänsteresor", "-2"), ("Hyrläkare", "-2")]
COLUMNS = [("period", "p"), ("enhet", "t"), ("grupp", "t"), ("post", "t"), ("slag", "t"), ("belopp", "a"), ("kommentar", "t")]

YEARS = range(2011, 2020)
HISTORY = {
    "Verksamhetens netto": [-89, -26, -28, -126, -242, -262, -360, -344, -329],
    "Finansnetto": [-312, 127, -350, 83, 94, 194, 224, 379, 554],
    "Årets resultat": [-186, 264, -215, 176, 8, 97, 145, 35, 225],
    "Balanskravsresultat": [37, 87, 135, 111, 4, 71, 132, 68, -333],
}
STEPS = [  # post, 2019, 2020 (forecast)
    ("Samtliga realisationsvinster", -5, -3), ("Realisationsvinster enligt undantagsmöjlighet", 3, 2),
    ("Orealiserade vinster och förluster i värdepapper", -556, 364), ("Återföring av orealiserade", 0, 24),
    ("Reservering till resultatreserv", 0, 0), ("Användning av resultatreserv", 0, 0), ("Synnerliga skäl", 0, 0),
]
HISTORY_COLUMNS = [("år", "y"), ("post", "t"), ("belopp", "a")]


def öre(mkr):
    return int(Decimal(mkr) * 100_000_000)


def rows():
    for post, slag, mkr, comment in COVID:
        yield (202011, "RV", "covid", post, slag, öre(mkr), comment)
    for post, mkr in PER_MONTH:
        yield (202011, "RV", "covid per månad", post, post, öre(mkr), "")
    for post, mkr in EFFECT:
        yield (202011, "RV", "effektgrad", post, "avgår", öre(mkr), "Lägre kostnad av pandemin, inte av planen")


def history():
    for post, values in HISTORY.items():
        for year, mkr in zip(YEARS, values):
            yield (year, post, öre(mkr))
    for i, year in enumerate((2019, 2020)):
        for step in STEPS:
            yield (year, step[0], öre(step[1 + i]))

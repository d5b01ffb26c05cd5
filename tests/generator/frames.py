"""Budget, frames and forecasts: what the assembly decided, and what the boards expected. Amounts here in mkr, as in print."""
from decimal import Decimal

import organisation

FÖRVALTNING = {n: f for n, _, f, _ in organisation.NÄMNDER}
RF2020, RF2021, TILLÄGG = "RF 2020 budget", "RF 2021 budget", "RF 2021 tillägg"
POSTS = ["Verksamhetens intäkter", "Personalkostnader", "Köpt verksamhet", "Läkemedel", "Övriga kostnader", "Avskrivningar"]

# Ledger sign, per nämnd and post; verksamhet and skatt come to -50, finans to 20.
BUDGET_2020 = {
    "RS": (-450, 1360, 900, 360, 770, 200), "HSN": (-960, 3530, 690, 620, 880, 100), "RUN": (-165, 72, 332, 0, 104, 2),
    "FHS": (-32, 28, 0, 0, 12, 1), "TV": (-232, 292, 25, 0, 77, 10), "ÖV": (-4, 15, 8, 0, 20, 0), "RG": (-30, 20, 0, 0, 10, 0),
}
CENTRAL_2020 = [("8010", "", -6660), ("", "Generella statsbidrag", -1955), ("", "Finansiella intäkter", -120),
                ("", "Finansiella kostnader", 140)]
FRAME_2021 = {"RS": "3283", "RUN": "370", "HSN": "5077", "TV": "182", "FHS": "10", "ÖV": "41", "RG": "-192"}
CENTRAL_2021 = [("Skatteintäkter", "-6750"), ("Generella statsbidrag", "-2203"), ("Finansiella kostnader", "144"),
                ("Finansiella intäkter", "-120")]
SUPPLEMENT_2021 = {"RS": "23.35", "RUN": "25.45", "HSN": "51.5", "TV": "1", "FHS": "-1"}
CENTRAL_SUPPLEMENT = [("Generella statsbidrag", "-184"), ("Finansiella kostnader", "-1")]
MOVES_2021 = [("RS", "HSN", "4.2"), ("RUN", "RS", "1.5")]  # from, to, how much

# Full year, ledger sign: verksamhet and skatt come to 310 and 39, finans to 120 and 444.
FORECAST = {
    202004: ({"RS": (-440, 1370, 915, 355, 730, 200), "HSN": (-900, 3620, 720, 625, 825, 100),
              "RUN": (-140, 72, 335, 0, 96, 2), "FHS": (-30, 28, 0, 0, 11, 1), "TV": (-215, 292, 25, 0, 68, 10),
              "ÖV": (-4, 15, 8, 0, 20, 0), "RG": (-30, 20, 0, 0, 10, 0)},
             {"Skatteintäkter": -6480, "Generella statsbidrag": -1924, "Finansiella intäkter": -60, "Finansiella kostnader": 180}),
    202008: ({"RS": (-450, 1355, 905, 350, 750, 200), "HSN": (-955, 3570, 705, 622, 888, 100),
              "RUN": (-155, 71, 331, 0, 103, 2), "FHS": (-31, 28, 0, 0, 11, 1), "TV": (-228, 292, 25, 0, 75, 10),
              "ÖV": (-4, 14, 8, 0, 20, 0), "RG": (-30, 17, 0, 0, 8, 0)},
             {"Skatteintäkter": -6560, "Generella statsbidrag": -2009, "Finansiella intäkter": -55, "Finansiella kostnader": 499}),
}

BUDGET_COLUMNS = [("period", "p"), ("konto", "t"), ("post", "t"), ("enhet", "t"), ("version", "t"), ("beslut", "t"),
                  ("motpart", "t"), ("belopp", "a")]
FORECAST_COLUMNS = [("omgång", "p"), ("konto", "t"), ("post", "t"), ("enhet", "t"), ("belopp", "a"), ("källa", "t")]
TOTAL_COLUMNS = [("år", "y"), ("enhet", "t"), ("belopp", "a")]


def öre(mkr):
    return int(Decimal(mkr) * 100_000_000)


def _months(year, mkr, konto, post, enhet, version, beslut, motpart=""):
    amount = öre(mkr)
    for m in range(12):
        yield (year * 100 + m + 1, konto, post, enhet, version, beslut, motpart, amount * (m + 1) // 12 - amount * m // 12)


def budget():
    for nämnd, amounts in BUDGET_2020.items():
        for post, mkr in zip(POSTS, amounts):
            if mkr:
                yield from _months(2020, mkr, "", post, FÖRVALTNING[nämnd], "fullmäktige", RF2020)
    for konto, post, mkr in CENTRAL_2020:
        yield from _months(2020, mkr, konto, post, "RGF", "fullmäktige", RF2020)
    for version, beslut, frames, central in (("fullmäktige", RF2021, FRAME_2021, CENTRAL_2021),
                                             ("tillägg", TILLÄGG, SUPPLEMENT_2021, CENTRAL_SUPPLEMENT)):
        for nämnd, mkr in frames.items():
            yield from _months(2021, mkr, "", "Övriga kostnader", FÖRVALTNING[nämnd], version, beslut)
        for post, mkr in central:
            yield from _months(2021, mkr, "", post, "RGF", version, beslut)
    for giver, taker, mkr in MOVES_2021:
        for enhet, other, signed in ((giver, taker, "-" + mkr), (taker, giver, mkr)):
            yield from _months(2021, signed, "", "Övriga kostnader", FÖRVALTNING[enhet], "omfördelning", "RS 2021 omfördelning",
                               FÖRVALTNING[other])


def totals():
    """The yearly frame of each nämnd, + larger: fullmäktige and tillägg, without moves."""
    for nämnd, amounts in BUDGET_2020.items():
        yield (2020, nämnd, öre(sum(amounts)))
    for nämnd, mkr in FRAME_2021.items():
        yield (2021, nämnd, öre(mkr) + öre(SUPPLEMENT_2021.get(nämnd, "0")))


def forecast():
    for round_, (boards, central) in FORECAST.items():
        for nämnd, amounts in boards.items():
            for post, mkr in zip(POSTS, amounts):
                if mkr:
                    yield (round_, "", post, FÖRVALTNING[nämnd], öre(mkr), "Förvaltningens prognos")
        for post, mkr in central.items():
            yield (round_, "", post, "RGF", öre(mkr), "Ekonomistaben")

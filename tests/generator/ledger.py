"""The ledger: what each board costs a month, taxes, grants, finance, internal trade; fitted to exact totals.

A voucher is (period, bokförd, rows) and a row (konto, ansvar, verksamhet, motpart, projekt, belopp, text), belopp in öre, debit +.
"""
import organisation
from kontoplan import BALANCE, avsnitt_of
from lcg import Lcg

MKR = 100_000_000  # öre
MONTHS = [y * 100 + m for y in (2019, 2020) for m in range(1, 13) if y * 100 + m <= 202011]
COLUMNS = [("period", "p"), ("bokförd", "d"), ("verifikation", "t"), ("rad", "n"), ("konto", "t"), ("ansvar", "t"),
           ("verksamhet", "t"), ("motpart", "t"), ("projekt", "t"), ("belopp", "a"), ("text", "t")]
VERKSAMHET = {"RFV": "610", "HSF": "200", "RUF": "500", "FHF": "550", "TVF": "300", "ÖVF": "700", "RGF": "900"}

# A year's net in mkr, ledger sign, before internal trade: förvaltning -> konto -> (2019, 2020)
YEAR = {
    "RFV": {"3900": (-190, -185), "4110": (1330, 1350), "4010": (12, 10), "5010": (870, 890), "5100": (340, 350),
            "6010": (520, 541), "6500": (190, 205), "7900": (194, 200)},
    "HSF": {"3010": (-210, -190), "3110": (-540, -500), "3200": (-180, -255), "4110": (3530, 3550), "4010": (190, 175),
            "5010": (560, 525), "5110": (600, 620), "5600": (110, 92), "6200": (500, 512), "7010": (40, 36),
            "7900": (98, 100)},
    "RUF": {"3020": (-110, -92), "3900": (-64, -64), "4110": (68, 70), "5020": (325, 330), "7410": (103, 102),
            "7900": (2, 2)},
    "FHF": {"3200": (-24, -24), "3900": (-7, -7), "4110": (28, 28), "6010": (11, 10), "7900": (1, 1)},
    "TVF": {"3010": (-235, -230), "4110": (285, 290), "5010": (25, 25), "6200": (52, 52), "7900": (10, 10)},
    "ÖVF": {"3900": (-4, -4), "4110": (14, 14), "5010": (7, 8), "7410": (20, 20)},
}
# Accounts that only every fourth ansvar uses.
FEW = {"7900", "3200", "5600", "7010", "4010", ("RFV", "3900"), ("RFV", "5010"), ("RFV", "5100"), ("HSF", "5010")}
INTERNAL = [("RS", "1100", "HSN", "2420", 2000), ("RS", "1100", "TV", "5100", 150), ("RS", "1200", "RUN", "3130", 50),
            ("RS", "1110", "FHS", "4100", 5), ("HSN", "2400", "TV", "5110", 40), ("RUN", "3110", "RS", "1010", 30)]  # 10 tkr a month
OFF = ("RUN", 202006, 40_000_00)  # this much of that month's sale carries no motpart: 40 000 kr
TAX = {2019: 6480, 2020: 6650}
GRANTS = {2019: (1500, 142), 2020: (1890, 160)}
INTEREST = {2019: (-66, 140), 2020: (-60, 132)}
OPENING = {"1010": 40, "1110": 4200, "1210": 900, "1510": 650, "1810": 2600, "1910": 900, "2210": -4300, "2310": -1000,
           "2440": -600, "2900": -1300}
# Exact sums in ledger sign (mkr): months, avsnitt of them, sum, the account that makes it fit, its counterpart, months that carry it
FIT = [
    ((201901, 201912), ("verksamhet", "skatt"), 329, "8110", "9030", (201901, 201912)),
    ((201901, 201912), ("finans",), -554, "8420", "9020", (201901, 201912)),
    ((202001, 202008), ("verksamhet", "skatt"), -118, "8190", "9030", (202004, 202008)),
    ((202001, 202008), ("finans",), 296, "8520", "9020", (202002, 202008)),
    ((202009, 202011), ("verksamhet", "skatt"), -141, "8190", "9030", (202009, 202011)),
    ((202009, 202011), ("finans",), 111, "8520", "9020", (202009, 202011)),
]
LATE = [  # period, bokförd after its closing, ansvar, konto, kr
    (201912, 20200203, "1100", "6010", 184_350), (202003, 20200422, "2110", "6200", 96_210),
    (202006, 20200715, "3100", "5020", -410_000), (202010, 20201118, "5100", "6200", 38_475),
]


def _share(total, n, i):
    """Part i of n equal parts that add up to total."""
    return total * (i + 1) // n - total * i // n


def _operations(lcg, förvaltning, period):
    year, month = divmod(period, 100)
    ansvar = organisation.ansvar_of(förvaltning, year)
    weights = [3 + (i * 7) % 5 for i in range(len(ansvar))]
    for i, unit in enumerate(ansvar):
        rows, total = [], 0
        for place, (konto, yearly) in enumerate(YEAR[förvaltning].items()):
            few = konto in FEW or (förvaltning, konto) in FEW
            users = [k for k in range(len(ansvar)) if not few or (k + place) % 4 == 0 or len(ansvar) < 4]
            if i not in users:
                continue
            amount = yearly[year - 2019] * MKR * weights[i] // (12 * sum(weights[k] for k in users))
            if konto == "4110" and month in (6, 7):
                amount += amount * (1 if month == 6 else 3) // 100
            amount = lcg.near(amount, 40)
            covid = "COVID19" if period >= 202003 and konto in ("6200", "3200") and i % 3 == 0 else ""
            rows.append((konto, unit, VERKSAMHET[förvaltning], "", covid, amount, ""))
            total += amount
        if rows:
            yield rows + [("1910", "9010", "", "", "", -total, "")]


def _internal(lcg, period):
    for seller, a, buyer, b, size in INTERNAL:
        amount = lcg.near(size * 10_000_00, 20)
        tagged = amount - (OFF[2] if (seller, period) == OFF[:2] else 0)
        f, g = (next(f for n, _, f, _ in organisation.NÄMNDER if n == x) for x in (seller, buyer))
        rows = [("3300", a, VERKSAMHET[f], buyer, "", -tagged, "Internfaktura")]
        if tagged != amount:
            rows.append(("3300", a, VERKSAMHET[f], "", "", tagged - amount, "Internfaktura utan motpart"))
        yield rows + [("6900", b, VERKSAMHET[g], seller, "", amount, "Internfaktura")]


def _against_bank(konto, ansvar, amount, text, bank="1910"):
    return [(konto, ansvar, "900" if konto[0] > "2" else "", "", "", amount, text),
            (bank, "9010", "", "", "", -amount, text)]


def _central(lcg, period):
    year, month = divmod(period, 100)
    part = lambda mkr: _share(mkr * MKR, 12, month - 1)
    yield _against_bank("8010", "9030", -part(TAX[year]), "Skattemedel")
    if month == 12:
        yield _against_bank("8020", "9030", 12 * MKR, "Slutavräkning")
    yield _against_bank("8110", "9030", -part(GRANTS[year][0]), "Inkomstutjämning")
    yield _against_bank("8120", "9030", -part(GRANTS[year][1]), "Läkemedelsbidrag")
    yield _against_bank("8410", "9020", lcg.near(part(INTEREST[year][0]), 30), "Ränta")
    yield _against_bank("8510", "9020", lcg.near(part(INTEREST[year][1]), 30), "Ränta")
    yield _against_bank("3900", "9010", lcg.near(-part(30), 20), "Gemensamma intäkter")
    yield _against_bank("4110", "9010", lcg.near(part(16), 20), "Pensioner")
    yield _against_bank("7410", "9010", lcg.near(part(4), 20), "Medlemsavgifter")
    for konto, mkr in (("1510", 3), ("2440", -5), ("2900", -4), ("2210", -8), ("2310", -30), ("1110", 66), ("1210", 20),
                       ("1010", 1)):
        yield _against_bank(konto, "9010", lcg.near(mkr * MKR, 400) + lcg.below(100), "Förändring under månaden")
    wear = lcg.near(25 * MKR, 20)
    yield [("1910", "9010", "", "", "", wear, "Avskrivningar omförda"), ("1110", "9010", "", "", "", -wear * 3 // 5, ""),
           ("1210", "9010", "", "", "", -(wear + -wear * 3 // 5), "")]


def total(vouchers, first, last, avsnitt=None, konto=None):
    return sum(r[5] for p, _, rows in vouchers if first <= p <= last for r in rows
               if (avsnitt is None or avsnitt_of(r[0]) in avsnitt) and (konto is None or r[0] == konto))


def build():
    """Every voucher of the two years, in order of period."""
    lcg = Lcg(20201215)
    vouchers = []
    for period in MONTHS:
        boards = (r for f in YEAR for r in _operations(lcg, f, period))
        for rows in [*boards, *_internal(lcg, period), *_central(lcg, period)]:
            vouchers.append((period, period * 100 + lcg.between(1, 28), rows))
    for period, day, ansvar, konto, kr in LATE:
        verksamhet = VERKSAMHET[organisation.förvaltning_of(ansvar, period // 100)]
        vouchers.append((period, day, [(konto, ansvar, verksamhet, "", "", kr * 100, "Rättelse i efterhand"),
                                       ("2440", "9010", "", "", "", -kr * 100, "Rättelse i efterhand")]))
    for (first, last), avsnitt, mkr, konto, ansvar, (start, end) in FIT:
        missing = mkr * MKR - total(vouchers, first, last, avsnitt)
        months = [p for p in MONTHS if start <= p <= end]
        for i, period in enumerate(months):
            text = "Extra statsbidrag" if konto == "8190" else "Månadens justering"
            bank = "1810" if konto[:2] in ("84", "85") else "1910"
            rows = _against_bank(konto, ansvar, _share(missing, len(months), i), text, bank)
            vouchers.append((period, period * 100 + 28, rows))
    opening = {k: v * MKR + lcg.below(10**7) for k, v in OPENING.items()}
    opening["2010"] = -sum(opening.values())
    closing = {k: opening[k] + total(vouchers, 201901, 201912, konto=k) for k in BALANCE}
    closing["2010"] += total(vouchers, 201901, 201912, ("verksamhet", "skatt", "finans"))
    for period, day, balance in ((201900, 20190115, opening), (202000, 20200214, closing)):
        vouchers.append((period, day, [(k, "9010", "", "", "", balance[k], "Ingående balans") for k in BALANCE]))
    vouchers.sort(key=lambda v: v[0])
    return vouchers


def lines(vouchers, first, last, times=1):
    """The rows of the table for those periods; times: every voucher as so many that add up to it."""
    number, year = 0, 0
    for period, day, rows in vouchers:
        if period // 100 != year:
            number, year = 0, period // 100
        for part in range(times):
            number += 1
            if not first <= period <= last:
                continue
            name, left = ("IB" if period % 100 == 0 else "V") + f"{number:05}", 0
            for i, (konto, ansvar, verksamhet, motpart, projekt, amount, text) in enumerate(rows):
                amount = _share(amount, times, part) if i + 1 < len(rows) else -left
                left += amount
                yield (period, day, name, str(i + 1), konto, ansvar, verksamhet, motpart, projekt, amount, text)

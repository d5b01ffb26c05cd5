"""What the systems around the ledger say: balances, sub-ledgers, the source system's result, periods."""
import ledger
from kontoplan import BALANCE

COLUMNS = [("konto", "t"), ("period", "p"), ("ib", "a"), ("ub", "a")]
RESULT_COLUMNS = [("period", "p"), ("belopp", "a")]
PERIOD_COLUMNS = [("period", "p"), ("status", "t"), ("stängd", "d")]
RESULT = ("verksamhet", "skatt", "finans")


def _balance(vouchers, konto, period):
    opening = period // 100 * 100
    ib = ledger.total(vouchers, opening, opening, konto=konto)
    ub = ledger.total(vouchers, opening, period, konto=konto)
    if konto == "2010" and period % 100 == 12:  # the closed year's result is equity
        ub += ledger.total(vouchers, opening, period, RESULT)
    return (konto, period, ib, ub)


def balances(vouchers):
    for period in (201912, 202008, 202011):
        for konto in BALANCE:
            yield _balance(vouchers, konto, period)


def subledgers(vouchers):
    for konto in ("1510", "2440"):
        yield _balance(vouchers, konto, 202011)


def result(vouchers):
    for period in (202008, 202011):
        yield (period, -ledger.total(vouchers, 202001, period, RESULT))


def periods():
    for year, last in ((2019, 12), (2020, 11)):
        for month in range(last + 1):
            period = year * 100 + month
            closed = (year + month // 12) * 10000 + (month % 12 + 1) * 100 + 10
            if month == 0:
                closed = year * 10000 + 228
            elif month == 12:
                closed = (year + 1) * 10000 + 125
            open_ = period == 202011
            yield (period, "öppen" if open_ else "låst" if year == 2019 else "stängd", None if open_ else closed)

"""Writes the sample region's input: python3 tests/generator/sample.py OUTDIR [--times N]

The same bytes every time. --times N writes every voucher of the ledger as N vouchers that add up to it.
"""
import argparse
import csv
import io
import os
import sys

sys.dont_write_bytecode = True

import adjustments
import assignments
import assumptions
import balances
import comments
import frames
import kontoplan
import ledger
import measures
import organisation
import supplement
from dialects import DASH, MINUS, NARROW, NBSP, PLAIN, Dialect, write

EXTRACTED = 20201214
CONTROL_COLUMNS = [("källa", "t"), ("tabell", "t"), ("period", "p"), ("antal", "n"), ("belopp", "a"), ("uttag", "d")]
# Tables that underlag knows under another name than their file; others are called what the file is.
NAMES = {"atgarder": "åtgärder", "atgardseffekter": "åtgärdseffekter", "foregaende": "föregående"}

OLD_ERP = Dialect("cp1252", newline="\r\n", minus="trailing", period="plain")
NEW_ERP = Dialect("utf-8-sig", thousands=NBSP, minus=MINUS)
EXPORT = Dialect(delimiter=",", decimal=".", quoted=True)
CONSOLIDATION = Dialect("utf-16le", delimiter="\t", thousands=NARROW, minus=MINUS, newline="\r\n", period="plain")
POINTS = Dialect(thousands=".", minus=DASH)
SPREADSHEET = Dialect("cp1252", thousands=" ", minus=DASH, newline="\r\n", decimals=False)
WHOLE = Dialect(decimals=False)


def files(times=1):
    """Every file but kontrolltal.csv: (name, dialect, columns, rows)."""
    v = ledger.build()
    return [
        ("organisation.csv", Dialect("utf-8-sig", newline="\r\n"), organisation.COLUMNS, organisation.rows()),
        ("kontoplan.csv", OLD_ERP, kontoplan.COLUMNS, kontoplan.rows()),
        ("huvudbok_2019.csv", OLD_ERP, ledger.COLUMNS, ledger.lines(v, 201900, 201912, times)),
        ("huvudbok_2020.csv", NEW_ERP, ledger.COLUMNS, ledger.lines(v, 202000, 202010, times)),
        ("huvudbok_2020_11.csv", EXPORT, ledger.COLUMNS, ledger.lines(v, 202011, 202011, times)),
        ("balanser.csv", CONSOLIDATION, balances.COLUMNS, balances.balances(v)),
        ("reskontra.csv", POINTS, balances.COLUMNS, balances.subledgers(v)),
        ("resultat.csv", PLAIN, balances.RESULT_COLUMNS, balances.result(v)),
        ("perioder.csv", PLAIN, balances.PERIOD_COLUMNS, balances.periods()),
        ("budget.csv", SPREADSHEET, frames.BUDGET_COLUMNS, frames.budget()),
        ("prognos.csv", POINTS, frames.FORECAST_COLUMNS, frames.forecast()),
        ("ramtotal.csv", WHOLE, frames.TOTAL_COLUMNS, frames.totals()),
        ("ramar.csv", NEW_ERP, supplement.COLUMNS, supplement.rows()),
        ("atgarder.csv", PLAIN, measures.COLUMNS, measures.measures()),
        ("atgardseffekter.csv", Dialect(thousands=" "), measures.EFFECT_COLUMNS, measures.effects()),
        ("justeringar.csv", Dialect("utf-8-sig", thousands=NARROW, minus=DASH), adjustments.COLUMNS, adjustments.rows()),
        ("historik.csv", SPREADSHEET, adjustments.HISTORY_COLUMNS, adjustments.history()),
        ("antaganden.csv", PLAIN, assumptions.COLUMNS, assumptions.rows()),
        ("nyckeltal.csv", Dialect("cp1252", newline="\r\n", thousands=NBSP, period="plain"), assumptions.KEY_COLUMNS,
         assumptions.key_figures()),
        ("uppdrag.csv", Dialect("utf-8-sig", newline="\r\n"), assignments.COLUMNS, assignments.rows()),
        ("kommentarer.csv", Dialect(newline="\r\n", quoted=True), comments.COLUMNS, comments.rows()),
        ("mottagare.csv", PLAIN, comments.RECIPIENT_COLUMNS, comments.recipients()),
        ("foregaende.csv", PLAIN, comments.PREVIOUS_COLUMNS, comments.previous()),
    ]


def table_name(file):
    stem = file.removesuffix(".csv")
    return "huvudbok" if stem.startswith("huvudbok") else NAMES.get(stem, stem)


def count_rows(path):
    """Rows of a file that another module wrote (UTF-8, no column belopp)."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        text = file.read()
    delimiter = max(";,\t", key=text.split("\n", 1)[0].count)
    records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    if "belopp" in records[0]:
        raise ValueError(f"{path}: has a column belopp that is not summed")
    return sum(1 for r in records[1:] if any(r))


def write_all(folder, times=1):
    os.makedirs(folder, exist_ok=True)
    controls = []
    for name, dialect, columns, rows in files(times):
        count, total = write(os.path.join(folder, name), dialect, columns, rows)
        controls.append((name, table_name(name), None, str(count), total, EXTRACTED))
    try:
        import published_claims
    except ModuleNotFoundError:
        published_claims = None
    if published_claims:
        published_claims.write(folder)
        for name in ("publicerat.csv", "pastaenden.csv"):
            path = os.path.join(folder, name)
            if os.path.exists(path):
                controls.append((name, table_name(name), None, str(count_rows(path)), None, EXTRACTED))
    write(os.path.join(folder, "kontrolltal.csv"), PLAIN, CONTROL_COLUMNS, sorted(controls, key=lambda c: c[0]))


def main():
    parser = argparse.ArgumentParser(description="Writes the sample region's input.")
    parser.add_argument("folder")
    parser.add_argument("--times", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.times < 1:
        parser.error("--times must be at least 1")
    write_all(arguments.folder, arguments.times)


if __name__ == "__main__":
    main()

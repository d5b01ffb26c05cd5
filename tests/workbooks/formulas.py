"""Check: figures are formulas; a constant says where it comes from."""
import pathlib
import re

import book as books

LEAST = pathlib.Path(__file__).with_name("formulas")
# What a constant may come from: a parameter of the run, or the whole region's figures in a förvaltning's workbook.
SOURCES = re.compile("körningens val|region", re.I)


def least_numbers():
    lines = LEAST.read_text().splitlines()
    words = [line.split() for line in lines if line and not line.startswith("#")]
    return {name: int(number) for name, number in words}


def named_source(sheet, place):
    """Whether the cell says where its constant comes from."""
    beside = " ".join(sheet.text(place[0], sheet.figure_columns.get(title, 0)) for title in ("Källa", "Så räknas det"))
    return bool(SOURCES.search(beside) or SOURCES.search(sheet.comments.get(place, "")))


def refers(formula, names):
    """Whether a formula refers to any cell, by its address or its name, or to any table."""
    outside_texts = re.sub(r'"[^"]*"', '""', formula)
    return bool(re.search(r"\$?[A-Z]{1,3}\$?\d|\w\[", outside_texts) or names & set(re.findall(r"[\w.]+(?!\()", outside_texts)))


def check_constants(book, whole):
    """whole: a formula has to refer to something; in a case it may show what arithmetic does."""
    names = {name for name, _, _ in book.names}
    for sheet in book.sheets:
        if sheet.kind not in ("document", "figures", "chart data"):
            continue
        for place, cell in sorted(sheet.cells.items()):
            if not cell.is_number() or named_source(sheet, place):
                continue
            if cell.formula is None and sheet.kind == "chart data" and cell.value == 0:
                continue  # where a bar of a bridge stands
            if cell.formula is None:
                yield f"{sheet.name}!{books.address(place)}: {cell.value:.15g} is a constant without a source"
            elif whole and not refers(cell.formula, names):
                yield f"{sheet.name}!{books.address(place)}: ={cell.formula} refers to nothing"


def check(case, book, least, whole):
    yield from check_constants(book, whole)
    found = sum(1 for _ in book.formulas())
    if found < least:
        yield f"it has {found} formulas, at least {least} are due (tests/workbooks/formulas)"

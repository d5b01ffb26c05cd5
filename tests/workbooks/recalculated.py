"""Check: every formula's stored result is what LibreOffice calculates, and no error value stands where none is wanted."""
import re

import book as books

# The cases whose figures are to be errors.
WANTED_ERRORS = {"division_by_zero"}


def same(first, second, share=1e-6):
    """Numbers within a share of them, or a millionth; texts to the letter."""
    if isinstance(first, float) and isinstance(second, float):
        return abs(first - second) <= max(1e-6, share * abs(first), share * abs(second))
    return type(first) is type(second) and first == second


def is_error(cell):
    """Some writers store an error's name as a text."""
    return cell.error or isinstance(cell.value, str) and bool(re.fullmatch(r"#[A-Z/0]+[!?A]", cell.value))


def check(case, book, office):
    for sheet, place, cell in book.formulas():
        where = f"{sheet.name}!{books.address(place)}"
        found = office.get(sheet.name, {}).get(place)
        if found is None:
            # An empty text is no value in OpenDocument.
            if cell.value not in (None, ""):
                yield f"{where}: ={cell.formula} is stored as {cell.value!r} and gives nothing"
        elif is_error(cell) or found.error:
            if case not in WANTED_ERRORS or not (is_error(cell) and found.error):
                yield f"{where}: ={cell.formula} is stored as {cell.value!r} and gives {found.shown!r}"
        elif not same(cell.value, found.value):
            yield f"{where}: ={cell.formula} is stored as {cell.value!r} and gives {found.value!r}"

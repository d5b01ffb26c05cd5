"""Check: the named figures of the running text are on the sheet of key figures as the PDF says them."""
import re

import book as books
import printed

UNITS = {"kr", "tkr", "mkr"}


def said_always(template):
    """Names that the template's text says whatever the figures are: {{name}} outside conditions, loops and blocks."""
    text, names, depth = re.sub(r"^```.*?^```$", "", template, flags=re.M | re.S), [], 0
    text = re.sub(r"\A---\n.*?^---$", "", text, flags=re.M | re.S)
    for inside in re.findall(r"\{\{(.*?)\}\}", text, re.S):
        if re.match(r"(om|för)\s", inside):
            depth += 1
        elif inside.strip() == "slut":
            depth -= 1
        elif not depth and re.fullmatch(r"[^\W\d]\w*", inside):
            names.append(inside)
    return names


def template_of(book, folders):
    """The template that the workbook's first sheet names; empty where there is none of its name."""
    about = book.sheets[0]
    files = [about.text(row, column) for row, column in about.cells if about.text(row, column).endswith(".md")]
    found = (folder / name for name in files for folder in folders if (folder / name).is_file())
    return next((path.read_text(encoding="utf-8-sig") for path in found), "")


def check(case, book, office, pdf, folders):
    names = set(said_always(template_of(book, folders)))
    text = "\n".join(printed.pdf_lines(pdf))
    for sheet in book.sheets:
        columns = sheet.figure_columns
        for place, cell in sheet.cells.items() if columns else ():
            name = sheet.text(place[0], columns["Namn"])
            if place[1] != columns["Värde"] or name not in names or not cell.is_number():
                continue
            shown = office.get(sheet.name, {}).get(place)
            unit = sheet.text(place[0], columns["Enhet"])
            figure = printed.normal(shown.shown if shown else "")
            expression = printed.alternatives(sheet, place, f"{figure} {unit}" if unit in UNITS else figure)
            if not re.search(expression, text):
                yield f"{sheet.name}!{books.address(place)}: the PDF's text does not say {name} as {figure!r} {unit}"

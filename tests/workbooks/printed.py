"""Check: the figures of a document's workbook, as LibreOffice shows them to a Swedish reader, are those of its PDF."""
import re
import subprocess

import book as books

NUMBER = r"−?\d[\d ]*(?:,\d+)?"
SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009\t"), " ")
PERIOD = '0000"-"00'
MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()
MARKS = dict.fromkeys(map(ord, "¹²³⁰⁴⁵⁶⁷⁸⁹"))


def normal(text):
    """One kind of space and of minus; no marks of notes."""
    text = text.translate(SPACES).translate(MARKS)
    return re.sub(r"(?<![\w-])[-–‒](?=\d)", "−", text)


def pdf_lines(path):
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    lines = (normal(line.replace("\f", "")) for line in done.stdout.decode().split("\n"))
    return [line for line in lines if line.strip()]


def pattern(figure):
    """A regular expression of a figure as a whole: it is no part of a longer number."""
    before = r"(?<![\d,−])" + ("" if figure.startswith("−") else r"(?:(?<!\d )|(?<=,\d )|(?<=,\d\d ))")
    behind = r"(?![\d])(?!,\d)" + ("" if "," in figure else r"(?! \d\d\d(?!\d))")
    return before + re.escape(figure) + behind


def alternatives(sheet, place, shown):
    """
    A regular expression of what print may say: what is shown, or what the comment says was printed. A period may be told
    in words: no format of Excel's does that for a number YYYYMM. And no format shows a hundredth without its sign, which print
    leaves to the head of a column.
    """
    wanted = [normal(shown)]
    if wanted[0].endswith((" %", " %-enheter")):
        wanted.append(wanted[0].partition(" %")[0])
        wanted.append(wanted[0].replace(" %-enheter", " procentenheter"))
    if sheet.cells[place].format == PERIOD:
        year, month = divmod(int(sheet.cells[place].value), 100)
        wanted += [f"{MONTHS[month - 1]} {year}"] if 1 <= month <= 12 else []
    wanted += re.findall(rf"tryck[^:\n]*: *({NUMBER})", normal(sheet.comments.get(place, "")), re.I)
    return "|".join(pattern(text.strip()) for text in wanted)


def rows_of(sheet, office):
    """(row, figures as shown, regular expression) of each row with figures. What is nothing is 0 in a cell, and shown as nothing."""
    rows = {}
    for place, cell in sorted(sheet.cells.items()):
        nothing = place in office and office[place].shown == "" and cell.value == 0 and cell.format.endswith('""')
        if cell.is_number() and not nothing:
            rows.setdefault(place[0], []).append(place)
    for row, places in rows.items():
        shown = [office[place].shown if place in office else "" for place in places]
        parts = [f"(?:{alternatives(sheet, place, text)})" for place, text in zip(places, shown)]
        yield row, shown, re.compile(".*?".join(parts))


def check_tables(sheet, office, lines):
    """Each row is in a line of the PDF, and the rows are in order."""
    last = -1
    for row, shown, expression in rows_of(sheet, office):
        found = next((at for at in range(last + 1, len(lines)) if expression.search(lines[at])), None)
        if found is not None:
            last = found
            continue
        title = sheet.text(row, 1) or "row"
        other = "after those above" if any(expression.search(line) for line in lines) else "in one line"
        yield f"{sheet.name}!{row}: the PDF does not say {other}: {title[:40]}: {' | '.join(map(normal, shown))}"


def check(case, book, office, pdf):
    lines = pdf_lines(pdf)
    for sheet in book.sheets:
        if sheet.kind == "document":
            yield from check_tables(sheet, office.get(sheet.name, {}), lines)

"""What an XLSX file holds, as text: python3 tests/cases/workbook.py FILE.xlsx"""
import io
import re
import sys
import zipfile
import zlib
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# Where the sheet "Om" begins to say how to read it and what it was made of: the same in every workbook.
READING = "Så läser du arbetsboken"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def number_formats(package):
    """The number format of each cell style."""
    root = ElementTree.fromstring(package.read("xl/styles.xml"))
    own = {f.get("numFmtId"): f.get("formatCode") for f in root.iter(MAIN + "numFmt")}
    return [own.get(xf.get("numFmtId"), "") for xf in root.find(MAIN + "cellXfs")]


def texts(package):
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    root = ElementTree.fromstring(package.read("xl/sharedStrings.xml"))
    return ["".join(t.text or "" for t in si.iter(MAIN + "t")) for si in root.iter(MAIN + "si")]


def short(format_code):
    """A format that shows the sign of all but zero, as the format of its digits: "±#,##0,,"."""
    return re.sub(r"\[>=0\](.*);((?:\[Red\])?)\[<=-[\d.]+\]-\1;\1", r"\2±\1", format_code)


def cell_text(cell, shared, formats):
    formula, value = cell.find(MAIN + "f"), cell.find(MAIN + "v")
    stored = "" if value is None else value.text or ""
    if cell.get("t") == "s":
        stored = shared[int(stored)]
    elif cell.get("t") == "inlineStr":
        stored = "".join(t.text or "" for t in cell.iter(MAIN + "t"))
    if formula is None and not stored:
        return None
    parts = [cell.get("r")]
    if formula is not None:
        parts += ["=" + (formula.text or ""), "->"]
    parts.append(stored.replace("\n", "\\n"))
    if formats[int(cell.get("s", 0))] and cell.get("t") not in ("s", "inlineStr", "str"):
        parts.append("(" + short(formats[int(cell.get("s", 0))]) + ")")
    return " ".join(parts)


def comments(package, target):
    root = ElementTree.fromstring(package.read(target))
    for comment in root.iter(MAIN + "comment"):
        words = "".join(t.text or "" for t in comment.iter(MAIN + "t"))
        yield f"comment {comment.get('ref')}: " + words.replace("\n", "\\n")


def tables(package, target):
    table = ElementTree.fromstring(package.read(target))
    columns = ", ".join(c.get("name") for c in table.iter(MAIN + "tableColumn"))
    yield f"table {table.get('name')} {table.get('ref')}: {columns}"


def marks(root):
    for formatting in root.iter(MAIN + "conditionalFormatting"):
        for rule in formatting.iter(MAIN + "cfRule"):
            limits = " ".join(f.text for f in rule.iter(MAIN + "formula"))
            yield f"mark {formatting.get('sqref')}: {rule.get('operator')} {limits}"


def levels(root):
    """Rows that follow each other on one level of the outline: "outline 5-9: 1"."""
    runs = []
    for row in root.iter(MAIN + "row"):
        level, number = row.get("outlineLevel"), int(row.get("r"))
        if level and runs and runs[-1][1:] == [number - 1, level]:
            runs[-1][1] = number
        elif level:
            runs.append([number, number, level])
    return [f"outline {first}-{last}: {level}" for first, last, level in runs]


def sheet_lines(package, path, shared, formats, whole):
    root = ElementTree.fromstring(package.read(path))
    for cell in root.iter(MAIN + "c"):
        line = cell_text(cell, shared, formats)
        if line and line.endswith(READING) and not whole:
            yield "…"
            return
        if line:
            yield line
    yield from marks(root)
    yield from levels(root)
    try:
        folder, _, name = path.rpartition("/")
        relations = ElementTree.fromstring(package.read(f"{folder}/_rels/{name}.rels"))
    except KeyError:
        return
    for relation in relations:
        target = relation.get("Target").replace("..", "xl")
        if relation.get("Type").endswith("/table"):
            yield from tables(package, target)
        elif relation.get("Type").endswith("/comments"):
            yield from comments(package, target)


def text(path, whole=False):
    """whole: with what stands on "Om" from READING on."""
    with zipfile.ZipFile(path) as package:
        book = ElementTree.fromstring(package.read("xl/workbook.xml"))
        targets = {r.get("Id"): r.get("Target") for r in ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))}
        shared, formats = texts(package), number_formats(package)
        lines = []
        for sheet in book.iter(MAIN + "sheet"):
            lines.append(f"== {sheet.get('name')}")
            lines += sheet_lines(package, "xl/" + targets[sheet.get(RELATION)], shared, formats, whole)
        names = [f"{n.get('name')} = {n.text}" for n in book.iter(MAIN + "definedName")]
        return "\n".join(lines + (["== names"] + names if names else [])) + "\n"


def members(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return [package.read(name) for name in package.namelist()]


def unpacked(path):
    """The members of a ZIP; or the inflated streams of a PDF, and the members of what it carries."""
    content, parts = path.read_bytes(), []
    if content.startswith(b"PK"):
        return members(content)
    for stream in re.finditer(rb"(?<!end)stream\r?\n(.*?)endstream", content, re.S):
        part = stream.group(1)
        try:
            part = zlib.decompressobj().decompress(part)
        except zlib.error:
            pass
        parts += members(part) if part.startswith(b"PK") else [part]
    return parts


if __name__ == "__main__":
    sys.stdout.write(text(sys.argv[1]))

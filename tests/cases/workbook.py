"""What an XLSX file holds, as text: python3 tests/cases/workbook.py FILE.xlsx"""
import io
import re
import sys
import zipfile
import zlib
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
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
        parts.append("(" + formats[int(cell.get("s", 0))] + ")")
    return " ".join(parts)


def sheet_lines(package, path, shared, formats):
    root = ElementTree.fromstring(package.read(path))
    for cell in root.iter(MAIN + "c"):
        line = cell_text(cell, shared, formats)
        if line:
            yield line
    try:
        folder, _, name = path.rpartition("/")
        relations = ElementTree.fromstring(package.read(f"{folder}/_rels/{name}.rels"))
    except KeyError:
        return
    for relation in relations:
        if relation.get("Type").endswith("/table"):
            table = ElementTree.fromstring(package.read(relation.get("Target").replace("..", "xl")))
            columns = ", ".join(c.get("name") for c in table.iter(MAIN + "tableColumn"))
            yield f"table {table.get('name')} {table.get('ref')}: {columns}"


def text(path):
    with zipfile.ZipFile(path) as package:
        book = ElementTree.fromstring(package.read("xl/workbook.xml"))
        targets = {r.get("Id"): r.get("Target") for r in ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))}
        shared, formats = texts(package), number_formats(package)
        lines = []
        for sheet in book.iter(MAIN + "sheet"):
            lines.append(f"== {sheet.get('name')}")
            lines += sheet_lines(package, "xl/" + targets[sheet.get(RELATION)], shared, formats)
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

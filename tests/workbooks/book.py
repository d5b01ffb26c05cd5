"""An XLSX file, read with the standard library: its parts, sheets, cells, comments, Excel tables and names."""
import functools
import posixpath
import re
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

ABOUT = "Om"
FIGURES = "Tal i texten"
CHART_DATA = "Diagramdata"


def column_letters(column):
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(place):
    return f"{column_letters(place[1])}{place[0]}"


def place(text):
    """"$C$12" -> (12, 3)"""
    letters, row = re.fullmatch(r"\$?([A-Z]+)\$?(\d+)", text).groups()
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - 64
    return int(row), column


def corners(reference):
    """"A3:C9" -> ((3, 1), (9, 3))"""
    first, _, last = reference.partition(":")
    return place(first), place(last or first)


class Cell:
    """value is a float, a text, a bool or None; error says that it is Excel's word for an error."""

    def __init__(self, element, shared, formats):
        formula, stored = element.find(MAIN + "f"), element.find(MAIN + "v")
        kind, text = element.get("t", "n"), "" if stored is None else stored.text or ""
        self.formula = None if formula is None else formula.text or ""
        self.format = formats[int(element.get("s", 0))]
        self.error = kind == "e"
        if kind == "s":
            self.value = shared[int(text)]
        elif kind == "inlineStr":
            self.value = "".join(t.text or "" for t in element.iter(MAIN + "t"))
        elif kind == "b":
            self.value = text == "1"
        elif kind in ("str", "e"):
            self.value = text
        else:
            self.value = None if stored is None else float(text)

    def is_number(self):
        return isinstance(self.value, float)


class Sheet:
    def __init__(self, book, name, part, shared, formats):
        self.book, self.name, self.part = book, name, part
        self.root = ElementTree.fromstring(book.parts[part])
        self.cells = {}
        for element in self.root.iter(MAIN + "c"):
            cell = Cell(element, shared, formats)
            if cell.formula is not None or cell.value is not None:
                self.cells[place(element.get("r"))] = cell
        self.related = book.relations(part)
        tables = [path for kind, path, _ in self.related.values() if kind == "table"]
        self.tables = [ElementTree.fromstring(book.parts[path]) for path in tables]
        self.comments = {}
        for kind, path, _ in self.related.values():
            if kind == "comments":
                for comment in ElementTree.fromstring(book.parts[path]).iter(MAIN + "comment"):
                    self.comments[place(comment.get("ref"))] = "".join(t.text or "" for t in comment.iter(MAIN + "t"))

    def text(self, row, column):
        cell = self.cells.get((row, column))
        return cell.value if cell and isinstance(cell.value, str) else ""

    @functools.cached_property
    def kind(self):
        """"data": an Excel table; "figures", "about" and "chart data": those that every document has; else "document"."""
        if self.tables:
            return "data"
        if self is self.book.sheets[0]:
            return "about"
        if self.figure_columns:
            return "figures"
        return "chart data" if self.name.startswith(CHART_DATA) else "document"

    @functools.cached_property
    def figure_columns(self):
        """Title -> column of the sheet of key figures: "Namn", "Värde", "Enhet", "Källa"; else nothing."""
        if self.name.startswith(FIGURES):
            for row in range(1, 8):
                titles = {cell.value: where[1] for where, cell in self.cells.items() if where[0] == row}
                if "Vad" in titles and "Värde" in titles:
                    return titles
        return {}


class Book:
    def __init__(self, path):
        self.path = path
        with zipfile.ZipFile(path) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.root = ElementTree.fromstring(self.parts["xl/workbook.xml"])
        self.sheets = []
        shared, formats, related = self.shared_texts(), self.number_formats(), self.relations("xl/workbook.xml")
        for element in self.root.iter(MAIN + "sheet"):
            part = related[element.get(RELATION)][1]
            self.sheets.append(Sheet(self, element.get("name"), part, shared, formats))
        self.names = [(n.get("name"), n.get("localSheetId"), n.text or "") for n in self.root.iter(MAIN + "definedName")]

    def relations(self, part):
        """Id -> (kind, path or address, whether it leaves the file) of what a part refers to."""
        folder, name = posixpath.split(part)
        content = self.parts.get(f"{folder}/_rels/{name}.rels".lstrip("/"))
        found = {}
        for relation in ElementTree.fromstring(content) if content else ():
            target, external = relation.get("Target"), relation.get("TargetMode") == "External"
            if not external:
                target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[relation.get("Id")] = (relation.get("Type").rpartition("/")[2], target, external)
        return found

    def shared_texts(self):
        content = self.parts.get("xl/sharedStrings.xml")
        items = ElementTree.fromstring(content).iter(MAIN + "si") if content else ()
        return ["".join(t.text or "" for t in item.iter(MAIN + "t")) for item in items]

    def number_formats(self):
        """The number format of each cell style."""
        root = ElementTree.fromstring(self.parts["xl/styles.xml"])
        own = {f.get("numFmtId"): f.get("formatCode") for f in root.iter(MAIN + "numFmt")}
        return [own.get(xf.get("numFmtId"), "") for xf in root.find(MAIN + "cellXfs")]

    def sheet(self, name):
        return next((s for s in self.sheets if s.name.lower() == name.lower()), None)

    def formulas(self):
        """(sheet, place, cell) of every cell with a formula."""
        for sheet in self.sheets:
            for where, cell in sheet.cells.items():
                if cell.formula is not None:
                    yield sheet, where, cell

"""Check: what archives and readers demand of a workbook, whatever it says."""
import re
import socket
import subprocess
from xml.etree import ElementTree

import book as books
from book import MAIN

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
ARCHIVAL_PARTS = re.compile(r"""(?x)
    \[Content_Types\]\.xml | _rels/\.rels | docProps/(app|core|custom)\.xml
    | xl/(workbook|styles|sharedStrings|comments\d+|metadata)\.xml | xl/_rels/workbook\.xml\.rels | xl/theme/theme\d+\.xml
    | xl/worksheets/(sheet\d+\.xml | _rels/sheet\d+\.xml\.rels) | xl/tables/table\d+\.xml | xl/charts/chart\d+\.xml
    | xl/drawings/(drawing\d+\.xml | vmlDrawing\d+\.vml | _rels/(vmlD|d)rawing\d+\.(xml|vml)\.rels) | xl/media/image\d+\.png
    """)
FORBIDDEN = {
    "sheetProtection": "protection", "workbookProtection": "protection", "fileSharing": "a password",
    "autoFilter": "an autofilter", "externalReferences": "links to other files", "oleObjects": "embedded objects",
    "controls": "form controls", "customWorkbookViews": "views of a person", "customSheetViews": "views of a person",
    "scenarios": "scenarios", "webPublishing": "web publishing", "legacyDrawingHF": "pictures in headers",
}
CODES = {"konto", "ansvar", "kod", "enhet", "region", "nämnd", "förvaltning", "område", "verksamhet", "motpart", "projekt", "id"}
A4, FIRST_COLUMN_PAST_EXCEL = "9", 16385
PATHS = re.compile(r"(?:file:/|[A-Za-z]:\\|(?<![\w./:<])/(?:home|root|tmp|usr|var|mnt|srv|opt|work|builds?)/)\S*")
NAMESPACES = re.compile(r"https?://(?:schemas\.(?:openxmlformats\.org|microsoft\.com)|purl\.org|www\.w3\.org)/")


def check_parts(book):
    for name in book.parts:
        if not ARCHIVAL_PARTS.fullmatch(name):
            yield f"it has a part {name}: no macro, link, connection or printer's setting has a place in an archive"
    for part in book.parts:
        for kind, target, external in book.relations(part).values():
            if external:
                yield f"{part} refers to {target} ({kind}), which is outside the file"


def check_elements(book):
    for name, content in book.parts.items():
        if not re.fullmatch(r"xl/(workbook|worksheets/sheet\d+|tables/table\d+)\.xml", name):
            continue
        for element in ElementTree.fromstring(content).iter():
            if element.tag.removeprefix(MAIN) in FORBIDDEN:
                yield f"{name} has {FORBIDDEN[element.tag.removeprefix(MAIN)]}"


def check_hidden(book):
    for element in book.root.iter(MAIN + "sheet"):
        if element.get("state", "visible") != "visible":
            yield f"the sheet {element.get('name')} is hidden"
    for element in book.root.iter(MAIN + "definedName"):
        if element.get("hidden", "0") in ("1", "true"):
            yield f"the name {element.get('name')} is hidden"
    for sheet in book.sheets:
        for tag, size in ("row", "ht"), ("col", "width"), ("sheetFormatPr", "defaultRowHeight"):
            for element in sheet.root.iter(MAIN + tag):
                where = f"{sheet.name}: {tag} {element.get('r') or element.get('min') or ''}".strip()
                if "1" in (element.get("hidden"), element.get("zeroHeight")) or float(element.get(size, 1)) == 0:
                    yield f"{where} is hidden"
                if element.get("collapsed") == "1":
                    yield f"{where} is collapsed"
        if any(cell.format and not cell.format.replace(";", "") for cell in sheet.cells.values()):
            yield f"{sheet.name}: a number format shows nothing"


def check_traces(book):
    """No path of the machine, no name of a host."""
    host = socket.gethostname()
    for name, content in book.parts.items():
        text = content.decode("utf-8", "replace")
        found = PATHS.search(NAMESPACES.sub("", text))
        if found:
            yield f"{name} says {found.group()[:60]!r}, a path"
        if len(host) > 3 and re.search(rf"\b{re.escape(host)}\b", text):
            yield f"{name} says {host!r}, the machine's name"
        if not re.search("sharedStrings|comments|worksheets/sheet|chart", name) and "://" in NAMESPACES.sub("", text):
            yield f"{name} has an address of the web"


def properties(book):
    """Local name -> text of the document properties."""
    found = {}
    for part in "docProps/core.xml", "docProps/app.xml":
        for element in ElementTree.fromstring(book.parts[part]).iter():
            found[element.tag.rpartition("}")[2]] = element.text or ""
    return found


def pdf_title(path):
    done = subprocess.run(["pdfinfo", "-enc", "UTF-8", str(path)], capture_output=True, check=True)
    return re.search(r"^Title: *(.*)$", done.stdout.decode(), re.M).group(1).strip()


def check_properties(book):
    """They name the region, never a person, and say which run it was."""
    said, run = properties(book), book.path.parent.name
    time = re.sub(r"(....)(..)(..)T(..)(..)(..)Z-.*", r"\1-\2-\3T\4:\5:\6Z", run)
    wanted = {"title": pdf_title(book.path.with_suffix(".pdf")), "created": time, "modified": time,
              "creator": said.get("Company", ""), "lastModifiedBy": said.get("Company", ""), "Manager": "", "DocSecurity": "0"}
    for name, text in wanted.items():
        if said.get(name, "") != text:
            yield f"the document property {name} is {said.get(name, '')!r}, not {text!r}"
    if run not in said.get("description", ""):
        yield f"the document property description is {said.get('description', '')!r}, which does not name the run"
    for part in book.parts:
        if part.startswith("xl/comments"):
            for author in ElementTree.fromstring(book.parts[part]).iter(MAIN + "author"):
                if (author.text or "") not in ("", said.get("Company", "")):
                    yield f"{part} names an author, {author.text!r}"


def check_print(book):
    """A sheet on several pages side by side has its first column on each."""
    titles = {int(scope): text for name, scope, text in book.names if name == "_xlnm.Print_Titles"}
    for number, sheet in enumerate(book.sheets):
        pages = "1"
        if "!$A:$A" in titles.get(number, ""):
            pages = sheet.root.find(MAIN + "pageSetup").get("fitToWidth", "1")
        setup, fit = sheet.root.find(MAIN + "pageSetup"), sheet.root.find(f"{MAIN}sheetPr/{MAIN}pageSetUpPr")
        if setup is None or setup.get("paperSize") != A4:
            yield f"{sheet.name} is not on A4"
        elif fit is None or fit.get("fitToPage") != "1" or setup.get("fitToWidth", "1") != pages or setup.get("fitToHeight") != "0":
            yield f"{sheet.name} is not fitted to the width of its pages"
        header, footer = (sheet.root.findtext(f"{MAIN}headerFooter/{MAIN}{tag}", "") for tag in ("oddHeader", "oddFooter"))
        if not header:
            yield f"{sheet.name} has no header"
        if "&P" not in header + footer or "&N" not in header + footer:
            yield f"{sheet.name} does not say page n of m"
        pane = sheet.root.find(f"{MAIN}sheetViews/{MAIN}sheetView/{MAIN}pane")
        if sheet.kind == "data" and (pane is None or pane.get("state") != "frozen"):
            yield f"{sheet.name}: its head does not stay in view"


def check_drawings(book):
    for part, content in book.parts.items():
        if not re.fullmatch(r"xl/drawings/drawing\d+\.xml", part):
            continue
        root = ElementTree.fromstring(content)
        for tag in "nvPicPr", "nvGraphicFramePr", "nvSpPr":
            for element in root.iter(DRAWING + tag):
                shape = element.find(DRAWING + "cNvPr")
                if not shape.get("descr", "").strip():
                    yield f"{part}: {shape.get('name')} has no alternative text"
                if shape.get("hidden") == "1":
                    yield f"{part}: {shape.get('name')} is hidden"


def column_number(letters):
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number


def is_address(name):
    """In A1 style, or in R1C1 style as English and Swedish Excel write it."""
    found = re.fullmatch(r"([A-Z]{1,3})[0-9]+", name.upper())
    if found and column_number(found.group(1)) < FIRST_COLUMN_PAST_EXCEL:
        return True
    return bool(re.fullmatch(r"R\d*([CK]\d*)?|[CK]\d*", name.upper()))


def check_names(book):
    sheets = {sheet.name.lower() for sheet in book.sheets}
    tables = [(table.get("name"), None, "") for sheet in book.sheets for table in sheet.tables]
    seen = set()
    for name, scope, text in book.names + tables:
        if (name.lower(), scope) in seen:
            yield f"the name {name} is defined twice"
        seen.add((name.lower(), scope))
        if name.startswith("_xlnm.Print_"):
            continue
        if is_address(name) or not re.fullmatch(r"[^\W\d][\w.]{0,254}", name) or name.lower() in ("true", "false"):
            yield f"the name {name} is none that Excel takes"
        found = re.fullmatch(r"'?((?:[^'!]|'')+)'?!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?", text)
        if text and (not found or found.group(1).replace("''", "'").lower() not in sheets):
            yield f"the name {name} stands for {text}, which is no cell"


def check_sheets(book):
    if book.sheets[0].name != books.ABOUT:
        yield f"the first sheet is {book.sheets[0].name}, not {books.ABOUT}"
    lower = [sheet.name.lower() for sheet in book.sheets]
    for sheet in book.sheets:
        if lower.count(sheet.name.lower()) > 1:
            yield f"two sheets are called {sheet.name}"
        if not 0 < len(sheet.name.encode("utf-16-le")) // 2 <= 31 or re.search(r"[\[\]:*?/\\]|^'|'$", sheet.name):
            yield f"the sheet name {sheet.name!r} is none that Excel takes"


def check_links(book):
    sheets, names = {sheet.name.lower() for sheet in book.sheets}, {name.lower() for name, _, _ in book.names}
    for sheet in book.sheets:
        for link in sheet.root.iter(MAIN + "hyperlink"):
            where, target = f"{sheet.name}!{link.get('ref')}", link.get("location", "")
            found = re.fullmatch(r"#?'?((?:[^'!]|'')+)'?!\$?[A-Z]{1,3}\$?\d+(:\$?[A-Z]{1,3}\$?\d+)?", target)
            if found and found.group(1).replace("''", "'").lower() in sheets or target.lower() in names:
                continue
            yield f"{where} leads to {target or 'something outside the file'!r}, which is no place in the workbook"


def check_types(book):
    """On data sheets codes are texts and periods are numbers, and a column is all of one type."""
    for sheet in book.sheets:
        for table in sheet.tables:
            (head, first), (last, end) = books.corners(table.get("ref"))
            names = [column.get("name") for column in table.iter(MAIN + "tableColumn")]
            if len(names) != end - first + 1:
                yield f"{sheet.name}: its table has {len(names)} names for {end - first + 1} columns"
            for column, name in enumerate(names, first):
                cells = [sheet.cells[row, column] for row in range(head + 1, last + 1) if (row, column) in sheet.cells]
                numbers = sum(1 for cell in cells if cell.is_number())
                if name.lower() in CODES and numbers:
                    yield f"{sheet.name}[{name}] has codes that are numbers"
                elif name.lower() == "period" and any(not is_period(cell) for cell in cells):
                    yield f"{sheet.name}[{name}] has periods that are no numbers YYYYMM"
                elif numbers not in (0, len(cells)):
                    yield f"{sheet.name}[{name}] has both numbers and texts"


def is_period(cell):
    if not cell.is_number():
        return False
    return cell.value == int(cell.value) and 190000 < cell.value < 300000 and int(cell.value) % 100 <= 13 and \
        cell.format == '0000"-"00'


def check(case, book):
    for part_check in (check_parts, check_elements, check_hidden, check_traces, check_properties, check_print, check_drawings,
                       check_names, check_sheets, check_links, check_types):
        yield from part_check(book)

"""Copies of workbooks that are broken on purpose: each check has to find its own out, or it proves nothing."""
import re
import shutil
import zipfile

# Name: (document, part, what to replace there, by what, what the complaint says). An empty part is a new one.
HYGIENE = {
    "hidden sheet": ("planunderlag", "xl/workbook.xml", r'sheetId="3"', 'sheetId="3" state="hidden"', "is hidden"),
    "hidden name": ("planunderlag", "xl/workbook.xml", r"<definedName name", r'<definedName hidden="1" name', "is hidden"),
    "hidden row": ("planunderlag", "xl/worksheets/sheet2.xml", r"<row ", r'<row hidden="1" ', "is hidden"),
    "hidden column": ("planunderlag", "xl/worksheets/sheet2.xml", r"<col ", r'<col hidden="1" ', "is hidden"),
    "collapsed rows": ("planunderlag", "xl/worksheets/sheet2.xml", r"<row ", r'<row collapsed="1" ', "is collapsed"),
    "hidden figures": ("planunderlag", "xl/styles.xml", r'formatCode="[^"]*#[^"]*"', 'formatCode=";;;"', "shows nothing"),
    "macro": ("planunderlag", "xl/vbaProject.bin", None, "x", "vbaProject.bin"),
    "printer's settings": ("planunderlag", "xl/printerSettings/printerSettings1.bin", None, "x", "printerSettings"),
    "connection": ("planunderlag", "xl/connections.xml", None, "<connections/>", "connections"),
    "external link": ("planunderlag", "xl/_rels/workbook.xml.rels", "</Relationships>",
                      '<Relationship Id="rId99" Type="x/externalLink" Target="b.xlsx" TargetMode="External"/></Relationships>',
                      "outside the file"),
    "password": ("planunderlag", "xl/worksheets/sheet2.xml", r"(</sheetData>)", r'\1<sheetProtection sheet="1"/>', "protection"),
    "autofilter": ("planunderlag", "xl/tables/table1.xml", r"<tableColumns", r'<autoFilter ref="A3:B4"/><tableColumns',
                   "autofilter"),
    "path": ("planunderlag", "xl/workbook.xml", r"<workbookPr ", r'<workbookPr codeName="/home/some/where.xlsx" ', "a path"),
    "web address": ("planunderlag", "xl/workbook.xml", r"<workbookPr ", r'<workbookPr codeName="http://a.example" ', "of the web"),
    "person": ("planunderlag", "docProps/core.xml", r"<dc:creator>[^<]*", "<dc:creator>Anna", "creator"),
    "other title": ("planunderlag", "docProps/core.xml", r"<dc:title>[^<]*", "<dc:title>Rapport", "title"),
    "no run": ("planunderlag", "docProps/core.xml", r"<dc:description>[^<]*", "<dc:description>", "does not name the run"),
    "other time": ("planunderlag", "docProps/core.xml", r"2020-12-15T", "2020-12-16T", "created"),
    "letter size": ("planunderlag", "xl/worksheets/sheet2.xml", r'paperSize="9"', 'paperSize="1"', "not on A4"),
    "not fitted": ("planunderlag", "xl/worksheets/sheet2.xml", r' fitToPage="1"', "", "not fitted"),
    "no page number": ("planunderlag", "xl/worksheets/sheet2.xml", r"&amp;N", "", "page n of m"),
    "no header": ("planunderlag", "xl/worksheets/sheet2.xml", r"<oddHeader>[^<]*</oddHeader>", "", "no header"),
    "not frozen": ("planunderlag", "DATA", r'<pane .*?/>', "", "stay in view"),
    "address as name": ("planunderlag", "xl/workbook.xml", r'<definedName name="\w+"', '<definedName name="RAM1"',
                        "none that Excel takes"),
    "Swedish address as name": ("planunderlag", "xl/workbook.xml", r'<definedName name="\w+"', '<definedName name="R1K1"',
                                "none that Excel takes"),
    "name without cell": ("planunderlag", "xl/workbook.xml", r"(<definedName name=\"[a-z]\w*\">)[^<]*", r"\1'Borta'!$A$1",
                          "which is no cell"),
    "no first sheet": ("planunderlag", "xl/workbook.xml", r'<sheet name="Om"', '<sheet name="Info"', "the first sheet is"),
    "long sheet name": ("planunderlag", "xl/workbook.xml", r'name="[^"]*" sheetId="3"', f'name="{"a" * 32}" sheetId="3"',
                        "none that Excel takes"),
    "same sheet name": ("planunderlag", "xl/workbook.xml", r'name="[^"]*" sheetId="3"', 'name="OM" sheetId="3"', "two sheets"),
    "link to nothing": ("planunderlag", "xl/worksheets/sheet1.xml", r"(</sheetData>)",
                        r"""\1<hyperlinks><hyperlink ref="A1" location="'Borta'!A1"/></hyperlinks>""", "no place in the workbook"),
    "picture without text": ("planunderlag", "xl/drawings/drawing99.xml", None,
                             '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"><xdr:pic>'
                             '<xdr:nvPicPr><xdr:cNvPr id="2" name="Bild 1"/></xdr:nvPicPr></xdr:pic></xdr:wsDr>',
                             "no alternative text"),
    "text period": ("yrkande", "DATA", r'<c r="(A4)" s="\d+"><v>\d+</v>', r'<c r="\1" t="str"><v>2019-00</v>', "periods"),
    "number as code": ("yrkande", "DATA", r'<c r="(B4)" s="\d+" t="s">', r'<c r="\1">', "codes that are numbers"),
}
CONSTANTS = {
    "constant": ("planunderlag", "xl/worksheets/sheet2.xml", r"<f>[^<]*</f>(<v>-?[1-9])", r"\1", "a constant without a source"),
    "formula of nothing": ("planunderlag", "xl/worksheets/sheet2.xml", r"<f>[^<]*</f>(<v>-?[1-9])", r"<f>1+1</f>\1",
                           "refers to nothing"),
    "fewer formulas": ("planunderlag", "xl/worksheets/sheet2.xml", r"<f>.*?</f>", "", "formulas, at least"),
}
RECALCULATED = {
    "wrong result": ("planunderlag", "xl/worksheets/sheet2.xml", r"(</f><v>-?)([1-9])", r"\g<1>1\2", "is stored as"),
    "wrong formula": ("planunderlag", "xl/worksheets/sheet2.xml", r"<f>[^<]*</f>(<v>-?[1-9])", r"<f>A1/0</f>\1", "is stored as"),
}
PRINTED = {
    "other format": ("planunderlag", "xl/styles.xml", r'formatCode="[^"]*;#,##0,,"', 'formatCode="#,##0.00,,"', "does not say"),
}
TEXTUAL = {
    "other format of the text": ("skrivelse", "xl/styles.xml", r'formatCode="[^"]*;#,##0,,"', 'formatCode="#,##0.00,,"', "does not say"),
}


def data_part(book):
    return next(sheet.part for sheet in book.sheets if sheet.kind == "data")


def break_copy(book, folder, recipe):
    """A copy of the workbook at the same kind of place: in a folder of the run's name, beside its PDF."""
    document, part, expression, replacement, _ = recipe
    part = data_part(book) if part == "DATA" else part
    if expression is None:
        content = replacement
    else:
        content, count = re.subn(expression, replacement, book.parts[part].decode(), flags=re.S)
        if not count:
            raise SystemExit(f"{document}.xlsx: there is nothing to break in {part}: {expression}")
    copy = folder / book.path.parent.name / book.path.name
    copy.parent.mkdir(parents=True)
    shutil.copyfile(book.path.with_suffix(".pdf"), copy.with_suffix(".pdf"))
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as package:
        for name, old in {**book.parts, part: content}.items():
            package.writestr(name, content if name == part else old)
    return copy


def copies(recipes, sample, folder):
    """Name -> path of the broken copies; sample is document -> Book."""
    return {name: break_copy(sample[recipe[0]], folder / name.replace(" ", "_"), recipe) for name, recipe in recipes.items()}


def unnoticed(recipes, complaints):
    """What was not found out: complaints is name -> the messages of its check."""
    for name, recipe in recipes.items():
        if not any(recipe[4] in message for message in complaints[name]):
            yield f"a broken copy was not found out: {name}: no message says {recipe[4]!r}, but: {complaints[name][:3]}"

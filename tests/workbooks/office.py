"""What LibreOffice makes of workbooks: every cell recalculated, and as it is shown to a Swedish reader."""
import pathlib
import shutil
import subprocess
from xml.etree import ElementTree

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"

# Settings of the profile: stored results are never believed, and numbers are shown as in Sweden.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>sv-SE</value></prop></item>
</oor:items>
"""
SECONDS = 600
AT_ONCE = 150  # of more than some 240 documents on one command line LibreOffice leaves out the rest, without a word


class Shown:
    """A cell: value is a float, a text or a bool, shown what stands in it, error whether that is an error."""

    def __init__(self, element):
        kind = element.get(OFFICE + "value-type")
        self.shown = "\n".join("".join(p.itertext()) for p in element.findall(TEXT + "p"))
        self.error = element.get(CALC + "value-type") == "error" or self.shown.startswith(("#", "Fel:", "Err:"))
        if kind in ("float", "percentage", "currency"):
            self.value = float(element.get(OFFICE + "value"))
        elif kind == "boolean":
            self.value = element.get(OFFICE + "boolean-value") == "true"
        else:
            self.value = element.get(OFFICE + "string-value", self.shown)


def cells_of(table):
    """Place -> Shown of a sheet; rows and cells that are repeated stand there once, with their number."""
    found, row = {}, 1
    for line in table.iter(TABLE + "table-row"):
        repeated, column = int(line.get(TABLE + "number-rows-repeated", 1)), 1
        for element in line:
            times = int(element.get(TABLE + "number-columns-repeated", 1))
            if element.get(OFFICE + "value-type"):
                cell = Shown(element)
                found.update({(r, c): cell for r in range(row, row + repeated) for c in range(column, column + times)})
            column += times
        row += repeated
    return found


def read(path):
    """Name of a sheet -> place -> Shown, of an OpenDocument file in one piece."""
    root = ElementTree.parse(path).getroot()
    return {table.get(TABLE + "name"): cells_of(table) for table in root.iter(TABLE + "table")}


def recalculate(paths, scratch):
    """Path -> what read() gives, of each workbook that LibreOffice can open; so many in one start."""
    inside, outside, profile = scratch / "in", scratch / "out", scratch / "profile"
    for folder in inside, outside, profile / "user":
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    (profile / "user/registrymodifications.xcu").write_text(SETTINGS)
    copies = {path: inside / f"{number}.xlsx" for number, path in enumerate(paths)}
    for path, copy in copies.items():
        shutil.copyfile(path, copy)
    names = [str(copy) for copy in copies.values()]
    for first in range(0, len(names), AT_ONCE):
        subprocess.run(["soffice", f"-env:UserInstallation={pathlib.Path(profile).absolute().as_uri()}", "--headless",
                        "--convert-to", "fods", "--outdir", str(outside), *names[first:first + AT_ONCE]],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=SECONDS)
    made = {path: outside / f"{copy.stem}.fods" for path, copy in copies.items()}
    return {path: read(result) for path, result in made.items() if result.exists()}

"""Check: an amount changed on a data sheet moves every figure as the same change of the input does.

Rows of the sample's CSV files are changed and the program is run on them. What then differs on the data sheets is put into
copies of the first run's workbooks, by editing their XML. Recalculated, their figures must be those of the second run.
"""
import copy
import os
import re
import shutil
import subprocess
import zipfile
from decimal import Decimal
from pathlib import Path

import book as books
import recalculated

ROOT = Path(__file__).resolve().parents[2]

# File, a regular expression of one line, its column from 0, what is added. The amounts are powers of three, in öre: a
# figure's movement, as digits of base three, names the rows that it is the sum or difference of. They are small enough to
# leave every row where it is sorted, and every condition as it is.
CHANGES = [
    ("huvudbok_2020_11.csv", r'^2020-11,[^,]*,"V00721",3,', 9, "0.09"),
    ("huvudbok_2020.csv", r"^2020-03;[^;]*;V00162;3;3200;2120;", 9, "0.27"),
    ("huvudbok_2019.csv", r"^201905;20190521;V00308;5;5110;2120;", 9, "0.81"),
    ("budget.csv", r"^2020-06;;Köpt verksamhet;HSF;fullmäktige;", 7, "2.43"),
    ("budget.csv", r"^2021-02;;Övriga kostnader;HSF;tillägg;", 7, "7.29"),
    ("prognos.csv", r"^2020-08;;Övriga kostnader;RFV;", 4, "21.87"),
    ("ramar.csv", r"^2021;RS;;satsning;Satsningar;Hälsoval, utökad beställning;", 7, "65.61"),
    ("justeringar.csv", r"^2020-11;RV;covid;Intäktsförluster i verksamheten;", 5, "196.83"),
    ("historik.csv", r"^2012;Finansnetto;", 2, "590.49"),
    ("atgardseffekter.csv", r"^OP01;;2021;plan;", 5, "1771.47"),
    ("balanser.csv", r"^1810\t202008\t", 3, "5314.41"),
    ("antaganden.csv", r"^fast_ersättning;", 1, "0.013"),
    ("nyckeltal.csv", r"^202011;årsarbetare;FHF;", 3, "3"),
]
ADDED = [float(words[3]) for words in CHANGES]
DIGITS = 14
# Its tables list the findings, which the changes add to: that its figures move is looked at, not how far.
LISTS_FINDINGS = "avstamning"


def decode(content):
    for encoding in ("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"), "cp1252":
        try:
            return content.decode(encoding), "utf-16" if encoding == "utf-16" else "utf-8"
        except UnicodeDecodeError:
            continue
    raise SystemExit("an input file of the sample is in no encoding known here")


def amount(text):
    text = re.sub(r'[\s"]', "", text).replace("−", "-").replace("–", "-")
    if text.endswith("-"):
        text = "-" + text[:-1]
    if "," in text or text.count(".") > 1:
        text = text.replace(".", "").replace(",", ".")
    return Decimal(text)


def change(folder, name, line, column, added):
    path = folder / name
    text, encoding = decode(path.read_bytes())
    rows = text.split("\n")
    [at] = [number for number, row in enumerate(rows) if re.search(line, row)] or [None]
    if at is None:
        raise SystemExit(f"{name} has no line {line}: choose another in tests/workbooks/moves.py")
    delimiter = next(d for d in (";", "\t", ",") if d in rows[0])
    fields = rows[at].split(delimiter)
    new = str(amount(fields[column]) + Decimal(added))
    end = "\r" if fields[column].endswith("\r") else ""
    fields[column] = (new if delimiter == "," else new.replace(".", ",")) + end
    rows[at] = delimiter.join(fields)
    path.write_bytes("\n".join(rows).encode(encoding))


def run_changed(binary, scratch):
    """The documents of the sample with all changes; the controls may stop it."""
    folder, output = scratch / "input", scratch / "output"
    shutil.copytree(ROOT / "input", folder)
    for words in CHANGES:
        change(folder, *words)
    done = subprocess.run([binary, "run", "--input", folder, "--templates", "templates", "--output", output, "--period", "2020-11",
                           "--at", "2020-12-15T02:00:00Z"], cwd=ROOT, env={**os.environ, "LC_ALL": "C"},
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stdout.decode())
    return {path.name: path for path in output.glob("*/*Z-*/*.xlsx")}


def constants(sheet):
    """Place -> cell of what can be changed: the rows of a data sheet, or the numbers of another that are no formulas."""
    if not sheet:
        return {}
    if not sheet.tables:
        return {place: cell for place, cell in sheet.cells.items() if cell.formula is None and cell.is_number()}
    (head, _), (last, _) = books.corners(sheet.tables[0].get("ref"))
    return {place: cell for place, cell in sheet.cells.items() if head < place[0] <= last}


class Move:
    """A workbook of the sample, the same of the changed run, and the copy that has the changed amounts."""

    def __init__(self, path, other, copy):
        self.path, self.copy = path, copy
        self.old, self.new = books.Book(path), books.Book(other)
        self.changed = []    # (sheet, place, old, new) on data sheets
        self.constants = []  # the same of constants elsewhere: figures of the region in a förvaltning's workbook
        self.faults = []
        for sheet in self.old.sheets:
            if sheet.kind != "about":
                self.find_changes(sheet, self.new.sheet(sheet.name))
        self.write_copy()

    def find_changes(self, sheet, other):
        before, after = constants(sheet), constants(other)
        if set(before) != set(after):
            if self.path.stem != LISTS_FINDINGS:
                self.faults.append(f"{sheet.name}: it has other cells when amounts are changed")
            return
        for place, cell in before.items():
            new = after[place]
            if cell.formula is None and cell.is_number() and new.is_number() and cell.value != new.value:
                changes = self.changed if sheet.kind == "data" else self.constants
                changes.append((sheet, place, cell.value, new.value))

    def write_copy(self, parts=None):
        """parts: name -> text of those that are to differ from the sample's."""
        parts = dict(parts or {})
        for sheet, place, old, new in self.changed + self.constants:
            text = parts.get(sheet.part) or self.old.parts[sheet.part].decode()
            cell = rf'(<c r="{books.address(place)}"[^>]*><v>)[^<]*(</v>)'
            parts[sheet.part], count = re.subn(cell, lambda found, value=new: f"{found[1]}{value!r}{found[2]}", text)
            assert count == 1
        self.copy.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(self.copy, "w") as package:
            for name, content in self.old.parts.items():
                package.writestr(name, parts.get(name, content))


def prepare(binary, scratch, sample):
    """Moves of the sample's workbooks with at least one changed amount."""
    others = run_changed(binary, scratch)
    moves = [Move(path, others[path.name], scratch / "copies" / path.name) for path in sample]
    return [move for move in moves if move.changed or move.faults]


def close(distance, wanted, size):
    return abs(abs(distance) - wanted) <= 1e-6 * max(1e-3, abs(size) / 1000)


def stiff_copy(moves, folder):
    """A move whose copy has a constant where a formula should be: that has to be found out."""
    move = next(move for move in moves if move.path.stem == "yrkande")
    stiff = copy.copy(move)
    stiff.copy = folder / move.copy.name
    sheet = next(sheet for sheet in move.old.sheets if sheet.kind == "figures")
    text, count = re.subn(r"<f>[^<]*justeringar\[belopp\][^<]*</f>", "", move.old.parts[sheet.part].decode())
    assert count
    stiff.write_copy({sheet.part: text})
    return stiff


def check_additions(move):
    """What differs on the data sheets is what was added to the input."""
    for sheet, place, old, new in move.changed:
        if not any(close(new - old, one, old) for one in ADDED) and move.path.stem != LISTS_FINDINGS:
            yield f"{sheet.name}!{books.address(place)}: {old!r} becomes {new!r}: nothing like that was added to the input"


def powers(distance):
    """The powers of three, in kronor, that a movement is the sum of, some with a minus; empty where it is no such sum."""
    left, found = round(distance * 100), set()
    if abs(left - distance * 100) > 0.01:
        return found
    for digit in range(DIGITS):
        rest = (left + 1) % 3 - 1
        left = (left - rest) // 3
        if rest:
            found.add(3**digit / 100)
    return set() if left else found


def movements(move, office):
    """How far each formula's result moves."""
    for sheet, place, cell in move.old.formulas():
        found = office.get(sheet.name, {}).get(place)
        if cell.is_number() and found is not None and isinstance(found.value, float) and found.value != cell.value:
            yield found.value - cell.value


def check_each_moves(move, office):
    """Each changed amount moves some figure: by as much, or by a sum that it is part of."""
    changed = {one for _, _, old, new in move.changed for one in ADDED if close(new - old, one, old)}
    distances = list(movements(move, office))
    sums = [found for found in map(powers, distances) if found <= changed]
    for sheet, place, old, new in move.changed:
        if any(close(distance, abs(new - old), old) for distance in distances):
            continue
        if not any(close(new - old, one, old) for found in sums for one in found):
            yield f"{sheet.name}!{books.address(place)}: no figure moves when {old!r} becomes {new!r}"


def check_figures(move, office):
    """The copy's figures are those of the second run."""
    for sheet, place, cell in move.old.formulas():
        where, other = f"{sheet.name}!{books.address(place)}", move.new.sheet(sheet.name)
        new, found = other and other.cells.get(place), office.get(sheet.name, {}).get(place)
        if new is None or new.formula != cell.formula:
            yield f"{where}: ={cell.formula} is not there when the input is changed"
        elif found is not None and not recalculated.same(new.value, found.value, 1e-11):
            yield f"{where}: ={cell.formula} gives {found.value!r} in the workbook, {new.value!r} from the changed input"


def check(move, office):
    yield from move.faults
    yield from check_additions(move)
    yield from check_each_moves(move, office)
    if move.path.stem != LISTS_FINDINGS:
        yield from check_figures(move, office)

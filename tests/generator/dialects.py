"""CSV in the dialects that Swedish systems write, and back again (check.py).

A table is (columns, rows). columns is a list of (name, kind); kind says what a value is in Python:
  t text (str) · a amount (int, öre) · n number (str, decimal point) · p period (int, YYYYMM) · d date (int, YYYYMMDD) ·
  y year (int). None is an empty cell.
"""
import csv
import io
from dataclasses import dataclass

NBSP, NARROW, MINUS, DASH = "\u00a0", "\u202f", "\u2212", "\u2013"


@dataclass(frozen=True)
class Dialect:
    encoding: str = "utf-8"    # utf-8, utf-8-sig, utf-16le (written with its mark), cp1252
    delimiter: str = ";"
    decimal: str = ","
    thousands: str = ""
    minus: str = "-"           # "trailing": 1 234,00-
    newline: str = "\n"
    period: str = "dash"       # dash 2020-11, plain 202011
    decimals: bool = True      # False: ,00 is left out
    quoted: bool = False       # every text in quotes


PLAIN = Dialect()


def _number(d, negative, whole, fraction):
    if d.thousands:
        whole = f"{int(whole):,}".replace(",", d.thousands)
    text = whole + (d.decimal + fraction if fraction else "")
    if not negative:
        return text
    return text + "-" if d.minus == "trailing" else d.minus + text


def cell(d, kind, value):
    """The value as the dialect writes it, before quoting."""
    if value is None or value == "":
        return ""
    if kind == "t":
        return value
    if kind == "a":
        whole, fraction = divmod(abs(value), 100)
        keep = d.decimals or fraction or d.thousands == "."
        return _number(d, value < 0, str(whole), f"{fraction:02}" if keep else "")
    if kind == "n":
        whole, _, fraction = value.lstrip("-").partition(".")
        return _number(d, value.startswith("-"), whole, fraction)
    if kind == "p":
        return f"{value // 100:04}-{value % 100:02}" if d.period == "dash" else f"{value:06}"
    if kind == "d":
        text = f"{value:08}"
        return f"{text[:4]}-{text[4:6]}-{text[6:]}" if d.period == "dash" else text
    return str(value)


def _quote(d, kind, text):
    must = any(c in text for c in (d.delimiter, '"', "\n", "\r")) or text != text.strip()
    if must or (d.quoted and kind == "t" and text):
        return '"' + text.replace('"', '""').replace("\n", d.newline) + '"'
    return text


def write(path, d, columns, rows):
    """Writes the file; returns (rows written, sum of column belopp in öre or None)."""
    kinds = [kind for _, kind in columns]
    amount = next((i for i, (name, _) in enumerate(columns) if name == "belopp"), None)
    count, total = 0, 0 if amount is not None else None
    encoding = "utf-16-le" if d.encoding == "utf-16le" else d.encoding
    with open(path, "w", encoding=encoding, newline="") as out:
        if d.encoding == "utf-16le":
            out.write("\ufeff")
        out.write(d.delimiter.join(_quote(d, "t", name) for name, _ in columns) + d.newline)
        for row in rows:
            if len(row) != len(kinds):
                raise ValueError(f"{path}: {len(kinds)} columns, but {row}")
            out.write(d.delimiter.join(_quote(d, k, cell(d, k, v)) for k, v in zip(kinds, row)) + d.newline)
            count += 1
            if total is not None:
                total += row[amount] or 0
    return count, total


def parse(d, kind, text):
    """The inverse of cell()."""
    if text == "":
        return None
    if kind in "an":
        negative = text.startswith(("-", MINUS, DASH)) or text.endswith("-")
        text = text.strip("-" + MINUS + DASH)
        if d.thousands:
            text = text.replace(d.thousands, "")
        whole, _, fraction = text.partition(d.decimal)
        if kind == "n":
            return ("-" if negative else "") + whole + ("." + fraction if fraction else "")
        value = int(whole) * 100 + int((fraction + "00")[:2])
        return -value if negative else value
    if kind in "pd":
        return int(text.replace("-", ""))
    return int(text) if kind == "y" else text


def read(path, d, columns):
    """The rows of a file as dicts of Python values."""
    with open(path, "rb") as file:
        text = file.read().decode("utf-16" if d.encoding == "utf-16le" else d.encoding)
    records = list(csv.reader(io.StringIO(text, newline=""), delimiter=d.delimiter, strict=True))
    kinds = dict(columns)
    names = records[0]
    if names != [name for name, _ in columns]:
        raise ValueError(f"{path}: columns {names}")
    return [{n: parse(d, kinds[n], v) for n, v in zip(names, r, strict=True)} for r in records[1:]]

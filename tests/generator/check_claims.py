"""Recompute every claim in publicerat.csv and pastaenden.csv; print those that differ.

usage: check_claims.py OUTDIR. A difference within one unit of the sum's last printed digit is a
note; within half a unit of every printed figure that enters, the sum's own included, it can be
rounding; above that it is an error. An empty cell counts as 0 without a bound. A ratio that
rounds to the printed digits holds.
"""
import sys
from decimal import Decimal
from pathlib import Path

from published_claims import only, read

ORDER = {"error": 0, "kan vara avrundning": 1, "note": 2}


def value(row):
    return Decimal(row["värde"].replace(",", ".") or 0)


def unit(row):
    """One unit of the last digit that stands on paper; 0 where nothing stands."""
    digits = "".join(c for c in row["tryckt"] if c.isdigit() or c == ",")
    return Decimal(1).scaleb(-len(digits.partition(",")[2])) if digits else Decimal(0)


def verdict(difference, step, bound):
    size = abs(difference)
    return "note" if size <= step else "kan vara avrundning" if size <= bound else "error"


def sums(rows):
    """(place, sum row, [(sign, part)], open list?) for each claim, downwards and across."""
    found = {}
    for r in rows:
        place = {"dokument": r["dokument"], "tabell": r["tabell"]}
        if r["ingår_i"]:
            whole = only(rows, **place, post=r["ingår_i"], kolumn=r["kolumn"])
            found.setdefault((int(whole["ordning"]), r["tabell"], "ned"), [whole]).append(("tecken", r))
        if r["kolumn_ingår_i"]:
            whole = only(rows, **place, grupp=r["grupp"], post=r["post"], kolumn=r["kolumn_ingår_i"])
            found.setdefault((int(whole["ordning"]), r["tabell"], "tvärs"), [whole]).append(("kolumn_tecken", r))
    for (_, table, way), (whole, *parts) in sorted(found.items(), key=lambda f: (f[0][1], f[0][2], f[0][0])):
        signed = [(-1 if part[name] == "-" else 1, part) for name, part in parts]
        if way == "tvärs" and not any(part["tryckt"] for _, part in signed):
            continue  # nothing is printed in any of its columns: the row claims no sum
        yield way, whole, signed, any(p["uttömmande"] == "nej" for _, p in signed)


def check_sum(whole, parts, partial):
    total = sum(sign * value(part) for sign, part in parts)
    bound = (unit(whole) + sum(unit(part) for _, part in parts)) / 2
    difference = value(whole) - total
    if partial and abs(total) <= abs(value(whole)):
        difference = Decimal(0)
    return total, difference, bound


def check_ratio(left, a, b, minus):
    x, y = value(a), value(b)
    ratio = 100 * x / y
    bound = unit(left) / 2 + 50 * (unit(a) + abs(x / y) * unit(b)) / abs(y)
    difference = value(left) - ratio + minus
    holds = abs(difference) <= unit(left) / 2
    return ratio - minus, Decimal(0) if holds else difference, bound


def claims(outdir):
    """(kind, place, left row, recomputed, difference, bound) for every claim."""
    rows = read(Path(outdir) / "publicerat.csv")
    for way, whole, parts, partial in sums(rows):
        name = f"{whole['tabell']} {whole['post']} | {whole['kolumn']}"
        yield way, name, whole, *check_sum(whole, parts, partial)
    for rel in read(Path(outdir) / "pastaenden.csv"):
        def cell(side):
            return only(rows, dokument=rel["dokument"], tabell=rel[side + "_tabell"],
                        post=rel[side + "_post"], kolumn=rel[side + "_kolumn"])
        left, sides = cell("vänster"), ["a"] if rel["art"] == "lika" else ["a", "b"]
        if rel["art"] in ("kvot", "tillväxt"):
            result = check_ratio(left, cell("a"), cell("b"), 100 if rel["art"] == "tillväxt" else 0)
        else:
            result = check_sum(left, [(-1 if rel[s + "_tecken"] == "-" else 1, cell(s)) for s in sides], False)
        yield rel["art"], f"{rel['nr']}: {rel['beskrivning']}", left, *result


def main(outdir):
    every = list(claims(outdir))
    failing = [(verdict(d, unit(left), bound), kind, name, left, total, d, bound)
               for kind, name, left, total, d, bound in every if d]
    print("class;kind;claim;printed;recomputed;difference;unit;bound;measure")
    for kind_of, kind, name, left, total, d, bound in sorted(failing, key=lambda f: ORDER[f[0]]):
        print(kind_of, kind, name, left["tryckt"], f"{total:.6g}", f"{d:.4g}", unit(left),
              f"{bound:.4g}", left["måttenhet"], sep=";")
    counts = {c: sum(f[0] == c for f in failing) for c in ORDER}
    kinds = {k: sum(e[0] == k for e in every) for k in dict.fromkeys(e[0] for e in every)}
    print(f"{len(every)} claims {kinds}, {len(failing)} differ: {counts}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: check_claims.py OUTDIR")
    main(sys.argv[1])

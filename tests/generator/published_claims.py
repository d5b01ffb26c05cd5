"""Write publicerat.csv and pastaenden.csv: the printed tables with every claim they make.

The tables are published/t01…t20, the claims claims.csv (sums within a table; `*` matches
anything) and relations.csv (everything else). Nothing is corrected: a claim may fail.
"""
import csv
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
CLAIM = ["ingår_i", "kolumn_ingår_i", "kolumn_tecken", "tecken", "uttömmande"]
MATCH = ["tabell", "radtyp", "grupp", "post", "kolumn"]
PUBLISHED = ["dokument", "tabell", "ordning", "radtyp", "grupp", "post", "kolumn", "tryckt", "värde",
             "måttenhet", "ingår_i", "kolumn_ingår_i", "tecken", "kolumn_tecken", "uttömmande"]


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f, delimiter=";", strict=True))


def save(path, columns, rows):
    with open(path, "w", encoding="utf-8-sig", newline="") as f:
        out = csv.DictWriter(f, columns, delimiter=";", lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def tables():
    """Every printed row, in order, without claims."""
    rows = []
    for path in sorted((HERE / "published").glob("t[0-9][0-9]_*.csv")):
        for number, row in enumerate(read(path), 1):
            row["måttenhet"] = row.pop("enhet")
            row.update(dict.fromkeys(CLAIM, ""), tabell=path.name[:3], ordning=number)
            rows.append(row)
    return rows


def apply(claim, rows):
    """Put a claim on the rows it names; none, or a row that already has it, is a mistake."""
    hits = [r for r in rows if all(claim[c] in ("*", r[c]) for c in MATCH)]
    if not hits:
        raise ValueError(f"no row for claim {claim}")
    for row in hits:
        for name in CLAIM:
            if claim[name] and row[name]:
                raise ValueError(f"{name} claimed twice: {row}")
            row[name] = row[name] or claim[name]


def only(rows, **key):
    """The one row with this key."""
    hits = [r for r in rows if all(r[k] == v for k, v in key.items())]
    if len(hits) != 1:
        raise ValueError(f"{len(hits)} rows for {key}")
    return hits[0]


def check_targets(rows):
    """Every sum that is named must be exactly one row, and never the row itself."""
    for r in rows:
        place = {k: r[k] for k in ("dokument", "tabell")}
        only(rows, **place, grupp=r["grupp"], post=r["post"], kolumn=r["kolumn"])
        if r["ingår_i"] and only(rows, **place, post=r["ingår_i"], kolumn=r["kolumn"]) is r:
            raise ValueError(f"in its own sum: {r}")
        if r["kolumn_ingår_i"] and only(rows, **place, grupp=r["grupp"], post=r["post"],
                                        kolumn=r["kolumn_ingår_i"]) is r:
            raise ValueError(f"in its own sum: {r}")


def published():
    rows = tables()
    for claim in read(HERE / "claims.csv"):
        apply(claim, rows)
    check_targets(rows)
    return rows


def relations(rows):
    found = read(HERE / "relations.csv")
    for number, rel in enumerate(found, 1):
        sides = ("vänster", "a") if rel["art"] == "lika" else ("vänster", "a", "b")
        for s in sides:
            only(rows, dokument=rel["dokument"], tabell=rel[s + "_tabell"], post=rel[s + "_post"],
                 kolumn=rel[s + "_kolumn"])
        rel["nr"] = number
    return found


def write(outdir):
    outdir = Path(outdir)
    outdir.mkdir(parents=True, exist_ok=True)
    rows = published()
    rels = relations(rows)
    save(outdir / "publicerat.csv", PUBLISHED, rows)
    save(outdir / "pastaenden.csv", ["nr"] + [c for c in rels[0] if c != "nr"], rels)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: published_claims.py OUTDIR")
    write(sys.argv[1])

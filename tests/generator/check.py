"""Reads a generated folder again and checks every sum that the sample promises: python3 tests/generator/check.py INDIR"""
import os
import sys
from decimal import Decimal

sys.dont_write_bytecode = True

import adjustments
import kontoplan
import ledger
import organisation
import sample
from dialects import PLAIN, read

MKR = 100_000_000
failed = False


def expect(what, found, wanted):
    global failed
    right = found == wanted
    failed |= not right
    print("OK " if right else "FEL", what, "" if right else f": {found}, not {wanted}")


def total(rows, **where):
    """Sum of belopp; a value to match, or a set of them."""
    def fits(row):
        return all(row[k] in v if isinstance(v, (set, range)) else row[k] == v for k, v in where.items())
    return sum(r["belopp"] for r in rows if fits(r))


def check_ledger(t):
    rows = t["huvudbok_2019.csv"] + t["huvudbok_2020.csv"] + t["huvudbok_2020_11.csv"]
    vouchers, result, units = {}, {}, set()
    trade = {}
    for r in rows:
        key = (r["period"] // 100, r["verifikation"])
        vouchers[key] = vouchers.get(key, 0) + r["belopp"]
        key = (r["period"], kontoplan.avsnitt_of(r["konto"]))
        result[key] = result.get(key, 0) - r["belopp"]
        units.add((r["ansvar"], r["period"] // 100))
        if r["motpart"]:
            own = organisation.NÄMND_OF[organisation.förvaltning_of(r["ansvar"], r["period"] // 100)]
            trade[own, r["motpart"]] = trade.get((own, r["motpart"]), 0) + r["belopp"]
    expect("every voucher sums to 0", [k for k, v in vouchers.items() if v], [])
    numbered = {(r["period"] // 100, r["verifikation"], r["rad"]) for r in rows}
    expect("rows of a voucher are numbered once", len(numbered), len(rows))
    expect("every ansvar known that year", [u for u in units if not any(u[0] in organisation.ansvar_of(f, u[1])
           for f in organisation.FÖRVALTNINGAR)], [])

    def of(first, last, *avsnitt):
        return sum(v for (p, a), v in result.items() if first <= p <= last and a in avsnitt)
    for first, last, operating, finance in ((201901, 201912, -329, 554), (202001, 202008, 118, -296),
                                            (202001, 202011, 259, -407)):
        found = of(first, last, "verksamhet", "skatt")
        expect(f"ledger {first}-{last} verksamhet and skatt {operating}", found, operating * MKR)
        expect(f"ledger {first}-{last} finans {finance}", of(first, last, "finans"), finance * MKR)
    off = {k: v + trade.get(k[::-1], 0) for k, v in trade.items() if v + trade.get(k[::-1], 0) and k < k[::-1]}
    expect("one pair of boards is off by 40 000 kr", off, {("RS", "RUN"): 40_000_00})
    closing = {r["period"]: r["stängd"] for r in t["perioder.csv"]}
    late = {(r["period"], r["bokförd"]) for r in rows if closing[r["period"]] and r["bokförd"] > closing[r["period"]]}
    expect("booked after closing", late, {(period, day) for period, day, *_ in ledger.LATE})
    expect("periods cover the ledger", {r["period"] for r in rows} - set(closing), set())
    sums = {}
    for r in rows:
        sums.setdefault(r["konto"], []).append((r["period"], r["belopp"]))
    at = lambda konto, p: sum(b for q, b in sums[konto] if p // 100 * 100 <= q <= p)
    ub = {(r["konto"], r["period"]): r["ub"] for r in t["balanser.csv"]}
    for r in t["balanser.csv"] + t["reskontra.csv"]:
        konto, period = r["konto"], r["period"]
        extra = 0 if (konto, period) != ("2010", 201912) else -of(201901, 201912, "verksamhet", "skatt", "finans")
        wanted = (at(konto, period // 100 * 100), at(konto, period) + extra)
        expect(f"{konto} {period} agrees with the ledger", (r["ib"], r["ub"]), wanted)
        if period > 202000:
            expect(f"{konto} {period} opens as 2019 closed", r["ib"], ub[konto, 201912])
    for r in t["resultat.csv"]:
        wanted = of(202001, r["period"], "verksamhet", "skatt", "finans")
        expect(f"source system's result {r['period']}", r["belopp"], wanted)


def check_plans(t):
    avsnitt = lambda r: kontoplan.avsnitt_of(r["konto"]) if r["konto"] else kontoplan.POST[r["post"]][1]
    for name in ("budget.csv", "prognos.csv"):
        for r in t[name]:
            r["avsnitt"] = avsnitt(r)
            r["år"] = r.get("period", 0) // 100
    budget, operating = t["budget.csv"], {"verksamhet", "skatt"}
    found = (total(budget, år=2020, avsnitt=operating), total(budget, år=2020, avsnitt="finans"))
    expect("budget 2020", found, (-50 * MKR, 20 * MKR))
    for version, mkr in (("fullmäktige", ("8771", "-182", "24")), ("tillägg", ("100.3", "-83.7", "-1")),
                         ("omfördelning", ("0", "0", "0"))):
        found = tuple(total(budget, år=2021, version=version, avsnitt=a) for a in ("verksamhet", operating, "finans"))
        expect(f"budget 2021 {version}", found, tuple(int(Decimal(m) * MKR) for m in mkr))
    for r in t["ramtotal.csv"]:
        f = next(f for f, n in organisation.NÄMND_OF.items() if n == r["enhet"])
        decided = total(budget, år=r["år"], enhet=f, avsnitt="verksamhet", version={"fullmäktige", "tillägg"})
        expect(f"frame {r['år']} {r['enhet']}", r["belopp"], decided)
    for round_, mkr in ((202004, (310, 120)), (202008, (39, 444))):
        found = tuple(total(t["prognos.csv"], omgång=round_, avsnitt=a) for a in (operating, "finans"))
        expect(f"forecast {round_}", found, tuple(m * MKR for m in mkr))
    for enhet, mkr in (("RS", "23.35"), ("RUN", "25.45"), ("HSN", "51.5"), ("TV", "1"), ("FHS", "-1")):
        expect(f"ramar {enhet}", total(t["ramar.csv"], enhet=enhet), int(Decimal(mkr) * MKR))
    expect("ramar växling", total(t["ramar.csv"], slag="växling"), 0)


def check_measures(t):
    measures = {r["id"]: r for r in t["atgarder.csv"]}
    effects = [{**measures[r["id"]], "kind": r["slag"], **{k: r[k] for k in ("period", "år", "version", "belopp")}}
               for r in t["atgardseffekter.csv"]]
    plan = {"program": "omställningsplan", "version": "plan"}
    for what, mkr, where in (
            ("plan HSF", 528, {**plan, "enhet": "HSF"}),
            ("plan personal", 192, {**plan, "summering": "Utveckla och anpassa bemanningen"}),
            ("plan budgetreducering", 200, {**plan, "sammanfattning": "Budgetreducering"}),
            ("plan underskottshantering", 365, {**plan, "sammanfattning": "Underskottshantering"}),
            ("plan revised 2020", 188, {**plan, "version": "reviderad"}),
            ("plan outcome 2020", 117, {**plan, "version": "utfall"}),
            ("moved budgets", -92, {"program": "omfördelning"}), ("service 2020", 5, {"program": "service", "år": 2020}),
            ("hsn2023 plan", 274, {"program": "hsn2023", "version": "plan"}),
            ("hsn2023 expected", 91, {"program": "hsn2023", "version": "prognos"}),
            ("hsn2023 reached", 34, {"program": "hsn2023", "version": "utfall"})):
        expect(f"{what} {mkr} mkr", total(effects, **where), mkr * MKR)
    for kind, tkr in (("personal", 61900), ("drift", 18100)):
        expect(f"digital {kind} {tkr} tkr", total(effects, program="digitalisering", kind=kind), tkr * 100_000)
    items = t["justeringar.csv"]
    for group, mkr in (("covid", "-489"), ("covid per månad", "-27"), ("effektgrad", "-22.9")):
        expect(f"adjustments {group}", total(items, grupp=group), int(Decimal(mkr) * MKR))
    for kinds, mkr in (({"intäktsbortfall", "merkostnad"}, 254), ({"minskad kostnad"}, -119), ({"statsbidrag"}, -611)):
        expect(f"covid {mkr}", total(items, grupp="covid", slag=kinds), mkr * MKR)
    history = t["historik.csv"]
    for post, mkr in (("Verksamhetens netto", -1806), ("Finansnetto", 993), ("Årets resultat", 549),
                      ("Balanskravsresultat", 312)):
        expect(f"history {post}", total(history, post=post), mkr * MKR)
    steps = {s[0] for s in adjustments.STEPS}
    expect("balance steps 2019", 225 * MKR + total(history, år=2019, post=steps), -333 * MKR)
    expect("balance steps 2020", -483 * MKR + total(history, år=2020, post=steps), -96 * MKR)


def main(folder):
    tables, controls = {}, {}
    for r in read(os.path.join(folder, "kontrolltal.csv"), PLAIN, sample.CONTROL_COLUMNS):
        controls[r["källa"]] = (int(r["antal"]), r["belopp"])
    for name, dialect, columns, _ in sample.files():
        rows = tables[name] = read(os.path.join(folder, name), dialect, columns)
        sum_ = sum(r["belopp"] or 0 for r in rows) if "belopp" in dict(columns) else None
        expect(f"kontrolltal {name}", controls.get(name), (len(rows), sum_))
    have = {n for n in os.listdir(folder) if n.endswith(".csv")}
    expect("kontrolltal covers every file", set(controls), have - {"kontrolltal.csv"})
    codes = {(r["kod"]) for r in tables["organisation.csv"]}
    used = {r["enhet"] for name in tables for r in tables[name] if r.get("enhet")}
    expect("every enhet is a unit", used - codes, set())
    check_ledger(tables)
    check_plans(tables)
    check_measures(tables)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "input"))

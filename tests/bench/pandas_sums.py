"""Adds up a ledger per period, konto and ansvar with pandas: pandas_sums.py FILE.csv; alone, prints the version."""
import json
import sys

import pandas

if len(sys.argv) < 2:
    print(pandas.__version__)
    sys.exit()
texts = {name: "category" for name in ("period", "konto", "ansvar")}
rows = pandas.read_csv(sys.argv[1], sep=";", decimal=",", dtype=texts, usecols=[*texts, "belopp"])
sums = rows.groupby(list(texts), observed=True)["belopp"].agg(["sum", "count"])
print(json.dumps({"rows": int(sums["count"].sum()), "groups": len(sums), "sum": int((sums["sum"] * 100).round().abs().astype("int64").sum())}))

/* Adds up a ledger per period, konto and ansvar: node duckdb.js FILE.csv decimal|double THREADS; alone, prints the version of DuckDB. */
const { DuckDBInstance } = require("@duckdb/node-api");

const [file, kind, threads] = process.argv.slice(2);

async function main() {
	const connection = await (await DuckDBInstance.create(":memory:", file ? { threads } : {})).connect();
	const rows = async (sql) => (await connection.runAndReadAll(sql)).getRowsJson();
	if (!file) {
		console.log((await rows("SELECT version()"))[0][0]);
		return;
	}
	const amount = kind === "decimal" ? "DECIMAL(18, 2)" : "DOUBLE";
	const columns = { period: "VARCHAR", bokförd: "DATE", verifikation: "VARCHAR", konto: "VARCHAR", ansvar: "VARCHAR", belopp: amount, text: "VARCHAR" };
	const typed = Object.entries(columns).map(([name, type]) => `'${name}': '${type}'`).join(", ");
	const found = await rows(`WITH sums AS (SELECT period, konto, ansvar, sum(belopp) AS belopp, count(*) AS antal
		FROM read_csv('${file}', delim = ';', header = true, decimal_separator = ',', quote = '"', columns = {${typed}})
		GROUP BY ALL) SELECT sum(antal)::BIGINT, count(*), sum(abs(round(belopp * 100)))::BIGINT FROM sums`);
	console.log(JSON.stringify({ rows: Number(found[0][0]), groups: Number(found[0][1]), sum: Number(found[0][2]) }));
}

main();

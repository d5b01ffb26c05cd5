/* Adds up ledgers per period, konto and ansvar: node duckdb.js THREADS decimal|double FILE.csv…; alone, prints the version of DuckDB. */
const fs = require("fs");
const { DuckDBInstance } = require("@duckdb/node-api");

const [threads, kind, ...files] = process.argv.slice(2);

async function main() {
	const connection = await (await DuckDBInstance.create(":memory:", threads ? { threads } : {})).connect();
	const rows = async (sql) => (await connection.runAndReadAll(sql)).getRowsJson();
	if (!threads) {
		console.log((await rows("SELECT version()"))[0][0]);
		return;
	}
	const amount = kind === "decimal" ? "DECIMAL(18, 2)" : "DOUBLE";
	const types = { bokförd: "DATE", rad: "INTEGER", belopp: amount };
	const names = Buffer.alloc(4096);
	fs.readSync(fs.openSync(files[0]), names);
	const header = names.toString().split("\n")[0].replace(/^\uFEFF/, "").split(";");
	const columns = header.map((name) => `'${name}': '${types[name] || "VARCHAR"}'`).join(", ");
	const list = files.map((file) => `'${file}'`).join(", ");
	const found = await rows(`WITH sums AS (SELECT period, konto, ansvar, sum(belopp) AS belopp, count(*) AS antal
		FROM read_csv([${list}], delim = ';', header = true, decimal_separator = ',', quote = '"', columns = {${columns}})
		GROUP BY ALL) SELECT sum(antal)::BIGINT, count(*), sum(abs(round(belopp * 100)))::BIGINT FROM sums`);
	console.log(JSON.stringify({ rows: Number(found[0][0]), groups: Number(found[0][1]), sum: Number(found[0][2]) }));
}

main();

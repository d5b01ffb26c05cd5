/*
 * The tables that underlag knows, as data.
 *
 * A table has a key where two rows that agree in it must be a mistake; where rows may repeat rightly (postings, budget lines,
 * adjustments, frames, comments, printed tables) it has none. organisation and kontoplan are told apart by their own rules:
 * a code may come back with other dates.
 */
#include "table/schema.h"

#include "base/utf8.h"

#define N SCHEMA_NEEDED
#define F (SCHEMA_NEEDED | SCHEMA_FILLED)
#define K (SCHEMA_NEEDED | SCHEMA_FILLED | SCHEMA_KEY)
#define E SCHEMA_EITHER
#define D SCHEMA_DATES
#define O SCHEMA_OTHERS
#define C(name, type, flags) {STR(name), COLUMN_##type, flags, NULL}
#define W(name, flags, words) {STR(name), COLUMN_TEXT, flags, words}

static const struct schema_column organisation[] = {
	C("kod", TEXT, F),
	C("namn", TEXT, N),
	W("typ", F, "region|nämnd|förvaltning|område|ansvar"),
	C("överordnad", TEXT, N | O),
	C("från", PERIOD, D),
	C("till", PERIOD, D),
};

static const struct schema_column kontoplan[] = {
	C("konto", TEXT, F),
	C("benämning", TEXT, 0),
	C("post", TEXT, F),
	W("del", F, "resultat|balans"),
	C("avsnitt", TEXT, N),
	C("ordning", NUMBER, 0),
	C("från", PERIOD, D),
	C("till", PERIOD, D),
};

static const struct schema_column huvudbok[] = {
	C("period", PERIOD, F), C("bokförd", DATE, 0),    C("verifikation", TEXT, N), C("rad", NUMBER, 0),
	C("konto", TEXT, F),    C("ansvar", TEXT, N),     C("verksamhet", TEXT, 0),   C("motpart", TEXT, O),
	C("projekt", TEXT, 0),  C("belopp", AMOUNT, F),   C("text", TEXT, 0),
};

static const struct schema_column balanser[] = {
	C("konto", TEXT, K),
	C("period", PERIOD, K),
	C("ib", AMOUNT, N),
	C("ub", AMOUNT, N),
};

/* Several sub-ledgers may stand behind one account. */
static const struct schema_column reskontra[] = {
	C("konto", TEXT, F),
	C("period", PERIOD, F),
	C("ib", AMOUNT, N),
	C("ub", AMOUNT, N),
};

static const struct schema_column budget[] = {
	C("period", PERIOD, F),
	C("konto", TEXT, E),
	C("post", TEXT, E),
	C("enhet", TEXT, N),
	W("version", F, "fullmäktige|tillägg|omfördelning|intern"),
	C("beslut", TEXT, 0),
	C("motpart", TEXT, O),
	C("belopp", AMOUNT, F),
};

static const struct schema_column prognos[] = {
	C("omgång", TEXT, F), C("konto", TEXT, E),    C("post", TEXT, E),
	C("enhet", TEXT, N),    C("belopp", AMOUNT, F), C("källa", TEXT, 0),
};

static const struct schema_column atgarder[] = {
	C("id", TEXT, K),          C("program", TEXT, 0),     C("enhet", TEXT, N),    C("område", TEXT, 0),
	C("summering", TEXT, 0),   C("åtgärd", TEXT, N),      C("slag", TEXT, 0),     C("status", TEXT, 0),
	C("varaktighet", TEXT, 0), C("start", PERIOD, D),     C("slut", PERIOD, D),   C("plan_klar", DATE, 0),
	C("mått", TEXT, 0),        C("ansvarig", TEXT, 0),
};

static const struct schema_column atgardseffekter[] = {
	C("id", TEXT, K),
	C("period", PERIOD, E | SCHEMA_KEY),
	C("år", YEAR, E | SCHEMA_KEY),
	W("version", K, "plan|reviderad|utfall|prognos"),
	C("slag", TEXT, SCHEMA_KEY),
	C("belopp", AMOUNT, F),
};

static const struct schema_column justeringar[] = {
	C("period", PERIOD, F), C("enhet", TEXT, 0),    C("grupp", TEXT, 0),     C("post", TEXT, N),
	C("slag", TEXT, 0),     C("belopp", AMOUNT, F), C("kommentar", TEXT, 0),
};

static const struct schema_column ramar[] = {
	C("år", YEAR, F),    C("enhet", TEXT, N),  C("motpart", TEXT, O),  C("slag", TEXT, 0),
	C("post", TEXT, 0),  C("beslut", TEXT, 0), C("belopp", AMOUNT, F), C("fotnot", TEXT, 0),
};

static const struct schema_column antaganden[] = {
	C("namn", TEXT, K),
	C("värde", NUMBER, N),
	C("måttenhet", TEXT, 0),
	C("källa", TEXT, 0),
};

static const struct schema_column nyckeltal[] = {
	C("period", PERIOD, K), C("mått", TEXT, K),      C("enhet", TEXT, SCHEMA_KEY),
	C("värde", NUMBER, N),  C("måttenhet", TEXT, 0), C("källa", TEXT, 0),
};

static const struct schema_column historik[] = {
	C("år", YEAR, K),
	C("post", TEXT, K),
	C("belopp", AMOUNT, F),
};

static const struct schema_column uppdrag[] = {
	C("nr", TEXT, K),    C("delpunkt", TEXT, SCHEMA_KEY), C("enhet", TEXT, 0),
	C("text", TEXT, N),  C("status", TEXT, 0),
};

static const struct schema_column kommentarer[] = {
	C("period", PERIOD, F),
	C("dokument", TEXT, N),
	C("avsnitt", TEXT, 0),
	C("enhet", TEXT, 0),
	C("text", TEXT, N),
	C("roll", TEXT, 0),
	W("status", F, "utkast|godkänd"),
};

static const struct schema_column kontrolltal[] = {
	C("källa", TEXT, K),   C("tabell", TEXT, K),   C("period", PERIOD, SCHEMA_KEY),
	C("antal", NUMBER, N), C("belopp", AMOUNT, N), C("uttag", DATE, SCHEMA_KEY),
};

static const struct schema_column perioder[] = {
	C("period", PERIOD, K),
	W("status", F, "öppen|stängd|låst"),
	C("stängd", DATE, 0),
};

static const struct schema_column mottagare[] = {
	C("dokument", TEXT, K),
	C("enhet", TEXT, SCHEMA_KEY),
	C("epost", TEXT, K | SCHEMA_PERSON),
	C("ersättare", TEXT, SCHEMA_PERSON),
};

static const struct schema_column foregaende[] = {
	C("namn", TEXT, K),
	C("omfång", TEXT, SCHEMA_KEY),
	C("värde", NUMBER, N),
};

/* upplösning is computed: one unit of the last digit of tryckt. */
static const struct schema_column publicerat[] = {
	C("dokument", TEXT, F),        C("tabell", TEXT, F),   C("ordning", NUMBER, 0),  C("radtyp", TEXT, 0),
	C("grupp", TEXT, 0),           C("post", TEXT, N),     C("kolumn", TEXT, N),     C("tryckt", TEXT, N),
	C("värde", NUMBER, N),         C("måttenhet", TEXT, 0), C("ingår_i", TEXT, 0),   C("kolumn_ingår_i", TEXT, 0),
	C("tecken", TEXT, 0),          C("uttömmande", TEXT, 0), C("upplösning", NUMBER, 0),
};

#define TABLE(name, columns) {STR(name), columns, sizeof columns / sizeof *columns}

const struct schema_table schema_tables[] = {
	TABLE("organisation", organisation),
	TABLE("kontoplan", kontoplan),
	TABLE("huvudbok", huvudbok),
	TABLE("balanser", balanser),
	TABLE("reskontra", reskontra),
	TABLE("budget", budget),
	TABLE("prognos", prognos),
	TABLE("åtgärder", atgarder),
	TABLE("åtgärdseffekter", atgardseffekter),
	TABLE("justeringar", justeringar),
	TABLE("ramar", ramar),
	TABLE("antaganden", antaganden),
	TABLE("nyckeltal", nyckeltal),
	TABLE("historik", historik),
	TABLE("uppdrag", uppdrag),
	TABLE("kommentarer", kommentarer),
	TABLE("kontrolltal", kontrolltal),
	TABLE("perioder", perioder),
	TABLE("mottagare", mottagare),
	TABLE("föregående", foregaende),
	TABLE("publicerat", publicerat),
};

const size_t schema_table_count = sizeof schema_tables / sizeof *schema_tables;

struct str name_plain(struct arena *arena, struct str name)
{
	struct str folded = str_fold(arena, name);
	char *p = arena_alloc(arena, folded.n);
	size_t n = 0;

	for (size_t i = 0; i < folded.n; i++) {
		if (folded.p[i] == '\xC3' && i + 1 < folded.n) {
			char second = folded.p[i + 1];
			bool a = second == '\xA5' || second == '\xA4'; /* å, ä */
			if (a || second == '\xB6') {
				p[n++] = a ? 'a' : 'o';
				i++;
				continue;
			}
		}
		p[n++] = folded.p[i];
	}
	return (struct str){p, n};
}

const struct schema_table *schema_find(struct str name)
{
	struct arena scratch = ARENA_INIT;
	struct str plain = name_plain(&scratch, name);
	const struct schema_table *found = NULL;

	for (size_t i = 0; i < schema_table_count && !found; i++)
		if (str_equal(name_plain(&scratch, schema_tables[i].name), plain))
			found = &schema_tables[i];
	arena_release(&scratch);
	return found;
}

const struct schema_column *schema_column_find(const struct schema_table *table, struct str name)
{
	for (size_t i = 0; table && i < table->column_count; i++)
		if (str_equal_fold(table->columns[i].name, name))
			return &table->columns[i];
	return NULL;
}

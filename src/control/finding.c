/* What the controls found, and the tables that show it. */
#include "control/finding.h"

#include "base/utf8.h"

static const struct str names[] = {
	[SEVERITY_NONE] = STR("godkänd"),    [SEVERITY_NOTE] = STR("not"),
	[SEVERITY_WARNING] = STR("varning"), [SEVERITY_STOP_UNIT] = STR("stopp för enhet"),
	[SEVERITY_STOP] = STR("stopp"),
};

bool severity_parse(struct str word, enum severity *out)
{
	for (enum severity s = SEVERITY_NOTE; s <= SEVERITY_STOP; s++) {
		if (str_equal_fold(names[s], word)) {
			*out = s;
			return true;
		}
	}
	return false;
}

struct str severity_name(enum severity severity)
{
	return names[severity];
}

bool result_has_difference(const struct result *result)
{
	return result->difference.kind == VALUE_NUMBER;
}

void findings_init(struct findings *findings, struct arena *arena)
{
	*findings = (struct findings){.arena = arena};
}

void finding_add(struct findings *findings, enum severity severity, struct str number, struct str title,
		 struct str place, struct str message, struct str advice)
{
	struct result *result = ARENA_PUSH(findings->arena, findings);

	result->number = number;
	result->title = title;
	result->place = place;
	result->severity = severity;
	result->message = message;
	result->advice = advice;
	if (severity >= SEVERITY_STOP_UNIT)
		findings->holds_mail = true;
}

void findings_add_unknown(struct findings *findings, const struct store *store)
{
	size_t count;
	const struct unknown_code *codes = store_unknown(store, &count);
	struct arena *arena = findings->arena;

	for (size_t i = 0; i < count; i++) {
		const struct unknown_code *code = &codes[i];
		struct str file = str_base_name(code->first.file);
		struct str amount = format_with_unit(arena, code->amount, (struct format){UNIT_KR, 2});
		finding_add(findings, SEVERITY_WARNING, S(""), S("Okänd kod"),
			    str_printf(arena, "%.*s:%u", STR_ARG(file), code->first.line),
			    str_printf(arena,
				       "%.*s %.*s finns inte i registret: %lld %s, %.*s, visas som " UNALLOCATED ".",
				       STR_ARG(code->column), STR_ARG(code->code), (long long)code->rows,
				       code->rows == 1 ? "rad" : "rader", STR_ARG(amount)),
			    str_printf(arena, "Lägg till %.*s i %s.", STR_ARG(code->code),
				       str_equal(code->column, S("konto")) || str_equal(code->column, S("post"))
					       ? "kontoplan"
					       : "organisation"));
		findings->holds_mail = true;
	}
}

enum severity findings_verdict(const struct findings *findings)
{
	enum severity worst = SEVERITY_NONE;

	for (size_t i = 0; i < findings->count; i++)
		if (findings->items[i].severity > worst)
			worst = findings->items[i].severity;
	return worst;
}

size_t findings_count(const struct findings *findings, enum severity severity)
{
	size_t count = 0;

	for (size_t i = 0; i < findings->count; i++)
		count += findings->items[i].severity == severity;
	return count;
}

/* ---- tables ---- */

static const struct str table_names[] = {[RESULT_ALL] = STR("kontroller"), [RESULT_FAILED] = STR("anmärkningar")};

static const struct {
	struct str control_name, finding_name;
	enum column_type type;
} fields[RESULT_FIELDS] = {
	[RESULT_NUMBER] = {STR("nr"), STR("kontroll"), COLUMN_TEXT},
	[RESULT_TITLE] = {STR("namn"), STR("namn"), COLUMN_TEXT},
	[RESULT_PLACE] = {STR("plats"), STR("plats"), COLUMN_TEXT},
	[RESULT_UNIT] = {STR("berör"), STR("berör"), COLUMN_TEXT},
	[RESULT_LEFT] = {STR("vänster"), STR("vänster"), COLUMN_NUMBER},
	[RESULT_RIGHT] = {STR("höger"), STR("höger"), COLUMN_NUMBER},
	[RESULT_DIFFERENCE] = {STR("differens"), STR("differens"), COLUMN_NUMBER},
	[RESULT_TOLERANCE] = {STR("tolerans"), STR("tolerans"), COLUMN_NUMBER},
	[RESULT_SEVERITY] = {STR("utfall"), STR("allvar"), COLUMN_TEXT},
	[RESULT_MESSAGE] = {STR("meddelande"), STR("meddelande"), COLUMN_TEXT},
	[RESULT_ADVICE] = {STR("åtgärd"), STR("åtgärd"), COLUMN_TEXT},
	[RESULT_MEASURE] = {STR("måttenhet"), STR("måttenhet"), COLUMN_TEXT},
};

static void declare(struct store *store, struct arena *arena, enum result_table which)
{
	struct table *table = ARENA_NEW(arena, struct table);

	table->name = table_names[which];
	table->columns = ARENA_ARRAY(arena, struct column, RESULT_FIELDS);
	table->column_count = table->column_capacity = RESULT_FIELDS;
	for (int i = 0; i < RESULT_FIELDS; i++) {
		table->columns[i].name = which == RESULT_FAILED ? fields[i].finding_name : fields[i].control_name;
		table->columns[i].type = fields[i].type;
	}
	store_add(store, table);
}

void findings_declare(struct store *store, struct arena *arena)
{
	for (enum result_table which = RESULT_ALL; which < RESULT_TABLES; which++)
		declare(store, arena, which);
}

static struct value side(struct value value)
{
	return value.kind == VALUE_NUMBER ? value : value_empty();
}

static void fill_row(const struct result *result, struct table *table, size_t row)
{
	const struct value values[RESULT_FIELDS] = {
		[RESULT_NUMBER] = value_text(result->number),
		[RESULT_TITLE] = value_text(result->title),
		[RESULT_PLACE] = value_text(result->place),
		[RESULT_UNIT] = value_text(result->unit),
		[RESULT_LEFT] = side(result->left),
		[RESULT_RIGHT] = side(result->right),
		[RESULT_DIFFERENCE] = side(result->difference),
		[RESULT_TOLERANCE] = side(result->tolerance),
		[RESULT_SEVERITY] = value_text(severity_name(result->severity)),
		[RESULT_MESSAGE] = value_text(result->message),
		[RESULT_ADVICE] = value_text(result->advice),
		[RESULT_MEASURE] = value_text(result->measure),
	};

	for (int i = 0; i < RESULT_FIELDS; i++)
		table->columns[i].cells[row] = values[i];
}

struct table *findings_table(struct store *store, enum result_table which)
{
	return store_table(store, table_names[which]);
}

static void fill(struct findings *findings, struct table *table, enum result_table which)
{
	struct arena *arena = findings->arena;
	size_t row = 0;

	for (int i = 0; i < RESULT_FIELDS; i++)
		table->columns[i].cells = ARENA_ARRAY(arena, struct value, findings->count);
	table->origins = ARENA_ARRAY(arena, struct row_origin, findings->count);
	findings->rows[which] = ARENA_ARRAY(arena, size_t, findings->count);
	for (size_t i = 0; i < findings->count; i++) {
		const struct result *result = &findings->items[i];
		bool wanted = which == RESULT_FAILED ? result->severity != SEVERITY_NONE : result->has_sides;
		if (!wanted)
			continue;
		findings->rows[which][row] = i;
		fill_row(result, table, row++);
	}
	table->row_count = row;
}

void findings_fill(struct findings *findings, struct store *store)
{
	for (enum result_table which = RESULT_ALL; which < RESULT_TABLES; which++)
		fill(findings, findings_table(store, which), which);
}

const struct result *findings_result(const struct findings *findings, enum result_table which, size_t row)
{
	return findings->rows[which] ? &findings->items[findings->rows[which][row]] : NULL;
}

/* What the controls found, and the tables that show it. */
#include "control/finding.h"

#include "base/utf8.h"

static const struct str names[] = {
	[SEVERITY_NONE] = STR("godkänd"),
	[SEVERITY_NOTE] = STR("not"),
	[SEVERITY_WARNING] = STR("varning"),
	[SEVERITY_STOP_UNIT] = STR("stopp för enhet"),
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
		struct str amount =
			format_with_unit(arena, code->amount, (struct format){UNIT_KR, 2});
		finding_add(findings, SEVERITY_WARNING, S(""), S("Okänd kod"),
			    str_printf(arena, "%.*s:%u", STR_ARG(file), code->first.line),
			    str_printf(arena, "%.*s %.*s finns inte i registret: %lld %s, %.*s, visas som " UNALLOCATED ".",
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

enum field {
	FIELD_NUMBER,
	FIELD_TITLE,
	FIELD_PLACE,
	FIELD_UNIT,
	FIELD_LEFT,
	FIELD_RIGHT,
	FIELD_DIFFERENCE,
	FIELD_TOLERANCE,
	FIELD_SEVERITY,
	FIELD_MESSAGE,
	FIELD_ADVICE,
	FIELDS,
};

static const struct {
	struct str control_name, finding_name;
	enum column_type type;
} fields[FIELDS] = {
	[FIELD_NUMBER] = {STR("nr"), STR("kontroll"), COLUMN_TEXT},
	[FIELD_TITLE] = {STR("namn"), STR("namn"), COLUMN_TEXT},
	[FIELD_PLACE] = {STR("plats"), STR("plats"), COLUMN_TEXT},
	[FIELD_UNIT] = {STR("berör"), STR("berör"), COLUMN_TEXT},
	[FIELD_LEFT] = {STR("vänster"), STR("vänster"), COLUMN_NUMBER},
	[FIELD_RIGHT] = {STR("höger"), STR("höger"), COLUMN_NUMBER},
	[FIELD_DIFFERENCE] = {STR("differens"), STR("differens"), COLUMN_NUMBER},
	[FIELD_TOLERANCE] = {STR("tolerans"), STR("tolerans"), COLUMN_NUMBER},
	[FIELD_SEVERITY] = {STR("utfall"), STR("allvar"), COLUMN_TEXT},
	[FIELD_MESSAGE] = {STR("meddelande"), STR("meddelande"), COLUMN_TEXT},
	[FIELD_ADVICE] = {STR("åtgärd"), STR("åtgärd"), COLUMN_TEXT},
};

static void declare(struct store *store, struct arena *arena, struct str name, bool findings)
{
	struct table *table = ARENA_NEW(arena, struct table);

	table->name = name;
	table->columns = ARENA_ARRAY(arena, struct column, FIELDS);
	table->column_count = table->column_capacity = FIELDS;
	for (int i = 0; i < FIELDS; i++) {
		table->columns[i].name = findings ? fields[i].finding_name : fields[i].control_name;
		table->columns[i].type = fields[i].type;
	}
	store_add(store, table);
}

void findings_declare(struct store *store, struct arena *arena)
{
	declare(store, arena, S("kontroller"), false);
	declare(store, arena, S("anmärkningar"), true);
}

static struct value side(struct value value)
{
	return value.kind == VALUE_NUMBER ? value : value_empty();
}

static void fill_row(const struct result *result, struct table *table, size_t row)
{
	const struct value values[FIELDS] = {
		[FIELD_NUMBER] = value_text(result->number),
		[FIELD_TITLE] = value_text(result->title),
		[FIELD_PLACE] = value_text(result->place),
		[FIELD_UNIT] = value_text(result->unit),
		[FIELD_LEFT] = side(result->left),
		[FIELD_RIGHT] = side(result->right),
		[FIELD_DIFFERENCE] = side(result->difference),
		[FIELD_TOLERANCE] = side(result->tolerance),
		[FIELD_SEVERITY] = value_text(severity_name(result->severity)),
		[FIELD_MESSAGE] = value_text(result->message),
		[FIELD_ADVICE] = value_text(result->advice),
	};

	for (int i = 0; i < FIELDS; i++)
		table->columns[i].cells[row] = values[i];
}

static void fill(const struct findings *findings, struct table *table, bool only_findings)
{
	struct arena *arena = findings->arena;
	size_t row = 0;

	for (int i = 0; i < FIELDS; i++)
		table->columns[i].cells = ARENA_ARRAY(arena, struct value, findings->count);
	table->origins = ARENA_ARRAY(arena, struct row_origin, findings->count);
	for (size_t i = 0; i < findings->count; i++) {
		const struct result *result = &findings->items[i];
		bool wanted = only_findings ? result->severity != SEVERITY_NONE : result->has_sides;
		if (wanted)
			fill_row(result, table, row++);
	}
	table->row_count = row;
}

void findings_fill(const struct findings *findings, struct store *store)
{
	fill(findings, store_table(store, S("kontroller")), false);
	fill(findings, store_table(store, S("anmärkningar")), true);
}

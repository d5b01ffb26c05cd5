/* The named figures of a run: as they are calculated, and as siffror.csv has them. */
#include "publish/figure_rows.h"

#include "base/utf8.h"
#include "formula/prose.h"
#include "publish/file.h"
#include "csv/reader.h"

/* ---- of this run ---- */

/* A benämning of words alone; one with figures in it is another each night. */
static struct str label_words(struct arena *arena, const struct part *parts)
{
	struct str words = S("");

	for (const struct part *part = parts; part; part = part->next) {
		if (part->kind != PART_TEXT)
			return S("");
		words = str_join(arena, words, part->text);
	}
	return str_trim(words);
}

static void add_row(struct figure_rows *rows, struct engine *engine, const struct name *name, const struct context *context)
{
	struct arena *arena = engine->arena;
	struct value value = figure_value(engine, name, context);
	struct format format = figure_format(name);
	bool is_number = value.kind == VALUE_NUMBER;

	*ARENA_PUSH(arena, rows) = (struct figure_row){
		.name = name->name,
		.scope = context->scope,
		.value = value,
		.exact = is_number ? num_exact_text(arena, format_scale(arena, value.num, format), NULL)
				   : format_value(arena, value, format, false),
		.unit = is_number ? unit_name(format.unit) : S("text"),
		.printed = format_value(arena, value, format, false),
		.formula = name->formula.source,
		.document = context->document.n ? context->document : name->document,
		.label = label_words(arena, name->label),
	};
}

/* A document with a period of its own gives some figures another value: they get a row each. */
static void add_other_contexts(struct figure_rows *rows, struct engine *engine, const struct name *name,
			       const struct context *run)
{
	struct value value = figure_value(engine, name, run);

	for (const struct context *context = engine->contexts; context; context = context->next)
		if (context != run && figure_is_known(engine, name, context) &&
		    !value_same(figure_value(engine, name, context), value))
			add_row(rows, engine, name, context);
}

static void add_name(struct figure_rows *rows, struct engine *engine, const struct name *name)
{
	const struct context *run = engine_context(engine);

	if (name->document.n == 0) {
		add_row(rows, engine, name, run);
		add_other_contexts(rows, engine, name, run);
		return;
	}
	for (const struct context *context = engine->contexts; context; context = context->next)
		if (str_equal(context->document, name->document) &&
		    (name->per_scope == (context->scope.n > 0) || figure_is_known(engine, name, context)))
			add_row(rows, engine, name, context);
}

void figure_rows_of(struct figure_rows *rows, struct engine *engine)
{
	*rows = (struct figure_rows){0};
	for (const struct name *name = engine->names; name; name = name->next)
		if (name->argument_count == 0 && !name->for_letters)
			add_name(rows, engine, name);
}

/* ---- of an earlier one ---- */

enum { COLUMN_COUNT = 7 };

struct reading {
	struct csv_reader reader;
	struct arena *arena;
	struct diags *diags;
};

static bool fault(struct reading *reading, size_t field, const char *expected)
{
	diag_add(reading->diags, DIAG_INPUT, csv_field_place(&reading->reader, field), _("is no siffror.csv: expected %s"),
		 expected);
	return false;
}

/* Without the ' that keeps Excel from calculating a text. */
static struct str field_text(const struct reading *reading, size_t field)
{
	struct str text = csv_field(&reading->reader, field);

	if (str_starts(text, S("'")))
		text = str_sub(text, 1, text.n);
	return str_copy(reading->arena, text);
}

static struct str with_point(struct arena *arena, struct str decimal)
{
	char *copy = arena_alloc(arena, decimal.n + 1);

	for (size_t i = 0; i < decimal.n; i++)
		copy[i] = decimal.p[i] == ',' ? '.' : decimal.p[i];
	return (struct str){copy, decimal.n};
}

static bool read_value(struct reading *reading, struct figure_row *row)
{
	enum unit unit = UNIT_NONE;
	struct num num;

	if (str_equal(row->unit, S("text"))) {
		row->value = value_text(row->exact);
		return true;
	}
	row->exact = with_point(reading->arena, csv_field(&reading->reader, 2));
	if (row->unit.n && !unit_parse(row->unit, &unit))
		return fault(reading, 3, _("a unit"));
	if (!num_parse(reading->arena, row->exact, &num) ||
	    !num_multiply(reading->arena, num, unit_size(unit), &num))
		return fault(reading, 2, _("a number"));
	row->value = value_number(num);
	return true;
}

static bool read_row(struct reading *reading, struct figure_rows *rows)
{
	if (csv_field_count(&reading->reader) != COLUMN_COUNT)
		return fault(reading, 0, _("seven columns"));
	struct figure_row row = {
		.name = field_text(reading, 0),
		.scope = field_text(reading, 1),
		.exact = field_text(reading, 2),
		.unit = field_text(reading, 3),
		.printed = field_text(reading, 4),
		.formula = field_text(reading, 5),
		.document = field_text(reading, 6),
	};
	if (!read_value(reading, &row))
		return false;
	*ARENA_PUSH(reading->arena, rows) = row;
	return true;
}

static bool read_all(struct reading *reading, struct figure_rows *rows)
{
	enum csv_status status = csv_reader_next(&reading->reader, reading->diags);

	if (status != CSV_RECORD || !str_equal(csv_field(&reading->reader, 0), S("namn")))
		return status != CSV_FAULT && fault(reading, 0, _("the column namn first"));
	while ((status = csv_reader_next(&reading->reader, reading->diags)) == CSV_RECORD)
		if (!read_row(reading, rows))
			return false;
	return status == CSV_END;
}

bool figure_rows_read(struct figure_rows *rows, struct arena *arena, const char *path, struct diags *diags)
{
	static const struct encoding_found utf8 = {.encoding = ENCODING_UTF8, .mark = 3};
	struct reading *reading = ARENA_NEW(arena, struct reading);

	*rows = (struct figure_rows){0};
	reading->arena = arena;
	reading->diags = diags;
	if (!csv_reader_open(&reading->reader, path, utf8, ';', true, diags))
		return false;
	bool good = read_all(reading, rows);
	csv_reader_close(&reading->reader);
	return good;
}

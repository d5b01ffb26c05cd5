/* What a data sheet holds, in words. */
#include "document/sheet_words.h"

#include "base/buf.h"

static void add_count(struct buf *out, struct arena *arena, size_t count)
{
	struct format format = {.unit = UNIT_COUNT};

	buf_add(out, format_value(arena, value_number(num_hundredths((int64_t)count * 100)), format, false));
}

/* " för Kulturförvaltningen" */
static void add_scope(struct buf *out, const struct engine *engine, const struct sheet_content *content)
{
	if (!content->restricted)
		return;
	for (size_t i = 0; i < engine->parameter_count; i++) {
		const struct parameter *parameter = &content->context->parameters[i];
		if (str_equal(parameter->name, S("enhetsnamn")) && parameter->value.kind == VALUE_TEXT)
			buf_printf(out, " för %.*s", STR_ARG(parameter->value.text));
	}
}

/* ", 2019-01 till 2020-11" */
static void add_periods(struct buf *out, struct arena *arena, const struct sheet_content *content)
{
	const struct table *table = content->table;

	for (size_t c = 0; c < table->column_count; c++) {
		const struct column *column = &table->columns[c];
		struct value first = value_empty(), last = value_empty();
		if (column->type != COLUMN_PERIOD)
			continue;
		for (size_t i = 0; i < content->count; i++) {
			struct value cell = column->cells[content->rows[i]];
			if (cell.kind != VALUE_NUMBER)
				continue;
			if (first.kind == VALUE_EMPTY || num_compare(cell.num, first.num) < 0)
				first = cell;
			if (last.kind == VALUE_EMPTY || num_compare(cell.num, last.num) > 0)
				last = cell;
		}
		if (first.kind == VALUE_EMPTY)
			return;
		buf_printf(out, ", ");
		buf_add(out, format_value(arena, first, column_format(COLUMN_PERIOD), false));
		if (num_compare(first.num, last.num) != 0) {
			buf_printf(out, " till ");
			buf_add(out, format_value(arena, last, column_format(COLUMN_PERIOD), false));
		}
		return;
	}
}

/* ", summerad per ansvar, konto och period" */
static void add_dimensions(struct buf *out, const struct cube *cube)
{
	if (cube->column_count == 0)
		buf_printf(out, ", summerad");
	for (size_t c = 0; c < cube->column_count; c++) {
		const char *before = c == 0 ? ", summerad per " : c + 1 == cube->column_count ? " och " : ", ";
		buf_printf(out, "%s%.*s", before, STR_ARG(cube->table.columns[c].name));
	}
}

/* How many there are: all, or some of them. */
static void add_share(struct buf *out, struct arena *arena, const struct sheet_content *content, const char *all,
		      const char *some)
{
	buf_printf(out, "%s", content->count == content->all ? all : some);
	add_count(out, arena, content->count);
	if (content->count == content->all)
		return;
	buf_printf(out, " av ");
	add_count(out, arena, content->all);
}

static void add_rows(struct buf *out, const struct engine *engine, const struct sheet_content *content)
{
	const struct table *table = content->table;
	bool from_file = table->row_count && table->origins && table->origins[0].line;
	struct str name = from_file ? str_base_name(store_file(engine->store, table->origins[0].file)) : table->name;

	buf_printf(out, content->count == content->all ? "Alla rader i %s%.*s" : "De rader i %s%.*s",
		   from_file ? "" : "tabellen ", STR_ARG(name));
	add_scope(out, engine, content);
	add_share(out, engine->arena, content, ": ", " som talen räknar på: ");
}

struct str sheet_description(const struct engine *engine, const struct sheet_content *content)
{
	struct buf out = BUF_INIT;

	if (content->cube) {
		buf_printf(&out, "Huvudboken");
		add_scope(&out, engine, content);
		add_dimensions(&out, content->cube);
		add_periods(&out, engine->arena, content);
		add_share(&out, engine->arena, content, ": alla summor, ", ": de summor som talen räknar på, ");
	} else {
		add_rows(&out, engine, content);
	}
	struct str text = str_copy(engine->arena, buf_str(&out));
	buf_release(&out);
	return text;
}

/* What a data sheet holds, in words. */
#include "document/sheet_words.h"

#include "base/buf.h"
#include "base/utf8.h"

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
static void add_dimensions(struct buf *out, struct arena *arena, const struct cube *cube)
{
	size_t *order = ARENA_ARRAY(arena, size_t, cube->table.column_count);

	cube_column_order(cube, order);
	if (cube->column_count == 0)
		buf_printf(out, ", summerad");
	for (size_t c = 0; c < cube->column_count; c++) {
		const char *before = c == 0 ? ", summerad per " : c + 1 == cube->column_count ? " och " : ", ";
		buf_printf(out, "%s%.*s", before, STR_ARG(cube->table.columns[order[c]].name));
	}
}

/* How many rows there are besides: how many are here is said beside. */
static void add_share(struct buf *out, struct arena *arena, const struct sheet_content *content)
{
	size_t besides = content->all - content->count;

	if (content->count == 0 && besides) {
		buf_printf(out, ": ingen rad uppfyller formlernas villkor");
	} else if (besides) {
		buf_printf(out, "; ytterligare ");
		add_count(out, arena, besides);
		buf_printf(out, "%s behövs inte för något tal", besides == 1 ? " rad" : " rader");
	}
	if (content->has_places)
		buf_printf(out, "; formler hänvisar till enskilda rader: sortera en kopia");
}

static void add_rows(struct buf *out, const struct engine *engine, const struct sheet_content *content)
{
	const struct table *table = content->table;
	bool from_file = table->row_count && table->origins && table->origins[0].line;
	struct str name = from_file ? str_base_name(store_file(engine->store, table->origins[0].file)) : table->name;

	buf_printf(out, content->count == content->all ? "Alla rader i %s%.*s" : "Rader i %s%.*s",
		   from_file ? "" : "tabellen ", STR_ARG(name));
	add_scope(out, engine, content);
	add_share(out, engine->arena, content);
}

struct str sheet_description(const struct engine *engine, const struct sheet_content *content)
{
	struct buf out = BUF_INIT;

	if (content->cube) {
		buf_printf(&out, "Huvudboken");
		add_scope(&out, engine, content);
		add_dimensions(&out, engine->arena, content->cube);
		add_periods(&out, engine->arena, content);
		add_share(&out, engine->arena, content);
	} else {
		add_rows(&out, engine, content);
	}
	struct str text = str_copy(engine->arena, buf_str(&out));
	buf_release(&out);
	return text;
}

/* ---- names ---- */

static bool has_column(const struct cube *cube, size_t column)
{
	for (size_t i = 0; i < cube->column_count; i++)
		if (cube->columns[i] == column)
			return true;
	return false;
}

/* How many of the aggregates have both columns. */
static size_t count_with(const struct cube *const *cubes, size_t count, size_t column, size_t other)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++)
		found += has_column(cubes[i], column) && has_column(cubes[i], other);
	return found;
}

static struct str short_name(struct arena *arena, struct str name, unsigned number)
{
	struct str end = number > 1 ? str_printf(arena, " %u", number) : S("");
	size_t units = 0, i = 0, length;

	for (; i < name.n && units + end.n < LEDGER_NAME_LONGEST; i += length)
		units += utf8_next(str_sub(name, i, name.n), &length) >= 0x10000 ? 2 : 1;
	return str_join(arena, str_trim(str_sub(name, 0, i)), end);
}

/* By one column that no other aggregate has, else by two that no other has both of, else by the first. */
static struct str telling_name(struct arena *arena, const struct cube *const *cubes, size_t count, size_t which)
{
	const struct cube *cube = cubes[which];
	const struct column *columns = cube->table.columns;
	size_t *order = ARENA_ARRAY(arena, size_t, cube->table.column_count);

	cube_column_order(cube, order);
	for (size_t i = 0; i < cube->column_count; i++) {
		size_t column = cube->columns[order[i]];
		if (count_with(cubes, count, column, column) == 1)
			return str_printf(arena, "huvudbok per %.*s", STR_ARG(columns[order[i]].name));
	}
	for (size_t i = 0; i < cube->column_count; i++)
		for (size_t k = 0; k < i; k++)
			if (count_with(cubes, count, cube->columns[order[k]], cube->columns[order[i]]) == 1)
				return str_printf(arena, "huvudbok per %.*s och %.*s", STR_ARG(columns[order[k]].name),
						  STR_ARG(columns[order[i]].name));
	if (cube->column_count == 0)
		return S("huvudbok");
	return str_printf(arena, "huvudbok per %.*s", STR_ARG(columns[order[0]].name));
}

struct str sheet_ledger_name(struct arena *arena, const struct cube *const *cubes, size_t count, size_t which)
{
	struct str name = S("huvudbok");
	unsigned number = 1;

	if (count < 2)
		return name;
	name = telling_name(arena, cubes, count, which);
	for (size_t i = 0; i < which; i++) {
		struct str other = telling_name(arena, cubes, count, i);
		number += str_equal(short_name(arena, name, 1), short_name(arena, other, 1));
	}
	return short_name(arena, name, number);
}

/* The figures of a document: one for each calculated value, with the formula that calculates it in a workbook. */
#include "document/figures.h"

#include "base/buf.h"
#include "document/sheets.h"
#include "formula/excel.h"

#include <stddef.h>

/* Excel's limit is 8192 characters; addresses and sheet names take their share of them. */
enum { FORMULA_LIMIT = 4000, LIST_LIMIT = 200 };

/* What a figure is the value of: two pointers and a number, by the kind of thing. */
struct figure_key {
	const void *what, *where;
	size_t index;
};

struct figure_entry {
	struct figure_entry *next;
	struct figure_key key;
	struct figure figure;
	bool placed;
};

/* A range of cells: of a table that turns out not to be shown, it becomes a list. */
struct pending_range {
	struct pending_range *next;
	struct figure *owner; /* whose formula it is in */
	struct piece *piece;
	struct figure **figures;
	size_t count;
};

/* ---- finding and adding ---- */

static bool same_key(struct figure_key a, struct figure_key b)
{
	return a.what == b.what && a.where == b.where && a.index == b.index;
}

static size_t hash_key(struct figure_key key)
{
	uintptr_t h = (uintptr_t)key.what * 31 + (uintptr_t)key.where * 17 + key.index;

	return (size_t)(h ^ (h >> 15)) * 2654435761u;
}

static struct figure_entry **slot_of(struct figures *figures, struct figure_key key)
{
	size_t mask = figures->capacity - 1, i = hash_key(key) & mask;

	while (figures->slots[i] && !same_key(figures->slots[i]->key, key))
		i = (i + 1) & mask;
	return &figures->slots[i];
}

static void grow(struct figures *figures)
{
	struct figure_entry **old = figures->slots;
	size_t capacity = figures->capacity;

	figures->capacity = capacity ? capacity * 2 : 256;
	figures->slots = ARENA_ARRAY(figures->engine->arena, struct figure_entry *, figures->capacity);
	for (size_t i = 0; i < capacity; i++)
		if (old[i])
			*slot_of(figures, old[i]->key) = old[i];
}

void figures_init(struct figures *figures, struct engine *engine, const struct context *context,
		  const struct cube *preferred, struct findings *findings)
{
	*figures =
		(struct figures){.engine = engine, .context = context, .preferred = preferred, .findings = findings};
	figures->end = &figures->first;
	figures->sheets_end = &figures->sheets;
	grow(figures);
}

/* The entry of the key; *is_new when it was made now. */
static struct figure *entry(struct figures *figures, struct figure_key key, bool *is_new)
{
	struct figure_entry **slot = slot_of(figures, key);

	*is_new = !*slot;
	if (*slot)
		return &(*slot)->figure;
	if (2 * figures->count >= figures->capacity) {
		grow(figures);
		slot = slot_of(figures, key);
	}
	struct figure_entry *added = ARENA_NEW(figures->engine->arena, struct figure_entry);
	added->key = key;
	*slot = added;
	figures->count++;
	*figures->end = added;
	figures->end = &added->next;
	return &added->figure;
}

static struct figure_entry *entry_of(const struct figure *figure)
{
	return (struct figure_entry *)((char *)(uintptr_t)figure - offsetof(struct figure_entry, figure));
}

void figure_placed(const struct figure *figure)
{
	entry_of(figure)->placed = true;
}

/* ---- values that can not be printed ---- */

static void report_error(struct figures *figures, struct value value, struct place at, struct str what)
{
	struct arena *arena = figures->findings->arena;
	struct str file = str_base_name(at.file), place = str_printf(arena, "%.*s:%u", STR_ARG(file), at.line);

	if (value.kind != VALUE_ERROR || (value.error != ERROR_DIVISION && value.error != ERROR_NOT_FOUND))
		return; /* other errors are faults, reported where they arose */
	finding_add(figures->findings, SEVERITY_STOP, S(""), S("Figur utan värde"), place,
		    str_printf(arena, "%.*s ger %s och kan inte skrivas ut.", STR_ARG(what),
			       value_error_name(value.error)),
		    value.error == ERROR_DIVISION ? S("Fånga nolldivisionen med OMFEL i mallen, eller rätta underlaget.")
						  : S("Det som söks finns inte i tabellen: rätta mallen eller underlaget."));
}

/* ---- text without runs: titles ---- */

struct plain_text {
	struct figures *figures;
	struct buf text;
};

static void plain_text(void *user, struct str text)
{
	struct plain_text *plain = user;

	buf_add(&plain->text, text);
}

static void plain_figure(void *user, const struct env *env, const struct part *part, struct value value,
			 struct format format)
{
	struct plain_text *plain = user;

	report_error(plain->figures, value, part->at, part->formula.source);
	buf_add(&plain->text, format_value(env->engine->arena, value, format, !part->without_unit));
}

struct str figures_plain(struct figures *figures, const struct env *env, const struct part *parts)
{
	struct plain_text plain = {figures, BUF_INIT};
	struct prose_sink sink = {.user = &plain, .text = plain_text, .figure = plain_figure};

	prose_expand(env, parts, &sink);
	struct str copy = str_copy(figures->engine->arena, buf_str(&plain.text));
	buf_release(&plain.text);
	return copy;
}

/* ---- formulas: pieces ---- */

struct piece_writer {
	struct figures *figures;
	struct figure *owner;
	struct piece *first, *last;
	size_t length;
};

static struct piece *add_piece(struct piece_writer *writer, enum piece_kind kind, size_t length)
{
	struct piece *piece = ARENA_NEW(writer->figures->engine->arena, struct piece);

	piece->kind = kind;
	if (writer->last)
		writer->last->next = piece;
	else
		writer->first = piece;
	writer->last = piece;
	writer->length += length;
	return piece;
}

static void on_text(void *user, struct str text)
{
	add_piece(user, PIECE_TEXT, text.n)->text = text;
}

static void add_figure(struct piece_writer *writer, struct figure *figure)
{
	if (figure->value.kind == VALUE_NUMBER || figure->value.kind == VALUE_EMPTY || figure->is_text ||
	    figure->value.kind == VALUE_ERROR || figure->value.kind == VALUE_TRUTH)
		add_piece(writer, PIECE_FIGURE, 24)->figure = figure;
	else
		on_text(writer, excel_literal(writer->figures->engine->arena, figure->value));
}

static struct figure *figure_of_name(struct figures *figures, const struct name *name, const struct context *context);

static void on_name(void *user, const struct name *name, const struct context *context)
{
	struct piece_writer *writer = user;

	add_figure(writer, figure_of_name(writer->figures, name, context));
}

static bool same_value(struct value a, struct value b)
{
	if (a.kind != b.kind)
		return false;
	return a.kind == VALUE_NUMBER ? num_compare(a.num, b.num) == 0
	       : a.kind == VALUE_TEXT ? str_equal(a.text, b.text)
				      : a.kind == VALUE_EMPTY;
}

static void on_parameter(void *user, const struct context *context, size_t index)
{
	struct piece_writer *writer = user;
	struct figures *figures = writer->figures;
	const struct parameter *parameter = &context->parameters[index];
	/* a parameter that another document's formula sees alike is the same cell */
	const struct parameter *own = &figures->context->parameters[index];
	bool same = same_value(own->value, parameter->value), is_new;
	struct figure *figure = entry(
		figures, (struct figure_key){same ? figures->context->parameters : context->parameters, NULL, index}, &is_new);

	if (is_new)
		*figure = (struct figure){.name = parameter->name,
					  .label = parameter->name,
					  .value = parameter->value,
					  .format = parameter->format,
					  .printed = format_value(figures->engine->arena, parameter->value, parameter->format, false),
					  .source = S("parameter"),
					  .is_text = parameter->value.kind == VALUE_TEXT};
	add_figure(writer, figure);
}

static void on_cell(void *user, struct grid_row *row, size_t column)
{
	struct piece_writer *writer = user;
	struct value value = grid_value(writer->figures->engine, row, column);

	if (value.kind == VALUE_NUMBER || value.kind == VALUE_ERROR)
		add_figure(writer, figure_of_cell(writer->figures, row, column));
	else if (value.kind == VALUE_EMPTY)
		on_text(writer, S("0"));
	else
		on_text(writer, excel_literal(writer->figures->engine->arena, value));
}

static bool has_number(struct figures *figures, struct grid_row *row, size_t column)
{
	struct value value = grid_value(figures->engine, row, column);

	return value.kind == VALUE_NUMBER || value.kind == VALUE_ERROR;
}

static void add_range(struct piece_writer *writer, struct grid_row *const *rows, size_t count, size_t column)
{
	struct arena *arena = writer->figures->engine->arena;
	struct pending_range *range = ARENA_NEW(arena, struct pending_range);

	range->figures = ARENA_ARRAY(arena, struct figure *, count);
	range->count = count;
	range->owner = writer->owner;
	for (size_t i = 0; i < count; i++)
		range->figures[i] = figure_of_cell(writer->figures, rows[i], column);
	range->piece = add_piece(writer, PIECE_RANGE, 40);
	range->piece->figure = range->figures[0];
	range->piece->last = range->figures[count - 1];
	range->next = writer->figures->ranges;
	writer->figures->ranges = range;
}

/* Cells of one column as a function's arguments: those that follow each other in their table are a range. */
static void on_cells(void *user, struct grid_row *const *rows, size_t count, size_t column)
{
	struct piece_writer *writer = user;
	bool any = false;

	for (size_t i = 0, end; i < count; i = end) {
		end = i + 1;
		if (!has_number(writer->figures, rows[i], column))
			continue;
		while (end < count && rows[end]->index == rows[end - 1]->index + 1 &&
		       has_number(writer->figures, rows[end], column))
			end++;
		if (any)
			on_text(writer, S(","));
		any = true;
		if (end - i > 1)
			add_range(writer, rows + i, end - i, column);
		else
			add_figure(writer, figure_of_cell(writer->figures, rows[i], column));
	}
	if (!any)
		on_text(writer, S("0"));
}

static void add_column(struct piece_writer *writer, const struct data_sheet *sheet, size_t column)
{
	struct piece *piece = add_piece(writer, PIECE_COLUMN, 24);

	piece->data = sheet;
	piece->column = column;
}

static void on_column(void *user, const struct context *context, const struct table *table, size_t column)
{
	struct piece_writer *writer = user;
	struct sheet_entry *sheet = sheet_of_table(writer->figures, table, context);

	add_column(writer, sheet_data(sheet), sheet_column(sheet, column));
}

static void on_ledger_column(void *user, const struct context *context, const struct cube *cube, size_t column)
{
	struct piece_writer *writer = user;
	struct sheet_entry *sheet = sheet_of_cube(writer->figures, cube, context);

	add_column(writer, sheet_data(sheet), sheet_column(sheet, column));
}

static const struct cube *on_cube(void *user, const struct context *context, const size_t *columns, size_t count)
{
	struct piece_writer *writer = user;

	return sheet_choose_cube(writer->figures, context, columns, count);
}

static void on_field(void *user, const struct context *context, const struct table *table, size_t row, size_t column)
{
	struct piece_writer *writer = user;
	struct value value = table->columns[column].cells[row];
	struct sheet_entry *sheet = sheet_of_table(writer->figures, table, context);
	size_t at = sheet_row(sheet, row);

	if (at == (size_t)-1) { /* a row that this document does not carry */
		on_text(writer, excel_literal(writer->figures->engine->arena, value));
		return;
	}
	struct piece *piece = add_piece(writer, PIECE_CELL, 24);
	piece->data = sheet_data(sheet);
	piece->row = at;
	piece->column = sheet_column(sheet, column);
}

static void on_constant(void *user, struct value value, struct str source)
{
	struct piece_writer *writer = user;

	(void)source;
	on_text(writer, excel_literal(writer->figures->engine->arena, value));
}

static struct piece_writer begin_pieces(struct figures *figures, struct figure *owner)
{
	return (struct piece_writer){.figures = figures, .owner = owner};
}

static struct excel_sink sink_of(struct piece_writer *writer)
{
	return (struct excel_sink){.user = writer,
				   .text = on_text,
				   .name = on_name,
				   .parameter = on_parameter,
				   .cell = on_cell,
				   .cells = on_cells,
				   .column = on_column,
				   .ledger_column = on_ledger_column,
				   .field = on_field,
				   .cube = on_cube,
				   .constant = on_constant};
}

static void make_constant(struct figures *figures, struct figure *figure, struct str source)
{
	figure->formula = NULL;
	figure->source = str_printf(figures->engine->arena, "för lång för Excel: %.*s", STR_ARG(source));
}

static void end_pieces(const struct piece_writer *writer, struct str source)
{
	writer->owner->formula = writer->first;
	if (writer->length > FORMULA_LIMIT)
		make_constant(writer->figures, writer->owner, source);
}

static void translate(struct figures *figures, struct figure *figure, const struct env *env, const struct expr *expr)
{
	struct piece_writer writer = begin_pieces(figures, figure);
	struct excel_sink sink = sink_of(&writer);

	excel_translate(env, expr, &sink);
	end_pieces(&writer, expr->source);
}

/* ---- figures by what they are the value of ---- */

/* "SUMMA(ovan) (Kulturnämnden, Andel)": which cell of a repeated row. */
static struct str cell_words(struct figures *figures, struct grid_row *row, size_t column, struct str source)
{
	struct str name = grid_row_name(figures->engine, row), title = row->grid->plan->columns[column].name;

	return str_printf(figures->engine->arena, "%.*s (%.*s, %.*s)", STR_ARG(source), STR_ARG(name), STR_ARG(title));
}

static void fill(struct figures *figures, struct figure *figure, struct str name, struct str label, struct value value,
		 struct format format)
{
	figure->name = name;
	figure->label = label;
	figure->value = value;
	figure->format = format;
	figure->printed = format_value(figures->engine->arena, value, format, false);
	figure->is_text = value.kind == VALUE_TEXT;
}

struct figure *figure_of_cell(struct figures *figures, struct grid_row *row, size_t column)
{
	struct grid_cell *cell = &row->cells[column];
	const struct grid_plan *plan = row->grid->plan;
	struct env env = {.engine = figures->engine,
			  .context = row->grid->context,
			  .frame = row->frame,
			  .row = row,
			  .column = column};
	bool is_new;
	struct figure *figure = entry(figures, (struct figure_key){cell, NULL, 0}, &is_new);

	if (!is_new)
		return figure;
	struct value value = grid_value(figures->engine, row, column);
	struct str source = cell->is_group_sum ? S("SUMMA") : cell->plan->formula.source;
	struct str name = cell->plan ? cell->plan->name : S("");
	fill(figures, figure, name, name.n ? name : source, value, grid_format(plan, cell->plan, column));
	if (value.kind == VALUE_ERROR)
		report_error(figures, value, cell->plan ? cell->plan->at : row->at, cell_words(figures, row, column, source));

	if (figures->context->scope.n && row->grid->context->scope.n == 0) {
		figure->source = str_printf(figures->engine->arena, "region: %.*s", STR_ARG(figure->label));
		return figure;
	}
	if (!cell->is_group_sum) {
		translate(figures, figure, &env, cell->plan->formula.expr);
		return figure;
	}
	struct piece_writer writer = begin_pieces(figures, figure);
	struct excel_sink sink = sink_of(&writer);
	excel_group_sum(row, column, &sink, figures->engine->arena);
	end_pieces(&writer, source);
	return figure;
}

static struct figure *figure_of_named_cell(struct figures *figures, const struct name *name, const struct context *context)
{
	const struct cell_plan *cell = &name->plan->rows.items[name->row].cells[name->column];
	struct grid *grid = grid_make(figures->engine, name->plan, context, NULL);

	for (size_t i = 0; i < grid->row_count; i++)
		if (grid->rows[i]->cells[name->column].plan == cell)
			return figure_of_cell(figures, grid->rows[i], name->column);
	return NULL;
}

static struct figure *figure_of_name(struct figures *figures, const struct name *name, const struct context *context)
{
	const struct context *own = name_context(figures->engine, name, context);
	struct env env = {.engine = figures->engine, .context = own ? own : context};
	bool is_new;

	if (name->kind == NAME_CELL && own) {
		struct figure *cell = figure_of_named_cell(figures, name, own);
		if (cell)
			return cell;
	}
	struct figure *figure = entry(figures, (struct figure_key){name, own, 0}, &is_new);
	if (!is_new)
		return figure;

	struct value value = figure_value(figures->engine, name, env.context);
	bool of_region = figures->context->scope.n && env.context->scope.n == 0;
	struct str label = of_region ? str_printf(figures->engine->arena, "region.%.*s", STR_ARG(name->name)) : name->name;
	fill(figures, figure, of_region ? S("") : name->name, label, value, figure_format(name));
	report_error(figures, value, name->at, name->name);
	if (of_region)
		figure->source = str_printf(figures->engine->arena, "hela regionen: %.*s", STR_ARG(name->formula.source));
	else if (name->kind == NAME_FORMULA)
		translate(figures, figure, &env, name->formula.expr);
	return figure;
}

struct figure *figure_of_text(struct figures *figures, const struct env *env, const struct part *part,
			      struct value value, struct format format)
{
	const struct expr *expr = part->formula.expr;
	bool is_new;

	if (expr->meaning == MEANS_FIGURE)
		return figure_of_name(figures, expr->definition, expr->of_region ? env->context->region : env->context);

	struct figure *figure = entry(figures, (struct figure_key){part, env->frame, 1}, &is_new);
	if (!is_new)
		return figure;
	fill(figures, figure, S(""), part->formula.source, value, format);
	report_error(figures, value, part->at, part->formula.source);
	translate(figures, figure, env, expr);
	return figure;
}

/* ---- the end ---- */

static void list_range(struct figures *figures, const struct pending_range *range)
{
	struct arena *arena = figures->engine->arena;
	struct piece *piece = range->piece, *after = piece->next;

	if (range->count > LIST_LIMIT) {
		make_constant(figures, range->owner, range->owner->label);
		return;
	}
	piece->kind = PIECE_FIGURE;
	for (size_t i = 1; i < range->count; i++) {
		struct piece *comma = ARENA_NEW(arena, struct piece), *cell = ARENA_NEW(arena, struct piece);
		*comma = (struct piece){.next = cell, .kind = PIECE_TEXT, .text = S(",")};
		*cell = (struct piece){.kind = PIECE_FIGURE, .figure = range->figures[i]};
		piece->next = comma;
		piece = cell;
	}
	piece->next = after;
}

void figures_finish(struct figures *figures, struct doc *doc)
{
	struct figure **end = &doc->figures;

	for (const struct pending_range *range = figures->ranges; range; range = range->next)
		if (!entry_of(range->piece->figure)->placed)
			list_range(figures, range);
	for (struct figure_entry *entry = figures->first; entry; entry = entry->next) {
		if (entry->placed)
			continue;
		*end = &entry->figure;
		end = &entry->figure.next;
	}
	*end = NULL;
	doc->data = sheets_finish(figures);
}

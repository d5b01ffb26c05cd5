/* The formula of a figure in a workbook: pieces of text, and references whose addresses the layout will know. */
#include "document/figure_formula.h"

#include "document/sheets.h"
#include "formula/excel.h"

/* Excel's limit is 8192 characters; addresses and sheet names take their share of them. */
enum { FORMULA_LIMIT = 4000, LIST_LIMIT = 200 };

/* A range of cells: of a table that turns out not to be shown, it becomes a list. */
struct pending_range {
	struct pending_range *next;
	struct figure *owner; /* whose formula it is in */
	struct piece *piece;
	struct figure **figures;
	size_t count;
};

struct piece_writer {
	struct figures *figures;
	struct figure *owner;
	struct piece *first, *last;
	size_t length;
	bool refers;     /* to anything: it is no mere constant */
	bool writes_out; /* texts of rows are written out, as long as it refers to anything */
	bool wrote_out;
	bool too_long; /* it needs more rows of a data sheet than the document may have */
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
	writer->refers = writer->refers || kind != PIECE_TEXT;
	return piece;
}

static void on_text(void *user, struct str text)
{
	add_piece(user, PIECE_TEXT, text.n)->text = text;
}

static void add_figure(struct piece_writer *writer, struct figure *figure)
{
	if (figure->value.kind == VALUE_NUMBER || figure->value.kind == VALUE_EMPTY || figure->is_text ||
	    figure->formula || figure->value.kind == VALUE_ERROR || figure->value.kind == VALUE_TRUTH)
		add_piece(writer, PIECE_FIGURE, 24)->figure = figure;
	else
		on_text(writer, excel_literal(writer->figures->engine->arena, figure->value));
}

static struct excel_sink sink_of(struct piece_writer *writer);

/*
 * A named figure without a value is put in place: who needs it may catch the error, and a cell that shows it would stand
 * among the figures for nobody.
 */
static bool put_in_place(struct piece_writer *writer, const struct name *name, const struct context *context)
{
	struct engine *engine = writer->figures->engine;
	const struct context *own = name_context(engine, name, context);
	struct env env = {.engine = engine, .context = own};

	if (name->kind != NAME_FORMULA || !own || !str_equal(own->scope, writer->figures->context->scope) ||
	    writer->length > FORMULA_LIMIT)
		return false;
	struct value value = figure_value(engine, name, own);
	if (value.kind != VALUE_ERROR || (value.error != ERROR_DIVISION && value.error != ERROR_NOT_FOUND))
		return false;
	struct excel_sink sink = sink_of(writer);
	on_text(writer, S("("));
	excel_translate(&env, name->formula.expr, &sink);
	on_text(writer, S(")"));
	return true;
}

static void on_name(void *user, const struct name *name, const struct context *context)
{
	struct piece_writer *writer = user;

	if (!put_in_place(writer, name, context))
		add_figure(writer, figure_of_name(writer->figures, name, context));
}

static void on_parameter(void *user, const struct context *context, size_t index)
{
	struct piece_writer *writer = user;

	add_figure(writer, figure_of_parameter(writer->figures, context, index));
}

static void on_field(void *user, const struct context *context, const struct table *table, size_t row, size_t column);

/* What stands in the cell where it shows a field of the input as it is, else NULL. */
static const struct expr *plain_field(const struct grid_row *row, size_t column)
{
	const struct cell_plan *plan = row->cells[column].plan;
	const struct expr *expr = plan && plan->kind == CELL_FORMULA ? plan->formula.expr : NULL;

	return expr && expr->meaning == MEANS_ROW_FIELD ? expr : NULL;
}

static bool is_formula(const struct grid_row *row, size_t column)
{
	const struct grid_cell *cell = &row->cells[column];

	return cell->is_group_sum || (cell->plan && cell->plan->kind == CELL_FORMULA);
}

/*
 * Amounts and calculated texts stand in their cells. A field that the table only shows has none, and its text is written out
 * unless it is too long; nothing is 0 and "", and only a reference to the empty cell of the input is both in Excel too.
 */
static void on_cell(void *user, struct grid_row *row, size_t column)
{
	struct piece_writer *writer = user;
	struct value value = grid_value(writer->figures->engine, row, column);
	const struct expr *field = plain_field(row, column);

	if (value.kind == VALUE_NUMBER || value.kind == VALUE_ERROR) {
		add_figure(writer, figure_of_cell(writer->figures, row, column));
	} else if (field && (value.kind == VALUE_EMPTY || !excel_takes_literal(value.text))) {
		const struct frame *frame = frame_at(row->frame, field->depth);
		on_field(writer, row->grid->context, frame->table, frame->row, field->index);
	} else if (!field && is_formula(row, column) && value.kind != VALUE_EMPTY) {
		add_figure(writer, figure_of_cell(writer->figures, row, column));
	} else if (value.kind == VALUE_EMPTY) {
		on_text(writer, S("0"));
	} else {
		on_text(writer, excel_literal(writer->figures->engine->arena, value));
	}
}

/* A number, or a text where the formula may give a number another time: functions over ranges pass over texts. */
static bool has_number(struct figures *figures, struct grid_row *row, size_t column)
{
	struct value value = grid_value(figures->engine, row, column);
	const struct cell_plan *plan = row->cells[column].plan;

	return value.kind == VALUE_NUMBER || value.kind == VALUE_ERROR ||
	       (value.kind == VALUE_TEXT && plan && plan->kind == CELL_FORMULA && plan->formula.can_be_number);
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

static void add_column(struct piece_writer *writer, struct sheet_entry *sheet, size_t column)
{
	sheet_claim_column(writer->figures, sheet, column, add_piece(writer, PIECE_COLUMN, 24));
}

static void on_column(void *user, const struct context *context, const struct table *table, size_t column)
{
	struct piece_writer *writer = user;

	add_column(writer, sheet_of_table(writer->figures, table, context), column);
}

static void on_ledger_column(void *user, const struct context *context, const struct cube *cube, size_t column)
{
	struct piece_writer *writer = user;

	add_column(writer, sheet_of_cube(writer->figures, cube, context), column);
}

static const struct cube *on_cube(void *user, const struct context *context, const size_t *columns, size_t count)
{
	struct piece_writer *writer = user;

	return sheet_choose_cube(writer->figures, context, columns, count);
}

static void on_rows(void *user, const struct context *context, const struct table *table, const struct cube *cube,
		    const struct criterion *criteria, size_t count)
{
	struct piece_writer *writer = user;
	struct sheet_entry *sheet =
		cube ? sheet_of_cube(writer->figures, cube, context) : sheet_of_table(writer->figures, table, context);

	if (!sheet_claim_rows(writer->figures, sheet, writer->owner, criteria, count))
		writer->too_long = true;
}

static void on_field(void *user, const struct context *context, const struct table *table, size_t row, size_t column)
{
	struct piece_writer *writer = user;
	struct value value = table->columns[column].cells[row];

	struct sheet_entry *sheet = sheet_of_table(writer->figures, table, context);

	if (!sheet_may_have(sheet, row)) { /* a row that this document does not carry */
		bool zero = value.kind == VALUE_EMPTY && column_is_number(table->columns[column].type);
		on_text(writer, zero ? S("0") : excel_literal(writer->figures->engine->arena, value));
		return;
	}
	struct piece *piece = add_piece(writer, PIECE_CELL, 24);
	if (!sheet_claim_cell(writer->figures, sheet, writer->owner, row, column, piece))
		writer->too_long = true;
}

static bool on_written_out(void *user, const struct table *table, size_t column)
{
	struct piece_writer *writer = user;

	if (!writer->writes_out || sheet_column_is_calculated(writer->figures, table, column))
		return false;
	writer->wrote_out = true;
	return true;
}

static void on_constant(void *user, struct value value, struct str source)
{
	struct piece_writer *writer = user;

	(void)source;
	on_text(writer, excel_literal(writer->figures->engine->arena, value));
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
				   .rows = on_rows,
				   .field = on_field,
				   .written_out = on_written_out,
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
	if (writer->too_long) {
		writer->owner->formula = NULL;
		writer->owner->source = S("räknad vid körningen, ur fler rader än arbetsboken tar");
		return;
	}
	if (writer->length > FORMULA_LIMIT)
		make_constant(writer->figures, writer->owner, source);
}

/* A part of a formula that is put together: a text, a figure, or an expression. */
static void write_part(struct piece_writer *writer, const struct formula_part *part)
{
	struct excel_sink sink = sink_of(writer);

	if (part->expr)
		excel_translate(part->env, part->expr, &sink);
	else if (part->figure)
		add_figure(writer, part->figure);
	else
		on_text(writer, part->text);
}

static struct piece_writer write_parts(struct figures *figures, struct figure *figure, const struct formula_part *parts,
				       size_t count, bool writes_out)
{
	struct piece_writer writer = {.figures = figures, .owner = figure, .writes_out = writes_out};

	for (size_t i = 0; i < count; i++)
		write_part(&writer, &parts[i]);
	/* a formula that only shows a text of the input, or compares it, refers to it */
	return writer.wrote_out && !writer.refers ? write_parts(figures, figure, parts, count, false) : writer;
}

void figure_translate(struct figures *figures, struct figure *figure, const struct env *env, const struct expr *expr)
{
	struct piece_writer writer =
		write_parts(figures, figure, &(struct formula_part){.env = env, .expr = expr}, 1, true);

	if (figure->is_text && figure->value.kind == VALUE_EMPTY) /* a reference to an empty cell would be 0 */
		on_text(&writer, S("&\"\""));
	end_pieces(&writer, expr->source);
}

void figure_put_together(struct figures *figures, struct figure *figure, const struct formula_part *parts, size_t count,
			 struct str source)
{
	struct piece_writer writer = write_parts(figures, figure, parts, count, true);

	end_pieces(&writer, source);
}

void figure_translate_group_sum(struct figures *figures, struct figure *figure, struct grid_row *row, size_t column)
{
	struct piece_writer writer = {.figures = figures, .owner = figure};
	struct excel_sink sink = sink_of(&writer);

	excel_group_sum(row, column, &sink, figures->engine->arena);
	end_pieces(&writer, figure->label);
}

/* ---- ranges of tables that are not shown ---- */

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

void figure_list_ranges(struct figures *figures)
{
	for (const struct pending_range *range = figures->ranges; range; range = range->next)
		if (!figure_is_placed(range->piece->figure))
			list_range(figures, range);
}

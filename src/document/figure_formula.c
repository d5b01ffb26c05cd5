/* The formula of a figure in a workbook: pieces of text, and references whose addresses the layout will know. */
#include "document/figure_formula.h"

#include "document/figure_parts.h"
#include "document/figure_ranges.h"
#include "document/sheets.h"
#include "formula/excel.h"

struct piece_writer {
	struct figures *figures;
	struct figure *owner;
	const struct expr *whole; /* the expression that the formula is of, or NULL: it is put together */
	struct piece *first, *last;
	size_t length;   /* at most */
	bool refers;     /* to anything but constants */
	bool writes_out; /* texts of rows are written out, as long as it refers to anything */
	bool wrote_out;
	const struct figure *constant; /* the last part that is one */
	bool too_many_rows;            /* it needs more rows of a data sheet than the document may have */
};

static struct piece *link_piece(struct piece_writer *writer, struct piece content)
{
	struct piece *piece = ARENA_NEW(writer->figures->engine->arena, struct piece);

	*piece = content;
	if (writer->last)
		writer->last->next = piece;
	else
		writer->first = piece;
	writer->last = piece;
	return piece;
}

static struct piece *add_piece(struct piece_writer *writer, struct piece content)
{
	struct piece *piece = link_piece(writer, content);

	writer->length += piece_length(piece);
	return piece;
}

static void on_text(void *user, struct str text)
{
	add_piece(user, (struct piece){.kind = PIECE_TEXT, .text = text});
}

static void add_figure(struct piece_writer *writer, struct figure *figure)
{
	if (figure->value.kind == VALUE_TEXT && !figure->is_text && !figure->formula) {
		on_text(writer, excel_literal(writer->figures->engine->arena, figure->value));
		return;
	}
	writer->refers = true;
	add_piece(writer, (struct piece){.kind = PIECE_FIGURE, .figure = figure});
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
	const struct expr *field = cell_field(row->cells[column].plan);

	if (value.kind == VALUE_NUMBER || value.kind == VALUE_ERROR) {
		add_figure(writer, figure_of_cell(writer->figures, row, column));
	} else if (field && (value.kind == VALUE_EMPTY || excel_is_long(value))) {
		const struct frame *frame = frame_at(row->frame, field->depth);
		on_field(writer, row->grid->context, frame->table, frame->row, field->index);
	} else if (!field && is_formula(row, column) &&
		   (value.kind != VALUE_EMPTY || excel_may_be_number(writer->figures->engine, row, column))) {
		add_figure(writer, figure_of_cell(writer->figures, row, column));
	} else if (value.kind == VALUE_EMPTY) {
		on_text(writer, S("0"));
	} else {
		on_text(writer, excel_literal(writer->figures->engine->arena, value));
	}
}

static void on_cells(void *user, struct grid_row *const *rows, size_t count, size_t column, bool adds)
{
	struct piece_writer *writer = user;
	struct piece *piece = add_piece(writer, (struct piece){.kind = PIECE_TEXT});

	writer->refers = true;
	ranges_add(writer->figures, writer->owner, piece, rows, count, column, adds);
}

static bool on_total(void *user, const struct env *env, const struct expr *call, const struct expr *range)
{
	struct piece_writer *writer = user;
	struct figure *total = call == writer->whole ? NULL : figure_of_total(writer->figures, env, call, range);

	if (total)
		add_figure(writer, total);
	return total;
}

static void add_column(struct piece_writer *writer, struct sheet_entry *sheet, size_t column)
{
	struct piece *piece = link_piece(writer, (struct piece){.kind = PIECE_COLUMN});

	writer->refers = true;
	sheet_claim_column(writer->figures, sheet, column, piece);
	writer->length += piece_length(piece);
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
		writer->too_many_rows = true;
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
	struct piece *piece = add_piece(writer, (struct piece){.kind = PIECE_CELL});
	writer->refers = true;
	if (!sheet_claim_cell(writer->figures, sheet, writer->owner, row, column, piece))
		writer->too_many_rows = true;
}

static bool on_written_out(void *user, const struct table *table, size_t column)
{
	struct piece_writer *writer = user;

	if (!writer->writes_out || sheet_column_is_calculated(writer->figures, table, column))
		return false;
	writer->wrote_out = true;
	return true;
}

/* An error stands in the formula itself: a cell that holds it would be a text. */
static void on_constant(void *user, const struct excel_constant *constant)
{
	struct piece_writer *writer = user;

	if (constant->value.kind == VALUE_ERROR) {
		on_text(writer, excel_literal(writer->figures->engine->arena, constant->value));
		return;
	}
	writer->constant = figure_of_constant(writer->figures, constant);
	add_piece(writer, (struct piece){.kind = PIECE_FIGURE, .figure = writer->constant});
}

static struct excel_sink sink_of(struct piece_writer *writer)
{
	return (struct excel_sink){.user = writer,
				   .text = on_text,
				   .name = on_name,
				   .parameter = on_parameter,
				   .cell = on_cell,
				   .cells = on_cells,
				   .total = on_total,
				   .column = on_column,
				   .ledger_column = on_ledger_column,
				   .rows = on_rows,
				   .field = on_field,
				   .written_out = on_written_out,
				   .cube = on_cube,
				   .constant = on_constant};
}

void figure_make_constant(struct figures *figures, struct figure *figure, struct str source)
{
	figure->formula = NULL;
	figure->source = str_join(figures->engine->arena, S("för lång för Excel: "),
				  str_squeeze(figures->engine->arena, source));
}

/* A formula that is nothing but a constant is that constant. */
static bool take_constant(const struct piece_writer *writer)
{
	const struct figure *constant = writer->constant;

	if (!constant || writer->first->next || writer->first->figure != constant)
		return false;
	writer->owner->source = constant->source;
	writer->owner->of_region = constant->of_region;
	writer->owner->explanation = S(""); /* the source says it */
	return true;
}

static void end_pieces(const struct piece_writer *writer, struct str source)
{
	struct figure *figure = writer->owner;

	figure->formula = NULL;
	if (writer->too_many_rows)
		figure->source = S("räknad vid körningen, ur fler rader än arbetsboken tar");
	else if (writer->length > FORMULA_LIMIT)
		figure_make_constant(writer->figures, figure, source);
	else if (!take_constant(writer))
		figure->formula = writer->first;
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

/* Texts of rows are written out, but a formula that only shows a text of the input, or compares it, refers to it. */
static void write_parts(struct piece_writer *writer, const struct formula_part *parts, size_t count)
{
	const struct piece_writer empty = *writer;

	writer->writes_out = true;
	for (size_t i = 0; i < count; i++)
		write_part(writer, &parts[i]);
	if (!writer->wrote_out || writer->refers)
		return;
	*writer = empty;
	for (size_t i = 0; i < count; i++)
		write_part(writer, &parts[i]);
}

void figure_translate(struct figures *figures, struct figure *figure, const struct env *env, const struct expr *expr)
{
	struct piece_writer writer = {.figures = figures, .owner = figure, .whole = expr};
	struct diags met;
	struct diags_aside aside = engine_diags_aside(figures->engine, &met);

	write_parts(&writer, &(struct formula_part){.env = env, .expr = expr}, 1);
	if (figure->is_text && figure->value.kind == VALUE_EMPTY) /* a reference to an empty cell would be 0 */
		on_text(&writer, S("&\"\""));
	end_pieces(&writer, expr->source);
	engine_diags_back(figures->engine, aside);
}

void figure_put_together(struct figures *figures, struct figure *figure, const struct formula_part *parts, size_t count,
			 struct str source)
{
	struct piece_writer writer = {.figures = figures, .owner = figure};
	struct diags met;
	struct diags_aside aside = engine_diags_aside(figures->engine, &met);

	write_parts(&writer, parts, count);
	end_pieces(&writer, source);
	engine_diags_back(figures->engine, aside);
}

void figure_translate_group_sum(struct figures *figures, struct figure *figure, struct grid_row *row, size_t column)
{
	struct piece_writer writer = {.figures = figures, .owner = figure};
	struct excel_sink sink = sink_of(&writer);
	struct env env = {.engine = figures->engine, .context = row->grid->context};

	excel_group_sum(&env, row, column, &sink);
	end_pieces(&writer, figure->label);
}

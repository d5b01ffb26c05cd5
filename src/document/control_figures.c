/* The controls in a workbook: which data sheets show them, and what of it the document's tables say. */
#include "document/control_figures.h"

#include "document/control_cells.h"
#include "document/figure_formula.h"
#include "document/sheets.h"

/* A data sheet that only controls need is no longer than this: the workbook of a large ledger remains one that opens. */
enum { DATA_ROWS = 100000 };

/* The difference is one of two cells, and the outcome one of difference and tolerance: they stand there, too. */
static bool complete_columns(struct sheet_entry *sheet)
{
	bool any = false;

	for (enum result_field field = RESULT_LEFT; field <= RESULT_DIFFERENCE; field++)
		any = any || sheet_shows(sheet, field);
	for (enum result_field field = RESULT_LEFT; any && field <= RESULT_TOLERANCE; field++)
		sheet_ask_column(sheet, field);
	return any;
}

typedef struct figure *make_cell(struct figures *figures, const struct result *result, enum result_field field);

/* Makes the cells that the table's sheet shows of each result of a control. */
static void add_rows(struct figures *figures, enum result_table which, struct sheet_entry *sheet, make_cell *make)
{
	const struct table *table = findings_table(figures->engine->store, which);

	for (size_t row = 0; row < table->row_count; row++) {
		const struct result *result = findings_result(figures->findings, which, row);
		if (!result || !result->context || !sheet_may_have(sheet, row))
			continue;
		for (enum result_field field = RESULT_LEFT; field <= RESULT_SEVERITY; field++) {
			struct figure *figure = sheet_shows(sheet, field) ? make(figures, result, field) : NULL;
			if (figure)
				sheet_set_figure(figures, sheet, row, field, figure);
		}
	}
}

/* What was found stands on the sheet of all results where there is one: the other refers to it. */
static void add_tables(struct figures *figures)
{
	struct sheet_entry *sheets[RESULT_TABLES];
	bool held = false;

	for (enum result_table which = RESULT_ALL; which < RESULT_TABLES; which++) {
		const struct table *table = findings_table(figures->engine->store, which);
		sheets[which] = table ? sheet_there(figures, table, figures->context) : NULL;
	}
	if (sheets[RESULT_ALL] && complete_columns(sheets[RESULT_ALL])) {
		add_rows(figures, RESULT_ALL, sheets[RESULT_ALL], control_cell);
		held = true;
	}
	if (sheets[RESULT_FAILED] && (held || complete_columns(sheets[RESULT_FAILED])))
		add_rows(figures, RESULT_FAILED, sheets[RESULT_FAILED], held ? control_cell_reference : control_cell);
}

/* The expression that alone makes a cell: a formula's, or that of a field shown as text. */
static const struct expr *expr_of(const struct cell_plan *plan)
{
	if (!plan || plan->kind == CELL_EMPTY)
		return NULL;
	if (plan->kind == CELL_FORMULA)
		return plan->formula.expr;
	return plan->parts && !plan->parts->next && plan->parts->kind == PART_FIGURE ? plan->parts->formula.expr : NULL;
}

/* The result that the field stands in; NULL where it is none of a control's. */
static const struct result *result_of(struct figures *figures, const struct grid_row *row, const struct expr *expr)
{
	bool is_field = expr && expr->meaning == MEANS_ROW_FIELD && row->frame;
	const struct frame *frame = is_field ? frame_at(row->frame, expr->depth) : NULL;

	for (enum result_table which = RESULT_ALL; frame && which < RESULT_TABLES; which++)
		if (frame->table == findings_table(figures->engine->store, which))
			return findings_result(figures->findings, which, frame->row);
	return NULL;
}

struct format control_format(struct figures *figures, const struct grid_row *row, size_t column)
{
	const struct grid_plan *plan = row->grid->plan;
	const struct cell_plan *cell = row->cells[column].plan;
	struct format format = grid_format(plan, cell, column);
	bool own = cell && cell->kind == CELL_FORMULA && cell->formula.has_format;
	const struct expr *expr = cell && cell->kind == CELL_FORMULA && !own ? cell->formula.expr : NULL;
	const struct result *result = result_of(figures, row, expr);

	if (!result || !result->context || expr->index < RESULT_LEFT || expr->index > RESULT_TOLERANCE ||
	    format.unit != UNIT_NONE || plan->columns[column].cell.formula.has_format)
		return format;
	return control_field_format(result);
}

const struct figure *control_outcome(struct figures *figures, struct grid_row *row, size_t column)
{
	const struct grid_cell *cell = &row->cells[column];
	const struct expr *expr = expr_of(cell->plan);
	bool is_field = expr && expr->meaning == MEANS_ROW_FIELD && row->frame;
	const struct frame *frame = is_field ? frame_at(row->frame, expr->depth) : NULL;
	struct store *store = figures->engine->store;
	bool is_new;

	if (!frame || expr->index != RESULT_SEVERITY ||
	    (frame->table != findings_table(store, RESULT_ALL) && frame->table != findings_table(store, RESULT_FAILED)))
		return NULL;
	struct figure *figure = figure_of_key(figures, cell, 1, &is_new);
	if (is_new) {
		struct env env = {.engine = figures->engine, .context = row->grid->context, .frame = row->frame};
		figure->label = expr->source;
		figure->value = frame->table->columns[expr->index].cells[frame->row];
		figure->printed = figure->value.text;
		figure->is_text = true;
		figure_translate(figures, figure, &env, expr);
		figure_placed(figure);
	}
	return figure;
}

void control_figures_add(struct figures *figures)
{
	struct engine *engine = figures->engine;
	struct findings *findings = figures->findings, copy = *findings;
	struct diags *diags = engine->diags, met;

	if (figures->context->scope.n) /* the controls are the whole region's */
		return;
	/* what the translation adds to the copies is dropped */
	diags_init(&met, engine->arena);
	engine->diags = &met;
	figures->findings = &copy;
	figures->row_limit = DATA_ROWS;
	add_tables(figures);
	figures->row_limit = 0;
	figures->findings = findings;
	engine->diags = diags;
}

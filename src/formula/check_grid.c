/* The check of whole tables and of the rows they are repeated over. */
#include "formula/check.h"
#include "formula/compared.h"
#include "formula/prose.h"

static bool check_source_column(const struct scene *scene, struct table *table, struct str name, struct place at,
				size_t *index)
{
	int found = store_column(scene->engine->store, table, name);

	if (found < 0) {
		struct scene_frame frame = {.table = table};
		struct scene inside = *scene;
		inside.frame = &frame;
		check_unknown(&inside, at, _("column"), name);
		return false;
	}
	*index = (size_t)found;
	return true;
}

static bool check_condition(const struct scene *scene, struct table *table, struct condition *condition)
{
	types found = check_expr(scene, condition->expr);

	if (!check_source_column(scene, table, condition->column, condition->at, &condition->index) || !found)
		return false;

	bool number = column_is_number(table->columns[condition->index].type);
	types fits = number ? TYPE_NUMBER : TYPE_TEXT;
	if (!types_fit(found, fits | TYPE_ALL)) {
		diag_add(scene->engine->diags, DIAG_INPUT, condition->expr->at,
			 _("column %.*s holds %s: its criterion is of the same kind"), STR_ARG(condition->column),
			 number ? _("numbers") : _("text"));
		return false;
	}
	if (!number && condition->operator!= OP_EQUAL && condition->operator!= OP_UNEQUAL) {
		diag_add(scene->engine->diags, DIAG_INPUT, condition->at,
			 _("column %.*s holds text: only = and <> compare text"), STR_ARG(condition->column));
		return false;
	}
	if (condition->expr->kind == EXPR_CONSTANT && condition->expr->value.kind == VALUE_TEXT)
		compared_add(scene->engine, condition->expr, condition->expr->value.text, table, condition->index);
	return true;
}

bool check_source(const struct scene *scene, struct source *source, struct scene_frame *frame)
{
	struct engine *engine = scene->engine;
	bool good = true;

	source->table = store_table(engine->store, source->table_name);
	if (!source->table) {
		check_unknown(scene, source->at, _("table"), source->table_name);
		return false;
	}
	if (source->table->streamed) {
		diag_add(engine->diags, DIAG_INPUT, source->at,
			 _("the ledger is only summed and counted, it can not be shown row by row"));
		return false;
	}
	if (scene->scoped && shows_findings(source->table)) {
		diag_add(engine->diags, DIAG_INPUT, source->at,
			 _("what the controls found concerns all units: a document for each förvaltning can not show "
			   "it"));
		return false;
	}
	check_needs(scene, source->table, -1);
	*frame = (struct scene_frame){scene->frame, source->alias, source->table};
	for (size_t i = 0; i < source->conditions.count; i++)
		good &= check_condition(scene, source->table, &source->conditions.items[i]);
	if (source->unique.n) {
		source->has_unique = true;
		good &= check_source_column(scene, source->table, source->unique, source->unique_at,
					    &source->unique_index);
	}
	if (scene->scoped) {
		int scope = store_column(engine->store, source->table, S("förvaltning"));
		source->has_scope = scope >= 0;
		source->scope_index = scope >= 0 ? (size_t)scope : 0;
	}

	struct scene inside = *scene;
	inside.frame = frame;
	for (size_t i = 0; i < source->sort.count; i++)
		good &= check_expr(&inside, source->sort.items[i].expr) != 0;
	return good;
}

/* ---- columns that are quotients of their row's cells: a sum of quotients means nothing ---- */

struct leaves {
	bool row_cells, others, division;
};

/* Whether a named formula divides, itself or through another. */
static bool divides(const struct expr *expr)
{
	bool found = expr->kind == EXPR_BINARY && expr->operator== OP_DIVIDE;

	if (expr->meaning == MEANS_FORMULA)
		found = found || divides(expr->definition->formula.expr);
	for (size_t i = 0; i < expr->count && !found; i++)
		found = divides(expr->items[i]);
	return found;
}

static void find_leaves(const struct expr *expr, struct leaves *leaves)
{
	switch (expr->meaning) {
	case MEANS_ROW_CELL:
		leaves->row_cells = true;
		break;
	case MEANS_ROW_FIELD:
	case MEANS_TABLE:
	case MEANS_GRID:
	case MEANS_ABOVE:
	case MEANS_EVERY:
		leaves->others = true;
		break;
	default:
		break;
	}
	if (expr->kind == EXPR_BINARY && expr->operator== OP_DIVIDE)
		leaves->division = true;
	if (expr->meaning == MEANS_FORMULA)
		leaves->division = leaves->division || divides(expr->definition->formula.expr);
	for (size_t i = 0; i < expr->count; i++)
		find_leaves(expr->items[i], leaves);
}

static bool is_derived(const struct cell_plan *cell)
{
	struct leaves leaves = {false, false, false};

	if (cell->kind != CELL_FORMULA)
		return false;
	find_leaves(cell->formula.expr, &leaves);
	return leaves.row_cells && leaves.division && !leaves.others;
}

/* A grid's rows have trees of their own of the formulas in its heads: the first of them becomes the column's. */
static void take_head_formula(struct grid_plan *plan, size_t column)
{
	struct cell_plan *head = &plan->columns[column].cell;

	for (size_t i = 0; i < plan->rows.count; i++) {
		const struct cell_plan *cell = &plan->rows.items[i].cells[column];
		if (cell->kind != CELL_FORMULA || cell->at.line != head->at.line || cell->at.column != head->at.column)
			continue;
		*head = *cell;
		return;
	}
}

/* ---- tables ---- */

static types check_cell(const struct scene *scene, struct cell_plan *cell, size_t column)
{
	struct scene inside = *scene;

	inside.column = column;
	if (cell->kind == CELL_TEXT)
		prose_check(&inside, cell->parts);
	if (cell->kind != CELL_FORMULA)
		return cell->kind == CELL_TEXT ? TYPE_TEXT : 0;
	types found = check_expr(&inside, cell->formula.expr);
	cell->formula.can_be_number |= (found & (TYPE_NUMBER | TYPE_TRUTH)) != 0;
	return found;
}

/* In a grid some rows have notes: those whose table has the column. */
static void check_note(const struct scene *scene, struct row_plan *row)
{
	const struct expr *note = row->note;

	if (note && note->kind == EXPR_FIELD &&
	    store_column(scene->engine->store, row->source->table, note->column) < 0)
		row->note = NULL;
	if (row->note)
		(void)check_expr(scene, row->note);
}

/* Sort expressions are calculated in repeated rows, all of one table. */
static void check_order(const struct scene *scene, struct grid_plan *plan, const struct row_plan *row)
{
	for (const struct row_plan *other = plan->rows.items; other != row && plan->sort.count; other++)
		if (other->source && other->source->table && other->source->table != row->source->table) {
			diag_add(scene->engine->diags, DIAG_INPUT, row->at,
				 _("sortera needs repeated rows of one input table: here are %.*s and %.*s"),
				 STR_ARG(other->source->table->name), STR_ARG(row->source->table->name));
			return;
		}
	for (size_t i = 0; i < plan->sort.count; i++)
		(void)check_expr(scene, plan->sort.items[i].expr);
}

static void check_row(const struct scene *scene, struct grid_plan *plan, struct row_plan *row, types *found)
{
	struct scene_frame frame;
	struct scene inside = *scene;

	if (row->source) {
		if (!check_source(scene, row->source, &frame))
			return;
		inside.frame = &frame;
	}
	for (size_t i = 0; i < plan->column_count; i++) {
		bool own = row->cells[i].kind != CELL_EMPTY || row->kind == ROW_HEADING;
		found[i] |= check_cell(&inside, own ? &row->cells[i] : &plan->columns[i].cell, i);
	}
	for (size_t i = 0; i < plan->groups.count && row->source; i++)
		(void)check_source_column(scene, row->source->table, plan->groups.items[i].column,
					  plan->groups.items[i].at, &plan->groups.items[i].index);

	inside.column = plan->column_count; /* none of them: a sort expression may use every column */
	if (row->source)
		check_order(&inside, plan, row);
	check_note(&inside, row);
}

void check_grid(const struct scene *scene, struct grid_plan *plan)
{
	types *found = ARENA_ARRAY(scene->engine->arena, types, plan->column_count);
	struct scene inside = *scene, titles = *scene, remark = *scene;

	titles.references = titles.notes = NULL;
	remark.notes = NULL;
	prose_check(&titles, plan->title);
	prose_check(&remark, plan->remark);
	prose_check(scene, plan->sum.parts);
	for (size_t i = 0; i < plan->column_count; i++)
		prose_check(&titles, plan->columns[i].title);
	for (size_t i = 0; i < plan->column_groups.count; i++)
		prose_check(&titles, plan->column_groups.items[i].title);
	inside.plan = plan;
	for (size_t i = 0; i < plan->rows.count; i++)
		check_row(&inside, plan, &plan->rows.items[i], found);
	for (size_t i = 0; i < plan->column_count; i++) {
		take_head_formula(plan, i);
		plan->columns[i].is_text = !(found[i] & TYPE_NUMBER);
		plan->columns[i].is_derived = is_derived(&plan->columns[i].cell);
	}
	check_marks(&inside, plan, found);
}

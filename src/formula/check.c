/* What every name and column of a formula means, and whether its types fit. */
#include "formula/check.h"

#include "base/utf8.h"
#include "formula/function.h"
#include "formula/prose.h"

/* ---- tables and what is needed of them ---- */

types column_types(const struct table *table, size_t column)
{
	return (column_is_number(table->columns[column].type) ? TYPE_NUMBER : TYPE_TEXT) | TYPE_EMPTY;
}

static void need_column(const struct scene *scene, size_t column)
{
	struct needs *needs = scene->needs;

	needs->ledger = true;
	for (size_t i = 0; i < needs->columns.count; i++)
		if (needs->columns.items[i] == column)
			return;
	*ARENA_PUSH(scene->engine->arena, &needs->columns) = column;
}

bool shows_findings(const struct table *table)
{
	return str_equal(table->name, S("kontroller")) || str_equal(table->name, S("anmärkningar"));
}

void check_needs(const struct scene *scene, struct table *table, int column)
{
	if (scene->scoped) {
		int scope = store_column(scene->engine->store, table, S("förvaltning"));
		if (scope >= 0 && table->streamed)
			need_column(scene, (size_t)scope);
	}
	if (shows_findings(table))
		scene->needs->findings = true;
	if (str_equal(table->name, S("ändrade_tal")))
		scene->needs->changes = true;
	if (!table->streamed)
		return;
	scene->needs->ledger = true;
	if (column >= 0)
		need_column(scene, (size_t)column);
}

/* ---- names ---- */

static bool is_word(struct str name, struct str word)
{
	return str_equal_fold(name, word);
}

/* A figure that exists once for each förvaltning is nothing to the whole region's documents. */
static bool exists_here(const struct scene *scene, const struct name *name, const struct expr *expr)
{
	if (!name->per_scope || name->argument_count || scene->scoped || scene->region || expr->of_region)
		return true;
	diag_add(scene->engine->diags, DIAG_INPUT, expr->at,
		 _("\"%.*s\" exists once for each förvaltning: write region.%.*s for the whole region's"),
		 STR_ARG(name->name), STR_ARG(name->name));
	return false;
}

/* A figure is looked through once for each list of needs, however many formulas use it. */
static struct checked *find_checked(const struct scene *inside, const struct name *name)
{
	struct needs *needs = inside->needs;

	for (size_t i = 0; i < needs->checked.count; i++) {
		struct checked *checked = &needs->checked.items[i];
		if (checked->name == name && checked->scoped == inside->scoped && checked->region == inside->region)
			return checked;
	}
	return NULL;
}

/*
 * What a name stands for, seen from where it is defined. The whole region's figures have an aggregate of their own: a
 * förvaltning's document does not carry its rows.
 */
static types check_inside(const struct scene *scene, struct scene *inside, struct name *name, const struct expr *use)
{
	bool of_document = name->document.n && name->argument_count == 0;
	struct needs of_region = {0};
	struct checked *checked;

	inside->engine = scene->engine;
	inside->region = scene->region || use->of_region;
	inside->scoped = (of_document ? name->per_scope : scene->scoped) && !inside->region;
	inside->needs = scene->scoped && !inside->scoped ? &of_region : scene->needs;
	checked = find_checked(inside, name);
	if (checked)
		return checked->types;
	name->checking = true;
	types result = check_expr(inside, name->formula.expr);
	name->checking = false;
	name->formula.can_be_number |= (result & (TYPE_NUMBER | TYPE_TRUTH)) != 0;
	if (name->argument_count == 0)
		*ARENA_PUSH(scene->engine->arena, &inside->needs->checked) =
			(struct checked){name, inside->scoped, inside->region, result};
	if (of_region.ledger)
		store_cube(scene->engine->store, of_region.columns.items, of_region.columns.count);
	return result;
}

static types check_body(const struct scene *scene, struct name *name, const struct expr *call)
{
	struct scene body = {.column = (size_t)-1, .caller = scene, .body = name, .arguments = call->items};

	if (name->checking) {
		diag_add(scene->engine->diags, DIAG_INPUT, call->at,
			 _("\"%.*s\" is circular: its formula comes back to itself"), STR_ARG(name->name));
		return 0;
	}
	return exists_here(scene, name, call) ? check_inside(scene, &body, name, call) : 0;
}

static types check_cell_name(const struct scene *scene, struct name *name, const struct expr *expr)
{
	struct scene inside = {.plan = name->plan, .column = name->column};

	/* a cell that needs itself is found when it is calculated: OM may keep it from happening */
	if (name->checking)
		return TYPE_NUMBER;
	return exists_here(scene, name, expr) ? check_inside(scene, &inside, name, expr) : 0;
}

static types types_of_value(struct value value)
{
	switch (value.kind) {
	case VALUE_NUMBER:
		return TYPE_NUMBER;
	case VALUE_TEXT:
		return TYPE_TEXT;
	case VALUE_TRUTH:
		return TYPE_TRUTH;
	default:
		return TYPE_EMPTY;
	}
}

static int find_argument(const struct scene *scene, struct str name)
{
	if (scene->body)
		for (size_t i = 0; i < scene->body->argument_count; i++)
			if (str_equal_fold(scene->body->arguments[i], name))
				return (int)i;
	return -1;
}

static int find_parameter(const struct engine *engine, struct str name)
{
	for (size_t i = 0; i < engine->parameter_count; i++)
		if (str_equal_fold(engine->parameters[i].name, name))
			return (int)i;
	return -1;
}

/* "region.NAME" means NAME without the document's restriction. */
static struct str region_name(struct expr *expr)
{
	expr->of_region = expr->name.n > 7 && str_equal_fold(str_sub(expr->name, 0, 7), S("region."));
	return expr->of_region ? str_sub(expr->name, 7, expr->name.n) : expr->name;
}

/* An argument is calculated outside the formula it is given to: f(f(1)) is no circle. */
static types check_argument(const struct scene *scene, size_t index)
{
	scene->body->checking = false;
	types result = check_expr(scene->caller, scene->arguments[index]);
	scene->body->checking = true;
	return result;
}

/* A control's numbers are seen by its own formulas; a named formula gets them as arguments. */
static bool has_value_here(const struct scene *scene, const struct expr *expr, size_t parameter)
{
	if (scene->sides || parameter + CONTROL_PARAMETERS < scene->engine->parameter_count)
		return true;
	if (scene->body)
		diag_add(scene->engine->diags, DIAG_INPUT, expr->at,
			 _("\"%.*s\" has no value here: a named formula gets a control's numbers as arguments"),
			 STR_ARG(expr->name));
	else
		diag_add(scene->engine->diags, DIAG_INPUT, expr->at,
			 _("\"%.*s\" has no value here: only tolerans, stoppgräns, vid fel, enhet, meddelande and åtgärd of a "
			   "control with vänster and höger know it"),
			 STR_ARG(expr->name));
	return false;
}

static types check_name_expr(const struct scene *scene, struct expr *expr)
{
	struct str word = region_name(expr);
	int index = find_argument(scene, word);

	if (index >= 0) {
		expr->meaning = MEANS_ARGUMENT;
		expr->index = (size_t)index;
		return check_argument(scene, (size_t)index);
	}
	if (is_word(word, S("alla"))) {
		expr->meaning = MEANS_ALL;
		return TYPE_ALL;
	}
	if (is_word(word, S("ovan")) || is_word(word, S("samtliga"))) {
		if (!scene->plan || scene->column == (size_t)-1) {
			diag_add(scene->engine->diags, DIAG_INPUT, expr->at,
				 _("\"%.*s\" means the rows above in a table: it has no meaning here"), STR_ARG(word));
			return 0;
		}
		expr->meaning = is_word(word, S("ovan")) ? MEANS_ABOVE : MEANS_EVERY;
		return TYPE_NUMBER;
	}
	if ((index = find_parameter(scene->engine, word)) >= 0) {
		if (!has_value_here(scene, expr, (size_t)index))
			return 0;
		expr->meaning = MEANS_PARAMETER;
		expr->index = (size_t)index;
		return types_of_value(scene->engine->parameters[index].value);
	}

	struct name *name = engine_find_name(scene->engine, word);
	if (!name) {
		check_unknown(scene, expr->at, _("name"), expr->name);
		return 0;
	}
	if (name->argument_count) {
		diag_add(scene->engine->diags, DIAG_INPUT, expr->at,
			 ngettext("\"%.*s\" takes %zu argument: write it in parentheses",
				  "\"%.*s\" takes %zu arguments: write them in parentheses", name->argument_count),
			 STR_ARG(name->name),
			 name->argument_count);
		return 0;
	}
	expr->meaning = MEANS_FIGURE;
	expr->definition = name;
	return name->kind == NAME_CELL ? check_cell_name(scene, name, expr) : check_body(scene, name, expr);
}

static types check_call(const struct scene *scene, struct expr *call)
{
	call->function = function_find(call->name);
	if (call->function) {
		call->meaning = MEANS_FUNCTION;
		return check_function(scene, call);
	}

	struct name *name = engine_find_name(scene->engine, region_name(call));
	if (!name) {
		check_unknown(scene, call->at, _("function"), call->name);
		return 0;
	}
	if (call->count != name->argument_count) {
		diag_add(scene->engine->diags, DIAG_INPUT, call->at, ngettext("\"%.*s\" takes %zu argument, not %zu", "\"%.*s\" takes %zu arguments, not %zu",
				  name->argument_count),
			 STR_ARG(name->name), name->argument_count, call->count);
		return 0;
	}
	call->meaning = MEANS_FORMULA;
	call->definition = name;
	return check_body(scene, name, call);
}

/* ---- columns ---- */

/* The cells of a column may differ in kind from row to row: only calculation tells. */
static types check_own_column(struct expr *expr, size_t column)
{
	expr->meaning = MEANS_ROW_CELL;
	expr->index = column;
	return TYPE_NUMBER | TYPE_TEXT | TYPE_EMPTY;
}

static bool field_of_frame(const struct scene *scene, struct expr *expr, const struct scene_frame *frame, size_t depth)
{
	int index = store_column(scene->engine->store, frame->table, expr->column);

	if (index < 0)
		return false;
	expr->meaning = MEANS_ROW_FIELD;
	expr->index = (size_t)index;
	expr->depth = depth;
	expr->table = frame->table;
	return true;
}

static bool own_column(const struct scene *scene, const struct expr *expr, bool exact, size_t *column)
{
	int own = scene->plan && scene->column != (size_t)-1 ? grid_column(scene->plan, expr->column, exact) : -1;

	*column = (size_t)own;
	return own >= 0 && (size_t)own != scene->column;
}

/*
 * [column]: a column of the document's table in that very spelling - but a column never means itself -, then of the rows, from
 * within outwards, then a column of the document's table in other case.
 */
static types check_field(const struct scene *scene, struct expr *expr)
{
	size_t depth = 0, column;

	if (own_column(scene, expr, true, &column))
		return check_own_column(expr, column);
	for (const struct scene_frame *frame = scene->frame; frame; frame = frame->outer, depth++)
		if (field_of_frame(scene, expr, frame, depth))
			return column_types(frame->table, expr->index);
	if (own_column(scene, expr, false, &column))
		return check_own_column(expr, column);
	if (scene->body)
		diag_add(scene->engine->diags, DIAG_INPUT, expr->at,
			 _("[%.*s] has no row here: a named formula gets what it needs as arguments"), STR_ARG(expr->column));
	else
		check_unknown(scene, expr->at, _("column"), expr->column);
	return 0;
}

/* name[column]: of a row that has been given that name, of an input table, or of a document's table. */
static types check_column(const struct scene *scene, struct expr *expr)
{
	size_t depth = 0;

	for (const struct scene_frame *frame = scene->frame; frame; frame = frame->outer, depth++) {
		if (frame->alias.n == 0 || !str_equal_fold(frame->alias, expr->name))
			continue;
		if (field_of_frame(scene, expr, frame, depth))
			return column_types(frame->table, expr->index);
		check_unknown(scene, expr->at, _("column"), expr->column);
		return 0;
	}
	diag_add(scene->engine->diags, DIAG_INPUT, expr->at,
		 _("%.*s[%.*s] is a whole column: use it in SUMMA, SUMMA.OMF, INDEX and the like"), STR_ARG(expr->name),
		 STR_ARG(expr->column));
	return 0;
}

/* ---- operators ---- */

bool types_fit(types found, types allowed)
{
	return found == TYPE_EMPTY || (found & ~(types)TYPE_EMPTY & allowed) != 0;
}

static types operand(const struct scene *scene, struct expr *expr, types allowed, const char *expected)
{
	types found = check_expr(scene, expr);

	if (found && !types_fit(found, allowed)) {
		diag_add(scene->engine->diags, DIAG_INPUT, expr->at, _("expected %s here, found %.*s"), expected,
			 STR_ARG(expr->source));
		return 0;
	}
	return found;
}

static types check_comparison(const struct scene *scene, struct expr *expr)
{
	types left = check_expr(scene, expr->items[0]), right = check_expr(scene, expr->items[1]);
	bool order = expr->operator != OP_EQUAL && expr->operator != OP_UNEQUAL;

	if (!left || !right)
		return 0;
	types a = left & ~(types)TYPE_EMPTY, b = right & ~(types)TYPE_EMPTY;
	if (order && (a == TYPE_TEXT || b == TYPE_TEXT)) {
		diag_add(scene->engine->diags, DIAG_INPUT, expr->at, _("only = and <> compare texts"));
		return 0;
	}
	if (a && b && !(a & b)) {
		diag_add(scene->engine->diags, DIAG_INPUT, expr->at, _("these two are of different kinds and never equal: "
			 "a number and a text can not be compared"));
		return 0;
	}
	return TYPE_TRUTH;
}

static types check_binary(const struct scene *scene, struct expr *expr)
{
	switch (expr->operator) {
	case OP_ADD:
	case OP_SUBTRACT:
	case OP_MULTIPLY:
	case OP_DIVIDE:
	case OP_POWER: {
		types left = operand(scene, expr->items[0], TYPE_NUMBER, _("a number"));
		types right = operand(scene, expr->items[1], TYPE_NUMBER, _("a number"));
		return left && right ? TYPE_NUMBER : 0;
	}
	case OP_JOIN: {
		types left = operand(scene, expr->items[0], TYPE_NUMBER | TYPE_TEXT, _("a text or a number"));
		types right = operand(scene, expr->items[1], TYPE_NUMBER | TYPE_TEXT, _("a text or a number"));
		return left && right ? TYPE_TEXT : 0;
	}
	default:
		return check_comparison(scene, expr);
	}
}

static types check_kind(const struct scene *scene, struct expr *expr)
{
	switch (expr->kind) {
	case EXPR_CONSTANT:
		return types_of_value(expr->value);
	case EXPR_NAME:
		return check_name_expr(scene, expr);
	case EXPR_CALL:
		return check_call(scene, expr);
	case EXPR_COLUMN:
		return check_column(scene, expr);
	case EXPR_FIELD:
		return check_field(scene, expr);
	case EXPR_NEGATE:
	case EXPR_PERCENT:
		return operand(scene, expr->items[0], TYPE_NUMBER, _("a number")) ? TYPE_NUMBER : 0;
	case EXPR_BINARY:
		return check_binary(scene, expr);
	}
	return 0;
}

/*
 * Formulas that use formulas are followed into each of them: one that grows without end, or is nested deeper than a process has
 * stack for, is a fault.
 */
types check_expr(const struct scene *scene, struct expr *expr)
{
	enum { DEPTH_LIMIT = 1500, WORK_LIMIT = 2000000 };
	struct engine *engine = scene->engine;

	if (engine->check_depth == 0)
		engine->check_work = 0;
	if (engine->check_depth >= DEPTH_LIMIT || engine->check_work > WORK_LIMIT) {
		if (!engine->check_stopped)
			diag_add(engine->diags, DIAG_INPUT, expr->at, "%s",
				 engine->check_depth >= DEPTH_LIMIT
					 ? _("these formulas are nested too deeply: one needs the next, and so on")
					 : _("this formula becomes too large when the formulas it uses are put in place"));
		engine->check_stopped = true;
		return 0;
	}
	engine->check_work++;
	engine->check_depth++;
	types found = check_kind(scene, expr);
	if (--engine->check_depth == 0)
		engine->check_stopped = false;
	return found;
}

void check_name(struct engine *engine, struct needs *needs, struct name *name, bool scoped)
{
	struct expr use = {.kind = EXPR_NAME, .at = name->at, .name = name->name};
	struct scene scene = {.engine = engine, .needs = needs, .column = (size_t)-1, .scoped = scoped};

	(void)check_expr(&scene, &use);
	prose_check(&scene, name->label);
}

/* Names, parameters and contexts, and the figures calculated in them. */
#include "formula/engine.h"

#include "base/utf8.h"
#include "formula/function.h"

enum memo_state { MEMO_NEW, MEMO_BUSY, MEMO_DONE };

/* A figure's value in a context, calculated once. */
struct memo {
	struct memo *next;
	const struct name *name;
	const struct context *context;
	enum memo_state state;
	struct value value;
};

void engine_init(struct engine *engine, struct arena *arena, struct store *store, struct parameter *parameters,
		 size_t parameter_count, struct diags *diags)
{
	*engine = (struct engine){.arena = arena,
				  .diags = diags,
				  .store = store,
				  .parameters = parameters,
				  .parameter_count = parameter_count};
	engine->contexts_end = &engine->contexts;
	engine->names_end = &engine->names;
	engine->plans_end = &engine->plans;
	engine_add_context(engine, S(""), S(""), parameters, NULL);
}

struct context *engine_context(struct engine *engine)
{
	return engine->contexts;
}

struct context *engine_add_context(struct engine *engine, struct str document, struct str scope,
				   const struct parameter *parameters, const struct context *region)
{
	struct context *context = ARENA_NEW(engine->arena, struct context);

	context->document = document;
	context->scope = scope;
	context->parameters = parameters;
	context->region = region ? region : context;
	*engine->contexts_end = context;
	engine->contexts_end = &context->next;
	return context;
}

const struct context *engine_find_context(const struct engine *engine, struct str document, struct str scope)
{
	for (const struct context *context = engine->contexts; context; context = context->next)
		if (str_equal(context->document, document) && str_equal(context->scope, scope))
			return context;
	return NULL;
}

bool parameter_parse(struct arena *arena, struct str text, enum unit *unit, struct num *out)
{
	struct str rest = text, figure = str_cut(&rest, ' ');

	if (str_ends(text, S("%"))) {
		figure = str_trim(str_sub(text, 0, text.n - 1));
		rest = S("procent");
	}
	rest = str_trim(rest);
	return num_parse(arena, figure, out) && (rest.n == 0 || unit_parse(rest, unit)) &&
	       num_multiply(arena, *out, unit_size(*unit), out);
}

/* ---- names ---- */

static size_t leading_letters(struct str name)
{
	size_t n = 0;

	while (n < name.n && ((name.p[n] >= 'a' && name.p[n] <= 'z') || (name.p[n] >= 'A' && name.p[n] <= 'Z')))
		n++;
	return n;
}

/* Excel would read it as the address of a cell: "ram1", "R1C1", "r". */
static bool looks_like_address(struct str name)
{
	size_t letters = leading_letters(name), n = letters;

	while (n < name.n && name.p[n] >= '0' && name.p[n] <= '9')
		n++;
	if (n == name.n && letters >= 1 && letters <= 3 && n > letters)
		return true;
	if (str_equal_fold(name, S("rc")))
		return true;
	if (letters == 1 && (name.p[0] == 'R' || name.p[0] == 'r' || name.p[0] == 'C' || name.p[0] == 'c')) {
		for (size_t i = 1; i < name.n; i++)
			if ((name.p[i] < '0' || name.p[i] > '9') && name.p[i] != 'c' && name.p[i] != 'C')
				return false;
		return true;
	}
	return false;
}

static const char *taken_by(const struct engine *engine, struct str name)
{
	static const struct str words[] = {STR("alla"), STR("ovan"),   STR("samtliga"), STR("region"), STR("i"),
					   STR("sant"), STR("falskt"), STR("true"),     STR("false"),  STR("innehåll")};

	if (function_find(name))
		return _("a function");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal_fold(words[i], name))
			return _("a word of the language");
	for (size_t i = 0; i < engine->parameter_count; i++)
		if (str_equal_fold(engine->parameters[i].name, name))
			return _("a parameter");
	return NULL;
}

void engine_add_name(struct engine *engine, struct name *name)
{
	const char *taken = taken_by(engine, name->name);
	const struct name *other = engine_find_name(engine, name->name);

	if (taken)
		diag_add(engine->diags, DIAG_INPUT, name->at, _("\"%.*s\" is %s already: choose another name"),
			 STR_ARG(name->name), taken);
	else if (other)
		diag_add(engine->diags, DIAG_INPUT, name->at, _("\"%.*s\" is already defined in %.*s, line %u"),
			 STR_ARG(name->name), STR_ARG(other->at.file), other->at.line);
	else if (looks_like_address(name->name))
		diag_add(engine->diags, DIAG_INPUT, name->at,
			 _("\"%.*s\" would be the address of a cell in Excel: choose another name"),
			 STR_ARG(name->name));
	*engine->names_end = name;
	engine->names_end = &name->next;
}

struct name *engine_find_name(const struct engine *engine, struct str name)
{
	for (struct name *n = engine->names; n; n = n->next)
		if (str_equal_fold(n->name, name))
			return n;
	return NULL;
}

void engine_add_plan(struct engine *engine, struct grid_plan *plan)
{
	const struct grid_plan *other = engine_find_plan(engine, plan->id);

	if (other)
		diag_add(engine->diags, DIAG_INPUT, plan->at, _("a table \"%.*s\" stands already in %.*s, line %u"),
			 STR_ARG(plan->id), STR_ARG(other->at.file), other->at.line);
	else if (store_table(engine->store, plan->id))
		diag_add(engine->diags, DIAG_INPUT, plan->at, _("\"%.*s\" is an input table: choose another id"),
			 STR_ARG(plan->id));
	*engine->plans_end = plan;
	engine->plans_end = &plan->next;
}

struct grid_plan *engine_find_plan(const struct engine *engine, struct str id)
{
	for (struct grid_plan *plan = engine->plans; plan; plan = plan->next)
		if (str_equal_fold(plan->id, id))
			return plan;
	return NULL;
}

const struct frame *frame_at(const struct frame *frame, size_t depth)
{
	while (depth--)
		frame = frame->outer;
	return frame;
}

/* ---- figures ---- */

const struct context *name_context(const struct engine *engine, const struct name *name, const struct context *context)
{
	if (name->document.n == 0 || str_equal(name->document, context->document))
		return context->outer ? context->outer : context;
	return engine_find_context(engine, name->document, name->per_scope ? context->scope : S(""));
}

const struct context *plan_context(const struct engine *engine, const struct grid_plan *plan,
				   const struct context *context)
{
	if (plan->document.n == 0 || str_equal(plan->document, context->document))
		return context->outer ? context->outer : context;
	const struct context *own = engine_find_context(engine, plan->document, context->scope);
	if (!own)
		own = engine_find_context(engine, plan->document, S(""));
	return own ? own : context;
}

struct format figure_format(const struct name *name)
{
	if (name->kind == NAME_CELL)
		return grid_format(name->plan, &name->plan->rows.items[name->row].cells[name->column], name->column);
	if (name->formula.has_format)
		return name->formula.format;
	/* A formula that is just another figure is printed as that one. */
	const struct expr *expr = name->formula.expr;
	while (expr->kind == EXPR_NEGATE)
		expr = expr->items[0];
	return expr->meaning == MEANS_FIGURE ? figure_format(expr->definition) : name->formula.format;
}

struct grid_row *figure_row(struct engine *engine, const struct name *name, const struct context *context)
{
	const struct cell_plan *cell = &name->plan->rows.items[name->row].cells[name->column];
	struct grid *grid = grid_make(engine, name->plan, context, NULL);

	for (size_t i = 0; i < grid->row_count; i++)
		if (grid->rows[i]->cells[name->column].plan == cell)
			return grid->rows[i];
	for (size_t i = 0; i < grid->hidden_count; i++)
		if (grid->hidden[i]->cells[name->column].plan == cell)
			return grid->hidden[i];
	return NULL;
}

/* ---- faults set aside ---- */

struct diags_aside engine_diags_aside(struct engine *engine, struct diags *met)
{
	struct diags_aside aside = {engine->diags, engine->own_diags};

	diags_init(met, engine->arena);
	if (!engine->own_diags)
		engine->own_diags = engine->diags;
	engine->diags = met;
	return aside;
}

void engine_diags_back(struct engine *engine, struct diags_aside aside)
{
	engine->diags = aside.diags;
	engine->own_diags = aside.own;
}

struct diags *engine_diags_own(struct engine *engine)
{
	struct diags *diags = engine->diags;

	if (engine->own_diags)
		engine->diags = engine->own_diags;
	return diags;
}

/* ---- values ---- */

static struct value calculate(struct engine *engine, const struct name *name, const struct context *context)
{
	if (name->kind == NAME_FORMULA) {
		struct env env = {.engine = engine, .context = context};
		return eval(&env, name->formula.expr);
	}

	struct grid_row *row = figure_row(engine, name, context);
	return row ? grid_value(engine, row, name->column) : value_empty();
}

/* Where addresses lead to decides nothing but how soon a value is found. */
static struct memo **memo_bucket(const struct engine *engine, const struct name *name, const struct context *context)
{
	uint64_t hash = ((uintptr_t)name * UINT64_C(31) ^ (uintptr_t)context) * UINT64_C(0x9E3779B97F4A7C15);

	return &engine->memos.buckets[(size_t)(hash >> 32) & (engine->memos.bucket_count - 1)];
}

static struct memo *find_memo(const struct engine *engine, const struct name *name, const struct context *context)
{
	struct memo *memo = engine->memos.bucket_count ? *memo_bucket(engine, name, context) : NULL;

	while (memo && (memo->name != name || memo->context != context))
		memo = memo->next;
	return memo;
}

static void more_memo_buckets(struct engine *engine)
{
	struct memo **old = engine->memos.buckets;
	size_t count = engine->memos.bucket_count;

	engine->memos.bucket_count = count ? 2 * count : 256;
	engine->memos.buckets = ARENA_ARRAY(engine->arena, struct memo *, engine->memos.bucket_count);
	for (size_t i = 0; i < count; i++) {
		while (old[i]) {
			struct memo *memo = old[i], **bucket = memo_bucket(engine, memo->name, memo->context);
			old[i] = memo->next;
			memo->next = *bucket;
			*bucket = memo;
		}
	}
}

static struct memo *memo_of(struct engine *engine, const struct name *name, const struct context *context)
{
	struct memo *memo = find_memo(engine, name, context);

	if (memo)
		return memo;
	if (engine->memos.count >= engine->memos.bucket_count)
		more_memo_buckets(engine);
	struct memo **bucket = memo_bucket(engine, name, context);
	memo = ARENA_NEW(engine->arena, struct memo);
	*memo = (struct memo){.next = *bucket, .name = name, .context = context};
	*bucket = memo;
	engine->memos.count++;
	return memo;
}

bool figure_is_known(const struct engine *engine, const struct name *name, const struct context *context)
{
	return find_memo(engine, name, context) != NULL;
}

struct value figure_value(struct engine *engine, const struct name *name, const struct context *context)
{
	struct env env = {.engine = engine, .context = context};
	struct expr here = {.at = name->at};
	const struct context *own = name_context(engine, name, context);

	if (!own)
		return eval_fault(&env, &here, ERROR_TYPE, _("\"%.*s\" exists only once for each förvaltning"),
				  STR_ARG(name->name));

	struct memo *memo = memo_of(engine, name, own);
	struct diags *aside;
	switch (memo->state) {
	case MEMO_BUSY:
		return eval_fault(&env, &here, ERROR_CIRCULAR,
				  _("\"%.*s\" is circular: its formula comes back to itself"), STR_ARG(name->name));
	case MEMO_NEW:
		memo->state = MEMO_BUSY;
		aside = engine_diags_own(engine);
		memo->value = calculate(engine, name, own);
		engine->diags = aside;
		memo->state = MEMO_DONE;
		break;
	case MEMO_DONE:
		break;
	}
	return memo->value;
}

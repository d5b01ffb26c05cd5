/* How a figure is calculated, in words. */
#include "document/formula_words.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "formula/prose.h"

enum { FORMULA_LENGTH = 300 }; /* characters: what a comment on a cell shows without filling the screen */

/* The text, or its beginning and "…". */
static struct str shortened(struct arena *arena, struct str text)
{
	size_t at = 0, n;

	for (size_t count = 0; count < FORMULA_LENGTH && at < text.n; count++, at += n)
		(void)utf8_next(str_sub(text, at, text.n), &n);
	return at < text.n ? str_join(arena, str_sub(text, 0, at), S("…")) : text;
}

struct str region_words(struct arena *arena, struct str source)
{
	return shortened(arena, str_join(arena, S("hela regionen: "), str_squeeze(arena, source)));
}

struct str field_words(struct arena *arena, const struct expr *expr)
{
	if (expr->meaning != MEANS_ROW_FIELD)
		return S("");
	return str_printf(arena, "Ur %.*s, kolumnen %.*s", STR_ARG(expr->table->name),
			  STR_ARG(expr->table->columns[expr->index].name));
}

/* ---- columns ---- */

static struct str title_of(const struct env *env, const struct grid_plan *plan, size_t column)
{
	struct str title = str_trim(prose_plain(env, plan->columns[column].title));

	return title.n ? title : plan->columns[column].name;
}

static struct str group_title(const struct env *env, const struct grid_plan *plan, size_t column)
{
	for (size_t i = 0; i < plan->column_groups.count; i++) {
		const struct column_group_plan *group = &plan->column_groups.items[i];
		if (column >= group->first && column - group->first < group->count)
			return str_trim(prose_plain(env, group->title));
	}
	return S("");
}

struct str column_words(const struct env *env, const struct grid_plan *plan, size_t column)
{
	struct str title = title_of(env, plan, column), group = group_title(env, plan, column);
	bool alone = true;

	for (size_t i = 0; i < plan->column_count && alone; i++)
		alone = i == column || !str_equal_fold(title_of(env, plan, i), title);
	if (alone || group.n == 0)
		return title;
	return str_printf(env->engine->arena, "%.*s (%.*s)", STR_ARG(title), STR_ARG(group));
}

/* ---- arithmetic ---- */

/* How hard an operation binds. */
enum { BINDS_SUM = 1, BINDS_PRODUCT, BINDS_POWER, BINDS_SIGN };

struct writer {
	const struct env *env;
	const struct grid_plan *plan; /* whose columns the formula names, or NULL */
	struct buf out;
};

static int binding(enum operator operator)
{
	switch (operator) {
	case OP_ADD:
	case OP_SUBTRACT:
		return BINDS_SUM;
	case OP_MULTIPLY:
	case OP_DIVIDE:
		return BINDS_PRODUCT;
	case OP_POWER:
		return BINDS_POWER;
	default:
		return 0;
	}
}

static const char *sign(enum operator operator)
{
	switch (operator) {
	case OP_ADD:
		return " + ";
	case OP_SUBTRACT:
		return " − ";
	case OP_MULTIPLY:
		return " × ";
	case OP_DIVIDE:
		return " / ";
	default:
		return "^";
	}
}

/* What a reader sees: columns of the table and of the input, and figures that have a benämning. */
struct operands {
	bool of_row, with_words;
};

/* Whether it calculates with + − × / and the like alone. */
static bool is_arithmetic(const struct expr *expr, struct operands *operands)
{
	switch (expr->kind) {
	case EXPR_CONSTANT:
		return expr->value.kind == VALUE_NUMBER;
	case EXPR_NAME:
		operands->with_words |= expr->meaning == MEANS_FIGURE && expr->definition->label;
		return expr->meaning == MEANS_FIGURE || expr->meaning == MEANS_PARAMETER;
	case EXPR_FIELD:
	case EXPR_COLUMN:
		operands->of_row = true;
		return expr->meaning == MEANS_ROW_CELL || expr->meaning == MEANS_ROW_FIELD;
	case EXPR_NEGATE:
	case EXPR_PERCENT:
		return is_arithmetic(expr->items[0], operands);
	case EXPR_BINARY:
		return binding(expr->operator) && is_arithmetic(expr->items[0], operands) &&
		       is_arithmetic(expr->items[1], operands);
	default:
		return false;
	}
}

static struct str operand_words(const struct writer *writer, const struct expr *expr)
{
	struct arena *arena = writer->env->engine->arena;
	struct str words = S("");

	if (expr->meaning == MEANS_ROW_CELL)
		return column_words(writer->env, writer->plan, expr->index);
	if (expr->meaning == MEANS_ROW_FIELD)
		return expr->column;
	if (expr->meaning == MEANS_FIGURE && expr->definition->label)
		words = prose_plain(writer->env, expr->definition->label);
	if (words.n && expr->of_region)
		return str_join(arena, words, S(", hela regionen"));
	return words.n ? words : str_squeeze(arena, expr->source);
}

/* around: how hard what stands around it binds; first: nothing stands before it. */
static void add_arithmetic(struct writer *writer, const struct expr *expr, int around, bool first)
{
	int own = expr->kind == EXPR_BINARY   ? binding(expr->operator)
		  : expr->kind == EXPR_NEGATE ? (first ? BINDS_SIGN : BINDS_SUM)
					      : BINDS_SIGN;
	bool parted = own < around;
	bool strict = expr->kind == EXPR_BINARY && expr->operator!= OP_ADD && expr->operator!= OP_MULTIPLY;

	buf_add(&writer->out, parted ? S("(") : S(""));
	switch (expr->kind) {
	case EXPR_BINARY:
		add_arithmetic(writer, expr->items[0], own, first || parted);
		buf_add(&writer->out, str_from(sign(expr->operator)));
		add_arithmetic(writer, expr->items[1], own + strict, false);
		break;
	case EXPR_NEGATE:
		buf_add(&writer->out, S("−"));
		add_arithmetic(writer, expr->items[0], BINDS_SIGN, false);
		break;
	case EXPR_PERCENT:
		add_arithmetic(writer, expr->items[0], BINDS_SIGN, false);
		buf_add(&writer->out, S(" %"));
		break;
	default:
		buf_add(&writer->out, operand_words(writer, expr));
	}
	buf_add(&writer->out, parted ? S(")") : S(""));
}

/* ---- other formulas ---- */

/* The cell of the row that the formula calls by that name, or NULL. */
static const struct expr *find_cell(const struct expr *expr, struct str name)
{
	const struct expr *found = NULL;

	if (expr->kind == EXPR_FIELD && expr->meaning == MEANS_ROW_CELL && str_equal(expr->column, name))
		return expr;
	for (size_t i = 0; i < expr->count && !found; i++)
		found = find_cell(expr->items[i], name);
	return found;
}

/* As written, with titles between the brackets of this row's columns: "[M]" becomes "[Utfall (Månaden)]". */
static void add_as_written(struct writer *writer, const struct formula *formula)
{
	struct str text = str_squeeze(writer->env->engine->arena, formula->source);
	bool quoted = false;

	buf_add(&writer->out, S("="));
	for (size_t i = 0; i < text.n; i++) {
		quoted = quoted != (text.p[i] == '"');
		buf_char(&writer->out, text.p[i]);
		if (quoted || text.p[i] != '[')
			continue;
		struct str name = str_sub(text, i + 1, text.n);
		name = str_sub(name, 0, str_find(name, S("]")));
		const struct expr *cell = find_cell(formula->expr, str_trim(name));
		buf_add(&writer->out, cell ? operand_words(writer, cell) : name);
		i += name.n;
	}
}

static struct str in_words(const struct env *env, const struct grid_plan *plan, struct str title,
			   const struct formula *formula)
{
	struct writer writer = {.env = env, .plan = plan, .out = BUF_INIT};
	struct operands operands = {false, false};
	bool arithmetic = is_arithmetic(formula->expr, &operands) && (operands.of_row || operands.with_words);

	if (formula->expr->meaning == MEANS_ROW_FIELD)
		return S("");
	if (arithmetic) {
		if (operands.of_row && title.n)
			buf_printf(&writer.out, "%.*s ", STR_ARG(title));
		buf_add(&writer.out, S("= "));
		add_arithmetic(&writer, formula->expr, 0, true);
	} else {
		add_as_written(&writer, formula);
	}
	struct str words = str_copy(env->engine->arena, buf_str(&writer.out));
	buf_release(&writer.out);
	return shortened(env->engine->arena, words);
}

struct str column_formula_words(const struct env *env, const struct grid_plan *plan, size_t column,
				const struct formula *formula)
{
	return in_words(env, plan, column_words(env, plan, column), formula);
}

struct str formula_words(const struct env *env, const struct formula *formula)
{
	const struct grid *grid = env->row ? env->row->grid : NULL; /* text of a table's cell can name columns, too */
	struct env titles = *env;

	if (grid)
		titles.frame = grid->frame;
	return in_words(&titles, grid ? grid->plan : NULL, S(""), formula);
}

/* What is said about a figure: explanations and labels. */
#include "document/figure_words.h"

#include "base/utf8.h"
#include "document/markdown.h"

enum { FORMULA_LENGTH = 300 }; /* characters: what a comment on a cell shows without filling the screen */

/* ---- formulas ---- */

/* The text, or its beginning and "…". */
static struct str shortened(struct arena *arena, struct str text)
{
	size_t at = 0, n;

	for (size_t count = 0; count < FORMULA_LENGTH && at < text.n; count++, at += n)
		(void)utf8_next(str_sub(text, at, text.n), &n);
	return at < text.n ? str_join(arena, str_sub(text, 0, at), S("…")) : text;
}

struct str formula_words(struct arena *arena, struct str source)
{
	return shortened(arena, str_join(arena, S("="), str_squeeze(arena, source)));
}

struct str region_words(struct arena *arena, struct str source)
{
	return shortened(arena, str_join(arena, S("hela regionen: "), str_squeeze(arena, source)));
}

struct str cell_formula_words(struct arena *arena, const struct grid_row *row, size_t column)
{
	const struct grid_cell *cell = &row->cells[column];
	struct str sum = S("Summa ");

	if (!cell->is_group_sum)
		return formula_words(arena, cell->plan->formula.source);
	if (!str_starts(row->label, sum))
		return S("Summan av raderna ovanför");
	struct str group = str_sub(row->label, sum.n, row->label.n);
	return str_join(arena, S("Summan av raderna under "), group);
}

/* ---- cells ---- */

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

/* "Var: vad (vilken)"; what is empty is left out. */
static struct str words(struct arena *arena, struct str where, struct str what, struct str which)
{
	if (where.n)
		what = str_printf(arena, "%.*s: %.*s", STR_ARG(where), STR_ARG(what));
	if (which.n)
		what = str_printf(arena, "%.*s (%.*s)", STR_ARG(what), STR_ARG(which));
	return what;
}

struct str cell_figure_words(struct figures *figures, struct grid_row *row, size_t column)
{
	const struct grid *grid = row->grid;
	struct env env = {.engine = figures->engine, .context = grid->context, .frame = grid->frame};
	struct str title = str_trim(prose_plain(&env, grid->plan->title));

	return words(figures->engine->arena, title.n ? title : grid->plan->id, column_words(&env, grid->plan, column),
		     column ? str_trim(grid_row_name(figures->engine, row)) : S(""));
}

/* ---- running text ---- */

/* What a row of an input table is called: its namn, or the first text that stands in it; nothing where the heading tells. */
static struct str frame_name(const struct frame *frame, struct str heading)
{
	enum { WORD_MINIMUM = 4 }; /* bytes: a shorter text may stand in a heading by chance */
	struct str name = S("");

	for (size_t i = 0; i < frame->table->column_count; i++) {
		const struct column *column = &frame->table->columns[i];
		struct value value = column->cells ? column->cells[frame->row] : value_empty();
		if (value.kind != VALUE_TEXT)
			continue;
		if (value.text.n >= WORD_MINIMUM && str_find(heading, value.text) != (size_t)-1)
			return S("");
		if (name.n == 0 || str_equal(column->name, S("namn")))
			name = value.text;
	}
	return name;
}

/* The row that text is repeated for: "Kulturnämnden, 2021". */
static struct str frame_words(struct arena *arena, const struct frame *frame, struct str heading)
{
	struct str words = frame ? frame_name(frame, heading) : S("");

	for (size_t i = 0; frame && i < frame->table->column_count; i++) {
		const struct column *column = &frame->table->columns[i];
		struct value value = column->cells ? column->cells[frame->row] : value_empty();
		bool time = str_equal(column->name, S("period")) || str_equal(column->name, S("år"));
		if (value.kind != VALUE_NUMBER || !time)
			continue;
		struct str when = format_value(arena, value, column_format(column->type), false);
		return words.n ? str_printf(arena, "%.*s, %.*s", STR_ARG(words), STR_ARG(when)) : when;
	}
	return words;
}

struct str text_figure_words(struct figures *figures, const struct env *env, const struct part *part)
{
	struct arena *arena = figures->engine->arena;
	const struct expr *expr = part->formula.expr;
	struct str heading = figures->text ? markdown_heading(figures->text) : S("");
	struct str what = expr->meaning == MEANS_ROW_FIELD ? expr->column : str_squeeze(arena, part->formula.source);

	return words(arena, heading, what, frame_words(arena, env->frame, heading));
}

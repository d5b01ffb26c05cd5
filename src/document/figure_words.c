/* What is said about the figures of cells and of running text. */
#include "document/figure_words.h"

#include "document/formula_words.h"

/* ---- cells ---- */

/* What titles are seen from. */
static struct env title_env(const struct figures *figures, const struct grid_row *row)
{
	return (struct env){.engine = figures->engine, .context = row->grid->context, .frame = row->grid->frame};
}

/* The words of the formula that a column's cells had last: as a rule all have the same. */
struct known_words {
	const struct cell_plan *plan;
	struct str words;
};

static struct str known_formula_words(struct figures *figures, const struct grid_row *row, size_t column)
{
	const struct cell_plan *plan = row->cells[column].plan;
	struct grid *grid = row->grid;
	struct env env = title_env(figures, row);

	if (!grid->words)
		grid->words = ARENA_ARRAY(figures->engine->arena, struct known_words, grid->plan->column_count);
	struct known_words *known = (struct known_words *)grid->words + column;
	if (known->plan != plan)
		*known = (struct known_words){plan, column_formula_words(&env, grid->plan, column, &plan->formula)};
	return known->words;
}

struct str cell_formula_words(struct figures *figures, const struct grid_row *row, size_t column)
{
	const struct grid_cell *cell = &row->cells[column];
	struct arena *arena = figures->engine->arena;
	struct str sum = S("Summa ");

	if (!cell->is_group_sum)
		return known_formula_words(figures, row, column);
	if (!str_starts(row->label, sum))
		return S("Summan av raderna ovanför");
	struct str group = str_sub(row->label, sum.n, row->label.n);
	return str_join(arena, S("Summan av raderna under "), group);
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
	struct env env = title_env(figures, row);
	struct str title = str_trim(prose_plain(&env, grid->plan->title));

	return words(figures->engine->arena, title.n ? title : grid->plan->id, column_words(&env, grid->plan, column),
		     column ? str_trim(grid_row_name(figures->engine, row)) : S(""));
}

struct str named_cell_words(struct figures *figures, struct grid_row *row, size_t column)
{
	struct env env = title_env(figures, row);
	struct str title = column_words(&env, row->grid->plan, column);
	struct str name = column ? str_trim(grid_row_name(figures->engine, row)) : S("");

	return name.n ? str_printf(figures->engine->arena, "%.*s, %.*s", STR_ARG(name), STR_ARG(title)) : title;
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

struct str text_figure_words(struct figures *figures, const struct env *env, const struct part *part,
			     struct str heading)
{
	struct arena *arena = figures->engine->arena;
	const struct expr *expr = part->formula.expr;
	struct str what = expr->meaning == MEANS_ROW_FIELD ? expr->column : str_squeeze(arena, part->formula.source);

	return words(arena, S(""), what, frame_words(arena, env->frame, heading));
}

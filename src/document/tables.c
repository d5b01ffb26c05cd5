/* Calculated tables as tables of the document tree. */
#include "document/tables.h"

#include "control/unprintable.h"
#include "document/addition.h"
#include "document/carried.h"
#include "document/control_figures.h"
#include "document/formula_words.h"
#include "document/markdown.h"
#include "document/marks.h"
#include "document/notes.h"
#include "document/numbering.h"
#include "document/rounding.h"
#include "formula/excel.h"

struct table_maker {
	struct figures *figures;
	struct grid *grid;
	struct doc_table *table;
	struct num **printed; /* of each column of numbers */
	struct note **note_end;
};

static struct arena *arena_of(const struct figures *figures)
{
	return figures->engine->arena;
}

/* ---- running text ---- */

struct text_sink {
	struct figures *figures;
	struct markdown markdown;
};

/* A year, period or day of the row that text is repeated for names what is said: it is no figure of the text. */
static bool is_label(const struct part *part, struct value value, struct format format)
{
	if (part->formula.expr->meaning != MEANS_ROW_FIELD || value.kind != VALUE_NUMBER)
		return false;
	return format.unit == UNIT_YEAR || format.unit == UNIT_PERIOD || format.unit == UNIT_MONTH ||
	       format.unit == UNIT_DATE;
}

struct run value_run(struct figures *figures, const struct env *env, const struct part *part, struct value value,
		     struct format format)
{
	struct str text = format_value(arena_of(figures), value, format, !part->without_unit);

	if (value.kind == VALUE_TEXT || value.kind == VALUE_EMPTY)
		return (struct run){.kind = RUN_TEXT, .text = text};
	if (is_label(part, value, format))
		return (struct run){.kind = RUN_FIGURE, .text = text};
	return (struct run){
		.kind = RUN_FIGURE, .text = text, .figure = figure_of_text(figures, env, part, value, format)};
}

static void on_text(void *user, struct str text)
{
	struct text_sink *sink = user;

	markdown_text(&sink->markdown, text);
}

static void on_figure(void *user, const struct env *env, const struct part *part, struct value value,
		      struct format format)
{
	struct text_sink *sink = user;

	markdown_run(&sink->markdown, value_run(sink->figures, env, part, value, format));
}

static void on_failure(void *user, const struct part *part, enum value_error error)
{
	struct text_sink *sink = user;

	figures_failure(sink->figures, part, error);
}

struct run reference_run(struct figures *figures, const struct part *part)
{
	return (struct run){.kind = RUN_REFERENCE, .text = numbering_mark(figures->numbering, part)};
}

static void on_reference(void *user, const struct part *part)
{
	struct text_sink *sink = user;

	markdown_run(&sink->markdown, reference_run(sink->figures, part));
}

static void on_note(void *user, const struct part *part)
{
	struct text_sink *sink = user;

	markdown_run(&sink->markdown, note_run(sink->figures->notes, part));
}

struct run *text_runs(struct figures *figures, const struct env *env, const struct part *parts)
{
	struct text_sink text = {.figures = figures};
	struct prose_sink sink = {.user = &text,
				  .text = on_text,
				  .figure = on_figure,
				  .failure = on_failure,
				  .reference = on_reference,
				  .note = on_note};

	if (!parts)
		return NULL;
	markdown_init(&text.markdown, arena_of(figures));
	prose_expand(env, parts, &sink);
	struct run *runs = markdown_runs(&text.markdown);
	markdown_release(&text.markdown);
	return runs;
}

static struct run *plain_run(struct arena *arena, struct str text)
{
	struct run *run = ARENA_NEW(arena, struct run);

	run->kind = RUN_TEXT;
	run->text = text;
	return text.n ? run : NULL;
}

/* ---- cells ---- */

static struct env row_env(const struct figures *figures, struct grid_row *row, size_t column)
{
	return (struct env){.engine = figures->engine,
			    .context = row->grid->context,
			    .frame = row->frame,
			    .row = row,
			    .column = column};
}

/* The number as the column's rounding has it, where that differs from rounding it alone. */
static void print_rounded(struct arena *arena, const struct grid_row *row, const struct num *printed,
			  struct figure *figure)
{
	enum unit unit = figure->format.unit;
	struct str alone = format_value(arena, figure->value, figure->format, false);

	if (!printed || figure->value.kind != VALUE_NUMBER || !row->grid->plan->preserve_sums || unit == UNIT_PERIOD ||
	    unit == UNIT_MONTH || unit == UNIT_DATE || unit == UNIT_YEAR)
		return;
	figure->printed =
		format_decimal(arena, num_text(arena, printed[row->index], format_decimals(figure->format)), true);
	figure->rounded_apart = !str_equal(figure->printed, alone);
}

/* A figure of another unit than its table's and its column's says which. */
static void print_unit(struct arena *arena, const struct grid_plan *plan, size_t column, struct figure *figure)
{
	enum unit unit = figure->format.unit;

	if (figure->value.kind != VALUE_NUMBER || unit == plan->format.unit ||
	    unit == grid_format(plan, &plan->columns[column].cell, column).unit)
		return;
	figure->printed = format_with_unit(arena, figure->value.num, figure->format);
	figure->rounded_apart = false;
	figure->with_unit = true;
}

struct table_cell table_cell_of(struct figures *figures, struct grid_row *row, size_t column, const struct num *printed)
{
	const struct grid_cell *source = &row->cells[column];
	struct env env = row_env(figures, row, column);

	if (column == 0 && row->label.n)
		return (struct table_cell){.runs = plain_run(arena_of(figures), row->label)};
	if (source->plan && source->plan->kind == CELL_TEXT && !source->is_group_sum)
		return (struct table_cell){.runs = text_runs(figures, &env, source->plan->parts)};
	struct value value = grid_value(figures->engine, row, column);
	switch (value.kind) {
	case VALUE_EMPTY: /* another time it may be a figure */
		return (struct table_cell){.figure = excel_may_be_number(figures->engine, row, column)
							     ? figure_of_cell(figures, row, column)
							     : NULL};
	case VALUE_TEXT:
		return (struct table_cell){
			.runs = plain_run(arena_of(figures), value.text),
			.figure = cell_is_calculated(source->plan) ? figure_of_cell(figures, row, column) : NULL};
	default:
		break;
	}
	struct figure *figure = figure_of_cell(figures, row, column);
	figure_printed(figures, figure);
	print_rounded(arena_of(figures), row, printed, figure);
	print_unit(arena_of(figures), row->grid->plan, column, figure);
	return (struct table_cell){.figure = figure};
}

/* ---- footnotes of rows ---- */

static struct note *note_of(struct table_maker *maker, struct str text)
{
	struct arena *arena = arena_of(maker->figures);

	for (struct note *note = maker->table->notes; note; note = note->next)
		if (str_equal(note->runs->text, text))
			return note;

	struct note *note = ARENA_NEW(arena, struct note);
	note->runs = plain_run(arena, text);
	*maker->note_end = note;
	maker->note_end = &note->next;
	return note;
}

static void add_note(struct table_maker *maker, struct grid_row *row, struct table_row *out)
{
	const struct expr *expr = row->plan ? row->plan->note : NULL;
	struct env env = row_env(maker->figures, row, maker->grid->plan->column_count);

	if (!expr)
		return;
	struct value text = eval(&env, expr);
	unprintable_add(maker->figures->findings, text, expr->at, expr->source);
	if (text.kind == VALUE_TEXT && text.text.n)
		out->cells[0].note = note_of(maker, text.text);
}

/* ---- rows and columns ---- */

static void make_row(struct table_maker *maker, struct grid_row *row, struct table_row *out)
{
	size_t columns = maker->grid->plan->column_count;

	out->kind = row->kind;
	out->level = row->level;
	out->cells = ARENA_ARRAY(arena_of(maker->figures), struct table_cell, columns);
	for (size_t i = 0; i < columns; i++) {
		out->cells[i] = table_cell_of(maker->figures, row, i, maker->printed[i]);
		if (out->cells[i].figure)
			figure_placed(out->cells[i].figure);
		else
			out->cells[i].figure = control_outcome(maker->figures, row, i);
	}
	add_note(maker, row, out);
}

struct str table_unit_name(enum unit unit)
{
	switch (unit) {
	case UNIT_KR:
	case UNIT_TKR:
	case UNIT_MKR:
	case UNIT_PERCENT:
	case UNIT_KR_PER_HEAD:
		return unit_name(unit);
	default:
		return S("");
	}
}

/* The unit of a column's figures, where all that stand in it agree on one. */
static struct str column_unit(const struct grid *grid, size_t column)
{
	struct format format = grid_format(grid->plan, &grid->plan->columns[column].cell, column);

	if (grid->plan->columns[column].cell.kind != CELL_FORMULA || format.unit == grid->plan->format.unit)
		return S("");
	return format.unit == UNIT_PERCENT ? S("%") : table_unit_name(format.unit);
}

/* The first column names its rows: years and codes stand there as names do. */
static enum alignment column_alignment(const struct column_plan *column, bool is_first)
{
	switch (column->side) {
	case SIDE_LEFT:
		return ALIGN_LEFT;
	case SIDE_RIGHT:
		return ALIGN_RIGHT;
	case SIDE_CENTRE:
		return ALIGN_CENTRE;
	case SIDE_BY_KIND:
		break;
	}
	return column->is_text || is_first ? ALIGN_LEFT : ALIGN_RIGHT;
}

static void make_column(struct table_maker *maker, const struct env *env, size_t column)
{
	const struct grid_plan *plan = maker->grid->plan;
	struct table_column *out = &maker->table->columns[column];

	out->title = figures_plain(maker->figures, env, plan->columns[column].title);
	out->is_text = plan->columns[column].is_text;
	out->align = column_alignment(&plan->columns[column], column == 0);
	out->unit = out->is_text ? S("") : column_unit(maker->grid, column);
	if (!out->is_text && cell_is_calculated(&plan->columns[column].cell))
		out->explanation = column_formula_words(env, plan, column, &plan->columns[column].cell.formula);
	if (!out->is_text)
		maker->printed[column] = rounded_column(maker->figures->engine, maker->grid, column);
}

static void make_column_groups(struct table_maker *maker, const struct env *env)
{
	const struct grid_plan *plan = maker->grid->plan;
	size_t count = plan->column_groups.count;

	maker->table->groups = ARENA_ARRAY(arena_of(maker->figures), struct column_group, count);
	maker->table->group_count = count;
	for (size_t i = 0; i < count; i++) {
		const struct column_group_plan *group = &plan->column_groups.items[i];
		maker->table->groups[i] = (struct column_group){figures_plain(maker->figures, env, group->title),
								group->first, group->count};
	}
}

/* ---- remarks ---- */

/* Down a column, across a row, or where formulas name cells. */
static bool needs_remark(const struct table_maker *maker)
{
	for (size_t i = 0; i < maker->grid->plan->column_count; i++)
		if (maker->printed[i] &&
		    column_does_not_add_up(maker->figures->engine, maker->grid, i, maker->printed[i]))
			return true;
	return cells_do_not_add_up(maker->figures->engine, maker->grid, maker->printed);
}

/* The template's own remark and the customary one where it is true; where a line of carried sums may make it so, apart. */
static void make_remarks(struct table_maker *maker, const struct env *env)
{
	struct doc_table *table = maker->table;
	struct str own = figures_plain(maker->figures, env, maker->grid->plan->remark);
	bool said = str_find(own, S(ROUNDING_REMARK)) != (size_t)-1;

	table->remark = own;
	if (said)
		return;
	if (needs_remark(maker))
		table->remark = own.n ? str_printf(arena_of(maker->figures), "%.*s " ROUNDING_REMARK, STR_ARG(own))
				      : S(ROUNDING_REMARK);
	else if (maker->grid->plan->transport)
		table->rounding = S(ROUNDING_REMARK);
}

struct doc_table *make_table(struct figures *figures, const struct env *env, const struct grid_plan *plan)
{
	struct arena *arena = arena_of(figures);
	struct doc_table *table = ARENA_NEW(arena, struct doc_table);
	struct table_maker maker = {.figures = figures,
				    .grid = grid_make(figures->engine, plan, env->context, env->frame),
				    .table = table,
				    .printed = ARENA_ARRAY(arena, struct num *, plan->column_count),
				    .note_end = &table->notes};

	table->id = plan->id;
	table->title = figures_plain(figures, env, plan->title);
	table->unit = table_unit_name(plan->format.unit);
	table->sheet = plan->sheet.n ? plan->sheet : plan->in_loop || !table->title.n ? plan->id : table->title;
	table->column_count = plan->column_count;
	table->columns = ARENA_ARRAY(arena, struct table_column, plan->column_count);
	table->row_count = maker.grid->row_count;
	table->rows = ARENA_ARRAY(arena, struct table_row, table->row_count);
	table->sum_preserving = plan->preserve_sums;
	for (size_t i = 0; i < plan->column_count; i++)
		make_column(&maker, env, i);
	for (size_t i = 0; i < table->row_count; i++)
		make_row(&maker, maker.grid->rows[i], &table->rows[i]);
	make_column_groups(&maker, env);
	marks_make(figures, maker.grid, table);
	if (plan->transport)
		carried_make(figures->engine, maker.grid, maker.printed, table);
	make_remarks(&maker, env);
	if (!table->sheet.n)
		table->sheet = S("Tabeller");
	return table;
}

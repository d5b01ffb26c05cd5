/* The head of a table: the titles of its columns, and above them those of their groups. */
#include "pdf/table_head.h"

#include "pdf/table_align.h"
#include "pdf/table_group.h"

#include <math.h>

/* With letters measured in another size, sums differ in the last digit. */
static const double slack = 0.05;

static double rows_height(const struct flow *flow, const struct text_setting *setting, size_t lines)
{
	return (double)(lines ? lines : 1) * setting->leading + 2 * flow->style->cell_height;
}

static size_t last_of(const struct column_group *group)
{
	return group->first + group->count - 1;
}

struct head_set head_set(struct flow *flow, const struct table_measure *measure, struct arena *arena)
{
	const struct doc_table *table = measure->table;
	struct head_set set = {.setting = table_head_setting(flow, measure->size)};
	size_t upper = 0, lower = 0, alone = 0; /* lines */

	set.setting.arena = arena;
	set.columns = ARENA_ARRAY(arena, struct text_lines, table->column_count);
	set.groups = ARENA_ARRAY(arena, struct text_lines, table->group_count);
	for (size_t c = 0; c < table->column_count; c++) {
		const struct table_column_measure *column = &measure->columns[c];
		const struct column_group *group = table_group_of(table, c);
		double width = column->width - 2 * measure->space - column->note_room * measure->size;
		set.columns[c] =
			text_set_balanced(&set.setting, table_head_runs(arena, &table->columns[c]), width + slack);
		size_t *lines = group ? &lower : &alone;
		*lines = set.columns[c].count > *lines ? set.columns[c].count : *lines;
		if (!group || c != group->first)
			continue;
		struct text_lines *title = &set.groups[group - table->groups];
		width = table_content_right(measure, last_of(group)) - table_content_left(measure, c);
		*title = text_set_balanced(&set.setting, table_group_runs(arena, group), width + slack);
		upper = title->count > upper ? title->count : upper;
	}
	set.height = rows_height(flow, &set.setting, alone);
	if (upper) {
		set.upper = rows_height(flow, &set.setting, upper);
		set.lower = rows_height(flow, &set.setting, lower);
		set.height = fmax(set.height, set.upper + set.lower);
	}
	return set;
}

/* ---- elements ---- */

/* A head without words is none. */
static struct element *make_cell(struct flow *flow, struct element *row, const struct text_lines *lines,
				 bool identified)
{
	struct element *cell = canvas_element(flow->canvas, row, lines->count ? "TH" : "TD");

	if (lines->count) {
		cell->scope = "Column";
		if (identified)
			canvas_identify(flow->canvas, cell);
	}
	return cell;
}

static struct element **only(struct arena *arena, struct element *element)
{
	struct element **list = ARENA_NEW(arena, struct element *);

	*list = element;
	return list;
}

/* Cells of all columns; those of groups, of which the second row's columns are the lower heads. */
static struct head_elements make_elements(struct flow *flow, const struct table_measure *measure,
					  const struct head_set *set, struct element *parent)
{
	const struct doc_table *table = measure->table;
	struct arena *arena = flow->canvas->arena;
	struct element *upper = canvas_element(flow->canvas, parent, "TR");
	struct element *lower = set->upper > 0 ? canvas_element(flow->canvas, parent, "TR") : NULL;
	struct head_elements elements = {
		.columns = ARENA_ARRAY(arena, struct element *, table->column_count),
		.groups = ARENA_ARRAY(arena, struct element *, table->column_count),
		.nested = lower || table_has_groups(table),
	};

	for (size_t c = 0; c < table->column_count; c++) {
		const struct column_group *group = table_group_of(table, c);
		if (group && c == group->first) {
			elements.groups[c] = make_cell(flow, upper, &set->groups[group - table->groups], true);
			elements.groups[c]->columns = (unsigned)group->count;
		} else if (group) {
			elements.groups[c] = elements.groups[c - 1];
		}
		struct element *cell = make_cell(flow, group ? lower : upper, &set->columns[c], elements.nested);
		if (group) {
			cell->headers = only(arena, elements.groups[c]);
			cell->header_count = 1;
		} else if (lower) {
			cell->rows = 2;
		}
		elements.columns[c] = cell;
	}
	return elements;
}

/* ---- drawing ---- */

/* Into the artifact that is open where element is NULL. */
static void draw_column(const struct flow *flow, const struct table_measure *measure, const struct head_set *set,
			size_t c, struct element *element, double bottom)
{
	const struct text_lines *lines = &set->columns[c];

	for (size_t i = 0; i < lines->count; i++) {
		const struct text_line *line = &lines->items[i];
		double top = bottom + (double)(lines->count - i) * set->setting.leading;
		text_draw(&set->setting, line, element,
			  flow->left + table_line_x(measure, c, &set->setting, line, 0, true),
			  text_base_line(&set->setting, top));
	}
}

static void draw_group(const struct flow *flow, const struct table_measure *measure, const struct head_set *set,
		       const struct column_group *group, struct element *element, double bottom)
{
	const struct text_lines *lines = &set->groups[group - measure->table->groups];
	double left = table_content_left(measure, group->first), right = table_content_right(measure, last_of(group));

	for (size_t i = 0; i < lines->count; i++) {
		const struct text_line *line = &lines->items[i];
		double top = bottom + (double)(lines->count - i) * set->setting.leading;
		text_draw(&set->setting, line, element, flow->left + (left + right - line->width) / 2,
			  text_base_line(&set->setting, top));
	}
}

/* The rules below the groups' titles; in artifacts of their own. */
static void draw_rules(const struct flow *flow, const struct table_measure *measure, double y)
{
	const struct doc_table *table = measure->table;

	canvas_artifact(flow->canvas, ARTIFACT_LAYOUT);
	for (size_t c = 0; c < table->column_count; c++) {
		const struct column_group *group = table_group_of(table, c);
		if (group && c == group->first)
			canvas_rule(flow->canvas, flow->left + table_content_left(measure, c), y,
				    flow->left + table_content_right(measure, last_of(group)), flow->style->rule_thin,
				    flow->style->rule);
	}
}

struct head_elements head_draw(struct flow *flow, const struct table_measure *measure, const struct head_set *set,
			       struct element *parent)
{
	const struct doc_table *table = measure->table;
	struct head_elements elements = {0};
	double space = flow->style->cell_height, top = flow_take(flow, set->height), bottom = top - set->height;

	if (parent)
		elements = make_elements(flow, measure, set, parent);
	else
		canvas_artifact(flow->canvas, ARTIFACT_REPEATED);
	/* The groups stand as low as the lower heads let them: close to what they are above. */
	double between = bottom + (set->upper > 0 ? set->lower : 0);
	for (size_t c = 0; c < table->column_count; c++) {
		const struct column_group *group = table_group_of(table, c);
		if (group && c == group->first)
			draw_group(flow, measure, set, group, parent ? elements.groups[c] : NULL, between + space);
		draw_column(flow, measure, set, c, parent ? elements.columns[c] : NULL, bottom + space);
	}
	if (set->upper > 0)
		draw_rules(flow, measure, between);
	return elements;
}

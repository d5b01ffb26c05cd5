/* A table that is laid out: its columns measured, its caption, head and rows set as lines, each once. */
#include "pdf/table_layout.h"

#include "pdf/caption.h"
#include "pdf/flow_notes.h"

/* A remark of more lines is not kept with the last rows. */
enum { REMARK_LINES = 5 };

struct str table_remark(struct arena *arena, const struct doc_table *table, bool carried_rounds)
{
	if (!carried_rounds || table->rounding.n == 0)
		return table->remark;
	return table->remark.n ? str_printf(arena, "%.*s %.*s", STR_ARG(table->remark), STR_ARG(table->rounding))
			       : table->rounding;
}

static double foot_height(struct flow *flow, const struct table_layout *layout)
{
	const struct doc_table *table = layout->measure.table;
	struct text_setting setting = flow_note_setting(flow);
	struct str remark = table_remark(flow->scratch, table, table_carries(table));
	size_t lines = text_set_plain(&setting, remark, layout->line_width).count;

	return lines && lines <= REMARK_LINES ? (double)lines * setting.leading + flow->style->cell_height * 2 : 0;
}

static double carry_height(struct flow *flow, const struct table_measure *measure)
{
	const struct doc_table *table = measure->table;
	size_t row = 0;

	while (table_carries(table) && row < table->row_count && !table->rows[row].carried)
		row++;
	if (!table_carries(table) || row == table->row_count)
		return 0;
	double out = row_set_carried(flow, measure, table->carry_out, &table->rows[row], flow->scratch).height;
	double in = row_set_carried(flow, measure, table->carry_in, &table->rows[row], flow->scratch).height;
	return out > in ? out : in;
}

/* "Tabell 3. Titeln, mkr"; a table without a title has no number. */
static void set_caption(struct flow *flow, struct table_layout *layout)
{
	const struct doc_table *table = layout->measure.table;

	layout->caption_setting = caption_setting(flow);
	layout->caption_setting.arena = flow->table_arena;
	layout->caption = caption_set(&layout->caption_setting, table->title.n ? table->anchor.label : S(""),
				      table->title, table->unit, layout->line_width);
}

static void set_continued(struct flow *flow, struct table_layout *layout)
{
	layout->continued_setting = flow_note_setting(flow);
	layout->continued_setting.arena = flow->table_arena;
	layout->continued_setting.colour = flow->style->muted;
	layout->continued =
		text_set_plain(&layout->continued_setting, layout->measure.table->continued, layout->line_width);
}

struct table_layout *table_layout(struct flow *flow, const struct doc_table *table)
{
	struct table_layout *layout = flow->table;
	double wider = flow->style->page_height - flow->style->page_width;
	double portrait_width = flow_width(flow) - (flow->landscape ? wider : 0);

	if (layout && layout->measure.table == table && layout->measure.portrait_width == portrait_width)
		return layout;
	arena_clear(flow->table_arena);
	arena_clear(flow->row_arena);
	layout = flow->table = ARENA_NEW(flow->table_arena, struct table_layout);
	layout->measure = table_measure(flow, table, portrait_width, flow->table_arena);
	layout->line_width = portrait_width + (layout->measure.landscape ? wider : 0);
	set_caption(flow, layout);
	set_continued(flow, layout);
	layout->head = head_set(flow, &layout->measure, flow->table_arena);
	layout->carry_height = carry_height(flow, &layout->measure);
	layout->foot_height = foot_height(flow, layout);
	return layout;
}

/* ---- rows ---- */

static void drop_rows(struct flow *flow, struct table_layout *layout, size_t next)
{
	arena_clear(flow->row_arena);
	layout->rows.items = NULL;
	layout->rows.count = layout->rows.capacity = 0;
	layout->first = next;
}

const struct row_set *table_layout_row(struct flow *flow, struct table_layout *layout, size_t row)
{
	if (row < layout->first || row > layout->first + layout->rows.count)
		drop_rows(flow, layout, row);
	if (row == layout->first + layout->rows.count) {
		struct row_set *set = ARENA_NEW(flow->row_arena, struct row_set);
		*set = row_set(flow, &layout->measure, &layout->measure.table->rows[row], flow->row_arena);
		*ARENA_PUSH(flow->row_arena, &layout->rows) = set;
	}
	return layout->rows.items[row - layout->first];
}

void table_layout_drawn(struct flow *flow, struct table_layout *layout, size_t row)
{
	if (row > layout->first)
		drop_rows(flow, layout, row);
}

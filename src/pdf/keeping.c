/* What must not be parted. */
#include "pdf/keeping.h"

#include "pdf/chart.h"
#include "pdf/headings.h"
#include "pdf/table.h"

/*
 * Of a page: a list up to this is not parted; a chart, and a table with the space above it, the beginning of which takes no
 * more, stands with the heading and the text above it.
 */
static const double whole_list = 0.16, chart_with_lead = 0.2, table_with_lead = 0.3;

/* A paragraph of no more lines leads to what follows it; of a longer one two lines are enough to begin with. */
enum { LEAD_LINES = 3 };

const struct doc_table *keeping_next_table(const struct block *block)
{
	while (block && block->kind == BLOCK_HEADING)
		block = block->next;
	return block && block->kind == BLOCK_TABLE ? block->table : NULL;
}

double keeping_list_indent(const struct flow *flow, const struct block *list)
{
	double widest = 0;

	for (const struct block *item = list->children; item; item = item->next) {
		double width = fonts_width(flow->canvas->fonts, FONT_REGULAR, item->lead) * flow->style->text_size;
		widest = width > widest ? width : widest;
	}
	return widest + 6 > flow->style->list_indent ? widest + 6 : flow->style->list_indent;
}

static size_t line_count(struct flow *flow, const struct run *runs)
{
	struct text_setting setting = flow_text(flow);

	return text_set(&setting, runs, flow_width(flow)).count;
}

/* The height of a list of plain items; more than limit where it is higher or holds something else. */
static double list_height(struct flow *flow, const struct block *list, double limit)
{
	double height = 0, leading = flow_text(flow).leading;
	double indent = flow_indent(flow, keeping_list_indent(flow, list));

	flow->left += indent;
	for (const struct block *item = list->children; item && height <= limit; item = item->next) {
		if (item->runs)
			height += (double)line_count(flow, item->runs) * leading + flow->style->item_gap;
		for (const struct block *child = item->children; child && height <= limit; child = child->next)
			height += child->kind == BLOCK_PARAGRAPH
					  ? (double)line_count(flow, child->runs) * leading + flow->style->item_gap
				  : child->kind == BLOCK_LIST ? list_height(flow, child, limit - height)
							      : limit + 1;
	}
	flow->left -= indent;
	return height;
}

static double list_beginning(struct flow *flow, const struct block *list)
{
	double limit = whole_list * flow_page_height(flow, flow->landscape);
	double height = list_height(flow, list, limit);

	return height <= limit ? height : 2 * flow_text(flow).leading;
}

/* Whether a paragraph has certainly more lines: no line holds more than the width. */
static bool is_long(struct flow *flow, const struct block *block)
{
	struct text_setting setting = flow_text(flow);

	return text_words(&setting, block->runs).natural > LEAD_LINES * flow_width(flow);
}

/* The height of a list, chart or table below a paragraph that leads to it; 0 where they may be parted. */
static double led_beginning(struct flow *flow, const struct block *block)
{
	double page = flow_page_height(flow, flow->landscape), most = chart_with_lead * page;

	if (!block || (block->kind != BLOCK_LIST && block->kind != BLOCK_CHART && block->kind != BLOCK_TABLE))
		return 0;
	/* A table that lies down stands on another page anyhow. */
	if (block->kind == BLOCK_TABLE && table_wants_landscape(flow, block->table) != flow->landscape)
		return 0;
	if (block->kind == BLOCK_TABLE)
		most = table_with_lead * page + flow->style->table_above;
	double height = keeping_beginning(flow, block);
	return height <= most ? height : 0;
}

/* A paragraph; led: one that a single line below a heading leads to. */
static double paragraph_beginning(struct flow *flow, const struct block *block, bool led)
{
	const struct block *next = block->next;
	double leading = flow_text(flow).leading, below;
	size_t lines = is_long(flow, block) ? LEAD_LINES + 1 : line_count(flow, block->runs);

	if (lines > LEAD_LINES)
		return 2 * leading;
	if (next && next->kind == BLOCK_PARAGRAPH && lines == 1 && !led)
		below = paragraph_beginning(flow, next, true);
	else
		below = led_beginning(flow, next);
	return (double)lines * leading + (below > 0 ? flow->style->paragraph_gap + below : 0);
}

/* A heading with those that follow it and what they stand above; alone where no page holds so many of them. */
static double heading_beginning(struct flow *flow, const struct block *block)
{
	double height = 0, first = 0, most = flow_page_height(flow, flow->landscape);

	for (; block && block->kind == BLOCK_HEADING && !block->lead.n; block = block->next) {
		const struct pdf_heading_style *style = heading_style(flow, block);
		struct text_setting setting;
		struct text_lines lines = heading_lines(flow, block, &setting);
		height += style->above + text_height(&setting, &lines) + style->below;
		if (first <= 0)
			first = height;
		if (height > most)
			return first;
	}
	return height + keeping_beginning(flow, block);
}

double keeping_beginning(struct flow *flow, const struct block *block)
{
	if (!block)
		return 0;
	switch (block->kind) {
	case BLOCK_HEADING:
		return block->lead.n ? 0 : heading_beginning(flow, block);
	case BLOCK_TABLE:
		return table_beginning(flow, block->table);
	case BLOCK_CHART:
		return chart_height(flow, block->chart);
	case BLOCK_LIST:
		return list_beginning(flow, block);
	case BLOCK_PARAGRAPH:
		return paragraph_beginning(flow, block, false);
	case BLOCK_ITEM:
	case BLOCK_QUOTE:
		return block->children ? keeping_beginning(flow, block->children) : flow_text(flow).leading;
	case BLOCK_NEW_PAGE:
		return 0;
	case BLOCK_CONTENTS:
	case BLOCK_CLAUSE:
	case BLOCK_SIGNATURE:
		break;
	}
	return 2 * flow_text(flow).leading;
}

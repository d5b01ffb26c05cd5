/* The blocks of a document, set one after the other. */
#include "pdf/blocks.h"

#include "pdf/chart.h"
#include "pdf/contents.h"
#include "pdf/furniture.h"
#include "pdf/headings.h"
#include "pdf/keeping.h"
#include "pdf/table.h"

/* What the blocks of one level share. */
struct setting_of_blocks {
	struct flow *flow;
	struct element *parent;
	struct element *clauses; /* the list that clauses which follow each other make up */
	bool appendix_lead;      /* the words before an appendix's wide table are being set */
};

static void set_contents(struct setting_of_blocks *s, const struct block *block)
{
	/* Looks like the heading of a chapter, and is not listed itself. */
	struct block *title = ARENA_NEW(s->flow->canvas->arena, struct block);

	title->kind = BLOCK_HEADING;
	title->level = 1;
	title->runs = block->runs;
	heading_set(s->flow, title, keeping_beginning(s->flow, block), s->parent);
	contents_set(s->flow, block, s->parent);
}

/* next: the block behind a paragraph, which a list must not be parted from; NULL within items. */
static void set_paragraph(struct flow *flow, const struct run *runs, const struct block *next, struct element *parent)
{
	struct text_setting setting = flow_text(flow);
	struct text_lines lines = text_set(&setting, runs, flow_width(flow));

	if (lines.count == 0)
		return;
	if (next && next->kind == BLOCK_LIST)
		flow->keep_after = flow->style->paragraph_gap + keeping_beginning(flow, next);
	flow_lines(flow, &setting, &lines, canvas_element(flow->canvas, parent, "P"));
	flow_gap(flow, flow->depth ? flow->style->item_gap : flow->style->paragraph_gap);
}

/* ---- lists and clauses ---- */

/* A label that found no line to stand beside gets one. */
static void flush_label(struct flow *flow)
{
	struct text_setting setting = flow_text(flow);

	if (!flow->label.element)
		return;
	flow_need(flow, setting.leading);
	flow_draw_label(flow, text_base_line(&setting, flow_take(flow, setting.leading)));
}

/* An item with its label hanging to the left of what it holds: runs of its own, then children. */
static void set_item(struct flow *flow, const struct block *block, struct element *list, double indent)
{
	struct element *item = canvas_element(flow->canvas, list, "LI");
	struct element *body;

	flush_label(flow);
	if (block->lead.n) {
		double label = fonts_width(flow->canvas->fonts, FONT_REGULAR, block->lead) * flow->style->text_size;
		flow->label = (struct flow_label){block->lead, canvas_element(flow->canvas, item, "Lbl"), flow->left};
		indent = label + 4 > indent ? label + 4 : indent;
	}
	double left = flow->left, room = flow_indent(flow, indent);
	/* A label without room beside it stands alone. */
	if (room < indent)
		flush_label(flow);
	body = canvas_element(flow->canvas, item, "LBody");
	flow->left += room;
	flow->depth++;
	if (block->runs)
		set_paragraph(flow, block->runs, NULL, body);
	blocks_set(flow, block->children, body);
	flush_label(flow);
	flow->depth--;
	flow->left = left;
}

static void set_list(struct flow *flow, const struct block *block, struct element *parent)
{
	struct element *list = canvas_element(flow->canvas, parent, "L");
	double indent = keeping_list_indent(flow, block);

	if (flow->depth == 0)
		flow_need(flow, keeping_beginning(flow, block));
	list->numbering = block->letters ? "LowerAlpha" : block->ordered ? "Decimal" : "Disc";
	for (const struct block *item = block->children; item; item = item->next) {
		set_item(flow, item, list, indent);
		flow_gap(flow, flow->style->item_gap);
	}
	flow_gap(flow, flow->depth ? flow->style->item_gap : flow->style->paragraph_gap);
}

static void set_clause(struct setting_of_blocks *s, const struct block *block)
{
	if (!s->clauses) {
		s->clauses = canvas_element(s->flow->canvas, s->parent, "L");
		s->clauses->numbering = "None";
	}
	set_item(s->flow, block, s->clauses, s->flow->style->clause_indent);
	flow_gap(s->flow, s->flow->style->paragraph_gap);
}

/* ---- signatures ---- */

/* Two beside each other, each a line to sign on with the role below it; all on one page. */
static void set_signatures(struct flow *flow, const struct block *block, struct element *parent)
{
	const struct pdf_style *style = flow->style;
	struct text_setting setting = flow_text(flow);
	double width = (flow_width(flow) - style->signature_gap) / 2;
	double height = 0, row = 0;
	size_t count = 0;

	for (const struct block *role = block->children; role; role = role->next, count++) {
		struct text_lines lines = text_set(&setting, role->runs, width);
		double own = style->signature_space + text_height(&setting, &lines);
		row = count % 2 && row > own ? row : own;
		if (count % 2 || !role->next)
			height += row;
	}
	flow_need(flow, height);

	struct element *division = canvas_element(flow->canvas, parent, "Div");
	const struct block *role = block->children;
	while (role) {
		double tallest = 0, top = flow_take(flow, style->signature_space) - style->signature_space;
		for (int i = 0; i < 2 && role; i++, role = role->next) {
			double x = flow->left + i * (width + style->signature_gap);
			struct text_lines lines = text_set(&setting, role->runs, width);
			struct element *element = canvas_element(flow->canvas, division, "P");
			canvas_rule(flow->canvas, x, top + 2, x + width, style->rule_thin, style->rule);
			text_draw_lines(&setting, &lines, element, x, top);
			double own = text_height(&setting, &lines);
			tallest = own > tallest ? own : tallest;
		}
		flow_take(flow, tallest);
	}
	flow_gap(flow, style->paragraph_gap);
}

/* ---- all of them ---- */

static void set_quote(struct flow *flow, const struct block *block, struct element *parent)
{
	double indent = flow_indent(flow, 2 * flow->style->quote_indent) / 2;

	flow->left += indent;
	flow->right -= indent;
	blocks_set(flow, block->children, canvas_element(flow->canvas, parent, "BlockQuote"));
	flow->left -= indent;
	flow->right += indent;
}

static bool wants_landscape(struct flow *flow, const struct block *block)
{
	const struct doc_table *table = keeping_next_table(block);

	return table && table_wants_landscape(flow, table);
}

/* An appendix that is a wide table with a few words before it has its words beside the table, not on a page before. */
static bool appendix_wants_landscape(struct flow *flow, const struct block *heading)
{
	enum { PARAGRAPHS = 3 };
	const struct block *block = heading->next;

	for (int i = 0; i < PARAGRAPHS && block && block->kind == BLOCK_PARAGRAPH; i++)
		block = block->next;
	return wants_landscape(flow, block);
}

/* Of what comes next; text before the table of an appendix stays where the appendix began. */
static bool orientation(struct setting_of_blocks *s, const struct block *block)
{
	if (block->kind == BLOCK_HEADING)
		s->appendix_lead = block->lead.n > 0 && appendix_wants_landscape(s->flow, block);
	else if (block->kind != BLOCK_PARAGRAPH)
		s->appendix_lead = false;
	return s->appendix_lead || wants_landscape(s->flow, block);
}

static void set_block(struct setting_of_blocks *s, const struct block *block)
{
	struct flow *flow = s->flow;

	if (block->kind != BLOCK_CLAUSE)
		s->clauses = NULL;
	if (block->kind != BLOCK_NEW_PAGE) {
		bool landscape = orientation(s, block);
		if (block->kind == BLOCK_HEADING && block->lead.n && !flow->fresh)
			flow_new_page(flow, landscape);
		flow_orient(flow, landscape);
	}
	if (block->kind == BLOCK_HEADING && block->lead.n)
		furniture_appendix(flow, block->lead);
	switch (block->kind) {
	case BLOCK_HEADING:
		heading_set(flow, block, keeping_beginning(flow, block->next), s->parent);
		break;
	case BLOCK_PARAGRAPH:
		set_paragraph(flow, block->runs, block->next, s->parent);
		break;
	case BLOCK_CLAUSE:
		set_clause(s, block);
		break;
	case BLOCK_LIST:
	case BLOCK_ITEM:
		set_list(flow, block, s->parent);
		break;
	case BLOCK_TABLE:
		flush_label(flow);
		table_set(flow, block->table, s->parent);
		break;
	case BLOCK_SIGNATURE:
		set_signatures(flow, block, s->parent);
		break;
	case BLOCK_QUOTE:
		set_quote(flow, block, s->parent);
		break;
	case BLOCK_CHART:
		chart_set(flow, block->chart, s->parent);
		break;
	case BLOCK_CONTENTS:
		set_contents(s, block);
		break;
	case BLOCK_NEW_PAGE:
		if (!flow->fresh && block->next)
			flow_new_page(flow, wants_landscape(flow, block->next));
		break;
	}
}

void blocks_set(struct flow *flow, const struct block *blocks, struct element *parent)
{
	struct setting_of_blocks s = {.flow = flow, .parent = parent};

	for (const struct block *block = blocks; block; block = block->next) {
		set_block(&s, block);
		arena_clear(flow->scratch);
	}
}

/* Headings: their looks, and their place in the structure. */
#include "pdf/headings.h"

#include "pdf/contents.h"

static unsigned style_of(const struct block *heading)
{
	unsigned level = heading->level;

	return level < 1 ? 0 : level > PDF_HEADING_LEVELS ? PDF_HEADING_LEVELS - 1 : level - 1;
}

const struct pdf_heading_style *heading_style(const struct flow *flow, const struct block *heading)
{
	return &flow->style->headings[style_of(heading)];
}

static const struct run *runs_of(struct flow *flow, const struct block *heading)
{
	if (heading->lead.n == 0)
		return heading->runs;
	struct run *lead = ARENA_NEW(flow->canvas->arena, struct run);
	lead->kind = RUN_TEXT;
	lead->text = str_printf(flow->canvas->arena, "%.*s ", STR_ARG(heading->lead));
	lead->next = heading->runs;
	return lead;
}

struct text_lines heading_lines(struct flow *flow, const struct block *heading, struct text_setting *setting)
{
	const struct pdf_heading_style *style = heading_style(flow, heading);

	*setting = flow_text(flow);
	setting->font = style_of(heading) < 4 ? FONT_BOLD : FONT_BOLD_ITALIC;
	setting->size = style->size;
	setting->leading = style->size * 1.25;
	setting->colour = style->colour;
	setting->hyphenator = NULL;
	return text_set_balanced(setting, runs_of(flow, heading), flow_width(flow));
}

/* The level in the structure: never more than one below the heading it stands under, whatever was written. */
static unsigned structure_level(struct flow *flow, unsigned level)
{
	while (flow->heading_depth > 0 && flow->headings[flow->heading_depth - 1] >= level)
		flow->heading_depth--;
	if (flow->heading_depth < PDF_HEADING_LEVELS)
		flow->headings[flow->heading_depth++] = level;
	return flow->heading_depth;
}

void heading_set(struct flow *flow, const struct block *heading, double below, struct element *parent)
{
	static const char *const types[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
	const struct pdf_heading_style *style = heading_style(flow, heading);
	struct text_setting setting;
	struct text_lines lines = heading_lines(flow, heading, &setting);
	unsigned level = structure_level(flow, heading->level);

	if (lines.count == 0)
		return;
	flow_gap(flow, style->above);
	double height = text_height(&setting, &lines);
	flow_need(flow, height + style->below + below);
	flow_lines(flow, &setting, &lines, canvas_element(flow->canvas, parent, types[level - 1]));
	/* Where it has been drawn: with a note that finds no room it is on the next page. */
	double top = flow_top(flow) + height + 6;
	canvas_bookmark(flow->canvas, level, contents_title(flow->canvas->arena, heading), top);
	canvas_anchor(flow->canvas, &heading->anchor, top);
	flow_gap(flow, style->below);
}

/* The table of contents. */
#include "pdf/contents.h"

/* Of sizes: what a deeper level is indented, what stays free before the page number. */
static const double indent = 1.4, number_room = 2.6;

/* The distance of the leader's dots, in sizes. */
static const double dots_apart = 0.55;

bool contents_wanted(const struct doc *doc)
{
	for (const struct block *block = doc->blocks; block; block = block->next)
		if (block->kind == BLOCK_CONTENTS)
			return true;
	return false;
}

static bool is_listed(const struct block *block, unsigned deepest)
{
	return block->kind == BLOCK_HEADING && block->level <= deepest;
}

struct str contents_title(struct arena *arena, const struct block *heading)
{
	struct str text = text_of_runs(arena, heading->runs);

	return heading->lead.n ? str_printf(arena, "%.*s %.*s", STR_ARG(heading->lead), STR_ARG(text)) : text;
}

/* The page's number, which the first pass does not know. */
static struct str page_number(const struct flow *flow, const struct block *heading)
{
	const struct anchored *found = flow->before ? canvas_find_anchor(flow->before, &heading->anchor) : NULL;

	return found ? str_printf(flow->canvas->arena, "%zu", found->page + 1) : S("0");
}

/* Dots on a grid of the page's, so that those of all lines stand below each other. */
static void draw_leader(struct flow *flow, const struct text_setting *setting, double from, double to, double base_line)
{
	double step = dots_apart * setting->size;
	struct pen pen = {FONT_REGULAR, setting->size, flow->style->muted};
	size_t first = (size_t)((flow->right - to) / step) + 1;

	canvas_artifact(flow->canvas, ARTIFACT_LAYOUT);
	for (size_t i = first; flow->right - (double)i * step > from; i++)
		canvas_text(flow->canvas, pen, flow->right - (double)i * step, base_line, S("."));
}

static void set_line(struct flow *flow, const struct block *heading, unsigned depth, struct element *list)
{
	struct text_setting setting = flow_text(flow);
	struct arena *arena = flow->canvas->arena;
	double left = flow->left + indent * setting.size * depth;
	double width = flow->right - left - number_room * setting.size;
	struct str title = contents_title(arena, heading), number = page_number(flow, heading);

	setting.hyphenator = NULL;
	setting.font = depth == 0 ? FONT_BOLD : FONT_REGULAR;
	struct text_lines lines = text_set_plain(&setting, title, width);
	if (lines.count == 0)
		return;
	flow_gap(flow, depth == 0 ? flow->style->paragraph_gap * 0.7 : 1);
	double height = text_height(&setting, &lines);
	flow_need(flow, height);

	struct element *item = canvas_element(flow->canvas, list, "TOCI");
	struct element *link = canvas_element(flow->canvas, canvas_element(flow->canvas, item, "Reference"), "Link");
	double top = flow_take(flow, height), base_line = text_base_line(&setting, top - height + setting.leading);
	text_draw_lines(&setting, &lines, link, left, top);
	double shown = fonts_width(flow->canvas->fonts, setting.font, number) * setting.size;
	double end = left + lines.items[lines.count - 1].width;
	struct pen pen = {setting.font, setting.size, setting.colour};
	canvas_text(flow->canvas, pen, end, base_line, S(" ")); /* who copies the line gets "Inledning 3" */
	draw_leader(flow, &setting, end + setting.size * 0.4, flow->right - shown - setting.size * 0.3, base_line);
	canvas_mark(flow->canvas, link);
	canvas_text(flow->canvas, pen, flow->right - shown, base_line, number);
	canvas_link(flow->canvas, link,
		    (struct link){.left = left,
				  .bottom = top - height,
				  .right = flow->right,
				  .top = top,
				  .anchor = &heading->anchor,
				  .text = title});
}

void contents_set(struct flow *flow, const struct block *block, struct element *parent)
{
	struct element *lists[PDF_HEADING_LEVELS + 1] = {canvas_element(flow->canvas, parent, "TOC")};
	unsigned levels[PDF_HEADING_LEVELS + 1] = {0}, depth = 0;

	for (const struct block *heading = flow->doc->blocks; heading; heading = heading->next) {
		if (!is_listed(heading, block->level))
			continue;
		if (levels[0] == 0)
			levels[0] = heading->level;
		while (depth > 0 && heading->level < levels[depth])
			depth--;
		if (heading->level > levels[depth] && depth < PDF_HEADING_LEVELS) {
			lists[depth + 1] = canvas_element(flow->canvas, lists[depth], "TOC");
			levels[++depth] = heading->level;
		}
		set_line(flow, heading, depth, lists[depth]);
	}
	flow_gap(flow, flow->style->paragraph_gap * 2);
}

/* Where the next line goes: pages, and lines of paragraphs. */
#include "pdf/flow.h"

#include "pdf/flow_notes.h"

/* However deep lists and quotations lie in each other, a line has so many sizes. */
static const double least_sizes = 8;

void flow_start(struct flow *flow, struct canvas *canvas, const struct pdf_style *style, const struct doc *doc,
		struct diags *diags)
{
	*flow = (struct flow){.canvas = canvas, .style = style, .doc = doc, .diags = diags};
	flow->scratch = ARENA_NEW(canvas->arena, struct arena);
	flow->table_arena = ARENA_NEW(canvas->arena, struct arena);
	flow->row_arena = ARENA_NEW(canvas->arena, struct arena);
	flow_new_page(flow, false);
}

static double page_width(const struct pdf_style *style, bool landscape)
{
	return landscape ? style->page_height : style->page_width;
}

static double page_height(const struct pdf_style *style, bool landscape)
{
	return landscape ? style->page_width : style->page_height;
}

double flow_page_height(const struct flow *flow, bool landscape)
{
	return page_height(flow->style, landscape) - flow->style->margin_top - flow->style->margin_bottom;
}

void flow_new_page(struct flow *flow, bool landscape)
{
	const struct pdf_style *style = flow->style;
	double left_indent = 0, right_indent = 0;

	if (flow->canvas->pages.count) {
		flow_draw_notes(flow);
		left_indent = flow->left - style->margin_left;
		right_indent = page_width(style, flow->landscape) - style->margin_right - flow->right;
	}
	canvas_page(flow->canvas, page_width(style, landscape), page_height(style, landscape));
	if (flow->doc->stamp.n)
		flow_draw_watermark(flow, landscape);
	flow->landscape = landscape;
	flow->fresh = true;
	flow->gap = 0;
	flow->left = style->margin_left + left_indent;
	flow->right = page_width(style, landscape) - style->margin_right - right_indent;
	flow->y = style->margin_top;
	flow->bottom = page_height(style, landscape) - style->margin_bottom;
}

void flow_orient(struct flow *flow, bool landscape)
{
	if (flow->landscape != landscape)
		flow_new_page(flow, landscape);
}

void flow_finish(struct flow *flow)
{
	if (flow->late.count)
		flow_orient(flow, false);
	flow_draw_late_notes(flow);
	flow_draw_notes(flow);
	flow_attach_notes(flow, flow->canvas->document);
}

void flow_release(struct flow *flow)
{
	arena_release(flow->scratch);
	arena_release(flow->table_arena);
	arena_release(flow->row_arena);
}

void flow_gap(struct flow *flow, double gap)
{
	if (gap > flow->gap)
		flow->gap = gap;
}

double flow_width(const struct flow *flow)
{
	return flow->right - flow->left;
}

double flow_indent(const struct flow *flow, double indent)
{
	double most = flow_width(flow) - least_sizes * flow->style->text_size;

	return most <= 0 ? 0 : indent < most ? indent : most;
}

double flow_room(const struct flow *flow)
{
	double gap = flow->fresh ? 0 : flow->gap;

	return flow->bottom - flow->notes_height - flow->y - gap;
}

void flow_need(struct flow *flow, double height)
{
	if (!flow->fresh && height > flow_room(flow))
		flow_new_page(flow, flow->landscape);
}

double flow_top(const struct flow *flow)
{
	return page_height(flow->style, flow->landscape) - flow->y - (flow->fresh ? 0 : flow->gap);
}

double flow_take(struct flow *flow, double height)
{
	double top = flow_top(flow);

	flow->y += (flow->fresh ? 0 : flow->gap) + height;
	flow->gap = 0;
	flow->fresh = false;
	return top;
}

void flow_draw_label(struct flow *flow, double base_line)
{
	struct flow_label *label = &flow->label;
	const struct pdf_style *style = flow->style;

	if (!label->element)
		return;
	canvas_mark(flow->canvas, label->element);
	canvas_text(flow->canvas, (struct pen){FONT_REGULAR, style->text_size, style->text}, label->x, base_line,
		    str_join(flow->canvas->arena, label->text, S(" ")));
	label->element = NULL;
}

/* How many of the lines from `from` fit on what is left of the page, with their footnotes; *room is what they leave. */
static size_t fitting(struct flow *flow, const struct text_setting *setting, const struct text_lines *lines,
		      size_t from, double *room)
{
	struct flow_claim claim = {0};
	double all = flow_room(flow);
	size_t n = 0;

	*room = all;
	for (size_t i = from; i < lines->count; i++, n++) {
		flow_claim_notes(flow, &claim, &lines->items[i]);
		double left = all - (double)(n + 1) * setting->leading - claim.height;
		if (left < 0)
			break;
		*room = left;
	}
	return n;
}

/* How many of the `left` lines from `at` to draw on this page; 0: none, a new page comes first. */
static size_t lines_here(struct flow *flow, const struct text_setting *setting, const struct text_lines *lines,
			 size_t at, double keep)
{
	double room;
	size_t left = lines->count - at, n = fitting(flow, setting, lines, at, &room);
	bool kept = keep + 2 * setting->leading <= flow_page_height(flow, flow->landscape);

	if (n == left && kept && keep > room && !(flow->fresh && left < 4))
		n = left < 4 ? 0 : left - 2;
	/* No page ends in half a word. */
	while (n > 2 && n < left && lines->items[at + n - 1].hyphenated)
		n--;
	/* No line alone at the foot of a page, none at the head of the next. */
	if (n < left && n == left - 1 && n > 0)
		n--;
	if (n == 1 && left > 1 && at == 0)
		n = 0;
	return n;
}

void flow_lines(struct flow *flow, const struct text_setting *setting, const struct text_lines *lines,
		struct element *element)
{
	double keep = flow->keep_after;
	size_t at = 0;

	flow->keep_after = 0;
	while (at < lines->count) {
		size_t n = lines_here(flow, setting, lines, at, keep);
		if (n == 0 && !flow->fresh) {
			flow_new_page(flow, flow->landscape);
			continue;
		}
		if (n == 0)
			n = 1;
		for (size_t i = at; i < at + n; i++) {
			double base_line = text_base_line(setting, flow_take(flow, setting->leading));
			flow_draw_label(flow, base_line);
			text_draw(setting, &lines->items[i], element, flow->left, base_line);
			flow_place_notes(flow, &lines->items[i]);
		}
		at += n;
		if (at < lines->count)
			flow_new_page(flow, flow->landscape);
	}
	flow_attach_notes(flow, element->parent);
}

struct text_setting flow_text(const struct flow *flow)
{
	const struct pdf_style *style = flow->style;

	return (struct text_setting){
		.canvas = flow->canvas,
		.arena = flow->scratch,
		.style = style,
		.font = FONT_REGULAR,
		.size = style->text_size,
		.leading = style->text_size * style->leading,
		.colour = style->text,
		.hyphenator = flow->hyphenator,
	};
}

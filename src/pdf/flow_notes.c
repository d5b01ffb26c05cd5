/* Footnotes and watermarks: what a page of a flow carries besides its text. */
#include "pdf/flow_notes.h"

#include <math.h>

/* Above the notes: space, a short rule, space. */
enum { SPACE_ABOVE = 12, SPACE_BELOW = 5, RULE_LENGTH = 72 };

/* A note higher than this part of a page goes to the document's end. */
static const double too_high = 0.4;

struct text_setting flow_note_setting(const struct flow *flow)
{
	struct text_setting setting = flow_text(flow);

	setting.size = flow->style->note_size;
	setting.leading = setting.size * 1.35;
	return setting;
}

double flow_note_indent(const struct flow *flow)
{
	return flow->style->note_size * 1.5;
}

struct element *flow_note_element(struct flow *flow, struct element *parent)
{
	struct element *element = canvas_element(flow->canvas, parent, "Note");

	canvas_identify(flow->canvas, element);
	return element;
}

/* A note of the running text, which has a place at the foot; those of tables stand below the table. */
static bool is_footnote(const struct flow *flow, const struct note *note)
{
	for (const struct note *each = flow->doc->notes; each; each = each->next)
		if (each == note)
			return true;
	return false;
}

static bool has_place(const struct flow *flow, const struct note *note)
{
	for (size_t i = 0; i < flow->referred.count; i++)
		if (flow->referred.items[i] == note)
			return true;
	return false;
}

static double body_width(const struct flow *flow)
{
	const struct page *page = &flow->canvas->pages.items[flow->canvas->page];

	return page->width - flow->style->margin_left - flow->style->margin_right;
}

static struct flow_note set_note(struct flow *flow, const struct note *note)
{
	struct text_setting setting = flow_note_setting(flow);
	struct flow_note set = {.note = note};

	set.lines = text_set(&setting, note->runs, body_width(flow) - flow_note_indent(flow));
	set.height = (double)(set.lines.count ? set.lines.count : 1) * setting.leading;
	return set;
}

static bool is_late(const struct flow *flow, const struct flow_note *note)
{
	return note->height > too_high * flow_page_height(flow, flow->landscape);
}

double flow_notes_needed(struct flow *flow, const struct text_line *line)
{
	double height = 0;

	for (size_t i = 0; i < line->pieces.count; i++) {
		const struct run *run = line->pieces.items[i].run;
		if (!run || run->kind != RUN_NOTE || has_place(flow, run->note) || !is_footnote(flow, run->note))
			continue;
		struct flow_note set = set_note(flow, run->note);
		if (!is_late(flow, &set))
			height += set.height;
	}
	if (height > 0 && flow->here.count == 0)
		height += SPACE_ABOVE + SPACE_BELOW;
	return height;
}

void flow_place_notes(struct flow *flow, const struct text_line *line, struct element *parent)
{
	for (size_t i = 0; i < line->pieces.count; i++) {
		const struct run *run = line->pieces.items[i].run;
		if (!run || run->kind != RUN_NOTE || has_place(flow, run->note) || !is_footnote(flow, run->note))
			continue;
		struct flow_note set = set_note(flow, run->note);
		*ARENA_PUSH(flow->canvas->arena, &flow->referred) = run->note;
		if (is_late(flow, &set)) {
			set.element = flow_note_element(flow, flow->canvas->document);
			*ARENA_PUSH(flow->canvas->arena, &flow->late) = set;
			continue;
		}
		set.element = flow_note_element(flow, parent);
		flow->notes_height += set.height + (flow->here.count ? 0 : SPACE_ABOVE + SPACE_BELOW);
		*ARENA_PUSH(flow->canvas->arena, &flow->here) = set;
	}
}

/* The number, raised, as the note's label; text begins flow_note_indent further right. */
static void draw_number(struct flow *flow, unsigned number, struct element *note, double x, double base_line)
{
	struct text_setting setting = flow_note_setting(flow);
	struct pen pen = {setting.font, setting.size * flow->style->superscript_size * 1.1, setting.colour};

	canvas_mark(flow->canvas, canvas_element(flow->canvas, note, "Lbl"));
	canvas_text(flow->canvas, pen, x, base_line + setting.size * flow->style->superscript_rise,
		    str_printf(flow->canvas->arena, "%u) ", number));
}

void flow_draw_notes(struct flow *flow)
{
	const struct pdf_style *style = flow->style;
	struct text_setting setting = flow_note_setting(flow);
	double y = style->margin_bottom + flow->notes_height - SPACE_ABOVE;

	if (flow->here.count == 0)
		return;
	canvas_artifact(flow->canvas, ARTIFACT_LAYOUT);
	canvas_rule(flow->canvas, style->margin_left, y, style->margin_left + RULE_LENGTH, style->rule_thin,
		    style->rule);
	y -= SPACE_BELOW;
	for (size_t i = 0; i < flow->here.count; i++) {
		const struct flow_note *note = &flow->here.items[i];
		draw_number(flow, note->note->number, note->element, style->margin_left, text_base_line(&setting, y));
		for (size_t k = 0; k < note->lines.count; k++)
			text_draw(&setting, &note->lines.items[k], note->element,
				  style->margin_left + flow_note_indent(flow),
				  text_base_line(&setting, y - (double)k * setting.leading));
		y -= note->height;
	}
	flow->here.count = 0;
	flow->notes_height = 0;
}

void flow_note_lines(struct flow *flow, unsigned number, const struct text_lines *lines, struct element *element)
{
	struct text_setting setting = flow_note_setting(flow);

	for (size_t k = 0; k < (lines->count ? lines->count : 1); k++) {
		flow_need(flow, setting.leading);
		double base_line = text_base_line(&setting, flow_take(flow, setting.leading));
		if (k == 0)
			draw_number(flow, number, element, flow->left, base_line);
		if (k < lines->count)
			text_draw(&setting, &lines->items[k], element, flow->left + flow_note_indent(flow), base_line);
	}
}

void flow_draw_late_notes(struct flow *flow)
{
	if (flow->late.count == 0)
		return;
	flow->left = flow->style->margin_left;
	flow->right = flow->left + body_width(flow);
	flow_gap(flow, 2 * flow->style->paragraph_gap);
	for (size_t i = 0; i < flow->late.count; i++) {
		const struct flow_note *note = &flow->late.items[i];
		flow_gap(flow, flow->style->paragraph_gap);
		flow_note_lines(flow, note->note->number, &note->lines, note->element);
	}
}

void flow_draw_watermark(struct flow *flow, bool landscape)
{
	const struct pdf_style *style = flow->style;
	double width = landscape ? style->page_height : style->page_width;
	double height = landscape ? style->page_width : style->page_height;
	double angle = atan2(height, width);
	double natural = fonts_width(flow->canvas->fonts, FONT_BOLD, flow->doc->stamp);
	double size = natural > 0 ? 0.55 * hypot(width, height) / natural : 0;

	if (size > 96)
		size = 96;
	/* The text's middle on the page's middle; its height is about 0.7 sizes. */
	double along = natural * size / 2, across = size * 0.35;
	canvas_artifact(flow->canvas, ARTIFACT_WATERMARK);
	canvas_turned_text(flow->canvas, (struct pen){FONT_BOLD, size, style->watermark},
			   width / 2 - along * cos(angle) + across * sin(angle),
			   height / 2 - along * sin(angle) - across * cos(angle), angle * 180 / M_PI, flow->doc->stamp);
}

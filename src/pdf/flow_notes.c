/* Footnotes and watermarks: what a page of a flow carries besides its text. */
#include "pdf/flow_notes.h"

#include <math.h>

/* Above the notes: space, a short rule, space. */
enum { SPACE_ABOVE = 12, SPACE_BELOW = 5, RULE_LENGTH = 72 };

/* A link to a note shows this much above it. */
enum { NOTE_ABOVE = 6 };

/* A note higher than this part of a page goes to the document's end. */
static const double too_high = 0.4;

/* Rounding of sums of heights. */
static const double slack = 0.01;

struct text_setting flow_note_setting(const struct flow *flow)
{
	struct text_setting setting = flow_text(flow);

	setting.size = flow->style->note_size;
	setting.leading = setting.size * 1.35;
	return setting;
}

/* How far a note's text is indented behind its number. */
static double note_indent(const struct flow *flow)
{
	return flow->style->note_size * 1.5;
}

/* A "Note" with an id of its own, without a place in the tree. */
static struct element *make_element(struct flow *flow)
{
	struct element *element = canvas_element(flow->canvas, NULL, "Note");

	canvas_identify(flow->canvas, element);
	return element;
}

/* ---- what is known of notes ---- */

static double body_width(const struct flow *flow)
{
	const struct page *page = &flow->canvas->pages.items[flow->canvas->page];

	return page->width - flow->style->margin_left - flow->style->margin_right;
}

/* The note among those that were met, which are in the order of their numbers: most often one of the last. */
static struct flow_note *known_note(struct flow *flow, const struct note *note)
{
	struct flow_notes *notes = &flow->notes;
	size_t at = notes->count;

	while (at > 0 && notes->items[at - 1]->note->number > note->number)
		at--;
	for (size_t i = at; i > 0 && notes->items[i - 1]->note->number == note->number; i--)
		if (notes->items[i - 1]->note == note)
			return notes->items[i - 1];

	ARENA_PUSH(flow->canvas->arena, notes);
	for (size_t i = notes->count - 1; i > at; i--)
		notes->items[i] = notes->items[i - 1];
	notes->items[at] = ARENA_NEW(flow->canvas->arena, struct flow_note);
	notes->items[at]->note = note;
	return notes->items[at];
}

/* The note, measured for pages of this width. */
static struct flow_note *find_note(struct flow *flow, const struct note *note)
{
	struct text_setting setting = flow_note_setting(flow);
	struct flow_note *found = known_note(flow, note);
	double width = body_width(flow);

	if (found->width != width && !found->late) {
		found->width = width;
		size_t lines = text_set(&setting, note->runs, width - note_indent(flow)).count;
		found->height = (double)(lines ? lines : 1) * setting.leading;
	}
	return found;
}

static bool stands_here(const struct flow *flow, const struct flow_note *note)
{
	for (size_t i = 0; i < flow->here.count; i++)
		if (flow->here.items[i].note == note)
			return true;
	return false;
}

static bool is_too_high(const struct flow *flow, const struct flow_note *note)
{
	return note->height > too_high * flow_page_height(flow, flow->landscape);
}

/* The note of a piece that needs a place on this page, or NULL. */
static struct flow_note *wanting(struct flow *flow, const struct text_piece *piece)
{
	if (!piece->run || piece->run->kind != RUN_NOTE)
		return NULL;
	struct flow_note *note = find_note(flow, piece->run->note);
	return note->late || stands_here(flow, note) ? NULL : note;
}

void flow_claim_notes(struct flow *flow, struct flow_claim *claim, const struct text_line *line)
{
	for (size_t i = 0; i < line->pieces.count; i++) {
		struct flow_note *note = wanting(flow, &line->pieces.items[i]);
		bool claimed = false;
		for (size_t k = 0; k < claim->notes.count; k++)
			claimed = claimed || claim->notes.items[k] == note;
		if (!note || claimed || is_too_high(flow, note))
			continue;
		claim->height += note->height;
		if (flow->here.count == 0 && claim->notes.count == 0)
			claim->height += SPACE_ABOVE + SPACE_BELOW;
		*ARENA_PUSH(flow->scratch, &claim->notes) = note;
	}
}

/* Puts the note at the foot, in the order of numbers. */
static void put_here(struct flow *flow, struct flow_note *note, bool again)
{
	size_t at = flow->here.count;

	flow->notes_height += note->height + (at ? 0 : SPACE_ABOVE + SPACE_BELOW);
	ARENA_PUSH(flow->canvas->arena, &flow->here);
	for (; at > 0 && flow->here.items[at - 1].note->note->number > note->note->number; at--)
		flow->here.items[at] = flow->here.items[at - 1];
	flow->here.items[at] = (struct flow_foot_note){note, again};
}

void flow_place_notes(struct flow *flow, const struct text_line *line)
{
	for (size_t i = 0; i < line->pieces.count; i++) {
		struct flow_note *note = wanting(flow, &line->pieces.items[i]);
		if (!note)
			continue;
		double room = flow->bottom - flow->notes_height - flow->y -
			      (flow->here.count ? 0 : SPACE_ABOVE + SPACE_BELOW);
		bool again = note->element != NULL, fits = !is_too_high(flow, note) && note->height <= room + slack;
		if (fits)
			put_here(flow, note, again);
		if (again)
			continue;
		note->element = make_element(flow);
		note->late = !fits;
		if (fits)
			*ARENA_PUSH(flow->canvas->arena, &flow->waiting) = note->element;
		else
			*ARENA_PUSH(flow->canvas->arena, &flow->late) = note;
	}
}

void flow_attach_notes(struct flow *flow, struct element *parent)
{
	for (size_t i = 0; i < flow->waiting.count; i++)
		canvas_attach(flow->canvas, parent, flow->waiting.items[i]);
	flow->waiting.count = 0;
}

/* ---- drawing ---- */

/* The number, raised, as the note's label, or into the artifact that is open; text begins note_indent further right. */
static void draw_number(struct flow *flow, unsigned number, struct element *note, double x, double base_line)
{
	struct text_setting setting = flow_note_setting(flow);
	struct pen pen = {setting.font, setting.size * flow->style->superscript_size * 1.1, setting.colour};

	if (note)
		canvas_mark(flow->canvas, canvas_element(flow->canvas, note, "Lbl"));
	canvas_text(flow->canvas, pen, x, base_line + setting.size * flow->style->superscript_rise,
		    str_printf(flow->canvas->arena, "%u) ", number));
}

static void draw_note(struct flow *flow, const struct flow_foot_note *foot, double y)
{
	struct text_setting setting = flow_note_setting(flow);
	struct element *element = foot->again ? NULL : foot->note->element;
	double left = flow->style->margin_left;
	struct text_lines lines = text_set(&setting, foot->note->note->runs, foot->note->width - note_indent(flow));

	if (element)
		canvas_anchor(flow->canvas, foot->note->note, y + NOTE_ABOVE);
	else
		canvas_artifact(flow->canvas, ARTIFACT_REPEATED);
	draw_number(flow, foot->note->note->number, element, left, text_base_line(&setting, y));
	text_draw_lines(&setting, &lines, element, left + note_indent(flow), y);
}

void flow_draw_notes(struct flow *flow)
{
	const struct pdf_style *style = flow->style;
	double y = style->margin_bottom + flow->notes_height - SPACE_ABOVE;

	if (flow->here.count == 0)
		return;
	canvas_artifact(flow->canvas, ARTIFACT_LAYOUT);
	canvas_rule(flow->canvas, style->margin_left, y, style->margin_left + RULE_LENGTH, style->rule_thin,
		    style->rule);
	y -= SPACE_BELOW;
	for (size_t i = 0; i < flow->here.count; i++) {
		draw_note(flow, &flow->here.items[i], y);
		y -= flow->here.items[i].note->height;
	}
	flow->here.count = 0;
	flow->notes_height = 0;
}

/* As text that flows. */
static void draw_late_note(struct flow *flow, const struct flow_note *note)
{
	struct text_setting setting = flow_note_setting(flow);
	double width = flow_width(flow) - note_indent(flow);
	struct text_lines lines = text_set(&setting, note->note->runs, width);

	canvas_attach(flow->canvas, flow->canvas->document, note->element);
	for (size_t k = 0; k < (lines.count ? lines.count : 1); k++) {
		flow_need(flow, setting.leading);
		double top = flow_take(flow, setting.leading), base_line = text_base_line(&setting, top);
		if (k == 0)
			canvas_anchor(flow->canvas, note->note, top + NOTE_ABOVE);
		if (k == 0)
			draw_number(flow, note->note->number, note->element, flow->left, base_line);
		if (k < lines.count)
			text_draw(&setting, &lines.items[k], note->element, flow->left + note_indent(flow), base_line);
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
		flow_gap(flow, flow->style->paragraph_gap);
		draw_late_note(flow, flow->late.items[i]);
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

/* What stands on pages besides the text: the title block of the first page, the head of every page, the stamp. */
#include "pdf/furniture.h"

#include "base/buf.h"

static double width_of(const struct flow *flow, struct pen pen, struct str text)
{
	return fonts_width(flow->canvas->fonts, pen.font, text) * pen.size;
}

/* Smaller where the text would be wider than the room. */
static struct pen fit(const struct flow *flow, struct pen pen, struct str text, double room)
{
	double width = width_of(flow, pen, text);

	if (width > room && width > 0)
		pen.size *= room / width;
	return pen;
}

static void put(struct flow *flow, struct pen pen, double x, double y, double room, struct str text)
{
	canvas_text(flow->canvas, fit(flow, pen, text, room), x, y, text);
}

static void put_right(struct flow *flow, struct pen pen, double right, double y, double room, struct str text)
{
	pen = fit(flow, pen, text, room);
	canvas_text(flow->canvas, pen, right - width_of(flow, pen, text), y, text);
}

/* ---- the first page ---- */

static struct element *paragraph(struct flow *flow, const char *type)
{
	struct element *element = canvas_element(flow->canvas, flow->canvas->document, type);

	canvas_mark(flow->canvas, element);
	return element;
}

/* A small label with its text below it. */
static void put_field(struct flow *flow, double x, double y, double room, const char *label, struct str text)
{
	const struct pdf_style *style = flow->style;

	if (text.n == 0)
		return;
	paragraph(flow, "P");
	put(flow, (struct pen){FONT_REGULAR, style->label_size, style->muted}, x, y, room,
	    str_printf(flow->canvas->arena, "%s ", label));
	put(flow, (struct pen){FONT_REGULAR, style->text_size, style->text}, x, y - style->text_size * 1.3, room, text);
}

static void put_stamp(struct flow *flow, double x, double y, double room)
{
	enum { SPACE = 6 };
	const struct pdf_style *style = flow->style;
	struct pen pen = fit(flow, (struct pen){FONT_BOLD, style->text_size * 1.15, style->stamp}, flow->doc->stamp,
			     room - 2 * SPACE);

	canvas_text(flow->canvas, pen, x + SPACE, y, flow->doc->stamp);
	canvas_frame(flow->canvas, x, y - pen.size * 0.55, width_of(flow, pen, flow->doc->stamp) + 2 * SPACE,
		     pen.size * 1.8, style->rule_heavy, style->stamp);
}

/* The measures of the first page's head: two columns, the right one for kind, date and diarienummer. */
static const double right_column = 0.56, second_field = 0.5;

static void put_memorandum_head(struct flow *flow)
{
	const struct pdf_style *style = flow->style;
	const struct doc *doc = flow->doc;
	double top = style->page_height - style->head_top;
	double column = flow->left + flow_width(flow) * right_column;
	double half = (flow->right - column) * second_field;

	if (doc->issuer.n) {
		paragraph(flow, "P");
		put(flow, (struct pen){FONT_BOLD, 13, style->accent}, flow->left, top - 11, column - flow->left - 12,
		    doc->issuer);
	}
	if (doc->kind.n) {
		paragraph(flow, "P");
		put(flow, (struct pen){FONT_BOLD, 11, style->text}, column, top - 11, flow->right - column - 48,
		    doc->kind);
	}
	put_field(flow, column, top - 32, doc->diary.n ? half - 8 : flow->right - column, style->word_date, doc->date);
	put_field(flow, doc->date.n ? column + half : column, top - 32, flow->right - column - half, style->word_diary,
		  doc->diary);
	if (doc->to.n) {
		struct text_setting setting = flow_text(flow);
		struct text_lines lines = text_set_plain(&setting, doc->to, column - flow->left - 12);
		struct element *element = paragraph(flow, "P");
		put(flow, (struct pen){FONT_REGULAR, style->label_size, style->muted}, flow->left, top - 32, 100,
		    str_printf(flow->canvas->arena, "%s ", style->word_to));
		flow->y = style->head_top + 32 + style->text_size * 1.3 - setting.size * 0.86 -
			  (setting.leading - setting.size) / 2;
		for (size_t i = 0; i < lines.count; i++)
			text_draw(&setting, &lines.items[i], element, flow->left,
				  text_base_line(&setting, flow_take(flow, setting.leading)));
		flow->y += 8;
	}
}

void furniture_title(struct flow *flow)
{
	const struct pdf_style *style = flow->style;
	const struct doc *doc = flow->doc;
	struct text_setting setting = flow_text(flow);
	const struct run title = {.kind = RUN_TEXT, .text = doc->title};
	double least = style->head_top + 32 + style->text_size * 1.3 + 10;

	put_memorandum_head(flow);
	if (flow->y < least)
		flow->y = least;
	flow->fresh = false;
	canvas_rule(flow->canvas, flow->left, style->page_height - flow->y, flow->right, style->rule_thin, style->rule);
	if (doc->stamp.n) {
		flow->y += 26;
		paragraph(flow, "P");
		put_stamp(flow, flow->left, style->page_height - flow->y, flow_width(flow));
	}
	flow->y += 26;

	setting.font = FONT_BOLD;
	setting.size = style->title_size;
	setting.leading = style->title_size * 1.2;
	setting.colour = style->accent;
	struct text_lines lines = text_set_balanced(&setting, &title, flow_width(flow));
	if (lines.count)
		flow_lines(flow, &setting, &lines, canvas_element(flow->canvas, flow->canvas->document, "Title"));
	/* Whose document it is, where its title does not say so. */
	if (doc->scope.n && str_find(doc->title, doc->scope) == (size_t)-1) {
		setting.font = FONT_REGULAR;
		setting.size = style->headings[1].size;
		setting.leading = setting.size * 1.4;
		setting.colour = style->muted;
		lines = text_set_plain(&setting, doc->scope, flow_width(flow));
		flow_gap(flow, 4);
		flow_lines(flow, &setting, &lines, canvas_element(flow->canvas, flow->canvas->document, "P"));
	}
	flow_gap(flow, style->title_below);
}

/* ---- the head of every page ---- */

static struct str joined(struct arena *arena, struct str a, struct str b)
{
	return a.n && b.n ? str_printf(arena, "%.*s · %.*s", STR_ARG(a), STR_ARG(b)) : a.n ? a : b;
}

static void put_head(struct flow *flow, size_t index, struct str number)
{
	const struct pdf_style *style = flow->style;
	const struct doc *doc = flow->doc;
	const struct page *page = &flow->canvas->pages.items[index];
	double left = style->margin_left, right = page->width - style->margin_right, middle = (left + right) / 2;
	double y = page->height - style->head_top - 8;
	struct pen strong = {FONT_BOLD, style->head_size, style->text};
	struct pen weak = {FONT_REGULAR, style->head_size, style->muted};
	struct arena *arena = flow->canvas->arena;

	canvas_artifact(flow->canvas, ARTIFACT_HEADER);
	put_right(flow, strong, right, index == 0 ? y - 3 : y, 60, number);
	if (index == 0)
		return;
	put(flow, strong, left, y, (right - left) * 0.38, doc->issuer);
	put(flow, weak, left, y - 11, (right - left) * 0.6,
	    joined(arena, doc->kind, doc->title));
	put_right(flow, weak, right, y - 11, (right - left) * 0.36, joined(arena, doc->date, doc->diary));
	canvas_rule(flow->canvas, left, y - 19, right, style->rule_hair, style->rule);
	if (doc->stamp.n) {
		struct pen pen = {FONT_BOLD, style->text_size * 1.15, style->stamp};
		double width = width_of(flow, pen, doc->stamp), room = (right - left) * 0.3;
		width = width < room ? width : room;
		canvas_artifact(flow->canvas, ARTIFACT_HEADER);
		put_stamp(flow, middle - width / 2 - 6, y + 7, width + 12);
	}
}

void furniture_heads(struct flow *flow)
{
	size_t count = flow->canvas->pages.count;

	for (size_t i = 0; i < count; i++) {
		canvas_turn_to(flow->canvas, i);
		put_head(flow, i, str_printf(flow->canvas->arena, "%zu (%zu)", i + 1, count));
	}
}

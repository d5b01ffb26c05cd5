/* What stands on pages besides the text: the title block of the first page, the head of every page, the stamp. */
#include "pdf/furniture.h"

#include "base/buf.h"

#include <string.h>

static double width_of(const struct flow *flow, struct pen pen, struct str text)
{
	return fonts_width(flow->canvas->fonts, pen.font, text) * pen.size;
}

/* The text, or as many of its words as there is room for: "Resultat och…". */
static struct str shortened(const struct flow *flow, struct pen pen, struct str text, double room)
{
	struct str part = text, whole = text;

	while (part.n && width_of(flow, pen, text) > room) {
		while (part.n && part.p[part.n - 1] != ' ')
			part.n--;
		part = str_trim(part);
		text = str_join(flow->canvas->arena, part, S("…"));
	}
	return part.n || whole.n == 0 ? text : whole;
}

/* Smaller where it would be wider than the room all the same. */
static struct pen fit(const struct flow *flow, struct pen pen, struct str text, double room)
{
	double width = width_of(flow, pen, text);

	if (width > room && width > 0)
		pen.size *= room / width;
	return pen;
}

static void put(struct flow *flow, struct pen pen, double x, double y, double room, struct str text)
{
	text = shortened(flow, pen, text, room);
	canvas_text(flow->canvas, fit(flow, pen, text, room), x, y, text);
}

static void put_right(struct flow *flow, struct pen pen, double right, double y, double room, struct str text)
{
	text = shortened(flow, pen, text, room);
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

/*
 * Lines of text as an element of their own, the first on the base line y, counted downwards from the page's upper edge as all
 * that follows. Returns the last one's base line.
 */
static double put_lines(struct flow *flow, struct text_setting setting, struct element *element, double x, double y,
			double room, struct str text)
{
	struct text_lines lines = text_set_plain(&setting, text, room);

	for (size_t i = 0; i < lines.count; i++) {
		y += i ? setting.leading : 0;
		text_draw(&setting, &lines.items[i], element, x, flow->style->page_height - y);
	}
	return y;
}

/* A small label with what it is about below it: parts behind each ';' stand below each other. */
static double put_field(struct flow *flow, double x, double y, double room, const char *label, struct str text)
{
	const struct pdf_style *style = flow->style;
	struct text_setting setting = flow_text(flow);
	struct element *element = paragraph(flow, "P");

	put(flow, (struct pen){FONT_REGULAR, style->label_size, style->muted}, x, style->page_height - y, room,
	    str_printf(flow->canvas->arena, "%s ", label));
	setting.hyphenator = NULL;
	setting.leading = setting.size * 1.35;
	y += setting.size * 1.3;
	for (bool first = true; text.n; first = false) {
		struct str part = str_trim(str_cut(&text, ';'));
		if (part.n == 0)
			continue;
		y += first ? 0 : setting.leading;
		y = put_lines(flow, setting, first ? element : paragraph(flow, "P"), x, y, room, part);
	}
	return y;
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

/* Where the memorandum head's right column begins, and the space beside a column. */
static const double right_column = 0.56, column_space = 12;

static struct text_setting head_setting(const struct flow *flow, double size, struct pdf_colour colour)
{
	struct text_setting setting = flow_text(flow);

	setting.font = FONT_BOLD;
	setting.hyphenator = NULL; /* names are not parted */
	setting.size = size;
	setting.leading = size * 1.25;
	setting.colour = colour;
	return setting;
}

/* The logo in the upper left corner. Returns where it ends. */
static double put_logo(struct flow *flow, double room)
{
	const struct pdf_style *style = flow->style;
	const struct image *logo = style->logo;
	double height = style->logo_height, width = height * logo->width / logo->height;

	if (width > room) {
		height *= room / width;
		width = room;
	}
	double bottom = style->page_height - style->head_top - height;
	struct element *figure = paragraph(flow, "Figure");
	figure->alternative = flow->doc->issuer;
	figure->has_box = true;
	memcpy(figure->box, (const double[4]){flow->left, bottom, flow->left + width, bottom + height},
	       sizeof figure->box);
	canvas_image(flow->canvas, logo, flow->left, bottom, width, height);
	return style->head_top + height;
}

/* Who it is from, and what it is. Returns the lowest base line. */
static double put_issuer_and_kind(struct flow *flow, double column)
{
	const struct pdf_style *style = flow->style;
	const struct doc *doc = flow->doc;
	double base_line = style->head_top + style->issuer_size * 0.85, lowest = base_line;
	double room = column - flow->left - column_space, number_room = style->head_size * 6;

	if (doc->issuer.n && style->logo)
		lowest = put_logo(flow, room);
	else if (doc->issuer.n)
		lowest = put_lines(flow, head_setting(flow, style->issuer_size, style->accent), paragraph(flow, "P"),
				   flow->left, base_line, room, doc->issuer);
	if (doc->kind.n) {
		double y = put_lines(flow, head_setting(flow, style->kind_size, style->text), paragraph(flow, "P"),
				     column, base_line, flow->right - column - number_room, doc->kind);
		lowest = y > lowest ? y : lowest;
	}
	return lowest;
}

static double field_width(const struct flow *flow, const char *label, struct str text)
{
	const struct pdf_style *style = flow->style;
	double a = width_of(flow, (struct pen){FONT_REGULAR, style->label_size, style->muted}, str_from(label));
	double b = width_of(flow, (struct pen){FONT_REGULAR, style->text_size, style->text}, text);

	return a > b ? a : b;
}

/* What the date gets of what it shares with the diarienummer: half, unless one needs more; a date is not broken. */
static double date_width(const struct flow *flow, double width)
{
	double date = field_width(flow, flow->style->word_date, flow->doc->date);
	double diary = field_width(flow, flow->style->word_diary, flow->doc->diary);
	double half = width / 2, least = date + column_space, most = width - diary > least ? width - diary : least;

	if (flow->doc->diary.n == 0)
		return width;
	if (flow->doc->date.n == 0)
		return 0;
	return least > width * 0.65 ? half : half < least ? least : half > most ? most : half;
}

/* Returns where it ends. */
static double put_memorandum_head(struct flow *flow)
{
	const struct pdf_style *style = flow->style;
	const struct doc *doc = flow->doc;
	double column = flow->left + flow_width(flow) * right_column;
	double second = column + date_width(flow, flow->right - column);
	double lowest = put_issuer_and_kind(flow, column), labels = lowest + style->label_size * 2.8;
	struct {
		double x, room;
		const char *label;
		struct str text;
	} fields[] = {
		{column, second - column - (doc->diary.n ? 8 : 0), style->word_date, doc->date},
		{second, flow->right - second, style->word_diary, doc->diary},
		{flow->left, column - flow->left - column_space, style->word_to, doc->to},
	};

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		if (fields[i].text.n == 0)
			continue;
		double y = put_field(flow, fields[i].x, labels, fields[i].room, fields[i].label, fields[i].text);
		lowest = y > lowest ? y : lowest;
	}
	return lowest + style->text_size * 1.2;
}

void furniture_title(struct flow *flow)
{
	const struct pdf_style *style = flow->style;
	const struct doc *doc = flow->doc;
	struct text_setting setting = flow_text(flow);
	const struct run title = {.kind = RUN_TEXT, .text = doc->title};

	flow->y = put_memorandum_head(flow);
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
	if (doc->scope_name.n && str_find(doc->title, doc->scope_name) == (size_t)-1) {
		setting.font = FONT_REGULAR;
		setting.size = style->headings[1].size;
		setting.leading = setting.size * 1.4;
		setting.colour = style->muted;
		lines = text_set_plain(&setting, doc->scope_name, flow_width(flow));
		flow_gap(flow, 4);
		flow_lines(flow, &setting, &lines, canvas_element(flow->canvas, flow->canvas->document, "P"));
	}
	if (doc->notice.n) {
		setting.font = FONT_BOLD;
		setting.size = style->text_size;
		setting.leading = setting.size * 1.4;
		setting.colour = style->text;
		lines = text_set_plain(&setting, doc->notice, flow_width(flow));
		flow_gap(flow, 6);
		flow_lines(flow, &setting, &lines, canvas_element(flow->canvas, flow->canvas->document, "P"));
	}
	flow_gap(flow, style->title_below);
}

/* ---- the head of every page ---- */

static struct str joined(struct arena *arena, struct str a, struct str b)
{
	return a.n && b.n ? str_printf(arena, "%.*s · %.*s", STR_ARG(a), STR_ARG(b)) : a.n ? a : b;
}

void furniture_appendix(struct flow *flow, struct str label)
{
	*ARENA_PUSH(flow->canvas->arena, &flow->appendices) = (struct flow_appendix){flow->canvas->page, label};
}

/* The label of the appendix that the page belongs to, or nothing. */
static struct str appendix_of(const struct flow *flow, size_t page)
{
	struct str label = {NULL, 0};

	for (size_t i = 0; i < flow->appendices.count && flow->appendices.items[i].page <= page; i++)
		label = flow->appendices.items[i].label;
	return label;
}

/* In the middle of the head's first line, between the region's name and the page's number. */
static void put_head_stamp(struct flow *flow, double left, double right, double y)
{
	const struct pdf_style *style = flow->style;
	struct pen pen = {FONT_BOLD, style->text_size * 1.15, style->stamp};
	double width = width_of(flow, pen, flow->doc->stamp), room = (right - left) * 0.3;

	width = width < room ? width : room;
	canvas_artifact(flow->canvas, ARTIFACT_HEADER);
	put_stamp(flow, (left + right) / 2 - width / 2 - 6, y, width + 12);
}

/* "Delårsrapport · Titel", or the title alone where it begins with its kind. */
static struct str kind_and_title(const struct flow *flow)
{
	const struct doc *doc = flow->doc;

	return str_starts(doc->title, doc->kind) ? doc->title : joined(flow->canvas->arena, doc->kind, doc->title);
}

static void put_head(struct flow *flow, size_t index, struct str number)
{
	const struct pdf_style *style = flow->style;
	const struct doc *doc = flow->doc;
	const struct page *page = &flow->canvas->pages.items[index];
	double left = style->margin_left, right = page->width - style->margin_right, width = right - left;
	double size = style->head_size, top = page->height - style->head_top;
	double first = top - (index == 0 ? style->issuer_size * 0.85 : size), second = first - size * 1.375;
	struct pen strong = {FONT_BOLD, size, style->text};
	struct pen weak = {FONT_REGULAR, size, style->muted};
	struct arena *arena = flow->canvas->arena;

	number = joined(arena, appendix_of(flow, index), number);
	canvas_artifact(flow->canvas, ARTIFACT_HEADER);
	put_right(flow, strong, right, first, width * 0.33, number);
	if (index == 0)
		return;
	struct str facts = joined(arena, doc->date, doc->diary);
	double facts_width = width_of(flow, weak, facts), facts_room = width * 0.6;
	if (facts_width < facts_room)
		facts_room = facts_width;
	double number_width = width_of(flow, strong, number);
	put(flow, strong, left, first, doc->stamp.n ? width * 0.33 : width - number_width - size * 2, doc->issuer);
	put(flow, weak, left, second, width - facts_room - size * 2, kind_and_title(flow));
	put_right(flow, weak, right, second, facts_room, facts);
	canvas_rule(flow->canvas, left, second - size, right, style->rule_hair, style->rule);
	if (doc->stamp.n)
		put_head_stamp(flow, left, right, first + 7);
}

void furniture_heads(struct flow *flow)
{
	size_t count = flow->canvas->pages.count;

	for (size_t i = 0; i < count; i++) {
		canvas_turn_to(flow->canvas, i);
		put_head(flow, i, str_printf(flow->canvas->arena, "%zu (%zu)", i + 1, count));
	}
}

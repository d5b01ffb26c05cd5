/* Labels of charts, their colours, and the simple shapes. */
#include "pdf/chart_text.h"

#include "pdf/colour.h"

#include <math.h>

const double chart_leading = 1.18;

/* Half the height of figures and capitals, in sizes: so far below its middle is a text's base line. */
static const double half_height = 0.357;

double chart_width(const struct flow *flow, struct pen pen, struct str text)
{
	return fonts_width(flow->canvas->fonts, pen.font, text) * pen.size;
}

static struct text_setting setting_of(const struct flow *flow, struct pen pen)
{
	struct text_setting setting = flow_text(flow);

	setting.font = pen.font;
	setting.size = pen.size;
	setting.leading = pen.size * chart_leading;
	setting.colour = pen.colour;
	return setting;
}

/* Where the character begins that holds the byte. */
static size_t boundary(struct str text, size_t at)
{
	while (at > 0 && ((unsigned char)text.p[at] & 0xC0) == 0x80)
		at--;
	return at;
}

struct text_lines chart_wrap(const struct flow *flow, struct pen pen, struct str text, double width, size_t most)
{
	struct text_setting setting = setting_of(flow, pen);
	struct text_lines lines = text_set_plain(&setting, text, width);
	size_t fits = 0, over = text.n;

	if (lines.count <= most && chart_lines_width(&lines) <= width + 0.01)
		return lines;
	for (size_t middle; (middle = boundary(text, (fits + over) / 2)) > fits;) {
		struct str part = str_join(setting.arena, str_trim(str_sub(text, 0, middle)), S("…"));
		struct text_lines tried = text_set_plain(&setting, part, width);
		if (tried.count > most) {
			over = middle;
			continue;
		}
		fits = middle;
		lines = tried;
	}
	return fits ? lines : text_set_plain(&setting, S("…"), width);
}

/* Where the part ends that begins there, with the space behind it. */
static size_t part_end(struct str text, size_t from)
{
	for (size_t i = from + 1; i < text.n; i++) {
		char last = text.p[i - 1], next = text.p[i];
		bool letter = (next | 0x20) >= 'a' || (unsigned char)next >= 0x80;
		if ((last == ' ' && next != ' ') || ((last == '/' || last == '-') && i > from + 1 && letter))
			return i;
	}
	return text.n;
}

struct text_lines chart_break(const struct flow *flow, struct pen pen, struct str text, double width)
{
	struct text_setting setting = setting_of(flow, pen);
	struct {
		struct text_line *items;
		size_t count, capacity;
	} lines = {0};

	for (size_t from = 0, end; from < text.n; from = end) {
		end = part_end(text, from);
		for (size_t next; end < text.n; end = next) {
			next = part_end(text, end);
			if (chart_width(flow, pen, str_trim(str_sub(text, from, next - from))) > width)
				break;
		}
		struct text_lines line = text_set_plain(&setting, str_sub(text, from, end - from), HUGE_VAL);
		if (line.count)
			*ARENA_PUSH(setting.arena, &lines) = line.items[0];
	}
	return (struct text_lines){lines.items, lines.count};
}

double chart_lines_width(const struct text_lines *lines)
{
	double widest = 0;

	for (size_t i = 0; i < lines->count; i++)
		widest = lines->items[i].width > widest ? lines->items[i].width : widest;
	return widest;
}

static double left_of(double x, double width, enum chart_align align)
{
	return align == CHART_LEFT ? x : align == CHART_RIGHT ? x - width : x - width / 2;
}

void chart_put(const struct flow *flow, struct pen pen, double x, double y, enum chart_align align, struct str text)
{
	canvas_text(flow->canvas, pen, left_of(x, chart_width(flow, pen, text), align), y - half_height * pen.size,
		    text);
}

void chart_put_lines(const struct flow *flow, struct pen pen, double x, double y, enum chart_align align,
		     const struct text_lines *lines)
{
	struct text_setting setting = setting_of(flow, pen);
	double first = y + (double)(lines->count ? lines->count - 1 : 0) * setting.leading / 2;

	for (size_t i = 0; i < lines->count; i++)
		text_draw(&setting, &lines->items[i], NULL, left_of(x, lines->items[i].width, align),
			  first - (double)i * setting.leading - half_height * pen.size);
}

void chart_put_turned(const struct flow *flow, struct pen pen, double x, double y, double degrees,
		      const struct text_lines *lines)
{
	double along = cos(degrees * M_PI / 180), up = sin(degrees * M_PI / 180);
	double below =
		half_height * pen.size - (double)(lines->count ? lines->count - 1 : 0) * pen.size * chart_leading / 2;

	for (size_t i = 0; i < lines->count; i++, below += pen.size * chart_leading) {
		const struct text_line *line = &lines->items[i];
		for (size_t k = 0; k < line->pieces.count; k++) {
			double before = line->width - line->pieces.items[k].x;
			canvas_slanted_text(flow->canvas, pen, x - before * along + below * up,
					    y - before * up - below * along, degrees, line->pieces.items[k].text);
		}
	}
}

void chart_ground(const struct flow *flow, struct point middle, double width, double height, double around)
{
	double aside = width / 2 + around, away = height / 2 + around;

	chart_rectangle(flow, (struct point){fmax(middle.x - aside, flow->left), middle.y - away},
			(struct point){fmin(middle.x + aside, flow->right), middle.y + away},
			(struct paint){.filled = true, .fill = colour_white});
}

/* ---- colours ---- */

struct pdf_colour chart_readable(struct pdf_colour colour)
{
	while (colour_contrast(colour, colour_white) < 4.6) {
		colour.red = (uint8_t)(colour.red * 15 / 16);
		colour.green = (uint8_t)(colour.green * 15 / 16);
		colour.blue = (uint8_t)(colour.blue * 15 / 16);
	}
	return colour;
}

struct pdf_colour chart_ink_on(const struct pdf_style *style, struct pdf_colour ground)
{
	return colour_contrast(style->text, ground) > colour_contrast(colour_white, ground) ? style->text
											    : colour_white;
}

struct paint chart_paint(struct pdf_colour colour)
{
	return (struct paint){.filled = true, .fill = colour, .stroke = 0.5, .line = chart_readable(colour)};
}

struct pdf_colour chart_series_colour(const struct pdf_style *style, size_t series)
{
	return style->series[series % PDF_SERIES];
}

/* ---- shapes ---- */

void chart_rectangle(const struct flow *flow, struct point a, struct point b, struct paint paint)
{
	/* The outline lies within. */
	double inset = paint.stroke / 2;
	double left = fmin(a.x, b.x) + inset, right = fmax(a.x, b.x) - inset;
	double bottom = fmin(a.y, b.y) + inset, top = fmax(a.y, b.y) - inset;

	if (right < left)
		left = right = (a.x + b.x) / 2;
	if (top < bottom)
		bottom = top = (a.y + b.y) / 2;
	canvas_path(flow->canvas, (const struct point[]){{left, bottom}, {right, bottom}, {right, top}, {left, top}}, 4,
		    true, paint);
}

void chart_rule(const struct flow *flow, struct point a, struct point b, double width, struct pdf_colour colour)
{
	canvas_path(flow->canvas, (const struct point[]){a, b}, 2, false,
		    (struct paint){.stroke = width, .line = colour});
}

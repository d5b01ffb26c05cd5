/* Titles, remarks and alternative texts of charts. */
#include "xlsx/chart_words.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <string.h>

enum {
	ALTERNATIVE_MOST = 2000, /* bytes: libxlsxwriter cuts an attribute at 2079, within a character too */
	APART_MOST = 6,          /* figures that a remark names */
};

struct str xl_chart_title(struct arena *arena, const struct doc_chart *chart)
{
	struct str title = chart->title;

	if (title.n && chart->anchor.label.n)
		title = str_printf(arena, "%.*s. %.*s", STR_ARG(chart->anchor.label), STR_ARG(title));
	else if (title.n == 0)
		title = chart->anchor.label;
	if (title.n && chart->unit.n)
		return str_printf(arena, "%.*s, %.*s", STR_ARG(title), STR_ARG(chart->unit));
	return title.n ? title : chart->unit;
}

/* ---- rounding ---- */

static void add_apart(struct buf *out, const struct doc_chart *chart, size_t series, size_t category)
{
	buf_printf(out, "%.*s (%.*s", STR_ARG(chart->series[series].points[category].printed),
		   STR_ARG(chart->categories[category]));
	if (chart->series_count > 1)
		buf_printf(out, ", %.*s", STR_ARG(chart->series[series].name));
	buf_char(out, ')');
}

struct str xl_chart_rounding(struct arena *arena, const struct doc_chart *chart)
{
	struct buf out = BUF_INIT;
	size_t count = 0;

	buf_add(&out, S("I det tryckta dokumentet står "));
	for (size_t i = 0; i < chart->category_count; i++)
		for (size_t s = 0; s < chart->series_count; s++) {
			const struct figure *figure = chart->series[s].points[i].figure;
			if (!figure || !figure->rounded_apart || count++ >= APART_MOST)
				continue;
			if (count > 1)
				buf_add(&out, S(", "));
			add_apart(&out, chart, s, i);
		}
	if (count > APART_MOST)
		buf_printf(&out, " och %zu andra tal", count - APART_MOST);
	buf_add(&out, S(": där är talen avrundade så att de summerar, här är de exakta."));
	struct str text = str_copy(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

/* ---- alternative text ---- */

#define CUT " Resten av talen står på bladet Diagramdata."
#define ON " …"

static struct str without_controls(struct arena *arena, struct str rest)
{
	struct buf out = BUF_INIT;
	size_t length;

	for (; rest.n; rest = str_sub(rest, length, rest.n)) {
		int32_t c = utf8_next(rest, &length);
		if (c < ' ' || c == 0xFFFE || c == 0xFFFF)
			buf_char(&out, ' ');
		else
			buf_add(&out, str_sub(rest, 0, length));
	}
	struct str text = str_copy(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

/* Whether the full stop ends a sentence: what follows does not begin small, and its word has no other, as "t.ex." has. */
static bool ends_sentence(struct str text, size_t stop)
{
	if (stop + 2 >= text.n || text.p[stop + 1] != ' ' || (text.p[stop + 2] >= 'a' && text.p[stop + 2] <= 'z'))
		return false;
	for (size_t i = stop; i-- > 0 && text.p[i] != ' ';)
		if (text.p[i] == '.')
			return false;
	return true;
}

/* The last sentence that ends in the first n bytes or, where that is far off, the last word. */
static struct str cut(struct arena *arena, struct str text, size_t n)
{
	size_t sentence = 0, word = 0, room = n - strlen(ON);

	for (size_t i = 0; i < n; i++) {
		if (text.p[i] == '.' && ends_sentence(text, i))
			sentence = i + 1;
		if (text.p[i] == ' ' && i <= room)
			word = i;
	}
	if (sentence > n / 2)
		return str_sub(text, 0, sentence);
	if (word == 0)
		for (word = room; word && ((unsigned char)text.p[word] & 0xC0) == 0x80;)
			word--;
	return str_join(arena, str_sub(text, 0, word), S(ON));
}

const char *xl_chart_alternative(struct arena *arena, const struct doc_chart *chart)
{
	struct str text = without_controls(arena, chart->alternative.n ? chart->alternative : chart->title);

	if (text.n > ALTERNATIVE_MOST)
		text = str_join(arena, cut(arena, text, ALTERNATIVE_MOST - strlen(CUT)), S(CUT));
	return str_c(arena, text);
}

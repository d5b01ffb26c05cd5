/* Figures and names as words. */
#include "xlsx/words.h"

#include "base/buf.h"

enum { BEFORE = 38, AFTER = 16 }; /* bytes of a quote on either side of its figure */

struct str xl_capitalized(struct arena *arena, struct str words)
{
	struct str copy = str_copy(arena, words);
	char *first = (char *)(uintptr_t)copy.p;
	unsigned char second = copy.n > 1 ? (unsigned char)copy.p[1] : 0;

	if (copy.n && *first >= 'a' && *first <= 'z')
		*first = (char)(*first - 'a' + 'A');
	else if (second >= 0xA0 && second != 0xB7 && second != 0xBF && (unsigned char)*first == 0xC3)
		first[1] = (char)(second - 0x20); /* à to þ */
	return copy;
}

bool xl_has_words(const struct figure *figure)
{
	return figure->label.n && !figure->label_is_formula && !str_equal(figure->label, figure->name);
}

struct str xl_parameter_words(struct arena *arena, const struct figure *figure)
{
	if (xl_has_words(figure))
		return xl_capitalized(arena, figure->label);
	struct str words = xl_capitalized(arena, figure->name);
	for (size_t i = 0; i < words.n; i++)
		if (words.p[i] == '_')
			((char *)(uintptr_t)words.p)[i] = ' ';
	return words;
}

/* The end of text, from a word's beginning on; the beginning of text, to a word's end. */
static struct str last_words(struct str text, size_t most)
{
	size_t from = text.n > most ? text.n - most : 0;

	while (from && from < text.n && text.p[from - 1] != ' ')
		from++;
	return str_sub(text, from, text.n);
}

static struct str first_words(struct str text, size_t most)
{
	size_t to = text.n > most ? most : text.n;

	while (to && to < text.n && text.p[to] != ' ')
		to--;
	return str_sub(text, 0, to);
}

/* What a changed amount may change. */
static bool may_change(const struct figure *figure)
{
	switch (figure->format.unit) {
	case UNIT_YEAR:
	case UNIT_MONTH:
	case UNIT_PERIOD:
	case UNIT_DATE:
		return false;
	default:
		return !figure->is_parameter;
	}
}

static void add_text(struct buf *out, const struct run *run)
{
	if (run->kind == RUN_BREAK)
		buf_char(out, ' ');
	else if (run->kind == RUN_FIGURE && run->figure && may_change(run->figure))
		buf_add(out, S("…"));
	else if (run->kind != RUN_NOTE)
		buf_add(out, run->text);
}

struct str xl_quote(struct arena *arena, const struct run *runs, const struct run *figure)
{
	struct buf before = BUF_INIT, after = BUF_INIT;
	const struct run *run = runs;

	for (; run && run != figure; run = run->next)
		add_text(&before, run);
	for (run = run ? run->next : NULL; run; run = run->next)
		add_text(&after, run);
	struct str left = last_words(buf_str(&before), BEFORE), right = first_words(buf_str(&after), AFTER);
	bool cut_left = left.n < before.n && !str_starts(left, S("…")),
	     cut_right = right.n < after.n && !str_ends(right, S("…"));
	struct str quote = str_printf(arena, "%s%.*s[talet]%.*s%s", cut_left ? "… " : "", STR_ARG(left), STR_ARG(right),
				      cut_right ? " …" : "");
	buf_release(&before);
	buf_release(&after);
	return quote;
}

struct str xl_listed(struct arena *arena, const struct str *items, size_t count, const char *last)
{
	struct str text = S("");

	for (size_t i = 0; i < count; i++)
		text = str_printf(arena, "%.*s%s%.*s", STR_ARG(text),
				  i == 0           ? ""
				  : i + 1 == count ? last
						   : ", ",
				  STR_ARG(items[i]));
	return text;
}

/* Names and formulas as words. */
#include "xlsx/words.h"

#include "base/buf.h"

#include <string.h>

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

struct str xl_name_words(struct arena *arena, struct str name)
{
	bool of_region = str_starts(name, S("region."));
	struct str copy = str_copy(arena, of_region ? str_sub(name, 7, name.n) : name);

	for (size_t i = 0; i < copy.n; i++)
		if (copy.p[i] == '_')
			((char *)(uintptr_t)copy.p)[i] = ' ';
	copy = xl_capitalized(arena, copy);
	return of_region ? str_join(arena, copy, S(", hela regionen")) : copy;
}

static bool is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

bool xl_is_formula(const struct figure *figure)
{
	struct str label = figure->label, formula = figure->explanation;

	if (label.n == 0)
		return false;
	if (formula.n == label.n + 1 && formula.p[0] == '=' && str_ends(formula, label))
		return true;
	/* "SUMMA(ovan)" and "-tb_finans", but not "Avvikelse (Kulturnämnden)" nor "Covid-19" */
	for (size_t i = 0; i < label.n; i++)
		if (strchr("[]*+;<>=&_", label.p[i]) || (label.p[i] == '(' && i && is_word(label.p[i - 1])))
			return true;
	return label.p[0] == '-' || (label.p[0] >= '0' && label.p[0] <= '9');
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

static void add_text(struct buf *out, const struct run *run)
{
	if (run->kind == RUN_BREAK)
		buf_char(out, ' ');
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
	struct str quote = str_printf(arena, "%s%.*s%.*s%.*s%s", left.n < before.n ? "… " : "", STR_ARG(left),
				      STR_ARG(figure->text), STR_ARG(right), right.n < after.n ? " …" : "");
	buf_release(&before);
	buf_release(&after);
	return quote;
}

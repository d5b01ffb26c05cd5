/* Where words stand on the pages of a sample document, for the tests of tables and footnotes. */
#ifndef UNDERLAG_TEST_PDF_PLACES_H
#define UNDERLAG_TEST_PDF_PLACES_H

#include "test_pdf_tools.h"

/* Points from the page's upper left corner; page counts from 1, 0: the word is nowhere. */
struct place_of_word {
	unsigned page;
	double left, top, right, bottom;
};

/* The sample's words with their boxes, by pdftotext; writing it must work. */
static inline struct str places_of(struct sample *s)
{
	const char *path = tool_path(s, "places.pdf");

	assert_string_equal(str_c(&s->arena, tool_write(s, path)), "");
	return tool_run(s, "pdftotext -bbox", path, "-");
}

static inline double place_number(struct sample *s, struct str line, const char *name)
{
	struct str rest = str_sub(line, str_find(line, str_from(name)) + strlen(name), line.n);

	return strtod(str_c(&s->arena, rest), NULL);
}

/* The n-th place of a word, counted from 0. */
static inline struct place_of_word place_of_nth(struct sample *s, struct str places, const char *word, unsigned n)
{
	struct str end = str_printf(&s->arena, ">%s</word>", word);
	struct place_of_word at = {0};

	while (places.n) {
		struct str line = str_cut(&places, '\n');
		if (str_find(line, S("<page ")) != (size_t)-1)
			at.page++;
		if (str_find(line, end) == (size_t)-1 || n-- > 0)
			continue;
		at.left = place_number(s, line, "xMin=\"");
		at.top = place_number(s, line, "yMin=\"");
		at.right = place_number(s, line, "xMax=\"");
		at.bottom = place_number(s, line, "yMax=\"");
		return at;
	}
	return (struct place_of_word){0};
}

/* Its first place; it must have one. */
static inline struct place_of_word place_of(struct sample *s, struct str places, const char *word)
{
	struct place_of_word at = place_of_nth(s, places, word, 0);

	if (at.page == 0)
		fail_msg("no word \"%s\"", word);
	return at;
}

static inline void assert_near(double a, double b)
{
	if (a - b > 0.6 || b - a > 0.6)
		fail_msg("%.2f is not %.2f", a, b);
}

#endif

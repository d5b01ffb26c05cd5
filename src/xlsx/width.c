/*
 * Widths by counting characters: Excel measures in digits, and no letters but M and W are wider. Lines as Calibri
 * sets them.
 */
#include "xlsx/width.h"

#include "base/utf8.h"
#include "xlsx/calibri.h"

#include <math.h>

/* Screens and printers round letters and columns, each in its way: what fills a line to here fits in all of them. */
#define SAFE 0.97

double xl_width_text(struct str text)
{
	double widest = 0;

	while (text.n) {
		double width = (double)utf8_width(str_cut(&text, '\n'));
		widest = fmax(widest, width);
	}
	return widest;
}

double xl_width_word(struct str text)
{
	double widest = 0;

	while (text.n) {
		struct str line = str_cut(&text, '\n');
		while (line.n)
			widest = fmax(widest, (double)utf8_width(str_cut(&line, ' ')));
	}
	return widest;
}

double xl_width_number(struct num num, struct format format)
{
	double scaled = fabs(num_double(num) / num_double(unit_size(format.unit)));
	double digits = scaled < 10 ? 1 : floor(log10(scaled)) + 1;
	double decimals = format_decimals(format);

	if (format.unit == UNIT_PERIOD || format.unit == UNIT_MONTH || format.unit == UNIT_DATE)
		return 10;
	return digits + floor((digits - 1) / 3) + (decimals > 0 ? decimals + 1 : 0) + (num_sign(num) < 0) +
	       (format.unit == UNIT_PERCENT          ? 2
		: format.unit == UNIT_PERCENT_POINTS ? 10
						     : 0);
}

/*
 * Words that fill lines; one that is longer than a line is parted. *end gets where the line after `most` begins, at
 * a word.
 */
static size_t lines_of(struct str text, double width, double space, double (*measure)(struct str text), size_t most,
		       size_t *end)
{
	const char *start = text.p;
	size_t lines = 0;

	*end = text.n;
	while (text.n) {
		struct str line = str_cut(&text, '\n');
		double used = 0;
		if (lines++ == most)
			*end = (size_t)(line.p - start);
		while (line.n) {
			size_t at = (size_t)(line.p - start);
			double word = measure(str_cut(&line, ' '));
			if (used > 0 && used + space + word > width) {
				used = 0;
				if (lines++ == most)
					*end = at;
			}
			used += (used > 0 ? space : 0) + word;
			for (; width >= 1 && used > width; used -= width)
				if (lines++ == most)
					*end = at;
		}
	}
	return lines ? lines : 1;
}

static double count(struct str text)
{
	return (double)utf8_width(text);
}

size_t xl_lines(struct str text, double width)
{
	size_t end;

	return lines_of(text, width, 1, count, SIZE_MAX, &end);
}

size_t xl_lines_set(struct str text, double width)
{
	size_t end;

	return lines_of(text, width * SAFE, xl_calibri_width(S(" ")), xl_calibri_width, SIZE_MAX, &end);
}

struct str xl_lines_cut(struct str *rest, double width, size_t most)
{
	struct str all = *rest;
	size_t end, length;

	(void)lines_of(all, width * SAFE, xl_calibri_width(S(" ")), xl_calibri_width, most, &end);
	/* A word of more lines than that. */
	if (end == 0)
		for (double used = 0; end < all.n && used < width * SAFE * (double)most; end += length) {
			(void)utf8_next(str_sub(all, end, all.n), &length);
			used += xl_calibri_width(str_sub(all, end, length));
		}
	*rest = str_sub(all, end, all.n);
	return rest->n ? str_trim(str_sub(all, 0, end)) : all;
}

/* Widths by counting characters: Excel measures in digits, and letters are on average as wide. */
#include "xlsx/width.h"

#include "base/utf8.h"

#include <math.h>

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

size_t xl_lines(struct str text, double width)
{
	size_t lines = 0;

	while (text.n) {
		struct str line = str_cut(&text, '\n');
		double used = 0;
		lines++;
		while (line.n) {
			double word = (double)utf8_width(str_cut(&line, ' '));
			if (used > 0 && used + 1 + word > width) {
				lines++;
				used = 0;
			}
			used += (used > 0) + word;
			/* A word that is longer than the line is parted. */
			for (; width >= 1 && used > width; used -= width)
				lines++;
		}
	}
	return lines ? lines : 1;
}

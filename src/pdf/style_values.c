/* The values that a style file is written with: lengths and colours. */
#include "pdf/style_values.h"

#include "base/utf8.h"

#include <math.h>
#include <string.h>

bool style_length(struct arena *arena, struct str text, double *points)
{
	static const struct {
		struct str name;
		double points;
	} units[] = {{STR(""), 1}, {STR("pt"), 1}, {STR("mm"), STYLE_MM}, {STR("cm"), 10 * STYLE_MM}};
	struct num num;
	size_t n = 0;

	while (n < text.n && strchr("0123456789.,-", text.p[n]))
		n++;
	struct str unit = str_trim(str_sub(text, n, text.n));
	if (!num_parse(arena, str_sub(text, 0, n), &num))
		return false;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (!str_equal_fold(unit, units[i].name))
			continue;
		*points = round(num_double(num) * units[i].points * 100) / 100;
		return true;
	}
	return false;
}

struct str style_printed(struct arena *arena, double number)
{
	struct str text = num_exact_text(arena, num_hundredths((int64_t)lround(number * 100)), NULL);
	size_t point = str_find(text, S("."));

	return point == (size_t)-1 ? text
				   : str_printf(arena, "%.*s,%.*s", STR_ARG(str_sub(text, 0, point)),
						STR_ARG(str_sub(text, point + 1, text.n)));
}

static int hex_digit(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
				      : -1;
}

bool style_colour(struct str text, struct pdf_colour *colour)
{
	uint8_t parts[3];

	if (text.n != 7 || text.p[0] != '#')
		return false;
	for (int i = 0; i < 3; i++) {
		int high = hex_digit(text.p[1 + 2 * i]), low = hex_digit(text.p[2 + 2 * i]);
		if (high < 0 || low < 0)
			return false;
		parts[i] = (uint8_t)(high * 16 + low);
	}
	*colour = (struct pdf_colour){parts[0], parts[1], parts[2]};
	return true;
}

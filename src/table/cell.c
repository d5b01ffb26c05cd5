/* The text of one cell as a value of its column's type: texts, periods, years, dates. Numbers are number.c's. */
#include "table/cell.h"

#include "base/diag.h"
#include "base/period.h"
#include "table/number.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* Whether a text may hold a letter and its accent as two characters (U+0300–U+036F), as file systems of Apple's write. */
static bool may_need_composing(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == '\xCC' || text.p[i] == '\xCD')
			return true;
	return false;
}

struct str text_composed(struct arena *arena, struct str text)
{
	utf8proc_uint8_t *out = NULL;

	if (!may_need_composing(text))
		return text;
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)text.p, (utf8proc_ssize_t)text.n, &out,
					  UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (n < 0)
		return text;
	struct str copy = str_copy(arena, (struct str){(const char *)out, (size_t)n});
	free(out);
	return copy;
}

/* "2020-12-15 00:00:00" and "2020-12-15T02:00" without the time of day. */
static struct str without_time(struct str text)
{
	if (text.n < 16 || (text.p[10] != ' ' && text.p[10] != 'T'))
		return text;
	for (size_t i = 11; i < text.n; i++)
		if (!strchr("0123456789:.Z+", text.p[i]) || !text.p[i])
			return text;
	return str_sub(text, 0, 10);
}

static bool year_parse(struct str text, int32_t *out)
{
	int32_t period;
	char with_month[6];

	if (text.n != 4)
		return false;
	memcpy(with_month, text.p, 4);
	memcpy(with_month + 4, "00", 2);
	if (!period_parse((struct str){with_month, 6}, &period))
		return false;
	*out = period / 100;
	return true;
}

static bool calendar_parse(struct str text, enum column_type type, bool dates, int32_t *out)
{
	switch (type) {
	case COLUMN_PERIOD:
		if (period_parse(text, out))
			return true;
		if (!dates || !date_parse(without_time(text), out))
			return false;
		*out /= 100;
		return true;
	case COLUMN_YEAR:
		return year_parse(text, out);
	case COLUMN_DATE:
		return date_parse(without_time(text), out);
	default:
		return false;
	}
}

enum cell_status cell_parse(struct arena *arena, struct str text, enum column_type type, bool dates,
			    enum decimal_mark mark, struct value *out)
{
	struct num num;
	int32_t whole;

	*out = value_empty();
	if (text.n == 0)
		return CELL_OK;
	if (type == COLUMN_TEXT) {
		*out = value_text(text_composed(arena, text));
		return CELL_OK;
	}
	if (type == COLUMN_NUMBER || type == COLUMN_AMOUNT) {
		enum cell_status status = number_parse(arena, text, type == COLUMN_AMOUNT, mark, &num);
		if (status == CELL_OK)
			*out = value_number(num);
		return status;
	}
	if (!calendar_parse(text, type, dates, &whole))
		return CELL_WRONG;
	*out = value_number(num_whole(whole));
	return CELL_OK;
}

const char *cell_expected(enum column_type type, bool dates)
{
	switch (type) {
	case COLUMN_TEXT:
		return _("a text");
	case COLUMN_NUMBER:
		return _("a number such as 1 234,5");
	case COLUMN_AMOUNT:
		return _("an amount in kronor such as -1 234,50");
	case COLUMN_PERIOD:
		return dates ? _("a period such as 2020-11, or a date such as 2020-11-01")
			     : _("a period such as 2020-11 or 202011, month 00 to 13");
	case COLUMN_YEAR:
		return _("a year such as 2020");
	case COLUMN_DATE:
		return _("a date such as 2020-12-15");
	}
	return "";
}

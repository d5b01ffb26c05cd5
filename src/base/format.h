/*
 * How a figure is printed: its unit and its decimals. Printing is the only place where a figure is rounded.
 *
 * Swedish print (DOMAIN "Rules"): thousands by hard space, decimal comma, U+2212 for minus.
 */
#ifndef UNDERLAG_BASE_FORMAT_H
#define UNDERLAG_BASE_FORMAT_H

#include "base/value.h"

enum unit {
	UNIT_NONE, /* a plain number: thousands grouped, no label */
	UNIT_KR,
	UNIT_TKR,
	UNIT_MKR,
	UNIT_PERCENT,
	UNIT_PERCENT_POINTS,
	UNIT_COUNT,
	UNIT_YEAR,        /* no thousands */
	UNIT_PERIOD,      /* 2020-11 */
	UNIT_MONTH,       /* november 2020 */
	UNIT_DATE,        /* 2020-12-15 */
	UNIT_KR_PER_HEAD, /* kr/inv */
};

struct format {
	enum unit unit;
	int decimals; /* -1: the unit's customary number */
};

/* The unit that a template, a column måttenhet or a setting names ("mkr", "procent", "antal"…). False if none. */
MUST_USE bool unit_parse(struct str name, enum unit *out);

/* The name that unit_parse takes. */
struct str unit_name(enum unit unit);

/* What one of the unit is: 1 000 000 for mkr, 0,01 for procent. */
struct num unit_size(enum unit unit);

/* The decimals that format asks for or, when it leaves it open, the unit's own: 0 for amounts, 1 for procent. */
unsigned format_decimals(struct format format);

/*
 * The format with which the value is shown: a plain number that is not whole keeps a decimal where the format leaves
 * it open.
 */
struct format format_settled(struct format format, struct value value);

/* The number in the format's unit, exact: 259 000 000 kr is 259 in mkr. */
struct num format_scale(struct arena *arena, struct num num, struct format format);

/* The figure alone, for a table cell: "−1 806". */
struct str format_figure(struct arena *arena, struct num num, struct format format);

/* The figure with its unit, for running text: "−1 806 mkr", "62 %", joined by a hard space. */
struct str format_with_unit(struct arena *arena, struct num num, struct format format);

/* Any value as printed: texts as they are, truths as "sant"/"falskt", errors by Excel's names, nothing as "". */
struct str format_value(struct arena *arena, struct value value, struct format format, bool with_unit);

/*
 * Excel's number format for the same look, cells holding kronor and quotients: "#,##0,," for mkr. A percentage has
 * its sign, which is what scales it; for procentenheter it becomes "%-enheter". For cells whose values have no more
 * decimals than are shown.
 */
struct str format_excel(struct arena *arena, struct format format);

/*
 * The same for any value: what is rounded to zero has no minus, where Excel would show "-0". Behind the figure
 * stands its unit, where with_unit, and mark, which may be empty; red: negative figures are red.
 *
 * Three sections, [>=0]…;[<=-half]-…;…: Excel leaves out the sign of a section that only negative numbers can reach,
 * LibreOffice that of the second and third where the first begins at 0; either then shows the minus that is written
 * there.
 */
struct str format_excel_signed(struct arena *arena, struct format format, bool with_unit, struct str mark, bool red);

/* Groups the digits of a plain decimal text as print does: "-1806.5" to "−1 806,5". */
struct str format_decimal(struct arena *arena, struct str decimal, bool thousands);

#endif

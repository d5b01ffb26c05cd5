/*
 * The text of one cell as a value of its column's type.
 *
 * Numbers, as Swedish systems write them:
 *  - thousands by space, no-break space, narrow no-break space or point, in groups of three, all by the same one;
 *  - one decimal comma or point;
 *  - minus as '-', U+2212 or U+2013, before (also with spaces after it) or last; plus before;
 *  - a comma is always the decimal mark. A point is: between groups, where there are several points, or one and a decimal
 *    comma after it; otherwise the decimal mark - except that a lone point with one to three digits before it (not
 *    beginning with 0) and exactly three after, "1.234", may be either. What it is, the file's decimal mark says
 *    (`decimaltecken`, or some other number of the file that can only be read one way); without one it is a fault.
 *    Where the mark is known, a number that contradicts it is a fault, too.
 *  - an amount has at most two decimals; more are taken where they are zeros, but never exactly three, which are more likely
 *    a thousands separator.
 */
#ifndef UNDERLAG_TABLE_CELL_H
#define UNDERLAG_TABLE_CELL_H

#include "base/value.h"
#include "table/table.h"

enum decimal_mark { MARK_UNKNOWN, MARK_COMMA, MARK_POINT };

enum cell_status {
	CELL_OK,
	CELL_WRONG,     /* not what the column's type says */
	CELL_AMBIGUOUS, /* "1.234", and the file's decimal mark is not known */
	CELL_DECIMALS,  /* an amount with parts of an öre, or with three decimals */
	CELL_RANGE,     /* does not fit in int64_t hundredths */
};

/*
 * The text, trimmed already, as a value of the type; empty text is an empty value. A text is not copied unless it has
 * characters to compose (NFC). dates: a period may also be written as a date, which stands for its month.
 */
MUST_USE enum cell_status cell_parse(struct arena *arena, struct str text, enum column_type type, bool dates,
				     enum decimal_mark mark, struct value *out);

/* The text with letters and their accents as one character each (NFC); not copied unless it has others. */
struct str text_composed(struct arena *arena, struct str text);

/* What a text of a number column proves about its file's decimal mark: MARK_UNKNOWN for most. */
enum decimal_mark cell_proves(struct str text);

/* What a cell of the type looks like, for faults. */
const char *cell_expected(enum column_type type, bool dates);

/*
 * One unit of the last digit of the only number in a printed figure: "0,5" 0.1, "– 3" 1, "1,90%" 0.01, "10 000" 1. False where
 * there is no number or more than one, and for "1.234".
 */
MUST_USE bool cell_resolution(struct arena *arena, struct str printed, struct num *out);

#endif

/* What follows from a column's type alone. */
#include "table/table.h"

bool column_is_number(enum column_type type)
{
	return type != COLUMN_TEXT;
}

struct format column_format(enum column_type type)
{
	switch (type) {
	case COLUMN_TEXT:
	case COLUMN_NUMBER:
		return (struct format){UNIT_NONE, -1};
	case COLUMN_AMOUNT:
		return (struct format){UNIT_KR, 2};
	case COLUMN_PERIOD:
		return (struct format){UNIT_PERIOD, 0};
	case COLUMN_YEAR:
		return (struct format){UNIT_YEAR, 0};
	case COLUMN_DATE:
		return (struct format){UNIT_DATE, 0};
	}
	return (struct format){UNIT_NONE, -1};
}

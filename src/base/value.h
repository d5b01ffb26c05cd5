/* What a cell holds: nothing, an exact number, a text, a truth, or an error that IFERROR can catch. */
#ifndef UNDERLAG_BASE_VALUE_H
#define UNDERLAG_BASE_VALUE_H

#include "base/num.h"

enum value_kind { VALUE_EMPTY, VALUE_NUMBER, VALUE_TEXT, VALUE_TRUTH, VALUE_ERROR };

enum value_error {
	ERROR_DIVISION,  /* #DIV/0! */
	ERROR_NOT_FOUND, /* #N/A: MATCH or INDEX found nothing */
	ERROR_TYPE,      /* #VALUE!: arithmetic on text and its like, where only reading the data could tell */
	ERROR_OVERFLOW,  /* #NUM!: the amount does not fit */
	ERROR_CIRCULAR,  /* the cell needs itself; reported where it was found */
};

struct value {
	enum value_kind kind;
	union {
		struct num num;
		struct str text;
		bool truth;
		enum value_error error;
	};
};

struct value value_empty(void);
struct value value_number(struct num num);
struct value value_text(struct str text);
struct value value_truth(bool truth);
struct value value_error(enum value_error error);

/* The value with what it points to in the arena. */
struct value value_copy(struct arena *arena, struct value value);

/* The same kind and exactly the same value; texts byte by byte. */
bool value_same(struct value a, struct value b);

/* Excel's name for an error: "#DIV/0!". */
const char *value_error_name(enum value_error error);

#endif

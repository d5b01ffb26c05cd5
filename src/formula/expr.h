/*
 * A formula as a tree.
 *
 * formula_parse() makes it from the text of a template; check.h gives each name and column in it its meaning; from then
 * on it does not change, and evaluation, explanation and translation all walk this one tree. The grammar is Excel's
 * (DESIGN "What a formula means"): `;` between arguments, decimal comma or point, Swedish or English function names,
 * literals with a unit ("10 mkr", "0,5 %").
 */
#ifndef UNDERLAG_FORMULA_EXPR_H
#define UNDERLAG_FORMULA_EXPR_H

#include "base/diag.h"
#include "base/format.h"
#include "base/value.h"
#include "table/store.h"

struct function;
struct grid_plan;
struct name;

enum expr_kind {
	EXPR_CONSTANT, /* value: a literal */
	EXPR_NAME,     /* name: an argument, parameter, figure, or one of the words alla, ovan, samtliga */
	EXPR_CALL,     /* name(items): a function or a named formula */
	EXPR_COLUMN,   /* name[column]: a whole column of an input table or of a document's table */
	EXPR_FIELD,    /* [column], or name[column] where name is a row's own name: a cell of the current row */
	EXPR_NEGATE,   /* −items[0] */
	EXPR_PERCENT,  /* items[0] % */
	EXPR_BINARY,   /* items[0] operator items[1] */
};

enum operator {
	OP_ADD,
	OP_SUBTRACT,
	OP_MULTIPLY,
	OP_DIVIDE,
	OP_POWER,
	OP_JOIN, /* & */
	OP_EQUAL,
	OP_UNEQUAL,
	OP_LESS,
	OP_GREATER,
	OP_AT_MOST,
	OP_AT_LEAST,
};

/* What a name or a column turned out to mean (check.h). */
enum meaning {
	MEANS_NOTHING,   /* not checked yet, or faulty */
	MEANS_ARGUMENT,  /* of the named formula that this tree is the body of: index */
	MEANS_PARAMETER, /* index into the context's parameters */
	MEANS_FIGURE,    /* definition: a named cell, or a named formula without arguments */
	MEANS_ALL,       /* alla: a criterion that everything meets */
	MEANS_ABOVE,     /* ovan: the posts above, back to the last sum or heading */
	MEANS_EVERY,     /* samtliga: all posts above */
	MEANS_FUNCTION,  /* function */
	MEANS_FORMULA,   /* definition: a named formula with arguments */
	MEANS_TABLE,     /* table, index: a column of an input table */
	MEANS_GRID,      /* plan, index: a column of a document's table */
	MEANS_ROW_FIELD, /* depth, index: a column of the row `depth` frames out */
	MEANS_ROW_CELL,  /* index: a column of the document's table, in this row */
};

struct expr {
	enum expr_kind kind;
	struct place at;
	struct str source; /* the text that it was parsed from */
	struct value value;
	struct str name, column;
	enum operator operator;
	struct expr **items;
	size_t count;

	enum meaning meaning;
	bool of_region; /* written region.NAME: without the document's restriction to a förvaltning */
	size_t index, depth;
	const struct function *function;
	struct name *definition;
	struct table *table;
	struct grid_plan *plan;
};

/* A formula with the format that it asks for: "=[Utfall]/[Budget] i procent 1". */
struct formula {
	struct expr *expr;
	struct format format;
	bool has_format;
	bool can_be_number; /* or a truth: where it gives a text, it may give a figure another time; set by the check */
	struct str source;  /* without '=' and format, as written */
	struct place at;
};

/*
 * Parses a formula; text is a piece of a template that begins at `at` (line breaks count as space), with or without a
 * leading '='. Faults carry line and column. False when there was any; *out is then not to be used.
 */
MUST_USE bool formula_parse(struct arena *arena, struct str text, struct place at, struct formula *out,
			    struct diags *diags);

/*
 * Parses an expression at the beginning of *text and moves *text and *at past it: for notations that hold expressions
 * between words of their own (row sources). Stops before anything that cannot continue the expression.
 */
MUST_USE bool expr_parse_prefix(struct arena *arena, struct str *text, struct place *at, struct expr **out,
				struct diags *diags);

const char *operator_text(enum operator operator);

/* Whether a comparison holds, given whether its left side is below (−), equal to (0) or above (+) the right. */
bool operator_meets(enum operator operator, int order);

#endif

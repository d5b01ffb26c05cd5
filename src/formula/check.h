/*
 * What every name and column of a formula means, whether its types fit, and what of the ledger it needs.
 *
 * The check happens before anything is read: an unknown name, a type error, a circular named formula and a row-by-row use of
 * the ledger are faults at their line and column of the template. What it finds out is written into the tree.
 */
#ifndef UNDERLAG_FORMULA_CHECK_H
#define UNDERLAG_FORMULA_CHECK_H

#include "formula/engine.h"

/* The types that an expression may have: a set. */
enum {
	TYPE_NUMBER = 1,
	TYPE_TEXT = 2,
	TYPE_TRUTH = 4,
	TYPE_EMPTY = 8,
	TYPE_ALL = 16, /* the word alla */
	TYPE_ANY = TYPE_NUMBER | TYPE_TEXT | TYPE_TRUTH | TYPE_EMPTY,
};
typedef unsigned types;

/* A figure that has been looked through, and what it may be. */
struct checked {
	const struct name *name;
	bool scoped, region;
	types types;
};

/* Columns of the ledger that formulas use as criteria: what one aggregate must have to serve them all. */
struct needs {
	bool ledger;
	struct {
		size_t *items;
		size_t count, capacity;
	} columns;
	struct {
		struct checked *items;
		size_t count, capacity;
	} checked;
	bool changes;  /* the table ändrade_tal, which is filled after those */
	bool findings; /* the tables kontroller or anmärkningar, which are filled last */
};

struct scene_frame {
	const struct scene_frame *outer;
	struct str alias;
	struct table *table;
};

struct part;

/* Checks what text refers to, tables and charts or footnotes: the document layer knows what there is. */
struct reference_check {
	void (*check)(void *user, const struct part *part);
	void *user;
};

/* What a formula can see from where it stands. */
struct scene {
	struct engine *engine;
	struct needs *needs;
	const struct scene_frame *frame; /* the rows that [column] may mean */
	struct grid_plan *plan;          /* the table it stands in, or NULL */
	size_t column;                   /* its column there; (size_t)-1 outside any */
	bool scoped;                     /* in a document for each förvaltning */
	bool sides;                      /* in a control, where its own numbers have a value: vänster, höger, differens */
	const struct reference_check *references; /* NULL where text can not refer to tables and charts: in titles */
	const struct reference_check *notes;      /* NULL where no footnote can stand: in titles, remarks, other notes */
	bool region;                     /* within region.NAME: the whole region's, of whatever exists for each förvaltning */
	const struct scene *caller;      /* inside a named formula */
	struct name *body;
	struct expr *const *arguments;
};

/* Binds and checks an expression; 0 when it is faulty (reported). */
types check_expr(const struct scene *scene, struct expr *expr);

/* Binds a source; the frame it makes is for what is repeated over it. False when faulty. */
MUST_USE bool check_source(const struct scene *scene, struct source *source, struct scene_frame *frame);

/* Binds a whole table: its sources, columns, cells, order and groups. outer: rows of the section it stands in, or NULL. */
void check_grid(const struct scene *scene, struct grid_plan *plan);

/*
 * Binds the limits of a table's columns, whose cells may have the types of found; 0 are those of a column that a fault kept from
 * being known, which is not judged. Limits are the document's: no row is seen from them.
 */
void check_marks(const struct scene *scene, const struct grid_plan *plan, const types *found);

/* A figure by itself, as siffror.csv shows it, and its benämning. */
void check_name(struct engine *engine, struct needs *needs, struct name *name, bool scoped);

/* Reports a name that is not known, with the nearest that is. */
void check_unknown(const struct scene *scene, struct place at, const char *kind, struct str name);

/* How many letters (bytes) one text has to be changed in to be the other; texts that are long count as far apart. */
size_t check_distance(struct str a, struct str b);

/* Whether what was found may be what is allowed: nothing counts as anything, but a column of texts as texts. */
bool types_fit(types found, types allowed);

/* For check_call.c: a call's arguments and result. */
types check_function(const struct scene *scene, struct expr *call);

/* For check_call.c: a column argument, followed through named formulas; NULL (reported) when it is none. */
struct expr *check_range(const struct scene *scene, struct expr *expr, const struct scene **where);

/* Notes that the columns of a document's förvaltning and these criteria are needed of a table. */
void check_needs(const struct scene *scene, struct table *table, int column);

/* Whether a table is one of the two that show what the controls found. */
bool shows_findings(const struct table *table);

/* The types that cells of a table's column have. */
types column_types(const struct table *table, size_t column);

#endif

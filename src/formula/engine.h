/*
 * Everything that formulas are calculated with and from: the input tables, the parameters, the names.
 *
 * Its life: engine_init(); the document layer parses templates and adds what they define; check.h binds every formula and
 * collects what they need; store_read() reads; then values are asked for, each calculated once.
 */
#ifndef UNDERLAG_FORMULA_ENGINE_H
#define UNDERLAG_FORMULA_ENGINE_H

#include "base/diag.h"
#include "formula/expr.h"
#include "formula/grid.h"
#include "table/store.h"

struct parameter {
	struct str name;
	struct value value;
	struct format format;
};

/*
 * The last parameters are a control's own numbers: vänster, höger, differens. Only formulas of a control see them (check.h), each
 * result in a context of its own.
 */
enum { CONTROL_PARAMETERS = 3 };

/*
 * A parameter's number as settings and front matter write it: "0,1 mkr", "2 %", or without a unit, which is then *unit. False
 * when it is no number.
 */
MUST_USE bool parameter_parse(struct arena *arena, struct str text, enum unit *unit, struct num *out);

/* What a document is calculated for: its parameters, and the förvaltning that it is restricted to. */
struct context {
	struct context *next;
	struct str document;               /* output name, empty for definitions that belong to no document */
	struct str scope;                  /* code of a förvaltning, or empty */
	const struct parameter *parameters; /* the same names in the same order in every context */
	const struct context *region;      /* the same without scope; itself where there is none */
	const struct context *outer;       /* of one result of a control: what all but its own numbers is calculated in */
};

enum name_kind {
	NAME_FORMULA, /* of a beräkning block: formula, with arguments or without */
	NAME_CELL,    /* a named cell of a table: plan, row, column */
};

struct name {
	struct name *next;
	struct str name;
	struct place at;
	enum name_kind kind;
	struct formula formula;
	struct part *label; /* what it is called for people, its benämning, or NULL */
	struct str *arguments;
	size_t argument_count;
	struct grid_plan *plan;
	size_t row, column;
	struct str template;  /* file name of the template that defines it */
	struct str document;  /* output name of that template, empty for a file of definitions */
	bool per_scope;       /* its template makes one document for each förvaltning */
	bool reads_findings;  /* known only when all findings are: set by who checks it, as the next */
	bool for_letters;     /* of a letter, or known only when all figures are compared with the last run's: no figure of the run */
	bool checking;        /* the check is inside it: needed again, it is circular */
};

/* The row of an input table that [column] refers to. */
struct frame {
	const struct frame *outer;
	struct str alias;
	const struct table *table;
	size_t row;
};

struct memo;
struct column_keys;
struct compared;

struct engine {
	struct arena *arena;
	struct diags *diags;
	struct diags *own_diags; /* of figures and cells that are calculated while diags is set aside; else NULL */
	struct store *store;
	struct parameter *parameters; /* the run's own */
	size_t parameter_count;
	struct context *contexts, **contexts_end; /* the first is the run's own, without a document */
	struct name *names, **names_end;
	struct grid_plan *plans, **plans_end;
	struct grid *grids;
	struct {
		struct memo **buckets; /* by name and context; a power of two */
		size_t bucket_count, count;
	} memos;
	struct column_keys *keys;
	struct compared *compared; /* texts that columns are compared with */
	unsigned check_depth; /* how far the check is into formulas within formulas */
	size_t check_work;    /* expressions looked at for the outermost one */
	bool check_stopped;   /* one of these was too much, and has been said */
};

/* What a value is calculated in. */
struct env {
	struct engine *engine;
	const struct context *context;
	const struct frame *frame;
	struct grid_row *row; /* of the cell that is calculated, or NULL */
	size_t column;
	const struct env *caller; /* inside a named formula: where its arguments are calculated */
	struct expr *const *arguments;
	struct value *argument_values; /* remembered once calculated */
	bool *argument_known;
};

void engine_init(struct engine *engine, struct arena *arena, struct store *store, struct parameter *parameters,
		 size_t parameter_count, struct diags *diags);

/* The run's own context. */
struct context *engine_context(struct engine *engine);

/*
 * A context of a document: parameters is a list like the engine's, with the document's own values. With a scope, `region`
 * is the context it restricts.
 */
struct context *engine_add_context(struct engine *engine, struct str document, struct str scope,
				   const struct parameter *parameters, const struct context *region);

/* The context of that document and scope, or NULL. */
const struct context *engine_find_context(const struct engine *engine, struct str document, struct str scope);

/*
 * Adds a name; the caller has filled it in. A name that a function, a parameter or another name has already, or that Excel
 * would refuse as a name of a cell, is a fault.
 */
void engine_add_name(struct engine *engine, struct name *name);

struct name *engine_find_name(const struct engine *engine, struct str name);

/* Adds a table that has an id; an id that a table or an input table has already is a fault. */
void engine_add_plan(struct engine *engine, struct grid_plan *plan);

/* The document's table of that id, or NULL. */
struct grid_plan *engine_find_plan(const struct engine *engine, struct str id);

/* The frame `depth` rows out. */
const struct frame *frame_at(const struct frame *frame, size_t depth);

/*
 * The context that a figure is calculated in, when it is asked for in `context`. A figure of a document is that document's,
 * whoever asks for it; one of a file of definitions is calculated for whoever asks. NULL: it exists only per förvaltning.
 */
const struct context *name_context(const struct engine *engine, const struct name *name,
				   const struct context *context);

/* The same for a table of a document. */
const struct context *plan_context(const struct engine *engine, const struct grid_plan *plan,
				   const struct context *context);

/* The value of a figure: a named cell or a named formula without arguments. */
struct value figure_value(struct engine *engine, const struct name *name, const struct context *context);

/* The row of a named cell in the table that `context` makes, be it hidden; NULL where there is none. */
struct grid_row *figure_row(struct engine *engine, const struct name *name, const struct context *context);

/*
 * Faults that values have until engine_diags_back() are left out of the run's: who translates a formula looks also into branches
 * that are never taken. Figures and cells that are calculated meanwhile for the first time say theirs. *met takes the others; what
 * was set aside is returned, to be given back.
 */
struct diags_aside {
	struct diags *diags, *own;
};
struct diags_aside engine_diags_aside(struct engine *engine, struct diags *met);
void engine_diags_back(struct engine *engine, struct diags_aside aside);

/* A figure or cell is calculated for the first time: its faults are the run's. Returns what engine->diags is to be again. */
struct diags *engine_diags_own(struct engine *engine);

/* Whether its value in that very context has been asked for already. */
bool figure_is_known(const struct engine *engine, const struct name *name, const struct context *context);

/* How it is printed. */
struct format figure_format(const struct name *name);

/* The value of a formula. Faults that only data can show (a text in arithmetic) are reported where they are. */
struct value eval(const struct env *env, const struct expr *expr);

/* Reports a fault that only the data shows, once for each place, and gives its error as a value. */
struct value eval_fault(const struct env *env, const struct expr *expr, enum value_error error, const char *format, ...)
	PRINTF_LIKE(4, 5);

/* The whole row set of a source, in its order: indices into source->table. */
size_t *source_rows(const struct env *env, const struct source *source, size_t *count);

#endif

/*
 * The named figures of a run, as siffror.csv has them: of this run, or read back from an earlier one; and what changed between.
 */
#ifndef UNDERLAG_PUBLISH_FIGURE_ROWS_H
#define UNDERLAG_PUBLISH_FIGURE_ROWS_H

#include "formula/engine.h"

struct figure_row {
	struct str name, scope;
	struct value value;  /* exact, in kronor, quotients …: not in its unit; or a text */
	struct str exact;    /* as the file has it: in its unit, decimal point; or the text */
	struct str unit, printed, formula, document;
	struct str label;    /* its benämning; empty where it has none or the row was read */
};

struct figure_rows {
	struct figure_row *items; /* in the file's order */
	size_t count, capacity;
};

/* Every named figure of the run (figures_csv_write() says which rows there are). Texts live in the engine's arena. */
void figure_rows_of(struct figure_rows *rows, struct engine *engine);

/* Reads a siffror.csv. One that is not there or not of that form is a DIAG_INPUT fault with file and line. */
MUST_USE bool figure_rows_read(struct figure_rows *rows, struct arena *arena, const char *path, struct diags *diags);

/* A figure whose value, or unit, is another; or that only one of the runs has: the other side is NULL. */
struct figure_change {
	const struct figure_row *before, *after;
};

struct figure_changes {
	struct figure_change *items; /* in order of name, scope, document */
	size_t count, capacity;
};

void figure_changes_between(struct figure_changes *changes, struct arena *arena, const struct figure_rows *before,
			    const struct figure_rows *after);

/* A line each for a person: "strukturellt_underskott  −223 mkr → −224 mkr (−1)"; a line that says so where there is none. */
struct str figure_changes_text(struct arena *arena, const struct figure_changes *changes);

/* A figure in words with its unit ("−223,5 mkr"), for who reads it; the difference too, empty where one side is a text or missing. */
struct str figure_row_words(struct arena *arena, const struct figure_row *row);
struct str figure_change_difference(struct arena *arena, const struct figure_change *change);

/*
 * The table `ändrade_tal` for templates to show (namn, benämning, omfång, dokument, före, efter, differens, tryckt_före,
 * tryckt_efter): declared before reading, empty until it is filled.
 */
void figure_changes_declare(struct store *store, struct arena *arena);
void figure_changes_fill(struct store *store, struct arena *arena, const struct figure_changes *changes);

#endif

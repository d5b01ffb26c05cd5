/*
 * The figures of a document under composition, and the data that their formulas refer to.
 *
 * Every calculated value of a document is one struct figure, made when it is first shown or first needed by another's
 * formula. figures_finish() then tells which of them no table shows, and cuts the data sheets to what was referred to: a
 * workbook carries the closure of its figures and nothing more.
 */
#ifndef UNDERLAG_DOCUMENT_FIGURES_H
#define UNDERLAG_DOCUMENT_FIGURES_H

#include "control/finding.h"
#include "document/doc.h"
#include "formula/prose.h"

struct figure_entry;
struct markdown;
struct notes;
struct numbering;
struct cell_list;
struct sheet_entry;

struct figures {
	struct engine *engine;
	const struct context *context; /* of the document */
	const struct cube *preferred;  /* the aggregate that serves all formulas of its template, or NULL */
	struct findings *findings;     /* takes figures that can not be printed */
	struct numbering *numbering;   /* of the document: takes references */
	struct notes *notes;           /* of the document: makes footnotes; set by notes_init() */
	struct markdown *text;         /* of the document so far: tells under which heading a figure stands; or NULL */
	struct figure_entry **slots;
	size_t capacity, count;
	struct figure_entry *first, **end;    /* in order of first need */
	struct cell_list *lists, **lists_end; /* cells of tables as arguments of functions */
	struct sheet_entry *sheets, **sheets_end;
	size_t row_limit; /* data sheets do not grow beyond so many rows now; 0: however long */
};

void figures_init(struct figures *figures, struct engine *engine, const struct context *context,
		  const struct cube *preferred, struct findings *findings, struct numbering *numbering);

/* The figure of a cell of a calculated table. */
struct figure *figure_of_cell(struct figures *figures, struct grid_row *row, size_t column);

/* The figure of a formula in running text. */
struct figure *figure_of_text(struct figures *figures, const struct env *env, const struct part *part,
			      struct value value, struct format format);

/* Text with its figures printed, as plain text; those that have no value become findings. */
struct str figures_plain(struct figures *figures, const struct env *env, const struct part *parts);

/* The figure of a name, asked for in a context. */
struct figure *figure_of_name(struct figures *figures, const struct name *name, const struct context *context);

/* The figure of a parameter; where another document's formula sees the same value it is the same figure. */
struct figure *figure_of_parameter(struct figures *figures, const struct context *context, size_t index);

/*
 * A figure of something else: `what` and index tell it from all others. A new one is empty, for the caller to fill in; where
 * is_new is NULL none is made, and NULL is returned. A context's parameters with the index of one are figure_of_parameter()'s.
 */
struct figure *figure_of_key(struct figures *figures, const void *what, size_t index, bool *is_new);

/* A condition in text that has no value: a finding that stops. */
void figures_failure(struct figures *figures, const struct part *part, enum value_error error);

/* Says that print shows it: where it has no value, that is a finding. What only formulas need may be an error they catch. */
void figure_printed(struct figures *figures, const struct figure *figure);

/* Says that a table shows it: it needs no cell elsewhere. */
void figure_placed(const struct figure *figure);

/*
 * Sets doc->figures and doc->data. A figure that no table shows gets the format in which text shows it first, and a cell of a
 * table that is not shown the label that tells which.
 */
void figures_finish(struct figures *figures, struct doc *doc);

#endif

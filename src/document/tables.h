/* Calculated tables as tables of the document tree. */
#ifndef UNDERLAG_DOCUMENT_TABLES_H
#define UNDERLAG_DOCUMENT_TABLES_H

#include "document/figures.h"

/* The customary note where printed sums do not add up (DOMAIN "Rules"). */
#define ROUNDING_REMARK "Till följd av avrundning kan summor avvika."

/* Running text of a template - a cell, a caption - as runs. */
struct run *text_runs(struct figures *figures, const struct env *env, const struct part *parts);

/* The run for a value in running text. */
struct run value_run(struct figures *figures, const struct env *env, const struct part *part, struct value value,
		     struct format format);

struct doc_table *make_table(struct figures *figures, const struct env *env, const struct grid_plan *plan);

#endif

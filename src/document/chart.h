/* Charts of the document tree, made from the cells of calculated tables. */
#ifndef UNDERLAG_DOCUMENT_CHART_H
#define UNDERLAG_DOCUMENT_CHART_H

#include "document/chart_plan.h"
#include "document/figures.h"

/*
 * Fills the chart: its figures are those of the table's cells, printed as there. table is the plan's table where the document
 * prints it, else NULL. Where the table has no figures to show this time, the chart comes out without categories.
 */
void chart_make(struct figures *figures, const struct env *env, const struct chart_plan *plan,
		const struct doc_table *table, struct doc_chart *chart);

/* What the chart shows, in words, with all its figures: for chart->alternative. */
struct str chart_words(struct arena *arena, const struct doc_chart *chart);

#endif

/* What is said of a chart: its title, what print has otherwise, and what it shows for who can not see it. */
#ifndef UNDERLAG_XLSX_CHART_WORDS_H
#define UNDERLAG_XLSX_CHART_WORDS_H

#include "document/doc.h"

/* "Figur 2. Avvikelse mot budget, mkr"; empty where the chart has neither a number nor a title nor a unit. */
struct str xl_chart_title(struct arena *arena, const struct doc_chart *chart);

/* "I det tryckta dokumentet står 125 (HSN), …": the figures that print rounded so that they add up. */
struct str xl_chart_rounding(struct arena *arena, const struct doc_chart *chart);

/*
 * The alternative text, or the title in default of one: without what XML has no place for, and where it is too long for
 * libxlsxwriter cut at a sentence or a word, with a sentence that says where the rest is.
 */
const char *xl_chart_alternative(struct arena *arena, const struct doc_chart *chart);

#endif

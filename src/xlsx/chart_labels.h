/* Which points of a chart say their value beside them: those that print labels, so far as there is room. */
#ifndef UNDERLAG_XLSX_CHART_LABELS_H
#define UNDERLAG_XLSX_CHART_LABELS_H

#include "document/doc.h"

bool xl_chart_is_labelled(const struct doc_chart *chart, size_t series, size_t category);

#endif

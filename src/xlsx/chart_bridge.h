/* The columns of a bridge. */
#ifndef UNDERLAG_XLSX_CHART_BRIDGE_H
#define UNDERLAG_XLSX_CHART_BRIDGE_H

#include "xlsx/chart_data.h"

/* Fills the columns behind the first one, which holds the bridge's only series. */
void xl_chart_bridge(struct xl_book *book, const struct xl_chart *chart, struct xl_chart_data *data);

#endif

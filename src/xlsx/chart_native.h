/* Excel's own charts. */
#ifndef UNDERLAG_XLSX_CHART_NATIVE_H
#define UNDERLAG_XLSX_CHART_NATIVE_H

#include "xlsx/charts.h"

/* Puts the chart on the page, where the layout gave it room. */
void xl_chart_insert(struct xl_page *page, const struct xl_chart *chart);

#endif

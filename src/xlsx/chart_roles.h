/* What the columns of a chart's block are on the sheet "Diagramdata". */
#ifndef UNDERLAG_XLSX_CHART_ROLES_H
#define UNDERLAG_XLSX_CHART_ROLES_H

enum xl_chart_role {
	XL_CHART_VALUES, /* a series of the chart */
	/* Of a bridge; what it shows is stacked in this order. */
	XL_CHART_STEP, /* the series itself; not drawn, nor are the two that follow */
	XL_CHART_FROM, /* from here on: helpers of the drawing */
	XL_CHART_TO,
	XL_CHART_BASE, /* invisible, between zero and the bar */
	XL_CHART_LEVEL,
	/*
	 * What lies above zero, and below it. The two that the legend names are as far from the first series as from the last:
	 * LibreOffice 7.4 counts from the last where bars lie.
	 */
	XL_CHART_RISE,
	XL_CHART_RISE_BELOW,
	XL_CHART_FALL_BELOW,
	XL_CHART_FALL,
	XL_CHART_LABEL, /* carry the labels beyond the bars, of what is printed without a minus, and with one */
	XL_CHART_LABEL_MINUS,
	XL_CHART_ROLES
};

#endif

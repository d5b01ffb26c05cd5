/* Charts as vectors. */
#include "pdf/chart.h"

double chart_height(struct flow *flow, const struct doc_chart *chart)
{
	(void)chart;
	return flow->style->chart_height;
}

void chart_set(struct flow *flow, const struct doc_chart *chart, struct element *parent)
{
	(void)parent;
	flow_need(flow, chart_height(flow, chart));
}

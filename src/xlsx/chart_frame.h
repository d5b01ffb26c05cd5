/* What is around the series of a native chart: title, legend, axes, area. */
#ifndef UNDERLAG_XLSX_CHART_FRAME_H
#define UNDERLAG_XLSX_CHART_FRAME_H

#include "xlsx/chart_data.h"

struct xl_chart_frame {
	const char *sheet; /* of the data */
	int16_t *unnamed;  /* series that the legend leaves out, ended by -1 */
	bool all_unnamed;  /* there is no legend */
};

/* Sets all of it, when the chart has its series. */
void xl_chart_frame(struct xl_book *book, const struct xl_chart_data *data, lxw_chart *lxw,
		    struct xl_chart_frame frame);

#endif

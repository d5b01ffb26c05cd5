/* Where charts and what they show stand. */
#include "xlsx/charts.h"

size_t xl_charts_below(struct xl_layout *layout, struct xl_table *placed, size_t row)
{
	(void)layout;
	(void)placed;
	return row;
}

void xl_charts_place_data(struct xl_layout *layout)
{
	(void)layout;
}

void xl_charts_insert(struct xl_page *page, const struct xl_chart *charts)
{
	(void)page;
	(void)charts;
}

void xl_write_chart_data(struct xl_book *book, const struct xl_sheet *sheet)
{
	(void)book;
	(void)sheet;
}

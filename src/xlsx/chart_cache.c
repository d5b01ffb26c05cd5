/* Filling the caches of a chart's ranges. */
#include "xlsx/chart_cache.h"

#include <stdlib.h>
#include <string.h>

static struct lxw_series_data_point *add(struct xl_book *book, lxw_series_range *range)
{
	struct lxw_series_data_point *point = calloc(1, sizeof *point);

	if (!point) {
		xl_check(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return NULL;
	}
	range->ignore_cache = LXW_TRUE;
	range->num_data_points++;
	STAILQ_INSERT_TAIL(range->data_cache, point, list_pointers);
	return point;
}

void xl_chart_cache_text(struct xl_book *book, lxw_series_range *range, const char *text)
{
	struct lxw_series_data_point *point = add(book, range);

	range->has_string_cache = LXW_TRUE;
	if (!point)
		return;
	point->is_string = LXW_TRUE;
	point->string = strdup(text);
	if (!point->string)
		xl_check(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
}

void xl_chart_cache_number(struct xl_book *book, lxw_series_range *range, double number)
{
	struct lxw_series_data_point *point = add(book, range);

	if (point)
		point->number = number;
}

void xl_chart_cache_gap(struct xl_book *book, lxw_series_range *range)
{
	struct lxw_series_data_point *point = add(book, range);

	if (point)
		point->no_data = LXW_TRUE;
}

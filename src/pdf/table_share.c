/* How the width of a page is shared among a table's columns, once it is known what they hold. */
#include "pdf/table_share.h"

#include <math.h>

/* A step from one size of letters to the next smaller one. */
static const double step = 0.25;

/* Columns may stand this much closer before letters become smaller than tight_below. */
static const double tight_space = 0.6, tight_below = 7.75;

/* Room is given to texts in parts of what there is. */
enum { SHARES = 60 };

/* A table that needs less than the line takes some quarters of it: tables that follow each other then end in few places. */
enum { QUARTERS = 4, LEAST_QUARTERS = 2 };

/* ---- the size of letters ---- */

static double least_of(const struct table_measure *measure, size_t c)
{
	const struct table_column_measure *column = &measure->columns[c];

	return (column->least + column->note_room) * measure->size + 2 * measure->space;
}

static double least_width(const struct table_measure *measure)
{
	double width = 0;

	for (size_t c = 0; c < measure->table->column_count; c++)
		width += least_of(measure, c);
	return width;
}

static bool fits(struct table_measure *measure, double size, double space)
{
	measure->size = size;
	measure->space = space;
	return least_width(measure) <= measure->width;
}

/* The largest letters that let the table into its width; false when none do. */
static bool choose_size(const struct flow *flow, struct table_measure *measure)
{
	const struct pdf_style *style = flow->style;

	for (double size = style->table_size; size >= style->table_least_size; size -= step)
		if (fits(measure, size, style->cell_space) ||
		    (size < tight_below && fits(measure, size, tight_space * style->cell_space)))
			return true;
	return false;
}

/* ---- widths ---- */

static double lacking(const struct table_measure *measure, size_t c, double wanted)
{
	return fmax(0, wanted - measure->columns[c].width);
}

/* Gives figure columns what they lack of what is wanted (NULL: by their heads), in proportion where it is more than *left. */
static void give_figures(struct table_measure *measure, const double *wanted, double *left)
{
	double all = 0;

	for (int pass = 0; pass < 2; pass++) {
		double part = pass && all > 0 ? fmin(1, *left / all) : 0;
		for (size_t c = 0; c < measure->table->column_count; c++) {
			struct table_column_measure *column = &measure->columns[c];
			double head = (column->head + column->note_room) * measure->size + 2 * measure->space;
			double more = column->wraps ? 0 : lacking(measure, c, wanted ? *wanted : head);
			if (pass)
				column->width += part * more;
			else
				all += more;
		}
		*left -= part * all;
	}
}

/* How badly a text sits: 1 on one line, steeply more on several, so that the highest cells gain most from more room. */
static double crowding(double text, double room)
{
	double lines = room > 0 ? text / room : 1e3;

	return lines <= 1 ? 1 : lines * lines * lines;
}

static double gain(const struct table_measure *measure, const struct table_texts *texts, size_t c, double more)
{
	const struct table_column_measure *column = &measure->columns[c];
	double room = column->width - 2 * measure->space - column->note_room * measure->size, sum = 0;

	for (size_t r = 0; r < texts->rows; r++) {
		double text = texts->widths[r * measure->table->column_count + c] * measure->size;
		sum += crowding(text, room) - crowding(text, room + more);
	}
	return sum;
}

/* Gives texts room where it saves most lines, until they have what they need. */
static void give_texts(struct table_measure *measure, const struct table_texts *texts, double *left)
{
	double share = *left / SHARES;

	while (*left > 0 && share > 0) {
		size_t best = measure->table->column_count;
		double most = 0;
		for (size_t c = 0; c < measure->table->column_count; c++) {
			struct table_column_measure *column = &measure->columns[c];
			double wanted = (column->natural + column->note_room) * measure->size + 2 * measure->space;
			double more = fmin(fmin(share, *left), lacking(measure, c, wanted));
			double own = column->wraps && more > 0 ? gain(measure, texts, c, more) / more : 0;
			if (own > most) {
				most = own;
				best = c;
			}
		}
		if (best == measure->table->column_count)
			return;
		struct table_column_measure *column = &measure->columns[best];
		double wanted = (column->natural + column->note_room) * measure->size + 2 * measure->space;
		double more = fmin(fmin(share, *left), wanted - column->width);
		column->width += more;
		*left -= more;
	}
}

/* The column that gets what nobody needs: the one with the longest text. */
static size_t widest_text(const struct table_measure *measure)
{
	size_t widest = 0;

	for (size_t c = 1; c < measure->table->column_count; c++)
		if (measure->columns[c].wraps && measure->columns[c].natural > measure->columns[widest].natural)
			widest = c;
	return widest;
}

/* Makes the table as narrow as its content lets it be. */
static void narrow(struct table_measure *measure, double *left)
{
	for (int quarters = LEAST_QUARTERS; quarters < QUARTERS; quarters++) {
		double width = measure->portrait_width * quarters / QUARTERS;
		if (width < measure->width - *left)
			continue;
		*left -= measure->width - width;
		measure->width = width;
		return;
	}
}

/* Heads on two lines, then texts, so that they wrap as little as they can, then figures. */
static void share_width(const struct flow *flow, struct table_measure *measure, const struct table_texts *texts)
{
	size_t count = measure->table->column_count;
	double left = measure->width - least_width(measure), x = 0;

	for (size_t c = 0; c < count; c++)
		measure->columns[c].width = least_of(measure, c);
	give_figures(measure, NULL, &left);
	give_texts(measure, texts, &left);
	give_figures(measure, &flow->style->figure_width, &left);
	if (!measure->landscape)
		narrow(measure, &left);
	if (count)
		measure->columns[widest_text(measure)].width += left;
	for (size_t c = 0; c < count; c++) {
		measure->columns[c].x = x;
		x += measure->columns[c].width;
	}
}

void table_share(const struct flow *flow, struct table_measure *measure, const struct table_texts *texts)
{
	const struct pdf_style *style = flow->style;

	measure->fits = true;
	measure->width = measure->portrait_width;
	if (!choose_size(flow, measure)) {
		measure->landscape = true;
		measure->width += style->page_height - style->page_width;
		measure->fits = choose_size(flow, measure);
	}
	share_width(flow, measure, texts);
}

/*
 * Labels of charts: measured, wrapped, shortened, set in colours that can be read.
 */
#ifndef UNDERLAG_PDF_CHART_TEXT_H
#define UNDERLAG_PDF_CHART_TEXT_H

#include "pdf/flow.h"

/* Distance of base lines of labels, in sizes. */
extern const double chart_leading;

double chart_width(const struct flow *flow, struct pen pen, struct str text);

/* The text in at most so many lines (1 or more); what does not fit is cut off and "…" stands for it. */
struct text_lines chart_wrap(const struct flow *flow, struct pen pen, struct str text, double width, size_t most);

/* The text in as many lines as it needs, parted at spaces, "/" and hyphens; what can not be parted may be wider. */
struct text_lines chart_break(const struct flow *flow, struct pen pen, struct str text, double width);

/* Width of the widest line. */
double chart_lines_width(const struct text_lines *lines);

enum chart_align { CHART_LEFT, CHART_CENTRE, CHART_RIGHT };

/* Draw into the mark that is open; x is the edge or the middle that align names, y the middle of the text's height. */
void chart_put(const struct flow *flow, struct pen pen, double x, double y, enum chart_align align, struct str text);
void chart_put_lines(const struct flow *flow, struct pen pen, double x, double y, enum chart_align align,
		     const struct text_lines *lines);

/* Turned counter-clockwise by so many degrees, up to 90: the lines end at x, y. */
void chart_put_turned(const struct flow *flow, struct pen pen, double x, double y, double degrees,
		      const struct text_lines *lines);

/* A white ground for a label in the middle of that height and width, so that no line runs through it. */
void chart_ground(const struct flow *flow, struct point middle, double width, double height, double around);

/* The colour, darkened until it can be read as text on white. */
struct pdf_colour chart_readable(struct pdf_colour colour);

/* The style's text colour or white: what can be read on that ground. */
struct pdf_colour chart_ink_on(const struct pdf_style *style, struct pdf_colour ground);

/* How an area of the colour is painted: with an outline that makes light ones stand out from the paper. */
struct paint chart_paint(struct pdf_colour colour);

/* The colour of a series; there are PDF_SERIES of them. */
struct pdf_colour chart_series_colour(const struct pdf_style *style, size_t series);

/* A filled rectangle, whichever corners are given. */
void chart_rectangle(const struct flow *flow, struct point a, struct point b, struct paint paint);

/* A line. */
void chart_rule(const struct flow *flow, struct point a, struct point b, double width, struct pdf_colour colour);

#endif

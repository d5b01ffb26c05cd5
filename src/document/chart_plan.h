/* The charts of a template: ```diagram blocks, parsed and bound to the tables whose cells they draw. */
#ifndef UNDERLAG_DOCUMENT_CHART_PLAN_H
#define UNDERLAG_DOCUMENT_CHART_PLAN_H

#include "document/block_lines.h"
#include "document/doc.h"

struct chart_plan {
	struct chart_plan *next; /* of the same template */
	struct str id;           /* may be empty */
	struct place at;
	struct part *title, *source;
	enum chart_kind kind;
	bool has_kind, has_series;
	bool sums;                             /* bars for sum rows too */
	bool in_loop;                          /* stands in repeated text: a fault */
	struct block_name table, label, until; /* as written; empty names where nothing is */
	struct block_names series;

	/* what they turned out to mean */
	struct grid_plan *plan;
	size_t label_column;
	size_t *columns; /* of the series */
	size_t column_count;
	enum unit unit;
	const struct name *end; /* a cell of the table: rows below its row are left out; or NULL */
};

/* Parses a ```diagram block; info is what follows the word. Never NULL; faults are reported. */
struct chart_plan *block_parse_chart(struct engine *engine, struct str info, struct str body, struct place info_at,
				     struct place body_at);

/*
 * Binds a chart to its table; table is the one of that id in the chart's template, checked, or NULL when there is none. Faults
 * are reported.
 */
void chart_plan_bind(struct engine *engine, struct chart_plan *chart, struct grid_plan *table);

#endif

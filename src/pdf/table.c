/* Tables: caption, head, rows over as many pages as they need, remark. */
#include "pdf/table.h"

#include "pdf/flow_notes.h"
#include "pdf/table_keep.h"

/* A table up to this part of a page is not parted. */
static const double kept_whole = 0.4;

/* A table does not begin on a page that holds fewer of its rows. */
enum { FIRST_ROWS = 4 };

/* A table that is being drawn. */
struct drawing {
	struct flow *flow;
	struct table_layout *layout;
	const struct table_measure *measure;
	struct head_elements heads;
	struct element *body;
	bool first_on_page;              /* of the rows below the head */
	bool reserved;                   /* the page's bottom lies higher by a line of carried sums */
	const struct table_row *carried; /* the last row drawn that has sums, or NULL */
	bool rounds;                     /* sums were drawn that make the rounding note true */
};

bool table_wants_landscape(struct flow *flow, const struct doc_table *table)
{
	return table->column_count > 0 && table_layout(flow, table)->measure.landscape;
}

/* ---- the beginning ---- */

static double top_height(const struct flow *flow, const struct table_layout *layout)
{
	return text_height(&layout->caption_setting, &layout->caption) + flow->style->cell_height + layout->head.height;
}

/* Without the space above. */
static double beginning(struct flow *flow, struct table_layout *layout)
{
	const struct doc_table *table = layout->measure.table;
	double limit = kept_whole * flow_page_height(flow, layout->measure.landscape);
	double top = top_height(flow, layout), first = 0, all = 0, group;
	size_t begun = 0;
	struct flow_claim claim = {0};

	for (size_t row = 0; row < table->row_count && top + all <= limit;) {
		row = table_rows_together(flow, layout, row, &claim, &group);
		if (begun < FIRST_ROWS)
			first += group;
		begun = row;
		all += group;
	}
	if (begun < table->row_count)
		first += layout->carry_height;
	all += layout->foot_height;
	return top + (top + all <= limit ? all : first);
}

double table_beginning(struct flow *flow, const struct doc_table *table)
{
	if (table->column_count == 0)
		return 0;
	return flow->style->table_above + beginning(flow, table_layout(flow, table));
}

/* ---- pages ---- */

static void draw_rule(struct flow *flow, const struct table_measure *measure, double width, struct pdf_colour colour)
{
	double y = flow_top(flow);

	canvas_rule(flow->canvas, flow->left, y, flow->left + measure->width, width, colour);
}

/* element: the head's, or NULL where it is repeated. */
static void draw_head(struct drawing *d, struct element *element)
{
	struct flow *flow = d->flow;
	struct head_elements heads = head_draw(flow, d->measure, &d->layout->head, element);

	if (element)
		d->heads = heads;
	canvas_artifact(flow->canvas, ARTIFACT_LAYOUT);
	draw_rule(flow, d->measure, flow->style->rule_heavy, flow->style->rule);
	d->first_on_page = true;
}

/* The page's end lies higher, or again where it was, by the line of carried sums. */
static void reserve(struct drawing *d, bool reserved)
{
	if (d->reserved != reserved)
		d->flow->bottom += reserved ? -d->layout->carry_height : d->layout->carry_height;
	d->reserved = reserved;
}

static void draw_carried(struct drawing *d, struct str label)
{
	struct row_set set = row_set_carried(d->flow, d->measure, label, d->carried, d->flow->row_arena);

	canvas_artifact(d->flow->canvas, ARTIFACT_REPEATED);
	row_draw(d->flow, d->measure, &set, NULL, 0, set.lines);
	d->rounds = d->rounds || d->carried->carried_rounds;
}

/* carries: the page ends between two rows, not within one. */
static void next_page(struct drawing *d, bool carries)
{
	const struct pdf_style *style = d->flow->style;

	carries = carries && d->layout->carry_height > 0 && d->carried;
	reserve(d, false);
	if (carries) {
		draw_rule(d->flow, d->measure, style->rule_thin, style->rule);
		draw_carried(d, d->measure->table->carry_out);
	}
	flow_new_page(d->flow, d->measure->landscape);
	draw_head(d, NULL);
	if (carries) {
		draw_carried(d, d->measure->table->carry_in);
		draw_rule(d->flow, d->measure, style->rule_hair, style->hair);
	}
	reserve(d, true);
}

/* ---- rows ---- */

static void draw_rule_above(struct drawing *d, enum row_kind kind)
{
	const struct pdf_style *style = d->flow->style;

	if (d->first_on_page)
		return;
	if (kind == ROW_TOTAL)
		draw_rule(d->flow, d->measure, style->rule_heavy, style->rule);
	else if (kind == ROW_SUM)
		draw_rule(d->flow, d->measure, style->rule_thin, style->rule);
	else if (kind != ROW_OF_WHICH)
		draw_rule(d->flow, d->measure, style->rule_hair, style->hair);
}

/* Up to which line a row that may be parted fits on the page; one line at least. */
static size_t part_end(struct drawing *d, const struct row_set *set, size_t from)
{
	double room = flow_room(d->flow) - 2 * d->flow->style->cell_height;
	struct flow_claim claim = {0};
	size_t to = from;

	while (to < set->lines) {
		row_claim_notes(d->flow, d->measure, set, to, to + 1, &claim);
		if ((double)(to + 1 - from) * set->setting.leading + claim.height > room)
			break;
		to++;
	}
	return to > from ? to : from + 1;
}

static void draw_row(struct drawing *d, const struct row_set *set)
{
	struct flow *flow = d->flow;
	const struct table_row *row = set->row;
	bool may_part = table_may_part(flow, d->measure, set);
	struct flow_claim claim = {0};

	if (table_row_room(flow, d->measure, set, &claim) > flow_room(flow) && !d->first_on_page)
		next_page(d, true);
	if (row->kind == ROW_HEADING && !d->first_on_page)
		flow_take(flow, table_space_above_heading(flow));
	draw_rule_above(d, row->kind);
	struct element **elements = row_elements(flow, d->measure, set, &d->heads, d->body);
	for (size_t from = 0, to; from < set->lines; from = to) {
		if (from > 0)
			next_page(d, false);
		to = may_part ? part_end(d, set, from) : set->lines;
		row_draw(flow, d->measure, set, elements, from, to);
	}
	d->first_on_page = false;
	if (row->carried)
		d->carried = row;
}

/* Whether the rows from `row` that stay together fit on the page: *end is the one behind them. */
static bool group_fits(struct drawing *d, size_t row, size_t *end)
{
	const struct doc_table *table = d->measure->table;
	struct flow_claim claim = {0};
	double height;

	*end = table_rows_together(d->flow, d->layout, row, &claim, &height);
	if (*end < table->row_count)
		return height <= flow_room(d->flow);
	/* The table ends on this page: no sums are carried any further. */
	double room = flow_room(d->flow) + (d->reserved ? d->layout->carry_height : 0);
	bool fits = height + d->layout->foot_height <= room;
	if (fits)
		reserve(d, false);
	return fits;
}

static void draw_rows(struct drawing *d)
{
	struct flow *flow = d->flow;
	const struct doc_table *table = d->measure->table;

	reserve(d, true);
	for (size_t row = 0, end; row < table->row_count;) {
		if (!group_fits(d, row, &end) && !d->first_on_page) {
			next_page(d, true);
			group_fits(d, row, &end);
		}
		for (; row < end; row++)
			draw_row(d, table_layout_row(flow, d->layout, row));
		table_layout_drawn(flow, d->layout, end);
	}
	reserve(d, false);
	draw_rule(flow, d->measure, flow->style->rule_thin, flow->style->rule);
}

/* ---- the table ---- */

static void report_width(const struct flow *flow, const struct doc_table *table)
{
	diag_add(flow->diags, DIAG_INPUT, (struct place){.file = flow->doc->name},
		 _("the table \"%.*s\" is too wide: %zu columns do not fit on a landscape page in the smallest "
		   "letters; leave out columns or part the table"),
		 STR_ARG(table->title.n ? table->title : table->id), table->column_count);
}

static void draw_caption(struct flow *flow, const struct table_layout *layout, struct element *parent)
{
	canvas_anchor(flow->canvas, &layout->measure.table->anchor, flow_top(flow));
	if (layout->caption.count == 0)
		return;
	flow_lines(flow, &layout->caption_setting, &layout->caption, canvas_element(flow->canvas, parent, "Caption"));
	flow_gap(flow, flow->style->cell_height);
}

static void draw_remark(struct drawing *d, struct element *parent)
{
	struct flow *flow = d->flow;
	struct text_setting setting = flow_note_setting(flow);
	struct str remark = table_remark(flow->scratch, d->measure->table, d->rounds);

	if (remark.n == 0)
		return;
	flow_gap(flow, flow->style->cell_height * 2);
	struct text_lines lines = text_set_plain(&setting, remark, flow_width(flow));
	flow_lines(flow, &setting, &lines, canvas_element(flow->canvas, parent, "P"));
}

void table_set(struct flow *flow, const struct doc_table *table, struct element *parent)
{
	if (table->column_count == 0)
		return;
	struct table_layout *layout = table_layout(flow, table);
	struct drawing d = {.flow = flow, .layout = layout, .measure = &layout->measure};
	if (!layout->measure.fits)
		report_width(flow, table);
	flow_gap(flow, flow->style->table_above);
	flow_need(flow, beginning(flow, layout));

	struct element *element = canvas_element(flow->canvas, parent, "Table");
	draw_caption(flow, layout, element);
	/* PDF/UA wants a body beside a head: the head alone is one. */
	draw_head(&d, canvas_element(flow->canvas, element, table->row_count ? "THead" : "TBody"));
	if (table->row_count)
		d.body = canvas_element(flow->canvas, element, "TBody");
	draw_rows(&d);
	draw_remark(&d, parent);
	flow_gap(flow, flow->style->table_below);
}

/* Tables: caption, head, rows over as many pages as they need, remark. */
#include "pdf/table.h"

#include "pdf/flow_notes.h"
#include "pdf/table_keep.h"

/* On a new page the headings of the groups that go on are repeated: so many, up to this part of the page. */
enum { GROUPS_REPEATED = 2 };
static const double groups_most = 0.125;

/* Rows need room below the head, which every page repeats. */
static const double head_most = 0.5;

/* A table that is being drawn. */
struct drawing {
	struct flow *flow;
	struct table_layout *layout;
	const struct table_measure *measure;
	struct head_elements heads;
	struct element *body;
	struct table_groups groups;      /* that are open */
	bool first_on_page;              /* of the rows below the head */
	bool reserved;                   /* the page's bottom lies higher by a line of carried sums */
	const struct table_row *carried; /* the last row drawn that has sums, or NULL */
	bool rounds;                     /* sums were drawn that make the rounding note true */
};

bool table_wants_landscape(struct flow *flow, const struct doc_table *table)
{
	return table->column_count > 0 && table_layout(flow, table)->measure.landscape;
}

double table_beginning(struct flow *flow, const struct doc_table *table)
{
	if (table->column_count == 0)
		return 0;
	return flow->style->table_above + table_least_beginning(flow, table_layout(flow, table));
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

/* "Tabell 3, fortsättning" */
static void draw_continued(struct drawing *d)
{
	const struct table_layout *layout = d->layout;
	double height = text_height(&layout->continued_setting, &layout->continued);

	if (layout->continued.count == 0)
		return;
	canvas_artifact(d->flow->canvas, ARTIFACT_REPEATED);
	double top = flow_take(d->flow, height + d->flow->style->cell_height);
	text_draw_lines(&layout->continued_setting, &layout->continued, NULL, d->flow->left, top);
}

/* The headings of the innermost groups that the row, the next one, goes on with. */
static void draw_groups(struct drawing *d, const struct table_row *row)
{
	const struct pdf_style *style = d->flow->style;
	double left = groups_most * flow_page_height(d->flow, d->measure->landscape);
	struct row_set sets[GROUPS_REPEATED];
	size_t count = 0;

	table_groups_end(&d->groups, row);
	if (row->kind == ROW_HEADING)
		return;
	while (count < GROUPS_REPEATED && count < d->groups.count) {
		const struct table_group *group = &d->groups.items[d->groups.count - 1 - count];
		sets[count] = row_set_repeated(d->flow, d->measure, group->heading, d->flow->row_arena);
		left -= sets[count].height;
		if (left < 0)
			break;
		count++;
	}
	if (count == 0)
		return;
	canvas_artifact(d->flow->canvas, ARTIFACT_REPEATED);
	for (size_t i = count; i > 0; i--)
		row_draw(d->flow, d->measure, &sets[i - 1], NULL, 0, sets[i - 1].lines);
	draw_rule(d->flow, d->measure, style->rule_hair, style->hair);
}

/* Begins a page that goes on with the row; carries: the last one ends between two rows, not within one. */
static void next_page(struct drawing *d, const struct table_row *row, bool carries)
{
	const struct pdf_style *style = d->flow->style;

	carries = carries && d->layout->carry_height > 0 && d->carried;
	reserve(d, false);
	if (carries) {
		draw_rule(d->flow, d->measure, style->rule_thin, style->rule);
		draw_carried(d, d->measure->table->carry_out);
	}
	flow_new_page(d->flow, d->measure->landscape);
	draw_continued(d);
	draw_head(d, NULL);
	draw_groups(d, row);
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
		next_page(d, row, true);
	if (row->kind == ROW_HEADING && !d->first_on_page)
		flow_take(flow, table_space_above_heading(flow));
	draw_rule_above(d, row->kind);
	table_groups_end(&d->groups, row);
	struct element **elements = row_elements(flow, d->measure, set, &d->heads, &d->groups, d->body);
	if (row->kind == ROW_HEADING)
		table_groups_begin(&d->groups, flow->table_arena, row, set->cells[0].count ? elements[0] : NULL);
	for (size_t from = 0, to; from < set->lines; from = to) {
		if (from > 0)
			next_page(d, row, false);
		to = may_part ? part_end(d, set, from) : set->lines;
		row_draw(flow, d->measure, set, elements, from, to);
	}
	d->first_on_page = false;
	if (row->carried)
		d->carried = row;
}

static void draw_rows(struct drawing *d)
{
	struct flow *flow = d->flow;
	const struct doc_table *table = d->measure->table;
	bool ends;

	reserve(d, true);
	for (size_t row = 0; row < table->row_count;) {
		double room = flow_room(flow), carry = d->reserved ? d->layout->carry_height : 0;
		size_t end = table_page_end(flow, d->layout, row,
					    (struct table_room){room, room + carry, d->first_on_page}, &ends);
		/* No sums are carried any further. */
		if (end == table->row_count)
			reserve(d, false);
		for (; row < end; row++)
			draw_row(d, table_layout_row(flow, d->layout, row));
		table_layout_drawn(flow, d->layout, end);
		if (ends)
			next_page(d, &table->rows[row], true);
	}
	reserve(d, false);
	draw_rule(flow, d->measure, flow->style->rule_thin, flow->style->rule);
}

/* ---- the table ---- */

/* What no page can hold. */
static void check_size(const struct flow *flow, const struct table_layout *layout)
{
	const struct doc_table *table = layout->measure.table;
	struct place at = {.file = flow->doc->name};
	struct str name = table->title.n ? table->title : table->id;

	if (!layout->measure.fits)
		diag_add(flow->diags, DIAG_INPUT, at,
			 _("the table \"%.*s\" is too wide: %zu columns do not fit on a landscape page in the smallest "
			   "letters; leave out columns or part the table"),
			 STR_ARG(name), table->column_count);
	if (layout->head.height > head_most * flow_page_height(flow, layout->measure.landscape))
		diag_add(flow->diags, DIAG_INPUT, at,
			 _("the head of the table \"%.*s\" takes more than half a page: shorten the titles of its "
			   "columns"),
			 STR_ARG(name));
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
	check_size(flow, layout);
	flow_gap(flow, flow->style->table_above);
	flow_need(flow, table_least_beginning(flow, layout));

	struct element *element = canvas_element(flow->canvas, parent, "Table");
	draw_caption(flow, layout, element);
	/* PDF/UA wants a body beside a head: the head alone is one. */
	draw_head(&d, canvas_element(flow->canvas, element, table->row_count ? "THead" : "TBody"));
	if (table->row_count)
		d.body = canvas_element(flow->canvas, element, "TBody");
	draw_rows(&d);
	flow_attach_notes(flow, parent);
	draw_remark(&d, parent);
	flow_gap(flow, flow->style->table_below);
}

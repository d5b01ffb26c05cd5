/* Tables: caption, head, rows over as many pages as they need, remark. */
#include "pdf/table.h"

#include "pdf/flow_notes.h"
#include "pdf/table_keep.h"

/* A table up to this part of a page is not parted. */
static const double kept_whole = 0.4;

/* A table does not begin on a page that holds fewer of its rows. */
enum { FIRST_ROWS = 4 };

/* libharu's arrays end at 32,767. */
enum { ROWS_IN_A_BODY = 10000 };

/* A table that is being drawn. */
struct drawing {
	struct flow *flow;
	const struct table_measure *measure;
	struct arena head_arena, row_arena;
	struct head_set head;
	struct head_elements heads;
	struct element *body;
	bool first_on_page;              /* of the rows below the head */
	double carry;                    /* height of a line of carried sums; 0: none are drawn */
	bool reserved;                   /* the page's bottom lies higher by it */
	const struct table_row *carried; /* the last row drawn that has sums, or NULL */
	bool rounds;                     /* sums were drawn that make the rounding note true */
};

static const struct table_measure *measured(struct flow *flow, const struct doc_table *table)
{
	const struct pdf_style *style = flow->style;
	double width = flow_width(flow) - (flow->landscape ? style->page_height - style->page_width : 0);

	if (flow->measured && flow->measured->table == table && flow->measured->portrait_width == width)
		return flow->measured;
	struct table_measure *measure = ARENA_NEW(flow->canvas->arena, struct table_measure);
	*measure = table_measure(flow, table, width);
	flow->measured = measure;
	return measure;
}

bool table_wants_landscape(struct flow *flow, const struct doc_table *table)
{
	return measured(flow, table)->landscape;
}

/* ---- the beginning ---- */

static struct text_setting caption_setting(const struct flow *flow)
{
	struct text_setting setting = flow_text(flow);

	setting.size = flow->style->table_size + 0.5;
	setting.leading = setting.size * 1.35;
	return setting;
}

/* "Tabell 3. Titeln, mkr"; a table without a title has no number. */
static struct text_lines caption_lines(struct flow *flow, const struct doc_table *table)
{
	struct text_setting setting = caption_setting(flow);
	struct arena *arena = flow->canvas->arena;
	bool numbered = table->title.n && table->anchor.label.n;
	struct run unit = {.text = str_join(arena, table->title.n && table->unit.n ? S(", ") : S(""), table->unit)};
	struct run title = {.bold = true, .text = table->title, .next = &unit};
	struct run label = {.bold = true, .text = str_join(arena, table->anchor.label, S(". ")), .next = &title};

	return text_set(&setting, numbered ? &label : &title, flow_width(flow));
}

static double top_height(struct flow *flow, const struct table_measure *measure)
{
	struct arena arena = ARENA_INIT;
	double caption = (double)caption_lines(flow, measure->table).count * caption_setting(flow).leading;
	double head = head_set(flow, measure, &arena).height;

	arena_release(&arena);
	return caption + flow->style->cell_height + head;
}

/* Without the space above. */
static double beginning(struct flow *flow, const struct doc_table *table)
{
	const struct table_measure *measure = measured(flow, table);
	double limit = kept_whole * flow_page_height(flow, measure->landscape);
	double top = top_height(flow, measure), first = 0, all = 0, group;
	size_t begun = 0;
	struct flow_claim claim = {0};

	for (size_t row = 0; row < table->row_count && top + all <= limit;) {
		row = table_rows_together(flow, measure, row, &claim, &group);
		if (begun < FIRST_ROWS)
			first += group;
		begun = row;
		all += group;
	}
	if (begun < table->row_count)
		first += table_carry_height(flow, measure);
	all += table_foot_height(flow, table);
	return top + (top + all <= limit ? all : first);
}

double table_beginning(struct flow *flow, const struct doc_table *table)
{
	return flow->style->table_above + beginning(flow, table);
}

/* ---- pages ---- */

static void draw_rule(struct flow *flow, const struct table_measure *measure, double width, struct pdf_colour colour)
{
	const struct page *page = &flow->canvas->pages.items[flow->canvas->page];

	canvas_rule(flow->canvas, flow->left, page->height - flow->y, flow->left + measure->width, width, colour);
}

/* element: the head's, or NULL where it is repeated. */
static void draw_head(struct drawing *d, struct element *element)
{
	struct flow *flow = d->flow;
	struct head_elements heads = head_draw(flow, d->measure, &d->head, element);

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
		d->flow->bottom += reserved ? -d->carry : d->carry;
	d->reserved = reserved;
}

static void draw_carried(struct drawing *d, struct str label)
{
	struct row_set set = row_set_carried(d->flow, d->measure, label, d->carried, &d->row_arena);

	canvas_artifact(d->flow->canvas, ARTIFACT_REPEATED);
	row_draw(d->flow, d->measure, &set, NULL, 0, set.lines);
	d->rounds = d->rounds || d->carried->carried_rounds;
}

/* carries: the page ends between two rows, not within one. */
static void next_page(struct drawing *d, bool carries)
{
	const struct pdf_style *style = d->flow->style;

	carries = carries && d->carry > 0 && d->carried;
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

static void draw_row(struct drawing *d, const struct table_row *row)
{
	struct flow *flow = d->flow;
	struct row_set set = row_set(flow, d->measure, row, &d->row_arena);
	bool may_part = table_may_part(flow, d->measure, &set);
	struct flow_claim claim = {0};

	if (table_row_room(flow, d->measure, &set, &claim) > flow_room(flow) && !d->first_on_page)
		next_page(d, true);
	if (row->kind == ROW_HEADING && !d->first_on_page)
		flow_take(flow, table_space_above_heading(flow));
	draw_rule_above(d, row->kind);
	struct element **elements = row_elements(flow, d->measure, &set, &d->heads, d->body);
	for (size_t from = 0, to; from < set.lines; from = to) {
		if (from > 0)
			next_page(d, false);
		to = may_part ? part_end(d, &set, from) : set.lines;
		row_draw(flow, d->measure, &set, elements, from, to);
	}
	d->first_on_page = false;
	if (row->carried)
		d->carried = row;
	arena_release(&d->row_arena);
}

/* Whether the rows from `row` that stay together fit on the page: *end is the one behind them. */
static bool group_fits(struct drawing *d, size_t row, size_t *end)
{
	const struct doc_table *table = d->measure->table;
	struct flow_claim claim = {0};
	double height;

	*end = table_rows_together(d->flow, d->measure, row, &claim, &height);
	if (*end < table->row_count)
		return height <= flow_room(d->flow);
	/* The table ends on this page: no sums are carried any further. */
	bool fits = height + table_foot_height(d->flow, table) <= flow_room(d->flow) + (d->reserved ? d->carry : 0);
	if (fits)
		reserve(d, false);
	return fits;
}

static void draw_rows(struct drawing *d, struct element *table_element)
{
	struct flow *flow = d->flow;
	const struct doc_table *table = d->measure->table;

	reserve(d, true);
	for (size_t row = 0, end; row < table->row_count;) {
		if (!group_fits(d, row, &end) && !d->first_on_page) {
			next_page(d, true);
			group_fits(d, row, &end);
		}
		for (; row < end; row++) {
			if (row % ROWS_IN_A_BODY == 0)
				d->body = canvas_element(flow->canvas, table_element, "TBody");
			draw_row(d, &table->rows[row]);
		}
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

static void draw_caption(struct flow *flow, const struct doc_table *table, struct element *parent)
{
	const struct page *page = &flow->canvas->pages.items[flow->canvas->page];
	struct text_setting setting = caption_setting(flow);
	struct text_lines caption = caption_lines(flow, table);

	canvas_anchor(flow->canvas, &table->anchor, page->height - flow->y - (flow->fresh ? 0 : flow->gap));
	if (caption.count == 0)
		return;
	flow_lines(flow, &setting, &caption, canvas_element(flow->canvas, parent, "Caption"));
	flow_gap(flow, flow->style->cell_height);
}

static void draw_remark(struct drawing *d, struct element *parent)
{
	struct flow *flow = d->flow;
	struct text_setting setting = flow_note_setting(flow);
	struct str remark = table_remark(flow->canvas->arena, d->measure->table, d->rounds);

	if (remark.n == 0)
		return;
	flow_gap(flow, flow->style->cell_height * 2);
	struct text_lines lines = text_set_plain(&setting, remark, flow_width(flow));
	flow_lines(flow, &setting, &lines, canvas_element(flow->canvas, parent, "P"));
}

void table_set(struct flow *flow, const struct doc_table *table, struct element *parent)
{
	struct drawing d = {.flow = flow, .measure = measured(flow, table)};

	if (table->column_count == 0)
		return;
	if (!d.measure->fits)
		report_width(flow, table);
	flow_gap(flow, flow->style->table_above);
	flow_need(flow, beginning(flow, table));

	struct element *element = canvas_element(flow->canvas, parent, "Table");
	draw_caption(flow, table, element);
	d.head = head_set(flow, d.measure, &d.head_arena);
	d.carry = table_carry_height(flow, d.measure);
	/* PDF/UA wants a body beside a head: the head alone is one. */
	draw_head(&d, canvas_element(flow->canvas, element, table->row_count ? "THead" : "TBody"));
	draw_rows(&d, element);
	draw_remark(&d, parent);
	flow_gap(flow, flow->style->table_below);
	arena_release(&d.head_arena);
	arena_release(&d.row_arena);
}

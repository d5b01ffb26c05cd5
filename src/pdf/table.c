/* Tables: caption, head, rows over as many pages as they need, notes. */
#include "pdf/table.h"

#include "pdf/flow_notes.h"
#include "pdf/table_rows.h"

/* A table up to this part of a page is not parted. */
static const double kept_whole = 0.4;

/* A row higher than this part of a page may go on on the next one. */
static const double parted_above = 0.5;

/* libharu's arrays end at 32,767. */
enum { ROWS_IN_A_BODY = 10000 };

/* A table that is being drawn. */
struct drawing {
	struct flow *flow;
	const struct table_measure *measure;
	struct arena head_arena, row_arena;
	struct row_set head;
	struct element *body;
	bool first_on_page; /* of the rows below the head */
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

/* ---- heights ---- */

static struct text_setting caption_setting(const struct flow *flow)
{
	struct text_setting setting = flow_text(flow);

	setting.size = flow->style->table_size + 0.5;
	setting.leading = setting.size * 1.35;
	return setting;
}

static struct text_lines caption_lines(struct flow *flow, const struct doc_table *table)
{
	struct text_setting setting = caption_setting(flow);
	struct str comma = table->title.n && table->unit.n ? S(", ") : S("");
	struct run unit = {.kind = RUN_TEXT, .text = str_join(flow->canvas->arena, comma, table->unit)};
	struct run title = {.kind = RUN_TEXT, .bold = true, .text = table->title, .next = &unit};

	return text_set(&setting, &title, flow_width(flow));
}

static double space_above_heading(const struct flow *flow)
{
	return flow->style->cell_height * 2;
}

/* The room that a row needs to begin in: its height, unless it is so high that it may go on on the next page. */
static double room_to_begin(struct flow *flow, const struct table_measure *measure, const struct row_set *set)
{
	if (set->height > parted_above * flow_page_height(flow, measure->landscape))
		return 4 * set->setting.leading;
	return set->height + row_notes_needed(flow, set, measure->table->column_count) +
	       (set->row->kind == ROW_HEADING ? space_above_heading(flow) : 0);
}

/* Whether a page may end between the row and the one before it. */
static bool may_part(const struct doc_table *table, size_t row)
{
	enum row_kind above = table->rows[row - 1].kind, kind = table->rows[row].kind;

	return above != ROW_HEADING && kind != ROW_SUM && kind != ROW_TOTAL;
}

/* The rows from `row` that stay together, up to a third of a page: *height is theirs. Returns the one behind them. */
static size_t group_end(struct flow *flow, const struct table_measure *measure, size_t row, double *height)
{
	struct arena arena = ARENA_INIT;
	double limit = flow_page_height(flow, measure->landscape) / 3;
	size_t end = row;

	*height = 0;
	while (end < measure->table->row_count && (end == row || !may_part(measure->table, end))) {
		struct row_set set = row_set(flow, measure, &measure->table->rows[end], &arena);
		double own = room_to_begin(flow, measure, &set);
		arena_release(&arena);
		if (end > row && *height + own > limit)
			break;
		*height += own;
		end++;
	}
	return end;
}

static double top_height(struct flow *flow, const struct table_measure *measure)
{
	struct arena arena = ARENA_INIT;
	double caption = (double)caption_lines(flow, measure->table).count * caption_setting(flow).leading;
	double head = row_set_head(flow, measure, &arena).height;

	arena_release(&arena);
	return caption + flow->style->cell_height + head;
}

/* What stands below the table is kept with its last rows where it is short. */
static double foot_height(const struct flow *flow, const struct doc_table *table)
{
	size_t lines = table->remark.n ? 1 : 0;

	for (const struct note *note = table->notes; note; note = note->next)
		lines++;
	return (double)(lines < 6 ? lines : 0) * flow_note_setting(flow).leading + flow->style->cell_height * 2;
}

double table_beginning(struct flow *flow, const struct doc_table *table)
{
	const struct table_measure *measure = measured(flow, table);
	double limit = kept_whole * flow_page_height(flow, measure->landscape);
	double top = flow->style->table_above + top_height(flow, measure), first = 0, all = 0, group;

	for (size_t row = 0; row < table->row_count && top + all <= limit;) {
		row = group_end(flow, measure, row, &group);
		all += group;
		if (first <= 0)
			first = group;
	}
	all += foot_height(flow, table);
	return top + (top + all <= limit ? all : first);
}

/* ---- drawing ---- */

static void draw_rule(struct flow *flow, const struct table_measure *measure, double width, struct pdf_colour colour)
{
	const struct page *page = &flow->canvas->pages.items[flow->canvas->page];

	canvas_rule(flow->canvas, flow->left, page->height - flow->y, flow->left + measure->width, width, colour);
}

/* element: the head's, or NULL where it is repeated. */
static void draw_head(struct drawing *d, struct element *element)
{
	struct flow *flow = d->flow;

	if (element)
		row_draw(flow, d->measure, &d->head, row_elements(flow, d->measure, &d->head, element), 0,
			 d->head.lines);
	else {
		canvas_artifact(flow->canvas, ARTIFACT_REPEATED);
		row_draw(flow, d->measure, &d->head, NULL, 0, d->head.lines);
	}
	canvas_artifact(flow->canvas, ARTIFACT_LAYOUT);
	draw_rule(flow, d->measure, flow->style->rule_heavy, flow->style->rule);
	d->first_on_page = true;
}

static void next_page(struct drawing *d)
{
	flow_new_page(d->flow, d->measure->landscape);
	draw_head(d, NULL);
}

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

static void draw_row(struct drawing *d, const struct table_row *row)
{
	struct flow *flow = d->flow;
	struct row_set set = row_set(flow, d->measure, row, &d->row_arena);
	size_t from = 0;

	if (room_to_begin(flow, d->measure, &set) > flow_room(flow) && !d->first_on_page)
		next_page(d);
	if (row->kind == ROW_HEADING && !d->first_on_page)
		flow_take(flow, space_above_heading(flow));
	draw_rule_above(d, row->kind);
	struct element **elements = row_elements(flow, d->measure, &set, d->body);
	while (from < set.lines) {
		double room = (flow_room(flow) - 2 * flow->style->cell_height) / set.setting.leading;
		size_t to = room < 1 ? from + 1 : room < (double)(set.lines - from) ? from + (size_t)room : set.lines;
		row_draw(flow, d->measure, &set, elements, from, to);
		from = to;
		if (from < set.lines)
			next_page(d);
	}
	d->first_on_page = false;
	arena_release(&d->row_arena);
}

static void draw_rows(struct drawing *d, struct element *table_element)
{
	struct flow *flow = d->flow;
	const struct doc_table *table = d->measure->table;
	double height;

	for (size_t row = 0; row < table->row_count;) {
		size_t end = group_end(flow, d->measure, row, &height);
		if (end == table->row_count)
			height += foot_height(flow, table);
		if (height > flow_room(flow) && !d->first_on_page)
			next_page(d);
		for (; row < end; row++) {
			if (row % ROWS_IN_A_BODY == 0)
				d->body = canvas_element(flow->canvas, table_element, "TBody");
			draw_row(d, &table->rows[row]);
		}
	}
	draw_rule(flow, d->measure, flow->style->rule_thin, flow->style->rule);
}

static void draw_foot(struct flow *flow, const struct doc_table *table, struct element *parent)
{
	struct text_setting setting = flow_note_setting(flow);

	flow_gap(flow, flow->style->cell_height * 2);
	for (const struct note *note = table->notes; note; note = note->next) {
		struct text_lines lines = text_set(&setting, note->runs, flow_width(flow) - flow_note_indent(flow));
		flow_note_lines(flow, note->number, &lines, flow_note_element(flow, parent));
		flow_gap(flow, 1);
	}
	if (table->remark.n) {
		struct text_lines lines = text_set_plain(&setting, table->remark, flow_width(flow));
		flow_lines(flow, &setting, &lines, canvas_element(flow->canvas, parent, "P"));
	}
}

void table_set(struct flow *flow, const struct doc_table *table, struct element *parent)
{
	const struct table_measure *measure = measured(flow, table);
	struct text_setting setting = caption_setting(flow);
	struct drawing d = {.flow = flow, .measure = measure};

	if (table->column_count == 0)
		return;
	if (!measure->fits)
		diag_add(flow->diags, DIAG_INPUT, (struct place){.file = flow->doc->name},
			 _("the table \"%.*s\" is too wide: %zu columns do not fit on a landscape page in the smallest "
			   "letters; leave out columns or part the table"),
			 STR_ARG(table->title.n ? table->title : table->id), table->column_count);
	flow_gap(flow, flow->style->table_above);
	flow_need(flow, table_beginning(flow, table));

	struct element *element = canvas_element(flow->canvas, parent, "Table");
	struct text_lines caption = caption_lines(flow, table);
	if (caption.count) {
		flow_lines(flow, &setting, &caption, canvas_element(flow->canvas, element, "Caption"));
		flow_gap(flow, flow->style->cell_height);
	}
	d.head = row_set_head(flow, measure, &d.head_arena);
	/* PDF/UA wants a body beside a head: the head alone is one. */
	draw_head(&d, canvas_element(flow->canvas, element, table->row_count ? "THead" : "TBody"));
	draw_rows(&d, element);
	draw_foot(flow, table, parent);
	flow_gap(flow, flow->style->table_below);
	arena_release(&d.head_arena);
	arena_release(&d.row_arena);
}

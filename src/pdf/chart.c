/* Charts: caption, figure, source. */
#include "pdf/chart.h"

#include "pdf/chart_line.h"
#include "pdf/chart_plan.h"
#include "pdf/chart_text.h"

static const double caption_below = 7, source_above = 5;

/* A chart that has been laid out. */
struct laid_out {
	struct text_setting caption_setting, source_setting;
	struct text_lines caption, source;
	struct chart_plan bars;
	struct chart_line_plan lines;
	double area; /* height of what is drawn */
	double height;
};

static struct text_lines set_caption(const struct flow *flow, const struct text_setting *setting,
				     const struct doc_chart *chart)
{
	struct arena *arena = flow->canvas->arena;
	struct str label = chart->anchor.label, comma = S("");

	if (label.n && chart->title.n)
		label = str_join(arena, label, S(". "));
	label = str_join(arena, label, chart->title);
	if (label.n && chart->unit.n)
		comma = S(", ");
	struct run unit = {.kind = RUN_TEXT, .text = str_join(arena, comma, chart->unit)};
	struct run title = {.kind = RUN_TEXT, .bold = true, .text = label, .next = &unit};
	return text_set(setting, &title, flow_width(flow));
}

static struct laid_out lay_out(const struct flow *flow, const struct doc_chart *chart)
{
	struct laid_out it = {.caption_setting = flow_text(flow), .source_setting = flow_text(flow)};

	it.caption_setting.size = flow->style->table_size + 0.5;
	it.caption_setting.leading = it.caption_setting.size * 1.35;
	it.source_setting.size = flow->style->note_size;
	it.source_setting.leading = it.source_setting.size * 1.35;
	it.source_setting.colour = flow->style->muted;
	it.caption = set_caption(flow, &it.caption_setting, chart);
	it.source = text_set_plain(&it.source_setting, chart->source, flow_width(flow));
	if (chart->kind == CHART_LINE) {
		it.lines = chart_line_plan(flow, chart);
		it.area = it.lines.height;
	} else {
		it.bars = chart_plan(flow, chart);
		it.area = it.bars.height;
	}
	it.height = (double)it.caption.count * it.caption_setting.leading + caption_below + it.area;
	if (it.source.count)
		it.height += source_above + (double)it.source.count * it.source_setting.leading;
	return it;
}

double chart_height(struct flow *flow, const struct doc_chart *chart)
{
	return flow->style->table_above + lay_out(flow, chart).height;
}

/* Returns where it ends. */
static double draw_lines(struct flow *flow, const struct text_setting *setting, const struct text_lines *lines,
			 struct element *element, double top)
{
	for (size_t i = 0; i < lines->count; i++, top -= setting->leading) {
		double base_line = text_base_line(setting, top);
		flow_draw_label(flow, base_line);
		text_draw(setting, &lines->items[i], element, flow->left, base_line);
	}
	return top;
}

static void draw_figure(struct flow *flow, const struct doc_chart *chart, const struct laid_out *it,
			struct element *figure, double top)
{
	figure->alternative = chart->alternative.n ? chart->alternative : chart->title;
	figure->has_box = true;
	figure->box[0] = flow->left;
	figure->box[1] = top - it->area;
	figure->box[2] = flow->right;
	figure->box[3] = top;
	canvas_mark(flow->canvas, figure);
	if (chart->kind == CHART_LINE)
		chart_draw_lines(flow, &it->lines, top);
	else
		chart_draw_bars(flow, &it->bars, top);
}

void chart_set(struct flow *flow, const struct doc_chart *chart, struct element *parent)
{
	struct laid_out it = lay_out(flow, chart);

	flow_gap(flow, flow->style->table_above);
	flow_need(flow, it.height);
	struct element *division = canvas_element(flow->canvas, parent, "Div");
	double top = flow_take(flow, it.height);
	canvas_anchor(flow->canvas, &chart->anchor, top);
	if (it.caption.count)
		top = draw_lines(flow, &it.caption_setting, &it.caption,
				 canvas_element(flow->canvas, division, "Caption"), top);
	top -= caption_below;
	draw_figure(flow, chart, &it, canvas_element(flow->canvas, division, "Figure"), top);
	if (it.source.count)
		draw_lines(flow, &it.source_setting, &it.source, canvas_element(flow->canvas, division, "P"),
			   top - it.area - source_above);
	flow_gap(flow, flow->style->table_below);
}

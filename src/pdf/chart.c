/* Charts: caption, figure, source. */
#include "pdf/chart.h"

#include "pdf/caption.h"
#include "pdf/chart_plan_bars.h"
#include "pdf/chart_plan_lines.h"
#include "pdf/flow_notes.h"

static const double caption_below = 7, source_above = 5;

/* A chart that has been laid out. */
struct laid_out {
	struct text_setting caption_setting, source_setting;
	struct text_lines caption, source;
	struct chart_bar_plan bars;
	struct chart_line_plan lines;
	double area; /* height of what is drawn */
	double height;
};

static struct laid_out lay_out(const struct flow *flow, const struct doc_chart *chart)
{
	struct laid_out it = {.caption_setting = caption_setting(flow), .source_setting = flow_note_setting(flow)};

	it.source_setting.colour = flow->style->muted;
	it.caption = caption_set(&it.caption_setting, chart->anchor.label, chart->title, chart->unit, flow_width(flow));
	it.source = text_set_plain(&it.source_setting, chart->source, flow_width(flow));
	if (chart->kind == CHART_LINE) {
		it.lines = chart_plan_lines(flow, chart);
		it.area = it.lines.height;
	} else {
		it.bars = chart_plan_bars(flow, chart);
		it.area = it.bars.height;
	}
	it.height = it.area;
	if (it.caption.count)
		it.height += text_height(&it.caption_setting, &it.caption) + caption_below;
	if (it.source.count)
		it.height += source_above + text_height(&it.source_setting, &it.source);
	return it;
}

double chart_height(struct flow *flow, const struct doc_chart *chart)
{
	return flow->style->table_above + lay_out(flow, chart).height;
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
	canvas_anchor(flow->canvas, &chart->anchor, flow_top(flow));
	if (it.caption.count) {
		flow_lines(flow, &it.caption_setting, &it.caption, canvas_element(flow->canvas, division, "Caption"));
		flow_gap(flow, caption_below);
	}
	struct element *figure = canvas_element(flow->canvas, division, "Figure");
	draw_figure(flow, chart, &it, figure, flow_take(flow, it.area));
	if (it.source.count) {
		flow_gap(flow, source_above);
		flow_lines(flow, &it.source_setting, &it.source, canvas_element(flow->canvas, division, "P"));
	}
	flow_gap(flow, flow->style->table_below);
}

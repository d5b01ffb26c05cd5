/* What a chart shows, in words: for those who can not see it. */
#include "base/buf.h"
#include "document/chart.h"

static struct str kind_words(enum chart_kind kind)
{
	switch (kind) {
	case CHART_BARS:
		return S("Stapeldiagram");
	case CHART_STACKED:
		return S("Staplat diagram");
	case CHART_LINE:
		return S("Linjediagram");
	case CHART_BRIDGE:
		break;
	}
	return S("Brygga");
}

/* "Stapeldiagram: Resultat per nämnd, mkr." */
static void add_head(struct buf *out, const struct doc_chart *chart)
{
	buf_add(out, kind_words(chart->kind));
	if (chart->title.n)
		buf_printf(out, ": %.*s", STR_ARG(chart->title));
	if (chart->unit.n)
		buf_printf(out, ", %.*s", STR_ARG(chart->unit));
	buf_char(out, '.');
}

/* " Regionstyrelsen, Utfall: −2 847; Budget: −2 878." or, of one series, " Regionstyrelsen: −2 847." */
static void add_category(struct buf *out, const struct doc_chart *chart, size_t category)
{
	const char *between = ",";

	buf_printf(out, " %.*s", STR_ARG(chart->categories[category]));
	for (size_t i = 0; i < chart->series_count; i++) {
		const struct chart_series *series = &chart->series[i];
		if (!series->points[category].figure)
			continue;
		if (chart->series_count > 1)
			buf_printf(out, "%s %.*s", between, STR_ARG(series->name));
		buf_printf(out, ": %.*s", STR_ARG(series->points[category].printed));
		between = ";";
	}
	buf_char(out, '.');
}

/* " Från Verksamhetens resultat: 259; via Intäktsförluster: 104; Merkostnader: 150; till Strukturellt resultat: 513." */
static void add_bridge(struct buf *out, const struct doc_chart *chart)
{
	const struct chart_point *points = chart->series[0].points;
	const char *between = " Från ";
	bool steps = false;

	for (size_t i = 0; i < chart->category_count; i++) {
		if (i > 0)
			between = points[i].level ? "; till " : steps ? "; " : "; via ";
		if (i > 0)
			steps = !points[i].level;
		buf_printf(out, "%s%.*s: %.*s", between, STR_ARG(chart->categories[i]), STR_ARG(points[i].printed));
	}
	buf_char(out, '.');
}

struct str chart_words(struct arena *arena, const struct doc_chart *chart)
{
	struct buf out = BUF_INIT;

	add_head(&out, chart);
	if (chart->kind == CHART_BRIDGE && chart->category_count)
		add_bridge(&out, chart);
	for (size_t i = 0; i < chart->category_count && chart->kind != CHART_BRIDGE; i++)
		add_category(&out, chart, i);
	struct str words = str_copy(arena, buf_str(&out));
	buf_release(&out);
	return words;
}

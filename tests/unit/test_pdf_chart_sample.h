/* Charts built by hand, for the tests of the PDF renderer. */
#ifndef UNDERLAG_TEST_PDF_CHART_SAMPLE_H
#define UNDERLAG_TEST_PDF_CHART_SAMPLE_H

#include "test_pdf_sample.h"

#include <stdlib.h>

/* An empty chart, as the document's last block. categories: names, parted by '|'. */
static inline struct doc_chart *sample_chart(struct sample *s, enum chart_kind kind, const char *title,
					     const char *categories)
{
	struct doc_chart *chart = ARENA_NEW(&s->arena, struct doc_chart);
	struct str rest = str_copy(&s->arena, str_from(categories));

	chart->kind = kind;
	chart->anchor.label = S("Figur 2");
	chart->title = str_from(title);
	chart->unit = S("mkr");
	chart->source = S("Källa: huvudbok och budget, november 2020.");
	chart->alternative = S("Diagrammets innehåll.");
	chart->category_count = rest.n ? 1 : 0;
	for (size_t i = 0; i < rest.n; i++)
		chart->category_count += rest.p[i] == '|';
	chart->categories = ARENA_ARRAY(&s->arena, struct str, chart->category_count);
	for (size_t i = 0; i < chart->category_count; i++)
		chart->categories[i] = str_cut(&rest, '|');
	sample_block_in(s, &s->doc.blocks, BLOCK_CHART)->chart = chart;
	return chart;
}

/* As print has it: "-1806.5" as "−1 806,5". */
static inline struct str sample_printed(struct sample *s, struct str decimal)
{
	return format_decimal(&s->arena, decimal, true);
}

/* values: parted by '|', "-1806.5"; '=' before one makes it a level, an empty one is missing. */
static inline void sample_series(struct sample *s, struct doc_chart *chart, const char *name, const char *values)
{
	struct chart_series *all = ARENA_ARRAY(&s->arena, struct chart_series, chart->series_count + 1);
	struct str rest = str_copy(&s->arena, str_from(values));

	if (chart->series_count)
		memcpy(all, chart->series, chart->series_count * sizeof *all);
	chart->series = all;
	struct chart_series *series = &all[chart->series_count++];
	series->name = str_from(name);
	series->points = ARENA_ARRAY(&s->arena, struct chart_point, chart->category_count);
	for (size_t i = 0; i < chart->category_count; i++) {
		struct chart_point *point = &series->points[i];
		struct str value = str_cut(&rest, '|');
		point->level = str_starts(value, S("="));
		value = str_sub(value, point->level, value.n);
		if (value.n == 0)
			continue;
		struct figure *figure = ARENA_NEW(&s->arena, struct figure);
		point->printed = sample_printed(s, value);
		figure->printed = point->printed;
		point->figure = figure;
		point->at = strtod(str_c(&s->arena, value), NULL);
	}
}

#define SAMPLE_BOARDS \
	"Regiongemensamt|Hälso- och sjukvårdsnämnden|Regionala " \
	"utvecklingsnämnden|Folkhögskolestyrelsen|Övrigt|Tandvård|" \
	"Regionstyrelsen"

/* Deviation from budget of each board. */
static inline struct doc_chart *sample_deviations(struct sample *s)
{
	struct doc_chart *chart = sample_chart(s, CHART_BARS, "Avvikelse mot budget per nämnd", SAMPLE_BOARDS);

	sample_series(s, chart, "Avvikelse", "-152|-48|-8|0|1|1|31");
	return chart;
}

/* Outcome and budget of each board. */
static inline struct doc_chart *sample_boards(struct sample *s)
{
	struct doc_chart *chart = sample_chart(s, CHART_BARS, "Resultat per nämnd", SAMPLE_BOARDS);

	sample_series(s, chart, "Utfall", "7726|-4503|-325|-8|-35|-156|-2847");
	sample_series(s, chart, "Budget", "7879|-4455|-316|-8|-36|-158|-2878");
	return chart;
}

/* From the result to the structural deficit. */
static inline struct doc_chart *sample_bridge(struct sample *s)
{
	struct doc_chart *chart = sample_chart(
		s, CHART_BRIDGE, "Från verksamhetens resultat till strukturellt underskott",
		"Verksamhetens resultat|Intäktsförluster i verksamheten|Bokförda merkostnader m.a.a. covid|"
		"Ökade statsbidrag/minskade skatteintäkter|Ökade statsbidrag för sjuklön|"
		"Ökade statsbidrag för testning/smittspårning/covid|Minskade kostnader för sjukresor|"
		"Minskade kostnader för utomlänsvård|Minskade personalkostnader pga resor m.m.|"
		"Återbetalning av premier|Övrigt|Summa jämförelsestörande|Engångsposter i finansnettot|"
		"Strukturellt underskott");

	chart->rise = S("Ökning");
	chart->fall = S("Minskning");
	sample_series(s, chart, "Belopp", "=259|104|150|-272|-43|-298|-20|-43|-36|-21|-13|=-233|3|=-230");
	return chart;
}

/* What is left to restore, each year. */
static inline struct doc_chart *sample_years(struct sample *s)
{
	struct doc_chart *chart = sample_chart(s, CHART_BARS, "Ackumulerat underskott 2011–2019",
					       "2011|2012|2013|2014|2015|2016|2017|2018|2019");

	sample_series(s, chart, "Ackumulerat underskott", "-87|12|-143|-201|-256|-231|-198|-312|-486");
	return chart;
}

static inline struct doc_chart *sample_line(struct sample *s)
{
	struct doc_chart *chart = sample_chart(s, CHART_LINE, "Nettokostnad per nämnd och år",
					       "2011|2012|2013|2014|2015|2016|2017|2018|2019|2020");

	sample_series(s, chart, "Hälso- och sjukvårdsnämnden", "3712|3801|3865|4010|4122|4198|4287|4377|4420|4503");
	sample_series(s, chart, "Regionstyrelsen", "2310|2298|2401|2455|2433|2560|2611|2702|2790|2847");
	sample_series(s, chart, "Regionala utvecklingsnämnden", "270|281|||290|301|299|310|322|325");
	return chart;
}

static inline struct doc_chart *sample_stack(struct sample *s)
{
	struct doc_chart *chart =
		sample_chart(s, CHART_STACKED, "Åtgärdernas effekt per år", "2019|2020|2021|2022|2023");

	sample_series(s, chart, "Personal", "42|61|88|97|104");
	sample_series(s, chart, "Drift", "18|25|39|44|52");
	sample_series(s, chart, "Intäkter", "4|9|14|21|21");
	sample_series(s, chart, "Omställningskostnad", "-35|-28|-12|-5|");
	return chart;
}

#endif

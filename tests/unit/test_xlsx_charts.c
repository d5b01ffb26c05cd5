/* A workbook's charts: what they show, keep and look like, taken out of their XML. */
#include "xlsx_sample.h"

#include "xlsx/readback.h"

/* ---- samples ---- */

/* A table with the chart's figures: amounts in kronor parted by '|' and rows by '/', empty ones are missing. */
static struct doc_table *table_of(struct sample *s, const char *titles, const char *categories, const char *amounts,
				  enum unit unit)
{
	struct str names = str_from(categories), rows = str_from(amounts);
	size_t count = 1;

	for (const char *p = categories; *p; p++)
		count += *p == '|';
	struct doc_table *table = sample_table(s, "Resultat", "Resultat per nämnd", "mkr", titles, count);
	for (size_t r = 0; r < count; r++) {
		struct str row = str_cut(&rows, '/');
		set_text(s, table, r, 0, str_c(&s->arena, str_cut(&names, '|')));
		for (size_t c = 1; c < table->column_count; c++) {
			struct str amount = str_cut(&row, '|');
			struct num num;
			if (amount.n == 0)
				continue;
			assert_true(num_parse(&s->arena, amount, &num));
			set_figure(table, r, c,
				   sample_figure(s, "belopp", value_number(num), (struct format){unit, -1}));
		}
	}
	return table;
}

/* A chart of all the table's columns. */
static struct doc_chart *chart_of(struct sample *s, const struct doc_table *table, enum chart_kind kind)
{
	struct doc_chart *chart = ARENA_NEW(&s->arena, struct doc_chart);
	struct block *block = ARENA_NEW(&s->arena, struct block);

	chart->kind = kind;
	chart->anchor.label = S("Figur 2");
	chart->title = S("Avvikelse mot budget");
	chart->unit = S("mkr");
	chart->source = S("Källa: Huvudboken.");
	chart->alternative = S("Stapeldiagram: Avvikelse mot budget, mkr.");
	chart->table = table;
	if (kind == CHART_BRIDGE) {
		chart->rise = S("Ökning");
		chart->fall = S("Minskning");
	}
	chart->category_count = table->row_count;
	chart->categories = ARENA_ARRAY(&s->arena, struct str, table->row_count);
	chart->series_count = table->column_count - 1;
	chart->series = ARENA_ARRAY(&s->arena, struct chart_series, table->column_count);
	for (size_t r = 0; r < table->row_count; r++)
		chart->categories[r] = table->rows[r].cells[0].runs->text;
	for (size_t c = 1; c < table->column_count; c++) {
		struct chart_series *series = &chart->series[c - 1];
		series->name = table->columns[c].title;
		series->points = ARENA_ARRAY(&s->arena, struct chart_point, table->row_count);
		for (size_t r = 0; r < table->row_count; r++) {
			const struct figure *figure = table->rows[r].cells[c].figure;
			if (!figure)
				continue;
			series->points[r] = (struct chart_point){
				.figure = figure,
				.printed = figure->printed,
				.at = num_double(format_scale(&s->arena, figure->value.num, figure->format))};
		}
	}
	block->kind = BLOCK_CHART;
	block->chart = chart;
	*s->block_end = block;
	s->block_end = &block->next;
	return chart;
}

static struct doc_chart *bars(struct sample *s)
{
	return chart_of(s,
			table_of(s, "Nämnd|Utfall|Budget", "HSN & co|RS|RUN",
				 "-4503250000|-4455000000/-2847000000|/150000|0", UNIT_MKR),
			CHART_BARS);
}

/* Rises and falls, across zero both ways. */
static struct doc_chart *bridge(struct sample *s, enum unit unit)
{
	struct doc_chart *chart = chart_of(s,
					   table_of(s, "Post|Belopp", "Ingång|Upp|Ned|Djupt|Åter|Slut",
						    "100000000/50000000/-30000000/-150000000/70000000/40000000", unit),
					   CHART_BRIDGE);

	chart->series[0].points[0].level = chart->series[0].points[5].level = true;
	return chart;
}

static const char *chart_xml(struct sample *s)
{
	return part(s, "xl/charts/chart1.xml");
}

/* The part of xml from the n-th (from 0) opening of a series. */
static const char *series_xml(struct sample *s, const char *xml, unsigned n)
{
	for (n++; n && xml; n--)
		xml = strstr(xml + 1, "<c:ser>");
	assert_non_null(xml);
	return str_c(&s->arena, (struct str){xml, (size_t)(strstr(xml, "</c:ser>") - xml)});
}

static unsigned count_of(const char *text, const char *words)
{
	unsigned count = 0;

	while ((text = strstr(text, words))) {
		count++;
		text += strlen(words);
	}
	return count;
}

#define assert_lacks(text, words) \
	do { \
		if (strstr((text), (words))) \
			fail_msg("line %d: “%s” in: %s", __LINE__, words, text); \
	} while (0)

/* In mkr: what is rounded to zero has no minus. */
#define SIGNED "[&gt;=0]#,##0,,;[&lt;=-500000]-#,##0,,;#,##0,,"

/* ---- what it shows ---- */

static void test_refers_to_cells_and_keeps_their_values(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	bars(&s);
	write_ok(&s);

	const char *data = sheet(&s, 3);
	assert_has(part(&s, "xl/workbook.xml"), "name=\"Diagramdata\" sheetId=\"3\" r:id");
	assert_has(data, "<f>'Resultat'!B5</f><v>-4503250000</v>");
	assert_has(data, "<f>'Resultat'!C5</f><v>-4455000000</v>");
	assert_has(data, "<f>'Resultat'!B7</f><v>150000</v>");
	/* What is rounded to zero has no minus. */
	assert_has(part(&s, "xl/styles.xml"), "formatCode=\"" SIGNED "\"");

	const char *first = series_xml(&s, chart_xml(&s), 0), *second = series_xml(&s, chart_xml(&s), 1);
	assert_has(first, "<c:f>Diagramdata!$A$7:$A$9</c:f><c:strCache><c:ptCount val=\"3\"/><c:pt "
			  "idx=\"0\"><c:v>HSN &amp; co</c:v></c:pt><c:pt idx=\"1\"><c:v>RS</c:v>");
	assert_has(first, "<c:f>Diagramdata!$B$7:$B$9</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount "
			  "val=\"3\"/><c:pt idx=\"0\"><c:v>-4503250000</c:v></c:pt><c:pt "
			  "idx=\"1\"><c:v>-2847000000</c:v></c:pt><c:pt idx=\"2\"><c:v>150000</c:v></c:pt>");
	assert_has(first,
		   "<c:f>Diagramdata!$B$6</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>Utfall</c:v>");
	/* What is missing is a gap, what is zero is not. */
	assert_has(second, "<c:pt idx=\"0\"><c:v>-4455000000</c:v></c:pt><c:pt idx=\"2\"><c:v>0</c:v></c:pt>");
	assert_null(strstr(data, "<c r=\"C8\""));
	sample_release(&s);
}

static void test_follows_its_own_table(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	struct doc_table *other = table_of(&s, "Nämnd|Utfall", "HSN", "1000000", UNIT_MKR);
	struct doc_table *table = table_of(&s, "Nämnd|Utfall", "HSN", "1000000", UNIT_MKR);
	table->rows[0].cells[1].figure = other->rows[0].cells[1].figure;
	table->sheet = S("Andra");
	chart_of(&s, table, CHART_BARS);
	write_ok(&s);
	assert_has(sheet(&s, 4), "<f>'Andra'!B5</f>");
	assert_has(part(&s, "xl/worksheets/_rels/sheet3.xml.rels"), "drawing1.xml");
	sample_release(&s);
}

static void test_without_its_table(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	struct doc_chart *chart = bars(&s);
	chart->table = NULL;
	s.doc.blocks = s.doc.blocks->next;
	for (size_t i = 0; i < 2; i++)
		for (size_t r = 0; r < 3; r++)
			if (chart->series[i].points[r].figure)
				sample_key(&s, (struct figure *)(uintptr_t)chart->series[i].points[r].figure);
	write_ok(&s);
	assert_has(sheet(&s, 3), "<f>'Tal i texten'!C4</f><v>-4503250000</v>");
	assert_has(part(&s, "xl/worksheets/_rels/sheet3.xml.rels"), "drawing1.xml");
	assert_has(part(&s, "xl/sharedStrings.xml"), "Källa: Huvudboken.");
	sample_release(&s);
}

static void test_two_charts_of_a_table_stand_below_it(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	struct doc_chart *chart = bars(&s);
	chart_of(&s, chart->table, CHART_LINE);
	write_ok(&s);
	const char *drawing = part(&s, "xl/drawings/drawing1.xml");
	assert_int_equal(count_of(drawing, "<xdr:graphicFrame"), 2);
	assert_has(drawing, "<xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>8</xdr:row>");
	assert_has(part(&s, "xl/charts/chart2.xml"), "<c:lineChart>");
	assert_has(part(&s, "xl/charts/chart2.xml"), "Diagramdata!$B$13:$B$16");
	sample_release(&s);
}

/* ---- what it looks like ---- */

static void test_looks_as_print_does(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	bars(&s);
	write_ok(&s);
	const char *xml = chart_xml(&s), *first = series_xml(&s, xml, 0);

	assert_has(xml, "<c:v>Figur 2. Avvikelse mot budget, mkr</c:v>");
	assert_has(xml, "<a:t>mkr</a:t>");
	assert_has(xml, "<c:numFmt formatCode=\"#,##0,,\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>");
	assert_has(xml, "<c:barDir val=\"col\"/><c:grouping val=\"clustered\"/>");
	assert_has(xml, "<c:legendPos val=\"t\"/>");
	assert_has(xml, "<c:tickLblPos val=\"low\"/>");
	assert_has(first, "<a:solidFill><a:srgbClr val=\"123B63\"/>");
	assert_has(first, "<c:dLbls><c:numFmt formatCode=\"" SIGNED "\" sourceLinked=\"0\"/>");
	assert_has(first, "<c:showVal val=\"1\"/>");
	assert_has(series_xml(&s, xml, 1), "<a:srgbClr val=\"E08A1E\"/>");
	sample_release(&s);
}

static void test_one_series_has_no_legend_and_long_names_lie(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	chart_of(&s,
		 table_of(&s, "Nämnd|Avvikelse", "Hälso- och sjukvårdsnämnden|Regionala utvecklingsnämnden",
			  "-48000/31000", UNIT_TKR),
		 CHART_BARS);
	write_ok(&s);
	const char *xml = chart_xml(&s);
	assert_lacks(xml, "<c:legend>");
	assert_has(xml, "<c:barDir val=\"bar\"/>");
	assert_has(xml, "<c:orientation val=\"maxMin\"/>");
	assert_has(xml, "formatCode=\"#,##0,\"");
	sample_release(&s);
}

static void test_small_pieces_of_stacks_have_no_label(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	chart_of(&s,
		 table_of(&s, "År|Personal|Drift|Kostnad", "2020|2021",
			  "100000000|1000000|-50000000/90000000|40000000|-1000000", UNIT_MKR),
		 CHART_STACKED);
	write_ok(&s);
	const char *xml = chart_xml(&s);
	assert_has(xml, "<c:grouping val=\"stacked\"/>");
	assert_has(xml, "<c:overlap val=\"100\"/>");
	assert_lacks(series_xml(&s, xml, 0), "<c:delete val=\"1\"/>");
	assert_has(series_xml(&s, xml, 1), "<c:dLbl><c:idx val=\"0\"/><c:delete val=\"1\"/></c:dLbl>");
	assert_has(series_xml(&s, xml, 2), "<c:dLbl><c:idx val=\"1\"/><c:delete val=\"1\"/></c:dLbl>");
	/* White on dark blue, dark on orange. */
	assert_has(series_xml(&s, xml, 0), "<a:srgbClr val=\"FFFFFF\"/>");
	assert_has(series_xml(&s, xml, 1), "<a:srgbClr val=\"262626\"/>");
	sample_release(&s);
}

static void test_one_series_that_the_title_does_not_name_has_a_legend(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	chart_of(&s, table_of(&s, "Nämnd|Utfall", "HSN|RS", "-48000/31000", UNIT_TKR), CHART_BARS);
	write_ok(&s);
	assert_has(chart_xml(&s), "<c:legend>");
	assert_has(part(&s, "xl/drawings/drawing1.xml"), "<xdr:row>24</xdr:row>");
	sample_release(&s);
}

/* The value of an element that is written as <c:NAME val="…"/>, after the words. */
static const char *value_after(struct sample *s, const char *xml, const char *words)
{
	const char *from = strstr(xml, words);

	if (!from)
		return "";
	from += strlen(words);
	return str_c(&s->arena, (struct str){from, strcspn(from, "\"<")});
}

/* The labels of all series, in the order of the file: "Netto 10000000 t; …", with the name where the label says it. */
static const char *labels_of(struct sample *s, const char *xml)
{
	struct buf out = BUF_INIT;

	for (unsigned n = 0; n < count_of(xml, "<c:ser>"); n++) {
		const char *series = series_xml(s, xml, n), *values = strstr(series, "<c:numCache>");
		for (unsigned i = 0; i < 6 && strstr(series, "<c:dLbls>"); i++) {
			char point[40], deleted[60];
			snprintf(point, sizeof point, "<c:pt idx=\"%u\"><c:v>", i);
			snprintf(deleted, sizeof deleted, "<c:idx val=\"%u\"/><c:delete", i);
			if (!strstr(values, point) || strstr(series, deleted))
				continue;
			buf_printf(&out, "%s %s %s; ",
				   strstr(series, "<c:showSerName val=\"1\"/>") ? value_after(s, series, "<c:v>") : "",
				   value_after(s, values, point), value_after(s, series, "<c:dLblPos val=\""));
		}
	}
	const char *text = str_c(&s->arena, buf_str(&out));
	buf_release(&out);
	return text;
}

static void test_lines_have_gaps_dashes_and_the_labels_of_print(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	chart_of(&s,
		 table_of(&s, "År|Netto|Balans", "2015|2016|2017|2018|2019|2020",
			  "10000000|-40000000/12000000|-42000000/|-80000000/30000000|-81000000/31000000|/"
			  "50000000|-60000000",
			  UNIT_MKR),
		 CHART_LINE);
	write_ok(&s);
	const char *xml = chart_xml(&s);
	assert_has(xml, "<c:lineChart>");
	/* To the right is where Excel has them unless told otherwise. */
	assert_string_equal(labels_of(&s, xml), "Netto 50000000 ;  -81000000 b; Balans -60000000 ;  10000000 t;  "
						"-40000000 t; ");

	/* Those with labels on other sides than most, then what is seen. */
	unsigned count = count_of(xml, "<c:ser>");
	const char *first = series_xml(&s, xml, count - 2), *second = series_xml(&s, xml, count - 1);
	assert_has(first, "<c:pt idx=\"1\"><c:v>12000000</c:v></c:pt><c:pt idx=\"3\"><c:v>30000000</c:v></c:pt>");
	assert_has(second, "<a:prstDash val=\"dash\"/>");
	assert_has(second, "<c:symbol val=\"square\"/>");
	assert_has(series_xml(&s, xml, 0), "<a:noFill/>");
	assert_int_equal(count_of(xml, "<c:legendEntry>"), count - 2);
	/* Room for the names. */
	assert_has(first, "<c:f>Diagramdata!$A$7:$A$13</c:f><c:strCache><c:ptCount val=\"7\"/>");
	sample_release(&s);
}

static void test_says_what_print_rounded_so_that_it_adds_up(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	struct doc_chart *chart = bars(&s);
	struct figure *figure = (struct figure *)(uintptr_t)chart->series[0].points[0].figure;
	figure->rounded_apart = true;
	figure->printed = chart->series[0].points[0].printed = S("−4 504");
	write_ok(&s);
	assert_has(part(&s, "xl/sharedStrings.xml"),
		   "I det tryckta dokumentet står −4 504 (HSN &amp; co, Utfall): där är talen avrundade så att de "
		   "summerar, här är de exakta.");
	/* Below the title of the block, too. */
	assert_has(chart_xml(&s), "Diagramdata!$A$8:$A$10");
	sample_release(&s);
}

/* ---- bridges ---- */

/* The cached values of series n, parted by spaces. */
static const char *values_of(struct sample *s, unsigned n)
{
	struct buf out = BUF_INIT;
	const char *xml = strstr(series_xml(s, chart_xml(s), n), "<c:numCache>");

	assert_non_null(xml);
	while ((xml = strstr(xml, "<c:v>"))) {
		xml += strlen("<c:v>");
		buf_add(&out, (struct str){xml, (size_t)(strchr(xml, '<') - xml)});
		buf_char(&out, ' ');
	}
	const char *text = str_c(&s->arena, buf_str(&out));
	buf_release(&out);
	return text;
}

static void test_bridge_across_zero(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	bridge(&s, UNIT_MKR);
	write_ok(&s);

	/* 0–100, 100–150, 120–150, −30–120, −30–40, 0–40 */
	assert_string_equal(values_of(&s, 0), "0 100000000 120000000 0 0 0 ");
	assert_string_equal(values_of(&s, 1), "100000000 40000000 ");
	assert_string_equal(values_of(&s, 2), "50000000 0 0 40000000 ");
	assert_string_equal(values_of(&s, 3), "0 0 0 -30000000 ");
	assert_string_equal(values_of(&s, 4), "0 0 -30000000 0 ");
	assert_string_equal(values_of(&s, 5), "0 30000000 120000000 0 ");
	assert_string_equal(values_of(&s, 6), "100 50 0 0 70 40 ");
	assert_string_equal(values_of(&s, 7), "0 0 30 150 0 0 ");

	const char *xml = chart_xml(&s), *data = sheet(&s, 3);
	assert_int_equal(count_of(xml, "<c:ser>"), 8);
	assert_has(series_xml(&s, xml, 0), "<a:noFill/>");
	assert_has(series_xml(&s, xml, 1), "<a:srgbClr val=\"123B63\"/>");
	assert_has(series_xml(&s, xml, 2), "<a:srgbClr val=\"5B8C5A\"/>");
	assert_has(series_xml(&s, xml, 2), "<c:v>Ökning</c:v>");
	assert_has(series_xml(&s, xml, 5), "<a:srgbClr val=\"E08A1E\"/>");
	assert_has(series_xml(&s, xml, 5), "<c:v>Minskning</c:v>");
	assert_has(series_xml(&s, xml, 6), "formatCode=\"#,##0;#,##0;\"");
	assert_has(series_xml(&s, xml, 7), "formatCode=\"-#,##0;-#,##0;\"");
	assert_int_equal(count_of(xml, "<c:legendEntry>"), 6);
	assert_lacks(xml, "<c:legendEntry><c:idx val=\"2\"/>");
	assert_lacks(xml, "<c:legendEntry><c:idx val=\"5\"/>");

	assert_has(data, "<f>'Resultat'!B8</f><v>-150000000</v>");
	assert_has(part(&s, "xl/sharedStrings.xml"), "Hjälpkolumner för diagrammet");
	assert_has(data, "<f>D10</f><v>120000000</v>");
	assert_has(data, "<f>ROUND(C11+B11,2)</f><v>-30000000</v>");
	assert_has(data, "<f>MAX(MIN(C11,D11),0)+MIN(MAX(C11,D11),0)</f><v>0</v>");
	sample_release(&s);
}

static void test_bridge_below_zero_is_labelled_below(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	struct doc_chart *chart = chart_of(
		&s,
		table_of(&s, "Post|Belopp", "In|Upp|Ned|Noll|Lite", "-100000000/20000000/-5400000/0/-300000", UNIT_MKR),
		CHART_BRIDGE);
	chart->series[0].points[0].level = true;
	write_ok(&s);
	assert_string_equal(values_of(&s, 0), "0 -80000000 -80000000 -85400000 -85400000 ");
	assert_string_equal(values_of(&s, 3), "-20000000 0 0 0 ");
	assert_string_equal(values_of(&s, 4), "0 -5400000 0 -300000 ");
	/* Nothing, and what is printed as nothing, is labelled 0 without a minus. */
	assert_string_equal(values_of(&s, 6), "0 -20 0 -9.5367431640625E-07 -0.3 ");
	assert_string_equal(values_of(&s, 7), "-100 0 -5.4 0 0 ");
	sample_release(&s);
}

/* Its labels are too little to be seen beside bars a thousand times as large. */
static void test_bridge_in_kronor(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	bridge(&s, UNIT_KR);
	write_ok(&s);
	const char *xml = chart_xml(&s);
	assert_string_equal(values_of(&s, 1), "100000000000 40000000000 ");
	assert_string_equal(values_of(&s, 6), "100000000 50000000 0 0 70000000 40000000 ");
	assert_has(xml, "<c:numFmt formatCode=\"#,##0,\" sourceLinked=\"0\"/><c:majorTickMark");
	assert_has(series_xml(&s, xml, 6), "formatCode=\"#,##0;#,##0;\"");
	sample_release(&s);
}

/* ---- for who can not see it, and safety ---- */

static void test_alternative_text(void **state)
{
	struct sample s;
	struct buf text = BUF_INIT;

	(void)state;
	sample_init(&s);
	struct doc_chart *chart = bars(&s);
	chart->alternative = S("Staplar: <Avvikelse> & \"mer\"\x01, mkr.");
	write_ok(&s);
	assert_has(part(&s, "xl/drawings/drawing1.xml"),
		   "name=\"Chart 1\" descr=\"Staplar: &lt;Avvikelse&gt; &amp; &quot;mer&quot; , mkr.\"");
	assert_has(part(&s, "xl/drawings/drawing1.xml"), "editAs=\"oneCell\"");

	for (int i = 0; i < 300; i++)
		buf_add(&text, S(" Nämnd: −1 806."));
	chart->alternative = str_copy(&s.arena, buf_str(&text));
	buf_release(&text);
	write_ok(&s);
	const char *drawing = part(&s, "xl/drawings/drawing1.xml");
	assert_has(drawing, "−1 806. Resten av talen står på bladet Diagramdata.\"");
	assert_int_equal(count_of(drawing, "Nämnd"), (2000 - 45) / 18);
	sample_release(&s);
}

/* "t.ex." ends no sentence, and what has none ends at a word. */
static void test_alternative_text_without_sentences(void **state)
{
	struct sample s;
	struct buf text = BUF_INIT;

	(void)state;
	sample_init(&s);
	struct doc_chart *chart = bars(&s);
	for (int i = 0; i < 600; i++)
		buf_add(&text, i == 200 ? S("t.ex. Nämnd ") : S("nämnd "));
	chart->alternative = str_copy(&s.arena, buf_str(&text));
	buf_release(&text);
	write_ok(&s);
	const char *drawing = part(&s, "xl/drawings/drawing1.xml");
	assert_has(drawing, " nämnd … Resten av talen står på bladet Diagramdata.\"");
	assert_in_range(count_of(drawing, "ämnd"), 270, 285);
	sample_release(&s);
}

static void test_names_stay_text(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	struct doc_chart *chart = bars(&s);
	chart->anchor.label = S("");
	chart->title = S("=1+1");
	chart->categories[0] = S("=A1");
	chart->categories[1] = S("");
	chart->categories[2] = S("_x0041_");
	chart->series[0].name = S("=B1");
	chart->series[1].name = S("");
	write_ok(&s);
	const char *xml = chart_xml(&s);
	assert_has(xml,
		   "<c:f>Diagramdata!$A$5</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>=1+1, mkr</c:v>");
	assert_has(xml, "<c:v>=B1</c:v>");
	assert_has(xml,
		   "<c:v>=A1</c:v></c:pt><c:pt idx=\"1\"><c:v></c:v></c:pt><c:pt idx=\"2\"><c:v>_x005F_x0041_</c:v>");
	sample_release(&s);
}

static void test_the_name_of_its_sheet_is_kept(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	struct doc_chart *chart = bars(&s);
	((struct doc_table *)(uintptr_t)chart->table)->sheet = S("diagramdata");
	write_ok(&s);
	assert_has(part(&s, "xl/workbook.xml"), "name=\"Diagramdata\" sheetId=\"3\"");
	assert_has(part(&s, "xl/workbook.xml"), "name=\"diagramdata (2)\" sheetId=\"2\"");
	assert_has(sheet(&s, 3), "<f>'diagramdata (2)'!B5</f>");
	sample_release(&s);
}

/* Each of them is found, and nothing is written. */
static void test_too_many_points(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	for (int n = 0; n < 2; n++) {
		struct doc_chart *chart = bars(&s);
		chart->title = n ? S("Den andra") : S("Den första");
		chart->category_count = 32001;
		chart->categories = ARENA_ARRAY(&s.arena, struct str, chart->category_count);
		for (size_t i = 0; i < chart->series_count; i++)
			chart->series[i].points = ARENA_ARRAY(&s.arena, struct chart_point, chart->category_count);
	}
	write_fails(&s, s.path, DIAG_INPUT, "chart “Den första” has 2 series of 32001 points: Excel takes at most");
	assert_has(str_c(&s.arena, diags_text(&s.arena, &s.diags)), "chart “Den andra” has 2 series");
	sample_release(&s);
}

/* A file whose charts are not those written is not published. */
static void test_charts_are_read_back(void **state)
{
	struct sample s;
	struct xl_layout layout;
	struct xl_count none, found;

	(void)state;
	sample_init(&s);
	bars(&s);
	write_ok(&s);
	assert_true(xl_layout_make(&layout, &s.arena, &s.doc, (struct place){0}, &s.diags));
	xl_count_init(&none, &s.arena, &layout);
	assert_true(xl_read_back(s.path, &layout, &s.arena, &found, (struct place){0}, &s.diags));
	assert_false(xl_count_same(&found, &none, &layout, (struct place){0}, &s.diags));
	const char *text = str_c(&s.arena, diags_text(&s.arena, &s.diags));
	assert_has(text, "0 charts written, 1 found");
	assert_has(text, "0 charts on sheets written, 1 found");
	assert_has(text, "0 series of charts written, 2 found");
	sample_release(&s);
}

static struct buf bytes_of(struct sample *s)
{
	struct buf bytes = BUF_INIT;

	write_ok(s);
	assert_int_equal(buf_read_file(&bytes, s->path), 0);
	return bytes;
}

static void test_same_bytes(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	bars(&s);
	bridge(&s, UNIT_TKR);
	struct buf first = bytes_of(&s), second = bytes_of(&s);
	assert_true(str_equal(buf_str(&first), buf_str(&second)));
	buf_release(&first);
	buf_release(&second);
	sample_release(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_refers_to_cells_and_keeps_their_values),
		cmocka_unit_test(test_follows_its_own_table),
		cmocka_unit_test(test_without_its_table),
		cmocka_unit_test(test_two_charts_of_a_table_stand_below_it),
		cmocka_unit_test(test_looks_as_print_does),
		cmocka_unit_test(test_one_series_has_no_legend_and_long_names_lie),
		cmocka_unit_test(test_small_pieces_of_stacks_have_no_label),
		cmocka_unit_test(test_one_series_that_the_title_does_not_name_has_a_legend),
		cmocka_unit_test(test_lines_have_gaps_dashes_and_the_labels_of_print),
		cmocka_unit_test(test_says_what_print_rounded_so_that_it_adds_up),
		cmocka_unit_test(test_bridge_across_zero),
		cmocka_unit_test(test_bridge_below_zero_is_labelled_below),
		cmocka_unit_test(test_bridge_in_kronor),
		cmocka_unit_test(test_alternative_text),
		cmocka_unit_test(test_alternative_text_without_sentences),
		cmocka_unit_test(test_names_stay_text),
		cmocka_unit_test(test_the_name_of_its_sheet_is_kept),
		cmocka_unit_test(test_too_many_points),
		cmocka_unit_test(test_charts_are_read_back),
		cmocka_unit_test(test_same_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

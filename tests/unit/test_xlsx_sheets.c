/* The sheets of tables as people use them: how rows nest, where links lead, what comments say, what is marked and printed. */
#include "xlsx_sample.h"

#include "xlsx/comments.h"

static void set_row(struct sample *s, struct doc_table *table, size_t row, enum row_kind kind, unsigned level,
		    const char *label, const struct figure *figure)
{
	table->rows[row].kind = kind;
	table->rows[row].level = level;
	set_text(s, table, row, 0, label);
	if (figure)
		set_figure(table, row, 1, figure);
}

static struct figure *kronor(struct sample *s, int64_t amount)
{
	return sample_amount(s, "belopp", amount, UNIT_KR, 0);
}

/* The row's level in the outline, 0 where it has none. */
static unsigned level_of(struct sample *s, const char *xml, unsigned row)
{
	const char *start = strstr(xml, str_c(&s->arena, str_printf(&s->arena, "<row r=\"%u\"", row)));
	const char *end, *level;

	assert_non_null(start);
	end = strchr(start, '>');
	level = strstr(start, "outlineLevel=\"");
	return level && level < end ? (unsigned)strtoul(level + strlen("outlineLevel=\""), NULL, 10) : 0;
}

static void assert_levels(struct sample *s, const char *xml, unsigned first, const unsigned *levels, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (level_of(s, xml, first + (unsigned)i) != levels[i])
			fail_msg("row %u has level %u, not %u", first + (unsigned)i,
				 level_of(s, xml, first + (unsigned)i), levels[i]);
}

/* Posts fold away into the sum below them, sums into the total; a varav row into its post. */
static void test_rows_nest_above_their_sums(void **state)
{
	static const unsigned levels[] = {1, 2, 3, 2, 1, 2, 1, 0, 1};
	struct sample s;

	(void)state;
	sample_init(&s);
	struct doc_table *table = sample_table(&s, "Blad", "", "", "Post|Belopp", 9);
	set_row(&s, table, 0, ROW_HEADING, 0, "Kostnader", NULL);
	set_row(&s, table, 1, ROW_POST, 1, "a", kronor(&s, 1));
	set_row(&s, table, 2, ROW_OF_WHICH, 1, "varav", kronor(&s, 1));
	set_row(&s, table, 3, ROW_POST, 1, "b", kronor(&s, 2));
	set_row(&s, table, 4, ROW_SUM, 0, "Summa kostnader", kronor(&s, 3));
	set_row(&s, table, 5, ROW_POST, 0, "c", kronor(&s, 4));
	set_row(&s, table, 6, ROW_SUM, 0, "Summa", kronor(&s, 4));
	set_row(&s, table, 7, ROW_TOTAL, 0, "Totalt", kronor(&s, 7));
	set_row(&s, table, 8, ROW_OF_WHICH, 0, "varav", kronor(&s, 1));
	write_ok(&s);
	const char *xml = sheet(&s, 2);
	assert_levels(&s, xml, 4, levels, 9);
	assert_has(xml, "outlineLevelRow=\"3\"");
	assert_null(strstr(xml, "summaryBelow=\"0\""));
	assert_null(strstr(xml, "hidden="));
	assert_null(strstr(xml, "collapsed="));
	sample_release(&s);
}

/* Posts and one sum: nothing to fold, and no buttons. */
static void test_flat_table(void **state)
{
	static const unsigned none[] = {0, 0, 0};
	struct sample s;

	(void)state;
	sample_init(&s);
	struct doc_table *table = sample_table(&s, "Blad", "", "", "Post|Belopp", 3);
	set_row(&s, table, 0, ROW_POST, 0, "a", kronor(&s, 1));
	set_row(&s, table, 1, ROW_POST, 0, "b", kronor(&s, 2));
	set_row(&s, table, 2, ROW_SUM, 0, "Summa", kronor(&s, 3));
	write_ok(&s);
	assert_levels(&s, sheet(&s, 2), 4, none, 3);
	assert_null(strstr(sheet(&s, 2), "outlineLevelRow"));
	sample_release(&s);
}

/* Without sums the button stands above: at the heading, or at the post that others are indented under. No more than seven. */
static void test_rows_nest_below_their_headings(void **state)
{
	static const unsigned levels[] = {0, 1, 1, 0, 1, 2, 3, 4, 5, 6, 7, 7, 7};
	struct sample s;

	(void)state;
	sample_init(&s);
	struct doc_table *table = sample_table(&s, "Blad", "", "", "Post|Belopp", 13);
	set_row(&s, table, 0, ROW_HEADING, 0, "Första", NULL);
	set_row(&s, table, 1, ROW_POST, 0, "a", kronor(&s, 1));
	set_row(&s, table, 2, ROW_POST, 0, "b", kronor(&s, 1));
	set_row(&s, table, 3, ROW_HEADING, 0, "Andra", NULL);
	for (unsigned r = 4; r < 13; r++)
		set_row(&s, table, r, ROW_POST, r - 3, "djupare", kronor(&s, 1));
	write_ok(&s);
	assert_levels(&s, sheet(&s, 2), 4, levels, 13);
	assert_has(sheet(&s, 2), "summaryBelow=\"0\"");
	sample_release(&s);
}

/*
 * A detail table over data, a summary that draws on one of its rows through figures of the text, which refer to each other
 * in a ring, and a summary that draws on two of its rows.
 */
static void make_linked(struct sample *s)
{
	const struct data_sheet *data = sample_data(s, "huvudbok", "belopp:kr", 1);
	struct figure *detail = kronor(s, 5), *other = kronor(s, 6), *key = kronor(s, 5), *ring = kronor(s, 5);
	struct figure *one = kronor(s, 5), *two = kronor(s, 11);

	set_data(data, 0, 0, value_number(num_hundredths(500)));
	add_data_cell(s, detail, data, 0, 0);
	add_figure(s, key, ring);
	add_text(s, key, "+0*");
	add_figure(s, key, detail);
	add_text(s, ring, "0*");
	add_figure(s, ring, key);
	sample_key(s, key);
	sample_key(s, ring);
	add_figure(s, one, ring);
	add_text(s, two, "SUM(");
	add_range(s, two, detail, other);
	add_text(s, two, ")");
	struct doc_table *summary = sample_table(s, "Översikt", "I korthet", "kr", "Post|Belopp", 2);
	summary->anchor.label = S("Tabell 1");
	set_row(s, summary, 0, ROW_POST, 0, "En rad", one);
	set_row(s, summary, 1, ROW_POST, 0, "Två rader", two);
	struct doc_table *table = sample_table(s, "Detaljer", "Per nämnd", "kr", "Post|Belopp", 2);
	table->anchor.label = S("Tabell 2");
	set_row(s, table, 0, ROW_POST, 0, "a", detail);
	set_row(s, table, 1, ROW_POST, 0, "b", other);
}

static void test_links(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	make_linked(&s);
	write_ok(&s);
	const char *strings = part(&s, "xl/sharedStrings.xml");
	assert_has(strings, "<t>Underlag: Tabell 2 Per nämnd (bladet Detaljer); radernas namn leder dit</t>");
	assert_has(strings, "<t>Underlag: huvudbok</t>");
	assert_has(strings, "<t>Används i: Tabell 1 I korthet (bladet Översikt)</t>");
	const char *summary = sheet(&s, 2), *detail = sheet(&s, 3);
	for (unsigned n = 2; n <= 5; n++)
		assert_has(sheet(&s, n), "<hyperlink ref=\"A2\" location=\"'Om'!A1\" display=\"Till innehållet\"/>");
	assert_null(strstr(sheet(&s, 1), "'Om'!"));
	/* The row that draws on one row leads there, the one that draws on two does not. */
	assert_has(summary, "<hyperlink ref=\"A5\" location=\"'Detaljer'!A5\" display=\"En rad\"/>");
	assert_null(strstr(summary, "ref=\"A6\" location"));
	assert_has(summary, "<hyperlink ref=\"A7\" location=\"'Detaljer'!A3\"");
	assert_has(detail, "<hyperlink ref=\"A7\" location=\"'huvudbok'!A1\"");
	assert_has(detail, "<hyperlink ref=\"A8\" location=\"'Översikt'!A3\"");
	/* All of them stay in the workbook. */
	for (unsigned n = 2; n <= 5; n++)
		assert_null(strstr(strstr(sheet(&s, n), "<hyperlinks>"), "r:id=\"rId1\" display"));
	sample_release(&s);
}

/* A label that a link can not hold is written all the same. */
static void test_long_label(void **state)
{
	enum { LONG = 1500 };
	struct sample s;

	(void)state;
	sample_init(&s);
	make_linked(&s);
	char *label = arena_array(&s.arena, LONG + 1, 1);
	memset(label, 'a', LONG);
	set_text(&s, s.doc.blocks->table, 0, 0, label);
	write_ok(&s);
	assert_null(strstr(sheet(&s, 2), "<hyperlink ref=\"A5\""));
	assert_has(part(&s, "xl/sharedStrings.xml"), label);
	sample_release(&s);
}

/* Beyond four sources, the last line names the others; data sheets come first. */
static void test_many_sources(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	struct figure *sum = kronor(&s, 0);
	for (unsigned i = 0; i < 9; i++) {
		const char *name = str_c(&s.arena, str_printf(&s.arena, "källa%u", i));
		add_text(&s, sum, i ? "+" : "");
		add_data_cell(&s, sum, sample_data(&s, name, "belopp:kr", 1), 0, 0);
	}
	struct doc_table *table = sample_table(&s, "Blad", "", "", "Post|Belopp", 1);
	set_row(&s, table, 0, ROW_POST, 0, "a", sum);
	write_ok(&s);
	const char *strings = part(&s, "xl/sharedStrings.xml");
	assert_has(strings, "<t>Underlag: källa2</t>");
	assert_has(strings, "<t>Underlag även: källa3; källa4; källa5; källa6; källa7; källa8</t>");
	assert_null(strstr(strings, "<t>Underlag: källa3</t>"));
	sample_release(&s);
}

/* A head says how its column is calculated, a named figure how it is, a constant where it is from, a rounded one how it is printed. */
static void test_comments(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	struct doc_table *table = sample_table(&s, "Blad", "", "", "Post|Utfall|Egen", 3);
	table->columns[1].explanation = S("=utfall([kod])");
	table->sum_preserving = true;
	struct figure *constant = kronor(&s, 1234), *named = kronor(&s, 8), *plain = kronor(&s, 9),
		      *own = kronor(&s, 3);
	constant->source = S("ramar.csv rad 3");
	constant->rounded_apart = true;
	named->name = S("strukturellt");
	named->explanation = S("=utfall(alla)-10 mkr");
	plain->explanation = S("=utfall(\"1\")");
	own->explanation = S("=10-7");
	set_row(&s, table, 0, ROW_POST, 0, "a", constant);
	set_row(&s, table, 1, ROW_POST, 0, "b", named);
	set_row(&s, table, 2, ROW_POST, 0, "c", plain);
	set_figure(table, 0, 2, own);
	set_figure(table, 1, 2, named);
	write_ok(&s);
	const char *comments = part(&s, "xl/comments1.xml");
	assert_has(comments, ">Utfall\n=utfall([kod])</t>");
	assert_has(comments, ">ramar.csv rad 3\n\nI det tryckta dokumentet: 1\xC2\xA0"
			     "234</t>");
	assert_has(comments, ">strukturellt\n=utfall(alla)-10 mkr</t>");
	assert_has(comments, ">=10-7</t>");
	/* The column says it for its rows, and the second place of a figure is quiet. */
	assert_null(strstr(comments, "utfall(\"1\")"));
	assert_null(strstr(comments, "ref=\"C5\""));
	assert_has(comments, "<author></author>");
	assert_null(strstr(part(&s, "xl/drawings/vmlDrawing1.vml"), "visibility:visible"));
	sample_release(&s);
}

/* What only says again what the cell shows is no comment. */
static void test_comments_that_say_little(void **state)
{
	static const char *const little[] = {"=[belopp]",
					     "=-[belopp]",
					     "=strukturellt",
					     "=SUMMA(ovan)",
					     "=SUMMA([Utfall])",
					     "Summan av raderna under Satsningar",
					     " "};
	static const char *const much[] = {"=[a]+[b]", "=utfall([kod])", "=SUMMA(nämnder[Utfall])", "Årets utfall",
					   "=2*a"};

	(void)state;
	for (size_t i = 0; i < sizeof little / sizeof *little; i++)
		if (!xl_says_little(str_from(little[i])))
			fail_msg("%s says little", little[i]);
	for (size_t i = 0; i < sizeof much / sizeof *much; i++)
		if (xl_says_little(str_from(much[i])))
			fail_msg("%s says much", much[i]);
}

/* The line below the table names the cells that print rounded another way. */
static void test_rounded_apart(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	struct doc_table *table = sample_table(&s, "Blad", "Effekt", "kr", "År|Belopp|Summa", 8);
	table->sum_preserving = true;
	for (unsigned r = 0; r < 8; r++) {
		struct figure *figure = kronor(&s, 100 + r);
		set_row(&s, table, r, ROW_POST, 0, str_c(&s.arena, str_printf(&s.arena, "rad %u", r)), figure);
		figure->rounded_apart = r == 1 || r == 2;
	}
	write_ok(&s);
	assert_has(part(&s, "xl/sharedStrings.xml"), "<t>I det tryckta dokumentet står 101 (Belopp, rad 1) och 102 "
						     "(Belopp, rad 2): talen är där avrundade så att "
						     "de summerar. Här är talen exakta.</t>");
	for (unsigned r = 0; r < 8; r++)
		((struct figure *)(uintptr_t)table->rows[r].cells[1].figure)->rounded_apart = true;
	write_ok(&s);
	assert_has(part(&s, "xl/sharedStrings.xml"), "105 (Belopp, rad 5) och fler: talen");
	assert_null(strstr(part(&s, "xl/sharedStrings.xml"), "rad 6)"));
	sample_release(&s);
}

/* Numbers beyond the limit, sums too, but no text, which Excel takes for larger than any number. */
static void test_marks(void **state)
{
	static struct table_mark marks[2] = {{1, MARK_BELOW, {0, NULL}, STR("Avvikelse under −5 mkr")},
					     {1, MARK_AT_LEAST, {0, NULL}, STR("")}};
	struct sample s;

	(void)state;
	sample_init(&s);
	struct doc_table *table = sample_table(&s, "Blad", "", "", "Post|Avvikelse", 5);
	marks[0].limit = num_hundredths(-500000000);
	marks[1].limit = num_hundredths(1250);
	table->marks = marks;
	table->mark_count = 2;
	set_row(&s, table, 0, ROW_POST, 0, "a", kronor(&s, -6000000));
	set_row(&s, table, 1, ROW_POST, 0, "b", kronor(&s, 1));
	struct figure *word = sample_text(&s, "ord", "saknas");
	add_text(&s, word, "\"saknas\"");
	set_row(&s, table, 2, ROW_POST, 0, "c", word);
	set_row(&s, table, 3, ROW_HEADING, 0, "d", NULL);
	set_row(&s, table, 4, ROW_SUM, 0, "e", kronor(&s, -5999999));
	write_ok(&s);
	const char *xml = sheet(&s, 2);
	/* One rule a mark, over text and heading too: a text may be a number the next time. */
	assert_has(xml, "<conditionalFormatting sqref=\"B4:B8\">");
	assert_has(xml, "type=\"expression\"");
	assert_has(xml, "<formula>AND(ISNUMBER(B4),B4&lt;-5000000)</formula>");
	assert_has(xml, "<formula>AND(ISNUMBER(B4),B4&gt;=12.5)</formula>");
	assert_has(xml, "<ignoredError sqref=\"A3:B9\" numberStoredAsText=\"1\"/>");
	const char *styles = part(&s, "xl/styles.xml");
	assert_has(styles, "<dxfs count=\"1\"><dxf><font><color rgb=\"FF9C0006\"/></font>");
	assert_has(styles, "<bgColor rgb=\"FFFFC7CE\"/>");
	assert_has(part(&s, "xl/sharedStrings.xml"), "<t>Markerat: Avvikelse under −5 mkr</t>");
	sample_release(&s);
}

/* Titles of groups stand across their columns, whose cells stay apart. */
static void test_groups(void **state)
{
	static struct column_group groups[] = {{STR("Ackumulerat"), 1, 2}, {STR("Helår"), 3, 2}};
	struct sample s;

	(void)state;
	sample_init(&s);
	struct doc_table *table = sample_table(&s, "Blad", "", "", "Post|a|b|c|d", 1);
	table->groups = groups;
	table->group_count = 2;
	set_row(&s, table, 0, ROW_POST, 0, "x", kronor(&s, 1));
	write_ok(&s);
	assert_null(strstr(sheet(&s, 2), "<mergeCell"));
	assert_has(part(&s, "xl/styles.xml"), "horizontal=\"centerContinuous\"");
	sample_release(&s);
}

/* A text may be a formula that prints with notes; a number shows its note behind it, and negative ones may be red. */
static void test_figures_with_runs(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	struct doc_table *table = sample_table(&s, "Blad", "", "", "Post|Belopp", 2);
	struct figure *label = sample_text(&s, "rubrik", "Utfall 2020");
	add_text(&s, label, "\"Utfall \"&2020");
	set_row(&s, table, 0, ROW_POST, 0, "Utfall 2020", kronor(&s, -5));
	set_figure(table, 0, 0, label);
	struct note *note = sample_note(&s, table, "Preliminärt.");
	table->rows[0].cells[0].runs->next = sample_run(&s, "");
	table->rows[0].cells[0].runs->next->kind = RUN_NOTE;
	table->rows[0].cells[0].runs->next->note = note;
	table->rows[0].cells[1].note = note;
	struct xlsx_look look = xlsx_look_default;
	look.red_negatives = true;
	assert_true(xlsx_write(&s.doc, &look, s.path, &s.diags));
	assert_has(sheet(&s, 2), "t=\"str\"><f>\"Utfall \"&amp;2020</f><v>Utfall 2020</v>");
	const char *styles = part(&s, "xl/styles.xml");
	assert_has(styles, "formatCode=\"@&quot;¹&quot;\"");
	assert_has(styles,
		   "formatCode=\"[&gt;=0]#,##0&quot;¹&quot;;[Red][&lt;=-0.5]-#,##0&quot;¹&quot;;#,##0&quot;¹&quot;\"");
	sample_release(&s);
}

/* A unit other than the table's stands in the cell; two notes are not one; a plain number of the data keeps its decimals. */
static void test_units_and_notes(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	struct data_sheet *data = sample_data(&s, "nyckeltal", "värde:tal", 1);
	set_data(data, 0, 0, value_number(num_hundredths(60)));
	data->columns[0].format.decimals = -1;
	struct doc_table *table = sample_table(&s, "Blad", "", "", "Post|Värde", 2);
	struct figure *cost = sample_amount(&s, "kostnad", 160200000, UNIT_TKR, 0);
	cost->with_unit = true;
	set_row(&s, table, 0, ROW_POST, 0, "Hyrpersonal", cost);
	struct run **end = &table->rows[0].cells[0].runs->next;
	for (size_t i = 0; i < 2; i++, end = &(*end)->next) {
		*end = sample_run(&s, "");
		(*end)->kind = RUN_NOTE;
		(*end)->note = sample_note(&s, table, "not");
	}
	write_ok(&s);
	const char *styles = part(&s, "xl/styles.xml");
	assert_has(styles, "#,##0,&quot;\xC2\xA0tkr&quot;;[&lt;=-500]");
	assert_has(part(&s, "xl/sharedStrings.xml"), "<t>Hyrpersonal¹\xC2\xA0²</t>");
	assert_null(strstr(styles, "formatCode=\"#,##0\""));
	sample_release(&s);
}

/* A narrow sheet is as wide as the page with the empty column to its right: nobody enlarges it. */
static void test_print(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	sample_table(&s, "Smal", "", "", "Post|a", 1);
	sample_table(&s, "Bred", "", "", "Post|a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s", 1);
	sample_table(&s, "Två", "", "", "Post|a", 1);
	sample_table(&s, "Två", "", "", "Post|b", 1);
	sample_table(&s, "Lika", "", "", "Post|b", 1);
	sample_table(&s, "Lika", "", "", "Post|b", 1);
	sample_table(&s, "Bredare", "", "", "Post|a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u|v|w|x|y|z|å|ä|ö", 1);
	write_ok(&s);
	const char *workbook = part(&s, "xl/workbook.xml");
	assert_has(workbook,
		   "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"1\">'Smal'!$A$3:$C$4</definedName>");
	assert_has(workbook,
		   "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"2\">'Bred'!$A$3:$T$4</definedName>");
	assert_has(workbook, "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"2\">'Bred'!$3:$3</definedName>");
	/* The head of one table would be wrong above another, but where they have the same. */
	assert_null(strstr(workbook, "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"3\">"));
	assert_has(workbook, "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"4\">'Lika'!$3:$3</definedName>");
	/* Too wide to be read on one page: two, each with the labels. */
	assert_has(workbook, "<definedName name=\"_xlnm.Print_Titles\" "
			     "localSheetId=\"5\">'Bredare'!$A:$A,'Bredare'!$3:$3</definedName>");
	assert_has(sheet(&s, 6), "fitToWidth=\"2\" fitToHeight=\"0\"");
	assert_has(sheet(&s, 6), "orientation=\"landscape\"");
	assert_has(sheet(&s, 3), "orientation=\"landscape\"");
	assert_has(sheet(&s, 3), "<pane xSplit=\"1\" ySplit=\"3\" topLeftCell=\"B4\"");
	assert_has(sheet(&s, 4), "<pane ySplit=\"2\" topLeftCell=\"A3\"");
	sample_release(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows_nest_above_their_sums),
		cmocka_unit_test(test_rows_nest_below_their_headings),
		cmocka_unit_test(test_flat_table),
		cmocka_unit_test(test_links),
		cmocka_unit_test(test_long_label),
		cmocka_unit_test(test_many_sources),
		cmocka_unit_test(test_comments),
		cmocka_unit_test(test_comments_that_say_little),
		cmocka_unit_test(test_rounded_apart),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_groups),
		cmocka_unit_test(test_figures_with_runs),
		cmocka_unit_test(test_units_and_notes),
		cmocka_unit_test(test_print),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

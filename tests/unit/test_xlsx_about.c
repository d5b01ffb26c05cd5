/* The first sheet, the sheet of key figures, and the document properties: what a workbook says of itself. */
#include "xlsx_report.h"

static const char *texts(struct sample *s)
{
	return part(s, "xl/sharedStrings.xml");
}

static void assert_lacks(const char *text, const char *words)
{
	if (strstr(text, words))
		fail_msg("“%s” is in: %.6000s", words, text);
}

static void add_control(struct sample *s, const char *number, const char *title, const char *outcome, bool fails,
			bool stops)
{
	struct doc_control *control = ARENA_NEW(&s->arena, struct doc_control), **end = &s->doc.controls;

	while (*end)
		end = &(*end)->next;
	*control = (struct doc_control){.number = str_from(number),
					.title = str_from(title),
					.outcome = str_from(outcome),
					.noted = strcmp(outcome, "godkänd med not") == 0,
					.untried = strcmp(outcome, "ej prövad") == 0,
					.fails = fails,
					.stops = stops};
	*end = control;
}

/* The last one has a remark that is another unit's. */
static void fails_elsewhere(struct sample *s)
{
	struct doc_control *control = s->doc.controls;

	while (control->next)
		control = control->next;
	control->elsewhere = true;
}

static void test_reconciled(void **state)
{
	struct sample s;

	(void)state;
	report_make(&s, "");
	s.doc.verdict = S("avstämd");
	s.doc.program = S("underlag 1.2.3");
	add_control(&s, "1", "Debet är kredit", "godkänd", false, false);
	add_control(&s, "2", "Balanser", "godkänd med not", false, false);
	write_ok(&s);
	assert_has(texts(&s), "<t>Avstämd</t>");
	assert_has(texts(&s), "2 kontroller, alla utan anmärkning.");
	assert_has(texts(&s), "<t>Kontroll 2</t>");
	assert_has(texts(&s), "<t>godkänd med not</t>");
	assert_has(texts(&s), "<t>Godkänd med not: ");
	assert_lacks(texts(&s), "Ej prövad");
	assert_has(texts(&s), "2020-12-15 02:00 UTC, med underlag 1.2.3");
	assert_lacks(texts(&s), "stoppar dokumentet");
	sample_release(&s);
}

static void test_stopped(void **state)
{
	struct sample s;

	(void)state;
	report_make(&s, "EJ AVSTÄMD");
	s.doc.stamp_why = S("EJ AVSTÄMD: kontrollerna stoppar dokumentet.");
	s.doc.notice = S("Version 2. Rättelse, ersätter version 1.");
	s.doc.verdict = S("ej avstämd");
	add_control(&s, "1", "Debet är kredit", "stopp", true, true);
	add_control(&s, "2", "Balanser", "godkänd", false, false);
	add_control(&s, "", "Okänd kod", "varning", true, false);
	write_ok(&s);
	assert_has(texts(&s), "EJ AVSTÄMD: kontrollerna stoppar dokumentet.");
	assert_has(texts(&s), "Version 2. Rättelse, ersätter version 1.");
	assert_lacks(texts(&s), "<t>Status</t>");
	assert_has(texts(&s), "1 av 2 kontroller har anmärkningar.");
	assert_has(texts(&s), "<t>Övrigt</t>");
	assert_lacks(texts(&s), "gäller en annan enhet");
	sample_release(&s);
}

static void of_forvaltning(struct sample *s)
{
	report_make(s, "");
	s->doc.scope = S("HSF");
	s->doc.scope_name = S("Hälso- och sjukvårdsförvaltningen");
	s->doc.verdict = S("avstämd med varningar");
}

/* A förvaltning is told of its own remarks, and that there are others. */
static void test_remarks_of_its_own(void **state)
{
	struct sample s;

	(void)state;
	of_forvaltning(&s);
	add_control(&s, "1", "Debet är kredit", "godkänd", false, false);
	add_control(&s, "6", "Ramar", "varning", true, false);
	fails_elsewhere(&s);
	add_control(&s, "7", "Mellanhavanden", "godkänd", false, false);
	fails_elsewhere(&s);
	add_control(&s, "8", "Påståenden", "ej prövad", false, false);
	write_ok(&s);
	assert_has(texts(&s), "<t>En kontroll har anmärkningar som gäller Hälso- och sjukvårdsförvaltningen. En annan "
			      "kontroll har anmärkningar som gäller andra enheter eller hela regionen; de står i "
			      "regionens avstämningsrapport.</t>");
	assert_has(texts(&s), "<t>Kontroll 6</t>");
	assert_has(texts(&s),
		   "<t>En kontroll är godkänd. En kontroll är ej prövad: det finns inga rader att pröva.</t>");
	assert_has(texts(&s), "<t>Hälso- och sjukvårdsförvaltningen (HSF)</t>");
	assert_has(texts(&s), "<t>Avstämd med varningar</t>");
	assert_lacks(texts(&s), "Kontroll 7");
	assert_lacks(texts(&s), "Kontroll 1");
	sample_release(&s);
}

static void test_remarks_of_others(void **state)
{
	struct sample s;

	(void)state;
	of_forvaltning(&s);
	add_control(&s, "6", "Ramar", "godkänd", false, false);
	fails_elsewhere(&s);
	add_control(&s, "7", "Mellanhavanden", "godkänd", false, false);
	fails_elsewhere(&s);
	add_control(&s, "", "Diagram utan tal", "godkänd med not", false, false);
	write_ok(&s);
	assert_has(texts(&s), "<t>Diagram utan tal</t>");
	assert_has(texts(&s), "<t>Inga anmärkningar gäller Hälso- och sjukvårdsförvaltningen. 2 kontroller har "
			      "anmärkningar som gäller andra enheter eller hela regionen; de står i regionens "
			      "avstämningsrapport.</t>");
	assert_lacks(texts(&s), "<t>Kontroll ");
	assert_lacks(texts(&s), "är godkän");
	sample_release(&s);
}

/* ---- how to read it ---- */

static void test_nothing_that_is_not_true(void **state)
{
	static const char *const absent[] = {"är formler", "Perioder",   "Procent", "Fasta",  "Körningens val",
					     "Diagram",    "Markerade",  "Koder",   "Tecken", "sortera",
					     "Avrundning", "Plus och",   "Röda",    "Exakta", "Kommentarer",
					     "datablad",   "Kontroller", "SHA-256"};
	struct sample s;

	(void)state;
	sample_init(&s);
	struct doc_table *table = sample_table(&s, "Blad", "", "", "Post|Värde", 1);
	set_text(&s, table, 0, 0, "rad");
	write_ok(&s);
	for (size_t i = 0; i < sizeof absent / sizeof *absent; i++)
		assert_lacks(texts(&s), absent[i]);
	assert_has(texts(&s), "Arbetsboken är en kopia");
	sample_release(&s);
}

static void test_what_is_true(void **state)
{
	static struct table_mark mark = {2, MARK_BELOW, {-500000000, NULL}, STR("Avvikelse under −5 mkr")};
	struct sample s;

	(void)state;
	report_make(&s, "");
	struct doc_table *table = s.doc.blocks->table;
	table->marks = &mark;
	table->mark_count = 1;
	s.doc.data->description = S("Huvudboken per period och nämnd");
	s.doc.data->as_ledger = true;
	write_ok(&s);
	assert_has(texts(&s), "De räknar på databladen sist i boken");
	assert_has(texts(&s), "På bladet huvudbok är intäkter minus och kostnader plus");
	assert_has(texts(&s), "Texter gör det inte");
	assert_has(texts(&s), "Markerade celler är utanför en gräns: Avvikelse under −5 mkr.");
	assert_has(texts(&s), "Talformatet visar dem i tkr eller mkr");
	assert_has(texts(&s), "Någon tabell är i tryck avrundad så att den summerar. Här är talen exakta.");
	assert_has(texts(&s), "Perioder är tal, ÅÅÅÅMM, och visas som ÅÅÅÅ-MM.</t>");
	assert_has(texts(&s), "Koder är text");
	assert_has(texts(&s), "Ändrar du ett belopp på ett datablad");
	assert_has(texts(&s), "<t>Huvudboken per period och nämnd</t>");
	assert_has(texts(&s), "<t>44 rader</t>");
	sample_release(&s);
}

/* A formula that takes its figure from a row is wrong when rows change places. */
static void test_fixed_rows(void **state)
{
	struct sample s;

	(void)state;
	report_make(&s, "");
	struct figure *cell = sample_amount(&s, "första", 100101, UNIT_KR, 0);
	add_data_cell(&s, cell, s.doc.data, 1, 2);
	sample_key(&s, cell);
	write_ok(&s);
	assert_has(texts(&s), "Sortera inte databladen: formler hämtar tal ur vissa rader.");
	sample_release(&s);
}

static void test_outer_months(void **state)
{
	struct sample s;

	(void)state;
	report_make(&s, "");
	set_data(s.doc.data, 3, 0, value_number(num_whole(202013)));
	write_ok(&s);
	assert_has(texts(&s), "Månad 00 är ingående balans, månad 13 bokslut.");
	sample_release(&s);
}

static void test_sources(void **state)
{
	static struct doc_source sources[] = {
		{NULL, STR("Indata"), STR("huvudbok.csv"),
		 STR("61d5bcb4642a92bd11a61812e60914d276f67e7f86900f120d870032d8cbbb1a")},
		{NULL, STR("Mall"), STR("=rapport.md"),
		 STR("88652e9c456f0a495e87da46720e9caa7511175b8a4ffd7ecee77bb117f3f7d1")}};
	struct sample s;

	(void)state;
	report_make(&s, "");
	sources[0].next = &sources[1];
	s.doc.sources = sources;
	write_ok(&s);
	assert_has(texts(&s), "<t>Indata</t>");
	assert_has(texts(&s), "<t>huvudbok.csv</t>");
	assert_has(texts(&s), "<t>61d5bcb4642a92bd11a61812e60914d276f67e7f86900f120d870032d8cbbb1a</t>");
	assert_has(texts(&s), "<t>=rapport.md</t>");
	assert_has(texts(&s), "sha256sum FIL");
	assert_has(part(&s, "xl/styles.xml"), "Courier New");
	sample_release(&s);
}

/* ---- key figures ---- */

static void add_block(struct sample *s, enum block_kind kind, struct run *runs)
{
	struct block *block = ARENA_NEW(&s->arena, struct block);

	block->kind = kind;
	block->runs = runs;
	*s->block_end = block;
	s->block_end = &block->next;
}

/* Adds a figure and what follows it to a line. */
static void append_figure(struct sample *s, struct run *line, const struct figure *figure, const char *shown,
			  const char *after)
{
	struct run *run = sample_run(s, shown);

	while (line->next)
		line = line->next;
	run->kind = RUN_FIGURE;
	run->figure = figure;
	run->next = sample_run(s, after);
	line->next = run;
}

static struct run *say(struct sample *s, const char *before, const struct figure *figure, const char *shown,
		       const char *after)
{
	struct run *line = sample_run(s, before);

	append_figure(s, line, figure, shown, after);
	add_block(s, BLOCK_PARAGRAPH, line);
	return line;
}

static struct figure *parameter(struct sample *s, const char *name, struct value value, struct format format)
{
	struct figure *figure = sample_figure(s, name, value, format);

	figure->name = str_from(name);
	figure->is_parameter = true;
	sample_key(s, figure);
	return figure;
}

static void test_key_figures(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	sample_data(&s, "huvudbok", "period:period|belopp:kr", 1);
	struct figure *step = sample_amount(&s, "utebliven_effekt", -106000000, UNIT_MKR, 0);
	step->name = S("utebliven_effekt");
	step->explanation = S("=planerad_effekt\n    -redovisad_effekt");
	add_text(&s, step, "-106000000");
	struct figure *planned = sample_amount(&s, "90000000", 90000000, UNIT_MKR, 0);
	planned->label_is_formula = true;
	struct figure *shown = sample_amount(&s, "-utebliven_effekt", 106000000, UNIT_MKR, 0);
	shown->label_is_formula = true;
	add_text(&s, shown, "-");
	add_figure(&s, shown, step);
	struct figure *hidden = sample_amount(&s, "SUMMA(ovan)", 1, UNIT_KR, 0);
	hidden->label_is_formula = true;
	add_text(&s, hidden, "1");
	struct figure *cell = sample_amount(&s, "avvikelse [a] (Kulturnämnden)", 1, UNIT_KR, 0);
	cell->explanation = S("=[belopp]");
	add_text(&s, cell, "1");
	struct figure *region = sample_amount(&s, "region.utfall_i_år", 7, UNIT_KR, 0);
	region->of_region = true;
	region->source = S("hela regionen: utfall(alla)");
	struct figure *period =
		parameter(&s, "period", value_number(num_whole(202011)), (struct format){UNIT_MONTH, -1});
	parameter(&s, "föregående_omgång", value_text(S("2020-04")), (struct format){UNIT_NONE, -1});
	sample_key(&s, step);
	sample_key(&s, hidden);
	sample_key(&s, region);
	sample_key(&s, cell);
	sample_key(&s, shown);
	sample_key(&s, planned);
	add_block(&s, BLOCK_HEADING, sample_run(&s, "Planens effekt"));
	struct run *line = say(&s, "Av planen på sammanlagt ", planned, "90 mkr", " uteblir då ");
	append_figure(&s, line, shown, "106 mkr", ". Det motsvarar nästan hälften av allt som planerades.");
	say(&s, "Så var det ", period, "november 2020", ".");
	write_ok(&s);

	/* text by its heading, in its order; parameters; steps. A formula refers to the cell it got. */
	assert_has(texts(&s), "<t>Planens effekt</t>");
	assert_has(sheet(&s, 2), "<c r=\"C6\"");
	assert_has(sheet(&s, 2), "<f>-C11</f><v>106000000</v>");
	assert_has(texts(&s), "<t>Av planen på sammanlagt [talet] uteblir då …</t>");
	assert_has(texts(&s), "<t>… planen på sammanlagt … uteblir då [talet]. Det motsvarar …</t>");
	assert_has(texts(&s), "<t>=-utebliven_effekt</t>");
	assert_has(texts(&s), "<t>utebliven_effekt</t>");
	assert_has(texts(&s), "<t>=planerad_effekt -redovisad_effekt</t>");
	assert_has(texts(&s), "<t>Mellanled 2</t>");
	assert_has(texts(&s), "<t>Avvikelse [a] (Kulturnämnden)</t>");
	assert_has(texts(&s), "<t>=[belopp]</t>");
	assert_has(texts(&s), "<t>=SUMMA(ovan)</t>");
	assert_has(texts(&s), "<t>region.utfall_i_år, hela regionen</t>");
	assert_has(texts(&s), "<t>Fast värde, hela regionen: utfall(alla)</t>");
	/* parameters by name wherever they are shown */
	assert_has(texts(&s), "<t>Period</t>");
	assert_has(texts(&s), "<t>Föregående omgång</t>");
	assert_has(texts(&s), "<t>Körningens val; databladen gäller detta värde</t>");
	assert_has(texts(&s), "Tal i den löpande texten; körningens val; mellanled som formlerna behöver");
	assert_has(part(&s, "xl/workbook.xml"), "<definedName name=\"period\">'Tal i texten'!$C$8</definedName>");
	assert_lacks(texts(&s), "<t>SUMMA(ovan)</t>");
	assert_lacks(texts(&s), "106 mkr");
	assert_lacks(texts(&s), "arameter");
	assert_lacks(texts(&s), "Sortera inte");
	sample_release(&s);
}

/* One kind alone needs no titles. */
static void test_one_group(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	sample_key(&s, sample_amount(&s, "ett tal", 1, UNIT_KR, 0));
	write_ok(&s);
	assert_has(sheet(&s, 2), "<c r=\"C4\"");
	assert_has(texts(&s), "<t>Ett tal</t>");
	assert_lacks(sheet(&s, 2), "<c r=\"C5\"");
	sample_release(&s);
}

/* ---- properties ---- */

static void test_properties(void **state)
{
	struct sample s;
	char title[400];

	(void)state;
	report_make(&s, "");
	/* 254 letters and then two that take two bytes each */
	memset(title, 'x', 254);
	strcpy(title + 254, "åå");
	s.doc.title = str_from(title);
	s.doc.verdict = S("avstämd & klar");
	s.doc.diary = S("RV 2020:580");
	write_ok(&s);
	const char *core = part(&s, "docProps/core.xml"), *own = part(&s, "docProps/custom.xml");
	assert_has(core, "xxx</dc:title>");
	assert_has(core, "<dc:creator>Region Västerbotten</dc:creator>");
	assert_has(core, "<cp:keywords>november 2020; RV 2020:580</cp:keywords>");
	assert_has(core, "<cp:contentStatus>Avstämd &amp; klar</cp:contentStatus>");
	assert_has(own, "name=\"Körning\"><vt:lpwstr>20201215T020000Z-1f2e3d4c<");
	assert_has(own, "name=\"Period\"><vt:lpwstr>november 2020<");
	assert_has(own, "name=\"Avstämning\"><vt:lpwstr>avstämd &amp; klar<");
	assert_lacks(own, "Förvaltning");
	write_ok(&s);
	assert_string_equal(own, part(&s, "docProps/custom.xml"));
	assert_string_equal(core, part(&s, "docProps/core.xml"));
	sample_release(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reconciled),
		cmocka_unit_test(test_stopped),
		cmocka_unit_test(test_remarks_of_its_own),
		cmocka_unit_test(test_remarks_of_others),
		cmocka_unit_test(test_nothing_that_is_not_true),
		cmocka_unit_test(test_what_is_true),
		cmocka_unit_test(test_fixed_rows),
		cmocka_unit_test(test_outer_months),
		cmocka_unit_test(test_sources),
		cmocka_unit_test(test_key_figures),
		cmocka_unit_test(test_one_group),
		cmocka_unit_test(test_properties),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

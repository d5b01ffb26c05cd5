/* Calculated tables: sums of posts, kinds of rows, order, groups, hidden rows. */
#include "document_fixture.h"

static void posts_sums_and_varav(void **state)
{
	assert_string_equal(
		table_rows(*state,
			   "| Post | Belopp |\n|:--|--:|\n| Ett | =1 |\n| varav del | =100 |\n| varav: Del | =100 |\n"
			   "| Två | =2 |\n| **Summa** | =SUMMA(ovan) |\n| rubrik: Mera | |\n| Tre | =3 |\n"
			   "| summa: Delsumma | =SUMMA(ovan) |\n| Fyra | =4 |\n| totalt: Allt | =SUMMA(samtliga) |\n"),
		" Ett|1\nvvarav del|100\nvDel|100\n Två|2\n+Summa|3\n#Mera|\n Tre|3\n+Delsumma|3\n Fyra|4\n=Allt|10\n");
}

static void cells_have_names(void **state)
{
	struct fixture *f = *state;

	template(f, "d.md",
		 "---\ndokument: d\n---\n```tabell t\nenhet: mkr\n| Post | Belopp | Andel =[Belopp]/total i procent "
		 "|\n|--|--|--|\n"
		 "| Ett | ett: =1 mkr | |\n| varav Del | =1 mkr | =0 |\n| Två | =3 mkr | |\n| **S** | total: "
		 "=SUMMA(ovan) | |\n```\n{{ett/total i procent 0}} av {{total}}\n");
	formulas(f, "dubbel: =2*total\nandra: =SUMMA(t[belopp])\nbada(kol): =SUMMA(kol)\ntredje: =bada(t[Belopp])\n");
	calculate(f);
	assert_figure(f, "total", "4000000");
	assert_figure(f, "dubbel", "8000000");
	assert_figure(f, "andra", "4000000");
	assert_figure(f, "tredje", "4000000");
	struct doc *doc = composed(f, "d");
	assert_string_equal(rows_text(f, doc_table(doc, "t")),
			    " Ett|1|25,0\nvvarav Del|1|0,0\n Två|3|75,0\n+S|4|100,0\n");
	assert_non_null(strstr(text_of(f, doc), "25~% av 4~mkr"));
}

static void rows_of_a_table(void **state)
{
	region();
	assert_string_equal(
		table_rows(*state,
			   "rad: organisation där typ = \"nämnd\"\nsortera: ABS([Avvikelse]) fallande\nenhet: kr\n"
			   "kolumn Nämnd: [namn]\nkolumn Utfall: "
			   "=-SUMMA.OMF(huvudbok[belopp];huvudbok[nämnd];[kod];huvudbok[del];\"resultat\")\n"
			   "kolumn Budget: =-SUMMA.OMF(budget[belopp];budget[nämnd];[kod])\n"
			   "kolumn Avvikelse: =[Utfall]-[Budget]\nkolumn Andel: =[Utfall]/[Budget] i procent\nsumma: "
			   "Regionen\n"),
		" Hälsonämnden|300|-520|820|-57,6\n "
		"Utvecklingsnämnden|-50|-37|-13|135,1\n=Regionen|250|-557|807|-44,8\n");
}

static void hidden_rows(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "d.md",
		 "---\ndokument: d\n---\n```tabell t\ndölj: noll\n| P | A | B |\n|--|--|--|\n| x | =1-1 | =0 |\n| y | "
		 "dold: =0 | =1 |\n"
		 "| z | dold_helt: =5-5 | |\n| rubrik: R | | |\n| tom | | |\n| **S** | =SUMMA(ovan) | =SUMMA(samtliga) "
		 "|\n```\n"
		 "```tabell u\nrad: budget\ndölj: noll\nkolumn P: [post]\nkolumn B: "
		 "=OM([enhet]=\"HSN\";[belopp];0)\nsumma: S\n```\n"
		 "Helt dold är {{dold_helt}}.\n");
	calculate(f);
	assert_figure(f, "dold_helt", "0");
	struct doc *doc = composed(f, "d");
	assert_string_equal(rows_text(f, doc_table(doc, "t")), " y|0|1\n#R||\n tom||\n+S|0|1\n");
	assert_string_equal(rows_text(f, doc_table(doc, "u")), " Personal|500\n Personal|20,3\n=S|520,3\n");
	assert_non_null(strstr(text_of(f, doc), "Helt dold är 0."));
}

/* The quotient in a grid's head is calculated in the sum row, and a quotient of zeros hides no less than they do. */
static void quotients_in_heads(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(
		table_rows(f, "dölj: noll\nsumma: Allt\n| P | A | B | Kvot =[A]/[B] i procent 0 |\n|--|--|--|--|\n"
			      "| x | =1 | =2 | |\n| y | =3 | =4 | |\n| z | =0 | =0 | |\n"),
		" x|1|2|50\n y|3|4|75\n=Allt|4|6|67\n");
	assert_string_equal(excel_of(f, doc_table(composed(f, "d"), "t")->rows[2].cells[3].figure), "{SUMMA}/ROUND({SUMMA},2)");
}

static void groups(void **state)
{
	region();
	assert_string_equal(table_rows(*state,
				       "rad: budget sortera [belopp] fallande\ngrupp: nämnd; period\nenhet: kr\n"
				       "kolumn Post: [post]\nkolumn Belopp: =[belopp] i kr 2\nkolumn Dubbelt: "
				       "=2*[Belopp] i kr 0\nsumma: Allt\n"),
			    "#Hälsonämnden||\n#2020-01||\n Personal|500,00|1~000\n+Summa "
			    "2020-01|500,00|1~000\n#2020-02||\n Personal|20,25|41\n"
			    "+Summa 2020-02|20,25|41\n+Summa "
			    "Hälsonämnden|520,25|1~041\n#Utvecklingsnämnden||\n#2020-02||\n Personal|30,00|60\n"
			    "+Summa 2020-02|30,00|60\n#2020-12||\n Personal|7,00|14\n+Summa 2020-12|7,00|14\n+Summa "
			    "Utvecklingsnämnden|37,00|74\n"
			    "=Allt|557,25|1~115\n");
}

static void groups_without_sums(void **state)
{
	region();
	assert_string_equal(table_rows(*state, "rad: budget\ngrupp: beslut\ngruppsumma: nej\nkolumn P: [enhet]\nkolumn "
					       "B: =[belopp]\nsumma: S\n"),
			    " HSN|500\n RUN|30\n RUN|7\n#B1|\n HSN|20,3\n=S|557,3\n");
}

/* One column formula, rows of two tables: each reads its own. */
static void rows_of_two_tables(void **state)
{
	region();
	input("ramar.csv", "år;enhet;slag;post;belopp\n2020;HSN;satsning;Ny ram;1000\n2020;RUN;satsning;Annan;2000\n");
	assert_string_equal(table_rows(*state, "| Post | Belopp =[belopp] |\n|--|--|\n| @budget där enhet = \"HSN\": B "
					       "{{[version]}} | |\n| **Summa** | =SUMMA(ovan) |\n"
					       "| @ramar: varav: R {{[post]}} | |\n| @ramar: R {{[post]}} | |\n| "
					       "**Summa** | =SUMMA(ovan) |\n"),
			    " B fullmäktige|500\n B tillägg|20,3\n+Summa|520,3\nvR Ny ram|1~000\nvR Annan|2~000\n R Ny "
			    "ram|1~000\n R Annan|2~000\n+Summa|3~000\n");
}

static void order_within_a_line(void **state)
{
	region();
	assert_string_equal(table_rows(*state, "sortera: [belopp]\n| P | B |\n|--|--|\n| @budget där enhet = \"HSN\": "
					       "[version] | =[belopp] |\n| **S** | =SUMMA(ovan) |\n"
					       "| @budget där enhet = \"RUN\": [version] | =[belopp] |\n| @budget där "
					       "enhet = \"HSN\": HSN | =[belopp] |\n| **S** | =SUMMA(ovan) |\n"),
			    " tillägg|20,3\n fullmäktige|500\n+S|520,3\n intern|7\n fullmäktige|30\n HSN|20,3\n "
			    "HSN|500\n+S|557,3\n");
}

static void order_needs_one_table(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "d.md",
		 "---\ndokument: d\n---\n```tabell t\nsortera: [belopp]\n| P | B |\n|--|--|\n| @budget: [post] | "
		 "=[belopp] |\n| @ramar: [post] | =[belopp] |\n```\n");
	faulty(f);
	assert_fault(f, "d.md:9:1: sortera needs repeated rows of one input table");
}

static void circles(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "d.md",
		 "---\ndokument: d\n---\n```tabell t\n| P | A | B =[A] |\n|--|--|--|\n| x | =[B] | |\n| y | ax: =bx | "
		 "=1 |\n| z | bx: =1+ax | =2 |\n```\n"
		 "```tabell u\n| P | A |\n|--|--|\n| v | gräns_u: =3 |\n| @budget där belopp > gräns_u: [post] | "
		 "=[belopp] |\n```\n");
	calculate(f);
	(void)composed(f, "d");
	assert_fault(f, "d.md:7:7: this cell is circular");
	assert_fault(f, "d.md:8:7: this cell is circular");
	assert_fault(f, "d.md:11:11: this table is circular");
	assert_int_equal(diags_exit_status(&f->s->diags), 3);
}

static void a_circle_over_two_templates(void **state)
{
	struct fixture *f = *state;

	template(f, "e.md", "---\ndokument: e\n---\n```tabell w\n| P | A |\n|--|--|\n| y | här: =där_borta |\n```\n");
	formulas(f, "där_borta: =här+1\n");
	faulty(f);
	assert_fault(f, "e.md:7:13: \"där_borta\" is circular");
}

static void own_columns(void **state)
{
	region();
	/* [Belopp] is the column, [belopp] of the column Belopp the input's */
	assert_string_equal(table_rows(*state,
				       "rad: budget högst 1\nkolumn Belopp: =[belopp]\nkolumn Mer: =[Belopp]+1\nkolumn "
				       "Post: [post]\nkolumn Ord: \"{{[post]}}\" **{{[Mer]}}**\n"),
			    " 500|501|Personal|\"Personal\" **501**\n");
}

static void footnotes_of_rows(void **state)
{
	input("ramar.csv", "år;enhet;slag;post;belopp;fotnot\n2020;A;s;Ett;1;Första\n2020;A;s;Två;2;\n2020;A;s;Tre;3;"
			   "Första\n2020;A;s;Fyra;4;Andra\n");
	assert_string_equal(
		table_rows(*state, "rad: ramar\nnot: [fotnot]\nkolumn P: [post]\nkolumn B: =[belopp]\nsumma: S\n"),
		" Ett[1]|1\n Två|2\n Tre[1]|3\n Fyra[2]|4\n=S|10\n");
}

static void faults_of_tables(void **state)
{
	struct fixture *f = *state;

	template(f, "d.md",
		 "---\ndokument: d\n---\n"
		 "```tabell t\nfärg: röd\nenhet: euro\ndecimaler: 11\ndölj: allt\n| A | A |\n|--|--|\n| x     | =1+ "
		 "|\n| x "
		 "| 2 | 3 |\n```\n"
		 "```tabell t\nrad: budget där\nkolumn X\n```\n```tabell\n```\n```tabell budget\nkolumn X: "
		 "1\n```\n```tabell 5a\n| A |\n```\n");
	assert_fault(f, "d.md:5:1: unknown setting \"färg\"");
	assert_fault(f, "d.md:6:8: unknown unit \"euro\"");
	assert_fault(f, "d.md:7:12: the number of decimals");
	assert_fault(f, "d.md:8:7: expected \"noll\"");
	assert_fault(f, "d.md:9:7: this table has a column \"A\" already");
	assert_fault(f, "d.md:11:14: the formula ends");
	assert_fault(f, "d.md:12:1: this row has 3 cells, the table 2 columns");
	assert_fault(f, "d.md:14:11: a table \"t\" stands already in d.md, line 4");
	assert_fault(f, "d.md:15:16: expected the name of a column");
	assert_fault(f, "d.md:16:1: a column is written");
	assert_fault(f, "this table has neither columns nor a grid");
	assert_fault(f, "d.md:20:11: \"budget\" is an input table");
	assert_fault(f, "d.md:20:11: a table with columns needs \"rad:");
	assert_fault(f, "d.md:23:11: \"5a\" can not be the id");
	assert_null(strstr(said(f->s), "d.md:14:11: a table with columns needs"));
}

/* They would be printed as they stand. */
static void fields_without_braces(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "d.md",
		 "---\ndokument: d\n---\n```tabell t\nrad: budget\nkolumn Post: [post] och [Version]\nkolumn Två: "
		 "{{[post]}} \\[post\\] [post](https://a.se) [annat] `[post]` budget[post]\nkolumn Tre: {{om "
		 "1=1}}**[Två]**{{slut}}\n```\n"
		 "{{för budget}}\nTill\n[post]\n{{slut}}\n[post]\n");
	faulty(f);
	assert_fault(f, "d.md:6:14: [post] in text is printed as it stands: write {{[post]}} och {{[Version]}}");
	assert_fault(f, "d.md:8:25: [Två] in text is printed as it stands: write **{{[Två]}}**");
	assert_fault(f, "d.md:12:1: [post] in text is printed as it stands: write {{[post]}}");
	assert_int_equal(diags_faults(&f->s->diags), 3);
}

/* Years name rows as words do; a rule says otherwise. */
static void the_first_column_stands_left(void **state)
{
	struct fixture *f = *state;

	template(f, "d.md",
		 "---\ndokument: d\n---\n```tabell t\n| År | B | C |\n|--|--|:-:|\n| =2019 i år | =1 | x |\n```\n"
		 "```tabell u\n| År |\n|--:|\n| =2019 i år |\n```\n");
	calculate(f);
	const struct doc *doc = composed(f, "d");
	const struct table_column *columns = doc_table(doc, "t")->columns;
	assert_int_equal(columns[0].align, ALIGN_LEFT);
	assert_int_equal(columns[1].align, ALIGN_RIGHT);
	assert_int_equal(columns[2].align, ALIGN_CENTRE);
	assert_int_equal(doc_table(doc, "u")->columns[0].align, ALIGN_RIGHT);
}

static void names_in_repeated_rows(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "d.md",
		 "---\ndokument: d\n---\n```tabell t\n| A | B |\n|--|--|\n| @budget: [post] | x_y: =[belopp] "
		 "|\n```\n{{för budget}}\n```tabell t\n| A | B |\n|--|--|\n| y | z_y: =1 |\n```\n{{slut}}\n"
		 "```tabell u\nrad: budget\nkolumn K: k_y: =[belopp]\n```\n");
	assert_fault(f, "d.md:7:21: \"x_y\" would name several cells");
	assert_fault(f, "d.md:13:7: \"z_y\" would name several cells");
	assert_fault(f, "d.md:18:11: \"k_y\" would name several cells");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORMULA_TEST(posts_sums_and_varav),
		FORMULA_TEST(cells_have_names),
		FORMULA_TEST(rows_of_a_table),
		FORMULA_TEST(hidden_rows),
		FORMULA_TEST(quotients_in_heads),
		FORMULA_TEST(groups),
		FORMULA_TEST(groups_without_sums),
		FORMULA_TEST(rows_of_two_tables),
		FORMULA_TEST(order_within_a_line),
		FORMULA_TEST(order_needs_one_table),
		FORMULA_TEST(circles),
		FORMULA_TEST(a_circle_over_two_templates),
		FORMULA_TEST(own_columns),
		FORMULA_TEST(footnotes_of_rows),
		FORMULA_TEST(faults_of_tables),
		FORMULA_TEST(fields_without_braces),
		FORMULA_TEST(the_first_column_stands_left),
		FORMULA_TEST(names_in_repeated_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

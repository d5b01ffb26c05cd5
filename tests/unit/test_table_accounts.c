/* An account becomes the post that the most specific row of kontoplan gives it. */
#include "table_sample.h"

static const char *posts_of(struct sample *s, const char *kontoplan, const char *ledger)
{
	input("kontoplan.csv", kontoplan);
	input("huvudbok.csv", ledger);
	open_store(s);
	struct cube *cube = cube_over(s, "period konto post");
	read_store(s);
	return cube_shown(s, cube);
}

static void the_most_specific_wins(void **state)
{
	assert_string_equal(posts_of(*state,
				     "konto;post;del;avsnitt\n"
				     "4*;stjärna;resultat;v\n"
				     "4000-4899;vid;resultat;v\n"
				     "4000-4049;smal;resultat;v\n"
				     "40*;prefix;resultat;v\n"
				     "4010;exakt;resultat;v\n"
				     "* ;resten;balans;b\n"
				     "5000 \xE2\x80\x93 5100;streck;resultat;v\n",
				     "period;verifikation;konto;ansvar;belopp\n"
				     "2020-01;1;4010;;1\n2020-01;1;4049;;1\n2020-01;1;4050;;1\n2020-01;1;4100;;1\n"
				     "2020-01;1;45001;;1\n2020-01;1;1930;;1\n2020-01;1;5100;;1\n2020-01;1;05050;;1\n"),
			    "202001|05050|resten|1|1\n202001|1930|resten|1|1\n202001|4010|exakt|1|1\n202001|4049|smal|1|1\n202001|4050|prefix|1|1\n"
			    "202001|4100|vid|1|1\n202001|45001|stjärna|1|1\n202001|5100|streck|1|1\n");
}

static void accounts_change(void **state)
{
	assert_string_equal(posts_of(*state,
				     "konto;post;del;avsnitt;från;till\n"
				     "4010;gammal;resultat;v;;2019-12\n"
				     "4010;ny;resultat;v;2020-01;2020-02-29\n"
				     "40*;annars;resultat;v;;2020-04\n"
				     "401*;sist;resultat;v;2020-04;\n",
				     "period;verifikation;konto;ansvar;belopp\n"
				     "2019-13;1;4010;;1\n2020-00;1;4010;;1\n2020-02;1;4010;;1\n2020-03;1;4010;;1\n"
				     "2020-04;1;4010;;1\n2020-05;1;4020;;1\n2020-05;1;4010;;1\n"),
			    "201913|4010|gammal|1|1\n202000|4010|ny|1|1\n202002|4010|ny|1|1\n202003|4010|annars|1|1\n"
			    "202004|4010|sist|1|1\n202005|4010|sist|1|1\n202005|4020|Ej fördelat|1|1\n");
}

static void rivals(void **state)
{
	struct sample *s = *state;

	input("kontoplan.csv", "konto;post;del;avsnitt;från;till\n"
			       "4010;a;resultat;v;;2019-12\n"
			       "4010;b;resultat;v;2019-12;\n"
			       "4000-4099;c;resultat;v;;\n"
			       "40*;d;resultat;v;;\n"
			       "4050-4149;e;resultat;v;;\n"
			       "5*;f;resultat;v;;2018-12\n"
			       "5*;g;resultat;v;2019-01;\n"
			       "6000-5000;h;resultat;v;;\n"
			       "900-1100;i;resultat;v;;\n"
			       "4*0;j;resultat;v;;\n"
			       "04010;k;resultat;v;;\n");
	faulty_store(s);
	assert_says(s, "in/kontoplan.csv:3: konto \"4010\" is as specific as \"4010\" in line 2");
	assert_says(s, "in/kontoplan.csv:5: konto \"40*\" is as specific as \"4000-4099\" in line 4");
	assert_says(s, "in/kontoplan.csv:6: konto \"4050-4149\" is as specific as \"4000-4099\" in line 4");
	assert_says(s, "in/kontoplan.csv:9: konto \"6000-5000\": expected a range");
	assert_says(s, "in/kontoplan.csv:10: konto \"900-1100\": expected a range");
	assert_says(s, "in/kontoplan.csv:11: konto \"4*0\": expected an account");
	assert_says(s, "in/kontoplan.csv:12: konto is \"04010\", but \"4010\" in line 2");
	assert_int_equal(s->diags.count, 7);
}

static void by_post(void **state)
{
	struct sample *s = *state;

	input_region();
	input("budget.csv", "period;konto;post;enhet;version;belopp\n"
			    "2020-01;;Intäkter;HSN;intern;1\n2020-01;4010;;HSN;intern;2\n2020-01;4020;Egen;HSN;intern;3\n");
	open_store(s);
	want(s, "budget", "avsnitt benämning ordning del");
	read_store(s);
	assert_string_equal(rows_of(s, "budget", "post avsnitt ordning benämning del"),
			    "Intäkter|verksamhet|1||resultat\n"
			    "Lönekostnader|verksamhet|3|Löner|resultat\n"
			    "Egen|verksamhet|2|Personal|resultat\n");
}

static void posts_must_agree(void **state)
{
	struct sample *s = *state;

	input("kontoplan.csv", "konto;post;del;avsnitt;ordning\n3*;A;resultat;verksamhet;1\n4*;A;resultat;finans;2\n");
	input("budget.csv", "period;post;enhet;version;belopp\n2020-01;A;;intern;1\n2020-02;A;;intern;1\n");
	open_store(s);
	want(s, "budget", "avsnitt del");
	assert_false(store_read(s->store, NULL, NULL, &s->diags));
	assert_says(s, "in/kontoplan.csv:3: avsnitt of post \"A\" is not what it is in line 2");
	assert_int_equal(s->diags.count, 1);
}

/* Where nobody asks by post, accounts of one post may differ. */
static void posts_may_differ_otherwise(void **state)
{
	struct sample *s = *state;

	input("kontoplan.csv", "konto;post;del;avsnitt;ordning\n3*;A;resultat;verksamhet;1\n4*;A;resultat;verksamhet;2\n");
	input("budget.csv", "period;konto;post;enhet;version;belopp\n2020-01;3010;;;intern;1\n");
	open_store(s);
	want(s, "budget", "ordning");
	read_store(s);
	assert_string_equal(rows_of(s, "budget", "ordning"), "1\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SAMPLE_TEST(the_most_specific_wins),
		SAMPLE_TEST(accounts_change),
		SAMPLE_TEST(rivals),
		SAMPLE_TEST(by_post),
		SAMPLE_TEST(posts_must_agree),
		SAMPLE_TEST(posts_may_differ_otherwise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

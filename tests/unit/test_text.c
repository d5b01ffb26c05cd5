/* Documents as plain text, and what they say for an approval. */
#include "document_fixture.h"

#include "document/content.h"
#include "document/corrected.h"
#include "text/text.h"

static struct doc *doc_of(struct fixture *f, const char *body)
{
	struct str source = str_printf(f->arena, "---\ndokument: d\ntitel: T\n---\n%s", body);

	template_bytes(f, "d.md", source.p, source.n);
	calculate(f);
	return composed(f, "d");
}

static void check_text(void **state, const char *body, const char *expected)
{
	struct fixture *f = *state;

	region();
	assert_string_equal(str_c(f->arena, text_render(f->arena, doc_of(f, body))), expected);
}

static void paragraphs(void **state)
{
	check_text(state,
		   "# Rubrik\n\nEtt stycke som är så långt att det inte får plats på en rad utan måste delas vid ett mellanslag, "
		   "med {{1234567 i kr}} sist.\n\n## Under\n\nKort.\n",
		   "Rubrik\n======\n\nEtt stycke som är så långt att det inte får plats på en rad utan måste\ndelas vid ett "
		   "mellanslag, med 1 234 567 kr sist.\n\nUnder\n-----\n\nKort.\n");
}

static void lists(void **state)
{
	check_text(state,
		   "- ett\n- två som är långt nog för att behöva fortsätta på nästa rad, med indrag under texten\n  1. inre\n\n> Citat\n\nAtt "
		   "anta budgeten.\n",
		   "• ett\n• två som är långt nog för att behöva fortsätta på nästa rad, med indrag\n  under texten\n  1. inre\n\n> "
		   "Citat\n\nAtt anta budgeten.\n");
}

static void tables(void **state)
{
	check_text(state,
		   "```tabell b\ntitel: Budget\nenhet: kr\nrad: budget\nkolumn Version: [version]\nkolumn Belopp: =[belopp]\nsumma: Summa\n```\n",
		   "Tabell 1. Budget, kr\n\nVersion      Belopp\n-------------------\nfullmäktige     500\ntillägg          20\n"
		   "fullmäktige      30\nintern            7\n-------------------\nSumma           557\n");
}

static void wide_tables(void **state)
{
	check_text(state,
		   "```tabell b\nrad: organisation där typ = \"nämnd\"\nkolumn Namn: [namn]\nkolumn Ett: "
		   "=[namn]&\" och mera text än vad som får plats\"\nkolumn Två: =[namn]&\" igen\"\n```\n",
		   "Hälsonämnden\n  Ett: Hälsonämnden och mera text än vad som får plats\n  Två: Hälsonämnden igen\nUtvecklingsnämnden\n"
		   "  Ett: Utvecklingsnämnden och mera text än vad som får plats\n  Två: Utvecklingsnämnden igen\n");
}

static void notes(void **state)
{
	check_text(state, "Text[^a] här.\n\n[^a]: En fotnot.\n", "Text [1] här.\n\n[1] En fotnot.\n");
}

/* ---- what it says ---- */

#define BODY "# R\n\nUtfall {{utfall}}.[^a]\n\n```tabell b\nrad: budget\nkolumn V: [version]\nkolumn B: =[belopp]\n```\n\n[^a]: Not.\n\n" \
	     "```beräkning\nutfall: =SUMMA(budget[belopp]) i mkr 0\n```\n"

static void same(void **state)
{
	struct fixture *f = *state;

	region();
	struct doc *doc = doc_of(f, BODY);
	const char *before = str_c(f->arena, doc_content(f->arena, doc));
	doc->at = doc->run = doc->date = doc->stamp = doc->stamp_why = doc->notice = doc->verdict = S("annat");
	doc->sources = NULL;
	assert_string_equal(before, str_c(f->arena, doc_content(f->arena, doc)));
}

/* What each change to a document makes of its text: something else. */
static void changes(void **state)
{
	struct fixture *f = *state;

	region();
	struct doc *doc = doc_of(f, BODY);
	const char *before = str_c(f->arena, doc_content(f->arena, doc));
	struct block *heading = doc->blocks, *text = heading->next, *table = text->next;
	struct figure *figure = NULL;
	for (struct run *run = text->runs; run; run = run->next)
		if (run->figure)
			figure = (struct figure *)(uintptr_t)run->figure;
	assert_non_null(figure);

	struct str *words[] = {&doc->title, &heading->runs->text, &text->runs->text, &doc->notes->runs->text,
			       &table->table->columns[0].title, &table->table->rows[0].cells[0].runs->text, &figure->printed};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct str kept = *words[i];
		*words[i] = S("annat");
		assert_string_not_equal(before, str_c(f->arena, doc_content(f->arena, doc)));
		*words[i] = kept;
	}
	/* an öre, which print does not show */
	struct num kept = figure->value.num;
	assert_true(num_add(f->arena, kept, num_hundredths(1), &figure->value.num));
	assert_string_not_equal(before, str_c(f->arena, doc_content(f->arena, doc)));
	figure->value.num = kept;
	struct table_row row = table->table->rows[0];
	table->table->rows[0] = table->table->rows[1];
	table->table->rows[1] = row;
	assert_string_not_equal(before, str_c(f->arena, doc_content(f->arena, doc)));
}

static void correction(void **state)
{
	struct fixture *f = *state;
	const struct doc_change change = {S("Resultat"), S("1 mkr"), S("2 mkr"), S("1")};

	region();
	struct doc *doc = doc_of(f, "Text.\n");
	doc_add_changes(f->arena, doc, S("version 1 av den 15 december 2020"), &change, 1, 2);
	assert_string_equal(str_c(f->arena, text_render(f->arena, doc)),
			    "Text.\n\nVad som har ändrats\n===================\n\nDokumentet ersätter version 1 av den 15 december 2020. 2 rader som\n"
			    "bokförts efter att perioden stängdes ingår nu.\n\nUppgift   Tidigare     Nu  Ändring\n"
			    "----------------------------------\nResultat     1 mkr  2 mkr        1\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORMULA_TEST(paragraphs), FORMULA_TEST(lists), FORMULA_TEST(tables),  FORMULA_TEST(wide_tables), FORMULA_TEST(notes),
		FORMULA_TEST(same),       FORMULA_TEST(changes), FORMULA_TEST(correction),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

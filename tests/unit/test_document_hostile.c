/* Templates that are broken on purpose: faults with a place, never a crash. */
#include "document_fixture.h"

/* Everything that can be done with a template is done. */
static void survive(struct fixture *f, const char *bytes, size_t n)
{
	template_bytes(f, "h.md", bytes, n);
	if (!bind_all(f)) {
		assert_int_equal(diags_exit_status(&f->s->diags), 3);
		for (size_t i = 0; i < f->s->diags.count; i++)
			assert_true(f->s->diags.items[i].at.line > 0);
		return;
	}
	read_store(f->s);
	add_contexts(f);
	for (const struct context *c = f->engine.contexts; c; c = c->next)
		for (size_t i = 0; i < f->template_count; i++)
			if (f->templates[i]->document.n && str_equal(c->document, f->templates[i]->document)) {
				static const struct run_facts facts = {.date = 20201215};
				(void)compose(&f->engine, f->templates[i], c, &facts, &f->findings);
			}
	controls_run(&f->engine, &f->controls, &f->findings);
}

static const char whole[] =
	"---\ndokument: d\ntitel: T {{år}}\n---\n# R {{år}}[^a]\n\n{{om år > 1}}x{{annars}}y{{slut}}\n{{för budget där "
	"post = \"Personal\" sortera [belopp]}}\n1. {{[post]}}\n{{slut}}\n\n"
	"```beräkning\nf_(x;y): =OM(x>y;SUMMA.OMF(budget[belopp];budget[post];\"P\"&\"*\");1,5 mkr)\ng_: "
	"=f_(1;2)\n```\n"
	"{{innehåll 3}}\n\nSe {{figur k}} i {{bilaga l}}, {{tabell t}}.\n```diagram k\ntyp: brygga\ntabell: t\nserier: B\ntill: "
	"n_\nkälla: Av {{år}}\n```\n# Bilaga l: M\n\n"
	"```tabell t\ntitel: A {{g_}}\nenhet: mkr\nkolumngrupp: G {{år}} = B; C\ntransport: ja\n| P \"Q\" | B =[C]*2 | C |\n|:--|--:|--|\n| @budget: varav: [post] "
	"| | =[belopp] |\n| **S** | n_: =SUMMA(ovan) | =1 |\n```\n"
	"```kontroll 1\nvänster: =g_\nhöger: =1\nmeddelande: {{differens}}\n```\n\n[^a]: Not **b**\n";

/* Cut anywhere, or with one byte changed to one of those that mean something. */
static void cut_anywhere(void **state)
{
	for (size_t n = 0; n < sizeof whole - 1; n += 7) {
		fixture_end(state);
		assert_int_equal(fixture_begin(state), 0);
		region();
		survive(*state, whole, n);
	}
}

static void changed_anywhere(void **state)
{
	static const char signs[] = "{}\"[]`|=();:*#\n\\<-\xC3\x01@>";
	char copy[sizeof whole];

	for (size_t i = 0; i < sizeof whole - 1; i += 3) {
		fixture_end(state);
		assert_int_equal(fixture_begin(state), 0);
		region();
		memcpy(copy, whole, sizeof whole);
		copy[i] = signs[(i / 3) % (sizeof signs - 1)];
		survive(*state, copy, sizeof whole - 1);
	}
}

static void unclosed(void **state)
{
	struct fixture *f = *state;

	template(f, "a.md", "Text {{år\n");
	template(f, "b.md", "Text {{\"år}}\n");
	template(f, "c.md", "```tabell t\n| a |\n|--|\n| =[a |\n| =\"x |\n| {{x |\n```\n```tabell u\n| a |\n");
	template(f, "d.md", "{{om 1=1}}\n```beräkning\nx_: =(1\n```\n");
	assert_fault(f, "a.md:1:6: {{ has no closing }}");
	assert_fault(f, "b.md:1:6: {{ has no closing }}");
	assert_fault(f, "c.md:8:1: this block has no closing ```");
	assert_fault(f, "c.md:4:4: the column name that begins here has no closing ]");
	assert_fault(f, "c.md:5:4: the text that begins here has no closing \"");
	assert_fault(f, "c.md:6:3: {{ has no closing }}");
	assert_fault(f, "d.md:1:1: {{om 1=1}} has no {{slut}}");
	assert_fault(f, "d.md:3:8: expected ) to close");
}

static void not_text(void **state)
{
	struct fixture *f = *state;

	template_bytes(f, "a.md", "a\nb\0c", 5);
	template(f, "b.md", "a\nb\xC3(");
	template(f, "c.md", "\xFF\xFE");
	template(f, "d.md", "");
	template(f, "e.md", "\xEF\xBB\xBF---\ndokument: ok\n---\nx\n");
	assert_fault(f, "a.md:2:2: a template is text");
	assert_fault(f, "b.md:2:2: a template is UTF-8");
	assert_fault(f, "c.md:1:1: a template is UTF-8");
	assert_int_equal(f->s->diags.count, 3);
	assert_true(str_equal(f->templates[4]->document, S("ok")));
}

static void repeated(struct fixture *f, const char *head, const char *part, size_t count, const char *tail)
{
	struct buf text = BUF_INIT;

	if (head[0] != '-')
		buf_add(&text, S("---\ndokument: d\n---\n"));
	buf_add(&text, str_from(head));
	for (size_t i = 0; i < count; i++)
		buf_add(&text, str_from(part));
	buf_add(&text, str_from(tail));
	survive(f, text.p, text.n);
	buf_release(&text);
}

static void long_and_deep(void **state)
{
	static const char *const shapes[][3] = {{"", "x", "\n"},
						{"", "{{", "\n"},
						{"", "{{om 1=1}}", "\n"},
						{"", "{{för budget}}", ""},
						{"", "> ", "x\n"},
						{"", "- ", "x\n"},
						{"", "[", "\n"},
						{"", "*", "a\n"},
						{"", "[^a", "\n"},
						{"", "```", "\n"},
						{"```tabell t\n|", "|", "\n"},
						{"```tabell t\n", "| a ", "\n|--|\n```\n"},
						{"```beräkning\na_: =", "[a]", "\n```\n"},
						{"```beräkning\na_: =\"", "x", "\"\n```\n"},
						{"```beräkning\n", "(", "\n```\n"},
						{"---\n", "a: b\n", "---\n"},
						{"```kontroll 1\ngrupp: ", "huvudbok[konto];", "\n```\n"},
						{"```tabell t\ngrupp: ", ";", "\n```\n"}};

	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		fixture_end(state);
		assert_int_equal(fixture_begin(state), 0);
		region();
		repeated(*state, shapes[i][0], shapes[i][1], 10000 / strlen(shapes[i][1]), shapes[i][2]);
	}
}

static void too_many_columns(void **state)
{
	struct fixture *f = *state;
	struct buf grid = BUF_INIT, lines = BUF_INIT;

	region();
	buf_printf(&grid, "```tabell t\n|");
	buf_printf(&lines, "```tabell u\nrad: budget\n");
	for (int i = 0; i < 61; i++) {
		buf_printf(&grid, " k%d |", i);
		buf_printf(&lines, "kolumn k%d: =%d\n", i, i);
	}
	buf_printf(&grid, "\n```\n");
	buf_printf(&lines, "```\n");
	template_bytes(f, "a.md", grid.p, grid.n);
	template_bytes(f, "b.md", lines.p, lines.n);
	assert_fault(f, "a.md:2:1: a row has 1 to 60 cells");
	assert_fault(f, "b.md:63:1: a table has at most 60 columns");
	buf_release(&grid);
	buf_release(&lines);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORMULA_TEST(cut_anywhere), FORMULA_TEST(changed_anywhere), FORMULA_TEST(unclosed),
		FORMULA_TEST(not_text),     FORMULA_TEST(long_and_deep),    FORMULA_TEST(too_many_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * What the tests of src/formula, src/document and src/control share: CSV files and templates in a temporary folder, bound and
 * read as a run does it, and looks at the figures that came of it.
 *
 *     region();                            the input of a small region
 *     template(f, "a.md", "…");            or formulas(f, "namn: =1+1\n")
 *     calculate(f);                        or faulty(f), where something must be wrong
 *     assert_figure(f, "namn", "2");
 */
#ifndef UNDERLAG_TESTS_FORMULA_FIXTURE_H
#define UNDERLAG_TESTS_FORMULA_FIXTURE_H

#include "table_sample.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "document/compose.h"
#include "formula/check.h"
#include "formula/excel.h"
#include "formula/explain.h"

enum { FIXTURE_TEMPLATES = 16, FIXTURE_PARAMETERS = 14 };

struct fixture {
	struct sample *s;
	struct arena *arena;
	struct engine engine;
	struct controls controls;
	struct findings findings;
	struct parameter parameters[FIXTURE_PARAMETERS];
	struct template *templates[FIXTURE_TEMPLATES];
	size_t template_count;
};

#define PERIOD_PARAMETER(name, number, unit) \
	{ \
		STR(name), {.kind = VALUE_NUMBER, .num = {(number)*100, NULL}}, \
		{ \
			unit, -1 \
		} \
	}
#define TEXT_PARAMETER(name, words) \
	{ \
		STR(name), {.kind = VALUE_TEXT, .text = STR(words)}, \
		{ \
			UNIT_NONE, -1 \
		} \
	}

static inline int fixture_begin(void **state)
{
	static const struct parameter parameters[] = {
		PERIOD_PARAMETER("period", 202011, UNIT_MONTH),
		PERIOD_PARAMETER("år", 2020, UNIT_YEAR),
		PERIOD_PARAMETER("månad", 11, UNIT_NONE),
		PERIOD_PARAMETER("årsstart", 202001, UNIT_MONTH),
		TEXT_PARAMETER("omgång", "2020-10"),
		TEXT_PARAMETER("region", "Region Väst"),
		TEXT_PARAMETER("enhet", ""),
		TEXT_PARAMETER("enhetsnamn", "Region Väst"),
		{STR("gräns"), {.kind = VALUE_NUMBER, .num = {10000, NULL}}, {UNIT_KR, -1}},
		{STR("vänster"), {0}, {UNIT_NONE, -1}},
		{STR("höger"), {0}, {UNIT_NONE, -1}},
		{STR("differens"), {0}, {UNIT_NONE, -1}},
	};
	struct fixture *f = calloc(1, sizeof *f);

	if (sample_begin((void **)&f->s) != 0)
		return -1;
	f->arena = &f->s->arena;
	f->controls.end = &f->controls.first;
	findings_init(&f->findings, f->arena);
	memcpy(f->parameters, parameters, sizeof parameters);
	*state = f;
	return 0;
}

static inline int fixture_end(void **state)
{
	struct fixture *f = *state;
	void *s = f->s;

	free(f);
	return sample_end(&s);
}

#define FORMULA_TEST(test) cmocka_unit_test_setup_teardown(test, fixture_begin, fixture_end)

/* ---- input ---- */

/*
 * Two boards with a förvaltning each. HSN: revenue 1000, cost 600,50 in January and 100 in November; RUN: cost 50. The balance
 * account takes the other side. Amounts are debit +.
 */
static inline void region(void)
{
	input("organisation.csv", "kod;namn;typ;överordnad;från;till\n"
				  "R;Regionen;region;;;\n"
				  "HSN;Hälsonämnden;nämnd;R;;\nRUN;Utvecklingsnämnden;nämnd;R;;\n"
				  "F1;Närsjukvård;förvaltning;HSN;;\nF2;Kultur;förvaltning;RUN;;\n"
				  "A1;Mottagning;ansvar;F1;;\nA2;Museum;ansvar;F2;;\n");
	input("kontoplan.csv", "konto;benämning;post;del;avsnitt;ordning\n"
			       "3000;Intäkter;Intäkter;resultat;verksamhet;1\n"
			       "4000;Löner;Personal;resultat;verksamhet;2\n"
			       "8000;Ränta;Ränta;resultat;finans;3\n"
			       "1930;Bank;Bank;balans;;4\n");
	input("huvudbok.csv", "period;verifikation;rad;konto;ansvar;belopp\n"
			      "2020-01;V1;1;3000;A1;-1000,00\n2020-01;V1;2;4000;A1;600,50\n2020-01;V1;3;1930;;399,50\n"
			      "2020-11;V2;1;4000;A1;100,00\n2020-11;V2;2;4000;A2;50,00\n2020-11;V2;3;1930;;-150,00\n");
	input("budget.csv", "period;post;enhet;version;beslut;belopp\n"
			    "2020-01;Personal;HSN;fullmäktige;;500\n2020-02;Personal;HSN;tillägg;B1;20,25\n"
			    "2020-02;Personal;RUN;fullmäktige;;30\n2020-12;Personal;RUN;intern;;7\n");
}

/* ---- templates ---- */

static inline void begin_engine(struct fixture *f)
{
	size_t count = 0;

	if (f->s->store)
		return;
	open_store(f->s);
	findings_declare(f->s->store, f->arena);
	while (f->parameters[count].name.n)
		count++;
	engine_init(&f->engine, f->arena, f->s->store, f->parameters, count, &f->s->diags);
}

static inline void template_bytes(struct fixture *f, const char *name, const char *bytes, size_t n)
{
	begin_engine(f);
	assert_true(f->template_count < FIXTURE_TEMPLATES);
	/* a copy of its exact size: reading past it is seen */
	char *copy = malloc(n ? n : 1);
	memcpy(copy, bytes, n);
	struct str source = str_copy(f->arena, (struct str){copy, n});
	free(copy);
	f->templates[f->template_count++] = template_parse(&f->engine, str_from(name), source, &f->controls);
}

static inline void template(struct fixture *f, const char *name, const char *text)
{
	template_bytes(f, name, text, strlen(text));
}

/* A beräkning block in t.md; its first line is line 2. */
static inline void formulas(struct fixture *f, const char *lines)
{
	template(f, "t.md", str_c(f->arena, str_printf(f->arena, "```beräkning\n%s```\n", lines)));
}

static inline bool bind_all(struct fixture *f)
{
	begin_engine(f);
	if (diags_faults(&f->s->diags))
		return false;
	for (size_t i = 0; i < f->template_count; i++)
		template_check(&f->engine, f->templates[i]);
	controls_prepare(&f->engine, &f->controls);
	for (struct name *name = f->engine.names; name; name = name->next) {
		struct needs needs = {0};
		if (name->kind == NAME_FORMULA && name->argument_count == 0)
			check_name(&f->engine, &needs, name, name->per_scope);
		if (needs.ledger)
			store_cube(f->s->store, needs.columns.items, needs.columns.count);
	}
	return diags_faults(&f->s->diags) == 0;
}

static inline void add_contexts(struct fixture *f)
{
	static const struct str scopes[] = {STR("F1"), STR("F2")};

	for (size_t i = 0; i < f->template_count; i++) {
		const struct template *t = f->templates[i];
		if (t->document.n == 0)
			continue;
		const struct context *whole = engine_add_context(&f->engine, t->document, S(""), t->parameters, NULL);
		for (size_t k = 0; t->per_scope && k < 2; k++) {
			struct parameter *own = ARENA_ARRAY(f->arena, struct parameter, f->engine.parameter_count);
			memcpy(own, t->parameters, f->engine.parameter_count * sizeof *own);
			own[6].value = value_text(scopes[k]);
			engine_add_context(&f->engine, t->document, scopes[k], own, whole);
		}
	}
}

static inline void calculate(struct fixture *f)
{
	if (!bind_all(f))
		fail_msg("%s", said(f->s));
	read_store(f->s);
	add_contexts(f);
}

/* Binds; something must be wrong. */
static inline void faulty(struct fixture *f)
{
	if (bind_all(f))
		fail_msg("no fault was found");
	assert_int_equal(diags_exit_status(&f->s->diags), 3);
}

#define assert_fault(f, part) assert_says((f)->s, part)

/* ---- figures ---- */

static inline const struct name *named(struct fixture *f, const char *name)
{
	const struct name *found = engine_find_name(&f->engine, str_from(name));

	if (!found)
		fail_msg("no figure %s", name);
	return found;
}

static inline struct value value_of(struct fixture *f, const char *name)
{
	const struct name *found = named(f, name);
	const struct context *context = name_context(&f->engine, found, engine_context(&f->engine));

	return figure_value(&f->engine, found, context ? context : engine_context(&f->engine));
}

static inline const char *shown(struct fixture *f, struct value value)
{
	switch (value.kind) {
	case VALUE_TRUTH:
		return value.truth ? "SANT" : "FALSKT";
	case VALUE_ERROR:
		return value_error_name(value.error);
	default:
		return value_shown(f->s, value);
	}
}

#define assert_figure(f, name, expected) assert_string_equal(shown(f, value_of(f, name)), expected)

/* As printed in running text; hard spaces are '~', U+2212 is '-'. */
static inline const char *plain(struct fixture *f, struct str text)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < text.n; i++) {
		struct str rest = str_sub(text, i, text.n);
		if (str_starts(rest, S("\xC2\xA0")))
			buf_char(&out, '~'), i++;
		else if (str_starts(rest, S("\xE2\x88\x92")))
			buf_char(&out, '-'), i += 2;
		else
			buf_char(&out, text.p[i]);
	}
	const char *copy = str_c(f->arena, buf_str(&out));
	buf_release(&out);
	return copy;
}

static inline const char *printed(struct fixture *f, const char *name)
{
	return plain(f, format_value(f->arena, value_of(f, name), figure_format(named(f, name)), true));
}

/* ---- many formulas at once ---- */

struct pair {
	const char *formula, *expected;
};

static inline const char *numbered(struct fixture *f, size_t i)
{
	return str_c(f->arena, str_printf(f->arena, "f_%03zu", i));
}

static inline struct str numbered_formulas(struct fixture *f, const struct pair *pairs, size_t count)
{
	struct str lines = {NULL, 0};

	for (size_t i = 0; i < count; i++)
		lines = str_printf(f->arena, "%.*s%s: =%s\n", STR_ARG(lines), numbered(f, i), pairs[i].formula);
	return lines;
}

static inline void calculate_pairs(struct fixture *f, const struct pair *pairs, size_t count)
{
	formulas(f, str_c(f->arena, numbered_formulas(f, pairs, count)));
	calculate(f);
	for (size_t i = 0; i < count; i++) {
		const char *got = shown(f, value_of(f, numbered(f, i)));
		if (strcmp(got, pairs[i].expected) != 0)
			fail_msg("=%s is %s, not %s", pairs[i].formula, got, pairs[i].expected);
	}
}

#define assert_values(f, ...) \
	calculate_pairs(f, (const struct pair[]){__VA_ARGS__}, \
			sizeof((const struct pair[]){__VA_ARGS__}) / sizeof(struct pair))

/* Each expected is "column: part of the message"; the formula's first character is column 1. */
static inline void find_faults(struct fixture *f, const struct pair *pairs, size_t count, bool parsing)
{
	formulas(f, str_c(f->arena, numbered_formulas(f, pairs, count)));
	if (parsing)
		begin_engine(f);
	else
		faulty(f);
	for (size_t i = 0; i < count; i++) {
		char *message;
		unsigned long column = strtoul(pairs[i].expected, &message, 10);
		/* "f_000: =" stands before it */
		struct str want = str_printf(f->arena, "t.md:%zu:%lu%s", i + 2, column + 8, message);
		if (!strstr(said(f->s), str_c(f->arena, want)))
			fail_msg("=%s: \"%s\" is not in: %s", pairs[i].formula, str_c(f->arena, want), said(f->s));
	}
}

#define assert_faults(f, parsing, ...) \
	find_faults(f, (const struct pair[]){__VA_ARGS__}, \
		    sizeof((const struct pair[]){__VA_ARGS__}) / sizeof(struct pair), parsing)

#endif

/* Documents composed in tests, as text: tables and blocks a line each. */
#ifndef UNDERLAG_TESTS_DOCUMENT_FIXTURE_H
#define UNDERLAG_TESTS_DOCUMENT_FIXTURE_H

#include "formula_fixture.h"

/* The document of that name; "namn-f1" where there is one for each förvaltning. */
static inline struct doc *composed(struct fixture *f, const char *name)
{
	static const struct run_facts facts = {
		.issuer = STR("Region Väst"), .at = STR("2020-12-15T02:00:00Z"), .date = 20201215};

	for (size_t i = 0; i < f->template_count; i++)
		for (struct context *c = f->engine.contexts; c; c = c->next) {
			const struct template *t = f->templates[i];
			if (t->document.n == 0 || !str_equal(c->document, t->document) ||
			    t->per_scope != (c->scope.n > 0))
				continue;
			struct doc *doc = compose(&f->engine, t, c, &facts, &f->findings);
			if (str_equal(doc->name, str_from(name)))
				return doc;
		}
	fail_msg("no document %s", name);
	return NULL;
}

static inline void add_runs(struct fixture *f, struct buf *out, const struct run *run)
{
	for (; run; run = run->next) {
		const char *mark = run->bold && run->italic ? "***" : run->bold ? "**" : run->italic ? "*" : "";
		if (run->kind == RUN_NOTE)
			buf_printf(out, "[%u]", run->note->number);
		else if (run->kind == RUN_BREAK)
			buf_printf(out, "<br>");
		else if (run->text.n)
			buf_printf(out, "%s%s%s", mark, plain(f, run->text), mark);
		if (run->kind == RUN_LINK)
			buf_printf(out, "(%.*s)", STR_ARG(run->target));
	}
}

static inline void add_table(struct fixture *f, struct buf *out, const struct doc_table *table)
{
	static const char marks[] = {
		[ROW_POST] = ' ', [ROW_OF_WHICH] = 'v', [ROW_SUM] = '+', [ROW_TOTAL] = '=', [ROW_HEADING] = '#'};

	for (size_t i = 0; i < table->row_count; i++) {
		const struct table_row *row = &table->rows[i];
		buf_char(out, marks[row->kind]);
		for (size_t k = 0; k < table->column_count; k++) {
			if (k)
				buf_char(out, '|');
			if (row->cells[k].figure)
				buf_printf(out, "%s", plain(f, row->cells[k].figure->printed));
			else
				add_runs(f, out, row->cells[k].runs);
			if (row->cells[k].note)
				buf_printf(out, "[%u]", row->cells[k].note->number);
		}
		buf_char(out, '\n');
	}
}

static inline void add_blocks(struct fixture *f, struct buf *out, const struct block *block, unsigned depth)
{
	static const char *const names[] = {"#", "", "§", "", "", "T", "signatur", ">", "---", "D", "innehåll"};

	for (; block; block = block->next) {
		for (unsigned i = 0; i < depth; i++)
			buf_char(out, ' ');
		if (block->kind == BLOCK_ITEM) {
			/* its first paragraph stands beside its number */
			buf_printf(out, "%.*s ", STR_ARG(block->lead));
			const struct block *text = block->children;
			bool paragraph = text && text->kind == BLOCK_PARAGRAPH;
			if (paragraph)
				add_runs(f, out, text->runs);
			buf_char(out, '\n');
			add_blocks(f, out, paragraph ? text->next : text, depth + 1);
			continue;
		}
		if (block->kind == BLOCK_LIST) {
			buf_printf(out, "lista\n");
			add_blocks(f, out, block->children, depth + 1);
			continue;
		}
		buf_printf(out, "%s%s", names[block->kind], *names[block->kind] ? " " : "");
		add_runs(f, out, block->runs);
		buf_char(out, '\n');
		if (block->table)
			add_table(f, out, block->table);
		add_blocks(f, out, block->children, depth + 1);
	}
}

static inline const char *finished(struct fixture *f, struct buf *out)
{
	const char *text = str_c(f->arena, buf_str(out));

	buf_release(out);
	return text;
}

static inline const char *text_of(struct fixture *f, const struct doc *doc)
{
	struct buf out = BUF_INIT;

	add_blocks(f, &out, doc->blocks, 0);
	return finished(f, &out);
}

/* The first block of that kind, wherever it stands. */
static inline struct block *find_block(struct block *block, enum block_kind kind)
{
	for (; block; block = block->next) {
		if (block->kind == kind)
			return block;
		struct block *inside = find_block(block->children, kind);
		if (inside)
			return inside;
	}
	return NULL;
}

static inline struct doc_table *find_table(struct block *block, const char *id)
{
	for (; block; block = block->next) {
		if (block->table && str_equal(block->table->id, str_from(id)))
			return block->table;
		struct doc_table *inside = find_table(block->children, id);
		if (inside)
			return inside;
	}
	return NULL;
}

static inline struct doc_table *doc_table(const struct doc *doc, const char *id)
{
	struct doc_table *table = find_table(doc->blocks, id);

	if (!table)
		fail_msg("no table %s", id);
	return table;
}

/* Rows: ' ' post, 'v' varav, '+' summa, '=' totalt, '#' rubrik; then the cells between bars. */
static inline const char *rows_text(struct fixture *f, const struct doc_table *table)
{
	struct buf out = BUF_INIT;

	add_table(f, &out, table);
	return finished(f, &out);
}

/* A document of one table, "tabell t": its rows. */
static inline const char *table_rows(struct fixture *f, const char *lines)
{
	template(f, "d.md",
		 str_c(f->arena, str_printf(f->arena, "---\ndokument: d\n---\n\n```tabell t\n%s```\n", lines)));
	calculate(f);
	const char *text = rows_text(f, doc_table(composed(f, "d"), "t"));
	if (diags_faults(&f->s->diags))
		fail_msg("%s", said(f->s));
	return text;
}

/* A document of that text, as blocks. */
static inline const char *document_text(struct fixture *f, const char *head, const char *text)
{
	template(f, "d.md", str_c(f->arena, str_printf(f->arena, "---\ndokument: d\n%s---\n%s", head, text)));
	calculate(f);
	const char *blocks = text_of(f, composed(f, "d"));
	if (diags_faults(&f->s->diags))
		fail_msg("%s", said(f->s));
	return blocks;
}

static inline void add_pieces(struct buf *out, const struct piece *piece)
{
	for (; piece; piece = piece->next) {
		switch (piece->kind) {
		case PIECE_TEXT:
			buf_add(out, piece->text);
			break;
		case PIECE_FIGURE:
			buf_printf(out, "{%.*s}", STR_ARG(piece->figure->label));
			break;
		case PIECE_RANGE:
			buf_printf(out, "{%.*s:%.*s}", STR_ARG(piece->figure->label), STR_ARG(piece->last->label));
			break;
		case PIECE_COLUMN:
			buf_printf(out, "%.*s[%.*s]", STR_ARG(piece->data->name),
				   STR_ARG(piece->data->columns[piece->column].name));
			break;
		case PIECE_CELL:
			buf_printf(out, "%.*s[%.*s]%zu", STR_ARG(piece->data->name),
				   STR_ARG(piece->data->columns[piece->column].name), piece->row + 1);
			break;
		}
	}
}

/* The Excel formula of a figure; references are {label}, tabell[kolumn] and tabell[kolumn]row. A constant is "". */
static inline const char *excel_of(struct fixture *f, const struct figure *figure)
{
	struct buf out = BUF_INIT;

	add_pieces(&out, figure->formula);
	return finished(f, &out);
}

/* The figure of that label among those that no table shows. */
static inline const struct figure *figure_labelled(const struct doc *doc, const char *label)
{
	for (const struct figure *figure = doc->figures; figure; figure = figure->next)
		if (str_equal(figure->label, str_from(label)))
			return figure;
	fail_msg("no figure %s", label);
	return NULL;
}

/* Each formula becomes a figure of a document; expected is its translation. */
static inline void translate_pairs(struct fixture *f, const char *more, const struct pair *pairs, size_t count)
{
	struct str text = S("---\ndokument: d\n---\n");

	formulas(f, str_c(f->arena, str_printf(f->arena, "%.*s%s", STR_ARG(numbered_formulas(f, pairs, count)), more)));
	for (size_t i = 0; i < count; i++)
		text = str_printf(f->arena, "%.*s\n{{%s}}\n", STR_ARG(text), numbered(f, i));
	template(f, "d.md", str_c(f->arena, text));
	calculate(f);
	struct doc *doc = composed(f, "d");
	for (size_t i = 0; i < count; i++) {
		const char *got = excel_of(f, figure_labelled(doc, numbered(f, i)));
		if (strcmp(got, pairs[i].expected) != 0)
			fail_msg("=%s is =%s, not =%s", pairs[i].formula, got, pairs[i].expected);
	}
}

#define assert_translations(f, more, ...) \
	translate_pairs(f, more, (const struct pair[]){__VA_ARGS__}, \
			sizeof((const struct pair[]){__VA_ARGS__}) / sizeof(struct pair))

#endif

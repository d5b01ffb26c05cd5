/* Markdown to blocks. */
#include "document/markdown.h"

#include "base/utf8.h"

#include <md4c.h>

enum { DEPTH_LIMIT = 16 };

void markdown_init(struct markdown *markdown, struct arena *arena)
{
	*markdown = (struct markdown){.arena = arena, .source = BUF_INIT};
}

void markdown_release(struct markdown *markdown)
{
	buf_release(&markdown->source);
}

void markdown_text(struct markdown *markdown, struct str text)
{
	buf_add(&markdown->source, text);
}

static struct placed *place(struct markdown *markdown, enum placed_kind kind, const char *around)
{
	buf_printf(&markdown->source, "%s" MARKDOWN_OPEN "%zu" MARKDOWN_CLOSE "%s", around, markdown->placed.count, around);
	struct placed *placed = ARENA_PUSH(markdown->arena, &markdown->placed);
	placed->kind = kind;
	return placed;
}

void markdown_run(struct markdown *markdown, struct run run)
{
	place(markdown, PLACED_RUN, "")->run = run;
}

void markdown_table(struct markdown *markdown, struct doc_table *table)
{
	place(markdown, PLACED_TABLE, "\n\n")->table = table;
}

void markdown_chart(struct markdown *markdown, struct doc_chart *chart)
{
	place(markdown, PLACED_CHART, "\n\n")->chart = chart;
}

void markdown_contents(struct markdown *markdown, unsigned level)
{
	place(markdown, PLACED_CONTENTS, "\n\n")->level = level;
}

void markdown_appendix(struct markdown *markdown, struct str id)
{
	buf_add(&markdown->source, S("# "));
	place(markdown, PLACED_APPENDIX, "")->id = id;
}

void markdown_new_page(struct markdown *markdown)
{
	(void)place(markdown, PLACED_NEW_PAGE, "\n\n");
}

/* ---- from md4c's callbacks to blocks ---- */

struct open_block {
	struct block *block;
	struct block **end; /* where its next child goes */
	unsigned number;    /* of the next item of an ordered list */
};

struct maker {
	struct markdown *markdown;
	struct open_block open[DEPTH_LIMIT];
	int depth;          /* open[depth] takes the next block */
	unsigned beyond;    /* blocks open that there is no room for */
	struct block *text; /* the block that takes runs, or NULL */
	struct run **run_end;
	int bold, italic, ordered_depth;
	struct str link;
	unsigned running; /* the next number of an ordered list that goes on */
};

static struct block *add_block(struct maker *maker, enum block_kind kind)
{
	struct open_block *parent = &maker->open[maker->depth];
	struct block *block = ARENA_NEW(maker->markdown->arena, struct block);

	block->kind = kind;
	*parent->end = block;
	parent->end = &block->next;
	return block;
}

static void open_children(struct maker *maker, struct block *block)
{
	if (maker->depth + 1 == DEPTH_LIMIT) { /* what lies deeper follows in the innermost block there is room for */
		maker->beyond++;
		return;
	}
	maker->open[++maker->depth] = (struct open_block){block, &block->children, 1};
}

static void close_children(struct maker *maker)
{
	if (maker->beyond)
		maker->beyond--;
	else
		maker->depth--;
}

static void open_text(struct maker *maker, enum block_kind kind)
{
	maker->text = add_block(maker, kind);
	maker->run_end = &maker->text->runs;
}

static struct str item_lead(struct maker *maker)
{
	struct open_block *list = &maker->open[maker->depth];
	struct arena *arena = maker->markdown->arena;

	if (!list->block || !list->block->ordered)
		return maker->depth > 2 ? S("–") : S("•");
	unsigned number = list->number++;
	if (maker->ordered_depth == 1) {
		maker->running = number + 1;
		return str_printf(arena, "%u.", number);
	}
	return str_printf(arena, "%c)", (char)('a' + (number - 1) % 26));
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
	struct maker *maker = user;

	maker->text = NULL; /* a tight list's item has text before the list within it, and no paragraph that ends */
	switch (type) {
	case MD_BLOCK_H:
		open_text(maker, BLOCK_HEADING);
		maker->text->level = ((MD_BLOCK_H_DETAIL *)detail)->level;
		break;
	case MD_BLOCK_P:
		open_text(maker, BLOCK_PARAGRAPH);
		break;
	case MD_BLOCK_QUOTE:
		open_children(maker, add_block(maker, BLOCK_QUOTE));
		break;
	case MD_BLOCK_UL:
		open_children(maker, add_block(maker, BLOCK_LIST));
		break;
	case MD_BLOCK_OL: {
		struct block *list = add_block(maker, BLOCK_LIST);
		unsigned start = ((MD_BLOCK_OL_DETAIL *)detail)->start;
		list->ordered = true;
		list->letters = ++maker->ordered_depth > 1;
		open_children(maker, list);
		bool goes_on = maker->markdown->running_numbers && maker->ordered_depth == 1 && start == 1;
		maker->open[maker->depth].number = goes_on ? maker->running : start;
		break;
	}
	case MD_BLOCK_LI: {
		struct str lead = item_lead(maker);
		struct block *item = add_block(maker, BLOCK_ITEM);
		item->lead = lead;
		open_children(maker, item);
		break;
	}
	default:
		break;
	}
	return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
	struct maker *maker = user;

	(void)detail;
	maker->text = NULL;
	switch (type) {
	case MD_BLOCK_OL:
		maker->ordered_depth--;
		close_children(maker);
		break;
	case MD_BLOCK_QUOTE:
	case MD_BLOCK_UL:
	case MD_BLOCK_LI:
		close_children(maker);
		break;
	default:
		break;
	}
	return 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
	struct maker *maker = user;

	if (type == MD_SPAN_STRONG)
		maker->bold++;
	else if (type == MD_SPAN_EM)
		maker->italic++;
	else if (type == MD_SPAN_A) {
		const MD_ATTRIBUTE *href = &((MD_SPAN_A_DETAIL *)detail)->href;
		maker->link = str_copy(maker->markdown->arena, (struct str){href->text, href->size});
	}
	return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
	struct maker *maker = user;

	(void)detail;
	if (type == MD_SPAN_STRONG)
		maker->bold--;
	else if (type == MD_SPAN_EM)
		maker->italic--;
	else if (type == MD_SPAN_A)
		maker->link = S("");
	return 0;
}

static void add_run(struct maker *maker, struct run run)
{
	/* the text of a tight list's item comes without a paragraph */
	if (!maker->text)
		open_text(maker, BLOCK_PARAGRAPH);
	struct run *added = ARENA_NEW(maker->markdown->arena, struct run);
	*added = run;
	added->next = NULL;
	added->bold = maker->bold > 0;
	added->italic = maker->italic > 0;
	if (added->kind == RUN_TEXT && maker->link.n) {
		added->kind = RUN_LINK;
		added->target = maker->link;
	}
	*maker->run_end = added;
	maker->run_end = &added->next;
}

static void add_text(struct maker *maker, struct str text)
{
	if (text.n)
		add_run(maker, (struct run){.kind = RUN_TEXT, .text = str_copy(maker->markdown->arena, text)});
}

static void add_contents(struct maker *maker, struct block *block, unsigned level)
{
	struct run *title = ARENA_NEW(maker->markdown->arena, struct run);

	*title = (struct run){.kind = RUN_TEXT, .text = S("Innehåll")};
	block->kind = BLOCK_CONTENTS;
	block->level = level;
	block->runs = title;
}

static void add_placed(struct maker *maker, struct placed *placed)
{
	if (placed->kind == PLACED_RUN) {
		add_run(maker, placed->run);
		return;
	}
	if (placed->kind == PLACED_APPENDIX) {
		placed->block = maker->text;
		if (maker->text)
			maker->text->lead = S("Bilaga"); /* its number comes when all blocks are known */
		return;
	}
	/* its paragraph holds nothing else: the block takes the paragraph's place */
	struct block *block = maker->text ? maker->text : add_block(maker, BLOCK_PARAGRAPH);
	placed->block = block;
	block->table = placed->table;
	block->chart = placed->chart;
	if (placed->kind == PLACED_CONTENTS)
		add_contents(maker, block, placed->level);
	else
		block->kind = placed->kind == PLACED_TABLE   ? BLOCK_TABLE
			      : placed->kind == PLACED_CHART ? BLOCK_CHART
							     : BLOCK_NEW_PAGE;
	maker->text = NULL;
}

static void add_with_placeholders(struct maker *maker, struct str text)
{
	struct markdown *markdown = maker->markdown;

	for (;;) {
		size_t open = str_find(text, S(MARKDOWN_OPEN));
		if (open == (size_t)-1)
			break;
		add_text(maker, str_sub(text, 0, open));
		text = str_sub(text, open + 3, text.n);
		size_t index = markdown_placeholder(&text);
		if (index < markdown->placed.count)
			add_placed(maker, &markdown->placed.items[index]);
		else if (str_starts(text, S(" "))) /* TEXT_ONLY */
			text = str_sub(text, 1, text.n);
	}
	add_text(maker, text);
}

static struct str entity(struct str text)
{
	static const struct {
		struct str name, text;
	} known[] = {{STR("&amp;"), STR("&")},          {STR("&lt;"), STR("<")},
		     {STR("&gt;"), STR(">")},           {STR("&quot;"), STR("\"")},
		     {STR("&nbsp;"), STR("\xC2\xA0")},  {STR("&ndash;"), STR("\xE2\x80\x93")},
		     {STR("&shy;"), STR("")}};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_equal(known[i].name, text))
			return known[i].text;
	return text;
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE n, void *user)
{
	struct maker *maker = user;
	struct str text = {p, n};

	switch (type) {
	case MD_TEXT_BR:
		add_run(maker, (struct run){.kind = RUN_BREAK});
		break;
	case MD_TEXT_SOFTBR:
		add_text(maker, S(" "));
		break;
	case MD_TEXT_ENTITY:
		add_text(maker, entity(text));
		break;
	case MD_TEXT_NULLCHAR:
		break;
	default:
		add_with_placeholders(maker, text);
	}
	return 0;
}

/* ---- decision clauses ---- */

/* A paragraph that begins with a bold "Att" is a clause of a decision. */
static void mark_clauses(struct block *blocks)
{
	for (struct block *block = blocks; block; block = block->next) {
		struct run *first = block->runs;
		mark_clauses(block->children);
		if (block->kind != BLOCK_PARAGRAPH || !first || first->kind != RUN_TEXT || !first->bold ||
		    !str_equal_fold(str_trim(first->text), S("att")))
			continue;
		block->kind = BLOCK_CLAUSE;
		block->lead = str_trim(first->text);
		block->runs = first->next;
		if (block->runs && block->runs->kind == RUN_TEXT)
			while (str_starts(block->runs->text, S(" ")))
				block->runs->text = str_sub(block->runs->text, 1, block->runs->text.n);
	}
}

struct block *markdown_blocks(struct markdown *markdown)
{
	static const MD_PARSER parser = {0,          MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS,
					 enter_block, leave_block,
					 enter_span,  leave_span,
					 on_text,     NULL,
					 NULL};
	struct block *first = NULL;
	struct maker maker = {.markdown = markdown, .running = 1};

	maker.open[0].end = &first;
	md_parse(markdown->source.p ? markdown->source.p : "", (MD_SIZE)markdown->source.n, &parser, &maker);
	mark_clauses(first);
	return first;
}

/* A placeholder for nothing: a line that begins with it is text, also where it goes on with "1." or "-". */
#define TEXT_ONLY MARKDOWN_OPEN "4000000000" MARKDOWN_CLOSE " "

struct run *markdown_runs(struct markdown *markdown)
{
	struct buf source = BUF_INIT;

	buf_add(&source, S(TEXT_ONLY));
	buf_add(&source, str_trim(buf_str(&markdown->source)));
	buf_release(&markdown->source);
	markdown->source = source;

	struct block *blocks = markdown_blocks(markdown);
	struct run *first = NULL, **end = &first;

	for (struct block *block = blocks; block; block = block->next) {
		*end = block->runs;
		while (*end)
			end = &(*end)->next;
	}
	return first;
}

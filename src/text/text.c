/* A document as plain text. */
#include "text/text.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/text_table.h"
#include "text/wrap.h"

struct setting_text {
	struct buf out;
	struct arena *arena;
	bool begun; /* a blank line stands before the next block */
	unsigned depth; /* of lists: one within another follows at once */
};

struct str plain_words(struct arena *arena, const struct run *runs)
{
	struct buf out = BUF_INIT;

	for (const struct run *run = runs; run; run = run->next) {
		if (run->kind == RUN_BREAK)
			buf_char(&out, '\n');
		else if (run->kind == RUN_NOTE)
			buf_printf(&out, " [%u]", run->note->number);
		else
			buf_add(&out, run->text);
	}
	struct str text = str_copy(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

static void begin(struct setting_text *text)
{
	if (text->begun)
		buf_char(&text->out, '\n');
	text->begun = true;
}

static void add_heading(struct setting_text *text, const struct block *block, struct str indent)
{
	struct str words = plain_words(text->arena, block->runs);

	if (block->lead.n)
		words = str_printf(text->arena, "%.*s. %.*s", STR_ARG(block->lead), STR_ARG(words));
	wrap_words(&text->out, words, indent, indent, TEXT_WIDTH);
	if (indent.n || block->level > 2)
		return;
	size_t wide = utf8_width(words);
	for (size_t i = 0; i < wide && i < TEXT_WIDTH; i++)
		buf_char(&text->out, block->level == 1 ? '=' : '-');
	buf_char(&text->out, '\n');
}

static void add_hanging(struct setting_text *text, struct str lead, struct str words, struct str indent)
{
	struct str first = str_printf(text->arena, "%.*s%.*s ", STR_ARG(indent), STR_ARG(lead));
	struct str rest = str_printf(text->arena, "%.*s%*s", STR_ARG(indent), (int)utf8_width(lead) + 1, "");

	wrap_words(&text->out, words, first, rest, TEXT_WIDTH);
}

static void add_blocks(struct setting_text *text, const struct block *blocks, struct str first, struct str rest);

/* Items follow each other without blank lines. */
static void add_list(struct setting_text *text, const struct block *list, struct str indent)
{
	text->depth++;
	for (const struct block *item = list->children; item; item = item->next) {
		struct str first = str_printf(text->arena, "%.*s%.*s ", STR_ARG(indent), STR_ARG(item->lead));
		struct str rest = str_printf(text->arena, "%.*s%*s", STR_ARG(indent), (int)utf8_width(item->lead) + 1, "");
		text->begun = false;
		add_blocks(text, item->children, first, rest);
	}
	text->depth--;
	text->begun = true;
}

static void add_block(struct setting_text *text, const struct block *block, struct str first, struct str rest)
{
	switch (block->kind) {
	case BLOCK_HEADING:
		add_heading(text, block, rest);
		break;
	case BLOCK_PARAGRAPH:
		wrap_words(&text->out, plain_words(text->arena, block->runs), first, rest, TEXT_WIDTH);
		break;
	case BLOCK_CLAUSE:
		add_hanging(text, block->lead, plain_words(text->arena, block->runs), rest);
		break;
	case BLOCK_LIST:
		add_list(text, block, rest);
		break;
	case BLOCK_TABLE:
		text_table(&text->out, text->arena, block->table);
		break;
	case BLOCK_QUOTE:
		text->begun = false;
		add_blocks(text, block->children, str_join(text->arena, rest, S("> ")), str_join(text->arena, rest, S("> ")));
		break;
	case BLOCK_CHART:
		wrap_words(&text->out, block->chart->alternative, rest, rest, TEXT_WIDTH);
		break;
	case BLOCK_ITEM:
	case BLOCK_SIGNATURE:
		text->begun = false;
		add_blocks(text, block->children, rest, rest);
		break;
	case BLOCK_NEW_PAGE:
	case BLOCK_CONTENTS:
		break;
	}
}

static void add_blocks(struct setting_text *text, const struct block *blocks, struct str first, struct str rest)
{
	for (const struct block *block = blocks; block; block = block->next) {
		if (block->kind == BLOCK_NEW_PAGE || block->kind == BLOCK_CONTENTS)
			continue;
		if (block->kind == BLOCK_LIST && text->depth)
			text->begun = true;
		else
			begin(text);
		add_block(text, block, block == blocks ? first : rest, rest);
	}
}

static void add_notes(struct setting_text *text, const struct note *notes)
{
	for (const struct note *note = notes; note; note = note->next) {
		if (note->number == 0)
			continue;
		begin(text);
		add_hanging(text, str_printf(text->arena, "[%u]", note->number), plain_words(text->arena, note->runs), S(""));
	}
}

static void add_table_notes(struct setting_text *text, const struct block *blocks)
{
	for (const struct block *block = blocks; block; block = block->next) {
		if (block->table)
			add_notes(text, block->table->notes);
		add_table_notes(text, block->children);
	}
}

struct str text_render(struct arena *arena, const struct doc *doc)
{
	struct setting_text text = {.out = BUF_INIT, .arena = arena};

	add_blocks(&text, doc->blocks, S(""), S(""));
	add_notes(&text, doc->notes);
	add_table_notes(&text, doc->blocks);
	struct str copy = str_copy(arena, buf_str(&text.out));
	buf_release(&text.out);
	return copy;
}

/*
 * Markdown to blocks (md4c).
 *
 * What is not Markdown - figures, texts from data, tables, charts, references, page breaks - stands in the source as
 * placeholders that Markdown does not touch, and is put back when the blocks are made.
 */
#ifndef UNDERLAG_DOCUMENT_MARKDOWN_H
#define UNDERLAG_DOCUMENT_MARKDOWN_H

#include "base/buf.h"
#include "document/doc.h"

/* Characters of the private use area that no text has: a placeholder is OPEN, its number in digits, CLOSE. */
#define MARKDOWN_OPEN "\xEE\x80\x80"
#define MARKDOWN_CLOSE "\xEE\x80\x81"

enum placed_kind { PLACED_RUN, PLACED_TABLE, PLACED_CHART, PLACED_CONTENTS, PLACED_NEW_PAGE, PLACED_APPENDIX };

struct placed {
	enum placed_kind kind;
	struct run run; /* its text, figure or note; bold and italic come from around it */
	struct doc_table *table;
	struct doc_chart *chart;
	unsigned level;      /* of a table of contents */
	struct str id;       /* of an appendix */
	struct block *block; /* what it became: set when the blocks are made */
};

/* Markdown source under construction. */
struct markdown {
	struct arena *arena;
	struct buf source;
	struct {
		struct placed *items;
		size_t count, capacity;
	} placed;
	bool running_numbers; /* ordered lists go on through the whole document */
	size_t scanned;       /* how far into source markdown_heading() has looked */
	struct str heading;   /* the last one before that */
};

void markdown_init(struct markdown *markdown, struct arena *arena);
void markdown_text(struct markdown *markdown, struct str text);
void markdown_run(struct markdown *markdown, struct run run);
void markdown_table(struct markdown *markdown, struct doc_table *table);
void markdown_chart(struct markdown *markdown, struct doc_chart *chart);
void markdown_contents(struct markdown *markdown, unsigned level);
void markdown_new_page(struct markdown *markdown);

/* Begins the heading of an appendix: the text of it follows. id may be empty. */
void markdown_appendix(struct markdown *markdown, struct str id);

/* The heading that the next line of the source stands under, as plain text; empty before the first. */
struct str markdown_heading(struct markdown *markdown);

/* The number of the placeholder that follows MARKDOWN_OPEN; *text moves past its end. */
size_t markdown_placeholder(struct str *text);

void markdown_release(struct markdown *markdown);

/* The whole as blocks. */
struct block *markdown_blocks(struct markdown *markdown);

/* Only its running text: for cells, captions and footnotes. */
struct run *markdown_runs(struct markdown *markdown);

#endif

/*
 * Where the next line goes: pages from top to bottom, what is kept together, footnotes at the foot of the page that
 * refers to them.
 *
 * flow_start; the blocks; flow_finish, which draws what waits; flow_release. Distances between blocks are asked for with flow_gap and
 * vanish at the top of a page.
 */
#ifndef UNDERLAG_PDF_FLOW_H
#define UNDERLAG_PDF_FLOW_H

#include "pdf/text.h"

/* A footnote: measured for the width of a page, and what has become of it. */
struct flow_note {
	const struct note *note;
	struct element *element; /* its "Note", once it has been referred to */
	bool late;               /* too long for a page's foot: drawn at the document's end */
	double height, width;
};

struct flow_notes {
	struct flow_note **items;
	size_t count, capacity;
};

/* A note at the foot of the page. */
struct flow_foot_note {
	struct flow_note *note;
	bool again; /* it stands on an earlier page too */
};

/* Notes that lines refer to which are to be drawn on this page; zeroed at first. */
struct flow_claim {
	struct flow_notes notes;
	double height; /* what they need at the foot, besides the notes that stand there already */
};

/* A bullet, number or "Att", drawn beside the next line. */
struct flow_label {
	struct str text;
	struct element *element;
	double x;
};

/* An appendix, "Bilaga 1", and the index of its first page. */
struct flow_appendix {
	size_t page;
	struct str label;
};

struct flow {
	struct canvas *canvas;
	struct arena *scratch; /* words and lines of the block that is being set: cleared behind each */
	const struct pdf_style *style;
	const struct doc *doc;
	struct diags *diags;
	const struct hyphenator *hyphenator; /* of text, or NULL */
	const struct canvas *before;         /* what the first pass made of the document, or NULL */
	bool landscape;
	bool fresh;         /* nothing stands on the page yet */
	double left, right; /* of the text that is set now */
	double y;           /* where what was set ends, downwards from the page's top edge */
	double bottom;      /* where the body ends, likewise */
	double gap;         /* asked for before the next thing */
	struct flow_label label;
	unsigned depth; /* of lists: what they hold stands closer */
	struct {
		struct flow_foot_note *items;
		size_t count, capacity;
	} here;                  /* notes of this page, by number */
	double notes_height;     /* theirs, with what is above them */
	struct flow_notes notes; /* all that were met, by number */
	struct flow_notes late;  /* those that go to the document's end */
	struct {
		struct element **items;
		size_t count, capacity;
	} waiting;         /* elements of notes that the block which is being set refers to */
	double keep_after; /* flow_lines: what follows the next paragraph needs so much below its last lines */
	struct {
		struct flow_appendix *items;
		size_t count, capacity;
	} appendices;                          /* by furniture_appendix */
	unsigned headings[PDF_HEADING_LEVELS]; /* levels, as written, of the headings that are open */
	unsigned heading_depth;
	struct table_layout *table; /* of table_layout.c, as is the memory of it and of its rows */
	struct arena *table_arena, *row_arena;
};

void flow_start(struct flow *flow, struct canvas *canvas, const struct pdf_style *style, const struct doc *doc,
		struct diags *diags);
void flow_finish(struct flow *flow);
void flow_release(struct flow *flow);

/* Ends the page, with its footnotes, and begins one. */
void flow_new_page(struct flow *flow, bool landscape);

/* Sees to it that the next thing stands on such a page. */
void flow_orient(struct flow *flow, bool landscape);

/* At least so much space before the next thing. */
void flow_gap(struct flow *flow, double gap);

/* Height that is left for the next thing, and what a fresh page offers. */
double flow_room(const struct flow *flow);
double flow_page_height(const struct flow *flow, bool landscape);

/* Width of a line. */
double flow_width(const struct flow *flow);

/* As much of an indent as leaves a line that words can stand on. */
double flow_indent(const struct flow *flow, double indent);

/* Begins a new page unless height fits; a page with nothing on it takes anything. */
void flow_need(struct flow *flow, double height);

/* Where the next thing begins, as a coordinate from the page's lower edge. */
double flow_top(const struct flow *flow);

/* Takes the height and returns where it begins, likewise. */
double flow_take(struct flow *flow, double height);

/*
 * Draws the lines as content of element from the left edge; no line of a paragraph is left alone on a page, and no page ends
 * within a word. Where keep_after is set - the height, gaps included, of what must not be parted from the paragraph, as a
 * table it leads to - the last two lines (of three, all) go to the next page when it does not fit below them. It counts for
 * one paragraph, and not at all where no page is high enough.
 */
void flow_lines(struct flow *flow, const struct text_setting *setting, const struct text_lines *lines,
		struct element *element);

/* Draws what waits to stand beside the next line, on a base line; for what draws its lines itself. */
void flow_draw_label(struct flow *flow, double base_line);

/* Adds the notes that the line refers to, each once. The claim lives as long as the block's lines. */
void flow_claim_notes(struct flow *flow, struct flow_claim *claim, const struct text_line *line);

/*
 * Gives the footnotes of a line that has been drawn a place on this page; their elements wait. A note that an earlier page
 * has is drawn once more, as a repetition; one that finds no room, though the line stands first on its page, goes to the
 * document's end. Every line with content that refers to notes needs this: its references lead to them.
 */
void flow_place_notes(struct flow *flow, const struct text_line *line);

/*
 * Gives the elements that wait a place in parent: behind the block whose lines refer to them, so that who listens hears the
 * block undisturbed. flow_lines does it for a paragraph, in the parent of its element.
 */
void flow_attach_notes(struct flow *flow, struct element *parent);

/* Ordinary text; its lines go when the block has been set. */
struct text_setting flow_text(const struct flow *flow);

#endif

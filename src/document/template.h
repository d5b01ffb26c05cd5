/*
 * A template, parsed: its front matter, its text, and the blocks that were cut out of it.
 *
 * template_parse() reads the notation of docs/mallar.md: front matter, ```beräkning, ```tabell and ```kontroll blocks and
 * {{…}} leave the source before Markdown sees it. Names and tables are added to the engine; nothing is calculated.
 */
#ifndef UNDERLAG_DOCUMENT_TEMPLATE_H
#define UNDERLAG_DOCUMENT_TEMPLATE_H

#include "control/control.h"
#include "formula/engine.h"

enum part_kind {
	PART_TEXT,     /* text: Markdown */
	PART_FIGURE,   /* formula, printed */
	PART_IF,       /* branches */
	PART_FOR,      /* source, body */
	PART_TABLE,    /* plan */
	PART_NEW_PAGE,
	PART_NOTE,     /* [^name]: a reference to a footnote */
};

struct branch {
	struct branch *next;
	struct expr *condition; /* NULL: otherwise */
	struct part *body;
};

/* A piece of text that is expanded when a document is composed. */
struct part {
	struct part *next;
	enum part_kind kind;
	struct place at;
	struct str text;
	struct formula formula;
	bool without_unit;
	struct branch *branches;
	struct source *source;
	struct part *body;
	struct grid_plan *plan;
};

/* A footnote's text: "[^ord]: Texten." */
struct note_plan {
	struct note_plan *next;
	struct str name;
	struct place at;
	struct part *parts;
};

/* A value of the front matter. */
struct template_field {
	struct template_field *next;
	struct str key, value;
	struct place at;
	struct part *parts;
};

struct template {
	struct template *next;
	struct str file;     /* as given in messages: "templates/yrkande.md" */
	struct str document; /* empty: makes no document */
	bool per_scope;
	struct template_field *fields;
	struct part *parts;
	struct note_plan *notes;
	struct grid_plan **plans; /* all tables, in order */
	size_t plan_count, plan_capacity;
};

/*
 * Parses a template; source is all of its text. Every fault is reported; the result is usable for finding more of them.
 * Controls are appended to *controls.
 */
struct template *template_parse(struct engine *engine, struct str file, struct str source, struct controls *controls);

/* The front matter's value of that key, or NULL. */
const struct template_field *template_field(const struct template *template, struct str key);

/* Parses text with {{…}} (a title, a cell) that begins at `at`. */
struct part *parts_parse(struct engine *engine, struct str text, struct place at);

#endif

/*
 * A template, parsed: its front matter, its text, and the tables, definitions and controls that stand in it.
 *
 * template_parse() reads the notation of docs/mallar.md. Front matter, ```beräkning, ```tabell, ```diagram and ```kontroll
 * blocks and {{…}} leave the source before Markdown sees it. Names and tables are added to the engine; nothing is calculated.
 */
#ifndef UNDERLAG_DOCUMENT_TEMPLATE_H
#define UNDERLAG_DOCUMENT_TEMPLATE_H

#include "control/control.h"
#include "formula/prose.h"

/* A footnote's text: "[^ord]: Texten." */
struct note_plan {
	struct note_plan *next;
	struct str name;
	struct place at;
	struct part *parts;
	bool used; /* something refers to it: set by the check */
};

/* A value of the front matter. */
struct template_field {
	struct template_field *next;
	struct str key, value;
	struct place at, value_at;
	struct part *parts;
};

/* When a document goes out: utskick. */
enum dispatch {
	DISPATCH_NONE,    /* it lies in the output folder */
	DISPATCH_NIGHTLY, /* "varje natt": to the finance staff */
	DISPATCH_CLOSED,  /* "stängd period": once the run's period is closed, to those whom the table mottagare names */
};

struct template {
	struct template *next;
	struct str file;     /* as given in messages: "templates/yrkande.md" */
	struct str document; /* output name; empty: definitions and controls only, its text is notes to its writers */
	bool per_scope;      /* one document for each förvaltning */
	struct template_field *fields;
	struct part *parts;
	struct note_plan *notes;
	struct chart_plan *charts;
	enum dispatch dispatch;
	struct str_list approvers; /* godkänns av: roles, all of which approve it before it goes out */
	struct str confidential;   /* sekretess: its words ("Sekretess 19 kap. 3 § OSL"); empty: none. Never mailed */
	/*
	 * brev: no document of its own but the letter that goes with this one ("manadsrapport"), with the nightly mail ("ekonomi") or
	 * with an alarm ("larm"). Its titel is the subject. Composed after all documents: it sees findings and changes.
	 */
	struct str letter_for;
	bool shows_findings; /* has a table of what the controls found: composed when they all are known */
	/* The aggregate of the ledger that serves all its formulas and tells apart what its `underlag` asks for, or NULL. */
	const struct cube *cube;
	const struct parameter *parameters; /* the run's, with the document's own values */
};

/*
 * Parses a template; source is all of its text. Every fault is reported; the result is good for finding more of them.
 * Controls are appended to *controls.
 */
struct template *template_parse(struct engine *engine, struct str file, struct str source, struct controls *controls);

/* The front matter's value of that key, or NULL. */
const struct template_field *template_field(const struct template *template, struct str key);

/* Binds everything in the template and asks the store for what it needs of the ledger. */
void template_check(struct engine *engine, struct template *template);

#endif

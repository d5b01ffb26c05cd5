/*
 * Text with figures in it: "Resultatet är {{resultat}}. {{om resultat < 0}}…{{slut}}".
 *
 * prose_parse() splits it into parts, prose_check() binds their formulas, prose_expand() calculates them and hands what
 * there is to say, in order, to a sink: the document layer makes runs of it, controls make plain text of it.
 */
#ifndef UNDERLAG_FORMULA_PROSE_H
#define UNDERLAG_FORMULA_PROSE_H

#include "formula/check.h"
#include "formula/engine.h"

enum part_kind {
	PART_TEXT,     /* text, in Markdown where the reader of it is the document layer */
	PART_FIGURE,   /* formula, printed */
	PART_IF,       /* branches */
	PART_FOR,      /* source, body */
	PART_TABLE,    /* plan */
	PART_NOTE,     /* text: the name of a footnote */
	PART_NEW_PAGE,
	PART_CHART,     /* chart */
	PART_CONTENTS,  /* level: the deepest heading listed */
	PART_REFERENCE, /* reference, capital, text: the id of what is referred to */
	PART_APPENDIX,  /* text: its id, or empty; what follows is its heading */
};

/* What text refers to: {{tabell ID}}, {{figur ID}}, {{bilaga ID}}. */
enum reference_kind { REFERENCE_TABLE, REFERENCE_CHART, REFERENCE_APPENDIX };

struct chart_plan;

struct branch {
	struct branch *next;
	struct expr *condition; /* NULL: otherwise */
	struct part *body;
};

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
	struct chart_plan *chart; /* of the document layer */
	enum reference_kind reference;
	bool capital; /* the reference is written with one: {{Tabell ID}} */
	unsigned level;
};

/*
 * What a fenced block within the text is: called with its first line without the fence, its body and the body's place. Fills
 * out and returns true where the block becomes a part.
 */
struct prose_blocks {
	bool (*block)(void *user, struct str info, struct str body, struct place info_at, struct place body_at,
		      struct part *out);
	void *user;
};

/* Parses text that begins at `at`. blocks is NULL where fenced blocks are only text. Faults are reported. */
struct part *prose_parse(struct arena *arena, struct str text, struct place at, const struct prose_blocks *blocks,
			 struct diags *diags);

/* Binds all formulas, and those of the tables in it. */
void prose_check(const struct scene *scene, struct part *parts);

struct prose_sink {
	void *user;
	void (*text)(void *user, struct str text);
	void (*figure)(void *user, const struct env *env, const struct part *part, struct value value,
		       struct format format);
	/* A condition that can not be calculated (a division by zero); it counts as not met. May be NULL. */
	void (*failure)(void *user, const struct part *part, enum value_error error);
	/* The following may be NULL where the text can not hold them. */
	void (*table)(void *user, const struct env *env, const struct part *part);
	void (*note)(void *user, const struct part *part);
	void (*new_page)(void *user);
	void (*chart)(void *user, const struct part *part);
	void (*contents)(void *user, const struct part *part);
	void (*reference)(void *user, const struct part *part);
	void (*appendix)(void *user, const struct part *part);
};

void prose_expand(const struct env *env, const struct part *parts, const struct prose_sink *sink);

/* The text with its figures printed, as plain text on one line. */
struct str prose_plain(const struct env *env, const struct part *parts);

/* How the value of an expression is printed when nothing is said about it: as the figures that it is made of. */
struct format expr_format(const struct expr *expr, const struct context *context);

#endif

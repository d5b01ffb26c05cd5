/* What the readers of fenced blocks share. */
#ifndef UNDERLAG_DOCUMENT_BLOCK_LINES_H
#define UNDERLAG_DOCUMENT_BLOCK_LINES_H

#include "formula/engine.h"
#include "formula/lines.h"

/* Names that stand in a list, each with its place. */
struct block_name {
	struct str name;
	struct place at;
};

struct block_names {
	struct block_name *items;
	size_t count, capacity;
};

/* The names between the ';' of a text that begins at `at`. */
struct block_names block_split(struct arena *arena, struct str text, struct place at);

/* A setting that has one value only: anything else is reported. True in either case. */
bool block_expect(struct engine *engine, const struct line *line, struct str word);

#endif

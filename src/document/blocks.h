/* The fenced blocks of a template: ```tabell and ```beräkning. */
#ifndef UNDERLAG_DOCUMENT_BLOCKS_H
#define UNDERLAG_DOCUMENT_BLOCKS_H

#include "formula/engine.h"

/*
 * Parses a ```tabell block: info is what follows the word, the table's id. Never NULL; faults are reported. Its id and the
 * names of its cells are not added to the engine yet: see block_register_table().
 */
struct grid_plan *block_parse_table(struct engine *engine, struct str info, struct str body, struct place info_at,
				    struct place body_at);

/* Adds a table's id and the names of its cells; in repeated text a table has no names. */
void block_register_table(struct engine *engine, struct grid_plan *plan, const struct name *pattern);

/* Parses a ```beräkning block and adds its names; pattern holds what they have in common: template, document. */
void block_parse_definitions(struct engine *engine, struct str body, struct place at, const struct name *pattern);

#endif

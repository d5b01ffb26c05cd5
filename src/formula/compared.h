/* Texts that columns are compared with: one that the column holds nowhere, but nearly, is most often misspelt. */
#ifndef UNDERLAG_FORMULA_COMPARED_H
#define UNDERLAG_FORMULA_COMPARED_H

#include "formula/engine.h"

/* For the check: says that a constant is compared with a table's column, as text without its operator. */
void compared_add(struct engine *engine, struct expr *constant, struct str text, struct table *table, size_t column);

/*
 * When all is read: a note, once for each place, where the column holds no such text but one that differs in a letter or two.
 * Texts of fewer than four letters are codes, of which many are alike.
 */
void compared_check(struct engine *engine);

#endif

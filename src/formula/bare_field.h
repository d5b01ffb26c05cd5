/* Fields of a row that stand in text without the braces that print them. */
#ifndef UNDERLAG_FORMULA_BARE_FIELD_H
#define UNDERLAG_FORMULA_BARE_FIELD_H

#include "formula/check.h"

struct part;

/*
 * Text that rows are said with: "[namn]" where a row has a field, or the table a column, of that name is a fault, as it would
 * be printed as it stands. "\[namn]", "tabell[namn]", code and the words of a link are text.
 */
void check_bare_fields(const struct scene *scene, const struct part *text);

#endif

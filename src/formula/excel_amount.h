/* Which formulas are amounts: a translation may round them to öre without changing them. */
#ifndef UNDERLAG_FORMULA_EXCEL_AMOUNT_H
#define UNDERLAG_FORMULA_EXCEL_AMOUNT_H

#include "formula/engine.h"

/* Whether the value is a whole number of öre whatever the data: ROUND(…,2) then removes only the noise of doubles. */
bool formula_is_amount(const struct env *env, const struct expr *expr);

#endif

/*
 * Accounting periods: the integer YYYYMM, whatever a file writes (DESIGN "What a formula means"). Month 00 holds opening
 * balances and month 13 closing entries.
 */
#ifndef UNDERLAG_BASE_PERIOD_H
#define UNDERLAG_BASE_PERIOD_H

#include "base/str.h"

/* "2020-11" or "202011" to 202011. Years 1900–2199, months 00–13; anything else is false. */
MUST_USE bool period_parse(struct str text, int32_t *out);

/* "2020-12-15", "20201215" to 20201215; a day that the calendar lacks is false. */
MUST_USE bool date_parse(struct str text, int32_t *out);

/* The day before: 20201130 of 20201201. */
int32_t date_before(int32_t date);

/* "2020-11" */
struct str period_text(struct arena *arena, int32_t period);

/* "november 2020"; "2020 ingående" and "2020 bokslut" for months 00 and 13. */
struct str period_words(struct arena *arena, int32_t period);

/* "2020-12-15" */
struct str date_text(struct arena *arena, int32_t date);

/* "15 december 2020" */
struct str date_words(struct arena *arena, int32_t date);

#endif

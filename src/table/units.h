/*
 * The organisation: one tree of units, whose codes may move from one parent to another over time.
 *
 * A code may stand in several rows as long as they never hold in the same month. units_build() checks that, that parents
 * exist and that no unit lies below itself.
 */
#ifndef UNDERLAG_TABLE_UNITS_H
#define UNDERLAG_TABLE_UNITS_H

#include "base/diag.h"
#include "table/keyindex.h"
#include "table/validity.h"

/* The columns of organisation, in the schema's order. */
enum { UNIT_KOD, UNIT_NAMN, UNIT_TYP, UNIT_OVERORDNAD, UNIT_FRAN, UNIT_TILL };

enum unit_level { LEVEL_REGION, LEVEL_NAMND, LEVEL_FORVALTNING, LEVEL_OMRADE, LEVEL_ANSVAR, UNIT_LEVELS };

/* "region", "nämnd"… */
extern const struct str unit_level_names[UNIT_LEVELS];

/* The level of that name; UNIT_LEVELS where there is none. */
enum unit_level unit_level_find(struct str name);

struct units {
	const struct table *table;
	size_t count; /* rows that were read: the program may append others later */
	struct keyindex codes;
};

/* file: what place to name in faults, for rows of the table. */
void units_build(struct units *units, struct arena *arena, const struct table *table, int32_t period, struct str file,
		 struct diags *diags);

/* The unit that has the code in that calendar month, or NO_ROW. */
size_t units_find(const struct units *units, struct value code, int32_t calendar_period);

/*
 * The code of the unit of that level which the unit is or lies below in that month: empty where there is none, "Ej fördelat"
 * where a parent on the way does not hold then.
 */
struct value units_level(const struct units *units, size_t row, enum unit_level level, int32_t calendar_period);

/* Whether every parent on the way up holds in that month. */
bool units_connected(const struct units *units, size_t row, int32_t calendar_period);

struct validity units_validity(const struct units *units, size_t row);

#endif

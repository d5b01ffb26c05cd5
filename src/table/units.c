/* The organisation: its codes over time, and the way from a unit up. */
#include "table/units.h"

#include "base/utf8.h"
#include "table/store.h"

#include <stdlib.h>

const struct str unit_level_names[UNIT_LEVELS] = {
	[LEVEL_REGION] = STR("region"),           [LEVEL_NAMND] = STR("nämnd"),
	[LEVEL_FORVALTNING] = STR("förvaltning"), [LEVEL_OMRADE] = STR("område"),
	[LEVEL_ANSVAR] = STR("ansvar"),
};

enum unit_level unit_level_find(struct str name)
{
	for (int i = 0; i < UNIT_LEVELS; i++)
		if (str_equal_fold(unit_level_names[i], name))
			return (enum unit_level)i;
	return UNIT_LEVELS;
}

static struct value cell(const struct units *units, size_t column, size_t row)
{
	return units->table->columns[column].cells[row];
}

struct validity units_validity(const struct units *units, size_t row)
{
	return validity_of(cell(units, UNIT_FRAN, row), cell(units, UNIT_TILL, row));
}

static size_t first_row(const struct units *units, struct value code)
{
	return code.kind == VALUE_EMPTY || units->count == 0 ? NO_ROW : keyindex_find(&units->codes, code);
}

size_t units_find(const struct units *units, struct value code, int32_t calendar_period)
{
	size_t row = first_row(units, code);

	while (row != NO_ROW && !validity_holds(units_validity(units, row), calendar_period))
		row = units->codes.next[row];
	return row;
}

struct value units_level(const struct units *units, size_t row, enum unit_level level, int32_t calendar_period)
{
	for (size_t steps = 0; steps <= units->count; steps++) {
		struct value typ = cell(units, UNIT_TYP, row), parent = cell(units, UNIT_OVERORDNAD, row);

		if (typ.kind == VALUE_TEXT && str_equal(typ.text, unit_level_names[level]))
			return cell(units, UNIT_KOD, row);
		if (parent.kind == VALUE_EMPTY)
			return value_empty();
		row = units_find(units, parent, calendar_period);
		if (row == NO_ROW)
			break;
	}
	return value_text(S(UNALLOCATED));
}

bool units_connected(const struct units *units, size_t row, int32_t calendar_period)
{
	for (size_t steps = 0; steps <= units->count; steps++) {
		struct value parent = cell(units, UNIT_OVERORDNAD, row);

		if (parent.kind == VALUE_EMPTY)
			return true;
		row = units_find(units, parent, calendar_period);
		if (row == NO_ROW)
			return false;
	}
	return false;
}

static struct place row_place(const struct units *units, struct str file, size_t row)
{
	return (struct place){file, units->table->origins[row].line, 0};
}

/* The same code twice in one month, från after till. */
static void check_validity(const struct units *units, size_t row, struct str file, struct diags *diags)
{
	struct validity validity = units_validity(units, row);
	struct value code = cell(units, UNIT_KOD, row);

	if (code.kind == VALUE_EMPTY)
		return; /* said by the reader */
	if (validity.from > validity.to)
		diag_add(diags, DIAG_INPUT, row_place(units, file, row),
			 _("från is after till for kod \"%.*s\": correct one of them"), STR_ARG(code.text));
	for (size_t other = first_row(units, code); other != NO_ROW && other < row; other = units->codes.next[other]) {
		if (!validity_overlaps(validity, units_validity(units, other)))
			continue;
		diag_add(diags, DIAG_INPUT, row_place(units, file, row),
			 _("kod \"%.*s\" is in line %u already, for some of the same months: give the rows från and till "
			   "that do not overlap, or remove one"),
			 STR_ARG(code.text), units->table->origins[other].line);
		return;
	}
}

static void check_parent(const struct units *units, size_t row, struct str file, struct diags *diags)
{
	struct value parent = cell(units, UNIT_OVERORDNAD, row);

	if (parent.kind != VALUE_EMPTY && first_row(units, parent) == NO_ROW)
		diag_add(diags, DIAG_INPUT, row_place(units, file, row),
			 _("överordnad \"%.*s\" is no kod of organisation: add that unit or correct the code"),
			 STR_ARG(parent.text));
}

/* Whether going up from the row in that month comes back to it, no row before it being on the way. */
static bool is_first_of_loop(const struct units *units, size_t start, int32_t month)
{
	size_t row = start;

	for (size_t steps = 0; steps <= units->count; steps++) {
		row = units_find(units, cell(units, UNIT_OVERORDNAD, row), month);
		if (row == start)
			return true;
		if (row == NO_ROW || row < start)
			return false;
	}
	return false;
}

static int by_month(const void *left, const void *right)
{
	int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;

	return (a > b) - (a < b);
}

/* The tree changes only where some row begins: looking at those months finds every loop. */
static void check_loops(const struct units *units, int32_t period, struct str file, struct diags *diags)
{
	struct arena scratch = ARENA_INIT;
	int32_t *months = ARENA_ARRAY(&scratch, int32_t, units->count + 1);
	bool *said = ARENA_ARRAY(&scratch, bool, units->count);
	size_t count = 0;

	months[count++] = period_in_calendar(period);
	for (size_t row = 0; row < units->count; row++)
		months[count++] = units_validity(units, row).from;
	qsort(months, count, sizeof *months, by_month);
	for (size_t i = 0; i < count; i++) {
		if (i && months[i] == months[i - 1])
			continue;
		for (size_t row = 0; row < units->count; row++) {
			if (said[row] || !validity_holds(units_validity(units, row), months[i]) ||
			    !is_first_of_loop(units, row, months[i]))
				continue;
			said[row] = true;
			diag_add(diags, DIAG_INPUT, row_place(units, file, row),
				 _("\"%.*s\" lies below itself: correct överordnad here or in a unit above it"),
				 STR_ARG(cell(units, UNIT_KOD, row).text));
		}
	}
	arena_release(&scratch);
}

void units_build(struct units *units, struct arena *arena, const struct table *table, int32_t period, struct str file,
		 struct diags *diags)
{
	*units = (struct units){.table = table, .count = table->row_count};
	keyindex_build(&units->codes, arena, table, UNIT_KOD);
	for (size_t row = 0; row < units->count; row++) {
		check_validity(units, row, file, diags);
		check_parent(units, row, file, diags);
	}
	check_loops(units, period, file, diags);
}

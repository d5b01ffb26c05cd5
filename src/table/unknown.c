/* Codes that no table knows. */
#include "table/unknown.h"

#include "table/sheet.h"

#include <stdlib.h>

static struct place place_of(const struct store *store, struct row_origin origin)
{
	return (struct place){store->sources[origin.file]->path, origin.line, 0};
}

static struct unknown_code *push(struct store *store)
{
	struct unknown_codes *unknown = &store->unknown;

	return ARENA_PUSH(store->arena, unknown);
}

static void say_near(struct store *store, const struct sheet *sheet, const struct relation *relation, struct str code,
		     struct row_origin origin, struct diags *diags)
{
	struct str near = relation_near(store, relation, code);

	if (near.n)
		diag_add(diags, DIAG_INPUT, place_of(store, origin),
			 _("%.*s is \"%.*s\", but %.*s has \"%.*s\": codes that are equal as numbers cannot be told apart in "
			   "a workbook; write them alike (did a program drop leading zeros?)"),
			 STR_ARG(sheet->table.columns[relation->source].name), STR_ARG(code),
			 STR_ARG(relation->to->table.name), STR_ARG(near));
}

size_t unknown_add(struct store *store, const struct sheet *sheet, const struct relation *relation, struct str code,
		   struct row_origin origin, struct diags *diags)
{
	struct arena scratch = ARENA_INIT;
	struct str column = sheet->table.columns[relation->source].name;
	struct str name = str_printf(&scratch, "%.*s\n%.*s\n%.*s", STR_ARG(sheet->table.name), STR_ARG(column),
				     STR_ARG(code));
	size_t number = pool_add(&store->unknown.names, name);

	arena_release(&scratch);
	if (number < store->unknown.count)
		return number;
	struct unknown_code *unknown = push(store);
	unknown->table = sheet->table.name;
	unknown->column = column;
	unknown->code = str_copy(store->arena, code);
	unknown->first = place_of(store, origin);
	unknown->amount = num_whole(0);
	store->unknown.to_units = store->unknown.to_units || relation->kind == TO_UNIT;
	store->unknown.to_accounts = store->unknown.to_accounts || relation->kind == TO_ACCOUNT;
	say_near(store, sheet, relation, code, origin, diags);
	return number;
}

void unknown_more(struct store *store, size_t number, int64_t rows, struct value sum_of_rows, struct row_origin origin,
		  struct diags *diags)
{
	struct unknown_code *unknown = &store->unknown.items[number];
	struct num sum;

	unknown->rows += rows;
	if (sum_of_rows.kind != VALUE_NUMBER)
		return;
	if (num_add(store->arena, unknown->amount, sum_of_rows.num, &sum))
		unknown->amount = sum;
	else
		diag_add(diags, DIAG_INPUT, place_of(store, origin),
			 _("the sum of belopp over %.*s \"%.*s\" becomes too large here"), STR_ARG(unknown->column),
			 STR_ARG(unknown->code));
}

static void set_text(struct sheet *sheet, size_t row, size_t column, struct str text)
{
	sheet->table.columns[column].cells[row] = value_text(text);
}

/* A unit "Ej fördelat" of that level, or a unit of an unknown code below it. */
static void add_unit(struct store *store, enum unit_level level, struct str code)
{
	struct sheet *sheet = store->organisation;
	size_t row = sheet_add_row(store, sheet, (struct row_origin){0, 0});
	bool below = !str_equal(code, S(UNALLOCATED));

	set_text(sheet, row, UNIT_KOD, code);
	set_text(sheet, row, UNIT_NAMN, S(UNALLOCATED));
	set_text(sheet, row, UNIT_TYP, unit_level_names[level]);
	if (level != LEVEL_NAMND)
		set_text(sheet, row, UNIT_OVERORDNAD, S(UNALLOCATED));
	for (size_t column = 0; column < sheet->table.column_count; column++) {
		enum unit_level other = sheet->info[column].level;
		if (sheet->info[column].computed == COMPUTED_LEVEL && other <= level)
			set_text(sheet, row, column, below && other == level ? code : S(UNALLOCATED));
	}
}

static bool has_level(const struct store *store, enum unit_level level)
{
	const struct table *table = &store->organisation->table;

	for (size_t row = 0; row < store->units.count; row++) {
		struct value typ = table->columns[UNIT_TYP].cells[row];
		if (typ.kind == VALUE_TEXT && str_equal(typ.text, unit_level_names[level]))
			return true;
	}
	return false;
}

static int by_text(const void *left, const void *right)
{
	return str_compare(*(const struct str *)left, *(const struct str *)right);
}

/* One unit for each level that tables are made of, and one for each code, in their order. */
static void add_units(struct store *store)
{
	struct pool codes;

	pool_init(&codes, store->arena);
	for (size_t i = 0; i < store->unknown.count; i++) {
		const struct unknown_code *unknown = &store->unknown.items[i];
		const struct sheet *sheet = sheet_find(store, unknown->table);
		size_t column = sheet_find_column(sheet, unknown->column);
		for (size_t k = 0; k < sheet->relation_count; k++)
			if (sheet->relations[k].source == column && sheet->relations[k].kind == TO_UNIT)
				pool_add(&codes, unknown->code);
	}
	add_unit(store, LEVEL_NAMND, S(UNALLOCATED));
	add_unit(store, LEVEL_FORVALTNING, S(UNALLOCATED));
	if (has_level(store, LEVEL_OMRADE))
		add_unit(store, LEVEL_OMRADE, S(UNALLOCATED));
	qsort(codes.items, codes.count, sizeof *codes.items, by_text); /* the pool is not asked any more */
	for (size_t i = 0; i < codes.count; i++)
		add_unit(store, LEVEL_ANSVAR, codes.items[i]);
}

static void add_account(struct store *store)
{
	struct sheet *sheet = store->kontoplan;
	size_t row = sheet_add_row(store, sheet, (struct row_origin){0, 0});

	for (size_t column = 0; column < sheet->table.column_count; column++)
		if (!column_is_number(sheet->table.columns[column].type))
			set_text(sheet, row, column, S(UNALLOCATED));
	set_text(sheet, row, ACCOUNT_DEL, S("resultat"));
}

static int by_code(const void *left, const void *right)
{
	const struct unknown_code *a = left, *b = right;
	int order = str_compare(a->table, b->table);

	if (!order)
		order = str_compare(a->column, b->column);
	return order ? order : str_compare(a->code, b->code);
}

void unknown_finish(struct store *store)
{
	struct unknown_codes *unknown = &store->unknown;

	if (unknown->count)
		qsort(unknown->items, unknown->count, sizeof *unknown->items, by_code);
	if (unknown->to_units)
		add_units(store);
	if (unknown->to_accounts)
		add_account(store);
}

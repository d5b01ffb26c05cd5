/* Aggregates of the ledger. */
#include "table/cube.h"

#include "table/sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A column that some cube has. */
struct dimension {
	uint32_t *ranks; /* when finished: the place of each value among the values in order */
};

/* One combination of a cube. */
struct cell_sum {
	int64_t hundredths, rows;
};

struct open_cube {
	struct cube *cube;
	size_t *dimensions; /* of its columns */
	uint32_t *keys;     /* combination i: column_count numbers from keys + i * column_count */
	struct cell_sum *sums;
	size_t count, capacity;
	size_t *slots; /* combination + 1 */
	size_t slot_count;
	bool overflowed;
};

struct cubes {
	struct store *store;
	struct arena arena;
	size_t *columns;
	struct dimension *dimensions;
	size_t dimension_count;
	struct open_cube *open;
	size_t open_count;
};

static void *larger(void *old, size_t count, size_t size)
{
	void *p = reallocarray(old, count, size);

	if (!p) {
		fputs("underlag: out of memory\n", stderr);
		exit(4);
	}
	return p;
}

static size_t dimension_of(struct cubes *cubes, size_t column)
{
	for (size_t i = 0; i < cubes->dimension_count; i++)
		if (cubes->columns[i] == column)
			return i;
	cubes->columns[cubes->dimension_count] = column;
	return cubes->dimension_count++;
}

struct cubes *cubes_begin(struct store *store, const size_t **columns, size_t *count)
{
	struct cubes *cubes = ARENA_NEW(store->arena, struct cubes);
	size_t all = store->ledger_sheet->table.column_count;

	cubes->store = store;
	cubes->columns = ARENA_ARRAY(store->arena, size_t, all);
	cubes->dimensions = ARENA_ARRAY(store->arena, struct dimension, all);
	for (const struct cube *cube = store->cubes; cube; cube = cube->next)
		cubes->open_count++;
	cubes->open = ARENA_ARRAY(store->arena, struct open_cube, cubes->open_count);
	size_t i = 0;
	for (struct cube *cube = store->cubes; cube; cube = cube->next, i++) {
		cubes->open[i].cube = cube;
		cubes->open[i].dimensions = ARENA_ARRAY(store->arena, size_t, cube->column_count);
		for (size_t k = 0; k < cube->column_count; k++)
			cubes->open[i].dimensions[k] = dimension_of(cubes, cube->columns[k]);
	}
	*columns = cubes->columns;
	*count = cubes->dimension_count;
	return cubes;
}

static size_t hash_of(const uint32_t *key, size_t count)
{
	return (size_t)str_hash((struct str){(const char *)key, count * sizeof *key});
}

/* The slot of the combination, or the free one where it belongs. */
static size_t *slot_of(const struct open_cube *open, const uint32_t *key)
{
	size_t width = open->cube->column_count;
	size_t at = hash_of(key, width) & (open->slot_count - 1);

	while (open->slots[at] &&
	       (width && memcmp(open->keys + (open->slots[at] - 1) * width, key, width * sizeof *key) != 0))
		at = (at + 1) & (open->slot_count - 1);
	return &open->slots[at];
}

static void make_room(struct open_cube *open)
{
	size_t width = open->cube->column_count;

	if (open->count == open->capacity) {
		open->capacity = open->capacity ? 2 * open->capacity : 256;
		open->keys = larger(open->keys, open->capacity, (width ? width : 1) * sizeof *open->keys);
		open->sums = larger(open->sums, open->capacity, sizeof *open->sums);
	}
	if (open->count * 3 < open->slot_count * 2)
		return;
	open->slot_count = open->slot_count ? 2 * open->slot_count : 512;
	free(open->slots);
	open->slots = larger(NULL, open->slot_count, sizeof *open->slots);
	memset(open->slots, 0, open->slot_count * sizeof *open->slots);
	for (size_t i = 0; i < open->count; i++)
		*slot_of(open, open->keys + i * width) = i + 1;
}

static void add_to(struct open_cube *open, const uint32_t *numbers, struct cell_sum more, struct place at,
		   struct diags *diags)
{
	size_t width = open->cube->column_count;

	make_room(open);
	uint32_t *key = open->keys + open->count * width;
	for (size_t k = 0; k < width; k++)
		key[k] = numbers[open->dimensions[k]];
	size_t *slot = slot_of(open, key);
	if (!*slot) {
		open->sums[open->count++] = (struct cell_sum){0, 0};
		*slot = open->count;
	}
	struct cell_sum *sum = &open->sums[*slot - 1];
	sum->rows += more.rows;
	if (!__builtin_add_overflow(sum->hundredths, more.hundredths, &sum->hundredths) || open->overflowed)
		return;
	open->overflowed = true;
	diag_add(diags, DIAG_INPUT, at,
		 _("the sum of belopp becomes too large here: is the amount right? Sums must be below 92 233 720 368 "
		   "547 758 kr"));
}

void cubes_add(struct cubes *cubes, const uint32_t *numbers, int64_t sum, int64_t rows, struct place at,
	       struct diags *diags)
{
	for (size_t i = 0; i < cubes->open_count; i++)
		add_to(&cubes->open[i], numbers, (struct cell_sum){sum, rows}, at, diags);
}

/* Nothing first, numbers ascending, texts by bytes. */
static int compare(struct value a, struct value b)
{
	if (a.kind != b.kind)
		return a.kind < b.kind ? -1 : 1;
	if (a.kind == VALUE_NUMBER)
		return num_compare(a.num, b.num);
	return a.kind == VALUE_TEXT ? str_compare(a.text, b.text) : 0;
}

static int by_value(const void *left, const void *right, void *items)
{
	const struct value *values = items;

	return compare(values[*(const size_t *)left], values[*(const size_t *)right]);
}

static void rank(struct cubes *cubes, struct dimension *dimension, const struct codes *values)
{
	size_t *order = ARENA_ARRAY(&cubes->arena, size_t, values->count);

	dimension->ranks = ARENA_ARRAY(&cubes->arena, uint32_t, values->count);
	for (size_t i = 0; i < values->count; i++)
		order[i] = i;
	qsort_r(order, values->count, sizeof *order, by_value, values->items);
	for (size_t i = 0; i < values->count; i++)
		dimension->ranks[order[i]] = (uint32_t)i;
}

struct sorting {
	const struct cubes *cubes;
	const struct open_cube *open;
};

static int by_ranks(const void *left, const void *right, void *user)
{
	const struct sorting *sorting = user;
	size_t width = sorting->open->cube->column_count;
	const uint32_t *a = sorting->open->keys + *(const size_t *)left * width;
	const uint32_t *b = sorting->open->keys + *(const size_t *)right * width;

	for (size_t k = 0; k < width; k++) {
		const uint32_t *ranks = sorting->cubes->dimensions[sorting->open->dimensions[k]].ranks;
		if (ranks[a[k]] != ranks[b[k]])
			return ranks[a[k]] < ranks[b[k]] ? -1 : 1;
	}
	return 0;
}

static void fill_table(struct cubes *cubes, struct open_cube *open, struct value *const *values)
{
	struct arena *arena = cubes->store->arena;
	struct table *table = &open->cube->table;
	size_t width = open->cube->column_count;
	size_t *order = ARENA_ARRAY(&cubes->arena, size_t, open->count);

	for (size_t i = 0; i < open->count; i++)
		order[i] = i;
	qsort_r(order, open->count, sizeof *order, by_ranks, &(struct sorting){cubes, open});
	table->row_count = open->count;
	table->origins = ARENA_ARRAY(arena, struct row_origin, open->count);
	for (size_t k = 0; k < table->column_count; k++)
		table->columns[k].cells = ARENA_ARRAY(arena, struct value, open->count);
	for (size_t row = 0; row < open->count; row++) {
		const uint32_t *key = open->keys + order[row] * width;
		const struct cell_sum *sum = &open->sums[order[row]];
		for (size_t k = 0; k < width; k++)
			table->columns[k].cells[row] = values[open->dimensions[k]][key[k]];
		table->columns[width].cells[row] = value_number(num_hundredths(sum->hundredths));
		table->columns[width + 1].cells[row] = value_number(num_hundredths(sum->rows * 100));
	}
}

int cube_column(const struct cube *cube, size_t column)
{
	for (size_t i = 0; i < cube->column_count; i++)
		if (cube->columns[i] == column)
			return (int)i;
	return -1;
}

void cubes_finish(struct cubes *cubes, const struct resolver *resolver)
{
	struct value **values = ARENA_ARRAY(&cubes->arena, struct value *, cubes->dimension_count);

	for (size_t k = 0; k < cubes->dimension_count; k++) {
		const struct codes *codes = &resolver->columns[k].values;
		rank(cubes, &cubes->dimensions[k], codes);
		values[k] = ARENA_ARRAY(&cubes->arena, struct value, codes->count);
		for (size_t i = 0; i < codes->count; i++)
			values[k][i] = value_keep(cubes->store, codes->items[i]);
	}
	for (size_t i = 0; i < cubes->open_count; i++) {
		struct open_cube *open = &cubes->open[i];
		fill_table(cubes, open, values);
		free(open->keys);
		free(open->sums);
		free(open->slots);
	}
	arena_release(&cubes->arena);
}

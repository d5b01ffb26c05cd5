/* All input tables of a run: opening them, and what the rest of the program asks for. */
#include "table/store_types.h"

#include "table/late.h"
#include "table/ledger.h"
#include "table/resolve.h"
#include "table/receipt.h"
#include "table/relation.h"
#include "table/sheet.h"
#include "table/source.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <unistd.h>

/* Sections about tables that nobody knows: said, since the file may come another month. */
static void note_strange_sections(const struct store *store, struct diags *diags)
{
	for (size_t i = 0; store->settings && i < store->settings->count; i++) {
		const struct setting *setting = &store->settings->items[i];
		struct arena scratch = ARENA_INIT;
		struct str name;
		bool known = i > 0 && str_equal_fold(setting->section, store->settings->items[i - 1].section);

		if (!known && dialect_section(setting->section, &name)) {
			struct str plain = name_plain(&scratch, name);
			known = sheet_find(store, name) != NULL;
			for (size_t k = 0; k < store->source_count && !known; k++) {
				struct str file = store->sources[k]->name;
				known = str_equal(plain, name_plain(&scratch, str_sub(file, 0, file.n - 4)));
			}
			if (!known)
				diag_add(diags, DIAG_NOTE, setting->at,
					 _("there is no table or file \"%.*s\" in the input folder"), STR_ARG(name));
		}
		arena_release(&scratch);
	}
}

struct store *store_open(struct arena *arena, const char *folder, const struct settings *settings, int32_t period,
			 struct diags *diags)
{
	struct store *store = ARENA_NEW(arena, struct store);
	size_t faults = diags_faults(diags);

	store->arena = arena;
	store->folder = str_copy(arena, str_from(folder));
	store->settings = settings;
	store->period = period;
	store_set_threads(store, LEDGER_THREADS_MOST);
	store->part_bytes = LEDGER_PART_BYTES;
	store->last_sheet = &store->sheets;
	store->last_cube = &store->cubes;
	store->last_groups = &store->groups;
	pool_init(&store->texts, arena);
	pool_init(&store->unknown.names, arena);
	for (size_t i = 0; i < schema_table_count; i++)
		sheet_new(store, schema_tables[i].name, &schema_tables[i]);
	store->organisation = sheet_find(store, S("organisation"));
	store->kontoplan = sheet_find(store, S("kontoplan"));
	store->ledger_sheet = sheet_find(store, S("huvudbok"));
	store->ledger_sheet->table.streamed = true;
	store->receipt = receipt_open(store);
	store->late.sheet = late_open(store);

	dialect_check_settings(settings, diags);
	sources_open(store, diags);
	relations_open(store, diags);
	note_strange_sections(store, diags);
	return diags_faults(diags) == faults ? store : NULL;
}

struct table *store_table(struct store *store, struct str name)
{
	struct sheet *sheet = sheet_find(store, name);

	return !sheet ? NULL : sheet->foreign ? sheet->foreign : &sheet->table;
}

bool store_has_file(struct store *store, struct str name)
{
	const struct sheet *sheet = sheet_find(store, name);

	return sheet && sheet->has_file;
}

void store_add(struct store *store, struct table *table)
{
	struct sheet *sheet = sheet_new(store, table->name, NULL);

	sheet->foreign = table;
}

int store_column(struct store *store, struct table *table, struct str name)
{
	struct sheet *sheet = sheet_of(store, table);

	if (!sheet || sheet->foreign) {
		for (size_t i = 0; i < table->column_count; i++)
			if (str_equal_fold(table->columns[i].name, name))
				return (int)i;
		return -1;
	}
	size_t column = relation_column(store, sheet, name);
	return column == NO_COLUMN ? -1 : (int)column;
}

void store_set_previous(struct store *store, const struct previous_figure *figures, size_t count)
{
	struct previous_figure *copy = ARENA_ARRAY(store->arena, struct previous_figure, count);

	for (size_t i = 0; i < count; i++)
		copy[i] = figures[i];
	store->previous = copy;
	store->previous_count = count;
}

struct table *store_ledger(struct store *store)
{
	return &store->ledger_sheet->table;
}

static int by_index(const void *left, const void *right)
{
	size_t a = *(const size_t *)left, b = *(const size_t *)right;

	return (a > b) - (a < b);
}

/* A sorted copy of columns, each once; *count gets how many. */
static size_t *column_set(struct arena *arena, const size_t *columns, size_t *count)
{
	size_t *set = ARENA_ARRAY(arena, size_t, *count), n = 0;

	for (size_t i = 0; i < *count; i++)
		set[i] = columns[i];
	qsort(set, *count, sizeof *set, by_index);
	for (size_t i = 0; i < *count; i++)
		if (n == 0 || set[n - 1] != set[i])
			set[n++] = set[i];
	*count = n;
	return set;
}

static bool same_set(const size_t *a, size_t a_count, const size_t *b, size_t b_count)
{
	if (a_count != b_count)
		return false;
	for (size_t i = 0; i < a_count; i++)
		if (a[i] != b[i])
			return false;
	return true;
}

static void add_cube_column(struct table *table, struct str name, enum column_type type)
{
	struct column *column = &table->columns[table->column_count++];

	column->name = name;
	column->type = type;
}

struct cube *store_cube(struct store *store, const size_t *columns, size_t count)
{
	size_t *set = column_set(store->arena, columns, &count);

	for (struct cube *cube = store->cubes; cube; cube = cube->next)
		if (same_set(cube->columns, cube->column_count, set, count))
			return cube;

	struct cube *cube = ARENA_NEW(store->arena, struct cube);
	const struct table *ledger = &store->ledger_sheet->table;
	cube->columns = set;
	cube->column_count = count;
	cube->table.name = ledger->name;
	cube->table.column_capacity = count + 2;
	cube->table.columns = ARENA_ARRAY(store->arena, struct column, count + 2);
	for (size_t i = 0; i < count; i++)
		add_cube_column(&cube->table, ledger->columns[set[i]].name, ledger->columns[set[i]].type);
	add_cube_column(&cube->table, S("belopp"), COLUMN_AMOUNT);
	add_cube_column(&cube->table, S("antal"), COLUMN_NUMBER);
	*store->last_cube = cube;
	store->last_cube = &cube->next;
	return cube;
}

const struct cube *store_cubes(const struct store *store)
{
	return store->cubes;
}

struct groups *store_groups(struct store *store, const size_t *columns, size_t count)
{
	for (struct groups *groups = store->groups; groups; groups = groups->next)
		if (same_set(groups->columns, groups->column_count, columns, count))
			return groups;

	struct groups *groups = ARENA_NEW(store->arena, struct groups);
	groups->columns = ARENA_ARRAY(store->arena, size_t, count);
	groups->column_count = count;
	for (size_t i = 0; i < count; i++)
		groups->columns[i] = columns[i];
	*store->last_groups = groups;
	store->last_groups = &groups->next;
	return groups;
}

void store_set_threads(struct store *store, unsigned threads)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	store->threads = cores > 0 && threads > (unsigned long)cores ? (size_t)cores : threads;
	if (store->threads > LEDGER_THREADS_MOST)
		store->threads = LEDGER_THREADS_MOST;
}

struct visit {
	ledger_visitor *visitor;
	void *user;
	const size_t *columns;
	size_t count;
	struct value *values;
	struct resolver resolver;
};

/* What row r of the batch has in the k-th of the columns. */
static struct value visited_value(struct visit *visit, struct ledger_part *part, const uint32_t *codes, size_t r, size_t k)
{
	const struct sheet *sheet = part->plan->store->ledger_sheet;
	size_t column = visit->columns[k];
	struct value own = value_empty();

	if (column < sheet->own_count && ledger_plan_code(part->plan, column) == NO_COLUMN)
		own = ledger_part_value(part, r, column);
	if (own.kind != VALUE_EMPTY)
		return own;
	return resolver_value(&visit->resolver, k, resolver_number(&visit->resolver, k, codes, own));
}

static bool show_batch(void *user, struct ledger_part *part)
{
	struct visit *visit = user;
	const struct ledger_batch *batch = &part->batch;
	uint32_t codes[TALLY_COLUMNS_MOST];

	for (size_t r = 0; r < batch->rows; r++) {
		for (size_t i = 0; i < part->plan->code_count; i++)
			codes[i] = batch->numbers[i][r];
		resolver_set_period(&visit->resolver, codes[part->plan->period]);
		for (size_t k = 0; k < visit->count; k++)
			visit->values[k] = visited_value(visit, part, codes, r, k);
		if (!visit->visitor(visit->user, visit->values, (struct row_origin){part->source->index, batch->lines[r]}))
			return false;
	}
	return true;
}

bool store_visit_ledger(struct store *store, const size_t *columns, size_t count, ledger_visitor *visitor, void *user,
			struct diags *diags)
{
	size_t faults = diags_faults(diags);
	struct visit visit = {visitor, user, columns, count, .values = NULL};
	struct arena scratch = ARENA_INIT;
	struct ledger_plan plan;

	visit.values = ARENA_ARRAY(&scratch, struct value, count);
	if (ledger_plan_init(&plan, store, columns, count, true, diags)) {
		resolver_init(&visit.resolver, &plan, columns, count, diags);
		ledger_visit(store, &plan, show_batch, &visit, diags);
		resolver_release(&visit.resolver);
	}
	ledger_plan_release(&plan);
	arena_release(&scratch);
	return diags_faults(diags) == faults;
}

const struct unknown_code *store_unknown(const struct store *store, size_t *count)
{
	*count = store->unknown.count;
	return store->unknown.items;
}

struct str store_file(const struct store *store, unsigned index)
{
	return index < store->source_count ? store->sources[index]->path : S("");
}

unsigned store_file_count(const struct store *store)
{
	return (unsigned)store->source_count;
}

struct str store_origin_text(struct arena *arena, const struct store *store, struct row_origin origin)
{
	if (origin.line == 0)
		return S("");
	return str_printf(arena, "%.*s:%u", STR_ARG(store_file(store, origin.file)), origin.line);
}

void store_close(struct store *store)
{
	(void)store; /* files are open only while they are read */
}

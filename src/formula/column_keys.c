/* The texts of a column as numbers. */
#include "formula/column_keys.h"

#include "base/utf8.h"
#include "formula/excel_text.h"

static uint32_t *key_slot(const struct column_keys *keys, struct str folded)
{
	size_t mask = keys->capacity - 1, i = str_hash(folded) & mask;

	while (keys->numbers[i] && !str_equal(keys->folded[i], folded))
		i = (i + 1) & mask;
	return &keys->numbers[i];
}

static void set_key(struct column_keys *keys, struct str folded, uint32_t number)
{
	uint32_t *slot = key_slot(keys, folded);

	keys->folded[slot - keys->numbers] = folded;
	*slot = number;
}

static void grow_keys(struct arena *arena, struct column_keys *keys)
{
	struct str *folded = keys->folded;
	uint32_t *numbers = keys->numbers;
	size_t capacity = keys->capacity;

	keys->capacity = capacity ? capacity * 4 : 64;
	keys->folded = ARENA_ARRAY(arena, struct str, keys->capacity);
	keys->numbers = ARENA_ARRAY(arena, uint32_t, keys->capacity);
	for (size_t i = 0; i < capacity; i++)
		if (numbers[i])
			set_key(keys, folded[i], numbers[i]);
}

/* Folds into scratch memory: most texts are known already. */
static uint32_t add_key(struct arena *arena, struct arena *scratch, struct column_keys *keys, struct str text)
{
	if (2 * keys->count >= keys->capacity)
		grow_keys(arena, keys);
	struct str folded = str_fold(scratch, text);
	uint32_t known = *key_slot(keys, folded);
	if (known)
		return known;
	set_key(keys, str_copy(arena, folded), (uint32_t)++keys->count);
	return (uint32_t)keys->count;
}

/* ---- texts that Excel takes for the same ---- */

static void say_alike(struct engine *engine, const struct table *table, size_t column, size_t row, struct str other)
{
	struct place at = {.file = table->name};
	struct str text = table->columns[column].cells[row].text;

	if (table->origins && table->origins[row].line) {
		at.file = store_file(engine->store, table->origins[row].file);
		at.line = table->origins[row].line;
	}
	diag_add(engine->diags, DIAG_INPUT, at,
		 _("column %.*s holds \"%.*s\", and elsewhere \"%.*s\": a workbook would take them for the same code; "
		   "write them alike"),
		 STR_ARG(table->columns[column].name), STR_ARG(text), STR_ARG(other));
}

struct alike {
	struct arena *arena, *scratch;
	struct column_keys numbers; /* what is written as a number: "1", "01", "1,0" */
	struct column_keys looks;   /* what Excel reads as one */
	struct str *number_texts;
};

/* The first row of a text. Returns the text that is the same number, or an empty one. */
static struct str same_number(struct alike *alike, struct column_keys *keys, struct str text)
{
	struct num num;
	int64_t value;

	enum text_look look = excel_text_look(text, &value);
	if (look == LOOK_UNSURE)
		keys->blurred = true;
	if (look == LOOK_NUMBER) {
		size_t known = alike->looks.count;
		(void)add_key(alike->arena, alike->scratch, &alike->looks,
			      str_printf(alike->scratch, "%lld", (long long)value));
		keys->blurred = keys->blurred || alike->looks.count == known;
		keys->has_zero = keys->has_zero || value == 0;
	}
	if (!num_parse(alike->scratch, text, &num))
		return S("");
	uint32_t key =
		add_key(alike->arena, alike->scratch, &alike->numbers, num_exact_text(alike->scratch, num, NULL));
	struct str *same = &alike->number_texts[key];
	if (same->n)
		return *same;
	*same = text;
	return S("");
}

static void check_alike(struct engine *engine, const struct table *table, size_t column, struct column_keys *keys)
{
	const struct value *cells = table->columns[column].cells;
	struct arena arena = ARENA_INIT, scratch = ARENA_INIT;
	struct alike alike = {.arena = &arena, .scratch = &scratch};
	struct str *texts = ARENA_ARRAY(&arena, struct str, keys->count + 1);

	alike.number_texts = ARENA_ARRAY(&arena, struct str, keys->count + 1);
	for (size_t row = 0; row < table->row_count; row++) {
		struct str *first = &texts[keys->keys[row]];
		if (keys->keys[row] == 0 || str_equal(*first, cells[row].text))
			continue;
		if (first->n) {
			say_alike(engine, table, column, row, *first);
			continue;
		}
		*first = cells[row].text;
		struct str same = same_number(&alike, keys, *first);
		if (same.n)
			say_alike(engine, table, column, row, same);
	}
	arena_release(&scratch);
	arena_release(&arena);
}

/* ---- keys ---- */

struct column_keys *column_keys_of(struct engine *engine, const struct table *table, size_t column)
{
	const struct value *cells = table->columns[column].cells;
	struct arena scratch = ARENA_INIT;

	for (struct column_keys *keys = engine->keys; keys; keys = keys->next)
		if (keys->cells == cells && keys->row_count == table->row_count)
			return keys;

	struct column_keys *keys = ARENA_NEW(engine->arena, struct column_keys);
	keys->cells = cells;
	keys->row_count = table->row_count;
	keys->keys = ARENA_ARRAY(engine->arena, uint32_t, table->row_count);
	grow_keys(engine->arena, keys);
	for (size_t i = 0; i < table->row_count; i++) {
		if (cells[i].kind != VALUE_TEXT || cells[i].text.n == 0)
			continue;
		keys->keys[i] = add_key(engine->arena, &scratch, keys, cells[i].text);
		arena_clear(&scratch);
	}
	arena_release(&scratch);
	keys->next = engine->keys;
	engine->keys = keys;
	check_alike(engine, table, column, keys);
	return keys;
}

uint32_t column_keys_find(struct arena *arena, const struct column_keys *keys, struct str text)
{
	if (text.n == 0)
		return 0;
	uint32_t key = *key_slot(keys, str_fold(arena, text));
	return key ? key : UINT32_MAX;
}

static void index_rows(struct arena *arena, struct column_keys *keys)
{
	keys->starts = ARENA_ARRAY(arena, uint32_t, keys->count + 2);
	keys->rows = ARENA_ARRAY(arena, uint32_t, keys->row_count);
	for (size_t row = 0; row < keys->row_count; row++)
		keys->starts[keys->keys[row] + 1]++;
	for (size_t key = 0; key <= keys->count; key++)
		keys->starts[key + 1] += keys->starts[key];
	/* from the end: what is left in starts are the beginnings */
	for (size_t row = keys->row_count; row-- > 0;)
		keys->rows[--keys->starts[keys->keys[row] + 1]] = (uint32_t)row;
	for (size_t key = 0; key <= keys->count; key++)
		keys->starts[key] = keys->starts[key + 1];
	keys->starts[keys->count + 1] = (uint32_t)keys->row_count;
}

const uint32_t *column_keys_rows(struct arena *arena, struct column_keys *keys, uint32_t key, size_t *count)
{
	if (!keys->starts)
		index_rows(arena, keys);
	*count = key > keys->count ? 0 : keys->starts[key + 1] - keys->starts[key];
	return keys->rows + (key > keys->count ? 0 : keys->starts[key]);
}

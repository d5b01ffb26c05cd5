/* What tells rows of a table apart. */
#include "table/keys.h"

#include "table/sheet.h"

#include "base/utf8.h"

enum { KEY_MAXIMUM = 16 };

struct key {
	size_t columns[KEY_MAXIMUM];
	size_t count;
};

static void add(struct key *key, size_t column)
{
	for (size_t i = 0; i < key->count; i++)
		if (key->columns[i] == column)
			return;
	if (key->count < KEY_MAXIMUM)
		key->columns[key->count++] = column;
}

/* nyckel = COLUMN, COLUMN. False where it is not declared. */
static bool declared_key(const struct store *store, const struct sheet *sheet, struct key *key, struct diags *diags)
{
	const struct setting *setting;
	bool declared = false;
	size_t at = 0;

	while ((setting = sheet_setting(store, sheet, S("nyckel"), &at)) != NULL) {
		struct str rest = setting->value;
		declared = true;
		while (rest.n) {
			struct str name = str_trim(str_cut(&rest, ','));
			size_t column = sheet_find_column(sheet, name);
			if (column < sheet->own_count)
				add(key, column);
			else
				diag_add(diags, DIAG_INPUT, setting->at,
					 _("the table \"%.*s\" has no column \"%.*s\""), STR_ARG(sheet->table.name),
					 STR_ARG(name));
		}
	}
	return declared;
}

static struct place row_place(const struct store *store, const struct sheet *sheet, size_t row)
{
	return (struct place){sheet_file(store, sheet), sheet->table.origins[row].line, 0};
}

/* Codes of the column that Excel takes for one another. */
static void check_near(const struct store *store, const struct sheet *sheet, size_t column, struct diags *diags)
{
	const struct value *cells = sheet->table.columns[column].cells;
	struct arena scratch = ARENA_INIT;
	struct pool near;
	size_t *first = ARENA_ARRAY(&scratch, size_t, sheet->table.row_count);

	pool_init(&near, &scratch);
	for (size_t row = 0; row < sheet->table.row_count; row++) {
		if (cells[row].kind != VALUE_TEXT)
			continue;
		size_t known = near.count, number = pool_add(&near, near_text(&scratch, cells[row].text));
		if (number == known) {
			first[number] = row;
		} else if (!str_equal(cells[row].text, cells[first[number]].text)) {
			diag_add(diags, DIAG_INPUT, row_place(store, sheet, row),
				 _("%.*s is \"%.*s\", but \"%.*s\" in line %u: codes that differ only in case or in leading "
				   "zeros cannot be told apart in a workbook; write them alike, or choose another code"),
				 STR_ARG(sheet->table.columns[column].name), STR_ARG(cells[row].text),
				 STR_ARG(cells[first[number]].text), sheet->table.origins[first[number]].line);
			first[number] = row;
		}
	}
	arena_release(&scratch);
}

static void check_unique(const struct store *store, const struct sheet *sheet, const struct key *key, struct diags *diags)
{
	struct arena scratch = ARENA_INIT;
	struct pool keys;
	size_t *first = ARENA_ARRAY(&scratch, size_t, sheet->table.row_count);

	pool_init(&keys, &scratch);
	for (size_t row = 0; row < sheet->table.row_count; row++) {
		struct str text = {NULL, 0}, names = {NULL, 0};
		for (size_t i = 0; i < key->count; i++) {
			const struct column *column = &sheet->table.columns[key->columns[i]];
			struct value cell = column->cells[row];
			struct str part = cell.kind == VALUE_TEXT ? cell.text : key_text(&scratch, cell);
			text = str_printf(&scratch, "%.*s\x1F%.*s", STR_ARG(text), STR_ARG(part));
			names = str_printf(&scratch, "%.*s%s%.*s", STR_ARG(names), i ? ", " : "", STR_ARG(column->name));
		}
		size_t known = keys.count, number = pool_add(&keys, text);
		if (number == known)
			first[number] = row;
		else
			diag_add(diags, DIAG_INPUT, row_place(store, sheet, row),
				 _("the row has the same %.*s as line %u: remove one of the two, or correct it"),
				 STR_ARG(names), sheet->table.origins[first[number]].line);
	}
	arena_release(&scratch);
}

void keys_check(struct store *store, const struct sheet *sheet, struct diags *diags)
{
	struct key key = {.count = 0};

	if (!declared_key(store, sheet, &key, diags)) {
		for (size_t i = 0; sheet->schema && i < sheet->schema->column_count; i++)
			if (sheet->schema->columns[i].flags & SCHEMA_KEY)
				add(&key, i);
		if (sheet == store->organisation)
			check_near(store, sheet, UNIT_KOD, diags);
		if (sheet == store->kontoplan)
			check_near(store, sheet, ACCOUNT_KONTO, diags);
	}
	if (sheet == store->kontoplan)
		check_near(store, sheet, ACCOUNT_POST, diags);
	for (size_t i = 0; i < key.count; i++)
		check_near(store, sheet, key.columns[i], diags);
	if (key.count)
		check_unique(store, sheet, &key, diags);
}

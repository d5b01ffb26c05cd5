/* The CSV files of the input folder. */
#include "table/source.h"

#include "table/cell.h"
#include "csv/reader.h"
#include "table/sheet.h"

#include "base/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool is_csv(const char *name)
{
	size_t n = strlen(name);

	return n > 4 && name[0] != '.' && str_equal_fold(str_from(name + n - 4), S(".csv"));
}

static int by_name(const void *left, const void *right)
{
	const struct source *a = *(const struct source *const *)left, *b = *(const struct source *const *)right;

	return str_compare(a->name, b->name);
}

static void list_files(struct store *store, struct diags *diags)
{
	struct place at = {.file = store->folder};
	const char *folder = str_c(store->arena, store->folder);
	DIR *dir = opendir(folder);
	struct dirent *entry;
	size_t capacity = 0;

	if (!dir) {
		diag_add(diags, DIAG_INPUT, at, _("cannot open the input folder: %s"), strerror(errno));
		return;
	}
	while (errno = 0, (entry = readdir(dir)) != NULL) {
		if (!is_csv(entry->d_name))
			continue;
		if (store->source_count == capacity) {
			size_t larger = capacity ? 2 * capacity : 32;
			store->sources = arena_grow(store->arena, store->sources, capacity, larger,
						    sizeof *store->sources);
			capacity = larger;
		}
		struct source *source = ARENA_NEW(store->arena, struct source);
		source->name = str_copy(store->arena, str_from(entry->d_name));
		bool slash = str_ends(store->folder, S("/"));
		/* zero-terminated by str_printf, so that it can be opened as it is */
		source->path = str_printf(store->arena, "%s%s%s", folder, slash ? "" : "/", entry->d_name);
		store->sources[store->source_count++] = source;
	}
	if (errno)
		diag_add(diags, DIAG_INPUT, at, _("cannot read the input folder: %s"), strerror(errno));
	closedir(dir);
	if (store->source_count)
		qsort(store->sources, store->source_count, sizeof *store->sources, by_name);
	for (size_t i = 0; i < store->source_count; i++)
		store->sources[i]->index = (unsigned)i;
}

/* The table that a file is, new if it is the first; NULL, with a fault, if another file is that table already. */
static struct sheet *sheet_for(struct store *store, const struct source *source, struct diags *diags)
{
	struct str base = str_sub(source->name, 0, source->name.n - S(".csv").n);
	struct arena scratch = ARENA_INIT;
	bool ledger = str_starts(name_plain(&scratch, base), S("huvudbok"));

	arena_release(&scratch);
	struct sheet *sheet = ledger ? store->ledger_sheet : sheet_find(store, base);
	if (sheet == store->receipt || sheet == store->late.sheet) {
		diag_add(diags, DIAG_INPUT, (struct place){.file = source->path},
			 _("the program makes the table \"%.*s\" itself: rename or remove the file"), STR_ARG(base));
		return NULL;
	}
	if (sheet && sheet->has_file && !ledger) {
		diag_add(diags, DIAG_INPUT, (struct place){.file = source->path},
			 _("this file and %.*s are the same table: remove one of them"),
			 STR_ARG(sheet_file(store, sheet)));
		return NULL;
	}
	if (!sheet)
		sheet = sheet_new(store, text_composed(store->arena, base), NULL);
	sheet->has_file = true;
	return sheet;
}

/* The type of a column that the schema does not know: as declared, otherwise text. */
static enum column_type declared_type(const struct store *store, const struct sheet *sheet, struct str name)
{
	enum column_type type = COLUMN_TEXT;
	const struct setting *setting;
	size_t at = 0;

	while ((setting = sheet_setting(store, sheet, S("kolumn."), &at)) != NULL) {
		struct str column = str_sub(setting->name, S("kolumn.").n, setting->name.n);
		if (str_equal_fold(column, name) && dialect_column_type(setting->value, &type))
			break;
	}
	return type;
}

/* Makes field i of the header a column of the sheet. */
static void take_name(struct store *store, struct source *source, const struct csv_reader *reader, size_t i,
		      struct diags *diags)
{
	struct str name = text_composed(store->arena, csv_field(reader, i));

	source->columns[i] = NO_COLUMN;
	if (name.n == 0)
		return;
	size_t column = sheet_find_column(source->sheet, name);
	for (size_t earlier = 0; earlier < i; earlier++) {
		if (column != NO_COLUMN && source->columns[earlier] == column) {
			diag_add(diags, DIAG_INPUT, csv_field_place(reader, i),
				 _("the column \"%.*s\" is there twice: rename or remove one"), STR_ARG(name));
			return;
		}
	}
	if (column == NO_COLUMN) {
		column = sheet_add_column(store, source->sheet, name, declared_type(store, source->sheet, name));
		source->sheet->own_count++;
	}
	source->columns[i] = column;
}

static bool has_column(const struct source *source, size_t column)
{
	for (size_t i = 0; i < source->field_count; i++)
		if (source->columns[i] == column)
			return true;
	return false;
}

/* Columns that the schema says must be there, each by itself or one of several. */
static void check_needed(const struct source *source, struct place at, struct diags *diags)
{
	const struct sheet *sheet = source->sheet;
	bool either = false, has_either = false;

	for (size_t i = 0; sheet->schema && i < sheet->schema->column_count; i++) {
		const struct schema_column *column = &sheet->schema->columns[i];
		either = either || (column->flags & SCHEMA_EITHER);
		has_either = has_either || ((column->flags & SCHEMA_EITHER) && has_column(source, i));
		if ((column->flags & SCHEMA_NEEDED) && !has_column(source, i))
			diag_add(diags, DIAG_INPUT, at,
				 _("the column \"%.*s\" is missing: the first row must name it (columns are separated by "
				   "\"%s\" here; declare avgränsare if that is wrong)"),
				 STR_ARG(column->name),
				 source->dialect.delimiter == '\t'  ? "tab"
				 : source->dialect.delimiter == ',' ? ","
								    : ";");
	}
	if (either && !has_either)
		diag_add(diags, DIAG_INPUT, at, _("one of the columns konto and post, or period and år, must be there"));
}

static void read_header(struct store *store, struct source *source, struct diags *diags)
{
	struct csv_reader *reader = malloc(sizeof *reader);

	if (!reader) {
		diag_add(diags, DIAG_WRITE, (struct place){.file = source->path}, _("out of memory"));
		return;
	}
	if (csv_reader_open(reader, source->path.p, source->found, source->dialect.delimiter, source->dialect.quotes,
			    diags)) {
		enum csv_status status = csv_reader_next(reader, diags);
		source->empty = status == CSV_END && source->sheet->schema && source->sheet != store->organisation &&
				source->sheet != store->kontoplan;
		if (status == CSV_END && !source->empty)
			diag_add(diags, DIAG_INPUT, (struct place){.file = source->path, .line = 1},
				 _("the file is empty: its first row must name the columns"));
		if (status == CSV_RECORD) {
			source->field_count = csv_field_count(reader);
			source->columns = ARENA_ARRAY(store->arena, size_t, csv_field_count(reader));
			for (size_t i = 0; i < csv_field_count(reader); i++)
				take_name(store, source, reader, i, diags);
			check_needed(source, reader->at, diags);
		}
		csv_reader_close(reader);
	}
	free(reader);
}

/* Column types are declared where the program does not know them. */
static void check_declared_types(const struct store *store, const struct sheet *sheet, struct diags *diags)
{
	const struct setting *setting;
	size_t at = 0;

	while ((setting = sheet_setting(store, sheet, S("kolumn."), &at)) != NULL) {
		struct str name = str_sub(setting->name, S("kolumn.").n, setting->name.n);
		size_t column = sheet_find_column(sheet, name);
		if (column == NO_COLUMN && sheet->has_file)
			diag_add(diags, DIAG_INPUT, setting->at, _("the table \"%.*s\" has no column \"%.*s\""),
				 STR_ARG(sheet->table.name), STR_ARG(name));
		else if (column != NO_COLUMN && sheet->info[column].schema)
			diag_add(diags, DIAG_INPUT, setting->at,
				 _("the type of the column \"%.*s\" is given: remove the setting"), STR_ARG(name));
	}
}

void sources_open(struct store *store, struct diags *diags)
{
	list_files(store, diags);
	for (size_t i = 0; i < store->source_count; i++)
		store->sources[i]->sheet = sheet_for(store, store->sources[i], diags);
	for (size_t i = 0; i < store->source_count; i++) {
		struct source *source = store->sources[i];
		if (!source->sheet)
			continue;
		struct str base = str_sub(source->name, 0, source->name.n - S(".csv").n);
		source->dialect = dialect_declared(store->settings, base, source->sheet->table.name);
		source->glanced = source->sheet == store->ledger_sheet &&
				  encoding_glance(source->path.p, source->dialect.encoding, &source->found);
		if (!source->glanced &&
		    !encoding_detect(source->path.p, source->dialect.encoding, &source->found, diags))
			continue;
		store->all += source->found.size;
		if (!source->dialect.delimiter)
			source->dialect.delimiter =
				dialect_guess_delimiter(source->path.p, source->found, source->dialect.quotes);
		read_header(store, source, diags);
	}
	for (const struct sheet *sheet = store->sheets; sheet; sheet = sheet->next)
		check_declared_types(store, sheet, diags);
}

/* The rows of one CSV file as typed values. */
#include "table/rows.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { SCRATCH_MAXIMUM = 1024 * 1024, PROGRESS_STEP = 1024 * 1024 };

bool rows_open(struct rows *rows, struct store *store, struct source *source, struct diags *diags)
{
	*rows = (struct rows){.store = store, .source = source};
	rows->origin.file = source->index;
	rows->values = calloc(source->sheet->own_count, sizeof *rows->values);
	rows->reader = malloc(sizeof *rows->reader);
	if (!rows->reader || !rows->values) {
		diag_add(diags, DIAG_WRITE, (struct place){.file = source->path}, _("out of memory"));
		rows->reader = (free(rows->reader), NULL);
		rows_close(rows);
		return false;
	}
	if (!csv_reader_open(rows->reader, source->path.p, source->found, source->dialect.delimiter,
			     source->dialect.quotes, diags)) {
		rows_close(rows);
		return false;
	}
	if (csv_reader_next(rows->reader, diags) != CSV_RECORD ||
	    csv_field_count(rows->reader) != source->field_count) {
		diag_add(
			diags, DIAG_INPUT, (struct place){.file = source->path},
			_("the file has another first row than a moment ago: it changed while it was read; run again"));
		rows_close(rows);
		return false;
	}
	return true;
}

/* Reads the file from the beginning for numbers that can be read one way only, and what they prove. */
static enum decimal_mark seek_mark(const struct source *source)
{
	struct arena arena = ARENA_INIT;
	struct diags unheard;
	struct csv_reader *reader = malloc(sizeof *reader);
	bool seen[MARK_POINT + 1] = {false};

	diags_init(&unheard, &arena);
	if (reader && csv_reader_open(reader, source->path.p, source->found, source->dialect.delimiter,
				      source->dialect.quotes, &unheard)) {
		while (csv_reader_next(reader, &unheard) == CSV_RECORD) {
			for (size_t i = 0; i < csv_field_count(reader) && i < source->field_count; i++) {
				if (source->columns[i] == NO_COLUMN)
					continue;
				enum column_type type = source->sheet->table.columns[source->columns[i]].type;
				if (type == COLUMN_NUMBER || type == COLUMN_AMOUNT)
					seen[cell_proves(csv_field(reader, i))] = true;
			}
		}
		csv_reader_close(reader);
	}
	free(reader);
	arena_release(&arena);
	return seen[MARK_COMMA] == seen[MARK_POINT] ? MARK_UNKNOWN : seen[MARK_COMMA] ? MARK_COMMA : MARK_POINT;
}

void rows_seek_mark(struct source *source)
{
	if (!source->mark_sought)
		source->mark_found = seek_mark(source);
	source->mark_sought = true;
}

/* Whether text is one of "a|b|c", which it then is in the schema's own spelling. */
static bool one_of(const char *words, struct value *value)
{
	struct str rest = str_from(words);

	while (rest.n) {
		struct str word = str_cut(&rest, '|');
		if (str_equal_fold(word, value->text)) {
			value->text = word;
			return true;
		}
	}
	return false;
}

static const char *words_of(const struct source *source, size_t column)
{
	const struct schema_column *schema = source->sheet->info[column].schema;

	return schema ? schema->words : NULL;
}

enum cell_status row_cell(const struct source *source, struct arena *arena, size_t column, struct str text,
			  struct value *out)
{
	enum column_type type = source->sheet->table.columns[column].type;
	bool dates = source->sheet->info[column].dates;
	enum cell_status status = cell_parse(arena, text, type, dates, source->dialect.mark, out);
	const char *words = words_of(source, column);

	if (status == CELL_AMBIGUOUS && source->mark_sought)
		status = cell_parse(arena, text, type, dates, source->mark_found, out);
	if (status == CELL_OK && out->kind == VALUE_TEXT && words && !one_of(words, out))
		return CELL_WRONG;
	return status;
}

/* As much of a faulty text as a message should show. */
static struct str shown(struct str text)
{
	struct str part = str_sub(text, 0, 80);
	size_t broken = utf8_broken(part);

	return str_sub(part, 0, broken);
}

static void say_status(const struct rows *rows, size_t i, struct str text, enum cell_status status, struct diags *diags)
{
	size_t column = rows->source->columns[i];
	const struct column *about = &rows->source->sheet->table.columns[column];
	struct place at = csv_field_place(rows->reader, i);

	text = shown(text);
	switch (status) {
	case CELL_OK:
		break;
	case CELL_WRONG:
		if (words_of(rows->source, column) && about->type == COLUMN_TEXT)
			diag_add(diags, DIAG_INPUT, at, _("%.*s is \"%.*s\": expected one of: %s"),
				 STR_ARG(about->name), STR_ARG(text), words_of(rows->source, column));
		else
			diag_add(diags, DIAG_INPUT, at, _("%.*s is \"%.*s\": expected %s"), STR_ARG(about->name),
				 STR_ARG(text), cell_expected(about->type, rows->source->sheet->info[column].dates));
		break;
	case CELL_AMBIGUOUS:
		diag_add(diags, DIAG_INPUT, at,
			 _("%.*s is \"%.*s\": the point may stand for thousands or for decimals; declare decimaltecken "
			   "= , or "
			   "decimaltecken = . in the section [tabell %.*s] of the settings"),
			 STR_ARG(about->name), STR_ARG(text), STR_ARG(rows->source->sheet->table.name));
		break;
	case CELL_DECIMALS:
		diag_add(diags, DIAG_INPUT, at,
			 _("%.*s is \"%.*s\": expected an amount in kronor with at most two decimals"),
			 STR_ARG(about->name), STR_ARG(text));
		break;
	case CELL_RANGE:
		diag_add(diags, DIAG_INPUT, at, _("%.*s is \"%.*s\": the number is too large"), STR_ARG(about->name),
			 STR_ARG(text));
		break;
	}
}

/* Field i into its column; false if it is faulty. */
static bool take_field(struct rows *rows, size_t i, struct diags *diags)
{
	size_t column = rows->source->columns[i];
	struct str text = csv_field(rows->reader, i);

	if (column == NO_COLUMN) {
		if (text.n)
			diag_add(diags, DIAG_INPUT, csv_field_place(rows->reader, i),
				 _("\"%.*s\" stands in a column without a name: name it in the first row, or empty it"),
				 STR_ARG(shown(text)));
		return text.n == 0;
	}
	struct value *value = &rows->values[column];
	const struct schema_column *schema = rows->source->sheet->info[column].schema;
	enum cell_status status = row_cell(rows->source, &rows->scratch, column, text, value);

	if (status == CELL_AMBIGUOUS && !rows->source->mark_sought) {
		rows_seek_mark(rows->source);
		status = row_cell(rows->source, &rows->scratch, column, text, value);
	}
	if (status != CELL_OK) {
		say_status(rows, i, text, status, diags);
		*value = value_empty();
		return false;
	}
	if (value->kind == VALUE_EMPTY && schema && (schema->flags & SCHEMA_FILLED)) {
		diag_add(diags, DIAG_INPUT, csv_field_place(rows->reader, i), _("%.*s is empty: fill it in"),
			 STR_ARG(schema->name));
		return false;
	}
	return true;
}

/* Of columns that stand in for one another, one must be filled. */
static void check_either(const struct rows *rows, struct diags *diags)
{
	const struct sheet *sheet = rows->source->sheet;
	struct str names[2] = {{NULL, 0}, {NULL, 0}};
	size_t n = 0;

	for (size_t i = 0; sheet->schema && i < sheet->schema->column_count; i++) {
		if (!(sheet->schema->columns[i].flags & SCHEMA_EITHER))
			continue;
		if (rows->values[i].kind != VALUE_EMPTY)
			return;
		if (n < 2)
			names[n++] = sheet->schema->columns[i].name;
	}
	if (n)
		diag_add(diags, DIAG_INPUT, rows->reader->at, _("both %.*s and %.*s are empty: fill in one of them"),
			 STR_ARG(names[0]), STR_ARG(names[1]));
}

/* Fields beyond the header's may be empty: a delimiter at the end of each line. */
static bool check_width(const struct rows *rows, struct diags *diags)
{
	size_t count = csv_field_count(rows->reader), expected = rows->source->field_count;

	while (count > expected && csv_field(rows->reader, count - 1).n == 0)
		count--;
	if (count == expected)
		return true;
	diag_add(diags, DIAG_INPUT, rows->reader->at,
		 _("the row has %zu cells, but the first row names %zu columns: a cell is missing, or one has a "
		   "delimiter and "
		   "no quotes"),
		 count, expected);
	return false;
}

static void tell_progress(struct rows *rows, bool finished)
{
	uint64_t done = rows->reader->decoder.done;

	if (!rows->store->progress || (done - rows->reported < PROGRESS_STEP && !finished))
		return;
	rows->reported = done;
	rows->store->progress(rows->store->progress_user, rows->store->done + done, rows->store->all);
}

bool rows_next(struct rows *rows, struct diags *diags)
{
	if (rows->scratch.used > SCRATCH_MAXIMUM)
		arena_release(&rows->scratch);
	while (csv_reader_next(rows->reader, diags) == CSV_RECORD) {
		tell_progress(rows, false);
		if (!check_width(rows, diags))
			continue;
		for (size_t i = 0; i < rows->source->sheet->own_count; i++)
			rows->values[i] = value_empty();
		bool right = true;
		for (size_t i = 0; i < rows->source->field_count; i++)
			right = take_field(rows, i, diags) && right;
		if (right)
			check_either(rows, diags);
		rows->origin.line = rows->reader->at.line;
		return true;
	}
	tell_progress(rows, true);
	rows->store->done += rows->reader->decoder.done;
	return false;
}

struct place rows_place(const struct rows *rows, size_t column)
{
	for (size_t i = 0; i < rows->source->field_count; i++)
		if (rows->source->columns[i] == column)
			return csv_field_place(rows->reader, i);
	return rows->reader->at;
}

void rows_close(struct rows *rows)
{
	if (rows->reader)
		csv_reader_close(rows->reader);
	free(rows->reader);
	free(rows->values);
	arena_release(&rows->scratch);
	*rows = (struct rows){0};
}

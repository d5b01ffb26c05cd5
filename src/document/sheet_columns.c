/* The columns of a data sheet: those that formulas ask for, and those that let a person understand the rows. */
#include "document/sheet_entry.h"
#include "document/sheet_words.h"

#include "base/utf8.h"

/* Longer names and texts than these do not go into a workbook, in bytes: nobody asked for a column that has them. */
enum { NAME_LONGEST = 200, TEXT_LONGEST = 32767 };

/* ---- which ---- */

/* Without characters that XML has no place for; lines: it may have several. */
static bool is_plain(struct str text, bool lines)
{
	size_t length;

	for (; text.n; text = str_sub(text, length, text.n)) {
		int32_t c = utf8_next(text, &length);
		bool control = c < ' ' && !(lines && (c == '\n' || c == '\r' || c == '\t'));
		if (control || c == 0xFFFE || c == 0xFFFF)
			return false;
	}
	return true;
}

bool sheet_column_is_calculated(const struct figures *figures, const struct table *table, size_t column)
{
	struct store *store = figures->engine->store;

	return (table == findings_table(store, RESULT_ALL) || table == findings_table(store, RESULT_FAILED)) &&
	       column >= RESULT_LEFT && column <= RESULT_MESSAGE;
}

static bool explains(const struct figures *figures, const struct sheet_entry *sheet, size_t column)
{
	struct str name = sheet->table->columns[column].name;

	if (sheet->cube) /* its rows could not be told apart without */
		return true;
	return name.n && name.n <= NAME_LONGEST && is_plain(name, false) &&
	       !sheet_column_is_calculated(figures, sheet->table, column) &&
	       store_column_explains(figures->engine->store, sheet->table, column, sheet->context->scope.n > 0);
}

void sheet_columns_begin(struct figures *figures, struct sheet_entry *sheet)
{
	const struct table *table = sheet->table;

	sheet->needs = ARENA_ARRAY(figures->engine->arena, enum column_need, table->column_count);
	for (size_t i = 0; i < table->column_count; i++)
		sheet->needs[i] = explains(figures, sheet, i) ? COLUMN_EXPLAINS : COLUMN_LEFT_OUT;
}

bool sheet_shows(const struct sheet_entry *sheet, size_t column)
{
	return sheet->needs[column] != COLUMN_LEFT_OUT;
}

void sheet_ask_column(struct sheet_entry *sheet, size_t column)
{
	sheet->needs[column] = COLUMN_ASKED;
}

void sheet_claim_column(struct figures *figures, struct sheet_entry *sheet, size_t column, struct piece *piece)
{
	struct column_claim *claim = ARENA_NEW(figures->engine->arena, struct column_claim);

	sheet_ask_column(sheet, column);
	piece->data = &sheet->data;
	piece->column = column;
	claim->piece = piece;
	*sheet->column_claims_end = claim;
	sheet->column_claims_end = &claim->next;
}

size_t sheet_column_length(const struct piece *piece)
{
	const struct sheet_entry *sheet = piece->data->rows;
	struct str name = sheet->table->columns[piece->column].name;
	size_t length = (sheet->cube ? LEDGER_NAME_LONGEST : sheet->data.name.n) + name.n + 6;

	for (size_t i = 0; i < name.n; i++)
		length += name.p[i] == '[' || name.p[i] == ']' || name.p[i] == '#' || name.p[i] == '\'';
	return length;
}

/* ---- the end ---- */

/* Whether a column that no formula asks for says anything, and nothing that a workbook could not hold. */
static bool has_something(const struct sheet_entry *sheet, size_t column)
{
	const struct value *cells = sheet->table->columns[column].cells;
	bool any = sheet->cube || (sheet->figures && sheet->figures[column]);

	for (size_t i = 0; i < sheet->data.row_count; i++) {
		struct value cell = cells[sheet->rows[i]];
		if (cell.kind == VALUE_TEXT && (cell.text.n > TEXT_LONGEST || !is_plain(cell.text, true)))
			return false;
		any = any || (cell.kind == VALUE_TEXT ? cell.text.n > 0 : cell.kind != VALUE_EMPTY);
	}
	return any;
}

static bool is_there(const struct sheet_entry *sheet, size_t column)
{
	return sheet->needs[column] == COLUMN_ASKED ||
	       (sheet->needs[column] == COLUMN_EXPLAINS && has_something(sheet, column));
}

static struct format format_of(const struct sheet_entry *sheet, size_t column)
{
	/* how many rows of the ledger */
	if (sheet->cube && column == sheet->cube->column_count + 1)
		return (struct format){UNIT_COUNT, 0};
	return column_format(sheet->table->columns[column].type);
}

static void list_columns(struct figures *figures, struct sheet_entry *sheet, const size_t *order, size_t *places)
{
	struct arena *arena = figures->engine->arena;
	const struct table *table = sheet->table;

	sheet->columns = ARENA_ARRAY(arena, size_t, table->column_count);
	sheet->data.columns = ARENA_ARRAY(arena, struct data_column, table->column_count);
	for (size_t i = 0; i < table->column_count; i++) {
		const struct column *source = &table->columns[order[i]];
		size_t at = sheet->data.column_count;
		if (!is_there(sheet, order[i]))
			continue;
		places[order[i]] = at;
		sheet->columns[at] = order[i];
		sheet->data.columns[at] = (struct data_column){.name = source->name,
							       .format = format_of(sheet, order[i]),
							       .is_text = !column_is_number(source->type)};
		sheet->data.column_count++;
	}
}

/* The figures of the table's cells in the places that these have on the sheet. */
static void place_figures(struct arena *arena, struct sheet_entry *sheet)
{
	const struct figure ***placed = ARENA_ARRAY(arena, const struct figure **, sheet->data.column_count);

	for (size_t c = 0; c < sheet->data.column_count; c++) {
		const struct figure **column = sheet->figures[sheet->columns[c]];
		if (!column)
			continue;
		placed[c] = ARENA_ARRAY(arena, const struct figure *, sheet->data.row_count);
		for (size_t r = 0; r < sheet->data.row_count; r++)
			placed[c][r] = column[sheet->rows[r]];
	}
	sheet->data.figures = (const struct figure *const *const *)placed;
}

void sheet_columns_finish(struct figures *figures, struct sheet_entry *sheet)
{
	const struct table *table = sheet->table;
	struct arena scratch = ARENA_INIT;
	size_t *order = ARENA_ARRAY(&scratch, size_t, table->column_count);
	size_t *places = ARENA_ARRAY(&scratch, size_t, table->column_count);

	if (sheet->cube)
		cube_column_order(sheet->cube, order);
	else
		store_column_order(figures->engine->store, table, order);
	list_columns(figures, sheet, order, places);
	for (const struct column_claim *claim = sheet->column_claims; claim; claim = claim->next)
		claim->piece->column = places[claim->piece->column];
	if (sheet->figures)
		place_figures(figures->engine->arena, sheet);
	arena_release(&scratch);
}

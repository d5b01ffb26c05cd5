/* Cells of tables as arguments of functions: ranges, where the cells stand side by side. */
#include "document/figure_ranges.h"

#include "document/figure_entry.h"
#include "document/figure_formula.h"
#include "document/sheets.h"
#include "formula/engine.h"

#include <stdlib.h>

enum {
	ARGUMENTS_MOST = 255, /* of a function, in Excel */
	PART_RUNS = 120,      /* of a sum that is made in parts: each part is short enough wherever its cells stand */
	OWN_LENGTH = 24,      /* of a range on the formula's own sheet */
	DEPTH_MOST = 64,      /* functions within functions */
};

struct cell_list {
	struct cell_list *next;     /* of all */
	struct cell_list *of_owner; /* of the same formula */
	struct figure_entry *owner;
	struct piece *piece;
	struct figure_entry **cells;
	bool *joined; /* to the cell before it, where their table is shown: nothing that counts stands between them */
	size_t count;
	bool adds;
};

/* The posts, or the sums of one level, of a column of a table that is not shown. */
struct cell_block {
	struct cell_block *next;
	const struct grid *grid;
	size_t column;
	enum row_kind kind;
	unsigned level;
	struct figure_entry **items;
	size_t count, capacity;
	bool numbered;
};

/* ---- lists ---- */

/* What a function passes over, whatever becomes of the data: headings, texts. */
static bool is_silent(struct engine *engine, const struct grid *grid, size_t row, size_t column)
{
	const struct grid_cell *cell = &grid->rows[row]->cells[column];

	if (cell->is_group_sum)
		return false;
	if (!cell->plan || cell->plan->kind != CELL_FORMULA)
		return true;
	return grid_value(engine, grid->rows[row], column).kind == VALUE_TEXT && !cell->plan->formula.can_be_number;
}

static bool are_joined(struct engine *engine, const struct grid_row *a, const struct grid_row *b, size_t column)
{
	if (a->index >= b->index)
		return false;
	for (size_t row = a->index + 1; row < b->index; row++)
		if (!is_silent(engine, a->grid, row, column))
			return false;
	return true;
}

void ranges_add(struct figures *figures, struct figure *owner, struct piece *piece, struct grid_row *const *rows,
		size_t count, size_t column, bool adds)
{
	struct arena *arena = figures->engine->arena;
	struct cell_list *list = ARENA_NEW(arena, struct cell_list);

	*list = (struct cell_list){.of_owner = entry_of(owner)->lists,
				   .owner = entry_of(owner),
				   .piece = piece,
				   .cells = ARENA_ARRAY(arena, struct figure_entry *, count),
				   .joined = ARENA_ARRAY(arena, bool, count),
				   .count = count,
				   .adds = adds};
	for (size_t i = 0; i < count; i++) {
		list->cells[i] = entry_of(figure_of_cell(figures, rows[i], column));
		list->joined[i] = i && are_joined(figures->engine, rows[i - 1], rows[i], column);
	}
	entry_of(owner)->lists = list;
	*figures->lists_end = list;
	figures->lists_end = &list->next;
}

/* ---- blocks: what stands side by side among the key figures ---- */

static struct cell_block *block_of(struct figures *figures, struct cell_block **blocks, const struct figure_entry *cell)
{
	const struct grid_row *row = cell->row;
	unsigned level = row->kind == ROW_POST ? 0 : row->level;

	for (struct cell_block *block = *blocks; block; block = block->next)
		if (block->grid == row->grid && block->column == cell->column && block->kind == row->kind &&
		    block->level == level)
			return block;
	struct cell_block *block = ARENA_NEW(figures->engine->arena, struct cell_block);
	*block = (struct cell_block){
		.next = *blocks, .grid = row->grid, .column = cell->column, .kind = row->kind, .level = level};
	*blocks = block;
	return block;
}

static int by_row(const void *left, const void *right)
{
	const struct figure_entry *const *a = left, *const *b = right;
	size_t x = (*a)->row->index, y = (*b)->row->index;

	return x < y ? -1 : x > y;
}

static void put_in_blocks(struct figures *figures, struct cell_block **blocks, const struct cell_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		struct figure_entry *cell = list->cells[i];
		if (cell->placed || cell->in_text || cell->block)
			continue;
		cell->block = block_of(figures, blocks, cell);
		*ARENA_PUSH(figures->engine->arena, cell->block) = cell;
	}
}

/* Each block where the first of its cells was needed first; in it, cells by row. */
static void number_places(struct figures *figures)
{
	size_t place = 0;

	for (struct figure_entry *entry = figures->first; entry; entry = entry->next) {
		struct cell_block *block = entry->block;
		if (!block || block->numbered)
			continue;
		block->numbered = true;
		place++; /* the block before it is not joined to it */
		for (size_t i = 0; i < block->count; i++) {
			block->items[i]->place = ++place;
			block->items[i]->block_next = i + 1 < block->count ? block->items[i + 1] : NULL;
		}
	}
}

static void make_blocks(struct figures *figures)
{
	struct cell_block *blocks = NULL;

	for (const struct cell_list *list = figures->lists; list; list = list->next)
		put_in_blocks(figures, &blocks, list);
	for (struct cell_block *block = blocks; block; block = block->next)
		qsort(block->items, block->count, sizeof(struct figure_entry *), by_row);
	number_places(figures);
}

struct figure_entry *figure_block(const struct figure_entry *entry)
{
	return entry->block->items[0];
}

/* ---- lists to ranges ---- */

/* Whether the cell goes on from the one before it. */
static bool goes_on(const struct cell_list *list, size_t i)
{
	const struct figure_entry *cell = list->cells[i], *before = list->cells[i - 1];

	if (cell->placed || before->placed)
		return cell->placed && before->placed && list->joined[i];
	return before->place && cell->place == before->place + 1;
}

static size_t end_of_run(const struct cell_list *list, size_t i)
{
	do
		i++;
	while (i < list->count && goes_on(list, i));
	return i;
}

static size_t runs(const struct cell_list *list)
{
	size_t count = 0;

	for (size_t i = 0; i < list->count; i = end_of_run(list, i))
		count++;
	return count;
}

static struct piece *next_piece(struct arena *arena, struct piece *piece)
{
	struct piece *added = ARENA_NEW(arena, struct piece);

	added->next = piece->next;
	piece->next = added;
	return added;
}

/* Writes the runs from *i on, at most so many, as arguments: the first into piece, others behind it. Returns the last piece. */
static struct piece *put_runs(struct arena *arena, const struct cell_list *list, size_t *i, size_t most,
			      struct piece *piece)
{
	for (size_t count = 0; *i < list->count && count < most; count++) {
		size_t end = end_of_run(list, *i);
		if (count) {
			piece = next_piece(arena, piece);
			piece->kind = PIECE_TEXT;
			piece->text = S(",");
			piece = next_piece(arena, piece);
		}
		piece->kind = end - *i > 1 ? PIECE_RANGE : PIECE_FIGURE;
		piece->figure = &list->cells[*i]->figure;
		piece->last = &list->cells[end - 1]->figure;
		*i = end;
	}
	return piece;
}

/* The sum of cells from first to before end; an error where one is. */
static struct value sum_of(struct arena *arena, const struct cell_list *list, size_t first, size_t end)
{
	struct num sum = num_whole(0);

	for (size_t i = first; i < end; i++) {
		struct value value = list->cells[i]->figure.value;
		if (value.kind == VALUE_ERROR)
			return value;
		if (value.kind == VALUE_NUMBER && !num_add(arena, sum, value.num, &sum))
			return value_error(ERROR_OVERFLOW);
	}
	return value_number(sum);
}

static struct piece *text_piece(struct arena *arena, struct str text)
{
	struct piece *piece = ARENA_NEW(arena, struct piece);

	piece->kind = PIECE_TEXT;
	piece->text = text;
	return piece;
}

/* A figure of its own for the next runs: their sum. */
static struct figure *part_of_sum(struct figures *figures, const struct cell_list *list, size_t *i, size_t number)
{
	struct arena *arena = figures->engine->arena;
	const struct figure *owner = &list->owner->figure;
	size_t first = *i;
	bool is_new;
	struct figure *part = figure_of_key(figures, list, number, &is_new);
	struct piece *open = text_piece(arena, S("SUM(")), *cells = next_piece(arena, open);

	cells = put_runs(arena, list, i, PART_RUNS, cells);
	cells->next = text_piece(arena, S(")"));
	part->label = str_printf(arena, "%.*s, del %zu", STR_ARG(owner->label), number + 1);
	part->value = sum_of(arena, list, first, *i);
	part->format = owner->format;
	part->printed = format_value(arena, part->value, part->format, false);
	part->explanation = S("Delsumma: så många celler tar inte Excel i en summa");
	part->formula = open;
	part->at = owner->at;
	return part;
}

static void put_parts(struct figures *figures, const struct cell_list *list)
{
	struct piece *piece = list->piece;
	size_t number = 0;

	for (size_t i = 0; i < list->count; number++) {
		if (number) {
			piece = next_piece(figures->engine->arena, piece);
			piece->kind = PIECE_TEXT;
			piece->text = S(",");
			piece = next_piece(figures->engine->arena, piece);
		}
		piece->kind = PIECE_FIGURE;
		piece->figure = part_of_sum(figures, list, &i, number);
	}
}

static void put_list(struct figures *figures, const struct cell_list *list)
{
	bool is_own = list->owner->row && list->owner->row->grid == list->cells[0]->row->grid && list->owner->placed;
	size_t count = runs(list), i = 0;

	size_t length = count * (is_own ? OWN_LENGTH : RANGE_LENGTH);

	if (list->adds && count > PART_RUNS && (count > ARGUMENTS_MOST || length > FORMULA_LIMIT / 4 * 3))
		put_parts(figures, list);
	else
		put_runs(figures->engine->arena, list, &i, count, list->piece);
}

/* ---- what Excel takes ---- */

size_t piece_length(const struct piece *piece)
{
	switch (piece->kind) {
	case PIECE_TEXT:
		return piece->text.n;
	case PIECE_RANGE:
		return RANGE_LENGTH;
	case PIECE_COLUMN:
		return sheet_column_length(piece);
	case PIECE_FIGURE:
	case PIECE_CELL:
		break;
	}
	return CELL_LENGTH;
}

/* How far a formula is into functions, and how many arguments each has. */
struct depth {
	size_t commas[DEPTH_MOST];
	size_t depth;
	bool quoted, fits;
};

static void count_character(struct depth *d, char c)
{
	d->quoted ^= c == '"';
	if (d->quoted || !d->fits)
		return;
	if (c == '(') {
		d->fits = d->depth < DEPTH_MOST;
		if (d->fits)
			d->commas[d->depth++] = 0;
	} else if (c == ')' && d->depth) {
		d->depth--;
	} else if (c == ',' && d->depth) {
		d->fits = ++d->commas[d->depth - 1] < ARGUMENTS_MOST;
	}
}

/* Of a formula with lists: a piece of one that is on the formula's own sheet is counted as short. */
static bool fits(const struct figure_entry *owner)
{
	struct depth depth = {.fits = true};
	size_t length = 0;

	for (const struct piece *piece = owner->figure.formula; piece; piece = piece->next) {
		const struct figure_entry *cell =
			piece->kind == PIECE_FIGURE || piece->kind == PIECE_RANGE ? entry_of(piece->figure) : NULL;
		bool is_own = cell && cell->row && cell->placed && owner->row && owner->placed &&
			      cell->row->grid == owner->row->grid;
		length += is_own ? OWN_LENGTH : piece_length(piece);
		for (size_t i = 0; piece->kind == PIECE_TEXT && i < piece->text.n; i++)
			count_character(&depth, piece->text.p[i]);
	}
	return depth.fits && length <= FORMULA_LIMIT;
}

void ranges_finish(struct figures *figures)
{
	make_blocks(figures);
	for (const struct cell_list *list = figures->lists; list; list = list->next)
		put_list(figures, list);
	for (const struct cell_list *list = figures->lists; list; list = list->next)
		if (list->owner->figure.formula && list == list->owner->lists && !fits(list->owner))
			figure_make_constant(figures, &list->owner->figure, list->owner->figure.label);
}

/* ---- what is reached ---- */

struct open_figures {
	struct figure_entry **items;
	size_t count, capacity;
};

static void reach(struct arena *arena, struct open_figures *open, struct figure_entry *entry)
{
	if (entry->reached)
		return;
	entry->reached = true;
	*ARENA_PUSH(arena, open) = entry;
}

void ranges_reach(struct figures *figures, struct figure *figure)
{
	struct arena *arena = figures->engine->arena;
	struct open_figures open = {0};

	reach(arena, &open, entry_of(figure));
	while (open.count) {
		const struct figure_entry *entry = open.items[--open.count];
		for (const struct piece *piece = entry->figure.formula; piece; piece = piece->next)
			if (piece->kind == PIECE_FIGURE)
				reach(arena, &open, entry_of(piece->figure));
		/* of a sum in parts the cells are those of its parts, which exist for it alone */
		for (const struct cell_list *list = entry->lists; list && entry->figure.formula; list = list->of_owner)
			for (size_t i = 0; i < list->count; i++)
				reach(arena, &open, list->cells[i]);
	}
}

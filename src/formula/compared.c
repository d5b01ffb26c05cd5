/* Texts that columns are compared with: one that the column holds nowhere, but nearly, is most often misspelt. */
#include "formula/compared.h"

#include "base/utf8.h"
#include "formula/check.h"

enum { LEAST_LETTERS = 4 };

struct compared {
	struct compared *next;
	const struct expr *constant;
	struct str text;
	const struct table *table;
	size_t column;
};

void compared_add(struct engine *engine, struct expr *constant, struct str text, struct table *table, size_t column)
{
	if (constant->table || text.n < LEAST_LETTERS)
		return; /* a named formula is checked wherever it is used */
	constant->table = table;
	struct compared *compared = ARENA_NEW(engine->arena, struct compared);
	*compared = (struct compared){engine->compared, constant, text, table, column};
	engine->compared = compared;
}

/* What is looked for in a column, and the nearest that it holds. */
struct search {
	struct str text, nearest; /* text is folded */
	size_t best;
	bool found;
};

static void look_through(struct search *search, const struct value *cells, size_t count)
{
	struct arena scratch = ARENA_INIT;
	struct str before = S("");

	for (size_t i = 0; i < count && !search->found; i++) {
		struct str cell = cells[i].kind == VALUE_TEXT ? cells[i].text : S("");
		size_t longer = cell.n > search->text.n ? cell.n - search->text.n : search->text.n - cell.n;
		if (longer >= search->best || str_equal(cell, before))
			continue;
		before = cell;
		size_t distance = check_distance(search->text, str_fold(&scratch, cell));
		search->found = distance == 0;
		if (distance < search->best) {
			search->best = distance;
			search->nearest = cell;
		}
	}
	arena_release(&scratch);
}

/* Of the ledger only the aggregates are there. */
static void look_through_cubes(struct search *search, struct store *store, size_t column)
{
	for (const struct cube *cube = store_cubes(store); cube; cube = cube->next)
		for (size_t i = 0; i < cube->column_count; i++)
			if (cube->columns[i] == column)
				look_through(search, cube->table.columns[i].cells, cube->table.row_count);
}

void compared_check(struct engine *engine)
{
	for (const struct compared *c = engine->compared; c; c = c->next) {
		const struct column *column = &c->table->columns[c->column];
		struct search search = {.text = str_fold(engine->arena, c->text), .best = c->text.n / 3 + 1};
		if (c->table->streamed)
			look_through_cubes(&search, engine->store, c->column);
		else
			look_through(&search, column->cells, c->table->row_count);
		if (!search.found && search.nearest.n)
			diag_add(engine->diags, DIAG_NOTE, c->constant->at,
				 _("column %.*s of %.*s holds no \"%.*s\"; did you mean \"%.*s\"?"),
				 STR_ARG(column->name), STR_ARG(c->table->name), STR_ARG(c->text),
				 STR_ARG(search.nearest));
	}
}

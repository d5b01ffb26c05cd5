/* The figures that no table holds: their groups and words. */
#include "xlsx/key_figures.h"

#include "xlsx/places.h"
#include "xlsx/words.h"

#include <stdlib.h>

/* ---- where running text shows figures ---- */

struct use {
	const struct figure *figure;
	const struct run *runs, *run; /* the line, and the run of the figure in it */
	size_t order;
};

struct uses {
	struct arena *arena;
	struct use *items;
	size_t count, capacity;
};

static void find_in_runs(struct uses *uses, const struct run *runs)
{
	for (const struct run *run = runs; run; run = run->next)
		if (run->kind == RUN_FIGURE && run->figure)
			*ARENA_PUSH(uses->arena, uses) = (struct use){run->figure, runs, run, uses->count};
}

static void find_in_table(struct uses *uses, const struct doc_table *table)
{
	for (size_t r = 0; r < table->row_count; r++)
		for (size_t c = 0; c < table->column_count; c++)
			find_in_runs(uses, table->rows[r].cells[c].runs);
	for (const struct note *note = table->notes; note; note = note->next)
		find_in_runs(uses, note->runs);
}

static void find_in_blocks(struct uses *uses, const struct block *blocks)
{
	for (const struct block *block = blocks; block; block = block->next) {
		find_in_runs(uses, block->runs);
		if (block->table)
			find_in_table(uses, block->table);
		find_in_blocks(uses, block->children);
	}
}

/* By address to be found, never to be listed: then as the document has them. */
static int by_figure(const void *left, const void *right)
{
	const struct use *a = left, *b = right;

	if (a->figure != b->figure)
		return (uintptr_t)a->figure < (uintptr_t)b->figure ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

static void find_uses(struct uses *uses, const struct doc *doc)
{
	find_in_blocks(uses, doc->blocks);
	for (const struct note *note = doc->notes; note; note = note->next)
		find_in_runs(uses, note->runs);
	if (uses->count)
		qsort(uses->items, uses->count, sizeof *uses->items, by_figure);
}

/* The first use of a figure, or NULL. */
static const struct use *use_of(const struct uses *uses, const struct figure *figure)
{
	size_t low = 0, high = uses->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if ((uintptr_t)uses->items[middle].figure < (uintptr_t)figure)
			low = middle + 1;
		else
			high = middle;
	}
	return low < uses->count && uses->items[low].figure == figure ? &uses->items[low] : NULL;
}

/* ---- words ---- */

static struct str words_of(struct arena *arena, const struct figure *figure, const struct use *use, size_t number)
{
	if (use)
		return xl_quote(arena, use->runs, use->run);
	if (figure->name.n && (figure->label.n == 0 || str_equal(figure->label, figure->name)))
		return xl_name_words(arena, figure->name);
	if (str_starts(figure->label, S("region.")))
		return xl_name_words(arena, figure->label);
	if (figure->label.n && !xl_is_formula(figure))
		return xl_capitalized(arena, figure->label);
	return str_printf(arena, "Mellanled %zu", number);
}

static struct str reason_of(struct arena *arena, const struct figure *figure, bool data)
{
	if (figure->is_parameter)
		return data ? S("Parameter: databladen gäller detta värde") : S("Parameter");
	if (figure->explanation.n)
		return str_squeeze(arena, figure->explanation);
	if (!figure->formula)
		return figure->source.n
			       ? str_printf(arena, "Konstant: %.*s", STR_ARG(str_squeeze(arena, figure->source)))
			       : S("");
	if (xl_is_formula(figure) && !str_equal(figure->label, figure->name))
		return str_join(arena, S("="), str_squeeze(arena, figure->label));
	return S("Formeln står i cellen");
}

/* ---- groups ---- */

struct str xl_key_group_title(enum xl_key_group group)
{
	static const struct str titles[XL_KEY_GROUPS] = {
		[XL_KEY_TEXT] = STR("Tal i den löpande texten"),
		[XL_KEY_PARAMETER] = STR("Parametrar"),
		[XL_KEY_STEP] = STR("Mellanled som formlerna behöver"),
	};

	return titles[group];
}

void xl_key_figures_make(struct xl_key_figures *keys, struct arena *arena, const struct doc *doc)
{
	struct uses uses = {.arena = arena};
	size_t steps = 0, groups = 0;

	*keys = (struct xl_key_figures){0};
	find_uses(&uses, doc);
	for (const struct figure *figure = doc->figures; figure; figure = figure->next) {
		const struct use *use = use_of(&uses, figure);
		enum xl_key_group group = figure->is_parameter ? XL_KEY_PARAMETER : use ? XL_KEY_TEXT : XL_KEY_STEP;
		steps += group == XL_KEY_STEP;
		*ARENA_PUSH(arena, &keys->groups[group]) = (struct xl_key_figure){
			figure, words_of(arena, figure, use, steps), reason_of(arena, figure, doc->data != NULL)};
	}
	for (size_t g = 0; g < XL_KEY_GROUPS; g++)
		groups += keys->groups[g].count > 0;
	keys->titled = groups > 1;
}

void xl_key_figures_place(struct xl_layout *layout, struct xl_sheet *sheet)
{
	struct xl_key_figures keys;

	xl_key_figures_make(&keys, layout->arena, layout->doc);
	sheet->rows = XL_TOP + 1;
	sheet->columns = XL_FIGURE_COLUMNS;
	for (size_t g = 0; g < XL_KEY_GROUPS; g++) {
		sheet->rows += keys.titled && keys.groups[g].count;
		for (size_t i = 0; i < keys.groups[g].count; i++)
			xl_places_add(layout, keys.groups[g].items[i].figure,
				      (struct xl_place){NULL, sheet, NULL, sheet->rows++, XL_FIGURE_VALUE});
	}
}

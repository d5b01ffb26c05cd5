/* The figures that no table holds: their groups and words. */
#include "xlsx/key_figures.h"

#include "xlsx/cell.h"
#include "xlsx/places.h"
#include "xlsx/words.h"

#include <stdlib.h>

/* ---- where running text shows figures ---- */

struct use {
	const struct figure *figure;
	const struct run *runs, *run; /* the line, and the run of the figure in it */
	const struct block *heading;  /* above it, or NULL */
	size_t order;
};

struct uses {
	struct arena *arena;
	const struct block *heading; /* the last one met */
	struct use *items;
	size_t count, capacity;
};

static void find_in_runs(struct uses *uses, const struct run *runs)
{
	for (const struct run *run = runs; run; run = run->next)
		if (run->kind == RUN_FIGURE && run->figure)
			*ARENA_PUSH(uses->arena, uses) =
				(struct use){run->figure, runs, run, uses->heading, uses->count};
}

/* A note belongs where the text refers to it. */
static void find_in_line(struct uses *uses, const struct run *runs)
{
	find_in_runs(uses, runs);
	for (const struct run *run = runs; run; run = run->next)
		if (run->kind == RUN_NOTE && run->note)
			find_in_runs(uses, run->note->runs);
}

static void find_in_table(struct uses *uses, const struct doc_table *table)
{
	for (size_t r = 0; r < table->row_count; r++)
		for (size_t c = 0; c < table->column_count; c++)
			find_in_line(uses, table->rows[r].cells[c].runs);
	for (const struct note *note = table->notes; note; note = note->next)
		find_in_runs(uses, note->runs);
}

static void find_in_blocks(struct uses *uses, const struct block *blocks)
{
	for (const struct block *block = blocks; block; block = block->next) {
		if (block->kind == BLOCK_HEADING)
			uses->heading = block;
		find_in_line(uses, block->runs);
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

/* Without words, the place in the text tells what a figure is, and elsewhere the name as the template writes it. */
static struct str words_of(struct arena *arena, const struct figure *figure, const struct use *use, size_t number)
{
	if (figure->is_parameter)
		return xl_parameter_words(arena, figure);
	if (use && (figure->of_region || !xl_has_words(figure)))
		return xl_quote(arena, use->runs, use->run);
	if (figure->of_region)
		return str_join(arena, figure->label, S(", hela regionen"));
	if (xl_has_words(figure))
		return xl_capitalized(arena, figure->label);
	return figure->name.n ? figure->name : str_printf(arena, "Mellanled %zu", number);
}

static struct str reason_of(struct arena *arena, const struct figure *figure, bool data)
{
	if (figure->is_parameter)
		return data ? S("Körningens val; databladen gäller detta värde") : S("Körningens val");
	if (figure->explanation.n)
		return str_squeeze(arena, figure->explanation);
	if (!figure->formula)
		return figure->source.n
			       ? str_printf(arena, "Fast värde, %.*s", STR_ARG(str_squeeze(arena, figure->source)))
			       : S("");
	if (figure->label_is_formula)
		return str_join(arena, S("="), str_squeeze(arena, figure->label));
	return S("Formeln står i cellen");
}

/* ---- groups ---- */

static const struct str kind_titles[XL_KEY_KINDS] = {
	[XL_KEY_TEXT] = STR("Tal i den löpande texten"),
	[XL_KEY_PARAMETER] = STR("Körningens val"),
	[XL_KEY_STEP] = STR("Mellanled som formlerna behöver"),
};

static int by_order(const void *left, const void *right)
{
	const struct use *const *a = left, *const *b = right;

	return (*a)->order < (*b)->order ? -1 : (*a)->order > (*b)->order;
}

/* The first use of each figure of running text, in the order of the text. */
static size_t list_text(const struct use ***list, struct arena *arena, const struct doc *doc, const struct uses *uses)
{
	size_t count = 0;

	*list = ARENA_ARRAY(arena, const struct use *, uses->count);
	for (const struct figure *figure = doc->figures; figure; figure = figure->next) {
		const struct use *use = use_of(uses, figure);
		if (use && !figure->is_parameter)
			(*list)[count++] = use;
	}
	if (count)
		qsort(*list, count, sizeof **list, by_order);
	return count;
}

static struct xl_key_group *add_group(struct xl_key_figures *keys, struct arena *arena, enum xl_key_kind kind,
				      struct str title)
{
	struct xl_key_group *group = ARENA_PUSH(arena, keys);

	*group = (struct xl_key_group){.kind = kind, .title = title};
	return group;
}

static void add_figure(struct xl_key_group *group, const struct xl_layout *layout, const struct figure *figure,
		       const struct use *use)
{
	struct arena *arena = layout->arena;
	struct str words = words_of(arena, figure, use, group->count + 1);

	*ARENA_PUSH(arena, group) =
		(struct xl_key_figure){figure, words, reason_of(arena, figure, layout->doc->data != NULL)};
}

/* "Bilaga 1: Rubrik" */
static struct str heading_title(struct arena *arena, const struct block *heading)
{
	struct str title = str_squeeze(arena, xl_runs_text(arena, heading->runs));

	return heading->lead.n ? str_printf(arena, "%.*s: %.*s", STR_ARG(heading->lead), STR_ARG(title)) : title;
}

static void add_text(struct xl_key_figures *keys, const struct xl_layout *layout, const struct uses *uses)
{
	const struct use **list;
	size_t count = list_text(&list, layout->arena, layout->doc, uses);
	bool headed = count && list[count - 1]->heading;
	struct xl_key_group *group = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct block *heading = list[i]->heading;
		if (i == 0 || heading != list[i - 1]->heading)
			group = add_group(keys, layout->arena, XL_KEY_TEXT,
					  heading  ? heading_title(layout->arena, heading)
					  : headed ? S("Före första rubriken")
						   : kind_titles[XL_KEY_TEXT]);
		add_figure(group, layout, list[i]->figure, list[i]);
	}
}

static void add_others(struct xl_key_figures *keys, const struct xl_layout *layout, const struct uses *uses,
		       enum xl_key_kind kind)
{
	struct xl_key_group *group = NULL;

	for (const struct figure *figure = layout->doc->figures; figure; figure = figure->next) {
		if (figure->is_parameter != (kind == XL_KEY_PARAMETER) || (kind == XL_KEY_STEP && use_of(uses, figure)))
			continue;
		if (!group)
			group = add_group(keys, layout->arena, kind, kind_titles[kind]);
		add_figure(group, layout, figure, NULL);
	}
}

void xl_key_figures_place(struct xl_layout *layout, struct xl_sheet *sheet)
{
	struct xl_key_figures *keys = ARENA_NEW(layout->arena, struct xl_key_figures);
	struct uses uses = {.arena = layout->arena};

	find_uses(&uses, layout->doc);
	add_text(keys, layout, &uses);
	add_others(keys, layout, &uses, XL_KEY_PARAMETER);
	add_others(keys, layout, &uses, XL_KEY_STEP);
	/* One kind alone needs no title. */
	if (keys->count == 1 && str_equal(keys->items[0].title, kind_titles[keys->items[0].kind]))
		keys->items[0].title = S("");
	sheet->rows = XL_TOP + 1;
	sheet->columns = XL_FIGURE_COLUMNS;
	for (size_t g = 0; g < keys->count; g++) {
		sheet->rows += keys->items[g].title.n > 0;
		for (size_t i = 0; i < keys->items[g].count; i++)
			xl_places_add(layout, keys->items[g].items[i].figure,
				      (struct xl_place){NULL, sheet, NULL, sheet->rows++, XL_FIGURE_VALUE});
	}
	layout->keys = keys;
}

struct str xl_key_contents(struct arena *arena, const struct xl_key_figures *keys)
{
	static const struct str later[XL_KEY_KINDS] = {
		[XL_KEY_PARAMETER] = STR("körningens val"),
		[XL_KEY_STEP] = STR("mellanled som formlerna behöver"),
	};
	struct str text = S("");

	for (size_t g = 0; g < keys->count; g++) {
		enum xl_key_kind kind = keys->items[g].kind;
		if (g == 0)
			text = kind_titles[kind];
		else if (kind != keys->items[g - 1].kind)
			text = str_printf(arena, "%.*s; %.*s", STR_ARG(text), STR_ARG(later[kind]));
	}
	return text;
}

/* From the pieces of formulas to the tables and data sheets behind them. */
#include "xlsx/sources.h"

#include "xlsx/places.h"

/* The search of one row: each figure is met once. */
struct search {
	struct xl_layout *layout;
	struct xl_table *placed;
	struct xl_lead lead;
	bool leads_apart; /* to several rows */
	size_t stamp;
	struct {
		const struct figure **items;
		size_t count, capacity;
	} open; /* to look into */
};

static void add_source(struct search *search, const struct xl_sheet *sheet, struct xl_table *table)
{
	struct xl_sources *sources = &search->placed->sources;

	for (size_t i = 0; i < sources->count; i++)
		if (sources->items[i].sheet == sheet && sources->items[i].table == table)
			return;
	*ARENA_PUSH(search->layout->arena, sources) = (struct xl_source){sheet, table};
}

static void add_lead(struct search *search, const struct xl_sheet *sheet, const struct xl_table *table, size_t row)
{
	if (search->lead.table && (search->lead.table != table || search->lead.row != row))
		search->leads_apart = true;
	search->lead = (struct xl_lead){sheet, table, row};
}

static void meet(struct search *search, const struct figure *figure)
{
	const struct xl_place *place = xl_layout_places(search->layout, figure);
	struct xl_table *table;

	if (!place || !xl_places_visit(search->layout, figure, search->stamp))
		return;
	switch (place->sheet->kind) {
	case XL_TABLES:
		table = xl_layout_table(place);
		if (table == search->placed)
			return;
		add_source(search, place->sheet, table);
		add_lead(search, place->sheet, table, place->row);
		return;
	case XL_DATA:
		add_source(search, place->sheet, NULL);
		return;
	case XL_FIGURES:
		*ARENA_PUSH(search->layout->arena, &search->open) = figure;
		return;
	case XL_ABOUT:
	case XL_CHART_DATA:
		return;
	}
}

/* A range of the table itself stays there, though its figures may stand in an earlier table too. */
static bool is_own(const struct search *search, const struct figure *figure)
{
	for (const struct xl_place *place = xl_layout_places(search->layout, figure); place; place = place->next)
		if (place->table == search->placed->table)
			return true;
	return false;
}

static void meet_pieces(struct search *search, const struct piece *pieces)
{
	const struct xl_sheet *sheet;

	for (const struct piece *piece = pieces; piece; piece = piece->next) {
		switch (piece->kind) {
		case PIECE_TEXT:
			break;
		case PIECE_FIGURE:
			meet(search, piece->figure);
			break;
		case PIECE_RANGE:
			if (is_own(search, piece->figure) && is_own(search, piece->last))
				break;
			meet(search, piece->figure);
			meet(search, piece->last);
			break;
		case PIECE_COLUMN:
		case PIECE_CELL:
			sheet = xl_layout_data(search->layout, piece->data);
			if (sheet)
				add_source(search, sheet, NULL);
			break;
		}
	}
}

/* A figure that an earlier cell holds stands here as a reference to it. */
static void meet_cell(struct search *search, const struct figure *figure)
{
	const struct xl_place *holder = xl_layout_places(search->layout, figure);

	if (holder->table == search->placed->table)
		meet_pieces(search, figure->formula);
	else
		meet(search, figure);
}

static void search_row(struct search *search, size_t row)
{
	const struct doc_table *table = search->placed->table;

	search->stamp++;
	search->lead.table = NULL;
	search->leads_apart = false;
	for (size_t c = 0; c < table->column_count; c++)
		if (table->rows[row].cells[c].figure)
			meet_cell(search, table->rows[row].cells[c].figure);
	while (search->open.count) {
		const struct figure *figure = search->open.items[--search->open.count];
		meet_pieces(search, figure->formula);
	}
	if (!search->leads_apart)
		search->placed->leads[row] = search->lead;
}

static bool holds(const struct xl_sources *sources, const struct xl_sheet *sheet, const struct xl_table *table)
{
	for (size_t i = 0; i < sources->count; i++)
		if (sources->items[i].sheet == sheet && sources->items[i].table == table)
			return true;
	return false;
}

/* Data sheets first, all in the order of the sheets, and of the tables of a sheet. */
static void order(struct xl_layout *layout, struct xl_sources *sources)
{
	struct xl_sources ordered = {0};

	for (const struct xl_sheet *sheet = layout->sheets; sheet; sheet = sheet->next)
		if (sheet->kind == XL_DATA && holds(sources, sheet, NULL))
			*ARENA_PUSH(layout->arena, &ordered) = (struct xl_source){sheet, NULL};
	for (const struct xl_sheet *sheet = layout->sheets; sheet; sheet = sheet->next)
		for (struct xl_table *table = sheet->tables; table; table = table->next)
			if (holds(sources, sheet, table))
				*ARENA_PUSH(layout->arena, &ordered) = (struct xl_source){sheet, table};
	*sources = ordered;
}

void xl_sources_find(struct xl_layout *layout)
{
	struct search search = {.layout = layout};

	for (const struct xl_sheet *sheet = layout->sheets; sheet; sheet = sheet->next) {
		for (struct xl_table *placed = sheet->tables; placed; placed = placed->next) {
			search.placed = placed;
			for (size_t r = 0; r < placed->table->row_count; r++)
				search_row(&search, r);
			order(layout, &placed->sources);
			for (size_t i = 0; i < placed->sources.count; i++) {
				struct xl_table *source = placed->sources.items[i].table;
				if (source)
					*ARENA_PUSH(layout->arena, &source->users) = (struct xl_source){sheet, placed};
			}
		}
	}
}

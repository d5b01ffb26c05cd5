/* Defined names, decided in the first pass. */
#include "xlsx/named.h"

#include "base/utf8.h"
#include "xlsx/names.h"
#include "xlsx/places.h"

static bool is_taken(const struct xl_layout *layout, struct str name)
{
	for (const struct xl_sheet *sheet = layout->sheets; sheet; sheet = sheet->next)
		if (sheet->kind == XL_DATA && str_equal_fold(sheet->table_name, name))
			return true;
	for (size_t i = 0; i < layout->named.count; i++)
		if (str_equal_fold(layout->named.items[i]->name, name))
			return true;
	return false;
}

static void decide(struct xl_layout *layout, const struct figure *figure)
{
	if (!figure || !xl_name_is_legal(figure->name) || !xl_layout_places(layout, figure) ||
	    is_taken(layout, figure->name))
		return;
	*ARENA_PUSH(layout->arena, &layout->named) = figure;
	xl_places_set_named(layout, figure);
}

void xl_named_decide(struct xl_layout *layout)
{
	for (const struct xl_sheet *sheet = layout->sheets; sheet; sheet = sheet->next)
		for (const struct xl_table *placed = sheet->tables; placed; placed = placed->next)
			for (size_t r = 0; r < placed->table->row_count; r++)
				for (size_t c = 0; c < placed->table->column_count; c++)
					decide(layout, placed->table->rows[r].cells[c].figure);
	for (const struct figure *figure = layout->doc->figures; figure; figure = figure->next)
		decide(layout, figure);
}

struct str xl_named(const struct xl_layout *layout, const struct figure *figure)
{
	return xl_places_is_named(layout, figure) ? figure->name : S("");
}

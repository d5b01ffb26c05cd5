/* The first pass: sheets and their names, and a place for each figure. */
#include "xlsx/layout.h"

#include "base/utf8.h"
#include "xlsx/key_figures.h"
#include "xlsx/layout_charts.h"
#include "xlsx/layout_tables.h"
#include "xlsx/named.h"
#include "xlsx/names.h"
#include "xlsx/places.h"
#include "xlsx/sources.h"

struct xl_sheet *xl_layout_sheet(struct xl_layout *layout, enum xl_sheet_kind kind, struct str wish)
{
	struct xl_sheet *sheet = ARENA_NEW(layout->arena, struct xl_sheet);

	sheet->kind = kind;
	sheet->wish = wish;
	*layout->end = sheet;
	layout->end = &sheet->next;
	return sheet;
}

static void place_data(struct xl_layout *layout, const struct xl_sheet *sheet)
{
	const struct data_sheet *data = sheet->data;

	for (size_t c = 0; data->figures && c < data->column_count; c++)
		for (size_t r = 0; data->figures[c] && r < data->row_count; r++)
			if (data->figures[c][r])
				xl_places_add(layout, data->figures[c][r],
					      (struct xl_place){NULL, sheet, NULL, XL_TOP + 1 + r, c});
}

/* ---- names ---- */

static bool sheet_is_taken(const struct xl_layout *layout, struct str name)
{
	if (xl_sheet_name_is_reserved(name))
		return true;
	for (const struct xl_sheet *sheet = layout->sheets; sheet; sheet = sheet->next)
		if (sheet->name.n && str_equal_fold(sheet->name, name))
			return true;
	return false;
}

/* The wish, then "… (data)" for a data sheet, then "… (2)" and on. */
static struct str free_sheet_name(struct xl_layout *layout, const struct xl_sheet *sheet)
{
	struct str name = xl_sheet_name(layout->arena, sheet->wish, S(""));

	if (name.n && sheet->kind == XL_DATA && sheet_is_taken(layout, name))
		name = xl_sheet_name(layout->arena, sheet->wish, S(" (data)"));
	for (unsigned n = 2; name.n && sheet_is_taken(layout, name); n++)
		name = xl_sheet_name(layout->arena, sheet->wish, str_printf(layout->arena, " (%u)", n));
	return name;
}

static bool table_is_taken(const struct xl_layout *layout, struct str name)
{
	for (const struct xl_sheet *sheet = layout->sheets; sheet; sheet = sheet->next)
		if (sheet->table_name.n && str_equal_fold(sheet->table_name, name))
			return true;
	return false;
}

static struct str free_table_name(struct xl_layout *layout, struct str wish)
{
	struct str name = xl_table_name(layout->arena, wish);

	for (unsigned n = 2; name.n && table_is_taken(layout, name); n++)
		name = xl_table_name(layout->arena, str_printf(layout->arena, "%.*s_%u", STR_ARG(wish), n));
	return name;
}

/* "Om", "Tal i texten" and "Diagramdata" have their names whatever the others ask for. */
static void name_sheets(struct xl_layout *layout, struct place at, struct diags *diags)
{
	for (int others = 0; others < 2; others++) {
		for (struct xl_sheet *sheet = layout->sheets; sheet; sheet = sheet->next) {
			if ((sheet->kind == XL_TABLES || sheet->kind == XL_DATA) != others)
				continue;
			sheet->name = free_sheet_name(layout, sheet);
			if (sheet->kind == XL_DATA)
				sheet->table_name = free_table_name(layout, sheet->wish);
			if (sheet->name.n == 0 || (sheet->kind == XL_DATA && sheet->table_name.n == 0))
				diag_add(diags, DIAG_INPUT, at,
					 _("“%.*s” cannot be made the name of a sheet in Excel: give it letters"),
					 STR_ARG(sheet->wish));
		}
	}
}

/* ---- what a worksheet cannot hold ---- */

static void check_columns(const struct xl_layout *layout, const struct data_sheet *data, struct place at,
			  struct diags *diags)
{
	for (size_t c = 0; c < data->column_count; c++) {
		struct str name = xl_column_name(layout->arena, data->columns[c].name);

		if (name.n == 0 || xl_length(name) > 255)
			diag_add(diags, DIAG_INPUT, at,
				 _("column %zu of table %.*s has a name of %zu characters: Excel takes 1 to 255"),
				 c + 1, STR_ARG(data->name), xl_length(name));
		for (size_t d = 0; d < c; d++)
			if (str_equal_fold(name, xl_column_name(layout->arena, data->columns[d].name)))
				diag_add(diags, DIAG_INPUT, at,
					 _("table %.*s has two columns named “%.*s”: Excel takes no such table"),
					 STR_ARG(data->name), STR_ARG(name));
	}
}

static void check_size(const struct xl_layout *layout, const struct xl_sheet *sheet, struct place at,
		       struct diags *diags)
{
	if (sheet->rows > XL_ROWS)
		diag_add(diags, DIAG_INPUT, at,
			 _("sheet “%.*s” would have %zu rows: Excel takes at most %d; make the document for each "
			   "förvaltning, "
			   "let underlag in its head ask for fewer columns, or sum the table up before it is an input"),
			 STR_ARG(sheet->wish), sheet->rows, XL_ROWS);
	if (sheet->columns > XL_COLUMNS)
		diag_add(diags, DIAG_INPUT, at, _("sheet “%.*s” would have %zu columns: Excel takes at most %d"),
			 STR_ARG(sheet->wish), sheet->columns, XL_COLUMNS);
	else if (sheet->kind == XL_DATA && sheet->columns == 0)
		diag_add(diags, DIAG_INPUT, at, _("table %.*s has no columns"), STR_ARG(sheet->wish));
	else if (sheet->kind == XL_DATA)
		check_columns(layout, sheet->data, at, diags);
}

static void place_data_sheets(struct xl_layout *layout, const struct data_sheet *data)
{
	for (; data; data = data->next) {
		struct xl_sheet *sheet = xl_layout_sheet(layout, XL_DATA, data->name);
		sheet->data = data;
		sheet->columns = data->column_count;
		sheet->rows = XL_TOP + 1 + (data->row_count ? data->row_count : 1);
		place_data(layout, sheet);
	}
}

/* The sheet of chart data stands before the data sheets, which are there already. */
static void place_chart_data(struct xl_layout *layout, struct xl_sheet **data)
{
	struct xl_sheet *rest = *data, **end = layout->end;

	*data = NULL;
	layout->end = data;
	xl_charts_place_data(layout);
	*layout->end = rest;
	if (rest)
		layout->end = end;
}

bool xl_layout_make(struct xl_layout *layout, struct arena *arena, const struct doc *doc, struct place at,
		    struct diags *diags)
{
	size_t faults = diags_faults(diags);

	*layout = (struct xl_layout){.arena = arena, .doc = doc};
	layout->end = &layout->sheets;
	xl_layout_sheet(layout, XL_ABOUT, S("Om"))->columns = XL_ABOUT_COLUMNS;
	xl_charts_collect(layout);
	xl_tables_collect(layout, doc->blocks);
	if (doc->figures)
		xl_key_figures_place(layout, xl_layout_sheet(layout, XL_FIGURES, S("Tal i texten")));
	struct xl_sheet **data = layout->end;
	place_data_sheets(layout, doc->data);
	/* What figures draw on takes lines below their tables: only now do these get their rows. */
	xl_sources_find(layout);
	xl_tables_place(layout);
	place_chart_data(layout, data);
	name_sheets(layout, at, diags);
	for (const struct xl_sheet *sheet = layout->sheets; sheet; sheet = sheet->next)
		check_size(layout, sheet, at, diags);
	xl_charts_check(layout, at, diags);
	xl_named_decide(layout);
	return diags_faults(diags) == faults;
}

size_t xl_table_row(const struct xl_table *placed, size_t row)
{
	return placed->first + placed->offsets[row];
}

size_t xl_table_top(const struct xl_table *placed)
{
	return placed->caption_rows ? placed->caption
	       : placed->has_groups ? placed->groups
	       : placed->has_header ? placed->header
				    : placed->first;
}

struct xl_table *xl_layout_table(const struct xl_place *place)
{
	for (struct xl_table *placed = place->sheet->tables; placed; placed = placed->next)
		if (placed->table == place->table)
			return placed;
	return NULL;
}

const struct xl_sheet *xl_layout_data(const struct xl_layout *layout, const struct data_sheet *data)
{
	for (const struct xl_sheet *sheet = layout->sheets; sheet; sheet = sheet->next)
		if (sheet->kind == XL_DATA && sheet->data == data)
			return sheet;
	return NULL;
}

/* What stands below a table: notes, remarks, and where its figures come from and go to. */
#include "base/utf8.h"
#include "xlsx/tables.h"

enum { TITLE_MOST = 120, NAMES_MOST = 12 }; /* bytes of a table's title, and names in the last line */

/* "Tabell 3 Resultat per nämnd (bladet Nämnder)", or the name of a data sheet. */
static struct str source_name(struct arena *arena, const struct xl_sheet *here, const struct xl_source *source)
{
	struct str name = S("");

	if (!source->table)
		return source->sheet->name;
	const struct doc_table *table = source->table->table;
	name = utf8_shorten(arena, str_squeeze(arena, table->title), TITLE_MOST);
	if (table->anchor.label.n)
		name = str_printf(arena, "%.*s%s%.*s", STR_ARG(table->anchor.label), name.n ? " " : "", STR_ARG(name));
	if (source->sheet == here)
		return name.n ? name : S("tabell på bladet");
	return name.n ? str_printf(arena, "%.*s (bladet %.*s)", STR_ARG(name), STR_ARG(source->sheet->name))
		      : str_printf(arena, "bladet %.*s", STR_ARG(source->sheet->name));
}

/* The last line of many names the others. */
static struct str rest_names(struct arena *arena, const struct xl_sheet *here, const struct xl_source *items,
			     size_t count)
{
	struct str names = S("");

	for (size_t i = 0; i < count && i < NAMES_MOST; i++) {
		struct str name = source_name(arena, here, &items[i]);
		names = i ? str_printf(arena, "%.*s; %.*s", STR_ARG(names), STR_ARG(name)) : name;
	}
	return count > NAMES_MOST ? str_join(arena, names, S(" med flera")) : names;
}

/* Whether the labels of rows lead to the table. */
static bool labels_lead_to(const struct xl_table *placed, const struct xl_table *table)
{
	for (size_t r = 0; r < placed->table->row_count; r++)
		if (placed->leads[r].table == table && table)
			return true;
	return false;
}

static void write_link(struct xl_page *page, const struct xl_table *placed, const struct xl_line *line)
{
	struct arena *arena = page->book->arena;
	bool source = line->kind == XL_LINE_SOURCE;
	const struct xl_source *first = (source ? &placed->sources : &placed->users)->items + line->first;
	struct str words = source ? S("Underlag") : S("Används i");
	const struct xl_style small = {.role = XL_ROLE_NOTE};

	if (line->count > 1) {
		struct str names = rest_names(arena, page->sheet, first, line->count);
		xl_put_across(page, line->row, str_printf(arena, "%.*s även: %.*s", STR_ARG(words), STR_ARG(names)),
			      small);
		return;
	}
	struct str name = source_name(arena, page->sheet, first);
	xl_put_link_across(
		page, line->row,
		str_printf(arena, "%.*s: %.*s%s", STR_ARG(words), STR_ARG(name),
			   source && labels_lead_to(placed, first->table) ? "; radernas namn leder dit" : ""),
		small, first->sheet, first->table ? xl_table_top(first->table) : 0);
}

void xl_write_lines(struct xl_page *page, const struct xl_table *placed)
{
	for (const struct xl_line *line = placed->lines.items; line < placed->lines.items + placed->lines.count;
	     line++) {
		if (line->kind == XL_LINE_TEXT)
			xl_put_over(page, line->row, line->rows, line->text,
				    (struct xl_style){.role = XL_ROLE_NOTE, .tall = line->rows > 1});
		else
			write_link(page, placed, line);
	}
}

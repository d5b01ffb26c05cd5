/* What stands below a table: notes, remarks, and where its figures come from and go to. */
#include "xlsx/tables.h"

/* The sheet holds exact figures, which its number formats round one by one. */
#define PRESERVED "I det tryckta dokumentet är talen avrundade så att de summerar; här är de exakta."

/* "Tabell 3 Resultat per nämnd (bladet Nämnder)", or the name of a data sheet. */
static struct str source_name(struct arena *arena, const struct xl_sheet *here, const struct xl_source *source)
{
	struct str name = S("");

	if (!source->table)
		return source->sheet->name;
	const struct doc_table *table = source->table->table;
	name = table->anchor.label.n && table->title.n
		       ? str_printf(arena, "%.*s %.*s", STR_ARG(table->anchor.label), STR_ARG(table->title))
	       : table->title.n ? table->title
				: table->anchor.label;
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

	for (size_t i = 0; i < count; i++) {
		struct str name = source_name(arena, here, &items[i]);
		names = i ? str_printf(arena, "%.*s; %.*s", STR_ARG(names), STR_ARG(name)) : name;
	}
	return names;
}

static void write_link(struct xl_page *page, size_t row, const char *words, const struct xl_sources *sources,
		       const struct xl_line *line)
{
	struct arena *arena = page->book->arena;
	const struct xl_style small = {.role = XL_ROLE_NOTE};
	const struct xl_source *source = &sources->items[line->first];

	if (line->count > 1) {
		struct str names = rest_names(arena, page->sheet, source, line->count);
		xl_put_across(page, row, str_printf(arena, "%s även: %.*s", words, STR_ARG(names)), small);
		return;
	}
	struct str name = source_name(arena, page->sheet, source);
	const struct xl_table *table = source->table;
	size_t to = !table ? 0 : table->has_caption ? table->caption : table->has_header ? table->header : table->first;
	xl_put_link_across(page, row, str_printf(arena, "%s: %.*s", words, STR_ARG(name)), small, source->sheet, to);
}

static void write_line(struct xl_page *page, size_t row, const struct xl_table *placed, const struct xl_line *line)
{
	struct arena *arena = page->book->arena;
	const struct xl_style small = {.role = XL_ROLE_NOTE};

	switch (line->kind) {
	case XL_LINE_NOTE:
		xl_put_across(page, row,
			      str_printf(arena, "%.*s %.*s", STR_ARG(xl_superscript(arena, line->note->number)),
					 STR_ARG(xl_runs_text(arena, line->note->runs))),
			      small);
		break;
	case XL_LINE_REMARK:
		xl_put_across(page, row, placed->table->remark, small);
		break;
	case XL_LINE_PRESERVED:
		xl_put_across(page, row, S(PRESERVED), small);
		break;
	case XL_LINE_MARK:
		xl_put_across(page, row, str_join(arena, S("Markerat: "), line->mark->words), small);
		break;
	case XL_LINE_SOURCE:
		write_link(page, row, "Underlag", &placed->sources, line);
		break;
	case XL_LINE_USER:
		write_link(page, row, "Används i", &placed->users, line);
		break;
	}
}

void xl_write_lines(struct xl_page *page, const struct xl_table *placed)
{
	for (size_t i = 0; i < placed->lines.count; i++)
		write_line(page, placed->below + i, placed, &placed->lines.items[i]);
}

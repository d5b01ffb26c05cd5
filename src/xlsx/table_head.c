/* A table's caption and heads. */
#include "xlsx/comments.h"
#include "xlsx/tables.h"
#include "xlsx/width.h"

#include <math.h>

enum { TITLE_WIDTH = 16 }; /* longer titles break into lines */

struct str xl_caption(struct arena *arena, const struct doc_table *table)
{
	struct str title = table->title;

	if (title.n == 0)
		return table->unit;
	if (table->anchor.label.n)
		title = str_printf(arena, "%.*s. %.*s", STR_ARG(table->anchor.label), STR_ARG(title));
	return table->unit.n ? str_printf(arena, "%.*s, %.*s", STR_ARG(title), STR_ARG(table->unit)) : title;
}

static struct str column_title(struct arena *arena, const struct table_column *column)
{
	if (column->unit.n == 0)
		return column->title;
	if (column->title.n == 0)
		return column->unit;
	return str_printf(arena, "%.*s\n%.*s", STR_ARG(column->title), STR_ARG(column->unit));
}

double xl_title_width(struct arena *arena, const struct table_column *column)
{
	struct str title = column_title(arena, column);

	return fmax(xl_width_word(title), fmin(xl_width_text(title), TITLE_WIDTH)) * XL_BOLD;
}

/* Each title stands across its columns, which stay cells of their own. */
static void write_groups(struct xl_page *page, const struct doc_table *table, size_t at)
{
	size_t group = 0;

	for (size_t c = 0; c < table->column_count; c++) {
		struct xl_style style = {.role = XL_ROLE_HEAD};
		struct str title = S("");
		while (group < table->group_count && table->groups[group].first + table->groups[group].count <= c)
			group++;
		if (group < table->group_count && table->groups[group].first <= c) {
			style.role = XL_ROLE_GROUP;
			style.apart = group && table->groups[group].first == c &&
				      table->groups[group - 1].first + table->groups[group - 1].count == c;
			title = table->groups[group].first == c ? table->groups[group].title : title;
		}
		style.upper = style.role == XL_ROLE_HEAD;
		xl_put_text(page, at, c, title, style);
	}
}

static void write_titles(struct xl_page *page, const struct doc_table *table, size_t at)
{
	struct arena *arena = page->book->arena;
	size_t most = 1;

	for (size_t c = 0; c < table->column_count; c++) {
		const struct table_column *column = &table->columns[c];
		struct str title = column_title(arena, column), comment = S("");
		size_t lines = xl_lines(title, page->widths[c] / XL_BOLD);
		most = lines > most ? lines : most;
		xl_put_text(page, at, c, title,
			    (struct xl_style){.role = XL_ROLE_HEAD,
					      .align = column->align,
					      .indent = c && column->align == ALIGN_LEFT,
					      .wrap = true});
		if (column->explanation.n)
			comment = column->title.n ? str_printf(arena, "%.*s\n%.*s", STR_ARG(column->title),
							       STR_ARG(column->explanation))
						  : column->explanation;
		xl_put_comment(page, at, c, comment);
	}
	xl_page_lines(page, at, most);
}

void xl_write_head(struct xl_page *page, const struct xl_table *placed)
{
	const struct doc_table *table = placed->table;

	if (placed->has_caption)
		xl_put_across(page, placed->caption, xl_caption(page->book->arena, table),
			      (struct xl_style){.role = XL_ROLE_CAPTION});
	if (placed->has_groups)
		write_groups(page, table, placed->groups);
	if (placed->has_header)
		write_titles(page, table, placed->header);
}

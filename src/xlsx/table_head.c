/* A table's caption and heads. */
#include "xlsx/comments.h"
#include "xlsx/room.h"
#include "xlsx/tables.h"

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
	struct xl_room most = {.lines = 1, .rows = 1, .part = 1, .height = XL_ROW_HEIGHT};

	for (size_t c = 0; c < table->column_count; c++) {
		const struct table_column *column = &table->columns[c];
		struct str title = xl_column_title(arena, column), comment = S("");
		struct xl_room room = xl_room_of(title, page->widths[c] - 1, XL_SIZE_BOLD);
		most = xl_room_larger(most, room);
		if (room.rows > 1)
			xl_refuse(page, at, c,
				  _("the title of the column takes %zu lines, more than Excel shows in a row"),
				  room.lines);
		xl_put_text(page, at, c, title,
			    (struct xl_style){.role = XL_ROLE_HEAD,
					      .align = column->align,
					      .indent = c && column->align == ALIGN_LEFT,
					      .wrap = true});
		if (!xl_says_little(column->explanation))
			comment = column->title.n ? str_printf(arena, "%.*s\n%.*s", STR_ARG(column->title),
							       STR_ARG(column->explanation))
						  : column->explanation;
		xl_put_comment(page, at, c, comment);
	}
	if (most.rows == 1)
		xl_page_height(page, at, most.height);
}

void xl_write_head(struct xl_page *page, const struct xl_table *placed)
{
	const struct doc_table *table = placed->table;

	if (placed->caption_rows)
		xl_put_over(page, placed->caption, placed->caption_rows, xl_caption(page->book->arena, table),
			    (struct xl_style){.role = XL_ROLE_CAPTION, .tall = placed->caption_rows > 1});
	if (placed->has_groups)
		write_groups(page, table, placed->groups);
	if (placed->has_header)
		write_titles(page, table, placed->header);
}

/* The sheet "Om": what the workbook is, whether it is reconciled, what is in it, and how to read it. */
#include "base/utf8.h"
#include "xlsx/about.h"
#include "xlsx/key_figures.h"
#include "xlsx/room.h"
#include "xlsx/width.h"
#include "xlsx/words.h"

#include <math.h>

enum {
	NAME_WIDTH = 25,
	NAME_WIDTH_MOST = 34,
	TEXT_WIDTH = 58,
	SIDE_WIDTH = 18,
	TITLE_HEIGHT = 28,
	TITLES_LISTED = 8,
};

/* ---- lines ---- */

void xl_about_heading(struct xl_about *about, struct str text)
{
	about->row++;
	xl_put_text(&about->page, about->row++, XL_ABOUT_NAME, text, (struct xl_style){.role = XL_ROLE_CAPTION});
}

void xl_about_subheading(struct xl_about *about, struct str text)
{
	xl_put_text(&about->page, about->row++, XL_ABOUT_NAME, text,
		    (struct xl_style){.role = XL_ROLE_RUNNING, .bold = true});
}

void xl_about_paragraph(struct xl_about *about, struct str text, enum xl_role role)
{
	if (text.n)
		xl_put_across(&about->page, about->row++, text, (struct xl_style){.role = role});
}

void xl_about_described(struct xl_about *about, struct str text, struct str side, enum xl_role role)
{
	struct xl_page *page = &about->page;
	double width = page->widths[XL_ABOUT_TEXT];
	size_t lines = xl_room_of(text, width, XL_SIZE_PLAIN).lines;
	/* Over both columns where one line in the first is too short for it. */
	bool wide = side.n == 0 && lines > 1;
	struct xl_style style = {.role = XL_ROLE_PLAIN, .tall = true, .wrap = lines > 1};

	if (wide) {
		lines = xl_room_of(text, width + page->widths[XL_ABOUT_SIDE], XL_SIZE_PLAIN).lines;
		xl_put_merged(page, about->row, XL_ABOUT_TEXT, 2, 1, style);
	}
	xl_page_lines(page, about->row, lines);
	if (text.n)
		xl_put_text(page, about->row, XL_ABOUT_TEXT, text, style);
	if (side.n)
		xl_put_text(page, about->row, XL_ABOUT_SIDE, side,
			    (struct xl_style){.role = role, .tall = true, .indent = 1});
	about->row++;
}

void xl_about_entry(struct xl_about *about, struct str name, struct str text, struct str side)
{
	if (text.n == 0 && side.n == 0)
		return;
	xl_put_text(&about->page, about->row, XL_ABOUT_NAME, name,
		    (struct xl_style){.role = XL_ROLE_RUNNING, .tall = true});
	xl_about_described(about, text, side, XL_ROLE_PLAIN);
}

/* ---- what it is ---- */

static void verdict(struct xl_about *about, const struct doc *doc)
{
	if (doc->stamp.n) {
		xl_about_paragraph(about, doc->stamp_why.n ? doc->stamp_why : doc->stamp, XL_ROLE_ALERT);
	} else if (doc->verdict.n) {
		xl_about_paragraph(about, xl_capitalized(about->page.book->arena, doc->verdict), XL_ROLE_CAPTION);
	}
}

static void notice(struct xl_about *about, const struct doc *doc)
{
	if (doc->notice.n)
		xl_about_paragraph(about, doc->notice, XL_ROLE_CAPTION);
}

static struct str recipient(struct arena *arena, const struct doc *doc)
{
	if (doc->scope.n == 0 || doc->scope_name.n == 0)
		return doc->scope;
	return str_printf(arena, "%.*s (%.*s)", STR_ARG(doc->scope_name), STR_ARG(doc->scope));
}

static void facts(struct xl_about *about, const struct doc *doc)
{
	struct arena *arena = about->page.book->arena;
	struct str at = doc->at;

	if (at.n == 20) /* 2020-12-15T02:00:00Z */
		at = str_printf(arena, "%.*s %.*s UTC", STR_ARG(str_sub(at, 0, 10)), STR_ARG(str_sub(at, 11, 5)));
	if (doc->program.n)
		at = str_printf(arena, "%.*s, med %.*s", STR_ARG(at), STR_ARG(doc->program));
	about->row++;
	xl_about_entry(about, S("Dokument"), doc->kind, S(""));
	if (doc->stamp.n) /* else it stands above the title */
		xl_about_entry(about, S("Från"), doc->issuer, S(""));
	xl_about_entry(about, S("Till"), doc->to, S(""));
	xl_about_entry(about, S("Avser"), recipient(arena, doc), S(""));
	xl_about_entry(about, S("Datum"), doc->date, S(""));
	xl_about_entry(about, S("Diarienummer"), doc->diary, S(""));
	for (const struct doc_fact *fact = doc->facts; fact; fact = fact->next)
		if (doc->scope_name.n == 0 || !str_equal(fact->value, doc->scope_name))
			xl_about_entry(about, fact->name, fact->value, S(""));
	xl_about_entry(about, S("Körning"), doc->run, S(""));
	xl_about_entry(about, S("Framtagen"), at, S(""));
}

/* ---- what is in it ---- */

static struct str titled(struct arena *arena, const struct anchor *anchor, struct str title)
{
	if (anchor->label.n == 0)
		return title;
	return str_printf(arena, "%.*s. %.*s", STR_ARG(anchor->label), STR_ARG(title));
}

/* A list of titles, as far as it is told. */
struct listing {
	struct str text, before;
	size_t listed, more;
};

/* Of a title that is repeated, the first. */
static void list_title(struct listing *listing, struct arena *arena, const struct anchor *anchor, struct str title)
{
	if (title.n == 0 || str_equal(title, listing->before))
		return;
	listing->before = title;
	if (listing->listed++ >= TITLES_LISTED) {
		listing->more++;
		return;
	}
	title = titled(arena, anchor, title);
	listing->text =
		str_printf(arena, "%.*s%s%.*s", STR_ARG(listing->text), listing->text.n ? "; " : "", STR_ARG(title));
}

static void list_charts(struct listing *listing, struct arena *arena, const struct xl_chart *charts)
{
	for (; charts; charts = charts->next)
		list_title(listing, arena, &charts->chart->anchor, charts->chart->title);
}

/* "Tabell 1. Resultat per nämnd; Figur 1. Avvikelse mot budget; och 3 till" */
static struct str titles(struct arena *arena, const struct xl_sheet *sheet, struct str first)
{
	struct listing listing = {.text = first};

	for (const struct xl_table *placed = sheet->tables; placed; placed = placed->next) {
		list_title(&listing, arena, &placed->table->anchor, placed->table->title);
		list_charts(&listing, arena, placed->charts);
	}
	list_charts(&listing, arena, sheet->charts);
	if (listing.more)
		return str_printf(arena, "%.*s; och %zu till", STR_ARG(listing.text), listing.more);
	return listing.text;
}

static struct str description(struct arena *arena, const struct xl_layout *layout, const struct xl_sheet *sheet)
{
	switch (sheet->kind) {
	case XL_FIGURES:
		return xl_key_contents(arena, layout->keys);
	case XL_CHART_DATA:
		return titles(arena, sheet, S("Cellerna som diagrammen visar"));
	case XL_DATA:
		if (sheet->data->description.n == 0)
			return str_printf(arena, "Tabellen %.*s", STR_ARG(sheet->table_name));
		if (str_equal_fold(sheet->table_name, sheet->name))
			return sheet->data->description;
		return str_printf(arena, "%.*s (tabellen %.*s)", STR_ARG(sheet->data->description),
				  STR_ARG(sheet->table_name));
	case XL_ABOUT:
	case XL_TABLES:
		break;
	}
	return titles(arena, sheet, S(""));
}

/* "2 673 rader" */
static struct str size(struct arena *arena, const struct xl_sheet *sheet)
{
	if (sheet->kind != XL_DATA)
		return S("");
	struct num rows = num_whole((int32_t)sheet->data->row_count);
	return str_printf(arena, "%.*s %s", STR_ARG(format_figure(arena, rows, (struct format){UNIT_COUNT, 0})),
			  sheet->data->row_count == 1 ? "rad" : "rader");
}

static struct str group_of(enum xl_sheet_kind kind)
{
	static const struct str groups[] = {
		[XL_ABOUT] = STR(""),
		[XL_TABLES] = STR("Tabeller"),
		[XL_FIGURES] = STR("Tal"),
		[XL_CHART_DATA] = STR("Diagram"),
		[XL_DATA] = STR("Data som formlerna räknar på"),
	};

	return groups[kind];
}

/* Sheets of one kind follow each other. */
static void contents(struct xl_about *about)
{
	struct xl_book *book = about->page.book;
	struct str group = S("");

	xl_about_heading(about, S("Innehåll"));
	for (const struct xl_sheet *sheet = book->layout->sheets->next; sheet && !book->failed; sheet = sheet->next) {
		if (!str_equal(group, group_of(sheet->kind)))
			xl_about_subheading(about, group_of(sheet->kind));
		group = group_of(sheet->kind);
		xl_put_link(&about->page, about->row, XL_ABOUT_NAME, sheet->name,
			    (struct xl_style){.role = XL_ROLE_LINK, .tall = true}, sheet, 0);
		xl_about_described(about, description(book->arena, book->layout, sheet), size(book->arena, sheet),
				   XL_ROLE_RUNNING);
	}
}

/* ---- all of it ---- */

static void set_widths(struct xl_about *about)
{
	const struct xl_book *book = about->page.book;
	double name = NAME_WIDTH;

	for (const struct xl_sheet *sheet = book->layout->sheets; sheet; sheet = sheet->next)
		name = fmax(name, xl_width_text(sheet->name) + 1);
	for (const struct doc_source *source = book->doc->sources; source; source = source->next)
		name = fmax(name, xl_width_text(source->name) + 1);
	xl_page_widen(&about->page, XL_ABOUT_NAME, fmin(name, NAME_WIDTH_MOST));
	xl_page_widen(&about->page, XL_ABOUT_TEXT, TEXT_WIDTH);
	xl_page_widen(&about->page, XL_ABOUT_SIDE, SIDE_WIDTH);
}

void xl_write_about(struct xl_book *book, const struct xl_sheet *sheet)
{
	struct xl_about about = {.row = XL_TOP};

	xl_page_begin(&about.page, book, sheet);
	if (book->failed)
		return;
	set_widths(&about);
	xl_page_height(&about.page, about.row, TITLE_HEIGHT);
	xl_put_text(&about.page, about.row++, XL_ABOUT_NAME, book->doc->title,
		    (struct xl_style){.role = XL_ROLE_TITLE});
	verdict(&about, book->doc);
	notice(&about, book->doc);
	facts(&about, book->doc);
	contents(&about);
	xl_about_controls(&about);
	xl_about_reading(&about);
	xl_about_sources(&about);
	xl_page_end(&about.page);
}

/* The sheet "Om": what the workbook is, what is in it, and how to read it. */
#include "xlsx/cell.h"
#include "xlsx/width.h"
#include "xlsx/write.h"

enum { NAME_WIDTH = 24, VALUE_WIDTH = 80, TITLE_HEIGHT = 28 };

struct about {
	struct xl_page page;
	size_t row;
};

static void heading(struct about *about, struct str text)
{
	about->row++;
	xl_put_text(&about->page, about->row++, 0, text, (struct xl_style){.role = XL_ROLE_CAPTION});
}

/* The text beside a name: ends the row. */
static void described(struct about *about, struct str text)
{
	size_t lines = xl_lines(text, VALUE_WIDTH);

	xl_page_lines(&about->page, about->row, lines);
	xl_put_text(&about->page, about->row++, 1, text,
		    (struct xl_style){.role = XL_ROLE_PLAIN, .wrap = lines > 1, .tall = lines > 1});
}

static void fact(struct about *about, struct str name, struct str value)
{
	if (value.n == 0)
		return;
	xl_put_text(&about->page, about->row, 0, name, (struct xl_style){.role = XL_ROLE_RUNNING});
	described(about, value);
}

static void paragraph(struct about *about, struct str text)
{
	xl_put_across(&about->page, about->row++, text, (struct xl_style){.role = XL_ROLE_PLAIN});
}

static void facts(struct about *about, const struct doc *doc)
{
	struct arena *arena = about->page.book->arena;
	struct str at = doc->at;

	if (at.n == 20) /* 2020-12-15T02:00:00Z */
		at = str_printf(arena, "%.*s %.*s UTC", STR_ARG(str_sub(at, 0, 10)), STR_ARG(str_sub(at, 11, 5)));
	xl_page_height(&about->page, about->row, TITLE_HEIGHT);
	xl_put_text(&about->page, about->row++, 0, doc->title, (struct xl_style){.role = XL_ROLE_TITLE});
	about->row++;
	fact(about, S("Dokument"), doc->kind);
	fact(about, S("Från"), doc->issuer);
	fact(about, S("Till"), doc->to);
	fact(about, S("Datum"), doc->date);
	fact(about, S("Diarienummer"), doc->diary);
	fact(about, S("Avser"), doc->scope);
	for (const struct doc_fact *line = doc->facts; line; line = line->next)
		fact(about, line->name, line->value);
	fact(about, S("Körning"), doc->run);
	fact(about, S("Framtagen"), at);
	fact(about, S("Status"), doc->stamp);
}

/* What a sheet holds: the captions of its tables, or the number of its rows. */
static struct str description(struct arena *arena, const struct xl_sheet *sheet)
{
	struct str text = S("");

	if (sheet->kind == XL_FIGURES)
		return S("Tal i den löpande texten och mellanled som formlerna behöver");
	if (sheet->kind == XL_CHART_DATA)
		return S("Det som diagrammen visar");
	if (sheet->kind == XL_DATA)
		return str_printf(arena, "Underlag: tabellen %.*s, %zu %s", STR_ARG(sheet->table_name),
				  sheet->data->row_count, sheet->data->row_count == 1 ? "rad" : "rader");
	for (const struct xl_table *placed = sheet->tables; placed; placed = placed->next) {
		if (placed->table->title.n == 0)
			continue;
		text = text.n ? str_join(arena, text, S("; ")) : text;
		text = str_join(arena, text, placed->table->title);
	}
	return text;
}

static void contents(struct about *about)
{
	struct xl_book *book = about->page.book;
	struct xl_style link = {.role = XL_ROLE_LINK};

	heading(about, S("Innehåll"));
	for (const struct xl_sheet *sheet = book->layout->sheets->next; sheet && !book->failed; sheet = sheet->next) {
		struct buf target = BUF_INIT;
		buf_add(&target, S("internal:"));
		xl_add_sheet(&target, sheet->name);
		buf_add(&target, S("!A1"));
		xl_write_link(&about->page, about->row, 0, str_c(book->arena, buf_str(&target)),
			      str_c(book->arena, sheet->name), xl_format(&about->page, link));
		buf_release(&target);
		described(about, description(book->arena, sheet));
	}
}

static bool any_kept_sums(const struct xl_layout *layout)
{
	for (const struct xl_sheet *sheet = layout->sheets; sheet; sheet = sheet->next)
		for (const struct xl_table *placed = sheet->tables; placed; placed = placed->next)
			if (placed->table->sum_preserving)
				return true;
	return false;
}

static void how_to_read(struct about *about, const struct doc *doc)
{
	heading(about, S("Så läser du arbetsboken"));
	paragraph(about, S("Varje tal har en enda cell. Där det visas en gång till står en hänvisning dit."));
	if (doc->data)
		paragraph(about, S("Talen är formler som räknar på de sista bladen: namngivna tabeller med underlaget. "
				   "Ställ dig i en cell för att se hur talet är framräknat."));
	paragraph(about, S("Ett tal utan formel är en konstant; en kommentar i cellen anger var det kommer ifrån."));
	paragraph(about, S("Belopp lagras i kronor. Talformatet visar dem i kr, tkr eller mkr, och först där avrundas de."));
	if (any_kept_sums(about->page.book->layout))
		paragraph(about, S("I någon tabell är de tryckta talen avrundade så att de summerar. Arbetsboken visar de exakta "
				   "talen, som kan skilja sig från de tryckta i sista siffran."));
	paragraph(about, S("Perioder är tal, ÅÅÅÅMM, och visas som ÅÅÅÅ-MM. Månad 00 är ingående balans, månad 13 bokslut."));
}

void xl_write_about(struct xl_book *book, const struct xl_sheet *sheet)
{
	struct about about = {.row = XL_TOP};

	xl_page_begin(&about.page, book, sheet);
	if (book->failed)
		return;
	xl_page_widen(&about.page, 0, NAME_WIDTH);
	xl_page_widen(&about.page, 1, VALUE_WIDTH);
	facts(&about, book->doc);
	contents(&about);
	how_to_read(&about, book->doc);
	xl_page_end(&about.page);
}

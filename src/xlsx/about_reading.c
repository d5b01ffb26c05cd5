/* How to read a workbook, in words for who works with its figures: each line only where it is true. */
#include "xlsx/about.h"
#include "xlsx/layout_charts.h"
#include "xlsx/traits.h"
#include "xlsx/words.h"

enum { PARAMETERS_NAMED = 5 };

static void entry(struct xl_about *about, const char *name, struct str text)
{
	xl_about_entry(about, str_from(name), text, S(""));
}

static void formulas(struct xl_about *about, const struct xl_traits *traits, bool data)
{
	if (traits->formulas)
		entry(about, "Formler",
		      data ? S("Uträknade tal är formler. De räknar på databladen sist i boken, som är namngivna "
			       "tabeller med de rader som behövs. Ställ dig i en cell för att se hur dess tal är "
			       "uträknat.")
			   : S("Uträknade tal är formler. Ställ dig i en cell för att se hur dess tal är uträknat."));
	if (traits->references)
		entry(about, "En cell per tal",
		      S("Varje tal har en enda cell. Där det visas en gång till står en hänvisning dit."));
	if (traits->explanations)
		entry(about, "Kommentarer",
		      S("En triangel i cellens hörn är en kommentar, som säger hur talet räknas enligt mallen."));
	if (traits->name.n)
		entry(about, "Namn",
		      str_printf(about->page.book->arena,
				 "Tal med namn hittar du i namnrutan, och de kan stå i egna formler: =%.*s",
				 STR_ARG(traits->name)));
}

static void amounts(struct xl_about *about, const struct xl_traits *traits)
{
	struct arena *arena = about->page.book->arena;
	struct str units[2];
	size_t count = 0;

	if (traits->tkr)
		units[count++] = S("tkr");
	if (traits->mkr)
		units[count++] = S("mkr");
	if (count)
		entry(about, "Exakta belopp",
		      str_printf(arena,
				 "Belopp är lagrade i kronor, på öret. Talformatet visar dem i %.*s, och bara det som "
				 "visas "
				 "är avrundat.",
				 STR_ARG(xl_listed(arena, units, count, " eller "))));
	else if (traits->kr)
		entry(about, "Exakta belopp", S("Belopp är lagrade i kronor, på öret."));
	if (traits->ledgers.count)
		entry(about, "Tecken",
		      str_printf(arena,
				 "På %s %.*s är intäkter minus och kostnader plus, som i huvudboken. Resultat i "
				 "tabeller och text är tvärtom: ett överskott är plus och ett underskott minus.",
				 traits->ledgers.count == 1 ? "bladet" : "bladen",
				 STR_ARG(xl_listed(arena, traits->ledgers.items, traits->ledgers.count, " och "))));
	if (traits->preserved)
		entry(about, "Avrundning",
		      traits->rounded_apart
			      ? S("Någon tabell är i tryck avrundad så att den summerar. Här är talen exakta och kan "
				  "skilja sig från de tryckta i sista siffran; en kommentar ger då det tryckta talet.")
			      : S("Någon tabell är i tryck avrundad så att den summerar. Här är talen exakta."));
	if (traits->percent)
		entry(about, "Procent", S("Procenttal är lagrade som andelar: 62 % är 0,62."));
	if (about->page.book->look->red_negatives)
		entry(about, "Röda tal", S("Negativa tal är röda."));
}

static void constants(struct xl_about *about, const struct xl_traits *traits, bool data)
{
	struct arena *arena = about->page.book->arena;
	size_t count = traits->parameters.count;
	bool more = count > PARAMETERS_NAMED;

	if (traits->constants)
		entry(about, "Fasta värden",
		      traits->region_constants
			      ? S("Ett tal utan formel är ett fast värde; en kommentar i cellen säger varifrån det "
				  "kommer. "
				  "Hela regionens tal är fasta värden, för boken har bara förvaltningens egna rader.")
			      : S("Ett tal utan formel är ett fast värde; en kommentar i cellen säger varifrån det "
				  "kommer."));
	if (count == 0)
		return;
	struct str names =
		xl_listed(arena, traits->parameters.items, more ? PARAMETERS_NAMED : count, more ? ", " : " och ");
	entry(about, "Körningens val",
	      str_printf(arena, "%.*s%s är valda för körningen.%s", STR_ARG(names), more ? " med flera" : "",
			 data ? " Databladen är uttagna för just dem: ett annat värde hämtar inga andra rader, det "
				"kräver en "
				"ny körning."
			      : ""));
}

static void data_kinds(struct xl_about *about, const struct xl_traits *traits)
{
	if (traits->periods)
		entry(about, "Perioder",
		      traits->outer_months
			      ? S("Perioder är tal, ÅÅÅÅMM, och visas som ÅÅÅÅ-MM. Månad 00 är ingående balans, "
				  "månad 13 bokslut.")
			      : S("Perioder är tal, ÅÅÅÅMM, och visas som ÅÅÅÅ-MM."));
	if (traits->codes)
		entry(about, "Koder", S("Koder är text, så att inledande nollor står kvar."));
}

static void looks(struct xl_about *about, const struct xl_traits *traits)
{
	struct arena *arena = about->page.book->arena;
	const struct xl_sheet *sheet = xl_charts_sheet(about->page.book->layout);

	if (traits->levels)
		entry(about, "Rader som hör ihop",
		      S("Plus och minus i vänsterkanten fäller ihop och ut raderna under en rubrik eller summa. Från "
			"början är "
			"allt utfällt."));
	if (traits->marks.count) {
		struct str marks = S("");
		for (size_t i = 0; i < traits->marks.count; i++)
			marks = str_printf(arena, "%.*s%s%.*s", STR_ARG(marks), i ? "; " : "",
					   STR_ARG(traits->marks.items[i]));
		entry(about, "Markeringar",
		      str_printf(arena, "Markerade celler är utanför en gräns: %.*s.", STR_ARG(marks)));
	}
	if (sheet)
		entry(about, "Diagram",
		      str_printf(arena,
				 "Diagrammen visar cellerna på bladet %.*s, som hämtar sina tal ur tabellerna: de "
				 "följer med när "
				 "talen ändras.",
				 STR_ARG(sheet->name)));
}

static void change(struct xl_about *about, const struct xl_traits *traits, bool data)
{
	if (traits->formulas && data) {
		entry(about, "Att ändra",
		      S("Ändrar du ett belopp på ett datablad räknas varje tal som beror på det om. Texter gör det "
			"inte, och "
			"inte heller tal inne i anmärkningar och noter."));
		if (traits->fixed_rows)
			entry(about, "Att sortera",
			      S("Sortera inte databladen: formler hämtar tal ur vissa rader. Att filtrera går bra."));
	}
	entry(about, "En kopia",
	      S("Arbetsboken är en kopia: det du ändrar här ändrar inte dokumentet, andra arbetsböcker eller "
		"källsystemen, "
		"och nästa körning utgår från källsystemen."));
}

void xl_about_reading(struct xl_about *about)
{
	const struct xl_book *book = about->page.book;
	struct xl_traits traits;
	bool data = false;

	xl_traits_find(&traits, book->layout);
	for (const struct data_sheet *sheet = book->doc->data; sheet; sheet = sheet->next)
		data |= sheet->row_count > 0;
	xl_about_heading(about, S("Så läser du arbetsboken"));
	formulas(about, &traits, data);
	amounts(about, &traits);
	constants(about, &traits, data);
	data_kinds(about, &traits);
	looks(about, &traits);
	change(about, &traits, data);
}

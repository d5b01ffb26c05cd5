/* How to read a workbook, in words for who works with its figures: each line only where it is true. */
#include "xlsx/about.h"
#include "xlsx/traits.h"

enum { PARAMETERS_NAMED = 5 };

/* "a, b och c" */
static struct str listed(struct arena *arena, const struct str *items, size_t count, const char *last)
{
	struct str text = S("");

	for (size_t i = 0; i < count; i++)
		text = str_printf(arena, "%.*s%s%.*s", STR_ARG(text),
				  i == 0           ? ""
				  : i + 1 == count ? last
						   : ", ",
				  STR_ARG(items[i]));
	return text;
}

static void change(struct xl_about *about, const struct xl_traits *traits, bool data)
{
	struct str text = S("Arbetsboken är en kopia: det du ändrar här ändrar inget annat. Nästa körning utgår från "
			    "källsystemen.");

	if (traits->formulas && data)
		text = S(
			"Ändrar du ett belopp på ett datablad räknas varje tal som beror på det om. Men arbetsboken är "
			"en "
			"kopia: det gäller bara här, inte dokumentet, andra arbetsböcker eller källsystemen, och nästa "
			"körning utgår från källsystemen.");
	xl_about_entry(about, S("Att ändra"), text, S(""));
}

static void formulas(struct xl_about *about, const struct xl_traits *traits, bool data)
{
	if (traits->formulas && data)
		xl_about_entry(
			about, S("Formler"),
			S("Uträknade tal är formler. De räknar på databladen sist i boken, som är namngivna tabeller "
			  "med de rader som behövs. Ställ dig i en cell för att se hur dess tal är uträknat."),
			S(""));
	else if (traits->formulas)
		xl_about_entry(about, S("Formler"),
			       S("Uträknade tal är formler. Ställ dig i en cell för att se hur dess tal är uträknat."),
			       S(""));
	if (traits->references)
		xl_about_entry(about, S("En cell per tal"),
			       S("Varje tal har en enda cell. Där det visas en gång till står en hänvisning dit."),
			       S(""));
	if (traits->explanations)
		xl_about_entry(
			about, S("Kommentarer"),
			S("En triangel i cellens hörn är en kommentar, som säger hur talet räknas enligt mallen."),
			S(""));
	if (traits->name.n)
		xl_about_entry(about, S("Namn"),
			       str_printf(about->page.book->arena,
					  "Tal med namn hittar du i namnrutan, och de kan stå i egna formler: =%.*s",
					  STR_ARG(traits->name)),
			       S(""));
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
		xl_about_entry(
			about, S("Exakta belopp"),
			str_printf(arena,
				   "Belopp är lagrade i kronor, på öret. Talformatet visar dem i %.*s, och bara det "
				   "som visas är avrundat.",
				   STR_ARG(listed(arena, units, count, " eller "))),
			S(""));
	else if (traits->kr)
		xl_about_entry(about, S("Exakta belopp"), S("Belopp är lagrade i kronor, på öret."), S(""));
	if (traits->preserved)
		xl_about_entry(
			about, S("Avrundning"),
			traits->rounded_apart
				? S("Någon tabell är i tryck avrundad så att den summerar. Här är talen exakta och kan "
				    "skilja sig från de tryckta i sista siffran; en kommentar ger då det tryckta "
				    "talet.")
				: S("Någon tabell är i tryck avrundad så att den summerar. Här är talen exakta."),
			S(""));
	if (traits->percent)
		xl_about_entry(about, S("Procent"), S("Procenttal är kvoter: 62 % är lagrat som 0,62."), S(""));
	if (about->page.book->look->red_negatives)
		xl_about_entry(about, S("Röda tal"), S("Negativa tal är röda."), S(""));
}

static void constants(struct xl_about *about, const struct xl_traits *traits, bool data)
{
	struct arena *arena = about->page.book->arena;
	size_t count = traits->parameters.count;
	struct str more = count > PARAMETERS_NAMED ? S(" med flera") : S("");

	if (traits->constants)
		xl_about_entry(about, S("Konstanter"),
			       str_join(arena,
					S("Ett tal utan formel är en konstant; en kommentar i cellen säger varifrån."),
					traits->region_constants
						? S(" Hela regionens tal är konstanter, eftersom boken bara har "
						    "förvaltningens egna rader.")
						: S("")),
			       S(""));
	if (count == 0)
		return;
	struct str names =
		listed(arena, traits->parameters.items, more.n ? PARAMETERS_NAMED : count, more.n ? ", " : " och ");
	xl_about_entry(
		about, S("Parametrar"),
		str_printf(arena, "%.*s%.*s är körningens val.%s", STR_ARG(names), STR_ARG(more),
			   data ? " Databladen är uttagna för just dem: ett annat värde hämtar inga andra rader, det "
				  "kräver en ny körning."
				: ""),
		S(""));
}

static void data_kinds(struct xl_about *about, const struct xl_traits *traits)
{
	if (traits->periods)
		xl_about_entry(about, S("Perioder"),
			       traits->outer_months ? S("Perioder är tal, ÅÅÅÅMM, och visas som ÅÅÅÅ-MM. Månad 00 är "
							"ingående balans, månad 13 bokslut.")
						    : S("Perioder är tal, ÅÅÅÅMM, och visas som ÅÅÅÅ-MM."),
			       S(""));
	if (traits->codes)
		xl_about_entry(about, S("Koder"), S("Koder är text, så att inledande nollor står kvar."), S(""));
}

static void looks(struct xl_about *about, const struct xl_traits *traits)
{
	struct arena *arena = about->page.book->arena;
	const struct xl_sheet *sheet = about->page.book->layout->sheets;

	if (traits->levels)
		xl_about_entry(
			about, S("Rader som hör ihop"),
			S("Plus och minus i vänsterkanten fäller ihop och ut raderna under en rubrik eller summa. Från "
			  "början är allt utfällt."),
			S(""));
	if (traits->marks.count)
		xl_about_entry(about, S("Markeringar"),
			       str_printf(arena, "Markerade celler är utanför en gräns: %.*s.",
					  STR_ARG(listed(arena, traits->marks.items, traits->marks.count, "; "))),
			       S(""));
	while (sheet && sheet->kind != XL_CHART_DATA)
		sheet = sheet->next;
	if (sheet)
		xl_about_entry(
			about, S("Diagram"),
			str_printf(arena,
				   "Diagrammen visar cellerna på bladet %.*s, som hämtar sina tal ur tabellerna: de "
				   "följer med när talen ändras.",
				   STR_ARG(sheet->name)),
			S(""));
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

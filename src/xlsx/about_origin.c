/* What the controls found, and which files a workbook was made of. */
#include "xlsx/about.h"

struct tally {
	size_t all; /* controls with a number; each is one of these: */
	size_t failed, elsewhere, untried, passed;
	size_t noted; /* lines that say so */
	bool own;     /* the program itself found something */
};

/* A control that fails here is not counted again where it fails elsewhere, too. */
static struct tally count(const struct doc *doc, bool all)
{
	struct tally tally = {0};

	for (const struct doc_control *control = doc->controls; control; control = control->next) {
		tally.noted += control->noted && (all || control->number.n == 0);
		if (control->number.n == 0) {
			tally.own |= control->fails;
			continue;
		}
		tally.all++;
		if (control->fails)
			tally.failed++;
		else if (control->elsewhere)
			tally.elsewhere++;
		else if (control->untried)
			tally.untried++;
		else
			tally.passed++;
	}
	return tally;
}

static struct str number_of(struct arena *arena, size_t number, const char *one, const char *many)
{
	return number == 1 ? str_from(one) : str_printf(arena, "%zu %s", number, many);
}

/* ---- for one förvaltning: what concerns it ---- */

static struct str failures_here(struct arena *arena, const struct doc *doc, const struct tally *tally)
{
	struct str whom = doc->scope_name.n ? doc->scope_name : doc->scope;

	if (tally->failed == 0)
		return str_printf(arena,
				  tally->own
					  ? "Ingen kontroll har anmärkningar som gäller %.*s, men programmet har egna."
					  : "Inga anmärkningar gäller %.*s.",
				  STR_ARG(whom));
	return str_printf(arena, "%.*s har anmärkningar som gäller %.*s.",
			  STR_ARG(number_of(arena, tally->failed, "En kontroll", "kontroller")), STR_ARG(whom));
}

static struct str failures_elsewhere(struct arena *arena, const struct tally *tally)
{
	bool more = tally->failed > 0;

	if (tally->elsewhere == 0)
		return S("");
	return str_printf(arena,
			  " %.*s har anmärkningar som gäller andra enheter eller hela regionen; de står i regionens "
			  "avstämningsrapport.",
			  STR_ARG(number_of(arena, tally->elsewhere, more ? "En annan kontroll" : "En kontroll",
					    more ? "andra kontroller" : "kontroller")));
}

static struct str passes(struct arena *arena, const struct tally *tally)
{
	struct str text = S("");

	if (tally->passed)
		text = str_printf(
			arena, "%.*s.",
			STR_ARG(number_of(arena, tally->passed, "En kontroll är godkänd", "kontroller är godkända")));
	if (tally->untried)
		text = str_printf(arena, "%.*s%s%.*s: det finns inga rader att pröva.", STR_ARG(text),
				  text.n ? " " : "",
				  STR_ARG(number_of(arena, tally->untried, "En kontroll är ej prövad",
						    "kontroller är ej prövade")));
	return text;
}

/* ---- for the region: all of it ---- */

static struct str summary(struct arena *arena, const struct tally *tally)
{
	if (tally->all == 0)
		return S("");
	if (tally->failed)
		return str_printf(arena,
				  "%zu av %.*s har anmärkningar. Vad de gäller står i regionens avstämningsrapport.",
				  tally->failed, STR_ARG(number_of(arena, tally->all, "1 kontroll", "kontroller")));
	if (tally->all == 1)
		return S("En kontroll, utan anmärkning.");
	return str_printf(arena, "%zu kontroller, alla utan anmärkning.", tally->all);
}

/* ---- both ---- */

static void control_row(struct xl_about *about, const struct doc_control *control)
{
	struct str name = S("Övrigt");

	if (control->number.n)
		name = str_printf(about->page.book->arena, "Kontroll %.*s", STR_ARG(control->number));
	xl_put_text(&about->page, about->row, XL_ABOUT_NAME, name,
		    (struct xl_style){.role = XL_ROLE_RUNNING, .tall = true});
	xl_about_described(about, control->title, control->outcome,
			   control->stops   ? XL_ROLE_ALERT
			   : control->fails ? XL_ROLE_WARNING
					    : XL_ROLE_PLAIN);
}

void xl_about_controls(struct xl_about *about)
{
	const struct doc *doc = about->page.book->doc;
	struct arena *arena = about->page.book->arena;
	bool all = doc->scope.n == 0;
	struct tally tally = count(doc, all);

	if (!doc->controls)
		return;
	xl_about_heading(about, S("Kontroller"));
	if (all)
		xl_about_paragraph(about, summary(arena, &tally), XL_ROLE_PLAIN);
	else
		xl_about_paragraph(
			about, str_join(arena, failures_here(arena, doc, &tally), failures_elsewhere(arena, &tally)),
			XL_ROLE_PLAIN);
	for (const struct doc_control *control = doc->controls; control && !about->page.book->failed;
	     control = control->next)
		if (all || control->fails || control->number.n == 0)
			control_row(about, control);
	if (!all)
		xl_about_paragraph(about, passes(arena, &tally), XL_ROLE_PLAIN);
	if (tally.noted)
		xl_about_paragraph(
			about,
			S("Godkänd med not: skillnaden har en förklaring, till exempel avrundning, och är inget fel."),
			XL_ROLE_NOTE);
	if (all && tally.untried)
		xl_about_paragraph(about, S("Ej prövad: det finns inga rader att pröva."), XL_ROLE_NOTE);
}

void xl_about_sources(struct xl_about *about)
{
	const struct doc *doc = about->page.book->doc;
	struct str kind = S("");

	if (!doc->sources)
		return;
	xl_about_heading(about, S("Filer som arbetsboken är gjord av"));
	xl_about_paragraph(
		about,
		S("För den som vill kontrollera att en fil är den som användes: varje fil har en kontrollsumma "
		  "(SHA-256), "
		  "som blir en annan om något i filen ändras. Filens summa räknas fram med Get-FileHash FIL i Windows "
		  "PowerShell och med sha256sum FIL i Linux."),
		XL_ROLE_PLAIN);
	for (const struct doc_source *source = doc->sources; source && !about->page.book->failed;
	     source = source->next) {
		if (!str_equal(kind, source->kind))
			xl_about_subheading(about, source->kind);
		kind = source->kind;
		xl_put_text(&about->page, about->row, XL_ABOUT_NAME, source->name,
			    (struct xl_style){.role = XL_ROLE_PLAIN});
		xl_put_text(&about->page, about->row++, XL_ABOUT_TEXT, source->sha256,
			    (struct xl_style){.role = XL_ROLE_CODE});
	}
}

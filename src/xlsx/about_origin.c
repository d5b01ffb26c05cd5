/* What the controls found, and which files a workbook was made of. */
#include "xlsx/about.h"

/* "6 av 21 kontroller har anmärkningar."; nothing where there are none. */
static struct str summary(struct arena *arena, const struct doc *doc)
{
	size_t count = 0, failed = 0;

	for (const struct doc_control *control = doc->controls; control; control = control->next) {
		count += control->number.n > 0;
		failed += control->number.n > 0 && control->fails;
	}
	if (count == 0)
		return S("");
	if (failed)
		return str_printf(arena,
				  "%zu av %zu kontroller har anmärkningar. Vad de gäller står i körningens anmarkningar.csv.",
				  failed, count);
	if (count == 1)
		return S("En kontroll, utan anmärkning.");
	return str_printf(arena, "%zu kontroller, alla utan anmärkning.", count);
}

/* A stop that does not stop this document concerns another unit. */
static bool has_stop_of_others(const struct doc *doc)
{
	for (const struct doc_control *control = doc->controls; control; control = control->next)
		if (control->stops && doc->stamp.n == 0)
			return true;
	return false;
}

void xl_about_controls(struct xl_about *about)
{
	const struct doc *doc = about->page.book->doc;
	struct arena *arena = about->page.book->arena;

	if (!doc->controls)
		return;
	xl_about_heading(about, S("Kontroller"));
	xl_about_paragraph(about, summary(arena, doc), XL_ROLE_PLAIN);
	if (has_stop_of_others(doc))
		xl_about_paragraph(about, S("Ett stopp gäller en annan enhet än den som arbetsboken avser."),
				   XL_ROLE_PLAIN);
	for (const struct doc_control *control = doc->controls; control && !about->page.book->failed;
	     control = control->next) {
		struct str name =
			control->number.n ? str_printf(arena, "Kontroll %.*s", STR_ARG(control->number)) : S("Övrigt");
		xl_put_text(&about->page, about->row, XL_ABOUT_NAME, name,
			    (struct xl_style){.role = XL_ROLE_RUNNING, .tall = true});
		xl_about_described(about, control->title, control->outcome,
				   control->stops   ? XL_ROLE_ALERT
				   : control->fails ? XL_ROLE_WARNING
						    : XL_ROLE_PLAIN);
	}
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
		S("Varje fil med sin kontrollsumma, SHA-256. Har en fil samma summa är den oförändrad: sha256sum FIL, "
		  "eller i PowerShell Get-FileHash FIL."),
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

/* Document properties. */
#include "xlsx/properties.h"

#include "base/clock.h"
#include "base/utf8.h"
#include "xlsx/words.h"

#include <string.h>

enum { LONGEST = 255 }; /* bytes: Excel counts characters */

/* "2020-12-15T02:00:00Z" to a time, with no clock or time zone of the machine. */
static bool parse_time(struct str text, time_t *out)
{
	struct tm tm;

	if (!clock_parse(text, &tm))
		return false;
	*out = timegm(&tm);
	/* libxlsxwriter takes 0 for "now". */
	return *out > 0;
}

/* Cut at a character to what Excel takes. libxlsxwriter keeps its own copy, but asks for char *. */
static char *property(struct arena *arena, struct str text)
{
	text = utf8_cut(text, LONGEST);
	char *copy = arena_array(arena, text.n + 1, 1);
	if (text.n)
		memcpy(copy, text.p, text.n);
	return copy;
}

/* The fact of that name, or nothing. */
static struct str fact(const struct doc *doc, struct str name)
{
	for (const struct doc_fact *one = doc->facts; one; one = one->next)
		if (str_equal(one->name, name))
			return one->value;
	return S("");
}

static struct str joined(struct arena *arena, const struct str *parts, size_t count, const char *between)
{
	struct str text = S("");

	for (size_t i = 0; i < count; i++)
		if (parts[i].n)
			text = str_printf(arena, "%.*s%s%.*s", STR_ARG(text), text.n ? between : "", STR_ARG(parts[i]));
	return text;
}

static void set_own(struct xl_book *book, const char *name, struct str value)
{
	if (value.n)
		xl_check(book, workbook_set_custom_property_string(book->workbook, name, property(book->arena, value)));
}

static void set_own_properties(struct xl_book *book)
{
	const struct doc *doc = book->doc;

	set_own(book, "Dokument", doc->name);
	set_own(book, "Diarienummer", doc->diary);
	set_own(book, "Period", fact(doc, S("Period")));
	set_own(book, "Förvaltning", doc->scope_name.n ? doc->scope_name : doc->scope);
	set_own(book, "Körning", doc->run);
	set_own(book, "Avstämning", doc->verdict);
}

bool xl_set_properties(struct xl_book *book)
{
	const struct doc *doc = book->doc;
	struct arena *arena = book->arena;
	const struct str subject[] = {doc->kind, doc->scope_name},
			 keywords[] = {fact(doc, S("Period")), doc->diary, doc->scope},
			 comments[] = {doc->program, doc->run};
	struct str status = xl_capitalized(arena, doc->verdict.n ? doc->verdict : doc->stamp);
	lxw_doc_properties properties = {
		.title = property(arena, doc->title),
		.subject = property(arena, joined(arena, subject, 2, ", ")),
		.author = property(arena, doc->issuer),
		.manager = property(arena, S("")),
		.company = property(arena, doc->issuer),
		.category = property(arena, doc->kind),
		.keywords = property(arena, joined(arena, keywords, 3, "; ")),
		.comments = property(arena, joined(arena, comments, 2, ", körning ")),
		.status = property(arena, status),
	};

	if (!parse_time(doc->at, &properties.created)) {
		diag_add(book->diags, DIAG_WRITE, book->at,
			 _("the time of the run is “%.*s”: expected one such as 2020-12-15T02:00:00Z"),
			 STR_ARG(doc->at));
		return false;
	}
	xl_check(book, workbook_set_properties(book->workbook, &properties));
	set_own_properties(book);
	return !book->failed;
}

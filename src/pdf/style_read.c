/* A style file: every name and value checked, every fault said with its place. */
#include "pdf/style_read.h"

#include "base/settings.h"
#include "base/utf8.h"
#include "pdf/colour.h"
#include "pdf/hyphen.h"
#include "pdf/image.h"
#include "pdf/style_fonts.h"
#include "pdf/style_keys.h"
#include "pdf/style_values.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

struct style_reader {
	struct pdf_style *style;
	struct str_list *files;
	struct arena *arena;
	struct str folder; /* of the style, with its last '/' */
	struct settings settings;
	struct diags *diags;
};

/* ---- sections and names ---- */

static bool is_section(struct str name)
{
	size_t count;
	const struct style_key *keys = style_keys(&count);

	for (size_t i = 0; i < count; i++)
		if (str_equal_fold(keys[i].section, name))
			return true;
	return false;
}

/* "a, b, c": the names of a section, or with none, the sections. */
static struct str expected_names(struct arena *arena, struct str section)
{
	size_t count;
	const struct style_key *keys = style_keys(&count);
	struct str before = {NULL, 0}, text = {NULL, 0};

	for (size_t i = 0; i < count; i++) {
		struct str name = section.n ? keys[i].name : keys[i].section;
		if (section.n ? !str_equal_fold(keys[i].section, section) : str_equal(name, before))
			continue;
		text = text.n ? str_printf(arena, "%.*s, %.*s", STR_ARG(text), STR_ARG(name)) : name;
		before = name;
	}
	return text;
}

static bool is_key(const struct setting *setting)
{
	size_t count;
	const struct style_key *keys = style_keys(&count);

	for (size_t i = 0; i < count; i++)
		if (str_equal_fold(keys[i].section, setting->section) && str_equal_fold(keys[i].name, setting->name))
			return true;
	return false;
}

static void check_names(struct style_reader *r)
{
	for (size_t i = 0; i < r->settings.sections.count; i++) {
		const struct settings_section *section = &r->settings.sections.items[i];
		struct str expected = expected_names(r->arena, S(""));
		if (!is_section(section->name))
			diag_add(r->diags, DIAG_INPUT, section->at, _("a style has no section \"%.*s\": expected %.*s"),
				 STR_ARG(section->name), STR_ARG(expected));
	}
	for (size_t i = 0; i < r->settings.count; i++) {
		const struct setting *setting = &r->settings.items[i];
		if (is_key(setting))
			continue;
		struct str expected = expected_names(r->arena, setting->section);
		if (setting->section.n == 0)
			diag_add(r->diags, DIAG_INPUT, setting->at, _("\"%.*s\" stands in no [section]"),
				 STR_ARG(setting->name));
		else if (is_section(setting->section))
			diag_add(r->diags, DIAG_INPUT, setting->at,
				 _("\"%.*s\" is nothing that [%.*s] of a style says: expected %.*s"),
				 STR_ARG(setting->name), STR_ARG(setting->section), STR_ARG(expected));
	}
}

/* ---- numbers ---- */

static void take_number(struct style_reader *r, const struct style_key *key, const struct setting *setting, double *out)
{
	bool is_length = key->kind == STYLE_LENGTH;
	struct num num;
	double number;

	if (is_length ? !style_length(r->arena, setting->value, &number) : !num_parse(r->arena, setting->value, &num)) {
		if (is_length)
			diag_add(r->diags, DIAG_INPUT, setting->value_at,
				 _("\"%.*s\" is no length: expected points such as 9,5 or millimetres such as 20 mm"),
				 STR_ARG(setting->value));
		else
			diag_add(r->diags, DIAG_INPUT, setting->value_at,
				 _("\"%.*s\" is no number: expected one such as 1,5"), STR_ARG(setting->value));
		return;
	}
	if (!is_length)
		number = num_double(num);
	struct str least = style_printed(r->arena, key->least), most = style_printed(r->arena, key->most);
	const char *unit = is_length ? " pt" : "";
	if (number < key->least)
		diag_add(r->diags, DIAG_INPUT, setting->value_at, _("%.*s is too small: expected %.*s to %.*s%s"),
			 STR_ARG(setting->value), STR_ARG(least), STR_ARG(most), unit);
	else if (number > key->most)
		diag_add(r->diags, DIAG_INPUT, setting->value_at, _("%.*s is too large: expected %.*s to %.*s%s"),
			 STR_ARG(setting->value), STR_ARG(least), STR_ARG(most), unit);
	else
		*out = number;
}

/* ---- colours ---- */

static void take_colour(struct style_reader *r, const struct style_key *key, const struct setting *setting,
			struct pdf_colour *out)
{
	struct pdf_colour colour;

	if (!style_colour(setting->value, &colour)) {
		diag_add(r->diags, DIAG_INPUT, setting->value_at,
			 _("\"%.*s\" is no colour: expected one such as #123B63"), STR_ARG(setting->value));
		return;
	}
	double contrast = colour_contrast(colour, colour_white);
	if (key->kind == STYLE_TEXT_COLOUR && contrast < STYLE_CONTRAST) {
		struct str is = style_printed(r->arena, floor(contrast * 100) / 100);
		struct str least = style_printed(r->arena, STYLE_CONTRAST);
		diag_add(r->diags, DIAG_INPUT, setting->value_at,
			 _("text of the colour %.*s is too faint on white (contrast %.*s to 1): expected a darker one, "
			   "at least %.*s to 1"),
			 STR_ARG(setting->value), STR_ARG(is), STR_ARG(least));
		return;
	}
	*out = colour;
}

/* ---- words ---- */

static void take_choice(struct style_reader *r, const struct style_key *key, const struct setting *setting, bool *out)
{
	bool yes = str_equal_fold(setting->value, key->yes);

	if (yes || str_equal_fold(setting->value, key->no))
		*out = yes;
	else
		diag_add(r->diags, DIAG_INPUT, setting->value_at, _("expected %.*s or %.*s, not \"%.*s\""),
			 STR_ARG(key->no), STR_ARG(key->yes), STR_ARG(setting->value));
}

/* "sv", "sv-SE": two or three letters, then parts of two to eight letters or digits (BCP 47). */
static bool is_language(struct str text)
{
	size_t parts = 0, length = 0;

	for (size_t i = 0; i <= text.n; i++) {
		char c = i < text.n ? text.p[i] : '-';
		bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z', digit = c >= '0' && c <= '9';
		if (c == '-') {
			if (length < 2 || length > (parts ? 8 : 3))
				return false;
			parts++;
			length = 0;
		} else if (letter || (parts && digit)) {
			length++;
		} else {
			return false;
		}
	}
	return true;
}

static void take_words(struct style_reader *r, const struct style_key *key, const struct setting *setting,
		       const char **out)
{
	struct str text = setting->value;

	if (key->kind == STYLE_LANGUAGE ? is_language(text) : text.n > 0)
		*out = str_c(r->arena, text);
	else if (key->kind == STYLE_LANGUAGE)
		diag_add(r->diags, DIAG_INPUT, setting->value_at,
			 _("\"%.*s\" is no language: expected one such as sv-SE"), STR_ARG(text));
	else
		diag_add(r->diags, DIAG_INPUT, setting->value_at, _("expected a word here"));
}

/* ---- files ---- */

static void add_file(struct style_reader *r, const char *path)
{
	if (str_starts(str_from(path), S("/usr/")))
		return;
	for (size_t i = 0; i < r->files->count; i++)
		if (str_equal(r->files->items[i], str_from(path)))
			return;
	*ARENA_PUSH(r->arena, r->files) = str_from(path);
}

/* A file that is named from the style's folder; NULL, with a fault, where it can not be read. */
static const char *find_file(struct style_reader *r, const struct setting *setting)
{
	struct str value = setting->value;
	const char *path = str_c(r->arena, str_starts(value, S("/")) ? value : str_join(r->arena, r->folder, value));

	if (value.n == 0) {
		diag_add(r->diags, DIAG_INPUT, setting->value_at, _("expected a file here"));
		return NULL;
	}
	if (access(path, R_OK) != 0) {
		diag_add(r->diags, DIAG_INPUT, setting->value_at, _("the file %s cannot be read: %s"), path,
			 strerror(errno));
		return NULL;
	}
	add_file(r, path);
	return path;
}

static void take_picture(struct style_reader *r, const struct setting *setting, const struct image **out)
{
	const char *path = find_file(r, setting);
	struct image *image = ARENA_NEW(r->arena, struct image);

	if (path && image_read_png(image, r->arena, path, r->diags))
		*out = image;
}

/* "Namn.ttf" is a file, "Namn" a family's name. */
static bool is_file_name(struct str text)
{
	return str_find(text, S("/")) != (size_t)-1 || str_find(text, S(".")) != (size_t)-1;
}

/* False, with a fault, where there is no such font. */
static bool take_font(struct style_reader *r, enum pdf_font font, const struct setting *setting, const char **out)
{
	const char *path;

	if (is_file_name(setting->value)) {
		path = find_file(r, setting);
		if (!path)
			return false;
	} else {
		path = style_find_font(r->arena, setting->value, font);
	}
	if (!path) {
		static const char *const names[PDF_FONTS] = {N_("regular"), N_("bold"), N_("italic"),
							     N_("bold italic")};
		diag_add(r->diags, DIAG_INPUT, setting->value_at,
			 _("there is no font \"%.*s\" (%s) in %s: install it, or name a file *.ttf"),
			 STR_ARG(setting->value), _(names[font]), STYLE_FONT_FOLDER);
	} else if (!style_is_truetype(path)) {
		diag_add(r->diags, DIAG_INPUT, setting->value_at,
			 _("%s cannot be used: expected a TrueType font with glyf outlines"), path);
	} else {
		*out = path;
		return true;
	}
	return false;
}

/* One fault is enough for a family that is not there. */
static void take_family(struct style_reader *r, const struct setting *setting, const char **out)
{
	bool good = true;

	for (enum pdf_font font = 0; font < PDF_FONTS && good; font++)
		good = take_font(r, font, setting, out + font);
}

/* ---- all of it ---- */

static void take(struct style_reader *r, const struct style_key *key, const struct setting *setting)
{
	void *out = (char *)r->style + key->offset;

	switch (key->kind) {
	case STYLE_LENGTH:
	case STYLE_FACTOR:
		take_number(r, key, setting, out);
		break;
	case STYLE_COLOUR:
	case STYLE_TEXT_COLOUR:
		take_colour(r, key, setting, out);
		break;
	case STYLE_CHOICE:
		take_choice(r, key, setting, out);
		break;
	case STYLE_WORDS:
	case STYLE_LANGUAGE:
		take_words(r, key, setting, out);
		break;
	case STYLE_FAMILY:
		take_family(r, setting, out);
		break;
	case STYLE_FONT:
		if (setting->value.n)
			(void)take_font(r, key->font, setting, out);
		break;
	case STYLE_MAYBE_FILE:
		if (setting->value.n == 0) {
			*(const char **)out = NULL;
			break;
		}
		/* fall through */
	case STYLE_FILE: {
		const char *path = find_file(r, setting);
		if (path)
			*(const char **)out = path;
		break;
	}
	case STYLE_PICTURE:
		*(const struct image **)out = NULL;
		if (setting->value.n)
			take_picture(r, setting, out);
		break;
	}
}

/* The place of the setting that is there, or the whole file. */
static struct place place_of(const struct style_reader *r, struct str section, struct str name, struct place otherwise)
{
	const struct setting *setting = settings_find(&r->settings, section, name);

	return setting ? setting->value_at : otherwise;
}

/* What no setting says alone. */
static void check_whole(struct style_reader *r, struct place at)
{
	enum { LEAST_MM = 60 };
	const struct pdf_style *s = r->style;
	double least = LEAST_MM * STYLE_MM;
	double across = s->margin_left + s->margin_right, along = s->margin_top + s->margin_bottom;

	/* wide tables stand on pages that lie down */
	if (s->page_width - across < least || s->page_height - across < least)
		diag_add(r->diags, DIAG_INPUT, place_of(r, S("sida"), S("vänstermarginal"), at),
			 _("the margins at the sides leave less than %d mm of the page"), LEAST_MM);
	if (s->page_width - along < least || s->page_height - along < least)
		diag_add(r->diags, DIAG_INPUT, place_of(r, S("sida"), S("övermarginal"), at),
			 _("the margins above and below leave less than %d mm of the page"), LEAST_MM);
	if (s->head_top + 3.5 * s->head_size > s->margin_top)
		diag_add(r->diags, DIAG_INPUT, place_of(r, S("sida"), S("sidhuvud"), at),
			 _("the head of a page reaches into its text: make sidhuvud smaller or övermarginal larger"));
	if (s->table_least_size > s->table_size)
		diag_add(r->diags, DIAG_INPUT, place_of(r, S("tabell"), S("minsta storlek"), at),
			 _("the least size of a table is larger than its size"));
	if (s->chart_least_size > s->chart_size)
		diag_add(r->diags, DIAG_INPUT, place_of(r, S("diagram"), S("minsta storlek"), at),
			 _("the least size of a chart's words is larger than their size"));
}

/* The lists of words are read for each document: what is wrong with them is said before any is. */
static void check_hyphenation(struct style_reader *r)
{
	if (r->style->hyphenation)
		hyphenator_close(hyphenator_open(r->arena, r->style->hyphenation, r->style->exceptions, r->diags));
}

bool style_read(struct pdf_style *style, struct str_list *files, struct arena *arena, const char *path,
		struct diags *diags)
{
	struct style_reader r = {.style = style, .files = files, .arena = arena, .diags = diags};
	size_t count, faults = diags_faults(diags);
	const struct style_key *keys = style_keys(&count);
	struct str whole = str_copy(arena, str_from(path));

	*style = pdf_style_default;
	r.folder = str_sub(whole, 0, whole.n - str_base_name(whole).n);
	if (!settings_read(&r.settings, arena, path, diags))
		return false;
	add_file(&r, str_c(arena, whole));
	check_names(&r);
	for (size_t i = 0; i < count; i++) {
		const struct setting *setting = settings_find(&r.settings, keys[i].section, keys[i].name);
		if (setting)
			take(&r, &keys[i], setting);
	}
	if (diags_faults(diags) == faults)
		check_whole(&r, (struct place){.file = whole});
	check_hyphenation(&r);
	return diags_faults(diags) == faults;
}

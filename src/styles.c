/* The looks that a run's documents have. */
#include "styles.h"

#include "base/utf8.h"
#include "pdf/style_read.h"
#include "publish/file.h"

#include <unistd.h>

#define SECTION S("utseende")
#define STYLE_FILE "stil.ini"
#define STYLE_ENDING ".ini"

struct named_style {
	struct named_style *next;
	const char *path;
	struct pdf_style style;
};

struct styles_reader {
	struct styles *styles;
	struct arena *arena;
	const char *folder;
	struct diags *diags;
};

/* "stil_tryck" and "stil_tryck.ini" are the same file. */
static const char *path_of(struct arena *arena, const char *folder, struct str name)
{
	return path_in(arena, folder, str_ends(name, S(STYLE_ENDING)) ? name : str_join(arena, name, S(STYLE_ENDING)));
}

static const struct pdf_style *read_once(struct styles_reader *r, const char *path)
{
	struct named_style *style = r->styles->read;

	while (style && !str_equal(str_from(style->path), str_from(path)))
		style = style->next;
	if (style)
		return &style->style;
	style = ARENA_NEW(r->arena, struct named_style);
	*style = (struct named_style){.next = r->styles->read, .path = path};
	r->styles->read = style;
	(void)!style_read(&style->style, &r->styles->files, r->arena, path, r->diags);
	return &style->style;
}

/* The style that somebody names, at the place where they do. */
static const struct pdf_style *read_named(struct styles_reader *r, struct str name, struct place at)
{
	const char *path = path_of(r->arena, r->folder, name);

	if (access(path, F_OK) == 0)
		return read_once(r, path);
	diag_add(r->diags, DIAG_INPUT, at, _("there is no style \"%.*s\": expected a file %s"), STR_ARG(name), path);
	return &pdf_style_default;
}

static bool is_yes(struct str text)
{
	return str_equal_fold(text, S("ja"));
}

static void check_settings(const struct settings *settings, struct diags *diags)
{
	for (size_t i = 0; i < settings->count; i++) {
		const struct setting *setting = &settings->items[i];
		if (!str_equal_fold(setting->section, SECTION) || str_equal_fold(setting->name, S("stil")))
			continue;
		if (!str_equal_fold(setting->name, S("bifoga")))
			diag_add(diags, DIAG_INPUT, setting->at,
				 _("\"%.*s\" is no setting under [utseende]: expected stil or bifoga"),
				 STR_ARG(setting->name));
		else if (!is_yes(setting->value) && !str_equal_fold(setting->value, S("nej")))
			diag_add(diags, DIAG_INPUT, setting->value_at, _("expected ja or nej, not \"%.*s\""),
				 STR_ARG(setting->value));
	}
}

bool styles_attach(const struct settings *settings)
{
	return is_yes(settings_text(settings, SECTION, S("bifoga"), S("nej")));
}

void styles_read(struct styles *styles, struct arena *arena, const char *folder, const struct settings *settings,
		 const struct template *templates, struct diags *diags)
{
	struct styles_reader r = {styles, arena, folder, diags};
	const struct setting *setting = settings_find(settings, SECTION, S("stil"));
	const char *usual = path_in(arena, folder, S(STYLE_FILE));

	*styles = (struct styles){.otherwise = &pdf_style_default};
	check_settings(settings, diags);
	if (setting)
		styles->otherwise = read_named(&r, setting->value, setting->value_at);
	else if (access(usual, F_OK) == 0)
		styles->otherwise = read_once(&r, usual);
	for (const struct template *t = templates; t; t = t->next) {
		const struct template_field *field = template_field(t, S("stil"));
		if (field)
			*ARENA_PUSH(arena, &styles->templates) =
				(struct styled_template){t, read_named(&r, field->value, field->value_at)};
	}
}

const struct pdf_style *styles_of(const struct styles *styles, const struct template *template)
{
	for (size_t i = 0; i < styles->templates.count; i++)
		if (styles->templates.items[i].template == template)
			return styles->templates.items[i].style;
	return styles->otherwise;
}

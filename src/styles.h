/*
 * The looks that a run's documents have: which style file each uses, every one read once before anything is rendered.
 *
 * A template says "stil: stil_tryck" in its front matter; "stil = …" under [utseende] in the settings says it for all
 * others; without either it is stil.ini in the folder of templates, or, where there is none, the built-in look.
 */
#ifndef UNDERLAG_STYLES_H
#define UNDERLAG_STYLES_H

#include "base/settings.h"
#include "document/template.h"
#include "pdf/style.h"

/* A template that names a style. */
struct styled_template {
	const struct template *template;
	const struct pdf_style *style;
};

struct styles {
	struct named_style *read;
	const struct pdf_style *otherwise; /* of templates that name none */
	struct {
		struct styled_template *items;
		size_t count, capacity;
	} templates;
	struct str_list files; /* what the styles are made of: causes of the run */
};

/*
 * Reads the styles that the settings and the templates name. What is wrong with them are faults (style_read), as is a
 * setting under [utseende] that there is none of, and a style that is not in the folder.
 */
void styles_read(struct styles *styles, struct arena *arena, const char *folder, const struct settings *settings,
		 const struct template *templates, struct diags *diags);

/* The look of a template's documents, after a styles_read without faults. */
const struct pdf_style *styles_of(const struct styles *styles, const struct template *template);

/* Whether "bifoga = ja" stands under [utseende]: each PDF carries its workbook. */
bool styles_attach(const struct settings *settings);

#endif

/* Fonts by the names they are known by, among those that the system has. */
#include "pdf/style_fonts.h"

#include <glob.h>
#include <stdio.h>
#include <string.h>

/* What foundries call the four fonts at the end of a file's name. */
static const char *const endings[PDF_FONTS][2] = {
	[FONT_REGULAR] = {"-Regular", ""},
	[FONT_BOLD] = {"-Bold", "-Bold"},
	[FONT_ITALIC] = {"-Italic", "-Oblique"},
	[FONT_BOLD_ITALIC] = {"-BoldItalic", "-BoldOblique"},
};

/* The name as it begins the name of a file, "OpenSans"; empty where no file is named so. */
static struct str compact(struct arena *arena, struct str family)
{
	char *p = arena_alloc(arena, family.n);
	size_t n = 0;

	for (size_t i = 0; i < family.n; i++) {
		char c = family.p[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
		if (!plain && c != ' ')
			return S("");
		if (plain)
			p[n++] = c;
	}
	return (struct str){p, n};
}

const char *style_find_font(struct arena *arena, struct str family, enum pdf_font font)
{
	struct str name = compact(arena, family);
	const char *found = NULL;

	for (int i = 0; i < 2 && name.n && !found; i++) {
		struct str pattern =
			str_printf(arena, STYLE_FONT_FOLDER "/*/%.*s%s.ttf", STR_ARG(name), endings[font][i]);
		glob_t files;
		if (glob(str_c(arena, pattern), 0, NULL, &files) == 0)
			found = str_c(arena, str_from(files.gl_pathv[0]));
		globfree(&files);
	}
	return found;
}

bool style_is_truetype(const char *path)
{
	enum { HEADER = 12, TABLE = 16 };
	FILE *file = fopen(path, "rbe");
	unsigned char header[HEADER], table[TABLE];
	bool has_outlines = false;

	if (!file)
		return false;
	if (fread(header, 1, HEADER, file) == HEADER && memcmp(header, "\0\1\0\0", 4) == 0)
		for (unsigned n = (unsigned)header[4] << 8 | header[5]; n && !has_outlines; n--)
			has_outlines = fread(table, 1, TABLE, file) == TABLE && memcmp(table, "glyf", 4) == 0;
	fclose(file);
	return has_outlines;
}

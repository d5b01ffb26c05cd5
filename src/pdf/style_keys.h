/* The names that a style file is written with, and where what they say goes. */
#ifndef UNDERLAG_PDF_STYLE_KEYS_H
#define UNDERLAG_PDF_STYLE_KEYS_H

#include "base/str.h"
#include "pdf/style.h"

enum style_kind {
	STYLE_LENGTH,      /* double: points */
	STYLE_FACTOR,      /* double: a plain number */
	STYLE_COLOUR,      /* struct pdf_colour */
	STYLE_TEXT_COLOUR, /* the same, dark enough to be read on white */
	STYLE_CHOICE,      /* bool: one of two words */
	STYLE_WORDS,       /* const char *: a text that is not empty */
	STYLE_LANGUAGE,    /* const char *: "sv-SE" */
	STYLE_FAMILY,      /* const char *[PDF_FONTS]: its four files */
	STYLE_FONT,        /* const char *: one of them; empty: the family's */
	STYLE_FILE,        /* const char *: a path */
	STYLE_MAYBE_FILE,  /* const char *: a path, or NULL where nothing is said */
	STYLE_PICTURE,     /* const struct image *, or NULL */
};

struct style_key {
	struct str section, name;
	enum style_kind kind;
	size_t offset;      /* in struct pdf_style */
	double least, most; /* of lengths and factors */
	enum pdf_font font; /* of fonts */
	struct str no, yes; /* of choices */
};

/* All of them, those of a section together; the family stands before its fonts. */
const struct style_key *style_keys(size_t *count);

#endif

/* Names and formulas as words for who reads a workbook. */
#ifndef UNDERLAG_XLSX_WORDS_H
#define UNDERLAG_XLSX_WORDS_H

#include "document/doc.h"

/* With a capital first letter: "Avstämd". */
struct str xl_capitalized(struct arena *arena, struct str words);

/* A name of the templates: "nettoeffekt_pandemi" is "Nettoeffekt pandemi", "region.utfall" is "Utfall, hela regionen". */
struct str xl_name_words(struct arena *arena, struct str name);

/* Whether the figure's label is a formula as its template has it, not words. */
bool xl_is_formula(const struct figure *figure);

/* The text around a figure of running text, cut at words: "… beräknas till −176 mkr vid årets …". runs begin its line. */
struct str xl_quote(struct arena *arena, const struct run *runs, const struct run *figure);

#endif

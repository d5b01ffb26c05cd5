/* Figures and names as words for who reads a workbook. */
#ifndef UNDERLAG_XLSX_WORDS_H
#define UNDERLAG_XLSX_WORDS_H

#include "document/doc.h"

/* With a capital first letter: "Avstämd". */
struct str xl_capitalized(struct arena *arena, struct str words);

/* Whether the figure's label is words: neither its name nor its formula. */
bool xl_has_words(const struct figure *figure);

/* What a parameter is called: its label, or in default of words its name as such: "Föregående omgång". */
struct str xl_parameter_words(struct arena *arena, const struct figure *figure);

/*
 * The text around a figure of running text, cut at words, with its place: "… beräknas till [talet] vid årets …". Other
 * figures are left out, for they may change; parameters, years and periods stand. runs begin its line.
 */
struct str xl_quote(struct arena *arena, const struct run *runs, const struct run *figure);

/* "a, b och c", with `last` between the last two: " och " */
struct str xl_listed(struct arena *arena, const struct str *items, size_t count, const char *last);

#endif

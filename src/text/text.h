/*
 * A document as plain text, for the body of a letter: UTF-8, lines of at most TEXT_WIDTH columns where words allow, ended by LF.
 *
 * Paragraphs, headings (underlined), lists, quotes ("> "), clauses and tables (columns aligned, two spaces between, titles above a
 * rule; one wider than the lines is set as "title: value" under each row's first cell). Figures stand as print has them, hard
 * spaces as ordinary ones. Charts are said in words, pages and links are left out; footnotes come last.
 */
#ifndef UNDERLAG_TEXT_TEXT_H
#define UNDERLAG_TEXT_TEXT_H

#include "document/doc.h"

enum { TEXT_WIDTH = 72 };

struct str text_render(struct arena *arena, const struct doc *doc);

#endif

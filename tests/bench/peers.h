/*
 * The report as source of other programs: the same text and figures from the same tree, in the same font, sizes and
 * distances, with the same page head. Knows no more of the tree than report.h puts into it.
 */
#ifndef UNDERLAG_BENCH_PEERS_H
#define UNDERLAG_BENCH_PEERS_H

#include "document/doc.h"
#include "pdf/style.h"

#include <stdio.h>

void peers_typst(FILE *out, const struct doc *doc, const struct pdf_style *style);
void peers_html(FILE *out, const struct doc *doc, const struct pdf_style *style);

#endif

/*
 * The report that is measured: as many sections as asked for, each a page of its own with a heading, two paragraphs of
 * about sixty words and a table of twenty rows and six columns. A seeded generator makes it: the same one every time.
 */
#ifndef UNDERLAG_BENCH_REPORT_H
#define UNDERLAG_BENCH_REPORT_H

#include "document/doc.h"

/* In the arena. */
struct doc *report_new(struct arena *arena, unsigned sections);

#endif

/* What a data sheet holds, in words for the reader of the workbook. */
#ifndef UNDERLAG_DOCUMENT_SHEET_WORDS_H
#define UNDERLAG_DOCUMENT_SHEET_WORDS_H

#include "formula/engine.h"

/* The rows of a table (of an aggregate's, with cube) that a sheet holds, of all those that it may hold in its context. */
struct sheet_content {
	const struct table *table;
	const struct cube *cube; /* or NULL */
	const struct context *context;
	bool restricted; /* to the context's förvaltning */
	const uint32_t *rows;
	size_t count, all;
	bool has_places; /* formulas refer to single rows, not by what stands in them */
};

/*
 * "Rader i budget.csv; ytterligare 600 behövs inte för något tal", "Huvudboken för Kultur, summerad per ansvar, konto och
 * period, 2019-01 till 2020-11; ytterligare 125 rader behövs inte för något tal".
 */
struct str sheet_description(const struct engine *engine, const struct sheet_content *content);

/*
 * What the sheet of one of a document's aggregates is called: "huvudbok", or by what no other of them tells apart: "huvudbok per
 * konto". No two are the same.
 */
enum { LEDGER_NAME_LONGEST = 31 }; /* characters */
struct str sheet_ledger_name(struct arena *arena, const struct cube *const *cubes, size_t count, size_t which);

#endif

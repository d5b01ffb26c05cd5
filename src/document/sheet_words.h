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
};

/*
 * "De rader i budget.csv som talen räknar på: 108 av 708", "Huvudboken för Kultur, summerad per ansvar, konto och period, 2019-01
 * till 2020-11: de summor som talen räknar på, 812 av 5 020".
 */
struct str sheet_description(const struct engine *engine, const struct sheet_content *content);

#endif

/*
 * A run from beginning to end: templates ▶ plan ▶ read ▶ reconcile ▶ compose ▶ render ▶ publish.
 */
#ifndef UNDERLAG_NIGHT_H
#define UNDERLAG_NIGHT_H

#include "base/attributes.h"

#include <stdbool.h>

/* What the command line says; texts that were not given are NULL. */
struct options {
	const char *input, *templates, *output;
	const char *settings; /* NULL: underlag.ini in templates, if it is there */
	const char *period;
	const char *at;
	const char *only;
	unsigned jobs; /* 0: as many as there are processors */
	bool attach;   /* each PDF carries its workbook; false: as the settings say */
};

/* Each returns the exit status (DESIGN "What a run leaves") after printing what there is to say. */
int night_run(const struct options *options);
int night_check(const struct options *options);
int night_explain(const struct options *options, const char *name);

#endif

/*
 * A run from beginning to end: templates ▶ plan ▶ read ▶ reconcile ▶ compose ▶ render ▶ publish.
 */
#ifndef UNDERLAG_NIGHT_H
#define UNDERLAG_NIGHT_H

#include "base/attributes.h"
#include "base/log.h"

#include <stdbool.h>

/* What the command line says; texts that were not given are NULL. */
struct options {
	const char *input, *templates, *output;
	const char *settings; /* NULL: underlag.ini in templates, if it is there */
	const char *period;
	const char *at;
	const char *only;
	const char *role;      /* attest */
	const char *warn_after, *critical_after; /* status: "26h" */
	enum log_form log;
	bool force;      /* publish though nothing has changed */
	bool correction; /* --rättelse */
	bool no_mail;    /* queue and send nothing */
	bool dry_run;    /* write messages as .eml files instead of sending them */
	unsigned jobs; /* 0: as many as there are processors */
	bool attach;   /* each PDF carries its workbook; false: as the settings say */
};

/* Each returns the exit status (DESIGN "What a run leaves") after printing what there is to say. */
int night_run(const struct options *options);
int night_check(const struct options *options);
int night_explain(const struct options *options, const char *name);

#endif

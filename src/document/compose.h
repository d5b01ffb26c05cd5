/* Templates to documents: the last step in which anything is calculated. */
#ifndef UNDERLAG_DOCUMENT_COMPOSE_H
#define UNDERLAG_DOCUMENT_COMPOSE_H

#include "control/finding.h"
#include "document/doc.h"
#include "document/template.h"

/* What all documents of a run have in common. */
struct run_facts {
	struct str issuer; /* the region's name */
	struct str at;     /* ISO 8601, UTC */
	struct str run;    /* name of the run */
	struct str period; /* "2020-11" */
	int32_t date;      /* YYYYMMDD of at */
};

/*
 * The document that a template makes in a context (its own, or one of its förvaltningar). Figures that can not be printed
 * become findings. The tree lives in the engine's arena.
 */
struct doc *compose(struct engine *engine, const struct template *template, const struct context *context,
		    const struct run_facts *facts, struct findings *findings);

#endif

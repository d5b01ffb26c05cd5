/*
 * The first half of every subcommand: settings, parameters, templates, what they need, and the reading of the input.
 */
#ifndef UNDERLAG_PREPARE_H
#define UNDERLAG_PREPARE_H

#include "base/settings.h"
#include "document/compose.h"
#include "night.h"
#include "publish/progress.h"
#include "styles.h"

struct preparation {
	const struct options *options;
	struct arena arena;
	struct diags diags;
	struct settings settings;
	const char *settings_path; /* NULL where there is none */
	struct store *store;
	struct engine engine;
	struct controls controls;
	struct template *templates;
	struct styles styles;
	bool attach; /* each PDF carries its workbook */
	struct findings findings;
	struct run_facts facts;
	struct progress progress;
};

void preparation_init(struct preparation *preparation, const struct options *options);
void preparation_release(struct preparation *preparation);

/*
 * Parses all templates and reads their styles, binds them, then reads all input. Faults are in diags; each step is taken only
 * when the one before found none, so that no fault is the echo of another. False when there was any.
 */
MUST_USE bool prepare(struct preparation *preparation);

/* Adds the contexts that documents are calculated in: one for each, or one for each förvaltning. */
void prepare_contexts(struct preparation *preparation);

#endif

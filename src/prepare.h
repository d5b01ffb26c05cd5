/*
 * The first half of every subcommand: settings, parameters, templates, what they need, and the reading of the input.
 */
#ifndef UNDERLAG_PREPARE_H
#define UNDERLAG_PREPARE_H

#include "base/settings.h"
#include "document/compose.h"
#include "extracts.h"
#include "night.h"
#include "publish/progress.h"
#include "stamps.h"
#include "styles.h"

struct past;

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
	int32_t period;            /* YYYYMM */
	const struct past *past;   /* NULL: no earlier run is known */
	struct extracts extracts;  /* judged by the night, after reading */
	struct progress progress;
	struct stamps stamps;      /* of all files, taken before the first is read */
};

void preparation_init(struct preparation *preparation, const struct options *options);
void preparation_release(struct preparation *preparation);

/* The settings alone: --settings, or underlag.ini among the templates, or none. */
MUST_USE bool prepare_settings(struct preparation *preparation);

/* Settings, time and period: what is known before anything else. False when there was any fault. */
MUST_USE bool prepare_start(struct preparation *preparation);

/*
 * After prepare_start(), and past set where there is one. Parses all templates and reads their styles, binds them, then reads all input. Faults are in diags; each step is taken only
 * when the one before found none, so that no fault is the echo of another. False when there was any.
 */
MUST_USE bool prepare(struct preparation *preparation);

/* Adds the contexts that documents are calculated in: one for each, or one for each förvaltning. */
void prepare_contexts(struct preparation *preparation);

#endif

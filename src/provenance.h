/*
 * What a run is made of, for the manifest and for the first sheet of each workbook, and what the controls say of each
 * document.
 */
#ifndef UNDERLAG_PROVENANCE_H
#define UNDERLAG_PROVENANCE_H

#include "document/doc.h"
#include "prepare.h"
#include "publish/manifest.h"

/*
 * Fills the manifest with all that decides what the run makes: version, period, time, parameters, the program, inputs,
 * templates, styles, settings. Those that are files are listed in *sources too, in the preparation's arena: but not the
 * program, which differs from build to build. False, with faults, when one cannot be read.
 */
MUST_USE bool provenance_list(struct preparation *p, struct manifest *manifest, struct doc_source **sources);

/*
 * What earlier runs and the judgement of the extracts add to the causes: the last approved report, approvals, corrections, the day
 * after which postings are late, the files that are not fit.
 */
void provenance_add_past(struct preparation *p, struct manifest *manifest);

/* Tells each document its run, its sources, and what the controls found; one that is stopped gets its stamp. */
void provenance_tell(const struct preparation *p, struct doc *docs, struct str run, struct doc_source *sources);

#endif

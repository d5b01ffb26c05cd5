/*
 * What a run says at its end, on one screen: its documents, its controls, the verdict, where it lies, the time it took.
 *
 * The caller fills the struct and prints the text; the language is gettext's.
 */
#ifndef UNDERLAG_PUBLISH_SUMMARY_H
#define UNDERLAG_PUBLISH_SUMMARY_H

#include "base/str.h"

struct summary_document {
	struct str name;
	unsigned pages; /* 0: not known */
	bool written;
};

struct summary {
	struct str period; /* as shown: "2020-11" */
	const struct summary_document *documents;
	size_t document_count;
	size_t controls_passed, controls_failed, controls_untried, notes;
	bool warned;       /* a control warns */
	bool stale;        /* made of old extracts */
	size_t drafts;     /* documents that wait for an approval */
	struct str mail;   /* what became of the letters; empty: nothing to say */
	bool holds_mail;   /* mail is withheld, whether or not the run is stopped */
	bool stopped;      /* controls stop the run: its documents are marked as not reconciled */
	size_t faults;     /* of the program's diagnostics, printed elsewhere */
	struct str folder; /* where the run is published; empty: it is not */
	bool already;      /* an identical run was there before */
	unsigned long milliseconds;
};

/* Lines of at most 100 columns where names and paths are short enough; a long list of documents is cut. */
struct str summary_text(struct arena *arena, const struct summary *summary);

#endif

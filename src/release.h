/*
 * What becomes of each document of a run: a draft that waits for its approval, a version that goes out, a correction.
 *
 *     utskick: varje natt        stays with the finance staff
 *     utskick: stängd period     goes out once, as version 1, in the first run that may: its period is closed, no control stops, the
 *                                extracts are fit, it has its approvals, it bears no mark of secrecy. Later runs send nothing,
 *                                except a correction (--rättelse), which makes the next version of each document that says
 *                                something else than the one that went out.
 *
 * An approval holds for what a document says (document/content.h), in whatever run: one that says something else is a draft again.
 */
#ifndef UNDERLAG_RELEASE_H
#define UNDERLAG_RELEASE_H

#include "past.h"
#include "prepare.h"

struct release {
	struct doc *doc;
	const struct template *template;
	struct str content;  /* SHA-256 of what it says */
	bool draft;          /* an approval is missing */
	bool goes_out;       /* to its recipients, as version */
	unsigned version;    /* of what goes out or is a draft of it; 0: nothing new */
	struct past_release replaced; /* by a correction; document.version 0: none */
};

struct releases {
	struct release *items; /* in the order of the documents */
	size_t count, capacity;
};

/* Why documents do not go out to förvaltningar; all false: they do. */
struct gate {
	bool stops;   /* controls stop the run */
	bool unknown; /* units or accounts are not known */
	bool stale;   /* extracts are not fit */
	bool open;    /* the period is not closed */
	bool silent;  /* --no-mail, --only, or no server is set up */
};

bool gate_is_shut(const struct gate *gate);

void releases_add(struct releases *releases, struct arena *arena, struct doc *doc, const struct template *template);

/*
 * Judges every document, and adds to it what it has to say of itself: stamp, notice, the page of a correction. rows are this run's
 * figures. Approvals that no longer hold, and documents that differ from what went out, are notes. False, with a fault, when an
 * earlier run cannot be read.
 */
MUST_USE bool releases_judge(struct releases *releases, struct preparation *p, const struct past *past,
			     const struct gate *gate, const struct figure_rows *rows, struct diags *diags);

/* Whether any document is a new version of one that went out. */
bool releases_correct(const struct releases *releases);

/* For the journal. */
void releases_list(const struct releases *releases, struct arena *arena, struct journal_documents *documents);

#endif

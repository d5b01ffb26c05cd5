/*
 * Writes documents in child processes, several at a time.
 *
 * Each job runs in a process of its own: what it crashes or hangs costs its document and a fault, never the others and
 * never the run. The outcome - files, `written`, diagnostics and their order - depends neither on how many run at a
 * time nor on which is ready first.
 */
#ifndef UNDERLAG_PUBLISH_RENDER_H
#define UNDERLAG_PUBLISH_RENDER_H

#include "base/diag.h"

/*
 * Writes one document to path, and nothing beside it. True: the file is there and whole. It may use any memory of the
 * parent, but changes to it are lost; everything it has to say goes through diags.
 */
typedef bool render_write(const void *what, const char *path, struct diags *diags);

struct render_job {
	render_write *write;
	const void *what;
	const char *path;
	const struct render_job *after; /* an earlier job whose file this one reads, or NULL */
	struct str label;  /* names the document in messages */
	unsigned seconds;  /* to the end of patience; 0: RENDER_SECONDS */
	bool written;      /* result: the file is there and whole; otherwise there is none */
	bool crashed;      /* result: not written, because its process died or had to be stopped, or that of `after` */
};

enum { RENDER_SECONDS = 300 };

/* A document is ready, well or not: done of count are. In the parent, in order of completion. */
typedef void render_progress(void *user, size_t done, size_t count, struct str label);

/*
 * Runs all jobs, at most `parallel` at a time; 0 runs them in this process, for a debugger. progress may be NULL. True
 * when every document was written; each that was not has at least one fault. Two jobs of one path are a fault and
 * neither runs. A job waits for the one it names in `after`, which stands before it; where that one is not written, it is a
 * fault and does not run. Children die with their parent.
 */
MUST_USE bool render_all(struct render_job *jobs, size_t count, unsigned parallel, render_progress *progress,
			 void *user, struct diags *diags);

#endif

/*
 * The documents of a run on their way to their files: each is written as workbook and as PDF, every file by a process of its
 * own, and the PDF may carry the workbook.
 */
#ifndef UNDERLAG_OUTPUTS_H
#define UNDERLAG_OUTPUTS_H

#include "document/doc.h"
#include "pdf/style.h"
#include "publish/render.h"
#include "publish/staging.h"

struct output {
	const struct doc *doc;
	const struct pdf_style *style;
	const char *attached; /* path of the workbook that the PDF carries, or NULL */
};

struct outputs {
	struct arena *arena;
	struct output *items; /* in the order they were added */
	size_t count, capacity;
	struct render_job *jobs; /* a workbook's and a PDF's for each; NULL before outputs_write */
};

/* doc and style live as long as the outputs. */
void outputs_add(struct outputs *outputs, const struct doc *doc, const struct pdf_style *style);

/*
 * Writes all files into the staging folder, so many at a time (render_all). attach: each PDF carries its workbook, which is
 * then written first. False when a file is missing, with a fault.
 */
MUST_USE bool outputs_write(struct outputs *outputs, const struct staging *staging, bool attach, unsigned parallel,
			    render_progress *progress, void *user, struct diags *diags);

/* Whether both files of a document are there. */
bool outputs_written(const struct outputs *outputs, size_t index);

/* Whether whatever is missing is missing because a library crashed. */
bool outputs_only_crashed(const struct outputs *outputs);

#endif

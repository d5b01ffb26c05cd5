/*
 * What a renderer's process tells its parent, as bytes through a pipe: its diagnostics, and whether it wrote the file.
 *
 * Both ends are the same program, so numbers are copied as they lie in memory. The end is marked: a report cut short
 * by a crash is recognized.
 */
#ifndef UNDERLAG_PUBLISH_REPORT_H
#define UNDERLAG_PUBLISH_REPORT_H

#include "base/buf.h"
#include "base/diag.h"

void report_write(struct buf *out, const struct diags *diags, bool written);

/* Adds the report's diagnostics to diags. False, with nothing added, when the bytes are no whole report. */
MUST_USE bool report_read(struct str bytes, struct diags *diags, bool *written);

#endif

/* A published run made once more, somewhere else, to see that it comes out the same. */
#ifndef UNDERLAG_REMAKE_H
#define UNDERLAG_REMAKE_H

#include "night.h"
#include "publish/journal.h"

/*
 * Makes the run again under its name, with the past that it had, as folder/<period>/<name>. options say where its input and
 * templates are, its period, time and flags (correction, only, attach, no_mail), and in output where its journal is. False,
 * after the faults are printed, when it cannot be made.
 */
MUST_USE bool night_remake(const struct options *options, const struct journal_run *run, const char *folder);

#endif

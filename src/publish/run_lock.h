/*
 * One run at a time: output/underlag.lock, held (flock) by whoever changes what lies in output.
 *
 * The file says who holds it: "pid 4711, since 2026-11-26T02:00:01Z". The lock goes with the process, however it dies; the text
 * that stays in the file then means nothing. Renderers' processes do not keep it.
 */
#ifndef UNDERLAG_PUBLISH_RUN_LOCK_H
#define UNDERLAG_PUBLISH_RUN_LOCK_H

#include "base/diag.h"

struct run_lock {
	int fd; /* -1: not held */
};

#define RUN_LOCK_INIT {-1}

/*
 * Takes the lock, making the folder where it is missing. False, with a DIAG_WRITE fault: somebody else holds it - the message
 * says the pid and since when - or it cannot be taken. A file system without such locks is a note, and true.
 */
MUST_USE bool run_lock_take(struct run_lock *lock, struct arena *arena, const char *output, struct diags *diags);
void run_lock_release(struct run_lock *lock);

#endif

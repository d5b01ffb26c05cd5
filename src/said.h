/* What a run says at its end: on stdout for a person, on stderr what is wrong, or all of it as events of the log. */
#ifndef UNDERLAG_SAID_H
#define UNDERLAG_SAID_H

#include "night_state.h"

/* The findings that stop (run) or all of them (check), and the summary. */
void said_run(struct night *night);
void said_check(struct night *night);

/* The faults and notes; the last thing that is said. */
void said_diags(struct night *night);

unsigned long said_clock(void); /* milliseconds */

#endif

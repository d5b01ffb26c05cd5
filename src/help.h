/* What underlag says about itself: usage, the options, and the template language by example. */
#ifndef UNDERLAG_HELP_H
#define UNDERLAG_HELP_H

#include <stdio.h>

/* Each prints to the stream and returns the exit status: usage 2, the others 0. */
int help_usage(FILE *stream);
int help_text(FILE *stream);

/* "formler", "mallar", "kontroller", "funktioner"; 2 for a topic there is none of. */
int help_topic(FILE *stream, const char *topic);

#endif

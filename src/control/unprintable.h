/* Figures without a value: a division by zero that nothing caught, something looked up that is not there. */
#ifndef UNDERLAG_CONTROL_UNPRINTABLE_H
#define UNDERLAG_CONTROL_UNPRINTABLE_H

#include "control/finding.h"

/*
 * Adds a finding that stops when value is such an error; `what` names the figure, at is where it is defined. The same figure
 * is one finding. Other errors are faults, reported where they arose.
 */
void unprintable_add(struct findings *findings, struct value value, struct place at, struct str what);

/*
 * Calculates every named figure in the contexts that siffror.csv shows it in, so that no fault is found later than here. One
 * without a value that no document prints is a note: others may have caught it with OMFEL.
 */
void unprintable_add_names(struct findings *findings, struct engine *engine);

#endif

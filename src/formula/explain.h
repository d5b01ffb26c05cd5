/* A figure explained: its formula, the formulas it uses, and the rows of the CSV files that it comes down to. */
#ifndef UNDERLAG_FORMULA_EXPLAIN_H
#define UNDERLAG_FORMULA_EXPLAIN_H

#include "formula/engine.h"

/*
 * The explanation of a named figure as text for a terminal, in the arena. "NAMN" is the run's own, "NAMN@FÖRVALTNING" that of
 * one förvaltning's document. A name that is not known is a usage fault. The ledger is read again.
 */
struct str explain(struct engine *engine, struct str name);

#endif

/* A figure's formula with the addresses that the layout gave: pieces to text. */
#ifndef UNDERLAG_XLSX_FORMULA_H
#define UNDERLAG_XLSX_FORMULA_H

#include "xlsx/layout.h"

/*
 * The formula of a figure as it stands in its cell at `own`, with its '='. A figure of another sheet is referred to
 * by its defined name, where it has one. False with a diagnostic when a piece refers to what has no place, or Excel
 * would not take the formula: longer than 8192 characters, with a text of more than 255 in it, a function of more
 * than 255 arguments, or functions more than 64 deep. The fault is where the figure stands in its template, else at
 * `at`.
 */
MUST_USE bool xl_formula(struct str *out, const struct xl_layout *layout, const struct figure *figure,
			 const struct xl_place *own, struct place at, struct diags *diags);

/* "='Blad'!B4", or "=namn": from own to the first place of the figure, which has one. */
struct str xl_figure_reference(const struct xl_layout *layout, const struct figure *figure, const struct xl_place *own);

/* "='Blad'!B4": a reference from own to the cell at place. */
struct str xl_reference(struct arena *arena, const struct xl_place *place, const struct xl_place *own);

#endif

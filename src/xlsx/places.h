/* Which cells show a figure: a hash table from figures to places, part of the layout. */
#ifndef UNDERLAG_XLSX_PLACES_H
#define UNDERLAG_XLSX_PLACES_H

#include "xlsx/layout.h"

/* Adds a place at the end of the figure's. */
void xl_places_add(struct xl_layout *layout, const struct figure *figure, struct xl_place place);

#endif

/* Which cells show a figure: a hash table from figures to places, part of the layout. */
#ifndef UNDERLAG_XLSX_PLACES_H
#define UNDERLAG_XLSX_PLACES_H

#include "xlsx/layout.h"

/* Adds a place at the end of the figure's. Its row may be set later. */
struct xl_place *xl_places_add(struct xl_layout *layout, const struct figure *figure, struct xl_place place);

/* Whether the figure, which has a place, is met for the first time since stamp changed; stamps are not 0. */
bool xl_places_visit(struct xl_layout *layout, const struct figure *figure, size_t stamp);

/* That the figure, which has a place, has a defined name. */
void xl_places_set_named(struct xl_layout *layout, const struct figure *figure);
bool xl_places_is_named(const struct xl_layout *layout, const struct figure *figure);

#endif

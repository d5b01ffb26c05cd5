/* The CSV files of the input folder: finding them, looking at their bytes, and making their headers columns. */
#ifndef UNDERLAG_TABLE_SOURCE_H
#define UNDERLAG_TABLE_SOURCE_H

#include "table/store_types.h"

/* Finds the files, in order of name, and makes the tables that they are, with their own columns. */
void sources_open(struct store *store, struct diags *diags);

#endif

/*
 * Names that Excel accepts, for sheets, tables and cells. libxlsxwriter lets others pass, and Excel then repairs the
 * file.
 */
#ifndef UNDERLAG_XLSX_NAMES_H
#define UNDERLAG_XLSX_NAMES_H

#include "base/str.h"

/* The longest sheet name, in UTF-16 units, as Excel counts. */
enum { XL_SHEET_NAME = 31 };

/* Number of UTF-16 units: what Excel calls the length of a text. text must be UTF-8. */
size_t xl_length(struct str text);

/* Whether text begins with what Excel reads as the escape of a character: "_x0041_" is "A". */
bool xl_is_escape(struct str text);

/* The text with the last '_' of each such escape replaced, so that there is none. */
struct str xl_without_escapes(struct arena *arena, struct str text, char instead);

/*
 * Whether Excel takes name as a defined name: letters, digits, '_' and '.', no address in A1 or R1C1 style (nor R1K1,
 * the Swedish one), no truth value, none that Excel keeps for itself ("Print_Area"), no escape, at most 255 units.
 */
bool xl_name_is_legal(struct str name);

/*
 * An Excel table's name as near wish as Excel takes: other characters become '_', and an address or a leading digit
 * gets one in front. Empty when nothing is left of wish.
 */
struct str xl_table_name(struct arena *arena, struct str wish);

/*
 * A sheet name as near wish as Excel takes, with suffix at its end: without []:*?/\ and control characters, no
 * apostrophe at either end, cut to 31 units. Empty when nothing is left of wish.
 */
struct str xl_sheet_name(struct arena *arena, struct str wish, struct str suffix);

/* "History" and its Swedish form, which Excel keeps for itself. */
bool xl_sheet_name_is_reserved(struct str name);

#endif

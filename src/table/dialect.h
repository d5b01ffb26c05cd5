/*
 * How one CSV file is written, and what the settings declare about its table: sections [tabell NAME], NAME being the file's
 * name without ".csv" or the table's name; where both are there, the file's own section wins.
 *
 *   avgränsare = ; | , | tab          teckenkodning = utf-8 | utf-16 | windows-1252
 *   decimaltecken = , | .             citattecken = " | inga
 *   nyckel = COLUMN, COLUMN           kolumn.COLUMN = text | tal | belopp | period | år | datum
 *   relation.COLUMN = TABLE.COLUMN
 */
#ifndef UNDERLAG_TABLE_DIALECT_H
#define UNDERLAG_TABLE_DIALECT_H

#include "base/settings.h"
#include "table/cell.h"
#include "csv/encoding.h"

struct dialect {
	enum encoding encoding; /* as declared */
	char delimiter;         /* 0: look */
	bool quotes;
	enum decimal_mark mark;
};

/* Says every setting of a [tabell …] section that has an unknown name or value. */
void dialect_check_settings(const struct settings *settings, struct diags *diags);

/* The table or file that a section is about; false for sections that are no [tabell …]. */
MUST_USE bool dialect_section(struct str section, struct str *name);

/* What is declared for the file (its name without ending) of the table. Faulty values are left out. settings may be NULL. */
struct dialect dialect_declared(const struct settings *settings, struct str file, struct str table);

/* The type that kolumn.COLUMN declares; false if the value is none. */
MUST_USE bool dialect_column_type(struct str value, enum column_type *out);

/* The delimiter that occurs most often outside quotes in the file's first line with any text; ';' where none does. */
char dialect_guess_delimiter(const char *path, struct encoding_found found, bool quotes);

#endif

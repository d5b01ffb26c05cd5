/*
 * Whether the parts of a workbook belong together: what the archive holds, what refers to it, and what it is said to
 * be.
 */
#ifndef UNDERLAG_XLSX_READBACK_PARTS_H
#define UNDERLAG_XLSX_READBACK_PARTS_H

#include "base/diag.h"

#include <expat.h>

struct xl_parts {
	struct arena *arena;
	struct str_list names;   /* of the archive's entries: "xl/workbook.xml" */
	struct str_list targets; /* of relationships, as such names */
	struct str_list types;   /* names and endings ("vml") whose content type is given */
	struct str folder;       /* that the targets of the current part of relationships are relative to */
};

/* The value of an element's attribute, or nothing. */
struct str xl_attribute(const XML_Char **attributes, const char *name);

/* The archive holds an entry of this name. What comes of its elements is told by xl_parts_element(). */
void xl_parts_add(struct xl_parts *parts, struct str name);

/* An element of [Content_Types].xml or of a part of relationships. */
void xl_parts_element(struct xl_parts *parts, const XML_Char *name, const XML_Char **attributes);

/*
 * False with a diagnostic when a part is missing, is not referred to, or is of no known type: Excel then repairs the
 * file.
 */
MUST_USE bool xl_parts_whole(const struct xl_parts *parts, struct place at, struct diags *diags);

#endif

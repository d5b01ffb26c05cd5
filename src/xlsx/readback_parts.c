/* Entries, relationships and content types of a workbook. */
#include "xlsx/readback_parts.h"

#include <string.h>

#define TYPES "[Content_Types].xml"

struct str xl_attribute(const XML_Char **attributes, const char *name)
{
	for (size_t i = 0; attributes[i]; i += 2)
		if (strcmp(attributes[i], name) == 0)
			return str_from(attributes[i + 1]);
	return S("");
}

/* The part of the name after its last c; all of it where there is none. */
static struct str after_last(struct str name, char c)
{
	size_t at = name.n;

	while (at && name.p[at - 1] != c)
		at--;
	return str_sub(name, at, name.n);
}

static struct str without_last(struct str folder)
{
	struct str parent = str_sub(folder, 0, folder.n ? folder.n - 1 : 0);

	return str_sub(parent, 0, parent.n - after_last(parent, '/').n);
}

void xl_parts_add(struct xl_parts *parts, struct str name)
{
	struct str copy = str_copy(parts->arena, name);

	*ARENA_PUSH(parts->arena, &parts->names) = copy;
	/* "xl/worksheets/_rels/sheet1.xml.rels" speaks of xl/worksheets/. */
	struct str folder = str_sub(copy, 0, copy.n - after_last(copy, '/').n);
	parts->folder = without_last(folder);
}

void xl_parts_element(struct xl_parts *parts, const XML_Char *name, const XML_Char **attributes)
{
	struct str folder = parts->folder;

	if (strcmp(name, "Override") == 0) {
		struct str part = xl_attribute(attributes, "PartName");
		*ARENA_PUSH(parts->arena, &parts->types) = str_copy(parts->arena, str_sub(part, 1, part.n));
	} else if (strcmp(name, "Default") == 0) {
		*ARENA_PUSH(parts->arena, &parts->types) =
			str_copy(parts->arena, xl_attribute(attributes, "Extension"));
	} else if (strcmp(name, "Relationship") == 0 &&
		   !str_equal(xl_attribute(attributes, "TargetMode"), S("External"))) {
		struct str target = xl_attribute(attributes, "Target");
		for (; str_starts(target, S("../")); target = str_sub(target, 3, target.n))
			folder = without_last(folder);
		*ARENA_PUSH(parts->arena, &parts->targets) = str_join(parts->arena, folder, target);
	}
}

static bool has(const struct str_list *list, struct str name)
{
	for (size_t i = 0; i < list->count; i++)
		if (str_equal(list->items[i], name))
			return true;
	return false;
}

/* XML may be anything: each such part needs a type of its own. */
static bool has_type(const struct xl_parts *parts, struct str name)
{
	struct str ending = after_last(name, '.');

	return has(&parts->types, name) || (!str_equal(ending, S("xml")) && has(&parts->types, ending));
}

bool xl_parts_whole(const struct xl_parts *parts, struct place at, struct diags *diags)
{
	size_t faults = diags_faults(diags);

	for (size_t i = 0; i < parts->targets.count; i++)
		if (!has(&parts->names, parts->targets.items[i]))
			diag_add(diags, DIAG_WRITE, at, _("the workbook came out damaged: it lacks %.*s"),
				 STR_ARG(parts->targets.items[i]));
	for (size_t i = 0; i < parts->names.count; i++) {
		struct str name = parts->names.items[i];
		bool refers = str_equal(after_last(name, '.'), S("rels"));
		if (str_equal(name, S(TYPES)))
			continue;
		if ((!refers && !has(&parts->targets, name)) || !has_type(parts, name))
			diag_add(diags, DIAG_WRITE, at,
				 _("the workbook came out damaged: nothing in it says what %.*s is"), STR_ARG(name));
	}
	return diags_faults(diags) == faults;
}

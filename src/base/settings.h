/*
 * The settings of a run: one ini file (inih), sections of name = value. Names and sections are compared without case.
 */
#ifndef UNDERLAG_BASE_SETTINGS_H
#define UNDERLAG_BASE_SETTINGS_H

#include "base/diag.h"

struct setting {
	struct str section, name, value; /* trimmed, UTF-8 */
	struct place at, value_at;       /* of the name; of the value */
};

/* A "[section]" line, also one that no setting follows. */
struct settings_section {
	struct str name;
	struct place at;
};

struct settings {
	struct setting *items;
	size_t count, capacity;
	struct {
		struct settings_section *items;
		size_t count, capacity;
	} sections;
};

/*
 * Reads the file; everything is copied into the arena. A line that is no setting, a text that is not UTF-8 and a name
 * given twice in a section are faults with their line; a file that cannot be read is one. False when there was any.
 */
MUST_USE bool settings_read(struct settings *settings, struct arena *arena, const char *path, struct diags *diags);

/* The setting, or NULL. */
const struct setting *settings_find(const struct settings *settings, struct str section, struct str name);

/* Its value, or otherwise where it is not set. */
struct str settings_text(const struct settings *settings, struct str section, struct str name, struct str otherwise);

#endif

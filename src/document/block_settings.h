/* The settings of a table block: read line by line, and settled when the table's columns are known. */
#ifndef UNDERLAG_DOCUMENT_BLOCK_SETTINGS_H
#define UNDERLAG_DOCUMENT_BLOCK_SETTINGS_H

#include "document/block_lines.h"

/* A kolumngrupp as written. */
struct pending_group {
	struct part *title;
	struct block_names columns;
	struct place at;
};

struct table_settings {
	struct engine *engine;
	struct grid_plan *plan;
	struct source *source; /* rad, or NULL */
	struct place source_at;
	struct line note; /* not */
	struct {
		struct pending_group *items;
		size_t count, capacity;
	} column_groups;
};

/* Reads a line into the plan or the settings; faults are reported. */
void settings_parse_line(struct table_settings *settings, struct line *line);

/* When all columns are known: looks up those that settings name. */
void settings_finish(struct table_settings *settings);

#endif

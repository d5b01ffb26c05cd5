/*
 * Whether the extracts are fit to be reported from: there, not empty, not too old, not last night's once more.
 *
 *     [uttag]
 *     högsta ålder = 3              ; days from a file's uttag (kontrolltal) to the run; without it none is too old
 *     högsta ålder huvudbok = 1     ; of one table
 *     krävs = huvudbok; budget      ; tables that must be there with rows
 *     nya varje natt = huvudbok     ; tables whose files may not be the same as those of the last run of an earlier day
 *     upphörda = budget_2019.csv    ; files that do not come any more
 *
 * Whatever the settings say, a file without a byte is empty, and a file that kontrolltal names, or that the last run of an earlier day
 * read, or the last whose extracts were fit, and that is not there is missing: night after night, until it comes or upphörda names it.
 * Where there is a limit of age, the ledger's files, those of tables with a limit of their own and those that kontrolltal names must
 * have a date there, and none may have one after the run's. One fault of any file makes the
 * run's documents say GAMMALT UNDERLAG and holds the mail to förvaltningar; it is listed in the table `uttag` (källa, tabell,
 * uttag, ålder, fel: one row a file, fel empty where it is fit), which control 11 judges.
 */
#ifndef UNDERLAG_EXTRACTS_H
#define UNDERLAG_EXTRACTS_H

#include "base/settings.h"
#include "publish/manifest.h"
#include "table/store.h"

struct extracts {
	struct str *items; /* faults: "huvudbok_2020.csv: samma fil som i körningen 20201214T…": words for people, in Swedish */
	size_t count, capacity;
};

/* Declares the table uttag, before reading; reads the section, unknown tables and values are faults with their line. */
void extracts_declare(struct store *store, struct arena *arena, const struct settings *settings, struct diags *diags);

/* The files of an earlier run; no name: there is none. */
struct extracts_then {
	struct str run;
	const struct manifest_files *files;
};

/*
 * After reading. date is the run's, YYYYMMDD; inputs the files as they are now, earlier those of the last run of an earlier day, fit
 * those of the last whose extracts were fit. Fills the table.
 */
void extracts_judge(struct extracts *extracts, struct store *store, struct arena *arena, const struct settings *settings,
		    int32_t date, const struct manifest_files *inputs, struct extracts_then earlier, struct extracts_then fit);

#endif

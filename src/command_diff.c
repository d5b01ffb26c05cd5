/* underlag diff: every named figure that changed between two runs. */
#include "commands.h"

#include "help.h"
#include "past.h"
#include "publish/file.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct diff {
	const struct options *options;
	struct arena arena;
	struct diags diags;
	struct db db;
};

/* A run of the journal, or the folder of one: it may have been moved, or come from elsewhere. */
static bool read_run(struct diff *diff, const char *text, struct figure_rows *rows)
{
	const char *folder = text;
	struct journal_run run;

	if (!strchr(text, '/')) {
		if (!journal_find(&diff->db, &diff->arena, str_from(text), &run, &diff->diags))
			return false;
		folder = past_folder(&diff->arena, diff->options->output, &run);
		if (run.name.n == 0 || access(folder, F_OK) != 0) {
			diag_add(&diff->diags, DIAG_USAGE, (struct place){0}, _("run \"%s\" has published nothing that is still there"),
				 text);
			return false;
		}
	}
	return figure_rows_read(rows, &diff->arena, path_in(&diff->arena, folder, S("siffror.csv")), &diff->diags);
}

static void diff_runs(struct diff *diff, const char *before, const char *after)
{
	struct figure_rows rows[2];
	struct figure_changes changes;

	if (!db_open(&diff->db, &diff->arena, diff->options->output, DB_READ, &diff->diags))
		return;
	bool good = read_run(diff, before, &rows[0]);
	if (!read_run(diff, after, &rows[1]) || !good)
		return;
	figure_changes_between(&changes, &diff->arena, &rows[0], &rows[1]);
	struct str text = figure_changes_text(&diff->arena, &changes);
	printf("%.*s", STR_ARG(text));
}

int command_diff(const struct options *options, int count, char **arguments)
{
	struct diff diff = {.options = options, .db = DB_INIT};

	if (count != 2)
		return help_usage(stderr);
	diags_init(&diff.diags, &diff.arena);
	diff_runs(&diff, arguments[0], arguments[1]);
	return command_end(&diff.arena, &diff.diags, &diff.db);
}

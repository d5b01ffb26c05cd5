/* How a subcommand ends. */
#include "commands.h"

#include <stdio.h>

int command_end(struct arena *arena, const struct diags *diags, struct db *db)
{
	struct str text = diags_text(arena, diags);
	int status = diags_exit_status(diags);

	fflush(stdout);
	fprintf(stderr, "%.*s", STR_ARG(text));
	if (db->handle)
		db_close(db);
	arena_release(arena);
	return status;
}

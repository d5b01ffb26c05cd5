/* Whether files are what they were when the run began to read them. */
#include "stamps.h"

#include "publish/file.h"

#include <string.h>

void stamps_take(struct stamps *stamps, struct arena *arena, const char *path)
{
	struct stat status;

	if (stat(path, &status) == 0 && S_ISREG(status.st_mode))
		*ARENA_PUSH(arena, stamps) = (struct stamp){str_copy(arena, str_from(path)), status};
}

void stamps_take_folder(struct stamps *stamps, struct arena *arena, const char *folder)
{
	struct str_list names = {0};
	struct diags unheard;

	diags_init(&unheard, arena);
	if (!folder_list(folder, arena, &names, &unheard))
		return;
	for (size_t i = 0; i < names.count; i++)
		stamps_take(stamps, arena, path_in(arena, folder, names.items[i]));
}

static bool same_time(struct timespec a, struct timespec b)
{
	return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

static bool same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
	       same_time(a->st_mtim, b->st_mtim) && same_time(a->st_ctim, b->st_ctim);
}

bool stamps_hold(const struct stamps *stamps, const char *path, struct diags *diags)
{
	struct stat now;

	for (size_t i = 0; i < stamps->count; i++)
		if (str_equal(stamps->items[i].path, str_from(path)) && stat(path, &now) == 0 &&
		    same(&stamps->items[i].status, &now))
			return true;
	diag_add(diags, DIAG_INPUT, file_place(path), _("the file changed while it was read: run again"));
	return false;
}

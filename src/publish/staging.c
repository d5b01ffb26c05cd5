/* The folder of a run while it is being written, and the one rename that publishes it. */
#include "publish/staging.h"

#include "publish/file.h"
#include "publish/lock.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PREFIX ".staging-"
#define LATEST "senaste"
#define LATEST_NEXT ".senaste-next" /* one name is enough: the period's folder is locked while it exists */

static bool fault(struct diags *diags, const char *path, const char *message)
{
	diag_add(diags, DIAG_WRITE, file_place(path), "%s: %s", message, strerror(errno));
	return false;
}

struct str run_name(struct arena *arena, struct str at, const struct digest *digest)
{
	enum { DIGITS = 8 };
	char *name = arena_alloc(arena, at.n + 1 + DIGITS);
	size_t n = 0;

	for (size_t i = 0; i < at.n; i++)
		if (isalnum((unsigned char)at.p[i]))
			name[n++] = at.p[i];
	name[n++] = '-';
	memcpy(name + n, digest->hex, DIGITS);
	return (struct str){name, n + DIGITS};
}

/* Names that are ours: no path, nothing hidden, no lock file of an office program. */
static bool is_plain_name(struct str name)
{
	return name.n && name.p[0] != '.' && name.p[0] != '~' && !memchr(name.p, '/', name.n) &&
	       !memchr(name.p, '\0', name.n);
}

/* A folder whose owner lives stays, and so does one that cannot be removed: the run itself is not in danger. */
static bool remove_leftovers(const struct staging *staging, struct diags *diags)
{
	struct str_list names;

	if (!folder_list(staging->period_path, staging->arena, &names, diags))
		return false;
	for (size_t i = 0; i < names.count; i++) {
		if (!str_starts(names.items[i], S(PREFIX)))
			continue;
		const char *path = path_in(staging->arena, staging->period_path, names.items[i]);
		int lock = lock_folder(path, LOCK_TRY);
		if (lock < 0)
			continue;
		if (!folder_remove(path))
			diag_add(diags, DIAG_NOTE, file_place(path),
				 _("is left from a run that died and cannot be removed: %s"), strerror(errno));
		unlock_folder(lock);
	}
	return true;
}

static bool make_folder(struct staging *staging, struct diags *diags)
{
	if (mkdir(staging->path, 0777) != 0)
		return fault(diags, staging->path, _("cannot be made"));
	staging->lock = lock_folder(staging->path, LOCK_TRY);
	if (staging->lock >= 0 || errno == ENOLCK)
		return true;
	fault(diags, staging->path, _("cannot be locked"));
	rmdir(staging->path);
	return false;
}

bool staging_begin(struct staging *staging, struct arena *arena, const char *output, struct str period, struct str run,
		   struct diags *diags)
{
	*staging = (struct staging)STAGING_INIT;
	if (!is_plain_name(period) || !is_plain_name(run)) {
		diag_add(diags, DIAG_WRITE, file_place(output), _("no run can be named \"%.*s/%.*s\""), STR_ARG(period),
			 STR_ARG(run));
		return false;
	}
	staging->arena = arena;
	staging->run = str_copy(arena, run);
	staging->period_path = path_in(arena, output, period);
	staging->run_path = path_in(arena, staging->period_path, run);
	staging->path = path_in(arena, staging->period_path,
				str_printf(arena, PREFIX "%.*s-%ld", STR_ARG(run), (long)getpid()));
	if (!folder_make(staging->period_path, diags) || !file_sync(output, diags))
		return false;

	/* A new folder is without its lock for a moment, and must not be taken for a left-over then. */
	int lock = lock_folder(staging->period_path, LOCK_WAIT);
	bool ok = remove_leftovers(staging, diags) && make_folder(staging, diags);
	unlock_folder(lock);
	if (ok)
		staging->state = STAGING_OPEN;
	return ok;
}

const char *staging_path(const struct staging *staging, struct str name, struct diags *diags)
{
	if (is_plain_name(name))
		return path_in(staging->arena, staging->path, name);
	diag_add(diags, DIAG_WRITE, file_place(staging->path), _("no file can be named \"%.*s\""), STR_ARG(name));
	return NULL;
}

static bool sync_all(const struct staging *staging, struct diags *diags)
{
	struct str_list names;

	if (!folder_list(staging->path, staging->arena, &names, diags))
		return false;
	for (size_t i = 0; i < names.count; i++) {
		const char *path = path_in(staging->arena, staging->path, names.items[i]);
		struct stat status;
		if (!is_plain_name(names.items[i]) || lstat(path, &status) != 0 || !S_ISREG(status.st_mode)) {
			diag_add(diags, DIAG_WRITE, file_place(path), _("is no document: nothing is published"));
			return false;
		}
		if (!file_sync(path, diags))
			return false;
	}
	return file_sync(staging->path, diags);
}

/* The names of a run's own files: what office programs leave beside an open document does not count. */
static bool list_own(const struct staging *staging, const char *path, struct str_list *own, struct diags *diags)
{
	struct str_list names;

	*own = (struct str_list){0};
	if (!folder_list(path, staging->arena, &names, diags))
		return false;
	for (size_t i = 0; i < names.count; i++)
		if (is_plain_name(names.items[i]))
			*ARENA_PUSH(staging->arena, own) = names.items[i];
	return true;
}

/* Whether the run that is there is the one in the folder; *different gets the first name in which they differ. */
static bool compare(const struct staging *staging, struct str *different, struct diags *diags)
{
	struct str_list ours, theirs;

	*different = (struct str){NULL, 0};
	if (!list_own(staging, staging->path, &ours, diags) || !list_own(staging, staging->run_path, &theirs, diags))
		return false;
	for (size_t i = 0; i < ours.count || i < theirs.count; i++) {
		bool equal = i < ours.count && i < theirs.count && str_equal(ours.items[i], theirs.items[i]);
		if (equal && !file_equal(path_in(staging->arena, staging->path, ours.items[i]),
					 path_in(staging->arena, staging->run_path, ours.items[i]), &equal, diags))
			return false;
		if (equal)
			continue;
		bool ours_first = i >= theirs.count ||
				  (i < ours.count && str_compare(ours.items[i], theirs.items[i]) <= 0);
		*different = ours_first ? ours.items[i] : theirs.items[i];
		return true;
	}
	return true;
}

/* Some file systems cannot refuse to replace; there, an empty folder of the name is the worst that can be lost. */
static bool rename_new(const char *from, const char *to)
{
	if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
		return true;
	return (errno == EINVAL || errno == ENOSYS) && rename(from, to) == 0;
}

static bool publish(struct staging *staging, struct diags *diags)
{
	struct str different;

	if (rename_new(staging->path, staging->run_path)) {
		staging->state = STAGING_PUBLISHED;
		return file_sync(staging->period_path, diags);
	}
	if (errno != EEXIST && errno != ENOTEMPTY)
		return fault(diags, staging->run_path, _("cannot be published"));
	if (!compare(staging, &different, diags))
		return false;
	if (different.n) {
		diag_add(diags, DIAG_WRITE, file_place(staging->run_path),
			 _("is published already and differs in \"%.*s\"; what is published is never overwritten: "
			   "move it away or run with another time"),
			 STR_ARG(different));
		return false;
	}
	staging_abort(staging, diags);
	staging->state = STAGING_ALREADY;
	return file_sync(staging->period_path, diags);
}

bool staging_commit(struct staging *staging, struct diags *diags)
{
	if (!sync_all(staging, diags))
		return false;

	int lock = lock_folder(staging->period_path, LOCK_WAIT);
	bool ok = publish(staging, diags);
	unlock_folder(lock);
	return ok;
}

/* Whether senaste names a run that is there and whose time is after ours: the name's part before '-'. */
static bool names_later(const struct staging *staging, const char *link, struct str *later)
{
	char target[256];
	ssize_t n = readlink(link, target, sizeof target);

	if (n <= 0 || (size_t)n >= sizeof target)
		return false;
	*later = str_copy(staging->arena, (struct str){target, (size_t)n});
	struct str theirs = *later, ours = staging->run;
	return access(path_in(staging->arena, staging->period_path, *later), F_OK) == 0 &&
	       str_compare(str_cut(&theirs, '-'), str_cut(&ours, '-')) > 0;
}

bool staging_latest(struct staging *staging, struct diags *diags)
{
	const char *link = path_in(staging->arena, staging->period_path, S(LATEST));
	const char *next = path_in(staging->arena, staging->period_path, S(LATEST_NEXT));
	int lock = lock_folder(staging->period_path, LOCK_WAIT);
	struct str later;
	bool ok;

	if (names_later(staging, link, &later)) {
		diag_add(diags, DIAG_NOTE, file_place(link), _("stays at the later run %.*s"), STR_ARG(later));
		ok = true;
	} else {
		unlink(next);
		ok = (symlink(str_c(staging->arena, staging->run), next) == 0 && rename(next, link) == 0) ||
		     fault(diags, link, _("cannot be pointed to the run"));
		if (!ok)
			unlink(next);
		else
			ok = file_sync(staging->period_path, diags);
	}
	unlock_folder(lock);
	return ok;
}

bool staging_point_latest(struct arena *arena, const char *output, struct str period, struct str run, struct diags *diags)
{
	struct staging staging = STAGING_INIT;

	staging.arena = arena;
	staging.run = run;
	staging.period_path = path_in(arena, output, period);
	return staging_latest(&staging, diags);
}

void staging_abort(struct staging *staging, struct diags *diags)
{
	if (staging->state == STAGING_OPEN && !folder_remove(staging->path))
		diag_add(diags, DIAG_NOTE, file_place(staging->path),
			 _("cannot be removed: %s; the next run of the period tries again"), strerror(errno));
	staging_release(staging);
}

void staging_release(struct staging *staging)
{
	unlock_folder(staging->lock);
	staging->lock = -1;
	staging->state = STAGING_NONE;
}

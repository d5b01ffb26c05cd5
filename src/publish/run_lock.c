/* One run at a time. */
#include "publish/run_lock.h"

#include "base/buf.h"
#include "publish/db.h"
#include "publish/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

/* The renderers of a run that was killed die with it, but not in the same instant. */
enum { TRIES = 20, TRY_MILLISECONDS = 50 };

static bool fault(struct diags *diags, const char *path)
{
	diag_add(diags, DIAG_WRITE, file_place(path), _("cannot be locked: %s"), strerror(errno));
	return false;
}

static bool is_locked(int fd)
{
	const struct timespec pause = {0, TRY_MILLISECONDS * 1000000L};

	for (int i = 0; i < TRIES; i++) {
		if (flock(fd, LOCK_EX | LOCK_NB) == 0)
			return true;
		if (errno != EWOULDBLOCK && errno != EINTR)
			return false;
		nanosleep(&pause, NULL);
	}
	errno = EWOULDBLOCK;
	return false;
}

static bool say_holder(struct diags *diags, const char *path)
{
	struct buf text = BUF_INIT;

	struct str holder = buf_read_file(&text, path) == 0 ? str_trim(buf_str(&text)) : S("");
	if (holder.n)
		diag_add(diags, DIAG_WRITE, file_place(path),
			 _("another run is at work here (%.*s): wait for it to end"), STR_ARG(holder));
	else
		diag_add(diags, DIAG_WRITE, file_place(path), _("another run is at work here: wait for it to end"));
	buf_release(&text);
	return false;
}

/* Who holds it is for people to read: where it cannot be written, the lock is as good. */
static void write_holder(int fd, struct arena *arena)
{
	struct str now = db_now(arena);
	struct str text = str_printf(arena, "pid %ld, since %.*s\n", (long)getpid(), STR_ARG(now));

	if (ftruncate(fd, 0) == 0)
		(void)!pwrite(fd, text.p, text.n, 0);
}

bool run_lock_take(struct run_lock *lock, struct arena *arena, const char *output, struct diags *diags)
{
	const char *path = path_in(arena, output, S("underlag.lock"));

	*lock = (struct run_lock)RUN_LOCK_INIT;
	if (!folder_make(output, diags))
		return false;
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (fd < 0)
		return fault(diags, path);
	if (is_locked(fd)) {
		write_holder(fd, arena);
		lock->fd = fd;
		return true;
	}
	int error = errno;
	close(fd);
	if (error == EWOULDBLOCK)
		return say_holder(diags, path);
	diag_add(diags, DIAG_NOTE, file_place(path), _("cannot be locked (%s): see to it that only one run goes on at a time"),
		 strerror(error));
	return true;
}

void run_lock_release(struct run_lock *lock)
{
	if (lock->fd < 0)
		return;
	flock(lock->fd, LOCK_UN); /* a child process may have it open still */
	close(lock->fd);
	lock->fd = -1;
}

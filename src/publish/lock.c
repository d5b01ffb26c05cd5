/* Locks on folders. */
#include "publish/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static bool take(int fd, enum lock_wait wait)
{
	int result;

	do
		result = flock(fd, wait == LOCK_TRY ? LOCK_EX | LOCK_NB : LOCK_EX);
	while (result != 0 && errno == EINTR);
	if (result != 0 && errno != EWOULDBLOCK)
		errno = ENOLCK;
	return result == 0;
}

/* Between opening and locking, the holder may have renamed or removed the folder. */
static bool is_still_there(int fd, const char *path)
{
	struct stat held, named;

	if (fstat(fd, &held) == 0 && lstat(path, &named) == 0 && held.st_ino == named.st_ino &&
	    held.st_dev == named.st_dev)
		return true;
	errno = ENOENT;
	return false;
}

int lock_folder(const char *path, enum lock_wait wait)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	if (fd < 0)
		return -1;
	if (take(fd, wait) && is_still_there(fd, path))
		return fd;

	int error = errno;
	close(fd);
	errno = error;
	return -1;
}

void unlock_folder(int lock)
{
	if (lock < 0)
		return;
	flock(lock, LOCK_UN); /* a child process may have it open still */
	close(lock);
}

/*
 * Locks on folders (flock): held by a living process, gone with it.
 *
 * Only cooperating runs of this program heed them.
 */
#ifndef UNDERLAG_PUBLISH_LOCK_H
#define UNDERLAG_PUBLISH_LOCK_H

enum lock_wait { LOCK_TRY, LOCK_WAIT };

/*
 * Locks the folder and returns what unlock_folder() takes. -1 when it is not locked, with errno: EWOULDBLOCK, somebody
 * else holds it; ENOENT, no folder of that name, or by the time of the lock another one; ENOLCK, the file system has
 * no such locks.
 */
int lock_folder(const char *path, enum lock_wait wait);

/* -1 does nothing. */
void unlock_folder(int lock);

#endif

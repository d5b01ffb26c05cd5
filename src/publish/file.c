/* Files and folders as publishing needs them. */
#include "publish/file.h"

#include "base/buf.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* No template comes near this. */
#define READ_MAXIMUM ((size_t)16 * 1024 * 1024)

struct place file_place(const char *path)
{
	return (struct place){.file = str_from(path)};
}

static bool fault(struct diags *diags, const char *path)
{
	diag_add(diags, DIAG_WRITE, file_place(path), _("cannot be written: %s"), strerror(errno));
	return false;
}

static bool read_fault(struct diags *diags, const char *path)
{
	diag_add(diags, DIAG_WRITE, file_place(path), _("cannot be read: %s"), strerror(errno));
	return false;
}

bool file_write(const char *path, struct str bytes, struct diags *diags)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

	if (fd < 0)
		return fault(diags, path);
	while (bytes.n) {
		ssize_t n = write(fd, bytes.p, bytes.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			fault(diags, path);
			close(fd);
			return false;
		}
		bytes = str_sub(bytes, (size_t)n, bytes.n);
	}
	return close(fd) == 0 || fault(diags, path);
}

bool file_read(const char *path, struct arena *arena, struct str *bytes, struct diags *diags)
{
	struct buf text = {.maximum = READ_MAXIMUM};
	FILE *file = fopen(path, "rb");
	char part[8192];
	size_t n;

	while (file && (n = fread(part, 1, sizeof part, file)) > 0)
		buf_add(&text, (struct str){part, n});
	bool good = file && !ferror(file) && !text.full;
	if (!good)
		diag_add(diags, DIAG_INPUT, file_place(path), _("cannot be read: %s"),
			 text.full ? _("it is too large") : strerror(errno));
	if (file)
		(void)fclose(file);
	*bytes = str_copy(arena, buf_str(&text));
	buf_release(&text);
	return good;
}

bool file_sync(const char *path, struct diags *diags)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

	if (fd < 0)
		return fault(diags, path);
	if (fsync(fd) != 0 && errno != EINVAL) {
		fault(diags, path);
		close(fd);
		return false;
	}
	return close(fd) == 0 || fault(diags, path);
}

static FILE *open_ordinary(const char *path)
{
	struct stat status;

	if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode)) {
		errno = ENOENT;
		return NULL;
	}
	return fopen(path, "rbe");
}

bool file_equal(const char *a, const char *b, bool *equal, struct diags *diags)
{
	const char *paths[2] = {a, b};
	FILE *files[2] = {NULL, NULL};
	char chunks[2][16 * 1024];
	size_t sizes[2];
	bool ok = true;

	*equal = true;
	for (int i = 0; ok && i < 2; i++) {
		files[i] = open_ordinary(paths[i]);
		if (!files[i] && errno == ENOENT)
			*equal = false;
		else if (!files[i])
			ok = read_fault(diags, paths[i]);
	}
	while (ok && *equal) {
		for (int i = 0; ok && i < 2; i++) {
			sizes[i] = fread(chunks[i], 1, sizeof chunks[i], files[i]);
			if (ferror(files[i]))
				ok = read_fault(diags, paths[i]);
		}
		if (!ok)
			break;
		*equal = sizes[0] == sizes[1] && memcmp(chunks[0], chunks[1], sizes[0]) == 0;
		if (sizes[0] < sizeof chunks[0])
			break;
	}
	for (int i = 0; i < 2; i++)
		if (files[i])
			fclose(files[i]);
	return ok;
}

bool folder_make(const char *path, struct diags *diags)
{
	struct arena arena = ARENA_INIT;
	struct str text = str_from(path);
	bool ok = true;

	for (size_t n = 1; ok && n <= text.n; n++) {
		if (n < text.n && text.p[n] != '/')
			continue;
		const char *part = str_c(&arena, str_sub(text, 0, n));
		struct stat status;
		if (mkdir(part, 0777) == 0)
			continue;
		int error = errno;
		if (stat(part, &status) == 0 && S_ISDIR(status.st_mode))
			continue;
		errno = error == EEXIST ? ENOTDIR : error;
		ok = fault(diags, part);
	}
	arena_release(&arena);
	return ok;
}

static int by_name(const void *left, const void *right)
{
	return str_compare(*(const struct str *)left, *(const struct str *)right);
}

bool folder_list(const char *path, struct arena *arena, struct str_list *names, struct diags *diags)
{
	DIR *folder = opendir(path);

	if (!folder)
		return read_fault(diags, path);
	*names = (struct str_list){0};
	for (;;) {
		errno = 0;
		const struct dirent *entry = readdir(folder);
		if (!entry)
			break;
		struct str name = str_from(entry->d_name);
		if (!str_equal(name, S(".")) && !str_equal(name, S("..")))
			*ARENA_PUSH(arena, names) = (struct str){str_c(arena, name), name.n};
	}
	bool ok = errno == 0 || read_fault(diags, path);
	closedir(folder);
	if (names->count)
		qsort(names->items, names->count, sizeof *names->items, by_name);
	return ok;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *walk)
{
	(void)status, (void)type, (void)walk;
	return remove(path) == 0 || errno == ENOENT ? 0 : -1;
}

bool folder_remove(const char *path)
{
	enum { OPEN_FOLDERS = 8 };

	return nftw(path, remove_one, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS) == 0 || errno == ENOENT;
}

const char *path_in(struct arena *arena, const char *folder, struct str name)
{
	return str_printf(arena, "%s/%.*s", folder, STR_ARG(name)).p;
}

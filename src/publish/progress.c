/* The line that a person at a terminal watches while a run works. */
#include "publish/progress.h"

#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { PAUSE_MS = 100, USUAL_WIDTH = 80 };

void progress_init(struct progress *progress, FILE *stream)
{
	const char *kind = getenv("TERM");
	struct winsize size;

	*progress = (struct progress){.stream = stream, .width = USUAL_WIDTH};
	progress->terminal = isatty(fileno(stream)) && kind && *kind && strcmp(kind, "dumb") != 0;
	if (progress->terminal && ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		progress->width = size.ws_col;
}

static int64_t clock_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The longest start of text that fits in width columns. */
static struct str fit(struct str text, size_t width)
{
	size_t end = 0, n;

	for (; end < text.n; end += n) {
		utf8_next(str_sub(text, end, text.n), &n);
		if (utf8_width(str_sub(text, 0, end + n)) > width)
			break;
	}
	return str_sub(text, 0, end);
}

void progress_show(struct progress *progress, const char *step, size_t done, size_t count, struct str what)
{
	int64_t now = clock_ms();

	if (!progress->terminal || (progress->shown && done < count && now - progress->shown_at < PAUSE_MS))
		return;

	struct buf line = BUF_INIT;
	buf_add(&line, str_from(step));
	if (count)
		buf_printf(&line, _(" %zu of %zu"), done, count);
	else if (done)
		buf_printf(&line, " %zu", done);
	if (what.n)
		buf_printf(&line, ": %.*s", STR_ARG(what));
	struct str cut = fit(buf_str(&line), progress->width - 1); /* the last column would begin a new line */
	fprintf(progress->stream, "\r%.*s\033[K", STR_ARG(cut));
	fflush(progress->stream);
	buf_release(&line);
	progress->shown = true;
	progress->shown_at = now;
}

void progress_clear(struct progress *progress)
{
	if (!progress->shown)
		return;
	fputs("\r\033[K", progress->stream);
	fflush(progress->stream);
	progress->shown = false;
}

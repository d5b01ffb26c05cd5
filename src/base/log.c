/* What happens, as it happens. */
#include "base/log.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/utf8.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const level_names[] = {"error", "warning", "notice", "info"};
enum { PRIORITY_OF_ERROR = 3 }; /* syslog's numbers, as the levels follow each other */

/* JOURNAL_STREAM is "device:inode" of the stream that journald reads (systemd.exec(5)). */
static bool is_journal(void)
{
	const char *named = getenv("JOURNAL_STREAM");
	uintmax_t device, inode;
	struct stat status;

	return named && sscanf(named, "%" SCNuMAX ":%" SCNuMAX, &device, &inode) == 2 && fstat(STDERR_FILENO, &status) == 0 &&
	       status.st_dev == device && status.st_ino == inode;
}

void log_init(struct log *log, enum log_form form)
{
	*log = (struct log){form, form != LOG_OFF && is_journal()};
}

static void add_escaped(struct buf *out, struct str text, bool json)
{
	for (size_t n; text.n; text = str_sub(text, n, text.n)) {
		int32_t c = utf8_next(text, &n);
		if (c < 0)
			buf_add(out, S("\xEF\xBF\xBD"));
		else if (c == '"' || c == '\\')
			buf_printf(out, "\\%c", (int)c);
		else if (c == '\n')
			buf_add(out, S("\\n"));
		else if (c < 0x20 || c == 0x7F)
			buf_printf(out, json ? "\\u%04x" : "\\x%02x", (unsigned)c);
		else
			buf_add(out, str_sub(text, 0, n));
	}
}

static bool is_plain(struct str text)
{
	size_t n;

	if (text.n == 0)
		return false;
	for (struct str rest = text; rest.n; rest = str_sub(rest, n, rest.n)) {
		int32_t c = utf8_next(rest, &n);
		if (c <= ' ' || c == 0x7F || c == '"' || c == '\\' || c == '=')
			return false;
	}
	return true;
}

static void add_quoted(struct buf *out, struct str text, bool json)
{
	buf_char(out, '"');
	add_escaped(out, text, json);
	buf_char(out, '"');
}

static void add_field(struct buf *out, const char *key, struct str value)
{
	buf_printf(out, " %s=", key);
	if (is_plain(value))
		buf_add(out, value);
	else
		add_quoted(out, value, false);
}

static void add_member(struct buf *out, const char *key, struct str value)
{
	buf_printf(out, "%s\"%s\":", out->p[out->n - 1] == '{' ? "" : ",", key);
	add_quoted(out, value, true);
}

/* One write a line: those of other processes do not come in between. */
static void write_line(struct buf *line)
{
	buf_char(line, '\n');
	if (!line->full)
		(void)!write(STDERR_FILENO, line->p, line->n);
}

void log_event(const struct log *log, enum log_level level, const char *event, const struct log_field *fields, size_t count)
{
	struct buf line = BUF_INIT;
	char room[CLOCK_ROOM];
	struct str now = clock_text(&room, time(NULL));

	if (log->form == LOG_OFF)
		return;
	if (log->journal)
		buf_printf(&line, "<%d>", PRIORITY_OF_ERROR + (int)level);
	if (log->form == LOG_JSON) {
		buf_char(&line, '{');
		if (!log->journal)
			add_member(&line, "time", now);
		add_member(&line, "level", str_from(level_names[level]));
		add_member(&line, "event", str_from(event));
		for (size_t i = 0; i < count; i++)
			add_member(&line, fields[i].key, fields[i].value);
		buf_char(&line, '}');
	} else {
		if (!log->journal)
			buf_printf(&line, "%.*s ", STR_ARG(now));
		buf_printf(&line, "%s %s", level_names[level], event);
		for (size_t i = 0; i < count; i++)
			add_field(&line, fields[i].key, fields[i].value);
	}
	write_line(&line);
	buf_release(&line);
}

void log_diags(const struct log *log, const struct diags *diags)
{
	for (size_t i = 0; i < diags->count; i++) {
		const struct diag *diag = &diags->items[i];
		struct log_field fields[4];
		size_t count = 0;
		char line[16], column[16];
		if (diag->at.file.n)
			fields[count++] = (struct log_field){"file", diag->at.file};
		if (diag->at.line) {
			(void)snprintf(line, sizeof line, "%u", diag->at.line);
			fields[count++] = (struct log_field){"line", str_from(line)};
		}
		if (diag->at.column) {
			(void)snprintf(column, sizeof column, "%u", diag->at.column);
			fields[count++] = (struct log_field){"column", str_from(column)};
		}
		fields[count++] = (struct log_field){"message", diag->message};
		log_event(log, diag->class == DIAG_NOTE ? LOG_INFO : LOG_ERROR, "diag", fields, count);
	}
}

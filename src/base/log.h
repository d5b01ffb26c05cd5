/*
 * What happens, as it happens: one line an event on stderr, for journald and for a person.
 *
 *     2026-11-26T02:00:17Z notice mail.sent message=17 to=ekonomi.hsf@region.example code=250
 *     {"time":"2026-11-26T02:00:17Z","level":"notice","event":"mail.sent","message":"17",…}
 *
 * Values with spaces, quotes, '=' or control characters are quoted ("…", with \" \\ \n). Under systemd (JOURNAL_STREAM names
 * stderr) each line begins with its priority, <3> to <6>, and has no time: journald has its own. The clock is the machine's; no
 * log line reaches an output file. Without --log nothing is written. No password and no body of a message is ever logged.
 */
#ifndef UNDERLAG_BASE_LOG_H
#define UNDERLAG_BASE_LOG_H

#include "base/diag.h"

enum log_form { LOG_OFF, LOG_TEXT, LOG_JSON };
enum log_level { LOG_ERROR, LOG_WARNING, LOG_NOTICE, LOG_INFO }; /* <3> <4> <5> <6> */

struct log {
	enum log_form form;
	bool journal; /* stderr is journald's */
};

struct log_field {
	const char *key; /* a–z and _ */
	struct str value;
};

void log_init(struct log *log, enum log_form form);

/* event is a word like "run.published"; a text in fields is any UTF-8. Writing is best effort: a full disk ends no run. */
void log_event(const struct log *log, enum log_level level, const char *event, const struct log_field *fields, size_t count);

#define LOG_FIELDS(...) (const struct log_field[]){__VA_ARGS__}, \
	sizeof((const struct log_field[]){__VA_ARGS__}) / sizeof(struct log_field)

/* Each diagnostic as an event "diag": file, line, column, message; notes are LOG_INFO, faults LOG_ERROR. */
void log_diags(const struct log *log, const struct diags *diags);

#endif

/*
 * Sends what is due in the outbox, message by message, and waits for what can be tried again soon.
 */
#ifndef UNDERLAG_MAIL_SEND_H
#define UNDERLAG_MAIL_SEND_H

#include "base/log.h"
#include "mail/outbox.h"
#include "mail/smtp.h"

struct send_counts {
	size_t sent, queued, failed, unknown; /* of this call; queued: left for a later one */
};

/*
 * Under the lock, after outbox_recover(). Tries each message until it is sent or its attempts (mail->attempts) are used up: after
 * mail->wait seconds, doubled each time, at most an hour. Waits itself only `patience` seconds in all; what is due later is left
 * queued; where no server can be reached the other messages wait too. Each step is an event of the log ("mail.sending", "mail.sent", "mail.retry", "mail.failed", "mail.unknown"). A message
 * that fails or is unknown is a DIAG_WRITE fault that says what to do; the next one is tried all the same. False when the outbox
 * itself could not be written: nothing more is then sent.
 */
MUST_USE bool send_all(struct db *db, const char *output, const struct mail_settings *mail, const struct log *log,
		       unsigned patience, struct send_counts *counts, struct diags *diags);

/* Writes what is queued as output/utkorg/<id>-<recipient>.eml instead, and changes no state; *count gets how many. */
MUST_USE bool send_dry(struct db *db, const char *output, size_t *count, struct diags *diags);

#endif

/*
 * One message to one recipient over SMTP (libcurl).
 *
 * STARTTLS or TLS from the first byte; the certificate is verified against the host's name; without TLS only to this machine.
 * AUTH where a user is set. One envelope a recipient: of two in one, a bad one fails both.
 *
 * What came of it decides whether it may be sent again:
 *
 *     SMTP_SENT        250 after the final dot
 *     SMTP_TEMPORARY   4xx, or no connection, or one lost before the final dot: never taken, try again
 *     SMTP_PERMANENT   5xx, a certificate that is not right, no AUTH: nobody took it, and nobody will
 *     SMTP_UNKNOWN     lost or timed out after the final dot was on its way: perhaps delivered
 */
#ifndef UNDERLAG_MAIL_SMTP_H
#define UNDERLAG_MAIL_SMTP_H

#include "mail/mail_settings.h"

enum smtp_outcome { SMTP_SENT, SMTP_TEMPORARY, SMTP_PERMANENT, SMTP_UNKNOWN };

struct smtp_result {
	enum smtp_outcome outcome;
	long code;       /* of the last reply; 0: none */
	struct str text; /* the reply or libcurl's words, one line, printable, without any password */
};

/*
 * Called when the whole message is with the server and only the final dot is not: after it the message may be delivered. False
 * ends the connection instead (SMTP_TEMPORARY).
 */
typedef bool smtp_before_dot(void *user);

/* Once in the process, before the first use, and at its end. */
void smtp_begin(void);
void smtp_end(void);

/* password may be empty. result->text lives in the arena. Faults that are no result (memory) end the process. */
void smtp_send(const struct mail_settings *mail, struct str password, struct str to, struct str bytes,
	       smtp_before_dot *before_dot, void *user, struct arena *arena, struct smtp_result *result);

#endif

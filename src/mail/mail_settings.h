/*
 * The section [e-post] of the settings: the server, who sends, who receives.
 *
 *     [e-post]
 *     server = smtp.region.example          ; without it no mail is sent, and none is queued
 *     port = 587                            ; 465 with tls = direkt
 *     tls = starttls                        ; starttls, direkt, or ingen: only to this machine (localhost, 127.0.0.1, ::1)
 *     ca-fil = /etc/underlag/ca.pem         ; otherwise the system's
 *     användare = underlag
 *     lösenordsfil = /etc/underlag/smtp     ; otherwise the systemd credential "smtp" ($CREDENTIALS_DIRECTORY/smtp)
 *     från = Region Exempel <underlag@region.example>
 *     svar till = ekonomi@region.example
 *     ekonomi = ekonomi@region.example; controller@region.example
 *     tillåtna = region.example; *.region.example
 *     försök = 5                            ; of each message, 1 to 20
 *     väntan = 30 s                         ; before the second; doubled each time, at most an hour
 *     tidsgräns = 60 s                      ; without progress, for one message
 *
 * Unknown names are faults, and so are values that are not what is expected, each with its line.
 */
#ifndef UNDERLAG_MAIL_MAIL_SETTINGS_H
#define UNDERLAG_MAIL_MAIL_SETTINGS_H

#include "base/settings.h"

enum mail_tls { MAIL_STARTTLS, MAIL_TLS_DIRECT, MAIL_TLS_NONE };

struct mail_settings {
	bool has_server; /* otherwise the rest may be empty */
	struct str server;
	unsigned port;
	enum mail_tls tls;
	struct str ca_file; /* empty: the system's */
	struct str user;    /* empty: without AUTH */
	struct str password_file; /* empty: the credential */
	struct str from, from_name, reply_to;
	struct str_list staff;   /* the finance staff: valid and allowed */
	struct str_list allowed; /* as address_is_allowed() takes it */
	unsigned attempts, wait, timeout; /* seconds */
};

/* Whether or not there is a section. False when there was a fault (DIAG_INPUT). Texts live in the settings or the arena. */
MUST_USE bool mail_settings_read(struct mail_settings *mail, struct arena *arena, const struct settings *settings,
				 struct diags *diags);

/*
 * The password, read when it is needed: the file's first line. A file that others than its owner (and root) can read is a note. False,
 * with a DIAG_WRITE fault that does not contain it: no such file, or empty. wipe it (explicit_bzero) after use.
 */
MUST_USE bool mail_password(const struct mail_settings *mail, struct arena *arena, struct str *password, struct diags *diags);

#endif

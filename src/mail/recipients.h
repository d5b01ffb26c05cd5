/*
 * Who gets a document: the row of `mottagare`, or its substitute, or the finance staff.
 */
#ifndef UNDERLAG_MAIL_RECIPIENTS_H
#define UNDERLAG_MAIL_RECIPIENTS_H

#include "mail/mail_settings.h"

/* A row of the table mottagare for one document. */
struct recipient_row {
	struct str address, substitute;
};

enum chosen { CHOSEN_OWN, CHOSEN_SUBSTITUTE, CHOSEN_STAFF };

struct recipient {
	struct str address;
	enum chosen chosen;
	struct str reason; /* why not the first choice: in Swedish, as the letter is; else empty */
};

struct recipients {
	struct recipient *items;
	size_t count, capacity;
};

/*
 * For each row its address where that is valid and allowed, else the substitute where that is, else all of the finance staff; no
 * address twice. Without any row: the finance staff. Empty only where there is no staff either.
 */
void recipients_choose(struct recipients *recipients, struct arena *arena, const struct mail_settings *mail,
		       const struct recipient_row *rows, size_t count);

struct str chosen_name(enum chosen chosen); /* "mottagare", "ersättare", "ekonomi": as the outbox keeps it */

#endif

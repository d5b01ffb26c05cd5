/* Who gets a document. */
#include "mail/recipients.h"

#include "base/utf8.h"
#include "mail/address.h"

struct str chosen_name(enum chosen chosen)
{
	static const struct str names[] = {
		[CHOSEN_OWN] = STR("mottagare"), [CHOSEN_SUBSTITUTE] = STR("ersättare"), [CHOSEN_STAFF] = STR("ekonomi")};

	return names[chosen];
}

static void add(struct recipients *recipients, struct arena *arena, struct str address, enum chosen chosen, struct str reason)
{
	for (size_t i = 0; i < recipients->count; i++)
		if (str_equal_fold(recipients->items[i].address, address))
			return;
	*ARENA_PUSH(arena, recipients) = (struct recipient){address, chosen, reason};
}

static void add_staff(struct recipients *recipients, struct arena *arena, const struct mail_settings *mail, struct str reason)
{
	for (size_t i = 0; i < mail->staff.count; i++)
		add(recipients, arena, mail->staff.items[i], CHOSEN_STAFF, reason);
}

/* Why an address is not written to: in Swedish, as it is said to the Swedish reader of the letter. */
static struct str reason_against(struct arena *arena, struct str address)
{
	if (address.n == 0)
		return S("mottagaren saknar adress");
	/* what is no address is not repeated: it may hold anything */
	if (!address_is_valid(address))
		return S("mottagarens adress är ingen e-postadress");
	return str_printf(arena, "%.*s finns inte bland de tillåtna adresserna", STR_ARG(address));
}

void recipients_choose(struct recipients *recipients, struct arena *arena, const struct mail_settings *mail,
		       const struct recipient_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct recipient_row *row = &rows[i];
		if (address_is_allowed(&mail->allowed, row->address))
			add(recipients, arena, row->address, CHOSEN_OWN, S(""));
		else if (address_is_allowed(&mail->allowed, row->substitute))
			add(recipients, arena, row->substitute, CHOSEN_SUBSTITUTE, reason_against(arena, row->address));
		else
			add_staff(recipients, arena, mail, reason_against(arena, row->address));
	}
	if (count == 0)
		add_staff(recipients, arena, mail, S("dokumentet saknar mottagare"));
}

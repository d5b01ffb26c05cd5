/* Mail addresses. */
#include "mail/address.h"

#include "base/utf8.h"

#include <string.h>

enum { ADDRESS_MOST = 254, LOCAL_MOST = 64, LABEL_MOST = 63 };

static bool is_letter_or_digit(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Words of letters, digits and some marks, points between them. */
static bool is_local(struct str local)
{
	if (local.n == 0 || local.n > LOCAL_MOST)
		return false;
	while (local.n) {
		bool more = memchr(local.p, '.', local.n) != NULL;
		struct str word = str_cut(&local, '.');
		for (size_t i = 0; i < word.n; i++)
			if (!is_letter_or_digit(word.p[i]) && !strchr("!#$%&'*+/=?^_`{|}~-", word.p[i]))
				return false;
		if (word.n == 0 || (more && local.n == 0))
			return false;
	}
	return true;
}

static bool is_domain(struct str domain)
{
	size_t labels = 0;
	bool ends = domain.n && domain.p[domain.n - 1] == '.';

	while (domain.n) {
		struct str label = str_cut(&domain, '.');
		if (label.n == 0 || label.n > LABEL_MOST || label.p[0] == '-' || label.p[label.n - 1] == '-')
			return false;
		for (size_t i = 0; i < label.n; i++)
			if (!is_letter_or_digit(label.p[i]) && label.p[i] != '-')
				return false;
		labels++;
	}
	return labels >= 2 && !ends;
}

bool address_is_valid(struct str address)
{
	struct str domain = address;

	if (address.n > ADDRESS_MOST || str_find(address, S("@")) == (size_t)-1 || memchr(address.p, '\0', address.n))
		return false;
	struct str local = str_cut(&domain, '@');
	return is_local(local) && is_domain(domain);
}

static bool is_name(struct str name)
{
	size_t n;

	for (; name.n; name = str_sub(name, n, name.n)) {
		int32_t c = utf8_next(name, &n);
		if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == '"' || c == '<' || c == '>' || c == '\\')
			return false;
	}
	return true;
}

bool address_parse(struct str text, struct str *name, struct str *address)
{
	size_t open = str_find(text, S("<"));

	text = str_trim(text);
	*name = S("");
	*address = text;
	if (open != (size_t)-1) {
		open = str_find(text, S("<"));
		if (!str_ends(text, S(">")))
			return false;
		*name = str_trim(str_sub(text, 0, open));
		*address = str_trim(str_sub(text, open + 1, text.n - open - 2));
	}
	return address_is_valid(*address) && is_name(*name);
}

struct str address_domain(struct str address)
{
	(void)str_cut(&address, '@');
	return address;
}

static bool ends_fold(struct str text, struct str end)
{
	return text.n >= end.n && str_equal_fold(str_sub(text, text.n - end.n, end.n), end);
}

bool address_is_allowed(const struct str_list *allowed, struct str address)
{
	if (!address_is_valid(address))
		return false;
	for (size_t i = 0; i < allowed->count; i++) {
		struct str entry = allowed->items[i], domain = address_domain(address);
		if (str_starts(entry, S("*.")) ? ends_fold(domain, str_sub(entry, 1, entry.n)) && domain.n > entry.n - 1
					       : str_equal_fold(entry, address) || str_equal_fold(entry, domain))
			return true;
	}
	return false;
}

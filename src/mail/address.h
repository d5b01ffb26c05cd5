/*
 * Mail addresses: which may be written to at all.
 *
 * The form is the one that functional mailboxes have: local@domain, ASCII, a local part of letters, digits and !#$%&'*+/=?^_{|}~.-
 * without quotes, a domain of at least two labels (RFC 5321, 4.1.2, without its rare forms; at most 254 bytes). Nothing that ends a
 * header line, begins a comment or names a second recipient is an address: what comes from data can not leave its header.
 */
#ifndef UNDERLAG_MAIL_ADDRESS_H
#define UNDERLAG_MAIL_ADDRESS_H

#include "base/str.h"

bool address_is_valid(struct str address);

/* "Ekonomi <ekonomi@region.example>" or the address alone; the name may hold no quote, angle bracket or control character. */
MUST_USE bool address_parse(struct str text, struct str *name, struct str *address);

/*
 * The allow-list has addresses ("registrator@region.example"), domains ("region.example": that one alone), and domains with all
 * below them ("*.region.example": not the domain itself). Compared without case. An empty list allows nobody.
 */
bool address_is_allowed(const struct str_list *allowed, struct str address);

/* The domain of a valid address. */
struct str address_domain(struct str address);

#endif

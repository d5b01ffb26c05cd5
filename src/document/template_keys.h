/* The keys of the front matter that say where a document goes: utskick, godkänns av, sekretess, brev. */
#ifndef UNDERLAG_DOCUMENT_TEMPLATE_KEYS_H
#define UNDERLAG_DOCUMENT_TEMPLATE_KEYS_H

#include "document/template.h"

/* False where the field is none of them. A value that is none of the key's is a fault. */
bool template_key_read(struct template *template, const struct template_field *field, struct arena *arena,
		       struct diags *diags);

/* Once all templates are parsed: whether each letter has a document to go with, and each document at most one letter. */
void template_check_letters(const struct template *templates, struct diags *diags);

#endif

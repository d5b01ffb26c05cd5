/* Where a document goes. */
#include "document/template_keys.h"

#include "base/utf8.h"

static void read_dispatch(struct template *template, const struct template_field *field, struct diags *diags)
{
	if (str_equal_fold(field->value, S("varje natt")))
		template->dispatch = DISPATCH_NIGHTLY;
	else if (str_equal_fold(field->value, S("stängd period")))
		template->dispatch = DISPATCH_CLOSED;
	else
		diag_add(diags, DIAG_INPUT, field->value_at, _("expected \"varje natt\" or \"stängd period\""));
}

static void read_approvers(struct template *template, const struct template_field *field, struct arena *arena,
			   struct diags *diags)
{
	struct str rest = field->value;

	while (rest.n) {
		struct str role = str_trim(str_cut(&rest, ';'));
		if (role.n)
			*ARENA_PUSH(arena, &template->approvers) = role;
	}
	if (template->approvers.count == 0)
		diag_add(diags, DIAG_INPUT, field->value_at, _("expected a role, or several with ; between them"));
}

static void read_confidential(struct template *template, const struct template_field *field)
{
	if (str_equal_fold(field->value, S("nej")))
		return;
	template->confidential = str_equal_fold(field->value, S("ja")) ? S("SEKRETESS") : field->value;
}

bool template_key_read(struct template *template, const struct template_field *field, struct arena *arena,
		       struct diags *diags)
{
	if (str_equal(field->key, S("utskick")))
		read_dispatch(template, field, diags);
	else if (str_equal(field->key, S("godkänns av")))
		read_approvers(template, field, arena, diags);
	else if (str_equal(field->key, S("sekretess")))
		read_confidential(template, field);
	else if (str_equal(field->key, S("brev")))
		template->letter_for = field->value;
	else
		return false;
	return true;
}

/* ---- letters ---- */

static bool is_of_run(struct str letter_for)
{
	return str_equal(letter_for, S("ekonomi")) || str_equal(letter_for, S("larm"));
}

static const struct template *find_document(const struct template *templates, struct str document)
{
	for (const struct template *t = templates; t; t = t->next)
		if (t->letter_for.n == 0 && t->document.n && str_equal(t->document, document))
			return t;
	return NULL;
}

static void check_letter(const struct template *templates, const struct template *letter, struct diags *diags)
{
	struct place at = template_field(letter, S("brev"))->value_at;
	const struct template *document = find_document(templates, letter->letter_for);

	if (!document && !is_of_run(letter->letter_for))
		diag_add(diags, DIAG_INPUT, at,
			 _("no template makes a document \"%.*s\": expected a document, \"ekonomi\" or \"larm\""),
			 STR_ARG(letter->letter_for));
	else if (letter->per_scope != (document && document->per_scope))
		diag_add(diags, DIAG_INPUT, at,
			 letter->per_scope ? _("this letter is for each förvaltning, what it goes with is not")
					   : _("the document is made for each förvaltning: the letter needs \"för varje: förvaltning\""));
	if (letter->dispatch != DISPATCH_NONE || letter->approvers.count || letter->confidential.n)
		diag_add(diags, DIAG_INPUT, at,
			 _("a letter has no utskick, godkänns av or sekretess of its own: they belong to its document"));
	if (letter->document.n == 0)
		diag_add(diags, DIAG_INPUT, at, _("a letter has a name: dokument: brev_%.*s"), STR_ARG(letter->letter_for));
}

void template_check_letters(const struct template *templates, struct diags *diags)
{
	for (const struct template *t = templates; t; t = t->next) {
		if (t->letter_for.n == 0)
			continue;
		check_letter(templates, t, diags);
		for (const struct template *other = templates; other != t; other = other->next)
			if (str_equal(other->letter_for, t->letter_for))
				diag_add(diags, DIAG_INPUT, template_field(t, S("brev"))->value_at,
					 _("%.*s is already the letter for %.*s"), STR_ARG(other->file), STR_ARG(t->letter_for));
	}
}

/* underlag attest: somebody in a role approves what a document says. */
#include "commands.h"

#include "base/utf8.h"
#include "help.h"
#include "past.h"
#include "publish/file.h"
#include "record.h"

#include <stdio.h>
#include <unistd.h>

struct attest {
	const struct options *options;
	struct arena arena;
	struct diags diags;
	struct run_lock lock;
	struct db db;
	struct journal_run run;
	struct journal_document document;
};

static bool find_document(struct attest *attest, struct str name)
{
	struct journal_documents documents = {0};

	if (!journal_documents(&attest->db, &attest->arena, attest->run.id, &documents, &attest->diags))
		return false;
	for (size_t i = 0; i < documents.count; i++)
		if (str_equal(documents.items[i].name, name)) {
			attest->document = documents.items[i];
			return true;
		}
	diag_add(&attest->diags, DIAG_USAGE, (struct place){0}, _("run %.*s has no document \"%.*s\""),
		 STR_ARG(attest->run.name), STR_ARG(name));
	return false;
}

static bool is_role(struct str roles, struct str role)
{
	while (roles.n)
		if (str_equal_fold(str_trim(str_cut(&roles, ';')), role))
			return true;
	return false;
}

static bool may_approve(struct attest *attest, struct str role)
{
	const struct journal_document *document = &attest->document;
	struct place nowhere = {0};

	if (attest->run.state != RUN_PUBLISHED)
		diag_add(&attest->diags, DIAG_USAGE, nowhere, _("run %.*s is not published"), STR_ARG(attest->run.name));
	else if (document->approver.n == 0)
		diag_add(&attest->diags, DIAG_USAGE, nowhere, _("%.*s needs no approval: its template has no \"godkänns av\""),
			 STR_ARG(document->name));
	else if (!is_role(document->approver, role))
		diag_add(&attest->diags, DIAG_USAGE, nowhere, _("%.*s is approved by %.*s, not by \"%.*s\": say --roll ROLE"),
			 STR_ARG(document->name), STR_ARG(document->approver), STR_ARG(role));
	else if (attest->run.stops)
		diag_add(&attest->diags, DIAG_USAGE, nowhere,
			 _("the controls stop run %.*s: what is not reconciled is not approved"), STR_ARG(attest->run.name));
	return diags_faults(&attest->diags) == 0;
}

/* The digest of a file as it was published; what lies there now must be the same. */
static bool check_file(struct attest *attest, const char *ending, struct str *sha256)
{
	struct arena *arena = &attest->arena;
	struct str name = str_printf(arena, "%.*s.%s", STR_ARG(attest->document.name), ending);
	const char *path = path_in(arena, past_folder(arena, attest->options->output, &attest->run), name);
	struct manifest_files files = {0};
	struct digest found;

	if (!journal_files(&attest->db, arena, attest->run.id, S("output"), &files, &attest->diags) ||
	    !digest_file(path, &found, NULL, &attest->diags))
		return false;
	*sha256 = str_copy(arena, str_from(found.hex));
	for (size_t i = 0; i < files.count; i++)
		if (str_equal(files.items[i].name, name) && str_equal(str_from(files.items[i].sha256.hex), *sha256))
			return true;
	diag_add(&attest->diags, DIAG_WRITE, file_place(path), _("is not as it was published: it can not be approved"));
	return false;
}

static void say(struct attest *attest, struct str role)
{
	const struct journal_document *document = &attest->document;

	printf(_("%.*s of run %.*s is approved by %.*s, as it stands; another figure voids it.\n"), STR_ARG(document->name),
	       STR_ARG(attest->run.name), STR_ARG(role));
	printf(attest->run.correction ? _("The next underlag run --rättelse publishes it without UTKAST, when all have approved.\n")
				      : _("The next underlag run publishes it without UTKAST, when all have approved.\n"));
}

static bool attest_document(struct attest *attest, struct str run, struct str name, struct str role)
{
	struct str pdf, xlsx;
	size_t unknown;

	if (!run_lock_take(&attest->lock, &attest->arena, attest->options->output, &attest->diags) ||
	    !db_open(&attest->db, &attest->arena, attest->options->output, DB_WRITE, &attest->diags) ||
	    !record_recover(&attest->db, &attest->arena, attest->options->output, &unknown, &attest->diags) ||
	    !journal_find(&attest->db, &attest->arena, run, &attest->run, &attest->diags) || !find_document(attest, name) ||
	    !may_approve(attest, role) || !check_file(attest, "pdf", &pdf) || !check_file(attest, "xlsx", &xlsx) ||
	    !journal_approve(&attest->db, &attest->run, &attest->document, role, pdf, xlsx, db_now(&attest->arena),
			     &attest->diags))
		return false;
	say(attest, role);
	return true;
}

int command_attest(const struct options *options, int count, char **arguments)
{
	struct attest attest = {.options = options, .lock = RUN_LOCK_INIT, .db = DB_INIT};

	if (count != 2)
		return help_usage(stderr);
	diags_init(&attest.diags, &attest.arena);
	(void)!attest_document(&attest, str_from(arguments[0]), str_from(arguments[1]),
			       options->role ? str_trim(str_from(options->role)) : S(""));
	int status = command_end(&attest.arena, &attest.diags, &attest.db);
	run_lock_release(&attest.lock);
	return status;
}

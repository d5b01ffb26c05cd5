/* underlag verify: every hash of a run again, and with its inputs at hand the documents themselves. */
#include "commands.h"

#include "base/utf8.h"
#include "help.h"
#include "past.h"
#include "publish/file.h"
#include "remake.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct verify {
	const struct options *options;
	struct arena arena;
	struct diags diags;
	struct db db;
	struct journal_run run;
	size_t checked, faults;
};

static void fault(struct verify *verify, const char *path, const char *what)
{
	verify->faults++;
	diag_add(&verify->diags, DIAG_WRITE, file_place(path), "%s", what);
}

static const struct manifest_file *find_file(const struct manifest_files *files, struct str name)
{
	for (size_t i = 0; i < files->count; i++)
		if (str_equal(files->items[i].name, name))
			return &files->items[i];
	return NULL;
}

/* ---- what was published ---- */

static bool is_same(struct verify *verify, const char *path, const struct manifest_file *file)
{
	struct digest found;

	return digest_file(path, &found, NULL, &verify->diags) &&
	       str_equal(str_from(found.hex), str_from(file->sha256.hex));
}

/* manifest.json cannot list itself: its digest stands in the journal, and the others in both. */
static void check_outputs(struct verify *verify, const char *folder)
{
	struct arena *arena = &verify->arena;
	struct manifest_files files = {0};
	struct str_list names = {0};

	if (!journal_files(&verify->db, arena, verify->run.id, S("output"), &files, &verify->diags))
		return;
	if (access(folder, F_OK) != 0) {
		fault(verify, folder, _("the run's folder is gone"));
		return;
	}
	for (size_t i = 0; i < files.count; i++) {
		const char *path = path_in(arena, folder, files.items[i].name);
		verify->checked++;
		if (access(path, F_OK) != 0)
			fault(verify, path, _("was published and is gone"));
		else if (!is_same(verify, path, &files.items[i]))
			fault(verify, path, _("is not as it was published"));
	}
	if (!folder_list(folder, arena, &names, &verify->diags))
		return;
	for (size_t i = 0; i < names.count; i++)
		if (!find_file(&files, names.items[i]))
			fault(verify, path_in(arena, folder, names.items[i]), _("was not published by the run"));
}

/* ---- what it was made of ---- */

/* Whether the file of the journal lies in the folder or at the path, as it was. */
static bool is_at_hand(struct verify *verify, const struct manifest_file *file, const char *path)
{
	if (access(path, R_OK) == 0 && is_same(verify, path, file))
		return true;
	printf(_("  %.*s is not here as it was\n"), STR_ARG(file->name));
	return false;
}

static bool are_at_hand(struct verify *verify, struct str kind, const char *folder)
{
	struct arena *arena = &verify->arena;
	const struct options *options = verify->options;
	struct manifest_files files = {0};
	bool good = journal_files(&verify->db, arena, verify->run.id, kind, &files, &verify->diags);

	for (size_t i = 0; i < files.count; i++) {
		const struct manifest_file *file = &files.items[i];
		bool is_settings = options->settings && str_equal(file->name, str_base_name(str_from(options->settings)));
		good &= is_at_hand(verify, file, is_settings ? options->settings : path_in(arena, folder, file->name));
	}
	return good;
}

/* ---- the documents again ---- */

static bool read_options(struct verify *verify, struct options *out)
{
	struct options options = *verify->options;
	struct arena *arena = &verify->arena;
	struct str attached, letters;

	if (!journal_parameter(&verify->db, arena, verify->run.id, S("bifoga"), &attached, &verify->diags) ||
	    !journal_parameter(&verify->db, arena, verify->run.id, S("utan brev"), &letters, &verify->diags))
		return false;
	options.period = str_c(arena, verify->run.period);
	options.at = str_c(arena, verify->run.at);
	options.only = verify->run.only.n ? str_c(arena, verify->run.only) : NULL;
	options.correction = verify->run.correction;
	options.attach = attached.n > 0;
	options.dry_run = str_equal(letters, S("prov"));
	options.no_mail = letters.n && !options.dry_run;
	options.log = LOG_OFF;
	*out = options;
	return true;
}

static void compare_file(struct verify *verify, const char *folder, const char *remade, struct str name)
{
	struct arena *arena = &verify->arena;
	const char *path = path_in(arena, folder, name), *again = path_in(arena, remade, name);
	bool equal;

	if (access(again, F_OK) != 0)
		fault(verify, path, _("was not made again"));
	else if (file_equal(path, again, &equal, &verify->diags) && !equal)
		fault(verify, path, _("came out otherwise when it was made again"));
}

static void compare_folders(struct verify *verify, const char *folder, const char *remade)
{
	struct str_list names = {0};

	if (!folder_list(folder, &verify->arena, &names, &verify->diags))
		return;
	for (size_t i = 0; i < names.count; i++)
		compare_file(verify, folder, remade, names.items[i]);
}

static void remake(struct verify *verify, const char *folder)
{
	struct arena *arena = &verify->arena;
	const char *scratch = getenv("TMPDIR");
	char *made = (char *)(uintptr_t)path_in(arena, scratch && *scratch ? scratch : "/tmp", S("underlag-XXXXXX"));
	struct options options;

	if (!read_options(verify, &options))
		return;
	if (!mkdtemp(made)) {
		fault(verify, made, _("cannot be made"));
		return;
	}
	if (night_remake(&options, &verify->run, made)) {
		compare_folders(verify, folder, past_folder(arena, made, &verify->run));
		if (verify->faults == 0)
			printf(_("Made again: every file is the same, byte for byte.\n"));
	} else
		fault(verify, folder, _("could not be made again"));
	if (!folder_remove(made))
		diag_add(&verify->diags, DIAG_NOTE, file_place(made), _("cannot be removed"));
}

/* ---- all of it ---- */

static void verify_run(struct verify *verify, struct str text)
{
	const struct options *options = verify->options;

	if (!db_open(&verify->db, &verify->arena, options->output, DB_READ, &verify->diags) ||
	    !journal_find(&verify->db, &verify->arena, text, &verify->run, &verify->diags))
		return;
	if (verify->run.state != RUN_PUBLISHED) {
		struct str state = run_state_name(verify->run.state);
		diag_add(&verify->diags, DIAG_USAGE, (struct place){0}, _("run %.*s is not published: %.*s"),
			 STR_ARG(text), STR_ARG(state));
		return;
	}
	const char *folder = past_folder(&verify->arena, options->output, &verify->run);
	printf("%s\n", folder);
	check_outputs(verify, folder);
	if (verify->faults == 0 && diags_faults(&verify->diags) == 0)
		printf(_("%zu files are as they were published.\n"), verify->checked);
	bool inputs = are_at_hand(verify, S("input"), options->input);
	bool templates = are_at_hand(verify, S("template"), options->templates);
	if (inputs && templates)
		remake(verify, folder);
	else
		printf(_("The documents are not made again: that takes what the run was made of (--input, --templates, "
			 "--settings).\n"));
}

int command_verify(const struct options *options, int count, char **arguments)
{
	struct verify verify = {.options = options, .db = DB_INIT};

	if (count != 1)
		return help_usage(stderr);
	diags_init(&verify.diags, &verify.arena);
	verify_run(&verify, str_from(arguments[0]));
	return command_end(&verify.arena, &verify.diags, &verify.db);
}

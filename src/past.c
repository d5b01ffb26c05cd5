/* What earlier runs mean for this one. */
#include "past.h"

#include "base/period.h"
#include "publish/file.h"

#include <unistd.h>

const char *past_folder(struct arena *arena, const char *output, const struct journal_run *run)
{
	return path_in(arena, path_in(arena, output, run->period), run->name);
}

int32_t past_day(struct str at)
{
	int32_t day = 0;

	return date_parse(str_sub(at, 0, 10), &day) ? day : 0;
}

/* The newest published run below past->before that the test wants; id 0 where there is none. */
static bool newest(const struct past *past, enum journal_what what, bool (*wanted)(const struct journal_run *, const void *),
		   const void *user, struct journal_run *run, struct diags *diags)
{
	int64_t before = past->before;

	do {
		if (!journal_last(past->db, past->arena, what, S(""), S(""), before, run, diags))
			return false;
		before = run->id;
	} while (run->id && !wanted(run, user));
	return true;
}

static bool is_of_earlier_day(const struct journal_run *run, const void *user)
{
	const int32_t *day = user;

	return past_day(run->at) < *day;
}

static bool is_fit_of_earlier_day(const struct journal_run *run, const void *user)
{
	return !run->stale && is_of_earlier_day(run, user);
}

static bool is_of_earlier_period(const struct journal_run *run, const void *user)
{
	const struct str *period = user;

	return run->only.n == 0 && str_compare(run->period, *period) < 0;
}

/* A run whose folder somebody has moved away can not be compared with. */
static bool read_figures(const struct past *past, struct journal_run *run, struct figure_rows *rows, struct diags *diags)
{
	if (run->id == 0)
		return true;
	const char *path = path_in(past->arena, past_folder(past->arena, past->output, run), S("siffror.csv"));
	if (access(path, F_OK) == 0)
		return figure_rows_read(rows, past->arena, path, diags);
	diag_add(diags, DIAG_NOTE, file_place(path), _("is gone: nothing is compared with that run"));
	*run = (struct journal_run){0};
	return true;
}

static bool went_out(const struct past *past, const struct journal_run *run, bool *released, struct diags *diags)
{
	struct journal_documents documents = {0};

	if (!journal_documents(past->db, past->arena, run->id, &documents, diags))
		return false;
	*released = false;
	for (size_t i = 0; i < documents.count; i++)
		*released |= documents.items[i].released;
	return true;
}

/* The newest first: the first correction that went out is the last one. */
static bool read_gone_out(struct past *past, struct diags *diags)
{
	struct journal_runs runs = {0};

	if (!journal_list(past->db, past->arena, past->period, 0, &runs, diags))
		return false;
	for (size_t i = 0; i < runs.count; i++) {
		const struct journal_run *run = &runs.items[i];
		bool released = false;
		if (run->id >= past->before || run->state != RUN_PUBLISHED)
			continue;
		if (!went_out(past, run, &released, diags))
			return false;
		past->gone_out |= released;
		if (released && run->correction && !past->corrected)
			past->corrected = date_before(past_day(run->at));
	}
	return true;
}

bool past_read(struct past *past, struct arena *arena, struct db *db, const char *output, struct str period,
	       struct str only, struct str at, int64_t before, struct diags *diags)
{
	int32_t day = past_day(at);

	*past = (struct past){.arena = arena, .output = output, .db = db, .period = period, .before = before};
	return journal_last(db, arena, JOURNAL_COMPLETE, period, only, before, &past->last, diags) &&
	       read_figures(past, &past->last, &past->last_figures, diags) &&
	       newest(past, JOURNAL_ANY, is_of_earlier_day, &day, &past->earlier, diags) &&
	       (past->earlier.id == 0 ||
		journal_files(db, arena, past->earlier.id, S("input"), &past->earlier_inputs, diags)) &&
	       newest(past, JOURNAL_ANY, is_fit_of_earlier_day, &day, &past->fit, diags) &&
	       (past->fit.id == 0 || journal_files(db, arena, past->fit.id, S("input"), &past->fit_inputs, diags)) &&
	       newest(past, JOURNAL_APPROVED, is_of_earlier_period, &period, &past->approved, diags) &&
	       read_figures(past, &past->approved, &past->approved_figures, diags) &&
	       journal_approvals(db, arena, period, before, &past->approvals, diags) && read_gone_out(past, diags);
}

bool past_released(const struct past *past, struct str name, struct past_release *release, struct diags *diags)
{
	*release = (struct past_release){0};
	return journal_released(past->db, past->arena, past->period, name, past->before, &release->document, &release->run,
				diags);
}

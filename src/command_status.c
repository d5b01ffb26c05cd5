/* underlag status: one line and an exit status for a monitor (the conventions of Nagios plugins). */
#include "commands.h"

#include "base/clock.h"
#include "publish/journal.h"
#include "publish/journal_mail.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

enum health { HEALTH_OK, HEALTH_WARNING, HEALTH_CRITICAL, HEALTH_UNKNOWN };

enum { WARN_AFTER = 26 * 3600, CRITICAL_AFTER = 50 * 3600, QUEUED_TOO_LONG = 3600 };

struct status {
	struct arena arena;
	struct diags diags;
	struct db db;
	int64_t now, warn_after, critical_after;
	enum health health;
	struct str words;
};

/* "26h", "90m", "2d": seconds. */
static bool parse_span(const char *text, int64_t otherwise, int64_t *out)
{
	char *end;

	*out = otherwise;
	if (!text)
		return true;
	errno = 0;
	long long n = strtoll(text, &end, 10);
	int64_t unit = *end == 'm' ? 60 : *end == 'h' ? 3600 : *end == 'd' ? 86400 : 0;
	*out = n * unit;
	return errno == 0 && end != text && unit && end[1] == '\0' && n > 0 && n < 100000;
}

static void find(struct status *status, enum health health, struct str words)
{
	if (health > status->health)
		status->health = health;
	status->words = status->words.n
				? str_printf(&status->arena, "%.*s; %.*s", STR_ARG(status->words), STR_ARG(words))
				: words;
}

static int64_t seconds_of(struct str time)
{
	struct tm tm;

	return clock_parse(time, &tm) ? (int64_t)timegm(&tm) : 0;
}

static bool is_alive(const struct journal_run *run)
{
	return kill((pid_t)run->pid, 0) == 0 || errno == EPERM;
}

static bool is_unended(const struct journal_run *run)
{
	return run->state == RUN_GOING || run->state == RUN_PUBLISHING;
}

static bool ended_well(const struct journal_run *run)
{
	return run->state == RUN_PUBLISHED || run->state == RUN_UNCHANGED;
}

/* How the newest run of a period went, be it still going on. */
static void judge_newest(struct status *status, const struct journal_run *run)
{
	struct arena *arena = &status->arena;
	struct str said = run->said, first = str_cut(&said, '\n');

	if (is_unended(run) && is_alive(run))
		find(status, HEALTH_OK, str_printf(arena, _("a run goes on since %.*s"), STR_ARG(run->started)));
	else if (run->state == RUN_FAILED)
		find(status, HEALTH_CRITICAL,
		     str_printf(arena, _("the run of %.*s failed: %.*s"), STR_ARG(run->started), STR_ARG(first)));
	else if (!ended_well(run))
		find(status, HEALTH_CRITICAL, str_printf(arena, _("the run of %.*s died"), STR_ARG(run->started)));
}

static struct str age_words(struct arena *arena, int64_t seconds)
{
	return seconds < 2 * 3600    ? str_printf(arena, _("%lld min ago"), (long long)(seconds / 60))
	       : seconds < 2 * 86400 ? str_printf(arena, _("%lld h ago"), (long long)(seconds / 3600))
				     : str_printf(arena, _("%lld days ago"), (long long)(seconds / 86400));
}

static void judge_last_good(struct status *status, const struct journal_run *run, const struct journal_run *published,
			    int64_t age)
{
	struct arena *arena = &status->arena;
	enum health of_age = age > status->critical_after ? HEALTH_CRITICAL
			     : age > status->warn_after   ? HEALTH_WARNING
							  : HEALTH_OK;
	struct str when = age_words(arena, age);

	find(status, of_age,
	     run->state == RUN_UNCHANGED
		     ? str_printf(arena, _("nothing had changed %.*s, since %.*s"), STR_ARG(when),
				  STR_ARG(published->name))
		     : str_printf(arena, _("%.*s published %.*s"), STR_ARG(run->name), STR_ARG(when)));
	if (published->id)
		find(status, published->stops || published->stale ? HEALTH_WARNING : HEALTH_OK,
		     str_printf(arena, "%.*s%s", STR_ARG(published->verdict),
				published->stale ? ", GAMMALT UNDERLAG" : ""));
}

static void judge_mail(struct status *status, const struct mail_counts *mail)
{
	struct arena *arena = &status->arena;

	if (mail->failed + mail->unknown)
		find(status, HEALTH_CRITICAL,
		     str_printf(arena, _("%lld letters not sent, %lld unknown"), (long long)mail->failed,
				(long long)mail->unknown));
	if (mail->queued && status->now - mail->oldest_queued > QUEUED_TOO_LONG)
		find(status, HEALTH_WARNING,
		     str_printf(arena, _("%lld letters wait since long"), (long long)mail->queued));
}

static void print_line(const struct status *status, int64_t age, const struct journal_run *published,
		       const struct mail_counts *mail)
{
	static const char *const names[] = {"OK", "WARNING", "CRITICAL", "UNKNOWN"};

	printf("UNDERLAG %s - %.*s", names[status->health], STR_ARG(status->words));
	if (status->health != HEALTH_UNKNOWN)
		printf(" | age=%llds;%lld;%lld;0 stopped=%d stale=%d queued=%lld failed=%lld unknown=%lld",
		       (long long)age, (long long)status->warn_after, (long long)status->critical_after,
		       published->stops, published->stale, (long long)mail->queued, (long long)mail->failed,
		       (long long)mail->unknown);
	putchar('\n');
}

/* A command that somebody mistyped says nothing of the nights. */
static bool is_mistyped(const struct journal_run *run)
{
	return run->state == RUN_FAILED && run->status == 2;
}

/* Whether no later run of its period counts, or of any where it did not come to know its own: the newest come first. */
static bool is_newest(const struct journal_runs *runs, size_t i)
{
	if (is_mistyped(&runs->items[i]))
		return false;
	for (size_t k = 0; k < i; k++)
		if ((runs->items[i].period.n == 0 || str_equal(runs->items[k].period, runs->items[i].period)) &&
		    !is_mistyped(&runs->items[k]))
			return false;
	return true;
}

/* A period that nobody has run for long is over, however its last run went. */
static bool is_recent(const struct status *status, const struct journal_run *run)
{
	return status->now - seconds_of(run->started) <= status->critical_after;
}

static void judge(struct status *status)
{
	struct journal_runs runs = {0};
	const struct journal_run none = {0}, *good = &none, *published = &none;
	struct mail_counts mail = {0};
	int64_t age = 0;
	size_t judged = 0;

	if (!journal_list(&status->db, &status->arena, S(""), 0, &runs, &status->diags) ||
	    !journal_mail(&status->db, 0, &mail, &status->diags))
		return;
	for (size_t i = runs.count; i-- > 0;) {
		const struct journal_run *run = &runs.items[i];
		good = ended_well(run) ? run : good;
		published = run->state == RUN_PUBLISHED ? run : published;
	}
	for (size_t i = 0; i < runs.count; i++)
		if (is_newest(&runs, i) && (judged++ == 0 || is_recent(status, &runs.items[i])))
			judge_newest(status, &runs.items[i]);
	if (good->id) {
		age = status->now - seconds_of(good->ended);
		judge_last_good(status, good, published, age);
	} else
		find(status, runs.count ? HEALTH_CRITICAL : HEALTH_UNKNOWN,
		     str_from(_("no run has published anything yet")));
	judge_mail(status, &mail);
	print_line(status, age, published, &mail);
}

int command_status(const struct options *options, int count, char **arguments)
{
	struct status status = {.db = DB_INIT, .now = (int64_t)time(NULL)};

	(void)arguments;
	diags_init(&status.diags, &status.arena);
	if (count || !parse_span(options->warn_after, WARN_AFTER, &status.warn_after) ||
	    !parse_span(options->critical_after, CRITICAL_AFTER, &status.critical_after)) {
		printf("UNDERLAG UNKNOWN - %s\n", _("usage: underlag status [--warning 26h] [--critical 50h]"));
		status.health = HEALTH_UNKNOWN;
	} else if (db_open(&status.db, &status.arena, options->output, DB_READ, &status.diags))
		judge(&status);
	if (diags_faults(&status.diags)) {
		struct str text = diags_text(&status.arena, &status.diags), first = str_cut(&text, '\n');
		printf("UNDERLAG UNKNOWN - %.*s\n", STR_ARG(first));
		status.health = HEALTH_UNKNOWN;
	}
	if (status.db.handle)
		db_close(&status.db);
	arena_release(&status.arena);
	return (int)status.health;
}

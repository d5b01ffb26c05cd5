/* Writes documents in child processes, several at a time. */
#include "publish/render.h"

#include "publish/report.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum stage { WAITING, RUNNING, ENDED };

/* How a job ended, kept until all have: what is said about it is said in the order of jobs. */
struct outcome {
	enum stage stage;
	struct buf report;
	bool refused;   /* another job has its path: it never ran */
	bool bereft;    /* what it comes after was not written: it never ran */
	int fork_error; /* errno of a process that could not be made, or 0 */
	int status;     /* of waitpid */
	bool timed_out;
};

struct child {
	pid_t pid;
	size_t job;
	int64_t deadline; /* milliseconds of clock_ms() */
};

struct pool {
	struct render_job *jobs;
	struct outcome *outcomes;
	size_t count, done;
	struct child *children; /* running of them, in no order, and beside each its pipe */
	struct pollfd *pipes;
	size_t running;
	render_progress *progress;
	void *user;
};

static int64_t clock_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static unsigned patience(const struct render_job *job)
{
	return job->seconds ? job->seconds : RENDER_SECONDS;
}

/* The job has ended, or will never run. */
static void end_job(struct pool *pool, size_t job)
{
	pool->outcomes[job].stage = ENDED;
	pool->done++;
	if (pool->progress)
		pool->progress(pool->user, pool->done, pool->count, pool->jobs[job].label);
}

static void run_job(const struct render_job *job, struct buf *report)
{
	struct arena arena = ARENA_INIT;
	struct diags diags;

	diags_init(&diags, &arena);
	bool written = job->write(job->what, job->path, &diags);
	report_write(report, &diags, written);
	arena_release(&arena);
}

/* Nothing of the parent may happen twice: no atexit() function, no buffered output, no signal handler. */
static _Noreturn void child_main(const struct render_job *job, int pipe_end, pid_t parent)
{
	struct buf report = BUF_INIT;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(1);
	signal(SIGINT, SIG_DFL);
	signal(SIGTERM, SIG_DFL);

	run_job(job, &report);
	for (struct str rest = buf_str(&report); rest.n;) {
		ssize_t n = write(pipe_end, rest.p, rest.n);
		if (n < 0 && errno != EINTR)
			_exit(1);
		rest = str_sub(rest, n > 0 ? (size_t)n : 0, rest.n);
	}
	_exit(report.full);
}

static bool start(struct pool *pool, size_t job)
{
	int ends[2];
	pid_t parent = getpid();

	if (pipe(ends) != 0)
		return false;
	fflush(NULL);
	pid_t pid = fork();
	if (pid == 0) {
		close(ends[0]);
		child_main(&pool->jobs[job], ends[1], parent);
	}
	int error = errno;
	close(ends[1]);
	if (pid < 0) {
		close(ends[0]);
		errno = error;
		return false;
	}
	pool->pipes[pool->running] = (struct pollfd){.fd = ends[0], .events = POLLIN};
	pool->children[pool->running++] = (struct child){
		.pid = pid,
		.job = job,
		.deadline = clock_ms() + (int64_t)patience(&pool->jobs[job]) * 1000,
	};
	pool->outcomes[job].stage = RUNNING;
	return true;
}

/* Its pipe is closed, so the child is dead or dying (to kill it then changes nothing), or its time is up. */
static void finish(struct pool *pool, size_t slot)
{
	struct child child = pool->children[slot];

	kill(child.pid, SIGKILL);
	while (waitpid(child.pid, &pool->outcomes[child.job].status, 0) < 0 && errno == EINTR)
		;
	close(pool->pipes[slot].fd);
	pool->running--;
	pool->children[slot] = pool->children[pool->running];
	pool->pipes[slot] = pool->pipes[pool->running];
	end_job(pool, child.job);
}

/* False at the end of the report. */
static bool receive(struct pool *pool, size_t slot)
{
	char chunk[16 * 1024];
	ssize_t n = read(pool->pipes[slot].fd, chunk, sizeof chunk);

	if (n > 0)
		buf_add(&pool->outcomes[pool->children[slot].job].report, (struct str){chunk, (size_t)n});
	return n > 0 || (n < 0 && errno == EINTR);
}

static int until_first_deadline(const struct pool *pool)
{
	enum { LONGEST = 60 * 1000 };
	int64_t now = clock_ms(), wait = LONGEST;

	for (size_t i = 0; i < pool->running; i++)
		if (pool->children[i].deadline - now < wait)
			wait = pool->children[i].deadline - now;
	return wait < 0 ? 0 : (int)wait;
}

static void attend(struct pool *pool)
{
	if (poll(pool->pipes, (nfds_t)pool->running, until_first_deadline(pool)) < 0)
		for (size_t i = 0; i < pool->running; i++)
			pool->pipes[i].revents = 0;
	for (size_t i = pool->running; i-- > 0;) {
		struct child *child = &pool->children[i];
		bool ended = pool->pipes[i].revents && !receive(pool, i);
		if (!ended && child->deadline <= clock_ms())
			ended = pool->outcomes[child->job].timed_out = true;
		if (ended)
			finish(pool, i);
	}
}

static bool is_written(const struct render_job *job, const struct outcome *outcome)
{
	struct arena arena = ARENA_INIT;
	struct diags ignored;
	struct stat status;
	bool written = false;

	diags_init(&ignored, &arena);
	bool reported =
		!outcome->refused && !outcome->bereft && report_read(buf_str(&outcome->report), &ignored, &written);
	arena_release(&arena);
	return reported && written && lstat(job->path, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
}

/* Ends a job that is not to run; one that waits for another may have to learn first how that ended. */
static bool never_runs(struct pool *pool, size_t job)
{
	struct outcome *outcome = &pool->outcomes[job];
	const struct render_job *after = pool->jobs[job].after;

	outcome->bereft = after && !is_written(after, &pool->outcomes[after - pool->jobs]);
	if (!outcome->refused && !outcome->bereft)
		return false;
	end_job(pool, job);
	return true;
}

static bool may_start(const struct pool *pool, size_t job)
{
	const struct render_job *after = pool->jobs[job].after;

	return pool->outcomes[job].stage == WAITING && (!after || pool->outcomes[after - pool->jobs].stage == ENDED);
}

/* The first job that waits for nothing but its turn, or their count. */
static size_t next_job(const struct pool *pool, size_t from)
{
	while (from < pool->count && !may_start(pool, from))
		from++;
	return from;
}

/* A process that cannot be made waits for one to end; when none is left to end, its document is lost. */
static void run_children(struct pool *pool, unsigned parallel)
{
	size_t first = 0; /* all before it have begun */

	while (pool->done < pool->count) {
		while (first < pool->count && pool->outcomes[first].stage != WAITING)
			first++;
		size_t next = next_job(pool, first);
		if (next == pool->count || pool->running == parallel) {
			attend(pool);
		} else if (!never_runs(pool, next) && !start(pool, next)) {
			if (pool->running) {
				attend(pool);
			} else {
				pool->outcomes[next].fork_error = errno;
				end_job(pool, next);
			}
		}
	}
}

static void run_here(struct pool *pool)
{
	for (size_t i = 0; i < pool->count; i++) {
		if (never_runs(pool, i))
			continue;
		run_job(&pool->jobs[i], &pool->outcomes[i].report);
		end_job(pool, i);
	}
}

static int by_path(const void *left, const void *right)
{
	const struct render_job *a = *(const struct render_job *const *)left;
	const struct render_job *b = *(const struct render_job *const *)right;

	return strcmp(a->path, b->path);
}

static void refuse_same_paths(struct pool *pool, struct arena *arena)
{
	const struct render_job **sorted = ARENA_ARRAY(arena, const struct render_job *, pool->count);

	for (size_t i = 0; i < pool->count; i++)
		sorted[i] = &pool->jobs[i];
	qsort(sorted, pool->count, sizeof *sorted, by_path);
	for (size_t i = 1; i < pool->count; i++) {
		if (strcmp(sorted[i - 1]->path, sorted[i]->path) != 0)
			continue;
		pool->outcomes[sorted[i - 1] - pool->jobs].refused = true;
		pool->outcomes[sorted[i] - pool->jobs].refused = true;
	}
}

/* Why there is no report. */
static void blame(const struct render_job *job, const struct outcome *outcome, struct diags *diags)
{
	struct place at = {0};

	if (outcome->refused)
		diag_add(diags, DIAG_WRITE, at, _("document %.*s: another document is written to the same file"),
			 STR_ARG(job->label));
	else if (outcome->bereft)
		diag_add(diags, DIAG_WRITE, at, _("document %.*s is not written: %.*s, which it needs, could not be"),
			 STR_ARG(job->label), STR_ARG(job->after->label));
	else if (outcome->fork_error)
		diag_add(diags, DIAG_WRITE, at, _("document %.*s: no process for its renderer: %s"),
			 STR_ARG(job->label), strerror(outcome->fork_error));
	else if (outcome->timed_out)
		diag_add(diags, DIAG_WRITE, at, _("document %.*s: renderer was stopped after %u seconds"),
			 STR_ARG(job->label), patience(job));
	else if (WIFSIGNALED(outcome->status))
		diag_add(diags, DIAG_WRITE, at, _("document %.*s: renderer was killed by signal %d (%s)"),
			 STR_ARG(job->label), WTERMSIG(outcome->status), strsignal(WTERMSIG(outcome->status)));
	else
		diag_add(diags, DIAG_WRITE, at, _("document %.*s: renderer ended with status %d and no report"),
			 STR_ARG(job->label), WEXITSTATUS(outcome->status));
}

/* Says what there is to say of a job, and removes what a failed one left, lest it be published. */
static void settle(struct render_job *job, const struct outcome *outcome, struct diags *diags)
{
	size_t faults = diags_faults(diags);
	struct stat status;

	job->written = false;
	job->crashed = outcome->bereft ? job->after->crashed
				       : !outcome->refused && (outcome->timed_out || WIFSIGNALED(outcome->status));
	if (outcome->refused || outcome->bereft || !report_read(buf_str(&outcome->report), diags, &job->written))
		blame(job, outcome, diags);
	bool is_file = lstat(job->path, &status) == 0 && S_ISREG(status.st_mode);
	if (job->written && (!is_file || status.st_size == 0)) {
		job->written = false;
		diag_add(diags, DIAG_WRITE, (struct place){0}, _("document %.*s: renderer left no file"),
			 STR_ARG(job->label));
	}
	if (job->written)
		return;
	if (is_file)
		unlink(job->path);
	if (diags_faults(diags) == faults)
		diag_add(diags, DIAG_WRITE, (struct place){0}, _("document %.*s could not be written"),
			 STR_ARG(job->label));
}

bool render_all(struct render_job *jobs, size_t count, unsigned parallel, render_progress *progress, void *user,
		struct diags *diags)
{
	struct arena arena = ARENA_INIT;
	struct pool pool = {.jobs = jobs, .count = count, .progress = progress, .user = user};
	bool all = true;

	if (parallel > count)
		parallel = (unsigned)count;
	pool.outcomes = ARENA_ARRAY(&arena, struct outcome, count);
	pool.children = ARENA_ARRAY(&arena, struct child, parallel);
	pool.pipes = ARENA_ARRAY(&arena, struct pollfd, parallel);
	for (size_t i = 0; i < count; i++)
		pool.outcomes[i].report = (struct buf)BUF_INIT;
	refuse_same_paths(&pool, &arena);

	if (parallel) {
		void (*before)(int) = signal(SIGCHLD, SIG_DFL); /* whoever started us may have it ignored */
		run_children(&pool, parallel);
		signal(SIGCHLD, before);
	} else {
		run_here(&pool);
	}
	for (size_t i = 0; i < count; i++) {
		settle(&jobs[i], &pool.outcomes[i], diags);
		buf_release(&pool.outcomes[i].report);
		all &= jobs[i].written;
	}
	arena_release(&arena);
	return all;
}

/* The command line: a table of subcommands. */
#include "base/diag.h"
#include "commands.h"
#include "help.h"
#include "night.h"
#include "version.h"

#include <errno.h>
#include <getopt.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EXIT_USAGE = 2 };

static int run(const struct options *options, int count, char **arguments)
{
	(void)arguments;
	return count ? help_usage(stderr) : night_run(options);
}

static int check(const struct options *options, int count, char **arguments)
{
	(void)arguments;
	return count ? help_usage(stderr) : night_check(options);
}

static int explain(const struct options *options, int count, char **arguments)
{
	return count == 1 ? night_explain(options, arguments[0]) : help_usage(stderr);
}

static int help(const struct options *options, int count, char **arguments)
{
	(void)options;
	return count == 0 ? help_text(stdout) : count == 1 ? help_topic(stdout, arguments[0]) : help_usage(stderr);
}

static const struct subcommand {
	const char *name;
	int (*run)(const struct options *options, int count, char **arguments);
} subcommands[] = {
	{"run", run},
	{"check", check},
	{"explain", explain},
	{"runs", command_runs},
	{"diff", command_diff},
	{"verify", command_verify},
	{"attest", command_attest},
	{"outbox", command_outbox},
	{"status", command_status},
	{"help", help},
};

enum option_code {
	OPTION_SETTINGS = 256,
	OPTION_ATTACH,
	OPTION_FORCE,
	OPTION_CORRECTION,
	OPTION_NO_MAIL,
	OPTION_DRY_RUN,
	OPTION_LOG,
	OPTION_ROLE,
	OPTION_WARNING,
	OPTION_CRITICAL,
};

static const struct option long_options[] = {
	{"input", required_argument, NULL, 'i'},      {"templates", required_argument, NULL, 't'},
	{"output", required_argument, NULL, 'o'},     {"period", required_argument, NULL, 'p'},
	{"at", required_argument, NULL, 'a'},         {"jobs", required_argument, NULL, 'j'},
	{"only", required_argument, NULL, 'd'},       {"settings", required_argument, NULL, OPTION_SETTINGS},
	{"attach", no_argument, NULL, OPTION_ATTACH}, {"force", no_argument, NULL, OPTION_FORCE},
	{"rättelse", no_argument, NULL, OPTION_CORRECTION}, {"rattelse", no_argument, NULL, OPTION_CORRECTION},
	{"no-mail", no_argument, NULL, OPTION_NO_MAIL}, {"dry-run", no_argument, NULL, OPTION_DRY_RUN},
	{"log", required_argument, NULL, OPTION_LOG}, {"roll", required_argument, NULL, OPTION_ROLE},
	{"warning", required_argument, NULL, OPTION_WARNING}, {"critical", required_argument, NULL, OPTION_CRITICAL},
	{"help", no_argument, NULL, 'h'},
	{"version", no_argument, NULL, 'V'},          {NULL, 0, NULL, 0},
};

static int parse_jobs(const char *text, unsigned *jobs)
{
	char *end;

	errno = 0;
	unsigned long n = strtoul(text, &end, 10);
	if (errno || end == text || *end || text[0] == '-' || n < 1 || n > 256) {
		fprintf(stderr, _("underlag: --jobs is a number from 1 to 256, not \"%s\"\n"), text);
		return EXIT_USAGE;
	}
	*jobs = (unsigned)n;
	return 0;
}

static int parse_log(const char *text, enum log_form *form)
{
	static const char *const names[] = {[LOG_OFF] = "off", [LOG_TEXT] = "text", [LOG_JSON] = "json"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(text, names[i]) == 0) {
			*form = (enum log_form)i;
			return 0;
		}
	fprintf(stderr, _("underlag: --log is text, json or off, not \"%s\"\n"), text);
	return EXIT_USAGE;
}

/* 0 to go on; otherwise *status is what to end with. */
static int parse_options(int argc, char **argv, struct options *options, int *status)
{
	int code;

	while ((code = getopt_long(argc, argv, "i:t:o:p:a:j:d:hV", long_options, NULL)) != -1) {
		switch (code) {
		case 'i':
			options->input = optarg;
			break;
		case 't':
			options->templates = optarg;
			break;
		case 'o':
			options->output = optarg;
			break;
		case 'p':
			options->period = optarg;
			break;
		case 'a':
			options->at = optarg;
			break;
		case 'd':
			options->only = optarg;
			break;
		case OPTION_SETTINGS:
			options->settings = optarg;
			break;
		case OPTION_ATTACH:
			options->attach = true;
			break;
		case OPTION_FORCE:
			options->force = true;
			break;
		case OPTION_CORRECTION:
			options->correction = true;
			break;
		case OPTION_NO_MAIL:
			options->no_mail = true;
			break;
		case OPTION_DRY_RUN:
			options->dry_run = true;
			break;
		case OPTION_ROLE:
			options->role = optarg;
			break;
		case OPTION_WARNING:
			options->warn_after = optarg;
			break;
		case OPTION_CRITICAL:
			options->critical_after = optarg;
			break;
		case OPTION_LOG:
			*status = parse_log(optarg, &options->log);
			if (*status)
				return 1;
			break;
		case 'j':
			*status = parse_jobs(optarg, &options->jobs);
			if (*status)
				return 1;
			break;
		case 'h':
			*status = help_text(stdout);
			return 1;
		case 'V':
			puts("underlag " UNDERLAG_VERSION);
			*status = 0;
			return 1;
		default:
			*status = EXIT_USAGE;
			return 1;
		}
	}
	return 0;
}

/*
 * Messages in the language of whoever asks, also where the machine does not have that locale: gettext needs only the name,
 * but looks at nothing while the locale is "C".
 */
static void choose_language(void)
{
	static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *wanted = NULL;

	if (setlocale(LC_MESSAGES, ""))
		return;
	for (size_t i = 0; i < sizeof variables / sizeof *variables && (!wanted || !*wanted); i++)
		wanted = getenv(variables[i]);
	if (setlocale(LC_MESSAGES, "C.UTF-8") && wanted && *wanted)
		(void)setenv("LANGUAGE", wanted, 0);
}

/* The translations lie beside the program, in `locale`, or where it is installed with a prefix. */
static void find_messages(void)
{
	static const char beside[] = "locale", installed[] = "../share/locale";
	char path[4096 + sizeof installed];
	ssize_t n = readlink("/proc/self/exe", path, 4096);

	while (n > 0 && path[n - 1] != '/')
		n--;
	if (n > 0) {
		memcpy(path + n, beside, sizeof beside);
		if (access(path, F_OK) != 0)
			memcpy(path + n, installed, sizeof installed);
		bindtextdomain("underlag", path);
	}
	bind_textdomain_codeset("underlag", "UTF-8");
	textdomain("underlag");
}

int main(int argc, char **argv)
{
	struct options options = {.input = "input", .templates = "templates", .output = "output"};
	int status = 0;

	/* The language of messages only: no locale reaches an output file. */
	choose_language();
	setlocale(LC_CTYPE, "C.UTF-8");
	find_messages();

	if (parse_options(argc, argv, &options, &status))
		return status;
	if (optind == argc)
		return help_usage(stderr);
	for (size_t i = 0; i < sizeof subcommands / sizeof *subcommands; i++)
		if (strcmp(argv[optind], subcommands[i].name) == 0)
			return subcommands[i].run(&options, argc - optind - 1, argv + optind + 1);
	fprintf(stderr, _("underlag: unknown command \"%s\"\n"), argv[optind]);
	return help_usage(stderr);
}

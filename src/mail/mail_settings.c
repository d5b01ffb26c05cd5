/* The section [e-post] of the settings. */
#include "mail/mail_settings.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "mail/address.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define SECTION S("e-post")

struct reading {
	struct mail_settings *mail;
	struct arena *arena;
	struct diags *diags;
	const struct setting *setting;
	bool has_port;
};

static void fault(struct reading *reading, const char *expected)
{
	const struct setting *setting = reading->setting;

	diag_add(reading->diags, DIAG_INPUT, setting->value_at, _("%.*s is \"%.*s\": expected %s"), STR_ARG(setting->name),
		 STR_ARG(setting->value), expected);
}

/* ---- values ---- */

static bool parse_number(struct str text, unsigned least, unsigned most, unsigned *out)
{
	unsigned long n = 0;

	if (text.n == 0 || text.n > 6)
		return false;
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
		n = n * 10 + (unsigned long)(text.p[i] - '0');
	}
	*out = (unsigned)n;
	return n >= least && n <= most;
}

static void read_number(struct reading *reading, unsigned least, unsigned most, unsigned *out)
{
	if (!parse_number(reading->setting->value, least, most, out))
		fault(reading, (str_c(reading->arena, str_printf(reading->arena, _("a number from %u to %u"), least, most))));
}

/* "30 s", "5 min": seconds, 1 to 3600. */
static void read_time(struct reading *reading, unsigned *out)
{
	struct str rest = reading->setting->value;
	struct str number = str_cut(&rest, ' '), unit = str_trim(rest);
	unsigned factor = str_equal(unit, S("min")) ? 60 : unit.n == 0 || str_equal(unit, S("s")) ? 1 : 0;

	if (!factor || !parse_number(number, 1, 3600 / factor, out))
		fault(reading, _("a time such as 30 s or 5 min, at most an hour"));
	else
		*out *= factor;
}

static void read_tls(struct reading *reading, enum mail_tls *out)
{
	struct str value = reading->setting->value;

	if (str_equal_fold(value, S("starttls")))
		*out = MAIL_STARTTLS;
	else if (str_equal_fold(value, S("direkt")))
		*out = MAIL_TLS_DIRECT;
	else if (str_equal_fold(value, S("ingen")))
		*out = MAIL_TLS_NONE;
	else
		fault(reading, _("starttls, direkt or ingen"));
}

static void read_address(struct reading *reading, struct str *name, struct str *address)
{
	struct str ignored;

	if (!address_parse(reading->setting->value, name ? name : &ignored, address))
		fault(reading, _("an address such as \"Ekonomi <ekonomi@region.example>\""));
}

static struct str next_of_list(struct str *rest)
{
	size_t n = 0;

	while (n < rest->n && rest->p[n] != ';' && rest->p[n] != ',')
		n++;
	struct str item = str_trim(str_sub(*rest, 0, n));
	*rest = str_sub(*rest, n + 1, rest->n);
	return item;
}

static void read_list(struct reading *reading, struct str_list *list)
{
	struct str rest = reading->setting->value;

	while (rest.n) {
		struct str item = next_of_list(&rest);
		if (item.n)
			*ARENA_PUSH(reading->arena, list) = item;
	}
}

/* A letter before the domain makes it an address: "region.example", "*.region.example", "ekonomi@region.example". */
static void read_allowed(struct reading *reading)
{
	struct str_list *allowed = &reading->mail->allowed;

	read_list(reading, allowed);
	for (size_t i = 0; i < allowed->count; i++) {
		struct str entry = allowed->items[i];
		struct str domain = str_starts(entry, S("*.")) ? str_sub(entry, 2, entry.n) : entry;
		struct str address = str_join(reading->arena, S("a@"), domain);
		if (!address_is_valid(str_find(entry, S("@")) == (size_t)-1 ? address : entry))
			fault(reading, _("addresses and domains: region.example; *.region.example; ekonomi@region.example"));
	}
}

static void read_host(struct reading *reading, struct str *out)
{
	struct str host = reading->setting->value;

	for (size_t i = 0; i < host.n; i++)
		if (host.p[i] <= ' ' || strchr("/@\"'\\?#", host.p[i])) {
			fault(reading, _("the name of a mail server, such as smtp.region.example"));
			return;
		}
	*out = host;
	reading->mail->has_server = host.n > 0;
}

/* ---- names ---- */

static void read_setting(struct reading *reading)
{
	struct mail_settings *mail = reading->mail;
	struct str name = reading->setting->name, value = reading->setting->value;

	if (str_equal_fold(name, S("server")))
		read_host(reading, &mail->server);
	else if (str_equal_fold(name, S("port"))) {
		read_number(reading, 1, 65535, &mail->port);
		reading->has_port = true;
	} else if (str_equal_fold(name, S("tls")))
		read_tls(reading, &mail->tls);
	else if (str_equal_fold(name, S("ca-fil")))
		mail->ca_file = value;
	else if (str_equal_fold(name, S("användare")))
		mail->user = value;
	else if (str_equal_fold(name, S("lösenordsfil")))
		mail->password_file = value;
	else if (str_equal_fold(name, S("från")))
		read_address(reading, &mail->from_name, &mail->from);
	else if (str_equal_fold(name, S("svar till")))
		read_address(reading, NULL, &mail->reply_to);
	else if (str_equal_fold(name, S("ekonomi")))
		read_list(reading, &mail->staff);
	else if (str_equal_fold(name, S("tillåtna")))
		read_allowed(reading);
	else if (str_equal_fold(name, S("försök")))
		read_number(reading, 1, 20, &mail->attempts);
	else if (str_equal_fold(name, S("väntan")))
		read_time(reading, &mail->wait);
	else if (str_equal_fold(name, S("tidsgräns")))
		read_time(reading, &mail->timeout);
	else
		diag_add(reading->diags, DIAG_INPUT, reading->setting->at,
			 _("unknown setting \"%.*s\" under [e-post]: expected server, port, tls, ca-fil, användare, "
			   "lösenordsfil, från, svar till, ekonomi, tillåtna, försök, väntan or tidsgräns"),
			 STR_ARG(name));
}

/* ---- what they mean together ---- */

static bool is_this_machine(struct str host)
{
	return str_equal_fold(host, S("localhost")) || str_equal(host, S("127.0.0.1")) || str_equal(host, S("::1"));
}

static void need(struct reading *reading, const struct settings *settings, struct str name, bool given)
{
	const struct setting *server = settings_find(settings, SECTION, S("server"));

	if (!given)
		diag_add(reading->diags, DIAG_INPUT, server->at, _("[e-post] has a server but no \"%.*s\""), STR_ARG(name));
}

static void check_staff(struct reading *reading, const struct settings *settings)
{
	struct mail_settings *mail = reading->mail;

	reading->setting = settings_find(settings, SECTION, S("ekonomi"));
	for (size_t i = 0; i < mail->staff.count; i++)
		if (!address_is_allowed(&mail->allowed, mail->staff.items[i]))
			diag_add(reading->diags, DIAG_INPUT, reading->setting->value_at,
				 _("ekonomi has \"%.*s\", which is no address that \"tillåtna\" allows"),
				 STR_ARG(mail->staff.items[i]));
}

static void check_together(struct reading *reading, const struct settings *settings)
{
	struct mail_settings *mail = reading->mail;

	check_staff(reading, settings);
	if (!mail->has_server)
		return;
	if (!reading->has_port)
		mail->port = mail->tls == MAIL_TLS_DIRECT ? 465 : mail->tls == MAIL_TLS_NONE ? 25 : 587;
	need(reading, settings, S("från"), mail->from.n > 0);
	need(reading, settings, S("ekonomi"), mail->staff.count > 0);
	need(reading, settings, S("tillåtna"), mail->allowed.count > 0);
	if (mail->tls == MAIL_TLS_NONE && !is_this_machine(mail->server))
		diag_add(reading->diags, DIAG_INPUT, settings_find(settings, SECTION, S("tls"))->at,
			 _("tls = ingen is for a server on this machine only: to %.*s letters go encrypted"),
			 STR_ARG(mail->server));
}

bool mail_settings_read(struct mail_settings *mail, struct arena *arena, const struct settings *settings, struct diags *diags)
{
	struct reading reading = {.mail = mail, .arena = arena, .diags = diags};
	size_t before = diags_faults(diags);

	*mail = (struct mail_settings){.attempts = 5, .wait = 30, .timeout = 60};
	for (size_t i = 0; i < settings->count; i++) {
		reading.setting = &settings->items[i];
		if (str_equal_fold(reading.setting->section, SECTION))
			read_setting(&reading);
	}
	check_together(&reading, settings);
	return diags_faults(diags) == before;
}

/* ---- the password ---- */

static const char *password_path(const struct mail_settings *mail, struct arena *arena)
{
	const char *folder = getenv("CREDENTIALS_DIRECTORY");

	if (mail->password_file.n)
		return str_c(arena, mail->password_file);
	return folder && *folder ? str_c(arena, str_printf(arena, "%s/smtp", folder)) : NULL;
}

bool mail_password(const struct mail_settings *mail, struct arena *arena, struct str *password, struct diags *diags)
{
	const char *path = password_path(mail, arena);
	struct buf text = BUF_INIT;
	struct stat status;

	*password = S("");
	if (mail->user.n == 0)
		return true;
	if (!path) {
		diag_add(diags, DIAG_WRITE, (struct place){0},
			 _("no password for %.*s: set lösenordsfil under [e-post], or give the systemd credential smtp"),
			 STR_ARG(mail->user));
		return false;
	}
	int error = buf_read_file(&text, path);
	struct str rest = buf_str(&text), line = str_trim(str_cut(&rest, '\n'));
	if (error || line.n == 0)
		diag_add(diags, DIAG_WRITE, (struct place){.file = str_from(path)}, _("no password can be read: %s"),
			 error ? strerror(error) : _("the first line is empty"));
	else if (stat(path, &status) == 0 && (status.st_mode & (S_IRGRP | S_IROTH | S_IWGRP | S_IWOTH)) &&
		 mail->password_file.n)
		diag_add(diags, DIAG_NOTE, (struct place){.file = str_from(path)},
			 _("others can read the password: chmod 600"));
	*password = str_copy(arena, line);
	if (text.p)
		explicit_bzero(text.p, text.n);
	buf_release(&text);
	return password->n > 0;
}

/* The section [e-post], and where the password comes from. */
#include "publish_scratch.h"

#include "mail/mail_settings.h"

static bool read_settings(struct scratch *s, const char *text, struct mail_settings *mail)
{
	struct settings settings = {0};
	const char *path = scratch_path(s, "underlag.ini");

	diags_init(&s->diags, &s->arena);
	scratch_write(s, path, text);
	assert_true(settings_read(&settings, &s->arena, path, &s->diags));
	return mail_settings_read(mail, &s->arena, &settings, &s->diags);
}

#define WHO "från = Region <u@region.example>\nekonomi = e@region.example\ntillåtna = region.example\n"

static void values(void **state)
{
	struct scratch *s = *state;
	struct mail_settings mail;

	assert_true(read_settings(s, "[annat]\nx = 1\n", &mail));
	assert_false(mail.has_server);
	assert_true(read_settings(s, "[e-post]\nserver = smtp.region.example\n" WHO, &mail));
	assert_int_equal(mail.port, 587);
	assert_int_equal(mail.tls, MAIL_STARTTLS);
	assert_int_equal(mail.attempts, 5);
	assert_int_equal(mail.wait, 30);
	assert_true(str_equal(mail.from_name, S("Region")));
	assert_true(read_settings(s,
				  "[e-post]\nserver = smtp.region.example\ntls = direkt\nförsök = 3\nväntan = 5 min\ntidsgräns = 20 s\n"
				  "ekonomi = a@region.example; b@region.example, c@region.example\nfrån = u@region.example\n"
				  "tillåtna = region.example; *.region.example\n",
				  &mail));
	assert_int_equal(mail.port, 465);
	assert_int_equal(mail.wait, 300);
	assert_int_equal(mail.timeout, 20);
	assert_int_equal(mail.staff.count, 3);
	assert_int_equal(mail.allowed.count, 2);
}

static void check_fault(struct scratch *s, const char *text, const char *words)
{
	struct mail_settings mail;

	assert_false(read_settings(s, text, &mail));
	const char *told = str_c(&s->arena, diags_text(&s->arena, &s->diags));
	if (!strstr(told, words))
		fail_msg("\"%s\" is not in: %s", words, told);
	assert_int_equal(diags_exit_status(&s->diags), 3);
}

static void faults(void **state)
{
	struct scratch *s = *state;

	check_fault(s, "[e-post]\nservr = x\n", "underlag.ini:2:1: unknown setting \"servr\"");
	check_fault(s, "[e-post]\nserver = smtp.region.example\ntls = ingen\n" WHO, "encrypted");
	check_fault(s, "[e-post]\nserver = smtp.region.example\n", "no \"från\"");
	check_fault(s, "[e-post]\nserver = a/b\n" WHO, "mail server");
	check_fault(s, "[e-post]\nport = 70000\n", "a number from 1 to 65535");
	check_fault(s, "[e-post]\nväntan = en stund\n", "30 s");
	check_fault(s, "[e-post]\nväntan = 2 h\n", "30 s");
	check_fault(s, "[e-post]\nfrån = Ekonomi\n", "an address");
	check_fault(s, "[e-post]\ntls = kanske\n", "starttls, direkt or ingen");
	check_fault(s, "[e-post]\ntillåtna = region\n", "addresses and domains");
	check_fault(s, "[e-post]\nekonomi = e@annan.example\ntillåtna = region.example\n", "e@annan.example");
}

static void passwords(void **state)
{
	struct scratch *s = *state;
	const char *path = scratch_path(s, "smtp");
	struct mail_settings mail = {.user = S("u"), .password_file = str_from(path)};
	struct str password;

	assert_false(mail_password(&mail, &s->arena, &password, &s->diags));
	scratch_write(s, path, "\n");
	assert_false(mail_password(&mail, &s->arena, &password, &s->diags));
	scratch_write(s, path, "hemligt\nannan rad\n");
	assert_int_equal(chmod(path, 0600), 0);
	size_t before = s->diags.count;
	assert_true(mail_password(&mail, &s->arena, &password, &s->diags));
	assert_true(str_equal(password, S("hemligt")));
	assert_int_equal(s->diags.count, before);
	assert_int_equal(chmod(path, 0644), 0);
	assert_true(mail_password(&mail, &s->arena, &password, &s->diags));
	assert_int_equal(s->diags.count, before + 1);
	assert_null(strstr(str_c(&s->arena, diags_text(&s->arena, &s->diags)), "hemligt"));
	/* systemd's credential */
	mail.password_file = S("");
	assert_false(mail_password(&mail, &s->arena, &password, &s->diags));
	setenv("CREDENTIALS_DIRECTORY", s->folder, 1);
	assert_true(mail_password(&mail, &s->arena, &password, &s->diags));
	assert_true(str_equal(password, S("hemligt")));
	unsetenv("CREDENTIALS_DIRECTORY");
	mail.user = S("");
	assert_true(mail_password(&mail, &s->arena, &password, &s->diags));
	assert_int_equal(password.n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(values, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(faults, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(passwords, scratch_begin, scratch_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

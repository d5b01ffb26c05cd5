/* Every line of the settings is a setting or a fault that is named; values come through as they are written. */
#include "table_sample.h"

static void read_bytes(struct sample *s, const char *text, size_t n, bool expected)
{
	write_bytes("settings.ini", text, n);
	assert_int_equal(settings_read(&s->settings, &s->arena, "settings.ini", &s->diags), expected);
}

#define READ(text, expected) read_bytes(*state, text, sizeof text - 1, expected)

static const char *value(struct sample *s, const char *section, const char *name)
{
	return str_c(&s->arena, settings_text(&s->settings, str_from(section), str_from(name), S("(ingen)")));
}

static void values(void **state)
{
	struct sample *s = *state;

	READ("\xEF\xBB\xBF; kommentar\r\n[Tabell budget]\r\navgränsare = ;\r\n  period  =  2020-11  \r\n# kommentar\r\n\r\n"
	     "[mejl]\nserver = smtp://a.example:587 ; inte en kommentar\ntom =\nlika = a=b\n",
	     true);
	assert_string_equal(value(s, "tabell budget", "avgränsare"), ";");
	assert_string_equal(value(s, "TABELL BUDGET", "AVGRÄNSARE"), ";");
	assert_string_equal(value(s, "tabell budget", "period"), "2020-11");
	assert_string_equal(value(s, "mejl", "server"), "smtp://a.example:587 ; inte en kommentar");
	assert_string_equal(value(s, "mejl", "tom"), "");
	assert_string_equal(value(s, "mejl", "lika"), "a=b");
	assert_string_equal(value(s, "mejl", "period"), "(ingen)");
	assert_null(settings_find(&s->settings, S("mejl"), S("period")));
	const struct setting *setting = settings_find(&s->settings, S("mejl"), S("tom"));
	assert_int_equal(setting->at.line, 9);
	assert_int_equal(setting->at.column, 1);
	setting = settings_find(&s->settings, S("tabell budget"), S("period"));
	assert_int_equal(setting->at.column, 3);
	assert_int_equal(setting->value_at.line, 4);
	assert_int_equal(setting->value_at.column, 14);
	assert_int_equal(s->settings.sections.count, 2);
	assert_true(str_equal(s->settings.sections.items[1].name, S("mejl")));
	assert_int_equal(s->settings.sections.items[1].at.line, 7);
	setting = settings_find(&s->settings, S("mejl"), S("tom"));
	assert_true(str_equal(setting->at.file, S("settings.ini")));
}

static void every_faulty_line(void **state)
{
	struct sample *s = *state;

	READ("[a]\nx = 1\nvad som helst\ny = 2\n= 3\n[b\nX = 5\n", false);
	assert_says(s, "settings.ini:3: this line is no setting");
	assert_says(s, "settings.ini:5: this line is no setting");
	assert_says(s, "settings.ini:6: this line is no setting");
	assert_says(s, "settings.ini:7: \"X\" is set in line 2 already");
	assert_int_equal(s->diags.count, 4);
	assert_int_equal(diags_exit_status(&s->diags), 3);
}

static void last_line_without_end(void **state)
{
	struct sample *s = *state;

	READ("[a]\nx = 1", true);
	assert_string_equal(value(s, "a", "x"), "1");
	READ("[a]\nfel", false);
	assert_says(s, "settings.ini:2: this line is no setting");
}

static void same_name_in_other_sections(void **state)
{
	struct sample *s = *state;

	READ("[a]\nx = 1\n[b]\nx = 2\n", true);
	assert_string_equal(value(s, "b", "x"), "2");
}

/* inih cuts section names at 49 bytes and lines at its maximum, without a word. */
static void too_long(void **state)
{
	struct sample *s = *state;
	char text[10000];

	memset(text, 'x', sizeof text);
	text[0] = '[';
	text[60] = ']';
	memcpy(text + 61, "\nnamn =", 7);
	text[9000] = '\n';
	memcpy(text + 9001, "b = c\n", 6);
	read_bytes(s, text, 9007, false);
	assert_says(s, "settings.ini:1: the section's name is longer than 49 bytes");
	assert_says(s, "settings.ini:2: the line is longer than 8192 bytes");
	assert_int_equal(s->diags.count, 2);
}

static void a_long_value(void **state)
{
	struct sample *s = *state;
	char text[5000] = "[a]\nx = ";

	memset(text + 8, 'y', 4000);
	read_bytes(s, text, 4008, true);
	assert_int_equal(strlen(value(s, "a", "x")), 4000);
}

static void no_text(void **state)
{
	struct sample *s = *state;

	READ("[a]\nx = \xE5\n", false);
	assert_says(s, "settings.ini:2: the settings are not UTF-8 text here");
	READ("[a]\n\nx = \0\n", false);
	assert_says(s, "settings.ini:3: the settings are not UTF-8 text here");
}

static void no_file(void **state)
{
	struct sample *s = *state;

	assert_false(settings_read(&s->settings, &s->arena, "saknas.ini", &s->diags));
	assert_says(s, "saknas.ini: cannot open the settings: ");
	assert_false(settings_read(&s->settings, &s->arena, "in", &s->diags));
	assert_says(s, "in: cannot read the settings: ");
}

static void far_too_large(void **state)
{
	struct sample *s = *state;
	size_t n = 1024 * 1024 + 1;
	char *text = malloc(n);

	assert_non_null(text);
	memset(text, '\n', n);
	read_bytes(s, text, n, false);
	assert_says(s, "settings.ini: the settings are larger than 1048576 bytes");
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SAMPLE_TEST(values),
		SAMPLE_TEST(every_faulty_line),
		SAMPLE_TEST(last_line_without_end),
		SAMPLE_TEST(same_name_in_other_sections),
		SAMPLE_TEST(too_long),
		SAMPLE_TEST(a_long_value),
		SAMPLE_TEST(no_text),
		SAMPLE_TEST(no_file),
		SAMPLE_TEST(far_too_large),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Which addresses may be written to. */
#include "publish_scratch.h"

#include "mail/address.h"
#include "mail/recipients.h"

static bool valid(const char *text)
{
	return address_is_valid(str_from(text));
}

static void forms(void **state)
{
	(void)state;
	static const char *const good[] = {"ekonomi@region.example", "a.b+c@x.region.example", "o'brien_1@r-1.example"};
	static const char *const bad[] = {
		"", "@", "ekonomi", "ekonomi@", "@region.example", "ekonomi@region", "ekonomi@.example", "ekonomi@region.",
		"a..b@region.example", ".a@region.example", "a.@region.example", "a b@region.example", "a@b@region.example",
		"a@region.example\nBcc: x@annan.example", "a@region.example\r\n", "a,b@region.example", "<a@region.example>",
		"\"a b\"@region.example", "a@region.example;b@region.example", "å@region.example", "a@-region.example",
		"a@region-.example", "a@[127.0.0.1]", "a(b)@region.example",
	};
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_true(valid(good[i]));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(valid(bad[i]));
	assert_false(address_is_valid((struct str){"a\0b@region.example", 18}));
	char longest[300];
	memset(longest, 'a', sizeof longest);
	memcpy(longest + 65, "@region.example", 16);
	assert_false(valid(longest));
	assert_true(valid(longest + 1));
}

static void names(void **state)
{
	(void)state;
	struct str name, address;
	assert_true(address_parse(S(" Ekonomi, Region Åäö <ekonomi@region.example> "), &name, &address));
	assert_true(str_equal(name, S("Ekonomi, Region Åäö")));
	assert_true(str_equal(address, S("ekonomi@region.example")));
	assert_true(address_parse(S("ekonomi@region.example"), &name, &address));
	assert_int_equal(name.n, 0);
	static const char *const bad[] = {"Ekonomi <ekonomi@region.example", "Eko\"nomi <a@region.example>", "A <b> <a@region.example>",
					  "A\nBcc: b@c.example <a@region.example>", "Ekonomi", "<>", "Ekonomi <>"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(address_parse(str_from(bad[i]), &name, &address));
}

static void allow_list(void **state)
{
	(void)state;
	struct str entries[] = {S("region.example"), S("*.kommun.example"), S("extern@annan.example")};
	struct str_list allowed = {entries, 3, 3}, nobody = {0};
	assert_true(address_is_allowed(&allowed, S("Ekonomi@Region.Example")));
	assert_false(address_is_allowed(&allowed, S("ekonomi@sub.region.example")));
	assert_false(address_is_allowed(&allowed, S("ekonomi@xregion.example")));
	assert_true(address_is_allowed(&allowed, S("a@vard.kommun.example")));
	assert_false(address_is_allowed(&allowed, S("a@kommun.example")));
	assert_false(address_is_allowed(&allowed, S("a@xkommun.example")));
	assert_true(address_is_allowed(&allowed, S("extern@annan.example")));
	assert_false(address_is_allowed(&allowed, S("intern@annan.example")));
	assert_false(address_is_allowed(&allowed, S("a@region.example\nBcc: b@c.example")));
	assert_false(address_is_allowed(&nobody, S("ekonomi@region.example")));
}

/* ---- who gets a document ---- */

static void check(struct scratch *s, const struct recipient_row *rows, size_t count, const char *expected)
{
	struct str allowed[] = {S("region.example")}, staff[] = {S("e1@region.example"), S("e2@region.example")};
	struct mail_settings mail = {.allowed = {allowed, 1, 1}, .staff = {staff, 2, 2}};
	struct recipients recipients = {0};
	struct str text = S("");

	recipients_choose(&recipients, &s->arena, &mail, rows, count);
	for (size_t i = 0; i < recipients.count; i++) {
		struct str chosen = chosen_name(recipients.items[i].chosen);
		text = str_printf(&s->arena, "%.*s%.*s:%.*s ", STR_ARG(text), STR_ARG(chosen), STR_ARG(recipients.items[i].address));
		assert_int_equal(recipients.items[i].reason.n > 0, recipients.items[i].chosen != CHOSEN_OWN);
	}
	assert_string_equal(str_c(&s->arena, text), expected);
}

static void choices(void **state)
{
	struct scratch *s = *state;
	const struct recipient_row own = {S("a@region.example"), S("b@region.example")};
	const struct recipient_row substitute = {S("a@annan.example"), S("b@region.example")};
	const struct recipient_row none = {S("inte en adress"), S("b@annan.example")}, empty = {{0}, {0}};
	const struct recipient_row twice[] = {own, own, {S("A@region.example"), {0}}};

	check(s, &own, 1, "mottagare:a@region.example ");
	check(s, &substitute, 1, "ersättare:b@region.example ");
	check(s, &none, 1, "ekonomi:e1@region.example ekonomi:e2@region.example ");
	check(s, &empty, 1, "ekonomi:e1@region.example ekonomi:e2@region.example ");
	check(s, NULL, 0, "ekonomi:e1@region.example ekonomi:e2@region.example ");
	check(s, twice, 3, "mottagare:a@region.example ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms),
		cmocka_unit_test(names),
		cmocka_unit_test(allow_list),
		cmocka_unit_test_setup_teardown(choices, scratch_begin, scratch_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

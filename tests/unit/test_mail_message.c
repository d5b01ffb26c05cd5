/* Messages as bytes: nothing leaves its header, and the same message is the same bytes. */
#include "publish_scratch.h"

#include "mail/message.h"
#include "mail/words.h"
#include "publish/digest.h"

static struct message plain(struct scratch *s)
{
	return (struct message){
		.message_id = message_id(&s->arena, S("20201215T020000Z-1a2b3c4d"), S("manad-hsf"), 1, S("a@region.example"),
					 S("underlag@region.example")),
		.from = S("underlag@region.example"),
		.to = S("a@region.example"),
		.subject = S("Månadsrapport november 2020"),
		.body = S("Resultatet är −3 mkr.\n.\nSlut\n"),
		.date = S("2020-12-15T02:00:00Z"),
	};
}

static const char *written(struct scratch *s, const struct message *message)
{
	struct buf out = BUF_INIT;

	assert_true(message_write(message, &out, &s->diags));
	const char *text = str_c(&s->arena, buf_str(&out));
	buf_release(&out);
	return text;
}

static void heads(void **state)
{
	struct scratch *s = *state;
	struct message message = plain(s);
	const char *text = written(s, &message);

	assert_non_null(strstr(text, "Date: Tue, 15 Dec 2020 02:00:00 +0000\r\n"));
	assert_non_null(strstr(text, "To: <a@region.example>\r\n"));
	assert_non_null(strstr(text, "Subject: =?UTF-8?B?"));
	assert_non_null(strstr(text, "Auto-Submitted: auto-generated\r\n"));
	assert_null(strstr(text, "Reply-To"));
	assert_string_equal(text, written(s, &message));
	for (const char *c = text; *c; c++) {
		assert_true((unsigned char)*c < 0x80);
		assert_true(*c != '\n' || c[-1] == '\r');
	}
}

/* One for each run, document, version and recipient; the same again for the same. */
static void ids(void **state)
{
	struct scratch *s = *state;
	const struct str from = S("underlag@region.example");
	struct str id = message_id(&s->arena, S("run"), S("doc"), 1, S("a@region.example"), from);

	assert_true(str_equal(id, message_id(&s->arena, S("run"), S("doc"), 1, S("a@region.example"), from)));
	assert_false(str_equal(id, message_id(&s->arena, S("ru"), S("ndoc"), 1, S("a@region.example"), from)));
	assert_false(str_equal(id, message_id(&s->arena, S("run"), S("doc"), 2, S("a@region.example"), from)));
	assert_false(str_equal(id, message_id(&s->arena, S("run"), S("doc"), 1, S("b@region.example"), from)));
	assert_true(str_ends(id, S("@region.example>")));
}

/* Whatever the words: no line of the message begins as they would like. */
static void injection(void **state)
{
	struct scratch *s = *state;
	static const char *const hostile[] = {
		"Rapport\r\nBcc: ond@annan.example\r\n\r\nHej", "Rapport\nBcc: ond@annan.example", "\r\n.\r\nMAIL FROM:<x@y.example>",
		"=?UTF-8?B?DQpCY2M6IHg=?=", "\xC3\nBcc: x", "Bcc: x\v\fBcc: y\x7f",
	};

	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		struct message message = plain(s);
		message.subject = message.body = str_from(hostile[i]);
		message.from_name = S("Region");
		const char *text = written(s, &message);
		assert_null(strstr(text, "\nBcc"));
		assert_null(strstr(text, "\n.\r\n"));
		assert_null(strstr(text, "DQpCY2M6IHg=?="));
	}
}

static void no_addresses(void **state)
{
	struct scratch *s = *state;
	const struct str bad = S("a@region.example\r\nBcc: b@c.example");
	struct buf out = BUF_INIT;

	for (int i = 0; i < 4; i++) {
		struct message message = plain(s);
		struct str *fields[] = {&message.from, &message.to, &message.reply_to, &message.message_id};
		*fields[i] = bad;
		assert_false(message_write(&message, &out, &s->diags));
	}
	assert_int_equal(out.n, 0);
	assert_int_equal(s->diags.worst, DIAG_WRITE);
}

static void changed_attachment(void **state)
{
	struct scratch *s = *state;
	struct message message = plain(s);
	struct digest digest;
	struct buf out = BUF_INIT;

	scratch_write(s, scratch_path(s, "a.pdf"), "as published");
	digest_bytes(S("as published"), &digest);
	struct attachment attachment = {S("a.pdf"), scratch_path(s, "a.pdf"), str_from(digest.hex)};
	message.attachments = &attachment;
	message.attachment_count = 1;
	assert_non_null(strstr(written(s, &message), "YXMgcHVibGlzaGVk"));
	scratch_write(s, scratch_path(s, "a.pdf"), "changed since");
	assert_false(message_write(&message, &out, &s->diags));
	attachment.path = scratch_path(s, "gone.pdf");
	assert_false(message_write(&message, &out, &s->diags));
	buf_release(&out);
}

static void check_words(struct scratch *s, const char *text, const char *expected)
{
	struct buf out = BUF_INIT;

	words_header(&out, "Subject", str_from(text));
	assert_string_equal(str_c(&s->arena, buf_str(&out)), expected);
	buf_release(&out);
}

static void words(void **state)
{
	struct scratch *s = *state;

	check_words(s, "Rapport", "Subject: Rapport\r\n");
	check_words(s, "Årsrapport", "Subject: =?UTF-8?B?w4Vyc3JhcHBvcnQ=?=\r\n");
	check_words(s, "", "Subject: \r\n");
	check_words(s, "One two three four five six seven eight nine ten eleven twelve thirteen fourteen",
		    "Subject: One two three four five six seven eight nine ten eleven twelve\r\n thirteen fourteen\r\n");
	struct buf out = BUF_INIT;
	words_parameter(&out, "filename", S("månad \"a\".pdf"));
	const char *text = str_c(&s->arena, buf_str(&out));
	assert_non_null(strstr(text, "filename=\"manad__a_.pdf\""));
	assert_non_null(strstr(text, "filename*0*=UTF-8''m%C3%A5nad%20%22a%22.pdf"));
	buf_release(&out);
}

static void long_words(void **state)
{
	struct scratch *s = *state;
	struct buf text = BUF_INIT, out = BUF_INIT;

	for (int i = 0; i < 500; i++)
		buf_add(&text, S("åäö"));
	words_header(&out, "Subject", buf_str(&text));
	size_t at = 0;
	for (size_t i = 0; i < out.n; i++) {
		at = out.p[i] == '\n' ? 0 : at + 1;
		assert_true(at <= 78);
	}
	words_parameter(&out, "filename", buf_str(&text));
	for (size_t i = 0; i < out.n; i++) {
		at = out.p[i] == '\n' ? 0 : at + 1;
		assert_true(at <= 120);
	}
	buf_release(&text);
	buf_release(&out);
	(void)s;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(heads, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(ids, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(injection, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(no_addresses, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(changed_attachment, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(words, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(long_words, scratch_begin, scratch_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* A message as it goes over the wire. */
#include "mail/message.h"

#include "base/clock.h"
#include "mail/address.h"
#include "mail/words.h"
#include "publish/digest.h"
#include "publish/file.h"

#include <string.h>

/* Most servers take no more; libcurl is handed all of it at once. */
#define MESSAGE_MAXIMUM ((size_t)200 * 1024 * 1024)
enum { ID_DIGITS = 32, BOUNDARY_DIGITS = 24 };

struct str message_id(struct arena *arena, struct str run, struct str document, unsigned version, struct str recipient,
		      struct str from)
{
	struct str domain = address_domain(from);
	struct str what = str_printf(arena, "%.*s\n%.*s\n%u\n%.*s", STR_ARG(run), STR_ARG(document), version, STR_ARG(recipient));
	struct digest digest;

	digest_bytes(what, &digest);
	return str_printf(arena, "<%.*s@%.*s>", ID_DIGITS, digest.hex, STR_ARG(domain));
}

static bool check_address(const char *what, struct str address, struct diags *diags)
{
	if (address_is_valid(address))
		return true;
	diag_add(diags, DIAG_WRITE, (struct place){0}, _("a letter can not be written: %s is no address"), what);
	return false;
}

static bool check_id(struct str id, struct diags *diags)
{
	if (id.n > 2 && id.p[0] == '<' && id.p[id.n - 1] == '>' && address_is_valid(str_sub(id, 1, id.n - 2)))
		return true;
	diag_add(diags, DIAG_WRITE, (struct place){0}, _("a letter can not be written: it has no Message-ID"));
	return false;
}

/* ---- the head ---- */

/* "Tue, 15 Dec 2020 02:00:00 +0000" (RFC 5322, 3.3) */
static void add_date(struct buf *out, struct str date)
{
	char words[40] = "";
	struct tm tm;

	if (!clock_parse(date, &tm))
		return;
	/* LC_TIME is "C": the names are English, as they have to be */
	(void)strftime(words, sizeof words, "%a, %d %b %Y %H:%M:%S +0000", &tm);
	buf_printf(out, "Date: %s\r\n", words);
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '-';
}

/* A name of other than plain words is quoted, or encoded. */
static void add_from(struct buf *out, struct str name, struct str address)
{
	bool plain = true, ascii = true;

	for (size_t i = 0; i < name.n; i++) {
		plain &= is_word(name.p[i]);
		ascii &= name.p[i] >= 0x20 && name.p[i] < 0x7F && name.p[i] != '"' && name.p[i] != '\\';
	}
	buf_add(out, S("From: "));
	if (name.n && !plain && ascii)
		buf_printf(out, "\"%.*s\"", STR_ARG(name));
	else
		words_encode(out, name, 6);
	buf_printf(out, "%s<%.*s>\r\n", name.n ? "\r\n " : "", STR_ARG(address));
}

static void add_head(struct buf *out, const struct message *message)
{
	add_date(out, message->date);
	add_from(out, message->from_name, message->from);
	buf_printf(out, "To: <%.*s>\r\n", STR_ARG(message->to));
	if (message->reply_to.n)
		buf_printf(out, "Reply-To: <%.*s>\r\n", STR_ARG(message->reply_to));
	words_header(out, "Subject", message->subject);
	buf_printf(out, "Message-ID: %.*s\r\n", STR_ARG(message->message_id));
	buf_add(out, S("MIME-Version: 1.0\r\nContent-Language: sv\r\nAuto-Submitted: auto-generated\r\n"));
}

/* ---- the parts ---- */

/* LF to CRLF, then base64: the lines of a body may have any length. */
static void add_body(struct buf *out, struct str body)
{
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < body.n; i++) {
		if (body.p[i] == '\n')
			buf_char(&text, '\r');
		buf_char(&text, body.p[i]);
	}
	buf_add(out, S("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"));
	words_base64(out, buf_str(&text));
	buf_release(&text);
}

static const char *type_of(struct str name)
{
	static const struct {
		struct str ending;
		const char *type;
	} types[] = {
		{STR(".pdf"), "application/pdf"},
		{STR(".xlsx"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
		{STR(".csv"), "text/csv"},
	};

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_ends(name, types[i].ending))
			return types[i].type;
	return "application/octet-stream";
}

/* Nothing but what was published: the digest is of the very bytes that are sent. */
static bool add_attachment(struct buf *out, const struct attachment *attachment, struct diags *diags)
{
	struct buf bytes = BUF_INIT;
	struct digest digest;
	int error = buf_read_file(&bytes, attachment->path);

	if (error) {
		diag_add(diags, DIAG_WRITE, file_place(attachment->path), _("can not be sent: %s"), strerror(error));
		buf_release(&bytes);
		return false;
	}
	digest_bytes(buf_str(&bytes), &digest);
	bool same = str_equal(str_from(digest.hex), attachment->sha256);
	if (same) {
		buf_printf(out, "Content-Type: %s", type_of(attachment->name));
		words_parameter(out, "name", attachment->name);
		buf_add(out, S("\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment"));
		words_parameter(out, "filename", attachment->name);
		buf_add(out, S("\r\n\r\n"));
		words_base64(out, buf_str(&bytes));
	} else
		diag_add(diags, DIAG_WRITE, file_place(attachment->path),
			 _("is not as it was published: nothing else is sent"));
	buf_release(&bytes);
	return same;
}

static bool add_parts(struct buf *out, const struct message *message, struct diags *diags)
{
	/* '=' and '_' together stand in no line of base64 */
	struct str mark = str_sub(message->message_id, 1, BOUNDARY_DIGITS);
	bool good = true;

	buf_printf(out, "Content-Type: multipart/mixed; boundary=\"=_%.*s\"\r\n\r\n", STR_ARG(mark));
	buf_printf(out, "--=_%.*s\r\n", STR_ARG(mark));
	add_body(out, message->body);
	for (size_t i = 0; i < message->attachment_count; i++) {
		buf_printf(out, "--=_%.*s\r\n", STR_ARG(mark));
		good &= add_attachment(out, &message->attachments[i], diags);
	}
	buf_printf(out, "--=_%.*s--\r\n", STR_ARG(mark));
	return good;
}

bool message_write(const struct message *message, struct buf *out, struct diags *diags)
{
	bool good = check_address("From", message->from, diags);

	good &= check_address("To", message->to, diags);
	good &= message->reply_to.n == 0 || check_address("Reply-To", message->reply_to, diags);
	good &= check_id(message->message_id, diags);
	if (!good)
		return false;
	out->maximum = MESSAGE_MAXIMUM;
	add_head(out, message);
	if (message->attachment_count)
		good = add_parts(out, message, diags);
	else
		add_body(out, message->body);
	if (out->full)
		diag_add(diags, DIAG_WRITE, (struct place){0}, _("a letter to %.*s is too large to be sent"), STR_ARG(message->to));
	return good && !out->full;
}

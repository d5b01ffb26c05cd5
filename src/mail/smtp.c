/* One message to one recipient, carried by libcurl. */
#include "mail/smtp.h"

#include "mail/address.h"

#include <curl/curl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CONNECT_MOST = 30 }; /* seconds */

struct sending {
	struct str left; /* of the message */
	smtp_before_dot *before_dot;
	void *user;
	bool dot;    /* the final dot may be on its way */
	char reply[512]; /* the line that refuses, else the server's last but its goodbye */
};

/* TLS writes without MSG_NOSIGNAL, and libcurl leaves the signal alone (CURLOPT_NOSIGNAL): a lost connection is no reason to die. */
static void (*pipe_handler)(int);

void smtp_begin(void)
{
	pipe_handler = signal(SIGPIPE, SIG_IGN);
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != 0) {
		fputs("underlag: libcurl does not start\n", stderr);
		exit(4);
	}
}

void smtp_end(void)
{
	curl_global_cleanup();
	(void)signal(SIGPIPE, pipe_handler);
}

/*
 * libcurl sends the final dot when this has nothing more to give. It would not ask so often if it knew the size, and the dot would
 * then go with the last of the message: CURLOPT_INFILESIZE is not set.
 */
static size_t give(char *room, size_t size, size_t count, void *user)
{
	struct sending *sending = user;
	size_t n = size * count < sending->left.n ? size * count : sending->left.n;

	if (n == 0 && !sending->dot) {
		if (!sending->before_dot(sending->user))
			return CURL_READFUNC_ABORT;
		sending->dot = true;
	}
	memcpy(room, sending->left.p, n);
	sending->left = str_sub(sending->left, n, sending->left.n);
	return n;
}

static size_t take_reply(char *line, size_t size, size_t count, void *user)
{
	struct sending *sending = user;
	size_t n = size * count, most = sizeof sending->reply - 1;
	bool refused = sending->reply[0] == '4' || sending->reply[0] == '5';

	if (refused || (n >= 3 && memcmp(line, "221", 3) == 0))
		return n;
	memcpy(sending->reply, line, n < most ? n : most);
	sending->reply[n < most ? n : most] = '\0';
	return n;
}

static void set_text(CURL *curl, CURLoption option, struct arena *arena, struct str text)
{
	if (text.n)
		(void)curl_easy_setopt(curl, option, str_c(arena, text));
}

static void set_server(CURL *curl, const struct mail_settings *mail, struct arena *arena)
{
	const char *scheme = mail->tls == MAIL_TLS_DIRECT ? "smtps" : "smtp";
	bool is_ipv6 = str_find(mail->server, S(":")) != (size_t)-1;
	struct str domain = address_domain(mail->from);

	/* what follows the slash is what we say in EHLO */
	set_text(curl, CURLOPT_URL, arena,
		 str_printf(arena, is_ipv6 ? "%s://[%.*s]:%u/%.*s" : "%s://%.*s:%u/%.*s", scheme, STR_ARG(mail->server), mail->port,
			    STR_ARG(domain)));
	(void)curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	(void)curl_easy_setopt(curl, CURLOPT_PROXY, "");
	(void)curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	(void)curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	if (mail->tls != MAIL_TLS_NONE) {
		(void)curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
		(void)curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
		(void)curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
		(void)curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
		set_text(curl, CURLOPT_CAINFO, arena, mail->ca_file);
	}
}

/* No progress for so long ends it; a slow server that goes on is let to. */
static void set_times(CURL *curl, const struct mail_settings *mail)
{
	long timeout = (long)mail->timeout;

	(void)curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, timeout < CONNECT_MOST ? timeout : CONNECT_MOST);
	(void)curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, timeout);
	(void)curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
	(void)curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, timeout);
}

static enum smtp_outcome judge(CURLcode code, long reply, bool dot)
{
	bool refused = reply >= 400 && reply <= 599;

	if (code == CURLE_OK)
		return SMTP_SENT;
	/* the server's own word on the message, after the dot or before it */
	if ((code == CURLE_WEIRD_SERVER_REPLY || code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR ||
	     code == CURLE_LOGIN_DENIED) &&
	    refused && (!dot || code == CURLE_WEIRD_SERVER_REPLY))
		return reply < 500 ? SMTP_TEMPORARY : SMTP_PERMANENT;
	if (dot)
		return SMTP_UNKNOWN;
	switch (code) {
	case CURLE_LOGIN_DENIED:
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CACERT_BADFILE:
	case CURLE_USE_SSL_FAILED:
	case CURLE_URL_MALFORMAT:
	case CURLE_UNSUPPORTED_PROTOCOL:
	case CURLE_REMOTE_ACCESS_DENIED:
		return reply >= 400 && reply < 500 ? SMTP_TEMPORARY : SMTP_PERMANENT;
	default:
		return SMTP_TEMPORARY;
	}
}

/* One printable line. */
static struct str one_line(struct arena *arena, const char *text)
{
	struct str line = str_trim(str_copy(arena, str_from(text)));
	char *copy = arena_alloc(arena, line.n + 1);

	for (size_t i = 0; i < line.n; i++)
		copy[i] = (unsigned char)line.p[i] < ' ' || line.p[i] == 0x7F ? ' ' : line.p[i];
	return (struct str){copy, line.n};
}

static void report(CURL *curl, CURLcode code, const struct sending *sending, const char *words, struct arena *arena,
		   struct smtp_result *result)
{
	bool has_reply = sending->reply[0] >= '2' && sending->reply[0] <= '5';

	(void)curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &result->code);
	result->outcome = judge(code, result->code, sending->dot);
	if (result->outcome == SMTP_UNKNOWN)
		result->text = str_printf(arena, "%s", curl_easy_strerror(code));
	else if (has_reply && (code == CURLE_OK || (result->code >= 400 && result->code <= 599)))
		result->text = one_line(arena, sending->reply);
	else
		result->text = one_line(arena, *words ? words : curl_easy_strerror(code));
}

void smtp_send(const struct mail_settings *mail, struct str password, struct str to, struct str bytes,
	       smtp_before_dot *before_dot, void *user, struct arena *arena, struct smtp_result *result)
{
	struct sending sending = {.left = bytes, .before_dot = before_dot, .user = user};
	char words[CURL_ERROR_SIZE] = "";
	CURL *curl = curl_easy_init();
	struct curl_slist *recipients = curl_slist_append(NULL, str_c(arena, str_printf(arena, "<%.*s>", STR_ARG(to))));

	if (!curl || !recipients) {
		fputs("underlag: out of memory\n", stderr);
		exit(4);
	}
	*result = (struct smtp_result){0};
	set_server(curl, mail, arena);
	set_times(curl, mail);
	if (mail->user.n) {
		set_text(curl, CURLOPT_USERNAME, arena, mail->user);
		set_text(curl, CURLOPT_PASSWORD, arena, password);
	}
	set_text(curl, CURLOPT_MAIL_FROM, arena, str_printf(arena, "<%.*s>", STR_ARG(mail->from)));
	(void)curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
	(void)curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	(void)curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
	(void)curl_easy_setopt(curl, CURLOPT_READDATA, &sending);
	(void)curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_reply);
	(void)curl_easy_setopt(curl, CURLOPT_HEADERDATA, &sending);
	(void)curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, words);
	CURLcode code = curl_easy_perform(curl);
	report(curl, code, &sending, words, arena, result);
	curl_slist_free_all(recipients);
	curl_easy_cleanup(curl);
}

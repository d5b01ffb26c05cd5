/* The tokens of a formula. */
#include "formula/lex.h"

#include "base/format.h"
#include "base/utf8.h"

static void skip(struct lexer *lexer, size_t n)
{
	place_advance(&lexer->at, str_sub(lexer->source, lexer->offset, n));
	lexer->offset += n;
}

static struct str rest(const struct lexer *lexer)
{
	return str_sub(lexer->source, lexer->offset, lexer->source.n);
}

static size_t space_length(struct str text)
{
	size_t n = 0;

	for (;;) {
		if (n < text.n && (text.p[n] == ' ' || text.p[n] == '\t' || text.p[n] == '\n' || text.p[n] == '\r'))
			n++;
		else if (str_starts(str_sub(text, n, text.n), S("\xC2\xA0")))
			n += 2;
		else
			return n;
	}
}

static size_t name_length(struct str text)
{
	size_t n = 0;

	while (n < text.n) {
		size_t length;
		int32_t c = utf8_next(str_sub(text, n, text.n), &length);
		bool inside = n > 0 && ((c >= '0' && c <= '9') || c == '.');
		if (!inside && !utf8_is_letter(c))
			break;
		n += length;
	}
	/* "SUMMA." at the end of a sentence is no part of the name */
	while (n && text.p[n - 1] == '.')
		n--;
	return n;
}

static bool is_digit(struct str text, size_t at)
{
	return at < text.n && text.p[at] >= '0' && text.p[at] <= '9';
}

static size_t number_length(struct str text)
{
	size_t n = 0;

	while (is_digit(text, n))
		n++;
	if (n < text.n && (text.p[n] == ',' || text.p[n] == '.') && is_digit(text, n + 1)) {
		n++;
		while (is_digit(text, n))
			n++;
	}
	return n;
}

static void finish(struct lexer *lexer, struct token *token, size_t length)
{
	skip(lexer, length);
	token->end = lexer->offset;
}

/* "10 mkr": the unit belongs to the literal. '%' is an operator of its own. */
static size_t unit_length(struct str text, struct num *size)
{
	size_t space = space_length(text);
	struct str word = str_sub(text, space, name_length(str_sub(text, space, text.n)));
	struct str after = str_sub(text, space + word.n, text.n);
	enum unit unit;

	if (word.n == 0 || str_starts(after, S("(")) || str_starts(after, S("[")))
		return 0;
	if (!unit_parse(word, &unit) || (unit != UNIT_KR && unit != UNIT_TKR && unit != UNIT_MKR))
		return 0;
	*size = unit_size(unit);
	return space + word.n;
}

static void lex_number(struct lexer *lexer, struct token *token)
{
	struct str text = rest(lexer);
	size_t n = number_length(text);
	struct num size = num_whole(1);
	size_t unit = unit_length(str_sub(text, n, text.n), &size);

	token->kind = TOKEN_NUMBER;
	token->text = str_sub(text, 0, n);
	if (!num_parse(lexer->arena, token->text, &token->num) ||
	    !num_multiply(lexer->arena, token->num, size, &token->num)) {
		diag_add(lexer->diags, DIAG_INPUT, token->at, _("\"%.*s\" is too large a number"),
			 STR_ARG(token->text));
		token->kind = TOKEN_FAULT;
	}
	finish(lexer, token, n + unit);
}

static void lex_text(struct lexer *lexer, struct token *token)
{
	struct str text = rest(lexer);
	char *copy = arena_alloc(lexer->arena, text.n);
	size_t n = 0, i = 1;

	while (i < text.n) {
		if (text.p[i] == '"' && i + 1 < text.n && text.p[i + 1] == '"') {
			copy[n++] = '"';
			i += 2;
		} else if (text.p[i] == '"') {
			token->kind = TOKEN_TEXT;
			token->text = (struct str){copy, n};
			finish(lexer, token, i + 1);
			return;
		} else {
			copy[n++] = text.p[i++];
		}
	}
	diag_add(lexer->diags, DIAG_INPUT, token->at, _("the text that begins here has no closing \""));
	token->kind = TOKEN_FAULT;
	finish(lexer, token, text.n);
}

static void lex_field(struct lexer *lexer, struct token *token)
{
	struct str text = rest(lexer);
	size_t end = str_find(text, S("]"));

	if (end == (size_t)-1) {
		diag_add(lexer->diags, DIAG_INPUT, token->at, _("the column name that begins here has no closing ]"));
		token->kind = TOKEN_FAULT;
		finish(lexer, token, text.n);
		return;
	}
	token->kind = TOKEN_FIELD;
	token->text = str_trim(str_sub(text, 1, end - 1));
	finish(lexer, token, end + 1);
}

static size_t sign_length(struct str text)
{
	static const struct str signs[] = {STR("<="), STR(">="), STR("<>"), STR("<"), STR(">"), STR("="),
					   STR("+"),  STR("-"),  STR("*"),  STR("/"), STR("^"), STR("&"),
					   STR("("),  STR(")"),  STR(";"),  STR("%")};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_starts(text, signs[i]))
			return signs[i].n;
	return 0;
}

struct token lex_next(struct lexer *lexer)
{
	size_t space = space_length(rest(lexer));

	skip(lexer, space);

	struct str text = rest(lexer);
	struct token token = {.at = lexer->at, .start = lexer->offset, .end = lexer->offset, .spaced = space > 0};
	size_t n;

	if (text.n == 0) {
		token.kind = TOKEN_END;
	} else if (is_digit(text, 0)) {
		lex_number(lexer, &token);
	} else if (text.p[0] == '"') {
		lex_text(lexer, &token);
	} else if (text.p[0] == '[') {
		lex_field(lexer, &token);
	} else if (str_starts(text, S("\xE2\x88\x92"))) { /* U+2212, which a word processor may have put there */
		token.kind = TOKEN_SIGN;
		token.text = S("-");
		finish(lexer, &token, 3);
	} else if ((n = name_length(text)) > 0) {
		token.kind = TOKEN_NAME;
		token.text = str_sub(text, 0, n);
		finish(lexer, &token, n);
	} else if ((n = sign_length(text)) > 0) {
		token.kind = TOKEN_SIGN;
		token.text = str_sub(text, 0, n);
		finish(lexer, &token, n);
	} else {
		utf8_next(text, &n);
		diag_add(lexer->diags, DIAG_INPUT, token.at,
			 text.p[0] == ',' ? _("\"%.*s\" has no meaning in a formula: write ; between arguments")
					  : _("\"%.*s\" has no meaning in a formula"),
			 (int)n, text.p);
		token.kind = TOKEN_FAULT;
		finish(lexer, &token, n);
	}
	return token;
}

bool lex_is_name(struct str text)
{
	return text.n > 0 && name_length(text) == text.n;
}

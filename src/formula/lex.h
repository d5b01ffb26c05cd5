/* The tokens of a formula. */
#ifndef UNDERLAG_FORMULA_LEX_H
#define UNDERLAG_FORMULA_LEX_H

#include "base/diag.h"
#include "base/num.h"

enum token_kind {
	TOKEN_END,
	TOKEN_NUMBER, /* num, unit included: "10 mkr" is ten million */
	TOKEN_TEXT,   /* text without its quotes, "" within it made one */
	TOKEN_NAME,   /* letters, digits, '_' and '.', beginning with a letter */
	TOKEN_FIELD,  /* what stands between [ and ] */
	TOKEN_SIGN,   /* an operator, parenthesis or ';': text */
	TOKEN_FAULT,  /* reported */
};

struct token {
	enum token_kind kind;
	struct place at;
	struct str text;
	struct num num;
	size_t start, end; /* in the lexer's source */
	bool spaced;       /* white space before it */
};

struct lexer {
	struct arena *arena;
	struct str source;
	size_t offset;
	struct place at; /* of offset */
	struct diags *diags;
};

/* The next token; the lexer is then past it. */
struct token lex_next(struct lexer *lexer);

/* Whether text is a name and nothing else. */
bool lex_is_name(struct str text);

#endif

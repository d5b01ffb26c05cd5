/* The notation for rows of an input table. */
#include "formula/source.h"

#include "base/utf8.h"
#include "formula/lex.h"

struct reader {
	struct arena *arena;
	struct str rest;
	struct place at;
	struct diags *diags;
};

static struct token peek(const struct reader *reader, struct lexer *lexer)
{
	*lexer = (struct lexer){
		.arena = reader->arena, .source = reader->rest, .at = reader->at, .diags = reader->diags};
	return lex_next(lexer);
}

/* What comes next, without a word about it. */
static struct token glance(const struct reader *reader, struct lexer *lexer)
{
	size_t said = reader->diags->count;
	struct token token = peek(reader, lexer);

	reader->diags->count = said;
	return token;
}

static void past(struct reader *reader, const struct lexer *lexer)
{
	reader->rest = str_sub(reader->rest, lexer->offset, reader->rest.n);
	reader->at = lexer->at;
}

/* Takes the word if it comes next. */
static bool take_word(struct reader *reader, struct str word)
{
	struct lexer lexer;
	struct token token = glance(reader, &lexer);

	if (token.kind != TOKEN_NAME || !str_equal_fold(token.text, word))
		return false;
	past(reader, &lexer);
	return true;
}

static bool take_name(struct reader *reader, struct str *name, struct place *at, const char *expected)
{
	struct lexer lexer;
	struct token token = peek(reader, &lexer);

	if (token.kind != TOKEN_NAME && token.kind != TOKEN_FIELD) {
		diag_add(reader->diags, DIAG_INPUT, token.at, "%s", expected);
		return false;
	}
	*name = token.text;
	*at = token.at;
	past(reader, &lexer);
	return true;
}

static bool take_operator(struct reader *reader, enum operator *out)
{
	struct lexer lexer;
	struct token token = peek(reader, &lexer);

	for (enum operator operator = OP_EQUAL; operator <= OP_AT_LEAST; operator++) {
		if (token.kind == TOKEN_SIGN && str_equal(token.text, str_from(operator_text(operator)))) {
			*out = operator;
			past(reader, &lexer);
			return true;
		}
	}
	diag_add(reader->diags, DIAG_INPUT, token.at, _("expected =, <>, <, >, <= or >= after the column of a condition"));
	return false;
}

static bool parse_conditions(struct reader *reader, struct source *source)
{
	do {
		struct condition *condition = ARENA_PUSH(reader->arena, &source->conditions);
		if (!take_name(reader, &condition->column, &condition->at,
			       _("expected the name of a column after \"där\" or \"och\"")) ||
		    !take_operator(reader, &condition->operator))
			return false;
		if (!expr_parse_prefix(reader->arena, &reader->rest, &reader->at, &condition->expr, reader->diags))
			return false;
	} while (take_word(reader, S("och")));
	return true;
}

static bool parse_sort(struct reader *reader, struct sort_keys *sort)
{
	for (;;) {
		struct sort_key *key = ARENA_PUSH(reader->arena, sort);
		if (!expr_parse_prefix(reader->arena, &reader->rest, &reader->at, &key->expr, reader->diags))
			return false;
		key->descending = take_word(reader, S("fallande"));
		if (!key->descending)
			(void)take_word(reader, S("stigande"));

		struct lexer lexer;
		struct token token = glance(reader, &lexer);
		if (token.kind != TOKEN_SIGN || !str_equal(token.text, S(";")))
			return true;
		past(reader, &lexer);
	}
}

static bool parse_limit(struct reader *reader, struct source *source)
{
	struct lexer lexer;
	struct token token = peek(reader, &lexer);

	if (token.kind != TOKEN_NUMBER || !num_is_whole(token.num, &source->limit)) {
		diag_add(reader->diags, DIAG_INPUT, token.at, _("expected a whole number of rows after \"högst\""));
		return false;
	}
	source->has_limit = true;
	past(reader, &lexer);
	return true;
}

static bool at_end(struct reader *reader)
{
	struct lexer lexer;
	struct token token = peek(reader, &lexer);

	if (token.kind == TOKEN_END)
		return true;
	if (token.kind != TOKEN_FAULT)
		diag_add(reader->diags, DIAG_INPUT, token.at,
			 _("\"%.*s\" was not expected here; a choice of rows is written: TABELL som NAMN där KOLUMN = uttryck "
			   "och … unika KOLUMN sortera uttryck fallande högst ANTAL"),
			 STR_ARG(str_sub(reader->rest, token.start, token.end - token.start)));
	return false;
}

bool source_parse(struct arena *arena, struct str text, struct place at, struct source *out, struct diags *diags)
{
	struct reader reader = {arena, text, at, diags};

	*out = (struct source){.at = at};
	if (!take_name(&reader, &out->table_name, &out->at, _("expected the name of an input table")))
		return false;
	if (take_word(&reader, S("som")) &&
	    !take_name(&reader, &out->alias, &at, _("expected a name for the row after \"som\"")))
		return false;
	if (take_word(&reader, S("där")) && !parse_conditions(&reader, out))
		return false;
	if (take_word(&reader, S("unika")) &&
	    !take_name(&reader, &out->unique, &out->unique_at, _("expected the name of a column after \"unika\"")))
		return false;
	if (take_word(&reader, S("sortera")) && !parse_sort(&reader, &out->sort))
		return false;
	if (take_word(&reader, S("högst")) && !parse_limit(&reader, out))
		return false;
	return at_end(&reader);
}

bool sort_parse(struct arena *arena, struct str text, struct place at, struct sort_keys *out, struct diags *diags)
{
	struct reader reader = {arena, text, at, diags};

	*out = (struct sort_keys){0};
	return parse_sort(&reader, out) && at_end(&reader);
}

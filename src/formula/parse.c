/* The grammar of formulas: Excel's operators and precedence, by recursive descent. */
#include "base/utf8.h"
#include "formula/expr.h"
#include "formula/lex.h"

enum { DEPTH_LIMIT = 100, LENGTH_LIMIT = 8192 };

struct parser {
	struct lexer lexer;
	struct token token; /* the one to be read next */
	size_t last_end;    /* where the last token read ended */
	int depth;
	bool faulty;
};

static struct expr *parse_comparison(struct parser *parser);

static void fault(struct parser *parser, struct place at, const char *message)
{
	if (!parser->faulty && parser->token.kind != TOKEN_FAULT)
		diag_add(parser->lexer.diags, DIAG_INPUT, at, "%s", message);
	parser->faulty = true;
}

static struct token take(struct parser *parser)
{
	struct token taken = parser->token;

	parser->last_end = taken.end;
	parser->token = lex_next(&parser->lexer);
	if (parser->token.kind == TOKEN_FAULT)
		parser->faulty = true;
	return taken;
}

static bool at_sign(const struct parser *parser, struct str sign)
{
	return parser->token.kind == TOKEN_SIGN && str_equal(parser->token.text, sign);
}

static struct expr *new_expr(struct parser *parser, enum expr_kind kind, struct place at)
{
	struct expr *expr = ARENA_NEW(parser->lexer.arena, struct expr);

	expr->kind = kind;
	expr->at = at;
	return expr;
}

/* The source text of expr is what was read since `start`. */
static struct expr *sourced(struct parser *parser, struct expr *expr, size_t start)
{
	expr->source = str_sub(parser->lexer.source, start, parser->last_end - start);
	return expr;
}

static struct expr *constant(struct parser *parser, struct token token, struct value value)
{
	struct expr *expr = new_expr(parser, EXPR_CONSTANT, token.at);

	expr->value = value;
	return sourced(parser, expr, token.start);
}

static struct expr *parse_arguments(struct parser *parser, struct token name)
{
	struct expr *call = new_expr(parser, EXPR_CALL, name.at);
	struct {
		struct expr **items;
		size_t count, capacity;
	} list = {0};

	call->name = name.text;
	take(parser);
	while (!at_sign(parser, S(")")) && !parser->faulty) {
		*ARENA_PUSH(parser->lexer.arena, &list) = parse_comparison(parser);
		if (at_sign(parser, S(";")))
			take(parser);
		else if (!at_sign(parser, S(")")))
			fault(parser, parser->token.at, _("expected ; or ) after an argument"));
	}
	if (!parser->faulty)
		take(parser);
	call->items = list.items;
	call->count = list.count;
	return sourced(parser, call, name.start);
}

static struct expr *parse_name(struct parser *parser)
{
	struct token name = take(parser);

	if (at_sign(parser, S("(")))
		return parse_arguments(parser, name);
	if (parser->token.kind == TOKEN_FIELD && !parser->token.spaced) {
		struct expr *column = new_expr(parser, EXPR_COLUMN, name.at);
		column->name = name.text;
		column->column = take(parser).text;
		return sourced(parser, column, name.start);
	}
	if (str_equal_fold(name.text, S("SANT")) || str_equal_fold(name.text, S("TRUE")))
		return constant(parser, name, value_truth(true));
	if (str_equal_fold(name.text, S("FALSKT")) || str_equal_fold(name.text, S("FALSE")))
		return constant(parser, name, value_truth(false));

	struct expr *expr = new_expr(parser, EXPR_NAME, name.at);
	expr->name = name.text;
	return sourced(parser, expr, name.start);
}

static struct expr *parse_primary(struct parser *parser)
{
	struct token token = parser->token;

	switch (token.kind) {
	case TOKEN_NUMBER:
		take(parser);
		return constant(parser, token, value_number(token.num));
	case TOKEN_TEXT:
		take(parser);
		return constant(parser, token, value_text(token.text));
	case TOKEN_FIELD: {
		take(parser);
		struct expr *field = new_expr(parser, EXPR_FIELD, token.at);
		field->column = token.text;
		return sourced(parser, field, token.start);
	}
	case TOKEN_NAME:
		return parse_name(parser);
	case TOKEN_SIGN:
		if (at_sign(parser, S("("))) {
			take(parser);
			struct expr *inner = parse_comparison(parser);
			if (!at_sign(parser, S(")")))
				fault(parser, parser->token.at, _("expected ) to close the parenthesis"));
			else
				take(parser);
			return inner;
		}
		break;
	case TOKEN_END:
	case TOKEN_FAULT:
		break;
	}
	fault(parser, token.at, token.kind == TOKEN_END ? _("the formula ends where a value was expected")
							: _("expected a value, a name or a column here"));
	return new_expr(parser, EXPR_CONSTANT, token.at);
}

static struct expr *unary(struct parser *parser, enum expr_kind kind, struct place at, struct expr *operand)
{
	struct expr *expr = new_expr(parser, kind, at);

	expr->items = ARENA_ARRAY(parser->lexer.arena, struct expr *, 1);
	expr->items[0] = operand;
	expr->count = 1;
	return expr;
}

static struct expr *parse_percent(struct parser *parser)
{
	size_t start = parser->token.start;
	struct expr *expr = parse_primary(parser);

	while (at_sign(parser, S("%")) && !parser->faulty) {
		struct place at = take(parser).at;
		expr = sourced(parser, unary(parser, EXPR_PERCENT, at, expr), start);
	}
	return expr;
}

/* As in Excel a sign binds harder than ^: −2^2 is 4. */
static struct expr *parse_sign(struct parser *parser)
{
	struct token token = parser->token;
	struct expr *expr;

	if (!at_sign(parser, S("-")) && !at_sign(parser, S("+")))
		return parse_percent(parser);
	if (++parser->depth > DEPTH_LIMIT) {
		fault(parser, token.at, _("the formula is nested too deeply: give parts of it names"));
		return new_expr(parser, EXPR_CONSTANT, token.at);
	}
	bool negate = str_equal(take(parser).text, S("-"));
	expr = parse_sign(parser);
	parser->depth--;
	return negate ? sourced(parser, unary(parser, EXPR_NEGATE, token.at, expr), token.start) : expr;
}

struct level_operator {
	struct str sign;
	enum operator operator;
};

static const struct level_operator powers[] = {{STR("^"), OP_POWER}, {{NULL, 0}, OP_POWER}};
static const struct level_operator products[] = {
	{STR("*"), OP_MULTIPLY}, {STR("/"), OP_DIVIDE}, {{NULL, 0}, OP_POWER}};
static const struct level_operator sums[] = {
	{STR("+"), OP_ADD}, {STR("-"), OP_SUBTRACT}, {{NULL, 0}, OP_POWER}};
static const struct level_operator joins[] = {{STR("&"), OP_JOIN}, {{NULL, 0}, OP_POWER}};
static const struct level_operator comparisons[] = {
	{STR("="), OP_EQUAL},     {STR("<>"), OP_UNEQUAL}, {STR("<"), OP_LESS},     {STR(">"), OP_GREATER},
	{STR("<="), OP_AT_MOST}, {STR(">="), OP_AT_LEAST}, {{NULL, 0}, OP_POWER},
};

static const struct level_operator *const levels[] = {comparisons, joins, sums, products, powers};
enum { LEVELS = sizeof levels / sizeof *levels };

static const struct level_operator *operator_here(const struct parser *parser, const struct level_operator *level)
{
	for (; level->sign.n; level++)
		if (at_sign(parser, level->sign))
			return level;
	return NULL;
}

/* All binary operators are left-associative, as in Excel. */
static struct expr *parse_level(struct parser *parser, size_t level)
{
	if (level == LEVELS)
		return parse_sign(parser);

	size_t start = parser->token.start;
	struct expr *left = parse_level(parser, level + 1);
	const struct level_operator *found;
	while (!parser->faulty && (found = operator_here(parser, levels[level])) != NULL) {
		struct expr *binary = new_expr(parser, EXPR_BINARY, take(parser).at);
		binary->operator = found->operator;
		binary->items = ARENA_ARRAY(parser->lexer.arena, struct expr *, 2);
		binary->count = 2;
		binary->items[0] = left;
		binary->items[1] = parse_level(parser, level + 1);
		left = sourced(parser, binary, start);
	}
	return left;
}

static struct expr *parse_comparison(struct parser *parser)
{
	if (++parser->depth > DEPTH_LIMIT) {
		fault(parser, parser->token.at, _("the formula is nested too deeply: give parts of it names"));
		return new_expr(parser, EXPR_CONSTANT, parser->token.at);
	}
	struct expr *expr = parse_level(parser, 0);
	parser->depth--;
	return expr;
}

static void begin(struct parser *parser, struct arena *arena, struct str text, struct place at, struct diags *diags)
{
	*parser = (struct parser){.lexer = {.arena = arena, .source = text, .at = at, .diags = diags}};
	parser->token = lex_next(&parser->lexer);
	if (parser->token.kind == TOKEN_FAULT)
		parser->faulty = true;
}

/* "i procent 1" after the expression */
static void parse_format(struct parser *parser, struct formula *formula)
{
	if (parser->token.kind != TOKEN_NAME || !str_equal(parser->token.text, S("i")))
		return;
	take(parser);

	struct token unit = parser->token;
	struct str name = unit.text;
	if (unit.kind == TOKEN_SIGN && str_equal(unit.text, S("%")))
		name = S("procent");
	take(parser);
	if (str_equal(name, S("kr")) && at_sign(parser, S("/"))) { /* kr/inv */
		take(parser);
		struct str per = parser->token.text;
		if (take(parser).kind == TOKEN_NAME)
			name = str_printf(parser->lexer.arena, "kr/%.*s", STR_ARG(per));
	}
	if (unit.kind == TOKEN_END || !unit_parse(name, &formula->format.unit)) {
		fault(parser, unit.at,
		      _("expected a unit after \"i\": kr, tkr, mkr, procent, procentenheter, antal, tal, år, period, "
			"månad, datum or kr/inv"));
		return;
	}
	formula->has_format = true;
	if (parser->token.kind == TOKEN_NUMBER) {
		int64_t decimals;
		if (num_is_whole(parser->token.num, &decimals) && decimals >= 0 && decimals <= 9)
			formula->format.decimals = (int)decimals;
		else
			fault(parser, parser->token.at, _("the number of decimals is 0 to 9"));
		take(parser);
	}
}

bool formula_parse(struct arena *arena, struct str text, struct place at, struct formula *out, struct diags *diags)
{
	struct str trimmed = str_trim(text);

	place_advance(&at, str_sub(text, 0, (size_t)(trimmed.p - text.p)));
	if (str_starts(trimmed, S("="))) {
		trimmed = str_sub(trimmed, 1, trimmed.n);
		at.column++;
	}
	*out = (struct formula){.format = {UNIT_NONE, -1}, .at = at};

	if (trimmed.n > LENGTH_LIMIT) {
		diag_add(diags, DIAG_INPUT, at, _("a formula is at most %d characters, as in Excel: give parts of it names"),
			 LENGTH_LIMIT);
		return false;
	}

	struct parser parser;
	begin(&parser, arena, trimmed, at, diags);
	out->expr = parse_comparison(&parser);
	out->source = str_squeeze(arena, str_trim(str_sub(trimmed, 0, parser.last_end)));
	if (!parser.faulty)
		parse_format(&parser, out);
	if (!parser.faulty && parser.token.kind != TOKEN_END)
		fault(&parser, parser.token.at,
		      _("the formula should end here: an operator is missing, or ; between two arguments"));
	return !parser.faulty;
}

bool expr_parse_prefix(struct arena *arena, struct str *text, struct place *at, struct expr **out,
		       struct diags *diags)
{
	struct parser parser;

	begin(&parser, arena, *text, *at, diags);
	*out = parse_comparison(&parser);
	if (parser.faulty)
		return false;
	place_advance(at, str_sub(*text, 0, parser.last_end));
	*text = str_sub(*text, parser.last_end, text->n);
	return true;
}

const char *operator_text(enum operator operator)
{
	static const char *const texts[] = {"+", "-", "*", "/", "^", "&", "=", "<>", "<", ">", "<=", ">="};

	return texts[operator];
}

bool operator_meets(enum operator operator, int order)
{
	switch (operator) {
	case OP_EQUAL:
		return order == 0;
	case OP_UNEQUAL:
		return order != 0;
	case OP_LESS:
		return order < 0;
	case OP_GREATER:
		return order > 0;
	case OP_AT_MOST:
		return order <= 0;
	case OP_AT_LEAST:
		return order >= 0;
	default:
		return false;
	}
}

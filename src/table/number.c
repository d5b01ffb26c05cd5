/* Numbers as Swedish systems write them. */
#include "table/number.h"

#include <string.h>

enum { DIGITS_MAXIMUM = 60, GROUPS_MAXIMUM = 24 };

/* A number cut into groups of digits; mark[i] stands between group i and group i + 1: ' ', '.' or ','. */
struct shape {
	bool negative;
	char digits[DIGITS_MAXIMUM];
	size_t digit_count;
	size_t group[GROUPS_MAXIMUM]; /* digits in it */
	char mark[GROUPS_MAXIMUM];
	size_t groups;
};

/* How a shape reads: how many of its digits are decimals. */
struct reading {
	size_t decimals;
	enum decimal_mark proves; /* the reading holds whatever the file's mark, and shows it */
	bool either;              /* "1.234": the decimals are counted as if the point were a decimal mark */
	bool wrong;
};

static size_t space_at(struct str text)
{
	if (text.n && text.p[0] == ' ')
		return 1;
	if (str_starts(text, S("\xC2\xA0")))
		return 2;
	if (str_starts(text, S("\xE2\x80\xAF")) || str_starts(text, S("\xE2\x80\x89")))
		return 3; /* narrow no-break space, thin space */
	return 0;
}

static size_t minus_at(struct str text)
{
	if (text.n && text.p[0] == '-')
		return 1;
	if (str_starts(text, S("\xE2\x88\x92")) || str_starts(text, S("\xE2\x80\x93")))
		return 3; /* U+2212, U+2013 */
	return 0;
}

static struct str skip_spaces(struct str text)
{
	size_t n;

	while ((n = space_at(text)) > 0)
		text = str_sub(text, n, text.n);
	return text;
}

/* Takes digits and single separators off *rest; stops before anything else, and before a separator no digit follows. */
static bool take_groups(struct str *rest, struct shape *shape)
{
	struct str text = *rest;

	shape->groups = 1;
	while (text.n) {
		if (text.p[0] >= '0' && text.p[0] <= '9') {
			if (shape->digit_count == DIGITS_MAXIMUM)
				return false;
			shape->digits[shape->digit_count++] = text.p[0];
			shape->group[shape->groups - 1]++;
			text = str_sub(text, 1, text.n);
			continue;
		}
		size_t n = space_at(text);
		char mark = n ? ' ' : text.p[0];
		if (!n)
			n = 1;
		if ((mark != ' ' && mark != '.' && mark != ',') || text.n <= n || text.p[n] < '0' || text.p[n] > '9')
			break;
		if (shape->groups == GROUPS_MAXIMUM)
			return false;
		shape->mark[shape->groups - 1] = mark;
		shape->groups++;
		text = str_sub(text, n, text.n);
	}
	*rest = text;
	return shape->digit_count > 0;
}

static bool take_shape(struct str text, struct shape *shape)
{
	size_t n = minus_at(text);

	*shape = (struct shape){.negative = n > 0};
	if (!n && text.n && text.p[0] == '+')
		text = str_sub(text, 1, text.n);
	text = skip_spaces(str_sub(text, n, text.n));
	if (!take_groups(&text, shape))
		return false;
	text = skip_spaces(text);
	size_t last = minus_at(text);
	if (last && !shape->negative) {
		shape->negative = true;
		text = str_sub(text, last, text.n);
	}
	return text.n == 0;
}

/* Whether the first n groups are thousands by one and the same separator. */
static bool are_thousands(const struct shape *shape, size_t n)
{
	if (n == 1)
		return true;
	if (shape->group[0] < 1 || shape->group[0] > 3)
		return false;
	for (size_t i = 1; i < n; i++)
		if (shape->group[i] != 3 || shape->mark[i - 1] != shape->mark[0])
			return false;
	return shape->mark[0] != ',';
}

static struct reading read_shape(const struct shape *shape)
{
	struct reading reading = {0};
	size_t last = shape->groups - 1;
	char mark = last ? shape->mark[last - 1] : '\0';
	bool points_before = last > 1 && shape->mark[0] == '.';

	if (mark == ',' || (mark == '.' && !points_before)) {
		reading.decimals = shape->group[last];
		reading.proves = mark == ',' ? MARK_COMMA : MARK_POINT;
		reading.wrong = !are_thousands(shape, last);
		reading.either = mark == '.' && last == 1 && shape->group[1] == 3 && shape->group[0] >= 1 &&
				 shape->group[0] <= 3 && shape->digits[0] != '0';
		if (reading.either)
			reading.proves = MARK_UNKNOWN;
		return reading;
	}
	reading.wrong = !are_thousands(shape, last + 1);
	reading.proves = mark == '.' ? MARK_COMMA : MARK_UNKNOWN;
	return reading;
}

/* Digits with so many decimals as an exact number: in integers where they are hundredths, by GMP otherwise. */
static enum cell_status to_number(struct arena *arena, const struct shape *shape, size_t decimals, struct num *out)
{
	int64_t hundredths = 0;
	size_t n = shape->digit_count;

	while (decimals > 2 && shape->digits[n - 1] == '0') {
		n--;
		decimals--;
	}
	if (decimals > 2) {
		char text[DIGITS_MAXIMUM + 2];
		size_t at = 0;
		if (shape->negative)
			text[at++] = '-';
		for (size_t i = 0; i < n; i++) {
			if (i == n - decimals)
				text[at++] = '.';
			text[at++] = shape->digits[i];
		}
		return num_parse(arena, (struct str){text, at}, out) ? CELL_OK : CELL_RANGE;
	}
	for (size_t i = 0; i < n + 2 - decimals; i++) {
		int digit = i < n ? shape->digits[i] - '0' : 0;
		if (__builtin_mul_overflow(hundredths, 10, &hundredths) ||
		    __builtin_sub_overflow(hundredths, digit, &hundredths))
			return CELL_RANGE;
	}
	/* counted downwards, since the least int64_t has no positive twin */
	if (!shape->negative && __builtin_sub_overflow(0, hundredths, &hundredths))
		return CELL_RANGE;
	*out = num_hundredths(hundredths);
	return CELL_OK;
}

static bool too_many_decimals(const struct shape *shape, size_t decimals)
{
	if (decimals == 3)
		return true;
	for (size_t i = 2; i < decimals; i++)
		if (shape->digits[shape->digit_count - decimals + i] != '0')
			return true;
	return false;
}

enum cell_status number_parse(struct arena *arena, struct str text, bool amount, enum decimal_mark mark,
			      struct num *out)
{
	struct shape shape;

	if (!take_shape(text, &shape))
		return CELL_WRONG;
	struct reading reading = read_shape(&shape);
	if (reading.wrong || (mark && reading.proves && reading.proves != mark))
		return CELL_WRONG;
	if (reading.either && mark == MARK_UNKNOWN)
		return CELL_AMBIGUOUS;
	if (reading.either && mark == MARK_COMMA)
		reading.decimals = 0;
	if (amount && too_many_decimals(&shape, reading.decimals))
		return CELL_DECIMALS;
	return to_number(arena, &shape, reading.decimals, out);
}

enum decimal_mark cell_proves(struct str text)
{
	struct shape shape;

	if (!take_shape(text, &shape))
		return MARK_UNKNOWN;
	struct reading reading = read_shape(&shape);
	return reading.wrong ? MARK_UNKNOWN : reading.proves;
}

bool cell_resolution(struct arena *arena, struct str printed, struct num *out)
{
	struct reading reading = {0};
	unsigned numbers = 0;

	while (printed.n) {
		if (printed.p[0] < '0' || printed.p[0] > '9') {
			printed = str_sub(printed, 1, printed.n);
			continue;
		}
		struct shape shape = {0};
		if (!take_groups(&printed, &shape))
			return false;
		reading = read_shape(&shape);
		if (++numbers > 1 || reading.wrong || reading.either)
			return false;
	}
	if (numbers == 0 || reading.decimals > 15)
		return false;

	struct num ten = num_whole(10), digits = num_whole(1);
	return num_power(arena, ten, -(int)reading.decimals, &digits) && (*out = digits, true);
}

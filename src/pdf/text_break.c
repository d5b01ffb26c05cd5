/* Which words begin a line: the choice for a paragraph whose demerits are least in total. */
#include "pdf/text_break.h"

#include "pdf/text_part.h"

#include <math.h>

/* Rounding of sums of widths. */
static const double slack = 0.01;

/* What a line may lack without looking bad: a part of the width, and never less than so many sizes of letters. */
static const double tolerable_part = 0.1, tolerable_sizes = 5;

/*
 * In columns narrower than so many sizes, words are parted only where parts of a compound meet, and a short last line is no
 * worse than others.
 */
static const double narrow_sizes = 24;

/* A last line shorter than this, in sizes and as a part of the width, looks lost; most of all below several others. */
static const double tail_sizes = 4.5, tail_part = 0.3;
enum { SEVERAL_LINES = 2 };

/* A line that lacks what is tolerable costs 1. */
static const double every_line = 0.3;
static const double hyphen_cost[] = {[HYPHEN_NONE] = 0.2, [HYPHEN_INSIDE] = 3.5, [HYPHEN_COMPOUND] = 1.5};
static const double hyphens_in_turn = 4, hyphen_above_last = 4.5;
static const double uneven_lines = 0.6;
static const double short_tail = 1.5, short_tail_below_several = 3;
static const double balanced_line = 1e4;
static const double too_wide = 1e6;

/* No line that can be read begins farther back than so many places: text without width takes no more time than other text. */
enum { PLACES_OF_A_LINE = 600 };

/* ---- what a line costs ---- */

/* How full a line is; a long one beside a short one shows. */
enum fullness { FULL, MIDDLING, SHORT, FULLNESSES };

/* A line's end; what the line behind it must know of it. */
struct line_end {
	enum fullness fullness;
	unsigned lines;     /* of the paragraph, up to here */
	bool parted;        /* within a word */
	enum hyphen hyphen; /* which hyphen is put there; HYPHEN_NONE: one that is part of the word, or none */
};

struct scale {
	double width, size, tolerable;
	enum text_manner manner;
};

static struct scale scale_of(const struct text_setting *setting, double width, enum text_manner manner)
{
	return (struct scale){width, setting->size, fmax(width * tolerable_part, setting->size * tolerable_sizes),
			      manner};
}

static bool is_narrow(const struct scale *scale)
{
	return scale->width < narrow_sizes * scale->size;
}

static enum fullness fullness_of(const struct scale *scale, double length)
{
	double lacks = (scale->width - length) / scale->tolerable;

	return lacks < 0.5 ? FULL : lacks < 1.3 ? MIDDLING : SHORT;
}

static double line_demerits(const struct scale *scale, double length, const struct line_end *before,
			    const struct line_end *end, bool last)
{
	double lacks = fmax(0, scale->width - length) / scale->tolerable;
	double cost = end->parted ? hyphen_cost[end->hyphen] : 0;

	if (scale->manner == TEXT_BALANCED)
		return cost + balanced_line + lacks * lacks;
	cost += every_line;
	if (!last)
		cost += lacks * lacks;
	else if (before && length < fmin(scale->size * tail_sizes, scale->width * tail_part))
		cost += before->lines >= SEVERAL_LINES && !is_narrow(scale) ? short_tail_below_several : short_tail;
	if (before && before->parted)
		cost += last ? hyphen_above_last : end->parted ? hyphens_in_turn : 0;
	if (before && !last && before->fullness + end->fullness == FULL + SHORT && before->fullness != MIDDLING)
		cost += uneven_lines;
	return cost;
}

/* ---- searching ---- */

/* A line may begin with this word; the best way there whose last line is so full. */
struct node {
	size_t word;
	double x; /* where the line begins, on the one line that the whole paragraph would be */
	double total;
	size_t before;       /* index of the node that the line before begins with */
	struct line_end end; /* of the line before */
};

/* Where a word begins and ends on that one line. */
struct spot {
	double left, right, hyphen;
};

struct search {
	const struct text_setting *setting;
	struct scale scale;
	struct text_breaks *breaks;
	double space;
	struct {
		struct spot *items;
		size_t count, capacity;
	} spots;
	struct {
		struct node *items;
		size_t count, capacity;
	} nodes;
	size_t first;          /* node that a line to the last word fits from; those before it are too far away */
	size_t start;          /* node where the paragraph begins, or the part of it behind a forced break */
	struct pen hyphen_pen; /* whose hyphen has been measured */
	double hyphen_width;
};

static double hyphen_of(struct search *s, const struct text_word *word)
{
	struct pen pen = word->pieces.items[word->pieces.count - 1].pen;

	if (s->hyphen_width <= 0 || pen.font != s->hyphen_pen.font || fabs(pen.size - s->hyphen_pen.size) > 0) {
		s->hyphen_width = text_hyphen_width(s->setting, word);
		s->hyphen_pen = pen;
	}
	return s->hyphen_width;
}

static const struct line_end *end_before(const struct search *s, size_t node)
{
	return node == s->start ? NULL : &s->nodes.items[node].end;
}

/* The best line that ends with the last word; among all, or among those that are so full. */
struct best {
	double total;
	size_t node;
	bool found;
};

static void improve(struct best *best, double total, size_t node)
{
	if (!best->found || total < best->total)
		*best = (struct best){total, node, true};
}

static void drop_far_nodes(struct search *s, double right)
{
	if (s->nodes.count - s->first > PLACES_OF_A_LINE)
		s->first = s->nodes.count - PLACES_OF_A_LINE;
	while (s->first + 1 < s->nodes.count && right - s->nodes.items[s->first].x > s->scale.width + slack)
		s->first++;
}

/* Considers a line's end behind the last word, before one that begins at left. */
static void consider(struct search *s, bool spaced, double left)
{
	size_t word = s->spots.count - 1;
	struct spot spot = s->spots.items[word];
	enum hyphen hyphen = spaced ? HYPHEN_NONE : s->breaks->words.items[word].hyphen;
	struct best best[FULLNESSES] = {{0}}, least = {0};

	drop_far_nodes(s, spot.right);
	for (size_t i = s->first; i < s->nodes.count; i++) {
		double length = spot.right - s->nodes.items[i].x + (hyphen ? spot.hyphen : 0);
		struct line_end end = {fullness_of(&s->scale, length), 0, !spaced, hyphen};
		double total =
			s->nodes.items[i].total + line_demerits(&s->scale, length, end_before(s, i), &end, false);
		if (length > s->scale.width + slack) {
			if (i + 1 < s->nodes.count)
				continue;
			total += too_wide; /* no line is possible: the least bad one */
			if (least.found)
				continue;
		}
		improve(&best[end.fullness], total, i);
		improve(&least, total, i);
	}
	for (int fullness = FULL; fullness < FULLNESSES; fullness++) {
		/* What is worse by more than unevenness can cost never becomes the best. */
		if (!best[fullness].found || best[fullness].total > least.total + uneven_lines)
			continue;
		const struct line_end *before = end_before(s, best[fullness].node);
		unsigned lines = before ? before->lines + 1 : 1;
		*ARENA_PUSH(s->setting->arena, &s->nodes) = (struct node){
			.word = word + 1,
			.x = left,
			.total = best[fullness].total,
			.before = best[fullness].node,
			.end = {(enum fullness)fullness, lines, !spaced, hyphen},
		};
	}
}

/* Puts a word behind those that are there. */
static void put(struct search *s, const struct text_word *word)
{
	struct spot spot = {0};

	if (s->spots.count) {
		spot.left = s->spots.items[s->spots.count - 1].right + (word->spaced && !word->forced ? s->space : 0);
		if (!word->forced)
			consider(s, word->spaced, spot.left);
	}
	spot.right = spot.left + word->width;
	if (word->hyphen)
		spot.hyphen = hyphen_of(s, word);
	*ARENA_PUSH(s->setting->arena, &s->breaks->words) = *word;
	*ARENA_PUSH(s->setting->arena, &s->spots) = spot;
}

/* Ends the lines behind the last word, and chooses them. */
static void end_lines(struct search *s)
{
	struct text_breaks *breaks = s->breaks;
	double right = s->spots.items[s->spots.count - 1].right;
	struct line_end end = {FULL, 0, false, HYPHEN_NONE};
	struct best best = {0};
	size_t count = 0;

	drop_far_nodes(s, right);
	for (size_t i = s->first; i < s->nodes.count; i++) {
		double length = right - s->nodes.items[i].x;
		improve(&best, s->nodes.items[i].total + line_demerits(&s->scale, length, end_before(s, i), &end, true),
			i);
	}
	for (size_t i = best.node; i != s->start; i = s->nodes.items[i].before)
		count++;
	for (size_t i = 0; i <= count; i++)
		ARENA_PUSH(s->setting->arena, breaks);
	size_t at = breaks->count;
	for (size_t i = best.node; i != s->start; i = s->nodes.items[i].before)
		breaks->items[--at] = s->nodes.items[i].word;
	breaks->items[--at] = s->nodes.items[s->start].word;
	breaks->demerits += best.total;
}

/* Begins lines with the next word. */
static void begin_lines(struct search *s)
{
	double x = s->spots.count ? s->spots.items[s->spots.count - 1].right : 0;

	s->start = s->first = s->nodes.count;
	*ARENA_PUSH(s->setting->arena, &s->nodes) = (struct node){.word = s->spots.count, .x = x};
}

/* Parts a word that no line has room for: where parts of a compound meet, else inside them, else anywhere. */
static void put_too_wide(struct search *s, const struct text_word *word, enum hyphen least)
{
	struct text_words parts = {0};

	if (word->width + (word->hyphen ? hyphen_of(s, word) : 0) <= s->scale.width + slack) {
		put(s, word);
	} else if (least == HYPHEN_NONE) {
		text_cut(s->setting, word, s->scale.width, &parts);
		for (size_t i = 0; i < parts.count; i++)
			put(s, &parts.items[i]);
	} else if (text_hyphenate(s->setting, word, least, &parts)) {
		for (size_t i = 0; i < parts.count; i++)
			put_too_wide(s, &parts.items[i], least - 1);
	} else {
		put_too_wide(s, word, least - 1);
	}
}

/* Whether a line's end within the word may help: it is the first that some line has no room for, and stands alone. */
static bool may_part(struct search *s, const struct text_words *words, size_t i)
{
	const struct text_word *word = &words->items[i];
	const struct text_word *next = i + 1 < words->count ? word + 1 : NULL;

	if (s->scale.manner == TEXT_BALANCED || !s->setting->hyphenator || !next || next->forced || !next->spaced ||
	    s->spots.count == 0 || word->forced || !word->spaced)
		return false;
	double right = s->spots.items[s->spots.count - 1].right;
	drop_far_nodes(s, right);
	return right + s->space + word->width - s->nodes.items[s->first].x > s->scale.width + slack;
}

/*
 * Parts a word where parts of a compound meet; inside them only where there is no such place, and room enough. A word
 * that fills less than a hyphen costs stays whole.
 */
static bool part_well(const struct search *s, const struct text_word *word, struct text_words *parts)
{
	double gain = (word->width + s->space) / s->scale.tolerable;

	gain *= gain;
	return gain > hyphen_cost[HYPHEN_COMPOUND] && (text_hyphenate(s->setting, word, HYPHEN_COMPOUND, parts) ||
						       (gain > hyphen_cost[HYPHEN_INSIDE] && !is_narrow(&s->scale) &&
							text_hyphenate(s->setting, word, HYPHEN_INSIDE, parts)));
}

struct text_breaks text_break(const struct text_setting *setting, const struct text_words *words, double width,
			      enum text_manner manner)
{
	struct text_breaks breaks = {
		.words = {.longest = words->longest, .natural = words->natural, .space = words->space}};
	struct search s = {.setting = setting, .scale = scale_of(setting, width, manner), .breaks = &breaks};

	if (words->natural <= width + slack) {
		breaks.words = *words;
		for (size_t i = 0; i < words->count; i++)
			if (i == 0 || words->items[i].forced)
				*ARENA_PUSH(setting->arena, &breaks) = i;
		breaks.demerits = text_demerits(setting, &breaks, width, manner);
		return breaks;
	}
	s.space = words->space;
	for (size_t i = 0; i < words->count; i++) {
		const struct text_word *word = &words->items[i];
		struct text_words parts = {0};
		if (i > 0 && word->forced)
			end_lines(&s);
		if (i == 0 || word->forced)
			begin_lines(&s);
		if (word->width > width + slack)
			put_too_wide(&s, word, HYPHEN_COMPOUND);
		else if (may_part(&s, words, i) && part_well(&s, word, &parts))
			for (size_t k = 0; k < parts.count; k++)
				put(&s, &parts.items[k]);
		else
			put(&s, word);
	}
	if (words->count)
		end_lines(&s);
	return breaks;
}

double text_demerits(const struct text_setting *setting, const struct text_breaks *breaks, double width,
		     enum text_manner manner)
{
	struct scale scale = scale_of(setting, width, manner);
	const struct text_words *words = &breaks->words;
	struct line_end before = {0};
	double total = 0;

	for (size_t i = 0, first = 0; i < breaks->count; i++) {
		size_t from = breaks->items[i], to = i + 1 < breaks->count ? breaks->items[i + 1] : words->count;
		const struct text_word *next = to < words->count ? &words->items[to] : NULL;
		bool last = !next || next->forced;
		struct line_end end = {FULL, (unsigned)(i - first + 1), !last && !next->spaced,
				       last || next->spaced ? HYPHEN_NONE : words->items[to - 1].hyphen};
		double length = end.hyphen ? text_hyphen_width(setting, &words->items[to - 1]) : 0;
		for (size_t k = from; k < to; k++)
			length += words->items[k].width + (k > from && words->items[k].spaced ? words->space : 0);
		end.fullness = fullness_of(&scale, length);
		total += line_demerits(&scale, length, i > first ? &before : NULL, &end, last);
		before = end;
		if (last)
			first = i + 1;
	}
	return total;
}

/* The notation of text with figures: {{…}}, footnote references and fenced blocks. */
#include "base/utf8.h"
#include "formula/lex.h"
#include "formula/prose.h"

enum { NESTING_LIMIT = 30 };

struct reader {
	struct arena *arena;
	struct str text; /* all of it */
	size_t offset;
	struct place at; /* of offset */
	const struct prose_blocks *blocks;
	struct diags *diags;
	int depth;
};

/* What ended a sequence of parts. */
enum end { END_TEXT, END_CLOSE, END_ELSE, END_ELSE_IF };

struct tag {
	struct str inside; /* between {{ and }}, trimmed */
	struct place inside_at;
	struct place at;   /* of {{ */
	size_t end;        /* offset after it, after its line where it stands alone on one */
	size_t line_start; /* where the line of a lone tag begins */
	bool alone;
};

struct part_list {
	struct part *first, **end;
	size_t start; /* where text begins that no part holds yet */
	struct place start_at;
};

static struct str rest_of(const struct reader *reader)
{
	return str_sub(reader->text, reader->offset, reader->text.n);
}

static void move_to(struct reader *reader, size_t offset)
{
	place_advance(&reader->at, str_sub(reader->text, reader->offset, offset - reader->offset));
	reader->offset = offset;
}

static struct part *add_part(struct reader *reader, struct part_list *list, enum part_kind kind, struct place at)
{
	struct part *part = ARENA_NEW(reader->arena, struct part);

	part->kind = kind;
	part->at = at;
	*list->end = part;
	list->end = &part->next;
	return part;
}

/* The text up to `end` that no part holds yet. */
static void add_text(struct reader *reader, struct part_list *list, size_t end)
{
	if (end > list->start)
		add_part(reader, list, PART_TEXT, list->start_at)->text =
			str_sub(reader->text, list->start, end - list->start);
}

/* Text goes on where the reader is. */
static void begin_text(const struct reader *reader, struct part_list *list)
{
	list->start = reader->offset;
	list->start_at = reader->at;
}

/* ---- tags ---- */

static bool starts_with_word(struct str text, struct str word, struct str *rest)
{
	if (text.n < word.n || !str_equal_fold(str_sub(text, 0, word.n), word))
		return false;
	if (text.n > word.n && text.p[word.n] != ' ' && text.p[word.n] != '\n' && text.p[word.n] != '\t')
		return false;
	*rest = str_sub(text, word.n, text.n);
	return true;
}

static bool is_directive(struct str inside)
{
	static const struct str words[] = {STR("om"),  STR("annars"),  STR("slut"),
					   STR("för"), STR("ny sida"), STR("innehåll")};
	struct str rest;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (starts_with_word(inside, words[i], &rest))
			return true;
	return false;
}

static bool blank(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != ' ' && text.p[i] != '\t' && text.p[i] != '\r')
			return false;
	return true;
}

/* A directive alone on its line takes the line with it. */
static void find_line(const struct reader *reader, size_t start, struct tag *tag)
{
	size_t line = start, end = tag->end;

	while (line > 0 && reader->text.p[line - 1] != '\n')
		line--;
	while (end < reader->text.n && reader->text.p[end] != '\n')
		end++;
	if (!blank(str_sub(reader->text, line, start - line)) ||
	    !blank(str_sub(reader->text, tag->end, end - tag->end)))
		return;
	tag->alone = true;
	tag->line_start = line;
	tag->end = end < reader->text.n ? end + 1 : end;
}

/* Reads the tag that begins at offset start. The end is the first }} outside quotes. */
static bool read_tag(struct reader *reader, size_t start, struct tag *tag)
{
	bool quoted = false;
	size_t i = start + 2;

	tag->at = reader->at;
	place_advance(&tag->at, str_sub(reader->text, reader->offset, start - reader->offset));
	for (; i + 1 < reader->text.n; i++) {
		if (reader->text.p[i] == '"')
			quoted = !quoted;
		if (!quoted && reader->text.p[i] == '}' && reader->text.p[i + 1] == '}')
			break;
		/* another {{ or the end of the paragraph: this one was never closed */
		if ((reader->text.p[i] == '{' || reader->text.p[i] == '\n') &&
		    reader->text.p[i + 1] == reader->text.p[i])
			i = reader->text.n;
	}
	if (i + 1 >= reader->text.n) {
		diag_add(reader->diags, DIAG_INPUT, tag->at, _("{{ has no closing }}"));
		return false;
	}

	struct str raw = str_sub(reader->text, start + 2, i - start - 2);
	tag->inside = str_trim(raw);
	tag->inside_at = tag->at;
	tag->inside_at.column += 2;
	place_advance(&tag->inside_at, str_sub(raw, 0, (size_t)(tag->inside.p - raw.p)));
	tag->end = i + 2;
	tag->alone = false;
	if (is_directive(tag->inside))
		find_line(reader, start, tag);
	return true;
}

static struct place place_in_tag(const struct tag *tag, struct str rest)
{
	struct place at = tag->inside_at;

	place_advance(&at, str_sub(tag->inside, 0, (size_t)(rest.p - tag->inside.p)));
	return at;
}

static void parse_figure(struct reader *reader, struct part_list *list, const struct tag *tag)
{
	static const struct str suffix = STR("utan enhet");
	struct str inside = tag->inside;
	bool without_unit = str_ends(inside, suffix);
	struct formula formula;

	if (without_unit)
		inside = str_trim(str_sub(inside, 0, inside.n - suffix.n));
	if (!formula_parse(reader->arena, inside, tag->inside_at, &formula, reader->diags))
		return;
	struct part *part = add_part(reader, list, PART_FIGURE, tag->at);
	part->formula = formula;
	part->without_unit = without_unit;
}

/* "{{innehåll}}" or "{{innehåll 3}}": a table of contents, down to headings of that level. */
static void parse_contents(struct reader *reader, struct part_list *list, const struct tag *tag, struct str level)
{
	bool good = level.n == 0 || (level.n == 1 && level.p[0] >= '1' && level.p[0] <= '6');

	if (!reader->blocks || !tag->alone || !good) {
		diag_add(reader->diags, DIAG_INPUT, tag->at,
			 _("a table of contents is {{innehåll}}, or {{innehåll 3}} with the deepest level of 1 to 6, "
			   "alone on a line "
			   "of the text"));
		return;
	}
	add_part(reader, list, PART_CONTENTS, tag->at)->level = level.n ? (unsigned)(level.p[0] - '0') : 2;
}

/* A name or what was meant as one: letters, digits, _ and, within it, - and . */
static bool is_one_word(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
			     (unsigned char)c >= 0x80;
		if (!plain && (i == 0 || (c != '-' && c != '.')))
			return false;
	}
	return text.n > 0;
}

/* "tabell ID": the word and one name. A figure of that name goes on otherwise: "tabell i mkr", "tabell/2". */
static bool parse_reference(struct reader *reader, struct part_list *list, const struct tag *tag)
{
	static const struct str words[] = {[REFERENCE_TABLE] = STR("tabell"),
					   [REFERENCE_CHART] = STR("figur"),
					   [REFERENCE_APPENDIX] = STR("bilaga")};
	struct str rest;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!starts_with_word(tag->inside, words[i], &rest) || !is_one_word(str_trim(rest)))
			continue;
		struct part *part = add_part(reader, list, PART_REFERENCE, tag->at);
		part->reference = (enum reference_kind)i;
		part->capital = tag->inside.p[0] <= 'Z';
		part->text = str_trim(rest);
		return true;
	}
	return false;
}

static enum end parse_parts(struct reader *reader, struct part **first, struct tag *ended_by);

static struct expr *parse_condition(struct reader *reader, const struct tag *tag, struct str text)
{
	struct formula formula;

	return formula_parse(reader->arena, text, place_in_tag(tag, text), &formula, reader->diags) ? formula.expr
												    : NULL;
}

static void unclosed(struct reader *reader, const struct tag *tag)
{
	diag_add(reader->diags, DIAG_INPUT, tag->at, _("{{%.*s}} has no {{slut}}"), STR_ARG(tag->inside));
}

static void parse_if(struct reader *reader, struct part_list *list, const struct tag *opening, struct str condition)
{
	struct part *part = add_part(reader, list, PART_IF, opening->at);
	struct branch **end = &part->branches;
	struct tag tag = *opening;
	struct str rest = condition;
	bool otherwise = false;

	for (;;) {
		struct branch *branch = ARENA_NEW(reader->arena, struct branch);
		if (!otherwise && !(branch->condition = parse_condition(reader, &tag, rest)))
			branch->condition = ARENA_NEW(reader->arena, struct expr);
		*end = branch;
		end = &branch->next;

		enum end ended = parse_parts(reader, &branch->body, &tag);
		if (ended == END_CLOSE)
			return;
		if (ended == END_TEXT) {
			unclosed(reader, opening);
			return;
		}
		if (otherwise)
			diag_add(reader->diags, DIAG_INPUT, tag.at, _("{{annars}} stands already above"));
		otherwise = ended == END_ELSE;
		if (!otherwise) {
			(void)starts_with_word(tag.inside, S("annars"), &rest);
			rest = str_trim(rest);
			(void)starts_with_word(rest, S("om"), &rest);
		}
	}
}

static void parse_for(struct reader *reader, struct part_list *list, const struct tag *opening, struct str rest)
{
	struct part *part = add_part(reader, list, PART_FOR, opening->at);
	struct tag tag;

	part->source = ARENA_NEW(reader->arena, struct source);
	if (!source_parse(reader->arena, rest, place_in_tag(opening, rest), part->source, reader->diags))
		part->kind = PART_TEXT; /* reported; its body is still looked through */
	enum end ended = parse_parts(reader, &part->body, &tag);
	if (ended == END_TEXT)
		unclosed(reader, opening);
	else if (ended != END_CLOSE)
		diag_add(reader->diags, DIAG_INPUT, tag.at, _("{{annars}} belongs to {{om …}}, not to {{för …}}"));
}

/* ---- fenced blocks ---- */

static bool at_line_start(const struct reader *reader)
{
	return reader->offset == 0 || reader->text.p[reader->offset - 1] == '\n';
}

/* The block that begins here, if one does: moves past it. */
static bool parse_block(struct reader *reader, struct part_list *list)
{
	struct str text = rest_of(reader);

	if (!reader->blocks || !at_line_start(reader) || !str_starts(text, S("```")))
		return false;

	struct str rest = text, line = str_cut(&rest, '\n');
	struct str info = str_trim(str_sub(line, 3, line.n)), body = rest;
	struct place info_at = reader->at, body_at = reader->at;
	place_advance(&info_at, str_sub(line, 0, (size_t)(info.p - line.p)));
	body_at.line++;
	body_at.column = 1;
	while (rest.n && !str_starts(rest, S("```")))
		(void)str_cut(&rest, '\n');
	body.n = (size_t)(rest.p - body.p);

	/* the next fence opens another block: this one was never closed */
	struct str after = rest, fence = str_cut(&after, '\n');
	bool closed = fence.n && str_trim(fence).n == 3;
	if (closed)
		rest = after;
	else
		diag_add(reader->diags, DIAG_INPUT, reader->at, _("this block has no closing ```"));

	struct part part = {.at = reader->at};
	if (closed && reader->blocks->block(reader->blocks->user, info, body, info_at, body_at, &part)) {
		struct part *added = add_part(reader, list, part.kind, part.at);
		part.next = NULL;
		*added = part;
	}
	move_to(reader, (size_t)(rest.p - reader->text.p));
	return true;
}

/* ---- the sequence ---- */

/* Footnote references, "[^ord]": the check knows where they can stand. */
static bool parse_note(struct reader *reader, struct part_list *list)
{
	struct str text = rest_of(reader);
	size_t end = str_find(text, S("]"));

	if (!str_starts(text, S("[^")) || end == (size_t)-1 || end < 3 || end > 60)
		return false;
	add_part(reader, list, PART_NOTE, reader->at)->text = str_sub(text, 2, end - 2);
	move_to(reader, reader->offset + end + 1);
	return true;
}

/* "# Bilaga: Rubrik" or "# Bilaga namn: Rubrik": its beginning; what follows the colon is text of the heading. */
static bool parse_appendix(struct reader *reader, struct part_list *list)
{
	static const struct str start = STR("# Bilaga");
	struct str text = rest_of(reader), line = str_cut(&text, '\n');
	size_t colon = str_find(line, S(":"));

	if (!reader->blocks || !at_line_start(reader) || !str_starts(line, start) || colon == (size_t)-1 ||
	    colon < start.n)
		return false;
	struct str raw = str_sub(line, start.n, colon - start.n), name = str_trim(raw);
	bool parted = raw.n == 0 || raw.p[0] == ' ';
	if (!parted || (name.n && !is_one_word(name)))
		return false;
	if (name.n && !lex_is_name(name))
		diag_add(reader->diags, DIAG_INPUT, reader->at,
			 _("an appendix is \"# Bilaga: Rubrik\" or \"# Bilaga namn: Rubrik\": its number comes by "
			   "itself"));
	add_part(reader, list, PART_APPENDIX, reader->at)->text = name;
	for (colon++; colon < line.n && line.p[colon] == ' ';)
		colon++;
	move_to(reader, reader->offset + colon);
	return true;
}

/* Handles the tag at the reader's offset. True when it ends the sequence, *ended then says how. */
static bool parse_tag(struct reader *reader, struct part_list *list, struct tag *tag, enum end *ended)
{
	struct str rest, after;

	if (starts_with_word(tag->inside, S("slut"), &rest)) {
		*ended = END_CLOSE;
		return true;
	}
	if (starts_with_word(tag->inside, S("annars"), &rest)) {
		*ended = starts_with_word(str_trim(rest), S("om"), &after) ? END_ELSE_IF : END_ELSE;
		return true;
	}
	if (reader->depth >= NESTING_LIMIT) {
		diag_add(reader->diags, DIAG_INPUT, tag->at, _("{{om …}} and {{för …}} are nested too deeply"));
		return false;
	}
	reader->depth++;
	if (starts_with_word(tag->inside, S("om"), &rest))
		parse_if(reader, list, tag, rest);
	else if (starts_with_word(tag->inside, S("för"), &rest))
		parse_for(reader, list, tag, rest);
	else if (str_equal_fold(tag->inside, S("ny sida")))
		add_part(reader, list, PART_NEW_PAGE, tag->at);
	else if (starts_with_word(tag->inside, S("innehåll"), &rest))
		parse_contents(reader, list, tag, str_trim(rest));
	else if (!parse_reference(reader, list, tag))
		parse_figure(reader, list, tag);
	reader->depth--;
	return false;
}

/* A part that is no tag, if one begins here: the text before it is added first. */
static bool parse_other(struct reader *reader, struct part_list *list)
{
	struct part_list added = {.end = &added.first};
	size_t offset = reader->offset;

	if (!parse_block(reader, &added) && !parse_note(reader, &added) && !parse_appendix(reader, &added))
		return false;
	add_text(reader, list, offset);
	if (added.first) {
		*list->end = added.first;
		list->end = &added.first->next;
	}
	return true;
}

static enum end parse_parts(struct reader *reader, struct part **first, struct tag *ended_by)
{
	struct part_list list = {.end = &list.first};
	enum end ended = END_TEXT;

	begin_text(reader, &list);
	while (reader->offset < reader->text.n && ended == END_TEXT) {
		struct str text = rest_of(reader);
		size_t offset = reader->offset, n;
		struct tag tag;

		if (str_starts(text, S("{{")) && read_tag(reader, offset, &tag)) {
			add_text(reader, &list, tag.alone ? tag.line_start : offset);
			move_to(reader, tag.end);
			if (parse_tag(reader, &list, &tag, &ended))
				*ended_by = tag;
			begin_text(reader, &list);
		} else if (parse_other(reader, &list)) {
			begin_text(reader, &list);
		} else {
			utf8_next(text, &n);
			move_to(reader, offset + n);
		}
	}
	if (ended == END_TEXT)
		add_text(reader, &list, reader->text.n);
	*first = list.first;
	return ended;
}

struct part *prose_parse(struct arena *arena, struct str text, struct place at, const struct prose_blocks *blocks,
			 struct diags *diags)
{
	struct reader reader = {.arena = arena, .text = text, .at = at, .blocks = blocks, .diags = diags};
	struct part *first = NULL, **end = &first;
	struct tag tag;

	while (parse_parts(&reader, end, &tag) != END_TEXT) {
		diag_add(diags, DIAG_INPUT, tag.at, _("{{%.*s}} closes nothing"), STR_ARG(tag.inside));
		while (*end)
			end = &(*end)->next;
	}
	return first;
}

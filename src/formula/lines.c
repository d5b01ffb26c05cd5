/* Lines of "key: value". */
#include "formula/lines.h"

#include "formula/lex.h"

static bool continues(struct str rest)
{
	size_t i = 0;

	while (i < rest.n && (rest.p[i] == ' ' || rest.p[i] == '\t'))
		i++;
	return i > 0 && i < rest.n && rest.p[i] != '\n' && rest.p[i] != '\r';
}

static bool is_passed_over(struct str line)
{
	line = str_trim(line);
	return line.n == 0 || str_starts(line, S("//"));
}

bool lines_next_text(struct lines *lines, struct line *line)
{
	while (lines->rest.n) {
		struct str start = lines->rest, first = str_cut(&lines->rest, '\n');
		struct place at = lines->at;
		lines->at.line++;
		lines->at.column = 1;
		if (is_passed_over(first))
			continue;
		while (continues(lines->rest)) {
			(void)str_cut(&lines->rest, '\n');
			lines->at.line++;
		}
		struct str whole = str_sub(start, 0, (size_t)(lines->rest.p - start.p));
		*line = (struct line){.text = str_trim(whole), .at = at};
		place_advance(&line->at, str_sub(whole, 0, (size_t)(line->text.p - whole.p)));
		return true;
	}
	return false;
}

bool line_split(struct line *line, struct diags *diags)
{
	bool quoted = false;

	for (size_t i = 0; i < line->text.n; i++) {
		if (line->text.p[i] == '"')
			quoted = !quoted;
		if (quoted || line->text.p[i] != ':')
			continue;
		struct str after = str_sub(line->text, i + 1, line->text.n);
		line->key = str_trim(str_sub(line->text, 0, i));
		line->value = str_trim(after);
		line->value_at = line->at;
		place_advance(&line->value_at, str_sub(line->text, 0, (size_t)(line->value.p - line->text.p)));
		return true;
	}
	diag_add(diags, DIAG_INPUT, line->at, _("expected \"key: value\", found \"%.*s\""), STR_ARG(line->text));
	return false;
}

bool lines_next(struct lines *lines, struct line *line)
{
	while (lines_next_text(lines, line))
		if (line_split(line, lines->diags))
			return true;
	return false;
}

struct place place_within(struct place at, struct str whole, struct str part)
{
	place_advance(&at, str_sub(whole, 0, (size_t)(part.p - whole.p)));
	return at;
}

/* Fields of a row that stand in text without the braces that print them. */
#include "formula/bare_field.h"

#include "base/buf.h"
#include "formula/prose.h"

static bool is_field(const struct scene *scene, struct str name)
{
	if (scene->plan && grid_column(scene->plan, name, false) >= 0)
		return true;
	for (const struct scene_frame *frame = scene->frame; frame; frame = frame->outer)
		if (store_column(scene->engine->store, frame->table, name) >= 0)
			return true;
	return false;
}

/* "\[namn]" is escaped, "huvudbok[belopp]" a whole column that text speaks of. */
static bool is_text_before(char c)
{
	return c == '\\' || c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       (unsigned char)c >= 0x80;
}

/* The next "[field]" from *start on that is not code; *start and *end are then where it stands. */
static bool find_field(const struct scene *scene, struct str text, size_t *start, size_t *end)
{
	bool code = false;

	for (size_t i = *start; i < text.n; i++) {
		if (text.p[i] == '`')
			code = !code;
		if (text.p[i] != '[' || code || (i > 0 && is_text_before(text.p[i - 1])))
			continue;
		size_t close = i + 1;
		while (close < text.n && text.p[close] != ']' && text.p[close] != '[' && text.p[close] != '\n')
			close++;
		bool link = close + 1 < text.n && text.p[close + 1] == '(';
		if (close == text.n || text.p[close] != ']' || link ||
		    !is_field(scene, str_sub(text, i + 1, close - i - 1)))
			continue;
		*start = i;
		*end = close + 1;
		return true;
	}
	return false;
}

/* The line that the first of them stands on, with braces around each. */
static struct str with_braces(const struct scene *scene, struct str line)
{
	struct buf out = BUF_INIT;
	size_t from = 0, start = 0, end;

	for (; find_field(scene, line, &start, &end); from = start = end) {
		buf_add(&out, str_sub(line, from, start - from));
		buf_printf(&out, "{{%.*s}}", STR_ARG(str_sub(line, start, end - start)));
	}
	buf_add(&out, str_sub(line, from, line.n));
	struct str text = str_copy(scene->engine->arena, str_trim(buf_str(&out)));
	buf_release(&out);
	return text;
}

void check_bare_fields(const struct scene *scene, const struct part *text)
{
	struct place at = text->at;
	struct str rest = text->text;

	if (!scene->plan && !scene->frame)
		return;
	while (rest.n) {
		struct str line = str_cut(&rest, '\n');
		size_t start = 0, end;
		struct place here = at;
		if (find_field(scene, line, &start, &end)) {
			struct str better = with_braces(scene, line);
			place_advance(&here, str_sub(line, 0, start));
			diag_add(scene->engine->diags, DIAG_INPUT, here,
				 _("%.*s in text is printed as it stands: write %.*s"),
				 STR_ARG(str_sub(line, start, end - start)), STR_ARG(better));
		}
		at.line++;
		at.column = 1;
	}
}

/* What the readers of fenced blocks share: lists of names, settings of one word. */
#include "document/block_lines.h"

#include "base/utf8.h"

struct block_names block_split(struct arena *arena, struct str text, struct place at)
{
	struct block_names names = {0};
	struct str rest = text;

	while (rest.n) {
		struct str name = str_trim(str_cut(&rest, ';'));
		*ARENA_PUSH(arena, &names) = (struct block_name){name, place_within(at, text, name)};
	}
	return names;
}

bool block_expect(struct engine *engine, const struct line *line, struct str word)
{
	if (!str_equal_fold(line->value, word))
		diag_add(engine->diags, DIAG_INPUT, line->value_at, _("expected \"%.*s\""), STR_ARG(word));
	return true;
}

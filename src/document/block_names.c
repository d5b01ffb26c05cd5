/* The names that templates define: formulas of ```beräkning blocks, cells of tables. */
#include "base/utf8.h"
#include "document/blocks.h"
#include "formula/lex.h"
#include "formula/lines.h"
#include "formula/prose.h"

static void add(struct engine *engine, const struct name *pattern, struct name name)
{
	struct name *added = ARENA_NEW(engine->arena, struct name);

	*added = name;
	added->template = pattern->template;
	added->document = pattern->document;
	added->per_scope = pattern->per_scope;
	engine_add_name(engine, added);
}

static void say_several(struct engine *engine, const struct cell_plan *cell)
{
	diag_add(engine->diags, DIAG_INPUT, cell->at,
		 _("\"%.*s\" would name several cells: a repeated row or table has no names"), STR_ARG(cell->name));
}

void block_register_table(struct engine *engine, struct grid_plan *plan, const struct name *pattern)
{
	plan->document = pattern->document;
	if (plan->id.n && !plan->in_loop)
		engine_add_plan(engine, plan);
	for (size_t column = 0; column < plan->column_count; column++)
		if (plan->columns[column].cell.name.n)
			say_several(engine, &plan->columns[column].cell);
	for (size_t row = 0; row < plan->rows.count; row++) {
		for (size_t column = 0; column < plan->column_count; column++) {
			const struct cell_plan *cell = &plan->rows.items[row].cells[column];
			if (cell->name.n == 0)
				continue;
			if (plan->in_loop || plan->rows.items[row].source)
				say_several(engine, cell);
			else
				add(engine, pattern,
				    (struct name){.name = cell->name,
						  .at = cell->at,
						  .kind = NAME_CELL,
						  .formula = cell->formula,
						  .plan = plan,
						  .row = row,
						  .column = column});
		}
	}
}

static void check_spelling(struct engine *engine, struct str name, struct place at)
{
	struct str region = S("region.");

	if (!lex_is_name(name) || str_equal_fold(str_sub(name, 0, region.n), region))
		diag_add(engine->diags, DIAG_INPUT, at, _("\"%.*s\" can not be a name: letters, digits and _"),
			 STR_ARG(name));
}

/* "namn(a;b)": the arguments' names. */
static void parse_arguments(struct engine *engine, struct str list, struct name *name)
{
	name->arguments = ARENA_ARRAY(engine->arena, struct str, list.n + 1);
	while (list.n) {
		struct str argument = str_trim(str_cut(&list, ';'));
		if (argument.n == 0)
			diag_add(engine->diags, DIAG_INPUT, name->at, _("an argument of \"%.*s\" has no name"),
				 STR_ARG(name->name));
		else
			check_spelling(engine, argument, name->at);
		for (size_t i = 0; i < name->argument_count; i++)
			if (str_equal_fold(name->arguments[i], argument))
				diag_add(engine->diags, DIAG_INPUT, name->at,
					 _("\"%.*s\" stands twice among the arguments"), STR_ARG(argument));
		name->arguments[name->argument_count++] = argument;
	}
}

/* "namn "Benämning"": takes the title off the key. False when there is more than that. */
static bool take_label(struct engine *engine, const struct line *line, struct str *key, struct name *name)
{
	struct str rest = line->key;

	*key = str_trim(str_cut(&rest, '"'));
	if (key->n == line->key.n)
		return true;
	struct str label = str_cut(&rest, '"');
	name->label = prose_parse(engine->arena, label, place_within(line->at, line->text, label), NULL, engine->diags);
	return str_trim(label).n && str_ends(line->key, S("\"")) && rest.n == 0;
}

static bool split_head(struct engine *engine, const struct line *line, struct name *name)
{
	struct str key;
	bool good = take_label(engine, line, &key, name);
	struct str rest = key, head = str_trim(str_cut(&rest, '('));
	bool has_arguments = head.n < key.n;

	name->name = head;
	name->at = line->at;
	if (!good || head.n == 0 || (has_arguments && !str_ends(key, S(")")))) {
		diag_add(engine->diags, DIAG_INPUT, line->at,
			 _("a named formula is written \"namn: =formel\", \"namn \"Benämning\": =formel\" or "
			   "\"namn(argument;argument): =formel\""));
		return false;
	}
	if (has_arguments && name->label)
		diag_add(engine->diags, DIAG_INPUT, line->at,
			 _("\"%.*s\" takes arguments and is no figure of its own: it has no benämning"), STR_ARG(head));
	check_spelling(engine, head, line->at);
	if (rest.n)
		parse_arguments(engine, str_sub(rest, 0, rest.n - 1), name);
	return true;
}

void block_parse_definitions(struct engine *engine, struct str body, struct place at, const struct name *pattern)
{
	struct lines lines = {body, at, engine->diags};
	struct line line;

	while (lines_next(&lines, &line)) {
		struct name name = {.kind = NAME_FORMULA};
		if (!str_starts(line.value, S("=")))
			diag_add(engine->diags, DIAG_INPUT, line.value_at, _("a formula begins with ="));
		else if (split_head(engine, &line, &name) &&
			 formula_parse(engine->arena, line.value, line.value_at, &name.formula, engine->diags))
			add(engine, pattern, name);
	}
}

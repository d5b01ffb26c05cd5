/* The notation of tables: columns one a line or a grid of cells. */
#include "base/utf8.h"
#include "document/block_settings.h"
#include "document/blocks.h"
#include "formula/lex.h"
#include "formula/lines.h"
#include "formula/prose.h"

enum { COLUMNS_MAXIMUM = 60 };

struct table_reader {
	struct engine *engine;
	struct grid_plan *plan;
	struct table_settings settings;
	struct str formulas[COLUMNS_MAXIMUM]; /* of a grid's columns: each row gets its own tree of them */
	struct place formulas_at[COLUMNS_MAXIMUM];
	bool has_columns, has_header, has_rule;
};

/* ---- cells ---- */

/* "[fält]" alone is the field's value. */
static bool is_field(struct str text)
{
	return text.n > 2 && text.p[0] == '[' && text.p[1] != '^' && str_find(text, S("]")) == text.n - 1;
}

static void parse_cell(struct table_reader *reader, struct str text, struct place at, struct cell_plan *cell)
{
	struct engine *engine = reader->engine;
	struct str trimmed = str_trim(text);
	struct str rest = trimmed, name = str_trim(str_cut(&rest, ':'));

	at = place_within(at, text, trimmed);
	cell->at = at;
	if (trimmed.n == 0) {
		cell->kind = CELL_EMPTY;
		return;
	}
	if (str_starts(str_trim(rest), S("=")) && lex_is_name(name)) {
		cell->name = name;
		at = place_within(at, trimmed, str_trim(rest));
		trimmed = str_trim(rest);
	}
	if (str_starts(trimmed, S("=")) || is_field(trimmed)) {
		cell->kind = formula_parse(engine->arena, trimmed, at, &cell->formula, engine->diags) ? CELL_FORMULA
												      : CELL_EMPTY;
		return;
	}
	cell->kind = CELL_TEXT;
	cell->parts = prose_parse(engine->arena, trimmed, at, NULL, engine->diags);
}

/* ---- columns ---- */

/* Where the character stands outside quotes, or text.n. */
static size_t find_unquoted(struct str text, char c)
{
	bool quoted = false;

	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '"')
			quoted = !quoted;
		else if (!quoted && text.p[i] == c)
			return i;
	}
	return text.n;
}

/* Name "Rubrik" */
static void parse_column_name(struct table_reader *reader, struct column_plan *column, struct str text, struct place at)
{
	struct engine *engine = reader->engine;
	struct str rest = text, name = str_trim(str_cut(&rest, '"'));
	struct str title = rest.n ? str_cut(&rest, '"') : name;

	column->at = place_within(at, text, name);
	column->name = name;
	column->title_source = str_trim(title);
	column->title = prose_parse(engine->arena, title, place_within(at, text, title), NULL, engine->diags);
	for (size_t i = 0; i + 1 < reader->plan->column_count; i++)
		if (str_equal(reader->plan->columns[i].name, name))
			diag_add(engine->diags, DIAG_INPUT, column->at,
				 _("this table has a column \"%.*s\" already: give one of them another name and a "
				   "title between quotes"),
				 STR_ARG(name));
}

static struct column_plan *add_column(struct table_reader *reader, struct place at)
{
	struct grid_plan *plan = reader->plan;

	if (!plan->columns)
		plan->columns = ARENA_ARRAY(reader->engine->arena, struct column_plan, COLUMNS_MAXIMUM);
	if (plan->column_count == COLUMNS_MAXIMUM) {
		diag_add(reader->engine->diags, DIAG_INPUT, at, _("a table has at most %d columns"), COLUMNS_MAXIMUM);
		return &plan->columns[COLUMNS_MAXIMUM - 1];
	}
	return &plan->columns[plan->column_count++];
}

static void parse_column_line(struct table_reader *reader, const struct line *line)
{
	struct str rest = str_sub(line->text, 6, line->text.n); /* past "kolumn" */
	size_t colon = find_unquoted(rest, ':');
	struct str value = str_sub(rest, colon + (colon < rest.n), rest.n);
	struct place at = line->at;

	at.column += 6;
	reader->has_columns = true;
	if (colon == rest.n)
		diag_add(reader->engine->diags, DIAG_INPUT, line->at,
			 _("a column is written \"kolumn Namn: =formel\""));
	struct column_plan *column = add_column(reader, line->at);
	parse_column_name(reader, column, str_sub(rest, 0, colon), at);
	parse_cell(reader, value, place_within(at, rest, value), &column->cell);
}

/* ---- the grid ---- */

/* The cells of "| a | b |": parts between unescaped bars. */
static size_t split_cells(struct str line, struct str *cells, size_t most)
{
	size_t count = 0, start = 1;

	for (size_t i = 1; i < line.n; i++) {
		if (line.p[i] != '|' || line.p[i - 1] == '\\')
			continue;
		if (count < most)
			cells[count] = str_sub(line, start, i - start);
		count++;
		start = i + 1;
	}
	if (str_trim(str_sub(line, start, line.n)).n) { /* a last cell without a closing bar */
		if (count < most)
			cells[count] = str_sub(line, start, line.n);
		count++;
	}
	return count;
}

static void parse_header(struct table_reader *reader, const struct line *line, const struct str *cells, size_t count)
{
	reader->has_header = true;
	for (size_t i = 0; i < count && i < COLUMNS_MAXIMUM; i++) {
		struct column_plan *column = add_column(reader, line->at);
		struct place at = place_within(line->at, line->text, cells[i]);
		size_t formula = find_unquoted(cells[i], '=');
		struct str name = str_trim(str_sub(cells[i], 0, formula));
		parse_column_name(reader, column, name, place_within(at, cells[i], name));
		if (formula < cells[i].n) {
			reader->formulas[i] = str_sub(cells[i], formula, cells[i].n);
			reader->formulas_at[i] = place_within(at, cells[i], reader->formulas[i]);
			parse_cell(reader, reader->formulas[i], reader->formulas_at[i], &column->cell);
		}
	}
}

static bool is_rule(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != '|' && text.p[i] != '-' && text.p[i] != ':' && text.p[i] != ' ')
			return false;
	return str_find(text, S("--")) != (size_t)-1;
}

/* "|:---|---:|:--:|": on which side each column stands. */
static void parse_sides(struct table_reader *reader, const struct str *cells, size_t count)
{
	for (size_t i = 0; i < count && i < reader->plan->column_count; i++) {
		struct str cell = str_trim(cells[i]);
		bool left = str_starts(cell, S(":")), right = str_ends(cell, S(":"));
		reader->plan->columns[i].side = left && right ? SIDE_CENTRE
						: left        ? SIDE_LEFT
						: right       ? SIDE_RIGHT
							      : SIDE_BY_KIND;
	}
}

/* "@ramar där enhet = "RS": …": takes the source off *text. */
static struct source *parse_row_source(struct table_reader *reader, struct str *text, struct place at)
{
	struct engine *engine = reader->engine;
	struct str rest = str_sub(*text, 1, text->n);
	size_t colon = find_unquoted(rest, ':');
	struct source *source = ARENA_NEW(engine->arena, struct source);

	at.column++;
	if (colon == rest.n) {
		diag_add(engine->diags, DIAG_INPUT, at, _("a repeated row is written \"@TABELL där …: text\""));
		*text = str_sub(rest, rest.n, 0);
		return NULL;
	}
	bool good = source_parse(engine->arena, str_sub(rest, 0, colon), at, source, engine->diags);
	*text = str_trim(str_sub(rest, colon + 1, rest.n));
	return good ? source : NULL;
}

static bool take_prefix(struct str *text, struct str prefix)
{
	if (text->n < prefix.n || !str_equal_fold(str_sub(*text, 0, prefix.n), prefix))
		return false;
	*text = str_trim(str_sub(*text, prefix.n, text->n));
	return true;
}

static enum row_kind parse_kind(struct str *text)
{
	if (take_prefix(text, S("post:")))
		return ROW_POST;
	if (take_prefix(text, S("summa:")))
		return ROW_SUM;
	if (take_prefix(text, S("totalt:")))
		return ROW_TOTAL;
	if (take_prefix(text, S("rubrik:")))
		return ROW_HEADING;
	if (take_prefix(text, S("varav:")) || str_starts(*text, S("varav ")))
		return ROW_OF_WHICH;
	if (text->n > 4 && str_starts(*text, S("**")) && str_ends(*text, S("**"))) {
		*text = str_sub(*text, 2, text->n - 4);
		return ROW_SUM;
	}
	return ROW_POST;
}

static void parse_row(struct table_reader *reader, const struct line *line, const struct str *cells, size_t count)
{
	struct grid_plan *plan = reader->plan;
	struct row_plan *row = ARENA_PUSH(reader->engine->arena, &plan->rows);
	struct str first = str_trim(cells[0]);

	row->at = line->at;
	row->cells = ARENA_ARRAY(reader->engine->arena, struct cell_plan, plan->column_count);
	if (str_starts(first, S("@")))
		row->source = parse_row_source(reader, &first, place_within(line->at, line->text, first));
	row->kind = parse_kind(&first);
	if (count > plan->column_count)
		diag_add(reader->engine->diags, DIAG_INPUT, line->at,
			 _("this row has %zu cells, the table %zu columns"), count, plan->column_count);
	for (size_t i = 0; i < plan->column_count; i++) {
		struct str text = i == 0 ? first : i < count ? cells[i] : S("");
		if (text.p)
			parse_cell(reader, text, place_within(line->at, line->text, text), &row->cells[i]);
		if (row->cells[i].kind == CELL_EMPTY && row->kind != ROW_HEADING && reader->formulas[i].n)
			parse_cell(reader, reader->formulas[i], reader->formulas_at[i], &row->cells[i]);
	}
}

static void parse_grid_line(struct table_reader *reader, const struct line *line)
{
	struct str cells[COLUMNS_MAXIMUM];
	size_t count = split_cells(line->text, cells, COLUMNS_MAXIMUM);

	if (count == 0 || count > COLUMNS_MAXIMUM)
		diag_add(reader->engine->diags, DIAG_INPUT, line->at, _("a row has 1 to %d cells"), COLUMNS_MAXIMUM);
	else if (!reader->has_header)
		parse_header(reader, line, cells, count);
	else if (!reader->has_rule && is_rule(line->text)) {
		reader->has_rule = true;
		parse_sides(reader, cells, count);
	} else
		parse_row(reader, line, cells, count);
}

/* ---- the whole ---- */

static void parse_line(struct table_reader *reader, struct line *line)
{
	if (str_starts(line->text, S("|")))
		parse_grid_line(reader, line);
	else if (str_starts(line->text, S("kolumn ")))
		parse_column_line(reader, line);
	else
		settings_parse_line(&reader->settings, line);
}

/* Each repeated row gets its own tree: what a column means depends on the table that the row is repeated over. */
static void add_note(struct table_reader *reader, struct row_plan *row)
{
	const struct line *line = &reader->settings.note;
	struct formula formula;

	if (line->value.n && row->source &&
	    formula_parse(reader->engine->arena, line->value, line->value_at, &formula, reader->engine->diags))
		row->note = formula.expr;
}

static void finish(struct table_reader *reader)
{
	struct grid_plan *plan = reader->plan;
	struct diags *diags = reader->engine->diags;

	if (reader->has_columns && reader->has_header) {
		diag_add(diags, DIAG_INPUT, plan->at, _("a table has either columns (kolumn …) or a grid (| … |)"));
	} else if (reader->has_columns) {
		struct row_plan *row = ARENA_PUSH(reader->engine->arena, &plan->rows);
		row->at = plan->at;
		row->source = reader->settings.source;
		row->cells = ARENA_ARRAY(reader->engine->arena, struct cell_plan, plan->column_count);
		if (!reader->settings.source && !reader->settings.source_at.line)
			diag_add(diags, DIAG_INPUT, plan->at, _("a table with columns needs \"rad: TABELL där …\""));
	} else if (!reader->has_header) {
		diag_add(diags, DIAG_INPUT, plan->at, _("this table has neither columns nor a grid"));
	} else if (reader->settings.source) {
		diag_add(diags, DIAG_INPUT, reader->settings.source_at,
			 _("in a grid a repeated row is written \"| @TABELL där …: text |\""));
	}
	settings_finish(&reader->settings);
	for (size_t i = 0; i < plan->rows.count; i++)
		add_note(reader, &plan->rows.items[i]);
	if (plan->groups.count && reader->has_header)
		diag_add(diags, DIAG_INPUT, plan->at, _("grupp belongs to tables with columns (kolumn …)"));
}

struct grid_plan *block_parse_table(struct engine *engine, struct str info, struct str body, struct place info_at,
				    struct place body_at)
{
	struct grid_plan *plan = ARENA_NEW(engine->arena, struct grid_plan);
	struct table_reader reader = {.engine = engine, .plan = plan, .settings = {.engine = engine, .plan = plan}};
	struct lines lines = {body, body_at, engine->diags};
	struct line line;

	plan->id = info;
	plan->at = info_at;
	plan->format = (struct format){UNIT_NONE, -1};
	if (info.n && !lex_is_name(info))
		diag_add(engine->diags, DIAG_INPUT, info_at,
			 _("\"%.*s\" can not be the id of a table: letters, digits and _"), STR_ARG(info));
	while (lines_next_text(&lines, &line))
		parse_line(&reader, &line);
	finish(&reader);
	return plan;
}

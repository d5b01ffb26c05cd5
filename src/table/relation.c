/* What a code in one table leads to in another, and the columns that follow. */
#include "table/relation.h"

#include "table/sheet.h"

#include "base/utf8.h"

static void add_relation(struct store *store, struct sheet *sheet, struct relation relation)
{
	if (sheet->relation_count == sheet->relation_capacity) {
		size_t larger = sheet->relation_capacity ? 2 * sheet->relation_capacity : 4;
		sheet->relations = arena_grow(store->arena, sheet->relations, sheet->relation_count, larger,
					      sizeof *sheet->relations);
		sheet->relation_capacity = larger;
	}
	sheet->relations[sheet->relation_count++] = relation;
}

/* post is an account's heading where it stands in for konto; elsewhere it may be any heading. */
static bool post_is_counted(const struct sheet *sheet)
{
	const struct schema_column *post = schema_column_find(sheet->schema, S("post"));

	return post && (post->flags & SCHEMA_EITHER);
}

/* The relation that a column has by its name, if it has. */
static void relation_by_name(struct store *store, struct sheet *sheet, size_t column)
{
	struct str name = sheet->table.columns[column].name;
	struct relation relation = {.source = column, .counted = sheet->schema != NULL};

	if (sheet->table.columns[column].type != COLUMN_TEXT)
		return;
	if (str_equal_fold(name, S("konto")) && sheet != store->kontoplan) {
		relation.kind = TO_ACCOUNT;
		relation.to = store->kontoplan;
		relation.to_column = ACCOUNT_KONTO;
	} else if (str_equal_fold(name, S("post")) && sheet != store->kontoplan) {
		relation.kind = TO_POST;
		relation.to = store->kontoplan;
		relation.to_column = ACCOUNT_POST;
		relation.counted = post_is_counted(sheet);
	} else if ((str_equal_fold(name, S("ansvar")) || str_equal_fold(name, S("enhet"))) &&
		   sheet != store->organisation) {
		relation.kind = TO_UNIT;
		relation.to = store->organisation;
		relation.to_column = UNIT_KOD;
	} else if (str_equal_fold(name, S("id")) && sheet->schema &&
		   str_equal(sheet->schema->name, S("åtgärdseffekter"))) {
		relation.kind = TO_KEY;
		relation.to = sheet_find(store, S("åtgärder"));
		relation.to_column = 0;
	} else {
		return;
	}
	add_relation(store, sheet, relation);
}

/* relation.COLUMN = TABLE.COLUMN; replaces what the column's name says. */
static void declared_relation(struct store *store, struct sheet *sheet, const struct setting *setting,
			      struct diags *diags)
{
	struct str name = str_sub(setting->name, S("relation.").n, setting->name.n), rest = setting->value;
	struct str table = str_trim(str_cut(&rest, '.')), target = str_trim(rest);
	size_t column = sheet_find_column(sheet, name);
	struct sheet *to = sheet_find(store, table);

	if (!sheet->has_file)
		return;
	if (column == NO_COLUMN) {
		diag_add(diags, DIAG_INPUT, setting->at, _("the table \"%.*s\" has no column \"%.*s\""),
			 STR_ARG(sheet->table.name), STR_ARG(name));
		return;
	}
	if (!to || to == sheet || to->table.streamed || sheet_find_column(to, target) == NO_COLUMN) {
		diag_add(diags, DIAG_INPUT, setting->at,
			 _("\"%.*s\" leads nowhere: expected TABLE.COLUMN of another table that is in the input folder"),
			 STR_ARG(setting->value));
		return;
	}
	struct relation relation = {.source = column, .to = to, .to_column = sheet_find_column(to, target), .counted = true};
	bool by_code = (to == store->organisation && relation.to_column == UNIT_KOD) ||
		       (to == store->kontoplan && relation.to_column <= ACCOUNT_POST);
	relation.kind = !by_code			    ? TO_KEY
			: to == store->organisation	    ? TO_UNIT
			: relation.to_column == ACCOUNT_POST ? TO_POST
			: relation.to_column == ACCOUNT_KONTO ? TO_ACCOUNT
							      : TO_KEY;
	if (relation.kind != TO_KEY ? sheet->table.columns[column].type != COLUMN_TEXT
				    : column_is_number(sheet->table.columns[column].type) !=
					      column_is_number(to->table.columns[relation.to_column].type)) {
		diag_add(diags, DIAG_INPUT, setting->at,
			 _("one of the two columns is text and the other numbers: declare kolumn.%.*s"), STR_ARG(name));
		return;
	}
	for (size_t i = 0; i < sheet->relation_count; i++) {
		if (sheet->relations[i].source == column) {
			sheet->relations[i] = relation;
			return;
		}
	}
	add_relation(store, sheet, relation);
}

void relations_open(struct store *store, struct diags *diags)
{
	for (struct sheet *sheet = store->sheets; sheet; sheet = sheet->next) {
		const struct setting *setting;
		size_t at = 0;

		sheet_settle(sheet);
		if (sheet->foreign || sheet == store->receipt)
			continue;
		for (size_t column = 0; column < sheet->own_count; column++)
			relation_by_name(store, sheet, column);
		while ((setting = sheet_setting(store, sheet, S("relation."), &at)) != NULL)
			declared_relation(store, sheet, setting, diags);
	}
}

/* What the program computes for a column of that name from others of the same row. */
static enum computed computed_by_name(const struct store *store, const struct sheet *sheet, struct str name,
				      enum unit_level *level)
{
	if (sheet == store->organisation) {
		*level = unit_level_find(name);
		return *level < UNIT_LEVELS ? COMPUTED_LEVEL : COMPUTED_NOT;
	}
	if (sheet->period != NO_COLUMN) {
		if (str_equal_fold(name, S("år")))
			return COMPUTED_YEAR;
		if (str_equal_fold(name, S("månad")))
			return COMPUTED_MONTH;
	}
	if (sheet->schema && str_equal(sheet->schema->name, S("publicerat")) && str_equal_fold(name, S("upplösning")))
		return COMPUTED_RESOLUTION;
	return COMPUTED_NOT;
}

static enum column_type computed_type(enum computed computed)
{
	switch (computed) {
	case COMPUTED_YEAR:
		return COLUMN_YEAR;
	case COMPUTED_LEVEL:
		return COLUMN_TEXT;
	default:
		return COLUMN_NUMBER;
	}
}

/* All links of the sheet that give a column of that name and, once the first is known, of its type. */
static size_t collect_links(struct store *store, struct sheet *sheet, struct str name, size_t except,
			    struct link *links, size_t maximum, enum column_type *type, bool typed)
{
	size_t count = 0;

	for (size_t i = 0; i < sheet->relation_count && count < maximum; i++) {
		const struct relation *relation = &sheet->relations[i];
		if (relation->source == except)
			continue;
		size_t target = relation_column(store, relation->to, name);
		if (target == NO_COLUMN)
			continue;
		if (relation->kind == TO_POST && !accounts_by_post(target))
			continue;
		enum column_type found = relation->to->table.columns[target].type;
		if (typed && found != *type)
			continue;
		*type = found;
		typed = true;
		links[count++] = (struct link){i, target};
	}
	return count;
}

static void set_links(struct store *store, struct sheet_column *info, const struct link *links, size_t count)
{
	info->items = ARENA_ARRAY(store->arena, struct link, count);
	info->count = info->capacity = count;
	for (size_t i = 0; i < count; i++)
		info->items[i] = links[i];
}

enum { LINKS_MAXIMUM = 32 };

size_t relation_column(struct store *store, struct sheet *sheet, struct str name)
{
	size_t column = sheet_find_column(sheet, name);
	enum unit_level level = UNIT_LEVELS;
	struct link links[LINKS_MAXIMUM];
	enum column_type type = COLUMN_TEXT;

	if (column != NO_COLUMN || store->read || sheet->foreign || sheet->being_searched)
		return column;
	enum computed computed = computed_by_name(store, sheet, name, &level);
	if (computed) {
		column = sheet_add_column(store, sheet, name, computed_type(computed));
		sheet->info[column].computed = computed;
		sheet->info[column].level = level;
		return column;
	}
	sheet->being_searched = true;
	size_t count = collect_links(store, sheet, name, NO_COLUMN, links, LINKS_MAXIMUM, &type, false);
	sheet->being_searched = false;
	if (count == 0)
		return NO_COLUMN;
	column = sheet_add_column(store, sheet, name, type);
	set_links(store, &sheet->info[column], links, count);
	return column;
}

void relations_fill_own(struct store *store)
{
	for (struct sheet *sheet = store->sheets; sheet; sheet = sheet->next) {
		for (size_t column = 0; sheet->has_file && column < sheet->own_count; column++) {
			struct str name = sheet->table.columns[column].name;
			enum column_type type = sheet->table.columns[column].type;
			struct link links[LINKS_MAXIMUM];
			enum unit_level level = UNIT_LEVELS;
			enum computed computed = computed_by_name(store, sheet, name, &level);

			if (computed && computed_type(computed) == type) {
				sheet->info[column].computed = computed;
				sheet->info[column].level = level;
				continue;
			}
			sheet->being_searched = true;
			size_t count = collect_links(store, sheet, name, column, links, LINKS_MAXIMUM, &type, true);
			sheet->being_searched = false;
			set_links(store, &sheet->info[column], links, count);
		}
	}
}

void relations_index(struct store *store, struct sheet *target, struct diags *diags)
{
	for (struct sheet *sheet = store->sheets; sheet; sheet = sheet->next) {
		for (size_t i = 0; i < sheet->relation_count; i++) {
			struct relation *relation = &sheet->relations[i];
			if (relation->kind != TO_KEY || relation->to != target)
				continue;
			relation->index = ARENA_NEW(store->arena, struct keyindex);
			keyindex_build(relation->index, store->arena, &target->table, relation->to_column);
			for (size_t row = 0; row < target->table.row_count; row++) {
				if (relation->index->next[row] == NO_ROW)
					continue;
				struct row_origin origin = target->table.origins[relation->index->next[row]];
				diag_add(diags, DIAG_INPUT,
					 (struct place){sheet_file(store, target), origin.line, 0},
					 _("%.*s is what it is in line %u: \"%.*s\" of the table \"%.*s\" leads here, and a code "
					   "can lead to one row only"),
					 STR_ARG(target->table.columns[relation->to_column].name),
					 target->table.origins[row].line,
					 STR_ARG(sheet->table.columns[relation->source].name),
					 STR_ARG(sheet->table.name));
			}
		}
	}
}

struct hit relation_resolve(const struct store *store, const struct relation *relation, struct value code,
			    int32_t calendar_period)
{
	struct hit hit = {NO_ROW, calendar_period, true};

	switch (relation->kind) {
	case TO_UNIT:
		hit.row = units_find(&store->units, code, calendar_period);
		if (hit.row != NO_ROW)
			hit.connected = units_connected(&store->units, hit.row, calendar_period);
		break;
	case TO_ACCOUNT:
		hit.row = accounts_find(&store->accounts, code.text, calendar_period);
		break;
	case TO_POST:
		hit.row = accounts_find_post(&store->accounts, code);
		break;
	case TO_KEY:
		if (relation->index && relation->to->table.row_count)
			hit.row = keyindex_find(relation->index, code);
		break;
	}
	return hit;
}

struct value relation_value(const struct store *store, const struct relation *relation, struct hit hit, size_t target)
{
	const struct sheet *to = relation->to;
	const struct column *column = &to->table.columns[target];

	if (hit.row == NO_ROW) {
		if (column_is_number(column->type))
			return value_empty();
		return to == store->kontoplan && target == ACCOUNT_DEL ? value_text(S("resultat"))
								       : value_text(S(UNALLOCATED));
	}
	if (to == store->organisation && to->info[target].computed == COMPUTED_LEVEL && target >= to->own_count)
		return units_level(&store->units, hit.row, to->info[target].level, hit.calendar_period);
	return column->cells[hit.row];
}

struct str relation_near(const struct store *store, const struct relation *relation, struct str code)
{
	const struct table *to = &relation->to->table;
	struct arena scratch = ARENA_INIT;
	struct str near = near_text(&scratch, code), found = {NULL, 0};

	(void)store;
	for (size_t row = 0; row < to->row_count && !found.n; row++) {
		struct value cell = to->columns[relation->to_column].cells[row];
		if (cell.kind == VALUE_TEXT && !str_equal_fold(cell.text, code) &&
		    str_equal(near_text(&scratch, cell.text), near))
			found = cell.text;
	}
	arena_release(&scratch);
	return found;
}

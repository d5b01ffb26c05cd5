/* What of the ledger's own columns is read, and what for. */
#include "table/ledger_plan.h"

#include "table/sheet.h"

static size_t find(const size_t *items, size_t count, size_t column)
{
	for (size_t i = 0; i < count; i++)
		if (items[i] == column)
			return i;
	return NO_COLUMN;
}

size_t ledger_plan_code(const struct ledger_plan *plan, size_t column)
{
	for (size_t i = 0; i < plan->code_count; i++)
		if (plan->code[i].column == column)
			return i;
	return NO_COLUMN;
}

size_t ledger_plan_text(const struct ledger_plan *plan, size_t column)
{
	return find(plan->text, plan->text_count, column);
}

/* The code that the own column is, new if it is the first time; NO_COLUMN when there is no room. */
static size_t add_code(struct ledger_plan *plan, size_t column)
{
	size_t code = ledger_plan_code(plan, column);

	if (code != NO_COLUMN || plan->code_count == TALLY_COLUMNS_MOST)
		return code;
	plan->code[plan->code_count].column = column;
	codes_init(&plan->code[plan->code_count].codes);
	return plan->code_count++;
}

/* Own columns whose cells decide what a column of the ledger holds: added as codes, and to the tally's key. */
static bool add_to_tally(struct ledger_plan *plan, size_t column)
{
	size_t code = add_code(plan, column);

	if (code == NO_COLUMN)
		return false;
	if (code != plan->period && find(plan->tally, plan->tally_count, code) == NO_COLUMN)
		plan->tally[plan->tally_count++] = code;
	return true;
}

static bool add_sources(struct ledger_plan *plan, size_t column)
{
	const struct sheet *sheet = plan->store->ledger_sheet;
	const struct sheet_column *info = &sheet->info[column];

	if (column < sheet->own_count && !add_to_tally(plan, column))
		return false;
	for (size_t i = 0; i < info->count; i++)
		if (!add_to_tally(plan, sheet->relations[info->items[i].relation].source))
			return false;
	return true;
}

/* The key's parts as far as they are own columns; where a column follows from others, those make it finer (balances.c). */
static bool add_part(struct ledger_plan *plan, struct key_plan *key, struct key_part part)
{
	if (part.kind == KEY_TEXT) {
		part.code = ledger_plan_text(plan, part.column);
		if (part.code == NO_COLUMN && plan->text_count == TALLY_COLUMNS_MOST)
			return false;
		if (part.code == NO_COLUMN) {
			part.code = plan->text_count;
			plan->text[plan->text_count++] = part.column;
		}
	} else {
		part.code = add_code(plan, part.column);
	}
	for (size_t i = 0; i < key->count; i++)
		if (key->parts[i].kind == part.kind && key->parts[i].code == part.code)
			return true;
	if (part.code == NO_COLUMN || key->count == TALLY_COLUMNS_MOST)
		return false;
	key->parts[key->count++] = part;
	return true;
}

static bool add_key_column(struct ledger_plan *plan, struct key_plan *key, size_t column)
{
	const struct sheet *sheet = plan->store->ledger_sheet;
	const struct sheet_column *info = &sheet->info[column];

	if (info->computed == COMPUTED_YEAR || info->computed == COMPUTED_MONTH)
		return add_part(plan, key,
				(struct key_part){.kind = info->computed == COMPUTED_YEAR ? KEY_YEAR : KEY_MONTH,
						  .column = sheet->period});
	if (column < sheet->own_count) {
		bool text =
			sheet->table.columns[column].type == COLUMN_TEXT && ledger_plan_code(plan, column) == NO_COLUMN;
		if (!add_part(plan, key, (struct key_part){.kind = text ? KEY_TEXT : KEY_CODE, .column = column}))
			return false;
	}
	if (info->count && !add_part(plan, key, (struct key_part){.kind = KEY_CODE, .column = sheet->period}))
		return false;
	for (size_t i = 0; i < info->count; i++)
		if (!add_part(plan, key,
			      (struct key_part){.kind = KEY_CODE,
						.column = sheet->relations[info->items[i].relation].source}))
			return false;
	return true;
}

static bool add_groups(struct ledger_plan *plan)
{
	struct store *store = plan->store;
	size_t count = 0;

	for (const struct groups *groups = store->groups; groups; groups = groups->next)
		count++;
	plan->keys = ARENA_ARRAY(store->arena, struct key_plan, count);
	for (const struct groups *groups = store->groups; groups; groups = groups->next) {
		struct key_plan *key = &plan->keys[plan->key_count++];
		for (size_t i = 0; i < groups->column_count; i++)
			if (!add_key_column(plan, key, groups->columns[i]))
				return false;
	}
	return true;
}

static bool add_all(struct ledger_plan *plan, const size_t *columns, size_t count, bool visit)
{
	struct store *store = plan->store;
	const struct sheet *sheet = store->ledger_sheet;

	for (size_t i = 0; i < sheet->relation_count; i++)
		if (!add_to_tally(plan, sheet->relations[i].source))
			return false;
	for (size_t i = 0; i < count; i++)
		if (!visit && !add_sources(plan, columns[i]))
			return false;
	plan->booked = store->late.cut ? add_code(plan, store->late.booked) : NO_COLUMN;
	return (!store->late.cut || plan->booked != NO_COLUMN) && (visit || add_groups(plan));
}

bool ledger_plan_init(struct ledger_plan *plan, struct store *store, const size_t *columns, size_t count, bool visit,
		      struct diags *diags)
{
	*plan = (struct ledger_plan){.store = store};
	plan->period = add_code(plan, store->ledger_sheet->period);
	if (add_all(plan, columns, count, visit))
		return true;
	diag_add(diags, DIAG_INPUT, (struct place){.file = store->folder},
		 _("formulas ask for more than %d columns of the ledger at a time"), TALLY_COLUMNS_MOST);
	return false;
}

void ledger_plan_release(struct ledger_plan *plan)
{
	for (size_t i = 0; i < plan->code_count; i++)
		codes_release(&plan->code[i].codes);
	plan->code_count = 0;
}

/* What columns of the ledger hold for a combination of codes. */
#include "table/resolve.h"

#include "table/derive.h"
#include "table/sheet.h"
#include "table/validity.h"

void resolver_init(struct resolver *resolver, const struct ledger_plan *plan, const size_t *columns, size_t count,
		   struct diags *diags)
{
	const struct sheet *sheet = plan->store->ledger_sheet;

	*resolver = (struct resolver){.plan = plan, .count = count, .diags = diags};
	resolver->columns = ARENA_ARRAY(&resolver->arena, struct resolved_column, count);
	resolver->sources = ARENA_ARRAY(&resolver->arena, size_t, sheet->relation_count);
	for (size_t i = 0; i < sheet->relation_count; i++)
		resolver->sources[i] = ledger_plan_code(plan, sheet->relations[i].source);
	for (size_t k = 0; k < count; k++) {
		struct resolved_column *column = &resolver->columns[k];
		column->column = columns[k];
		column->own = columns[k] < sheet->own_count ? ledger_plan_code(plan, columns[k]) : NO_COLUMN;
		column->of_link = ARENA_ARRAY(&resolver->arena, struct resolved_codes, sheet->info[columns[k]].count);
		codes_init(&column->values);
	}
	resolver_set_period(resolver, 0);
}

void resolver_set_period(struct resolver *resolver, uint32_t period)
{
	const struct ledger_plan *plan = resolver->plan;
	struct value value = codes_value(&plan->code[plan->period].codes, period);

	resolver->period = period;
	resolver->stamp = period + 1;
	resolver->at = value.kind == VALUE_NUMBER ? period_in_calendar(whole_of(value))
						  : period_in_calendar(plan->store->period);
}

/* Where what is known of a code stands. */
static struct resolved *of_code(struct resolver *resolver, struct resolved_codes *codes, uint32_t code)
{
	if (code >= codes->count) {
		size_t larger = codes->count ? 2 * codes->count : 64;
		while (larger <= code)
			larger *= 2;
		codes->items = arena_grow(&resolver->arena, codes->items, codes->count, larger, sizeof *codes->items);
		codes->count = larger;
	}
	return &codes->items[code];
}

static struct hit hit_of(const struct resolver *resolver, size_t relation, uint32_t code)
{
	const struct ledger_plan *plan = resolver->plan;
	const struct relation *of = &plan->store->ledger_sheet->relations[relation];
	struct value value = codes_value(&plan->code[resolver->sources[relation]].codes, code);

	return relation_resolve(plan->store, of, value, resolver->at);
}

bool resolver_unknown(const struct resolver *resolver, size_t relation, uint32_t code)
{
	if (!resolver->plan->store->ledger_sheet->relations[relation].counted)
		return false;
	struct hit hit = hit_of(resolver, relation, code);
	return hit.row == NO_ROW || !hit.connected;
}

static uint32_t computed(const struct resolver *resolver, struct resolved_column *column, bool year)
{
	const struct ledger_plan *plan = resolver->plan;
	struct value period = codes_value(&plan->code[plan->period].codes, resolver->period);

	if (period.kind != VALUE_EMPTY) {
		int32_t whole = whole_of(period);
		period = value_number(num_whole(year ? whole / 100 : whole % 100));
	}
	return codes_number(&column->values, period);
}

static uint32_t linked(struct resolver *resolver, struct resolved_column *column, size_t i, uint32_t code)
{
	struct store *store = resolver->plan->store;
	const struct link *link = &store->ledger_sheet->info[column->column].items[i];
	struct resolved *known = of_code(resolver, &column->of_link[i], code);

	if (known->stamp != resolver->stamp) {
		const struct relation *relation = &store->ledger_sheet->relations[link->relation];
		if (relation->kind == TO_POST)
			derive_check_post(store, link->target, resolver->diags);
		struct value value =
			relation_value(store, relation, hit_of(resolver, link->relation, code), link->target);
		*known = (struct resolved){resolver->stamp, codes_number(&column->values, value)};
	}
	return known->number;
}

uint32_t resolver_number(struct resolver *resolver, size_t k, const uint32_t *codes, struct value own)
{
	const struct ledger_plan *plan = resolver->plan;
	struct resolved_column *column = &resolver->columns[k];
	const struct sheet_column *info = &plan->store->ledger_sheet->info[column->column];

	if (column->own != NO_COLUMN && codes[column->own]) {
		struct resolved *known = of_code(resolver, &column->of_own, codes[column->own]);
		if (!known->stamp) {
			struct value value = codes_value(&plan->code[column->own].codes, codes[column->own]);
			*known = (struct resolved){1, codes_number(&column->values, value)};
		}
		return known->number;
	}
	if (column->own == NO_COLUMN && own.kind != VALUE_EMPTY)
		return codes_number(&column->values, own);
	if (info->computed == COMPUTED_YEAR || info->computed == COMPUTED_MONTH)
		return computed(resolver, column, info->computed == COMPUTED_YEAR);
	for (size_t i = 0; i < info->count; i++) {
		uint32_t code = codes[resolver->sources[info->items[i].relation]];
		if (code)
			return linked(resolver, column, i, code);
	}
	return 0;
}

struct value resolver_value(const struct resolver *resolver, size_t k, uint32_t number)
{
	return codes_value(&resolver->columns[k].values, number);
}

void resolver_release(struct resolver *resolver)
{
	for (size_t k = 0; k < resolver->count; k++)
		codes_release(&resolver->columns[k].values);
	arena_release(&resolver->arena);
}

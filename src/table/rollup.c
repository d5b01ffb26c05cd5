/* From the tally of a file to what formulas ask for. */
#include "table/rollup.h"

#include "table/late.h"
#include "table/receipt.h"
#include "table/sheet.h"
#include "table/unknown.h"

#include <stdlib.h>

void rollup_begin(struct rollup *rollup, const struct ledger_plan *plan, struct cubes *cubes, const size_t *columns,
		  size_t count, struct diags *diags)
{
	*rollup = (struct rollup){.store = plan->store, .plan = plan, .cubes = cubes};
	resolver_init(&rollup->resolver, plan, columns, count, diags);
}

/* Adds to a sum; one that does not fit is a fault, once. */
static void add_sum(struct rollup *rollup, struct num *sum, int64_t more, struct place at, struct diags *diags)
{
	if (num_add(rollup->store->arena, *sum, num_hundredths(more), sum) || rollup->too_large)
		return;
	rollup->too_large = true;
	diag_add(diags, DIAG_INPUT, at,
		 _("the sum of belopp becomes too large here: is the amount right? Sums must be below 92 233 720 368 "
		   "547 758 kr"));
}

/* ---- unknown codes ---- */

/* A code that leads nowhere, over one file. */
struct nowhere {
	size_t relation;
	uint32_t code;
	int64_t rows;
	struct num sum;
	uint32_t line;
};

struct nowhere_list {
	struct nowhere *items;
	size_t count, capacity;
	/* for each relation and code: its place among the items + 1, 0 where it has none; at the current period, and at any */
	struct resolved_codes *now, *ever;
	struct arena arena;
};

static void nowhere_init(struct nowhere_list *list, const struct rollup *rollup)
{
	*list = (struct nowhere_list){0};
	list->now = ARENA_ARRAY(&list->arena, struct resolved_codes, rollup->store->ledger_sheet->relation_count);
	list->ever = ARENA_ARRAY(&list->arena, struct resolved_codes, rollup->store->ledger_sheet->relation_count);
}

static struct resolved *of_code(struct nowhere_list *list, struct resolved_codes *codes, uint32_t code)
{
	if (code >= codes->count) {
		size_t larger = codes->count ? codes->count : 64;
		while (larger <= code)
			larger *= 2;
		codes->items = arena_grow(&list->arena, codes->items, codes->count, larger, sizeof *codes->items);
		codes->count = larger;
	}
	return &codes->items[code];
}

static uint32_t nowhere_of(struct nowhere_list *list, size_t relation, uint32_t code)
{
	struct resolved *ever = of_code(list, &list->ever[relation], code);

	if (!ever->number) {
		*ARENA_PUSH(&list->arena, list) =
			(struct nowhere){.relation = relation, .code = code, .line = UINT32_MAX};
		ever->number = (uint32_t)list->count;
	}
	return ever->number;
}

/* Counts the codes of these rows that lead nowhere; codes: one for each code of the plan. */
static void count_nowhere(struct rollup *rollup, struct nowhere_list *list, const uint32_t *codes,
			  const struct tally_sum *of, struct place at, struct diags *diags)
{
	const struct resolver *resolver = &rollup->resolver;

	for (size_t i = 0; i < rollup->store->ledger_sheet->relation_count; i++) {
		uint32_t code = codes[resolver->sources[i]];
		if (!code)
			continue;
		struct resolved *known = of_code(list, &list->now[i], code);
		if (known->stamp != resolver->stamp)
			*known = (struct resolved){resolver->stamp,
						   resolver_unknown(resolver, i, code) ? nowhere_of(list, i, code) : 0};
		if (!known->number)
			continue;
		struct nowhere *nowhere = &list->items[known->number - 1];
		nowhere->rows += of->rows;
		nowhere->line = of->line < nowhere->line ? of->line : nowhere->line;
		add_sum(rollup, &nowhere->sum, of->sum, at, diags);
	}
}

static int by_line(const void *left, const void *right)
{
	const struct nowhere *a = left, *b = right;

	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return (a->relation > b->relation) - (a->relation < b->relation);
}

static void tell_nowhere(struct rollup *rollup, struct nowhere_list *list, const struct source *source,
			 struct diags *diags)
{
	struct store *store = rollup->store;
	const struct sheet *sheet = store->ledger_sheet;

	if (list->count)
		qsort(list->items, list->count, sizeof *list->items, by_line);
	for (size_t i = 0; i < list->count; i++) {
		const struct nowhere *nowhere = &list->items[i];
		const struct relation *relation = &sheet->relations[nowhere->relation];
		struct value code = codes_value(&rollup->plan->code[rollup->resolver.sources[nowhere->relation]].codes,
						nowhere->code);
		struct row_origin origin = {source->index, nowhere->line};
		struct str text = code.kind == VALUE_TEXT ? code.text : num_exact_text(store->arena, code.num, NULL);
		size_t number = unknown_add(store, sheet, relation, text, origin, diags);
		unknown_more(store, number, nowhere->rows, value_number(nowhere->sum), origin, diags);
	}
	arena_release(&list->arena);
}

/* ---- the tally ---- */

static void spread(const struct ledger_plan *plan, const struct tally_sum *sum, uint32_t *codes)
{
	for (size_t i = 0; i < plan->tally_count; i++)
		codes[plan->tally[i]] = sum->codes[i];
	codes[plan->period] = sum->period;
}

/* What was read of one period of the file. */
struct period_total {
	uint32_t period;
	int64_t rows;
	struct num sum;
	uint32_t line;
};

static void tell_period(struct rollup *rollup, const struct source *source, const struct period_total *total,
			struct diags *diags)
{
	if (total->rows)
		receipt_count(rollup->store, source,
			      codes_value(&rollup->plan->code[rollup->plan->period].codes, total->period), total->rows,
			      value_number(total->sum), (struct place){source->path, total->line, 0}, diags);
}

void rollup_file(struct rollup *rollup, const struct source *source, const struct tally *tally, struct diags *diags)
{
	const struct ledger_plan *plan = rollup->plan;
	struct nowhere_list nowhere;
	struct period_total total = {0};
	uint32_t codes[TALLY_COLUMNS_MOST] = {0}, *numbers;
	struct tally_sum sum;
	uint64_t at = 0;

	nowhere_init(&nowhere, rollup);
	numbers = ARENA_ARRAY(&nowhere.arena, uint32_t, rollup->resolver.count);
	while (tally_next(tally, &at, &sum)) {
		struct place place = {source->path, sum.line, 0};
		if (!total.rows || sum.period != total.period) {
			tell_period(rollup, source, &total, diags);
			total = (struct period_total){.period = sum.period, .line = sum.line};
			resolver_set_period(&rollup->resolver, sum.period);
		}
		total.rows += sum.rows;
		add_sum(rollup, &total.sum, sum.sum, place, diags);
		spread(plan, &sum, codes);
		count_nowhere(rollup, &nowhere, codes, &sum, place, diags);
		for (size_t k = 0; k < rollup->resolver.count; k++)
			numbers[k] = resolver_number(&rollup->resolver, k, codes, value_empty());
		cubes_add(rollup->cubes, numbers, sum.sum, sum.rows, place, diags);
	}
	tell_period(rollup, source, &total, diags);
	tell_nowhere(rollup, &nowhere, source, diags);
}

/* ---- late rows ---- */

void rollup_late(struct rollup *rollup, const struct source *source, const struct late_row *late, size_t count,
		 struct diags *diags)
{
	const struct ledger_plan *plan = rollup->plan;
	struct nowhere_list nowhere;
	uint32_t codes[TALLY_COLUMNS_MOST];

	nowhere_init(&nowhere, rollup);
	for (size_t i = 0; i < count; i++) {
		const struct value *values = late[i].values;
		struct value amount = values[source->sheet->amount];
		struct tally_sum sum = {.sum = amount.kind == VALUE_NUMBER ? amount.num.hundredths : 0,
					.rows = 1,
					.line = late[i].line};
		for (size_t k = 0; k < plan->code_count; k++)
			codes[k] = codes_number((struct codes *)&plan->code[k].codes, values[plan->code[k].column]);
		resolver_set_period(&rollup->resolver, codes[plan->period]);
		struct place at = {source->path, late[i].line, 0};
		count_nowhere(rollup, &nowhere, codes, &sum, at, diags);
		receipt_count(rollup->store, source, values[source->sheet->period], 1, amount, at, diags);
		late_add(rollup->store, source, values, late[i].line, diags);
	}
	tell_nowhere(rollup, &nowhere, source, diags);
}

void rollup_finish(struct rollup *rollup)
{
	cubes_finish(rollup->cubes, &rollup->resolver);
	resolver_release(&rollup->resolver);
}

/* What was read. */
#include "table/receipt.h"

#include "table/sheet.h"

#include <stdlib.h>

enum { RECEIPT_KALLA, RECEIPT_TABELL, RECEIPT_PERIOD, RECEIPT_ANTAL, RECEIPT_BELOPP };

struct sheet *receipt_open(struct store *store)
{
	struct sheet *sheet = sheet_new(store, S("inläst"), NULL);

	sheet_add_column(store, sheet, S("källa"), COLUMN_TEXT);
	sheet_add_column(store, sheet, S("tabell"), COLUMN_TEXT);
	sheet_add_column(store, sheet, S("period"), COLUMN_PERIOD);
	sheet_add_column(store, sheet, S("antal"), COLUMN_NUMBER);
	sheet_add_column(store, sheet, S("belopp"), COLUMN_AMOUNT);
	sheet->own_count = sheet->table.column_count;
	return sheet;
}

/* The count of the source and period, new if it is the first; the last one found is where a search begins. */
static struct receipt *receipt_of(struct store *store, const struct source *source, int32_t period)
{
	struct receipts *receipts = &store->receipts;

	for (size_t i = receipts->count; i > 0 && receipts->items[i - 1].source == source; i--)
		if (receipts->items[i - 1].period == period)
			return &receipts->items[i - 1];
	struct receipt *receipt = ARENA_PUSH(store->arena, receipts);
	receipt->source = source;
	receipt->period = period;
	return receipt;
}

void receipt_count(struct store *store, const struct source *source, struct value period, int64_t rows, struct value amount,
		   struct place at, struct diags *diags)
{
	struct receipt *receipt = receipt_of(store, source, whole_of(period));
	struct num sum;

	receipt->rows += rows;
	if (amount.kind != VALUE_NUMBER)
		return;
	receipt->has_amount = true;
	if (num_add(store->arena, receipt->amount, amount.num, &sum))
		receipt->amount = sum;
	else
		diag_add(diags, DIAG_INPUT, at, _("the sum of belopp becomes too large here: is the amount right?"));
}

static int by_source(const void *left, const void *right)
{
	const struct receipt *a = left, *b = right;

	if (a->source->index != b->source->index)
		return a->source->index < b->source->index ? -1 : 1;
	return (a->period > b->period) - (a->period < b->period);
}

static void add_row(struct store *store, const struct receipt *receipt)
{
	struct sheet *sheet = store->receipt;
	struct row_origin origin = {receipt->source->index, 0};
	size_t row = sheet_add_row(store, sheet, origin);
	struct column *columns = sheet->table.columns;

	columns[RECEIPT_KALLA].cells[row] = value_text(receipt->source->name);
	columns[RECEIPT_TABELL].cells[row] = value_text(receipt->source->sheet->table.name);
	if (receipt->period)
		columns[RECEIPT_PERIOD].cells[row] = value_number(num_whole(receipt->period));
	columns[RECEIPT_ANTAL].cells[row] = value_number(num_hundredths(receipt->rows * 100));
	if (receipt->has_amount)
		columns[RECEIPT_BELOPP].cells[row] = value_number(receipt->amount);
}

void receipt_finish(struct store *store)
{
	struct receipts *receipts = &store->receipts;
	size_t counted = receipts->count;

	for (size_t i = 0; i < store->source_count; i++) {
		bool found = false;
		for (size_t k = 0; k < counted && !found; k++)
			found = receipts->items[k].source == store->sources[i];
		if (!found && store->sources[i]->sheet)
			ARENA_PUSH(store->arena, receipts)->source = store->sources[i];
	}
	if (receipts->count)
		qsort(receipts->items, receipts->count, sizeof *receipts->items, by_source);
	for (size_t i = 0; i < receipts->count; i++)
		add_row(store, &receipts->items[i]);
}

/* From the fields of a ledger's records to a batch of rows. */
#include "table/ledger_fields.h"

#include "table/amount.h"

/* What is done with a field. */
struct field_use {
	size_t column, code, text; /* NO_COLUMN: a field without a name; none */
	bool amount, filled;
	enum { CHECK_NOT, CHECK_NUMBER, CHECK_CODE } check; /* of a field that is none of these */
};

static bool is_calendar(enum column_type type)
{
	return type == COLUMN_PERIOD || type == COLUMN_YEAR || type == COLUMN_DATE;
}

static struct field_use use_of(const struct ledger_plan *plan, size_t column)
{
	const struct sheet *sheet = plan->store->ledger_sheet;
	struct field_use use = {.column = column, .code = NO_COLUMN, .text = NO_COLUMN};

	if (column == NO_COLUMN)
		return use;
	enum column_type type = sheet->table.columns[column].type;
	const struct schema_column *schema = sheet->info[column].schema;
	use.code = ledger_plan_code(plan, column);
	use.text = ledger_plan_text(plan, column);
	use.amount = column == sheet->amount;
	use.filled = schema && (schema->flags & SCHEMA_FILLED);
	if (use.code == NO_COLUMN && !use.amount) {
		if (is_calendar(type) || (schema && schema->words))
			use.check = CHECK_CODE;
		else if (type != COLUMN_TEXT)
			use.check = CHECK_NUMBER;
	}
	return use;
}

void ledger_fields_init(struct ledger_part *part)
{
	const struct source *source = part->source;

	part->uses = ARENA_ARRAY(&part->arena, struct field_use, source->field_count);
	part->caches = ARENA_ARRAY(&part->arena, struct code_cache, source->field_count);
	for (size_t i = 0; i < source->field_count; i++) {
		part->uses[i] = use_of(part->plan, source->columns[i]);
		code_cache_init(&part->caches[i]);
	}
}

void ledger_fields_release(struct ledger_part *part)
{
	for (size_t i = 0; i < part->source->field_count; i++)
		code_cache_release(&part->caches[i]);
}

/* ---- one field of all rows ---- */

/* The text as the definition reads it. */
static bool take_cell(struct ledger_part *part, size_t column, struct str text, struct value *out)
{
	enum cell_status status = row_cell(part->source, &part->scratch, column, text, out);

	part->ambiguous = part->ambiguous || status == CELL_AMBIGUOUS;
	return status == CELL_OK;
}

int32_t ledger_fields_whole(const struct ledger_part *part, size_t column, struct value value)
{
	return is_calendar(part->source->sheet->table.columns[column].type) ? whole_of(value) : 0;
}

/* A text that this thread has not met. */
static bool new_code(struct ledger_part *part, const struct field_use *use, struct code_cache *cache, struct str text,
		     struct code *out)
{
	const struct ledger_plan *plan = part->plan;
	struct codes *codes = use->code == NO_COLUMN ? NULL : (struct codes *)&plan->code[use->code].codes;
	struct value value;

	if (!take_cell(part, use->column, str_trim(text), &value) || (value.kind == VALUE_EMPTY && use->filled))
		return false;
	*out = (struct code){codes ? codes_number(codes, value) : 0, ledger_fields_whole(part, use->column, value)};
	code_cache_add(cache, text, *out);
	return true;
}

static bool take_codes(struct ledger_part *part, const struct field_use *use, size_t field)
{
	struct ledger_batch *batch = &part->batch;
	struct code_cache *cache = &part->caches[field];
	bool kept = use->code != NO_COLUMN;

	for (size_t r = 0; r < batch->rows; r++) {
		struct str text = scan_field(&part->scan, batch->source[r], field);
		struct code code;
		if (!code_cache_find(cache, text, &code) && !new_code(part, use, cache, text, &code))
			return false;
		if (kept) {
			batch->numbers[use->code][r] = code.number;
			batch->wholes[use->code][r] = code.whole;
		}
	}
	return true;
}

/* The amounts, or only whether the fields are numbers. */
static bool take_numbers(struct ledger_part *part, const struct field_use *use, size_t field)
{
	struct ledger_batch *batch = &part->batch;
	enum decimal_mark mark = part->source->dialect.mark;

	for (size_t r = 0; r < batch->rows; r++) {
		struct str text = scan_field(&part->scan, batch->source[r], field);
		int64_t hundredths;
		if (!amount_quick(text, mark, &hundredths)) {
			struct value value;
			if (!take_cell(part, use->column, str_trim(text), &value) ||
			    (value.kind == VALUE_EMPTY && use->filled))
				return false;
			hundredths = value.kind == VALUE_NUMBER ? value.num.hundredths : 0;
		}
		if (use->amount)
			batch->amounts[r] = hundredths;
	}
	return true;
}

static struct str trimmed(struct str text)
{
	/* nothing to trim begins or ends so */
	if (text.n && text.p[0] > ' ' && text.p[0] < 0x7F && text.p[text.n - 1] > ' ' && text.p[text.n - 1] < 0x7F)
		return text;
	return str_trim(text);
}

static bool take_texts(struct ledger_part *part, const struct field_use *use, size_t field)
{
	struct ledger_batch *batch = &part->batch;

	for (size_t r = 0; r < batch->rows; r++) {
		struct str text = trimmed(scan_field(&part->scan, batch->source[r], field));
		if (!text.n && use->filled)
			return false;
		if (use->text != NO_COLUMN)
			batch->texts[use->text][r] = text_composed(&part->scratch, text);
	}
	return true;
}

static bool take_field(struct ledger_part *part, size_t field)
{
	const struct field_use *use = &part->uses[field];

	if (use->column == NO_COLUMN) {
		for (size_t r = 0; r < part->batch.rows; r++)
			if (str_trim(scan_field(&part->scan, part->batch.source[r], field)).n)
				return false;
		return true;
	}
	if ((use->code != NO_COLUMN || use->check == CHECK_CODE) && !take_codes(part, use, field))
		return false;
	if ((use->amount || use->check == CHECK_NUMBER) && !take_numbers(part, use, field))
		return false;
	bool text = use->text != NO_COLUMN || (use->filled && use->code == NO_COLUMN && !use->amount && !use->check);
	return !text || take_texts(part, use, field);
}

static bool is_blank(const struct ledger_part *part, size_t row)
{
	for (size_t i = 0; i < part->source->field_count; i++)
		if (str_trim(scan_field(&part->scan, row, i)).n)
			return false;
	return true;
}

/* The rows that have content: the period of those is filled in. */
static bool take_rows(struct ledger_part *part, size_t period_field)
{
	struct ledger_batch *batch = &part->batch;

	batch->rows = 0;
	for (size_t r = 0; r < part->scan.rows; r++) {
		if (!trimmed(scan_field(&part->scan, r, period_field)).n) {
			if (is_blank(part, r))
				continue;
			return false;
		}
		batch->source[batch->rows] = (uint32_t)r;
		batch->lines[batch->rows++] = part->scan.line[r] + 1;
	}
	return true;
}

static size_t field_of(const struct source *source, size_t column)
{
	for (size_t i = 0; i < source->field_count; i++)
		if (source->columns[i] == column)
			return i;
	return NO_COLUMN;
}

/* ---- all fields ---- */

bool ledger_fields_take(struct ledger_part *part, bool header)
{
	size_t period = field_of(part->source, part->source->sheet->period);

	if (period == NO_COLUMN || !take_rows(part, period))
		return false;
	if (header && part->batch.rows) {
		part->batch.rows--;
		for (size_t r = 0; r < part->batch.rows; r++) {
			part->batch.source[r] = part->batch.source[r + 1];
			part->batch.lines[r] = part->batch.lines[r + 1];
		}
	}
	for (size_t i = 0; i < part->source->field_count; i++)
		if (!take_field(part, i))
			return false;
	return true;
}

struct value ledger_part_value(struct ledger_part *part, size_t r, size_t column)
{
	struct value value;

	if (part->rows)
		return part->rows->values[column];
	size_t field = field_of(part->source, column);
	if (field == NO_COLUMN ||
	    !take_cell(part, column, str_trim(scan_field(&part->scan, part->batch.source[r], field)), &value))
		return value_empty();
	return value;
}

/* Whether the extracts are fit to be reported from. */
#include "extracts.h"

#include "base/period.h"
#include "base/utf8.h"

#include <time.h>

#define SECTION S("uttag")
#define OLDEST S("högsta ålder")
#define ENDED S("upphörda")

enum field { SOURCE, TABLE_NAME, TAKEN, AGE, FAULT, FIELDS };

/* A file, or a table that has none. */
struct extract {
	struct str source, table;
	int32_t taken; /* YYYYMMDD; 0: not known */
	int64_t age;   /* days; -1: not known */
	struct str fault;
};

struct judging {
	struct extracts *extracts;
	struct store *store;
	struct arena *arena;
	const struct settings *settings;
	int32_t date;
	const struct manifest_files *inputs;
	struct extracts_then earlier, fit;
	struct {
		struct extract *items;
		size_t count, capacity;
	} list;
};

/* ---- settings ---- */

static bool parse_days(struct str text, int64_t *days)
{
	*days = 0;
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
		*days = *days * 10 + (text.p[i] - '0');
	}
	return text.n > 0 && text.n <= 4;
}

static void check_tables(struct store *store, const struct setting *setting, struct diags *diags)
{
	struct str rest = setting->value;

	while (rest.n) {
		struct str name = str_trim(str_cut(&rest, ';'));
		if (name.n && !store_table(store, name))
			diag_add(diags, DIAG_INPUT, setting->value_at, _("there is no table \"%.*s\""), STR_ARG(name));
	}
}

static void check_setting(struct store *store, const struct setting *setting, struct diags *diags)
{
	int64_t days;

	if (str_equal_fold(setting->name, S("krävs")) || str_equal_fold(setting->name, S("nya varje natt"))) {
		check_tables(store, setting, diags);
		return;
	}
	if (str_equal_fold(setting->name, ENDED))
		return;
	if (!str_starts(setting->name, OLDEST)) {
		diag_add(diags, DIAG_INPUT, setting->at,
			 _("unknown setting \"%.*s\" under [uttag]: expected högsta ålder, högsta ålder TABLE, krävs, "
			   "nya "
			   "varje natt or upphörda"),
			 STR_ARG(setting->name));
		return;
	}
	struct str table = str_trim(str_sub(setting->name, OLDEST.n, setting->name.n));
	if (table.n && !store_table(store, table))
		diag_add(diags, DIAG_INPUT, setting->at, _("there is no table \"%.*s\""), STR_ARG(table));
	if (!parse_days(setting->value, &days))
		diag_add(diags, DIAG_INPUT, setting->value_at, _("%.*s is \"%.*s\": expected a number of days"),
			 STR_ARG(setting->name), STR_ARG(setting->value));
}

void extracts_declare(struct store *store, struct arena *arena, const struct settings *settings, struct diags *diags)
{
	static const struct column columns[FIELDS] = {
		[SOURCE] = {STR("källa"), COLUMN_TEXT, NULL}, [TABLE_NAME] = {STR("tabell"), COLUMN_TEXT, NULL},
		[TAKEN] = {STR("uttag"), COLUMN_DATE, NULL},  [AGE] = {STR("ålder"), COLUMN_NUMBER, NULL},
		[FAULT] = {STR("fel"), COLUMN_TEXT, NULL},
	};
	struct table *table = ARENA_NEW(arena, struct table);

	table->name = SECTION;
	table->columns = ARENA_ARRAY(arena, struct column, FIELDS);
	table->column_count = table->column_capacity = FIELDS;
	for (int i = 0; i < FIELDS; i++)
		table->columns[i] = columns[i];
	store_add(store, table);
	for (size_t i = 0; i < settings->count; i++)
		if (str_equal_fold(settings->items[i].section, SECTION))
			check_setting(store, &settings->items[i], diags);
}

/* Whether a list of tables in the section has the table. */
static bool names_table(const struct judging *judging, struct str setting, struct str table)
{
	struct str rest = settings_text(judging->settings, SECTION, setting, S(""));

	while (rest.n) {
		struct str name = str_trim(str_cut(&rest, ';'));
		const struct table *named = name.n ? store_table(judging->store, name) : NULL;
		if (named && str_equal(named->name, table))
			return true;
	}
	return false;
}

/* -1: as old as it likes. *by_name: the table has a limit of its own. */
static int64_t oldest(const struct judging *judging, struct str table, bool *by_name)
{
	int64_t days, found = -1;

	*by_name = false;
	for (size_t i = 0; i < judging->settings->count; i++) {
		const struct setting *setting = &judging->settings->items[i];
		if (!str_equal_fold(setting->section, SECTION) || !str_starts(setting->name, OLDEST) ||
		    !parse_days(setting->value, &days))
			continue;
		struct str name = str_trim(str_sub(setting->name, OLDEST.n, setting->name.n));
		const struct table *named = name.n ? store_table(judging->store, name) : NULL;
		if (named && str_equal(named->name, table)) {
			*by_name = true;
			return days;
		}
		if (name.n == 0)
			found = days;
	}
	return found;
}

/* ---- what was read, and what should have been ---- */

static struct value cell(const struct judging *judging, struct table *table, struct str name, size_t row)
{
	int column = store_column(judging->store, table, name);

	return column < 0 ? value_empty() : table->columns[column].cells[row];
}

static int64_t number(struct value value)
{
	int64_t whole = 0;

	return value.kind == VALUE_NUMBER && num_is_whole(value.num, &whole) ? whole : 0;
}

static int64_t day_number(int32_t date)
{
	struct tm tm = {.tm_year = date / 10000 - 1900, .tm_mon = date / 100 % 100 - 1, .tm_mday = date % 100};

	return (int64_t)timegm(&tm) / 86400;
}

/* The newest date that kontrolltal has for the file. */
static int32_t date_taken(const struct judging *judging, struct str source)
{
	struct table *totals = store_table(judging->store, S("kontrolltal"));
	int32_t newest = 0;

	for (size_t i = 0; i < totals->row_count; i++) {
		int32_t date = (int32_t)number(cell(judging, totals, S("uttag"), i));
		if (str_equal_fold(cell(judging, totals, S("källa"), i).text, source) && date > newest)
			newest = date;
	}
	return newest;
}

static struct extract *find(struct judging *judging, struct str source)
{
	for (size_t i = 0; i < judging->list.count; i++)
		if (str_equal_fold(judging->list.items[i].source, source))
			return &judging->list.items[i];
	return NULL;
}

static void add_fault(const struct judging *judging, struct extract *extract, struct str words)
{
	extract->fault = extract->fault.n
				 ? str_printf(judging->arena, "%.*s; %.*s", STR_ARG(extract->fault), STR_ARG(words))
				 : words;
}

static const struct manifest_file *find_file(const struct manifest_files *files, struct str name)
{
	for (size_t i = 0; files && i < files->count; i++)
		if (str_equal(files->items[i].name, name))
			return &files->items[i];
	return NULL;
}

/* Not even the names of columns: an extract that came to nothing, whatever table it is. */
static bool is_without_bytes(const struct judging *judging, struct str source)
{
	const struct manifest_file *file = find_file(judging->inputs, source);

	return file && file->bytes == 0;
}

/* Files that were read, with the rows that each had. */
static void list_read(struct judging *judging)
{
	struct table *receipt = store_table(judging->store, S("inläst"));
	int64_t rows = 0;

	for (size_t i = 0; i < receipt->row_count; i++) {
		struct str source = cell(judging, receipt, S("källa"), i).text;
		rows += number(cell(judging, receipt, S("antal"), i));
		bool last = i + 1 == receipt->row_count ||
			    !str_equal(cell(judging, receipt, S("källa"), i + 1).text, source);
		if (!last)
			continue;
		struct extract *extract = ARENA_PUSH(judging->arena, &judging->list);
		*extract = (struct extract){source, cell(judging, receipt, S("tabell"), i).text,
					    date_taken(judging, source), -1, S("")};
		if (rows == 0 && is_without_bytes(judging, source))
			add_fault(judging, extract, S("filen är tom"));
		else if (rows == 0 && names_table(judging, S("krävs"), extract->table))
			add_fault(judging, extract, S("filen har inga rader"));
		rows = 0;
	}
}

static void list_missing(struct judging *judging)
{
	struct table *totals = store_table(judging->store, S("kontrolltal"));
	struct str rest = settings_text(judging->settings, SECTION, S("krävs"), S(""));

	for (size_t i = 0; i < totals->row_count; i++) {
		struct str source = cell(judging, totals, S("källa"), i).text;
		if (find(judging, source))
			continue;
		*ARENA_PUSH(judging->arena, &judging->list) =
			(struct extract){source, cell(judging, totals, S("tabell"), i).text,
					 date_taken(judging, source), -1, S("filen saknas, men har kontrolltal")};
	}
	while (rest.n) {
		struct str name = str_trim(str_cut(&rest, ';'));
		if (name.n && !store_has_file(judging->store, name))
			*ARENA_PUSH(judging->arena, &judging->list) =
				(struct extract){name, name, 0, -1, S("tabellen krävs, och det finns ingen fil")};
	}
}

static bool has_ended(const struct judging *judging, struct str source)
{
	struct str rest = settings_text(judging->settings, SECTION, ENDED, S(""));

	while (rest.n)
		if (str_equal_fold(str_trim(str_cut(&rest, ';')), source))
			return true;
	return false;
}

/* What an earlier run was made of, and is not there any more. */
static void list_gone(struct judging *judging, const struct extracts_then *then)
{
	for (size_t i = 0; then->run.n && i < then->files->count; i++) {
		struct str source = then->files->items[i].name;
		if (find(judging, source) || has_ended(judging, source))
			continue;
		*ARENA_PUSH(judging->arena, &judging->list) = (struct extract){
			source, S(""), 0, -1,
			str_printf(judging->arena,
				   "filen saknas, men fanns i körningen %.*s; kommer den inte mer skrivs den under "
				   "upphörda i [uttag]",
				   STR_ARG(then->run))};
	}
}

static bool has_totals(const struct judging *judging, struct str source)
{
	struct table *totals = store_table(judging->store, S("kontrolltal"));

	for (size_t i = 0; i < totals->row_count; i++)
		if (str_equal_fold(cell(judging, totals, S("källa"), i).text, source))
			return true;
	return false;
}

static void judge_age(struct judging *judging, struct extract *extract)
{
	bool by_name;
	int64_t most = oldest(judging, extract->table, &by_name);
	bool ledger = str_equal(extract->table, store_ledger(judging->store)->name);

	if (extract->taken == 0) {
		/* a file that is not there, or is empty, has been found already */
		if (most >= 0 && (by_name || ledger || has_totals(judging, extract->source)) && extract->fault.n == 0)
			add_fault(judging, extract,
				  S("kontrolltal säger inte när uttaget gjordes, fast det har en högsta ålder"));
		return;
	}
	extract->age = day_number(judging->date) - day_number(extract->taken);
	if (most >= 0 && extract->age < 0)
		add_fault(judging, extract, S("uttagets dag ligger efter körningens"));
	if (most >= 0 && extract->age > most)
		add_fault(judging, extract,
			  str_printf(judging->arena, "uttaget är %lld dagar gammalt, högst %lld är tillåtet",
				     (long long)extract->age, (long long)most));
}

static bool is_as_before(const struct judging *judging, struct str source)
{
	const struct manifest_file *now = find_file(judging->inputs, source),
				   *then = judging->earlier.run.n ? find_file(judging->earlier.files, source) : NULL;

	return now && then && str_equal(str_from(now->sha256.hex), str_from(then->sha256.hex));
}

/* A table of several files is new when one of them is. */
static void judge_news(struct judging *judging, struct extract *extract)
{
	if (!names_table(judging, S("nya varje natt"), extract->table) || !is_as_before(judging, extract->source))
		return;
	for (size_t i = 0; i < judging->list.count; i++) {
		const struct extract *other = &judging->list.items[i];
		if (str_equal(other->table, extract->table) && !is_as_before(judging, other->source))
			return;
	}
	add_fault(judging, extract,
		  str_printf(judging->arena, "samma uttag som i körningen %.*s", STR_ARG(judging->earlier.run)));
}

static void fill_table(const struct judging *judging)
{
	struct table *table = store_table(judging->store, SECTION);
	size_t count = judging->list.count;

	for (int i = 0; i < FIELDS; i++)
		table->columns[i].cells = ARENA_ARRAY(judging->arena, struct value, count);
	table->origins = ARENA_ARRAY(judging->arena, struct row_origin, count);
	table->row_count = count;
	for (size_t i = 0; i < count; i++) {
		const struct extract *extract = &judging->list.items[i];
		table->columns[SOURCE].cells[i] = value_text(extract->source);
		table->columns[TABLE_NAME].cells[i] = value_text(extract->table);
		if (extract->taken)
			table->columns[TAKEN].cells[i] = value_number(num_whole(extract->taken));
		if (extract->age >= 0)
			table->columns[AGE].cells[i] = value_number(num_whole((int32_t)extract->age));
		table->columns[FAULT].cells[i] = value_text(extract->fault);
	}
}

void extracts_judge(struct extracts *extracts, struct store *store, struct arena *arena,
		    const struct settings *settings, int32_t date, const struct manifest_files *inputs,
		    struct extracts_then earlier, struct extracts_then fit)
{
	struct judging judging = {extracts, store, arena, settings, date, inputs, earlier, fit, {0}};

	list_read(&judging);
	list_missing(&judging);
	list_gone(&judging, &judging.earlier);
	list_gone(&judging, &judging.fit);
	for (size_t i = 0; i < judging.list.count; i++) {
		judge_age(&judging, &judging.list.items[i]);
		judge_news(&judging, &judging.list.items[i]);
	}
	for (size_t i = 0; i < judging.list.count; i++) {
		const struct extract *extract = &judging.list.items[i];
		if (extract->fault.n)
			*ARENA_PUSH(arena, extracts) =
				str_printf(arena, "%.*s: %.*s", STR_ARG(extract->source), STR_ARG(extract->fault));
	}
	fill_table(&judging);
}

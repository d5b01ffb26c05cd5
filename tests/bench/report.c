/* Makes the report: Swedish administrative prose from a list of words, tables of figures that add up. */
#include "report.h"

#include "base/buf.h"

enum { PARAGRAPHS = 2, WORDS = 60, ROWS = 20, COLUMNS = 6, SUM_EVERY = 6 };

static const char *const words[] = {
	"regionen",
	"nämnden",
	"verksamheten",
	"kostnaderna",
	"intäkterna",
	"budgeten",
	"utfallet",
	"avvikelsen",
	"prognosen",
	"helåret",
	"perioden",
	"åtgärderna",
	"besluten",
	"uppdraget",
	"planen",
	"bemanningen",
	"personalen",
	"läkemedel",
	"vården",
	"tillgänglighet",
	"kollektivtrafik",
	"statsbidragen",
	"skatteintäkter",
	"investeringar",
	"och",
	"att",
	"för",
	"med",
	"som",
	"under",
	"inom",
	"till",
	"av",
	"den",
	"det",
	"en",
	"har",
	"är",
	"bedöms",
	"beräknas",
	"minskar",
	"ökar",
	"följer",
	"redovisar",
	"omfattar",
	"innebär",
	"påverkas",
	"genomförs",
	"lägre",
	"högre",
	"jämfört",
	"därmed",
	"samtidigt",
	"fortsatt",
	"tillfälliga",
	"långsiktiga",
	"planerade",
	"ekonomiska",
	"återstående",
	"övriga",
};

static const char *const posts[] = {
	"Verksamhetens intäkter", "Personalkostnader",  "Köpt verksamhet", "Läkemedel",
	"Tekniska hjälpmedel",    "Lokaler och energi", "Avskrivningar",   "Bidrag och ersättningar",
	"Resor och transporter",  "Övriga kostnader",
};

static const char *const titles[COLUMNS] = {"Post", "Utfall", "Budget", "Avvikelse", "Prognos", "Föregående år"};

/* A linear congruential generator (Knuth's MMIX): its upper half. */
static unsigned draw(uint64_t *seed, unsigned below)
{
	*seed = *seed * 6364136223846793005U + 1442695040888963407U;
	return (unsigned)(*seed >> 33) % below;
}

static struct run *text_run(struct arena *arena, struct str text)
{
	struct run *run = ARENA_NEW(arena, struct run);

	run->text = text;
	return run;
}

static struct block *append(struct arena *arena, struct block ***end, enum block_kind kind)
{
	struct block *block = ARENA_NEW(arena, struct block);

	block->kind = kind;
	**end = block;
	*end = &block->next;
	return block;
}

/* Upper case of an ASCII letter or of å, ä, ö, the first of the word. */
static void capitalize(struct buf *buf, const char *word)
{
	if ((unsigned char)word[0] < 0x80)
		buf_printf(buf, "%c%s", word[0] - 'a' + 'A', word + 1);
	else
		buf_printf(buf, "%c%c%s", word[0], word[1] - 0x20, word + 2);
}

static struct str prose(struct arena *arena, uint64_t *seed)
{
	struct buf buf = BUF_INIT;
	unsigned left = 0;

	for (unsigned i = 0; i < WORDS; i++) {
		const char *word = words[draw(seed, sizeof words / sizeof *words)];
		if (left == 0) {
			buf_printf(&buf, "%s", i ? ". " : "");
			capitalize(&buf, word);
			left = 8 + draw(seed, 8);
		} else {
			buf_printf(&buf, " %s", word);
		}
		left--;
	}
	buf_char(&buf, '.');
	struct str text = str_copy(arena, buf_str(&buf));
	buf_release(&buf);
	return text;
}

static struct figure *figure_new(struct arena *arena, int64_t amount)
{
	struct figure *figure = ARENA_NEW(arena, struct figure);

	figure->printed = format_decimal(arena, str_printf(arena, "%lld", (long long)amount), true);
	return figure;
}

static void fill_post(struct arena *arena, uint64_t *seed, struct table_row *row, int64_t *sums)
{
	row->cells[0].runs = text_run(arena, str_from(posts[draw(seed, sizeof posts / sizeof *posts)]));
	for (size_t c = 1; c < COLUMNS; c++) {
		int64_t amount = (int64_t)draw(seed, 40000) - 20000;
		row->cells[c].figure = figure_new(arena, amount);
		sums[c] += amount;
	}
}

/* sums: [0] of the table, [1] since the last subtotal. */
static void fill_sum(struct arena *arena, struct table_row *row, int64_t sums[2][COLUMNS])
{
	row->cells[0].runs = text_run(arena, row->kind == ROW_TOTAL ? S("Summa") : S("Delsumma"));
	for (size_t c = 1; c < COLUMNS; c++) {
		sums[0][c] += sums[1][c];
		row->cells[c].figure = figure_new(arena, row->kind == ROW_TOTAL ? sums[0][c] : sums[1][c]);
		sums[1][c] = 0;
	}
}

static enum row_kind kind_of(size_t row)
{
	if (row + 1 == ROWS)
		return ROW_TOTAL;
	return (row + 1) % SUM_EVERY == 0 ? ROW_SUM : ROW_POST;
}

static struct doc_table *table_new(struct arena *arena, uint64_t *seed, unsigned number)
{
	struct doc_table *table = ARENA_NEW(arena, struct doc_table);
	int64_t sums[2][COLUMNS] = {0};

	table->id = table->sheet = str_printf(arena, "t%u", number);
	table->title = str_printf(arena, "Utfall och budget för område %u", number);
	table->unit = S("tkr");
	table->anchor.label = str_printf(arena, "Tabell %u", number);
	table->column_count = COLUMNS;
	table->columns = ARENA_ARRAY(arena, struct table_column, COLUMNS);
	for (size_t c = 0; c < COLUMNS; c++)
		table->columns[c] = (struct table_column){
			.title = str_from(titles[c]), .is_text = c == 0, .align = c ? ALIGN_RIGHT : ALIGN_LEFT};
	table->row_count = ROWS;
	table->rows = ARENA_ARRAY(arena, struct table_row, ROWS);
	for (size_t r = 0; r < ROWS; r++) {
		struct table_row *row = &table->rows[r];
		row->kind = kind_of(r);
		row->cells = ARENA_ARRAY(arena, struct table_cell, COLUMNS);
		if (row->kind == ROW_POST)
			fill_post(arena, seed, row, sums[1]);
		else
			fill_sum(arena, row, sums);
	}
	return table;
}

struct doc *report_new(struct arena *arena, unsigned sections)
{
	struct doc *doc = ARENA_NEW(arena, struct doc);
	struct block **end = &doc->blocks;
	uint64_t seed = 1;

	*doc = (struct doc){
		.name = S("rapport"),
		.title = S("Ekonomisk rapport"),
		.kind = S("Rapport"),
		.issuer = S("Regionen"),
		.date = S("15 december 2020"),
		.at = S("2020-12-15T02:00:00Z"),
	};
	for (unsigned i = 1; i <= sections; i++) {
		if (i > 1)
			append(arena, &end, BLOCK_NEW_PAGE);
		struct block *heading = append(arena, &end, BLOCK_HEADING);
		heading->level = 1;
		heading->runs = text_run(arena, str_printf(arena, "%u Område %u", i, i));
		for (unsigned p = 0; p < PARAGRAPHS; p++)
			append(arena, &end, BLOCK_PARAGRAPH)->runs = text_run(arena, prose(arena, &seed));
		append(arena, &end, BLOCK_TABLE)->table = table_new(arena, &seed, i);
	}
	return doc;
}

/* One pass that counts tables, charts, appendices and notes, and one that puts the numbers into the references. */
#include "document/numbering.h"

#include "base/buf.h"
#include "base/utf8.h"

/* Characters of the private use area that no text has: a mark is OPEN, its number in digits, CLOSE. */
#define OPEN "\xEE\x80\x82"
#define CLOSE "\xEE\x80\x83"

#define HARD_SPACE "\xC2\xA0"

struct count {
	struct arena *arena;
	unsigned tables, charts, appendices, notes;
	struct note *text_notes; /* of the document: runs refer to them */
};

void numbering_init(struct numbering *numbering, struct arena *arena, struct findings *findings)
{
	*numbering = (struct numbering){.arena = arena, .findings = findings};
}

struct str numbering_mark(struct numbering *numbering, const struct part *reference)
{
	*ARENA_PUSH(numbering->arena, &numbering->references) = reference;
	return str_printf(numbering->arena, OPEN "%zu" CLOSE, numbering->references.count - 1);
}

void numbering_add(struct numbering *numbering, struct numbered thing)
{
	*ARENA_PUSH(numbering->arena, &numbering->things) = thing;
}

/* ---- counting ---- */

static struct str label(struct count *count, const char *word, unsigned *number)
{
	return str_printf(count->arena, "%s %u", word, ++*number);
}

/* The first reference to a note gives it its number. */
static void count_note(struct count *count, struct note *notes, const struct note *referred)
{
	for (struct note *note = notes; note; note = note->next)
		if (note == referred && note->number == 0)
			note->number = ++count->notes;
}

static void count_runs(struct count *count, const struct run *runs)
{
	for (const struct run *run = runs; run; run = run->next)
		if (run->kind == RUN_NOTE)
			count_note(count, count->text_notes, run->note);
}

static void count_table(struct count *count, struct doc_table *table)
{
	if (table->title.n) {
		table->anchor.label = label(count, "Tabell", &count->tables);
		table->continued = str_printf(count->arena, "%.*s, fortsättning", STR_ARG(table->anchor.label));
	}
	for (size_t i = 0; i < table->row_count; i++) {
		for (size_t k = 0; k < table->column_count; k++) {
			const struct table_cell *cell = &table->rows[i].cells[k];
			count_runs(count, cell->runs);
			if (cell->note)
				count_note(count, table->notes, cell->note);
		}
	}
}

static void count_blocks(struct count *count, struct block *blocks)
{
	for (struct block *block = blocks; block; block = block->next) {
		if (block->kind == BLOCK_HEADING && block->lead.n)
			block->lead = block->anchor.label = label(count, "Bilaga", &count->appendices);
		if (block->kind == BLOCK_CHART)
			block->chart->anchor.label = label(count, "Figur", &count->charts);
		if (block->kind == BLOCK_TABLE)
			count_table(count, block->table);
		count_runs(count, block->runs);
		count_blocks(count, block->children);
	}
}

/* ---- the beginning of a sentence ---- */

/* "t.ex.", "bl. a.", "jfr": a point ends the word, not the sentence. */
static bool is_abbreviation(struct str word)
{
	static const struct str known[] = {STR("jfr"), STR("enl"),  STR("resp"), STR("dvs"), STR("ca"),
					   STR("nr"),  STR("inkl"), STR("exkl"), STR("ex")};

	if (word.n == 1 || str_find(word, S(".")) != (size_t)-1)
		return true;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_equal(word, known[i]))
			return true;
	return false;
}

/* The text without the brackets and quotes that end it: "(Se ovan.)" ends a sentence too. */
static struct str without_closing(struct str text)
{
	static const struct str closing[] = {STR(")"), STR("\""), STR("”"), STR("’"), STR("»")};

	for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
		if (str_ends(text, closing[i]))
			return without_closing(str_sub(text, 0, text.n - closing[i].n));
	return text;
}

/* Whether what follows the text begins a sentence. */
static bool sentence_begins(struct str before)
{
	struct str text = str_trim(before);

	if (text.n == 0)
		return true;
	bool parted = text.p + text.n < before.p + before.n;
	text = without_closing(text);
	char last = text.n ? text.p[text.n - 1] : '\0';
	if (!parted || (last != '.' && last != '!' && last != '?'))
		return false;
	size_t end = text.n - 1, start = end;
	while (start > 0 && text.p[start - 1] != ' ' && text.p[start - 1] != '(')
		start--;
	return last != '.' || !is_abbreviation(str_sub(text, start, end - start));
}

/* ---- references ---- */

static const struct numbered *find(const struct numbering *numbering, const struct part *reference)
{
	for (size_t i = 0; i < numbering->things.count; i++) {
		const struct numbered *thing = &numbering->things.items[i];
		if (thing->kind == reference->reference && str_equal_fold(thing->id, reference->text))
			return thing;
	}
	return NULL;
}

/* "tabell 3", at the beginning of a sentence "Tabell 3". */
static struct str reference_text(const struct numbering *numbering, const struct anchor *anchor, bool capital)
{
	struct str number = anchor->label, word = str_cut(&number, ' ');
	char first = capital ? word.p[0] : (char)(word.p[0] - 'A' + 'a');

	return str_printf(numbering->arena, "%c%.*s" HARD_SPACE "%.*s", first, STR_ARG(str_sub(word, 1, word.n)),
			  STR_ARG(number));
}

/* What the text says of something that is not there, or has no number. */
static struct str say_missing(struct numbering *numbering, const struct part *reference, bool is_there)
{
	static const char *const words[] = {
		[REFERENCE_TABLE] = "tabellen", [REFERENCE_CHART] = "figuren", [REFERENCE_APPENDIX] = "bilagan"};
	struct arena *arena = numbering->arena;
	const char *word = words[reference->reference];
	struct str file = str_base_name(reference->at.file);

	finding_add(numbering->findings, SEVERITY_WARNING, S(""), S("Hänvisning utan mål"),
		    str_printf(arena, "%.*s:%u", STR_ARG(file), reference->at.line),
		    str_printf(arena, "Hänvisningen gäller %s %.*s, som %s i dokumentet %.*s.", word,
			       STR_ARG(reference->text), is_there ? "saknar nummer" : "inte visas",
			       STR_ARG(numbering->document)),
		    is_there ? S("Ge den en rubrik, eller ta bort hänvisningen.")
			     : S("Låt hänvisningen stå under samma villkor som det den gäller."));
	return str_printf(arena, "(%s %s)", word, is_there ? "saknar nummer" : "visas inte");
}

/* The anchor and the text of the mark that *rest begins with, past OPEN; moves *rest past it. NULL: it leads nowhere. */
static const struct anchor *take_mark(struct numbering *numbering, struct str *rest, bool capital, struct str *text)
{
	size_t index = 0, i = 0;

	while (i < rest->n && rest->p[i] >= '0' && rest->p[i] <= '9')
		index = index * 10 + (size_t)(rest->p[i++] - '0');
	*rest = str_sub(*rest, i + sizeof CLOSE - 1, rest->n);
	*text = S("");
	if (index >= numbering->references.count)
		return NULL;
	const struct part *reference = numbering->references.items[index];
	const struct numbered *thing = find(numbering, reference);
	if (!thing || thing->anchor->label.n == 0) {
		*text = say_missing(numbering, reference, thing != NULL);
		return NULL;
	}
	*text = reference_text(numbering, thing->anchor, capital || reference->capital);
	return thing->is_empty ? NULL : thing->anchor;
}

static struct str resolve_text(struct numbering *numbering, struct str text)
{
	struct buf out = BUF_INIT;
	size_t open = str_find(text, S(OPEN));

	if (open == (size_t)-1)
		return text;
	for (; open != (size_t)-1; open = str_find(text, S(OPEN))) {
		struct str words;
		buf_add(&out, str_sub(text, 0, open));
		text = str_sub(text, open + sizeof OPEN - 1, text.n);
		(void)take_mark(numbering, &text, sentence_begins(buf_str(&out)), &words);
		buf_add(&out, words);
	}
	buf_add(&out, text);
	struct str resolved = str_copy(numbering->arena, buf_str(&out));
	buf_release(&out);
	return resolved;
}

/* before is what the reader has read of the sentence. */
static void resolve_runs(struct numbering *numbering, struct run *runs, struct str before)
{
	struct buf read = BUF_INIT;

	buf_add(&read, before);
	for (struct run *run = runs; run; run = run->next) {
		if (run->kind == RUN_REFERENCE) {
			struct str rest = str_sub(run->text, sizeof OPEN - 1, run->text.n);
			run->anchor = take_mark(numbering, &rest, sentence_begins(buf_str(&read)), &run->text);
		}
		if (run->kind == RUN_BREAK)
			buf_char(&read, ' ');
		else
			buf_add(&read, run->text);
	}
	buf_release(&read);
}

static void resolve_notes(struct numbering *numbering, struct note *notes)
{
	for (struct note *note = notes; note; note = note->next)
		resolve_runs(numbering, note->runs, S(""));
}

static void resolve_table(struct numbering *numbering, struct doc_table *table)
{
	for (size_t i = 0; i < table->row_count; i++)
		for (size_t k = 0; k < table->column_count; k++)
			resolve_runs(numbering, table->rows[i].cells[k].runs, S(""));
	resolve_notes(numbering, table->notes);
	table->remark = resolve_text(numbering, table->remark);
}

/* A cell that names a category may refer to something. */
static void resolve_chart(struct numbering *numbering, struct doc_chart *chart)
{
	for (size_t i = 0; i < chart->category_count; i++)
		chart->categories[i] = resolve_text(numbering, chart->categories[i]);
	chart->alternative = resolve_text(numbering, chart->alternative);
}

static void resolve_blocks(struct numbering *numbering, struct block *blocks)
{
	for (struct block *block = blocks; block; block = block->next) {
		bool goes_on = block->kind == BLOCK_CLAUSE; /* "Att …" */
		resolve_runs(numbering, block->runs, goes_on ? block->lead : S(""));
		if (block->kind == BLOCK_TABLE)
			resolve_table(numbering, block->table);
		if (block->kind == BLOCK_CHART)
			resolve_chart(numbering, block->chart);
		resolve_blocks(numbering, block->children);
	}
}

void numbering_finish(struct numbering *numbering, struct doc *doc)
{
	struct count count = {.arena = numbering->arena, .text_notes = doc->notes};

	numbering->document = doc->name;
	count_blocks(&count, doc->blocks);
	resolve_blocks(numbering, doc->blocks);
	resolve_notes(numbering, doc->notes);
}

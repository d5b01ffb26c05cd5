/* Templates to documents. */
#include "document/compose.h"

#include "base/buf.h"
#include "document/chart.h"
#include "document/head.h"
#include "document/markdown.h"
#include "document/notes.h"
#include "document/numbering.h"
#include "document/tables.h"

/* A table that the document prints, and can be referred to. */
struct printed_table {
	struct printed_table *next;
	const struct grid_plan *plan;
	const struct doc_table *table;
};

/* A chart that stands in the document: made when it is known which tables do. */
struct pending_chart {
	struct pending_chart *next;
	const struct chart_plan *plan;
	struct doc_chart *chart;
	size_t placed; /* its index in markdown.placed */
};

struct composer {
	struct engine *engine;
	const struct template *template;
	struct env env;
	struct figures figures;
	struct markdown markdown;
	struct doc *doc;
	struct numbering numbering;
	struct printed_table *tables;
	struct pending_chart *charts, **chart_end;
	struct notes notes;
	struct findings *findings;
};

/* ---- text ---- */

static void on_text(void *user, struct str text)
{
	struct composer *composer = user;

	markdown_text(&composer->markdown, text);
}

/* A number, or a text of digits, which becomes one. */
static bool is_number(const struct composer *composer, struct value *value)
{
	struct num num;

	if (value->kind == VALUE_TEXT && num_parse(composer->engine->arena, value->text, &num))
		*value = value_number(num);
	return value->kind == VALUE_NUMBER;
}

/* "{{[nr]}}. text" at the beginning of a line is a list item's number, which Markdown has to see. */
static bool is_list_number(const struct composer *composer, const struct part *part, struct value value,
			   struct format format, struct str *digits)
{
	struct str so_far = buf_str(&composer->markdown.source);
	int64_t number;

	if ((format.unit != UNIT_NONE && format.unit != UNIT_COUNT) || !is_number(composer, &value) ||
	    !num_is_whole(value.num, &number) || number < 0 || number > 999 || !part->next ||
	    part->next->kind != PART_TEXT || !str_starts(part->next->text, S(". ")))
		return false;
	while (so_far.n && so_far.p[so_far.n - 1] == ' ')
		so_far.n--;
	*digits = num_text(composer->engine->arena, value.num, 0);
	return so_far.n == 0 || so_far.p[so_far.n - 1] == '\n';
}

static void on_figure(void *user, const struct env *env, const struct part *part, struct value value,
		      struct format format)
{
	struct composer *composer = user;
	struct str digits;

	if (is_list_number(composer, part, value, format, &digits))
		markdown_text(&composer->markdown, digits);
	else
		markdown_run(&composer->markdown, value_run(&composer->figures, env, part, value, format));
}

static void on_table(void *user, const struct env *env, const struct part *part)
{
	struct composer *composer = user;
	struct doc_table *table = make_table(&composer->figures, env, part->plan);

	markdown_table(&composer->markdown, table);
	if (part->plan->in_loop || part->plan->id.n == 0)
		return;
	struct printed_table *printed = ARENA_NEW(composer->engine->arena, struct printed_table);
	*printed = (struct printed_table){composer->tables, part->plan, table};
	composer->tables = printed;
	numbering_add(&composer->numbering, (struct numbered){REFERENCE_TABLE, part->plan->id, &table->anchor, false});
}

static void on_chart(void *user, const struct part *part)
{
	struct composer *composer = user;
	struct pending_chart *pending = ARENA_NEW(composer->engine->arena, struct pending_chart);

	pending->plan = part->chart;
	pending->chart = ARENA_NEW(composer->engine->arena, struct doc_chart);
	pending->placed = composer->markdown.placed.count;
	*composer->chart_end = pending;
	composer->chart_end = &pending->next;
	markdown_chart(&composer->markdown, pending->chart);
}

static void on_contents(void *user, const struct part *part)
{
	struct composer *composer = user;

	markdown_contents(&composer->markdown, part->level);
}

static void on_reference(void *user, const struct part *part)
{
	struct composer *composer = user;

	markdown_run(&composer->markdown, reference_run(&composer->figures, part));
}

static void on_note(void *user, const struct part *part)
{
	struct composer *composer = user;

	markdown_run(&composer->markdown, note_run(&composer->notes, part));
}

static void on_appendix(void *user, const struct part *part)
{
	struct composer *composer = user;

	markdown_appendix(&composer->markdown, part->text);
}

static void on_new_page(void *user)
{
	struct composer *composer = user;

	markdown_new_page(&composer->markdown);
}

static void on_failure(void *user, const struct part *part, enum value_error error)
{
	struct composer *composer = user;

	figures_failure(&composer->figures, part, error);
}

/* ---- when all blocks are known ---- */

static const struct doc_table *printed_table(const struct composer *composer, const struct grid_plan *plan)
{
	for (const struct printed_table *printed = composer->tables; printed; printed = printed->next)
		if (printed->plan == plan)
			return printed->table;
	return NULL;
}

static void add_appendices(struct composer *composer)
{
	for (size_t i = 0; i < composer->markdown.placed.count; i++) {
		const struct placed *placed = &composer->markdown.placed.items[i];
		if (placed->kind == PLACED_APPENDIX && placed->block && placed->id.n)
			numbering_add(&composer->numbering,
				      (struct numbered){REFERENCE_APPENDIX, placed->id, &placed->block->anchor, false});
	}
}

static void make_charts(struct composer *composer)
{
	for (const struct pending_chart *pending = composer->charts; pending; pending = pending->next) {
		const struct chart_plan *plan = pending->plan;
		struct doc_chart *chart = pending->chart;
		chart_make(&composer->figures, &composer->env, plan, printed_table(composer, plan->plan), chart);
		numbering_add(&composer->numbering,
			      (struct numbered){REFERENCE_CHART, plan->id, &chart->anchor, chart->category_count == 0});
	}
}

/* "Figur 2. Effekt per förvaltning, mkr. Det finns inga tal att visa.": references to its number go on. */
static void replace_empty_chart(struct composer *composer, const struct pending_chart *pending)
{
	struct arena *arena = composer->engine->arena;
	const struct doc_chart *chart = pending->chart;
	struct block *block = composer->markdown.placed.items[pending->placed].block;
	struct str file = str_base_name(pending->plan->at.file), parts[] = {chart->anchor.label, chart->title};
	struct str text = S("");

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i].n)
			text = str_printf(arena, "%.*s%.*s. ", STR_ARG(text), STR_ARG(parts[i]));
	block->kind = BLOCK_PARAGRAPH;
	block->chart = NULL;
	block->runs = ARENA_NEW(arena, struct run);
	*block->runs = (struct run){.kind = RUN_TEXT, .text = str_join(arena, text, S("Det finns inga tal att visa."))};
	finding_add(composer->findings, SEVERITY_NOTE, S(""), S("Diagram utan tal"),
		    str_printf(arena, "%.*s:%u", STR_ARG(file), pending->plan->at.line),
		    str_printf(arena, "Tabellen %.*s har inga tal att visa i dokumentet %.*s.",
			       STR_ARG(pending->plan->plan->id), STR_ARG(composer->doc->name)),
		    S("Där diagrammet skulle stå säger en rad det."));
}

static void finish_blocks(struct composer *composer)
{
	composer->doc->blocks = markdown_blocks(&composer->markdown);
	add_appendices(composer);
	make_charts(composer);
	numbering_finish(&composer->numbering, composer->doc);
	for (const struct pending_chart *pending = composer->charts; pending; pending = pending->next)
		if (pending->chart->category_count == 0)
			replace_empty_chart(composer, pending);
}

struct doc *compose(struct engine *engine, const struct template *template, const struct context *context,
		    const struct run_facts *facts, struct findings *findings)
{
	struct composer composer = {.engine = engine,
				    .template = template,
				    .env = {.engine = engine, .context = context},
				    .doc = ARENA_NEW(engine->arena, struct doc),
				    .findings = findings};
	struct prose_sink sink = {.user = &composer,
				  .text = on_text,
				  .figure = on_figure,
				  .failure = on_failure,
				  .table = on_table,
				  .note = on_note,
				  .new_page = on_new_page,
				  .chart = on_chart,
				  .contents = on_contents,
				  .reference = on_reference,
				  .appendix = on_appendix};

	composer.chart_end = &composer.charts;
	numbering_init(&composer.numbering, engine->arena, findings);
	figures_init(&composer.figures, engine, context, template->cube, findings, &composer.numbering);
	notes_init(&composer.notes, &composer.figures, template->notes, composer.env, &composer.doc->notes);
	struct head head = {&composer.figures, template, composer.env, composer.doc};
	head_make(&head, facts);

	markdown_init(&composer.markdown, engine->arena);
	composer.markdown.running_numbers = template_field(template, S("numrering")) != NULL;
	composer.figures.text = &composer.markdown;
	prose_expand(&composer.env, template->parts, &sink);
	finish_blocks(&composer);
	composer.figures.text = NULL;
	markdown_release(&composer.markdown);

	head_add_signatures(&head);
	figures_finish(&composer.figures, composer.doc);
	return composer.doc;
}

/* What stands around a document's text: its head, its facts, its signatures. */
#include "document/head.h"

#include "base/buf.h"
#include "base/period.h"
#include "base/utf8.h"

/* A code as part of a file name: a–z 0–9 - _, å ä ö without their marks (DOMAIN "Rules"). */
static struct str file_name_part(struct arena *arena, struct str code)
{
	struct buf out = BUF_INIT;

	code = str_fold(arena, code);
	for (size_t i = 0, n; i < code.n; i += n) {
		int32_t c = utf8_next(str_sub(code, i, code.n), &n);
		if (c == 0xE5 || c == 0xE4)
			c = 'a';
		else if (c == 0xF6)
			c = 'o';
		bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
		buf_char(&out, plain ? (char)c : '-');
	}
	struct str name = str_copy(arena, buf_str(&out));
	buf_release(&out);
	return name;
}

static struct str field_text(struct head *head, struct str key)
{
	const struct template_field *field = template_field(head->template, key);

	return field ? figures_plain(head->figures, &head->env, field->parts) : S("");
}

static void add_fact(struct head *head, struct doc_fact ***end, struct str name, struct str value)
{
	struct doc_fact *fact = ARENA_NEW(head->figures->engine->arena, struct doc_fact);

	if (value.n == 0)
		return;
	fact->name = name;
	fact->value = value;
	**end = fact;
	*end = &fact->next;
}

static struct str parameter_text(const struct head *head, struct str name)
{
	const struct engine *engine = head->figures->engine;

	for (size_t i = 0; i < engine->parameter_count; i++) {
		const struct parameter *parameter = &head->env.context->parameters[i];
		if (str_equal(parameter->name, name))
			return format_value(engine->arena, parameter->value, parameter->format, true);
	}
	return S("");
}

void head_make(struct head *head, const struct run_facts *facts)
{
	struct doc *doc = head->doc;
	struct doc_fact **end = &doc->facts;
	struct arena *arena = head->figures->engine->arena;

	doc->name = head->template->document;
	doc->scope = head->env.context->scope;
	if (doc->scope.n) {
		struct str code = file_name_part(arena, doc->scope);
		doc->name = str_printf(arena, "%.*s-%.*s", STR_ARG(doc->name), STR_ARG(code));
	}
	doc->title = field_text(head, S("titel"));
	if (doc->title.n == 0)
		doc->title = doc->name;
	doc->kind = field_text(head, S("typ"));
	doc->to = field_text(head, S("till"));
	doc->diary = field_text(head, S("diarienummer"));
	doc->date = field_text(head, S("datum"));
	if (doc->date.n == 0)
		doc->date = date_words(arena, facts->date);
	doc->issuer = facts->issuer;
	doc->at = facts->at;
	doc->run = facts->run;
	add_fact(head, &end, S("Period"), parameter_text(head, S("period")));
	doc->scope_name = doc->scope.n ? parameter_text(head, S("enhetsnamn")) : S("");
	add_fact(head, &end, S("Förvaltning"), doc->scope_name);
	add_fact(head, &end, S("Mall"), str_base_name(head->template->file));
}

static bool is_appendix(const struct block *block)
{
	return block->kind == BLOCK_HEADING && block->lead.n;
}

void head_add_signatures(struct head *head)
{
	struct block **blocks = &head->doc->blocks;
	struct str roles = field_text(head, S("underskrift"));
	struct arena *arena = head->figures->engine->arena;
	struct block *signature = ARENA_NEW(arena, struct block), **end = &signature->children;

	if (roles.n == 0)
		return;
	signature->kind = BLOCK_SIGNATURE;
	while (roles.n) {
		struct str role = str_trim(str_cut(&roles, ';'));
		struct block *paragraph = ARENA_NEW(arena, struct block);
		struct run *run = ARENA_NEW(arena, struct run);
		run->kind = RUN_TEXT;
		run->text = role;
		paragraph->kind = BLOCK_PARAGRAPH;
		paragraph->runs = run;
		*end = paragraph;
		end = &paragraph->next;
	}
	while (*blocks && !is_appendix(*blocks))
		blocks = &(*blocks)->next;
	signature->next = *blocks;
	*blocks = signature;
}

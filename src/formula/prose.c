/* Text with figures in it: binding and calculating its parts. */
#include "formula/prose.h"

#include "base/buf.h"
#include "formula/bare_field.h"
#include "formula/function.h"

/* ---- formats ---- */

static struct format call_format(const struct expr *call, const struct context *context)
{
	switch (call->function->id) {
	case FN_ABS:
	case FN_ROUND:
	case FN_ROUNDUP:
	case FN_ROUNDDOWN:
	case FN_SUM:
	case FN_MIN:
	case FN_MAX:
	case FN_AVERAGE:
	case FN_IFERROR:
		return expr_format(call->items[0], context);
	case FN_IF:
		return expr_format(call->items[1], context);
	default:
		return (struct format){UNIT_NONE, -1};
	}
}

struct format expr_format(const struct expr *expr, const struct context *context)
{
	switch (expr->meaning) {
	case MEANS_FIGURE:
		return figure_format(expr->definition);
	case MEANS_PARAMETER:
		return context->parameters[expr->index].format;
	case MEANS_ROW_FIELD:
		return column_format(expr->table->columns[expr->index].type);
	case MEANS_FORMULA:
		return expr->definition->formula.has_format ? expr->definition->formula.format
							    : expr_format(expr->definition->formula.expr, context);
	case MEANS_FUNCTION:
		return call_format(expr, context);
	default:
		break;
	}
	if (expr->kind == EXPR_NEGATE ||
	    (expr->kind == EXPR_BINARY && (expr->operator == OP_ADD || expr->operator == OP_SUBTRACT)))
		return expr_format(expr->items[0], context);
	return (struct format){UNIT_NONE, -1};
}

/* ---- binding ---- */

static void check_reference(const struct scene *scene, const struct part *part)
{
	if (scene->references)
		scene->references->check(scene->references->user, part);
	else
		diag_add(scene->engine->diags, DIAG_INPUT, part->at,
			 _("a reference stands in a document's text, in a cell or in anmärkning, not here"));
}

static void check_note(const struct scene *scene, const struct part *part)
{
	if (scene->notes)
		scene->notes->check(scene->notes->user, part);
	else
		diag_add(scene->engine->diags, DIAG_INPUT, part->at,
			 _("a footnote [^…] stands in a document's text or in a cell of a table, not here; rows of a "
			   "table also have theirs by the setting \"not\""));
}

static void check_part(const struct scene *scene, struct part *part)
{
	switch (part->kind) {
	case PART_TEXT:
		check_bare_fields(scene, part);
		return;
	case PART_NOTE:
		check_note(scene, part);
		return;
	case PART_NEW_PAGE:
	case PART_CHART: /* checked by the document layer, when all tables are */
	case PART_CONTENTS:
	case PART_APPENDIX:
		return;
	case PART_REFERENCE:
		check_reference(scene, part);
		return;
	case PART_FIGURE:
		(void)check_expr(scene, part->formula.expr);
		return;
	case PART_IF:
		for (struct branch *branch = part->branches; branch; branch = branch->next) {
			types found = branch->condition ? check_expr(scene, branch->condition) : TYPE_TRUTH;
			if (found && !(found & TYPE_TRUTH))
				diag_add(scene->engine->diags, DIAG_INPUT, branch->condition->at,
					 _("expected a condition such as a < b"));
			prose_check(scene, branch->body);
		}
		return;
	case PART_FOR: {
		struct scene_frame frame;
		struct scene inside = *scene;
		if (!check_source(scene, part->source, &frame))
			return;
		inside.frame = &frame;
		prose_check(&inside, part->body);
		return;
	}
	case PART_TABLE:
		check_grid(scene, part->plan);
		return;
	}
}

void prose_check(const struct scene *scene, struct part *parts)
{
	for (struct part *part = parts; part; part = part->next)
		check_part(scene, part);
}

/* ---- calculating ---- */

static void expand_if(const struct env *env, const struct part *part, const struct prose_sink *sink)
{
	for (const struct branch *branch = part->branches; branch; branch = branch->next) {
		struct value value = branch->condition ? eval(env, branch->condition) : value_truth(true);
		if (value.kind == VALUE_ERROR && sink->failure)
			sink->failure(sink->user, part, value.error);
		if (value.kind == VALUE_TRUTH && value.truth) {
			prose_expand(env, branch->body, sink);
			return;
		}
	}
}

static void expand_for(const struct env *env, const struct part *part, const struct prose_sink *sink)
{
	size_t count, *rows = source_rows(env, part->source, &count);

	for (size_t i = 0; i < count; i++) {
		struct frame *frame = ARENA_NEW(env->engine->arena, struct frame);
		*frame = (struct frame){env->frame, part->source->alias, part->source->table, rows[i]};
		struct env inside = *env;
		inside.frame = frame;
		prose_expand(&inside, part->body, sink);
	}
}

static void expand_figure(const struct env *env, const struct part *part, const struct prose_sink *sink)
{
	const struct formula *formula = &part->formula;
	struct format format = formula->has_format ? formula->format : expr_format(formula->expr, env->context);

	sink->figure(sink->user, env, part, eval(env, formula->expr), format);
}

static void say_part(void (*say)(void *user, const struct part *part), const struct prose_sink *sink,
		     const struct part *part)
{
	if (say)
		say(sink->user, part);
}

void prose_expand(const struct env *env, const struct part *parts, const struct prose_sink *sink)
{
	for (const struct part *part = parts; part; part = part->next) {
		switch (part->kind) {
		case PART_TEXT:
			sink->text(sink->user, part->text);
			break;
		case PART_FIGURE:
			expand_figure(env, part, sink);
			break;
		case PART_IF:
			expand_if(env, part, sink);
			break;
		case PART_FOR:
			expand_for(env, part, sink);
			break;
		case PART_TABLE:
			if (sink->table)
				sink->table(sink->user, env, part);
			break;
		case PART_NOTE:
			say_part(sink->note, sink, part);
			break;
		case PART_NEW_PAGE:
			if (sink->new_page)
				sink->new_page(sink->user);
			break;
		case PART_CHART:
			say_part(sink->chart, sink, part);
			break;
		case PART_CONTENTS:
			say_part(sink->contents, sink, part);
			break;
		case PART_REFERENCE:
			say_part(sink->reference, sink, part);
			break;
		case PART_APPENDIX:
			say_part(sink->appendix, sink, part);
			break;
		}
	}
}

static void plain_text(void *user, struct str text)
{
	buf_add(user, text);
}

static void plain_figure(void *user, const struct env *env, const struct part *part, struct value value,
			 struct format format)
{
	buf_add(user, format_value(env->engine->arena, value, format, !part->without_unit));
}

struct str prose_plain(const struct env *env, const struct part *parts)
{
	struct buf text = BUF_INIT;
	struct prose_sink sink = {.user = &text, .text = plain_text, .figure = plain_figure};

	prose_expand(env, parts, &sink);
	struct str squeezed = str_squeeze(env->engine->arena, buf_str(&text));
	buf_release(&text);
	return squeezed;
}

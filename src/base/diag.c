/* What is wrong, and where: a list of faults. */
#include "base/diag.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <stdlib.h>

void place_advance(struct place *at, struct str text)
{
	for (size_t i = 0, n; i < text.n; i += n) {
		int32_t character = utf8_next(str_sub(text, i, text.n), &n);
		if (character == '\n') {
			at->line++;
			at->column = 1;
		} else {
			at->column++;
		}
	}
}

void diags_init(struct diags *diags, struct arena *arena)
{
	*diags = (struct diags){.arena = arena};
}

static bool said_already(const struct diags *diags, const struct diag *diag)
{
	for (const struct diag *said = diags->items; said != diag; said++)
		if (said->class == diag->class && said->at.line == diag->at.line && said->at.column == diag->at.column &&
		    str_equal(said->at.file, diag->at.file) && str_equal(said->message, diag->message))
			return true;
	return false;
}

void diag_add(struct diags *diags, enum diag_class class, struct place at, const char *format, ...)
{
	/* What decides the exit status is always kept: the first fault of the worst class, and all of the last one. */
	if (diags->count >= DIAGS_MAXIMUM && class <= diags->worst && class != DIAG_WRITE) {
		diags->dropped += class != DIAG_NOTE;
		return;
	}
	if (class > diags->worst)
		diags->worst = class;

	struct diag *diag = ARENA_PUSH(diags->arena, diags);
	diag->class = class;
	diag->at = at;
	diag->at.file = str_copy(diags->arena, at.file);

	va_list arguments;
	va_start(arguments, format);
	diag->message = str_vprintf(diags->arena, format, arguments);
	va_end(arguments);
	if (said_already(diags, diag))
		diags->count--;
}

size_t diags_faults(const struct diags *diags)
{
	size_t faults = diags->dropped;

	for (size_t i = 0; i < diags->count; i++)
		faults += diags->items[i].class != DIAG_NOTE;
	return faults;
}

bool diags_have(const struct diags *diags, enum diag_class class)
{
	for (size_t i = 0; i < diags->count; i++)
		if (diags->items[i].class == class)
			return true;
	return false;
}

int diags_exit_status(const struct diags *diags)
{
	switch (diags->worst) {
	case DIAG_NOTE:
		return 0;
	case DIAG_USAGE:
		return 2;
	case DIAG_INPUT:
		return 3;
	case DIAG_WRITE:
		return 4;
	}
	return 4;
}

static int by_place(const void *left, const void *right)
{
	const struct diag *a = *(const struct diag *const *)left, *b = *(const struct diag *const *)right;
	int order = str_compare(a->at.file, b->at.file);

	if (order)
		return order;
	if (a->at.line != b->at.line)
		return a->at.line < b->at.line ? -1 : 1;
	if (a->at.column != b->at.column)
		return a->at.column < b->at.column ? -1 : 1;
	return (a > b) - (a < b); /* as found */
}

struct str diags_text(struct arena *arena, const struct diags *diags)
{
	const struct diag **sorted = ARENA_ARRAY(arena, const struct diag *, diags->count);
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < diags->count; i++)
		sorted[i] = &diags->items[i];
	qsort(sorted, diags->count, sizeof *sorted, by_place);
	for (size_t i = 0; i < diags->count; i++) {
		const struct place *at = &sorted[i]->at;
		if (at->file.n)
			buf_printf(&text, "%.*s:", STR_ARG(at->file));
		if (at->line)
			buf_printf(&text, "%u:", at->line);
		if (at->column)
			buf_printf(&text, "%u:", at->column);
		buf_printf(&text, "%s%.*s\n", text.n && text.p[text.n - 1] == ':' ? " " : "",
			   STR_ARG(sorted[i]->message));
	}
	if (diags->dropped)
		buf_printf(&text, ngettext("and %zu more fault\n", "and %zu more faults\n", diags->dropped),
			   diags->dropped);
	struct str copy = str_copy(arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

/* Footnotes that text and cells of tables refer to by name. */
#include "document/notes.h"

#include "document/tables.h"

struct made_note {
	struct made_note *next;
	const struct note_plan *plan;
	struct note *note;
};

void notes_init(struct notes *notes, struct figures *figures, const struct note_plan *plans, struct env env,
		struct note **first)
{
	*notes = (struct notes){.figures = figures, .plans = plans, .env = env, .end = first};
	figures->notes = notes;
}

static const struct note *make_note(struct notes *notes, const struct note_plan *plan)
{
	struct arena *arena = notes->figures->engine->arena;
	struct note *note = ARENA_NEW(arena, struct note);
	struct made_note *made = ARENA_NEW(arena, struct made_note);

	*made = (struct made_note){notes->made, plan, note};
	notes->made = made;
	*notes->end = note;
	notes->end = &note->next;
	note->runs = text_runs(notes->figures, &notes->env, plan->parts);
	return note;
}

struct run note_run(struct notes *notes, const struct part *reference)
{
	const struct note_plan *plan = notes->plans;

	while (!str_equal(plan->name, reference->text))
		plan = plan->next;
	for (const struct made_note *made = notes->made; made; made = made->next)
		if (made->plan == plan)
			return (struct run){.kind = RUN_NOTE, .note = made->note};
	return (struct run){.kind = RUN_NOTE, .note = make_note(notes, plan)};
}

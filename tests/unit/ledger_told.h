/* Everything that the store makes of the folder "in", as text to compare. For test_table_ledger_scan.c and tests/fuzz. */
#ifndef UNDERLAG_TESTS_LEDGER_TOLD_H
#define UNDERLAG_TESTS_LEDGER_TOLD_H

#include "table_sample.h"

#include "base/buf.h"
#include "table/store_types.h"

struct reading {
	size_t threads, part_bytes;
};

static unsigned scanned, defined; /* files without a fault, and how they were read */

static inline void tell_groups(struct sample *s, const struct groups *groups, struct buf *out)
{
	for (size_t i = 0; i < groups->count; i++) {
		const struct group *group = &groups->items[i];
		for (size_t k = 0; k < groups->column_count; k++)
			buf_printf(out, "%s ", value_shown(s, group->keys[k]));
		buf_printf(out, "%s in %d rows from %u:%u\n", value_shown(s, value_number(group->sum)),
			   (int)group->rows, group->first.file, group->first.line);
	}
}

static inline bool tell_row(void *user, const struct value *values, struct row_origin origin)
{
	struct buf *out = user;
	struct arena arena = ARENA_INIT;

	buf_printf(out, "%u:%u", origin.file, origin.line);
	for (size_t k = 0; k < 4; k++) {
		struct str text = values[k].kind == VALUE_TEXT     ? values[k].text
				  : values[k].kind == VALUE_NUMBER ? num_exact_text(&arena, values[k].num, NULL)
								   : S("");
		buf_printf(out, " %.*s", STR_ARG(text));
	}
	buf_char(out, '\n');
	arena_release(&arena);
	return true;
}

/* Everything that the store makes of the input, as text. */
static inline void tell(struct reading reading, struct buf *out)
{
	struct sample s = {.period = 202011};

	diags_init(&s.diags, &s.arena);
	s.store = store_open(&s.arena, "in", &s.settings, s.period, &s.diags);
	if (s.store) {
		s.store->threads = reading.threads;
		s.store->part_bytes = reading.part_bytes;
		struct cube *cubes[] = {cube_over(&s, "period konto ansvar"), cube_over(&s, "nämnd post år"),
					cube_over(&s, "text"), cube_over(&s, ""), cube_over(&s, "belopp månad")};
		size_t voucher[] = {column_named(&s, store_ledger(s.store), "år"),
				    column_named(&s, store_ledger(s.store), "verifikation")};
		size_t board[] = {column_named(&s, store_ledger(s.store), "nämnd"),
				  column_named(&s, store_ledger(s.store), "text")};
		size_t shown[] = {column_named(&s, store_ledger(s.store), "verifikation"),
				  column_named(&s, store_ledger(s.store), "nämnd"),
				  column_named(&s, store_ledger(s.store), "belopp"),
				  column_named(&s, store_ledger(s.store), "text")};
		struct groups *groups[] = {store_groups(s.store, voucher, 2), store_groups(s.store, board, 2)};
		if (store_read(s.store, NULL, NULL, &s.diags)) {
			for (size_t i = 0; i < sizeof cubes / sizeof *cubes; i++)
				buf_printf(out, "cube %zu\n%s", i, cube_shown(&s, cubes[i]));
			for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
				buf_printf(out, "groups %zu\n", i);
				tell_groups(&s, groups[i], out);
			}
			buf_printf(out, "inläst\n%ssena\n%s", rows_of(&s, "inlast", "källa period antal belopp"),
				   rows_of(&s, "sena_poster", "period verifikation belopp text källa"));
			size_t count;
			const struct unknown_code *unknown = store_unknown(s.store, &count);
			for (size_t i = 0; i < count; i++)
				buf_printf(out, "unknown %.*s %.*s %d %s line %u\n", STR_ARG(unknown[i].column),
					   STR_ARG(unknown[i].code), (int)unknown[i].rows,
					   value_shown(&s, value_number(unknown[i].amount)), unknown[i].first.line);
			for (size_t i = 0; i < s.store->source_count; i++)
				*(s.store->sources[i]->by_definition ? &defined : &scanned) += reading.threads > 0;
			if (!store_visit_ledger(s.store, shown, 4, tell_row, out, &s.diags))
				buf_printf(out, "no visit\n");
		}
		store_close(s.store);
	}
	buf_printf(out, "said\n%s", said(&s));
	arena_release(&s.arena);
}

#endif

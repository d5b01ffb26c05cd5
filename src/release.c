/* What becomes of each document of a run. */
#include "release.h"

#include "base/period.h"
#include "base/utf8.h"
#include "document/content.h"
#include "document/corrected.h"
#include "publish/digest.h"
#include "publish/file.h"

#define STAMP_STALE "GAMMALT UNDERLAG"
#define STAMP_DRAFT "UTKAST"

struct judge {
	struct preparation *p;
	const struct past *past;
	const struct gate *gate;
	const struct figure_rows *rows;
	int64_t replaced_run; /* whose figures replaced_rows are */
	struct figure_rows replaced_rows;
	struct diags *diags;
};

bool gate_is_shut(const struct gate *gate)
{
	return gate->stops || gate->unknown || gate->stale || gate->open || gate->silent;
}

void releases_add(struct releases *releases, struct arena *arena, struct doc *doc, const struct template *template)
{
	*ARENA_PUSH(arena, releases) = (struct release){.doc = doc, .template = template};
}

/* ---- what a document says of itself ---- */

static void add_stamp(struct arena *arena, struct doc *doc, struct str stamp, struct str why)
{
	struct str words = str_printf(arena, "%.*s: %.*s", STR_ARG(stamp), STR_ARG(why));

	doc->stamp = doc->stamp.n ? str_printf(arena, "%.*s · %.*s", STR_ARG(doc->stamp), STR_ARG(stamp)) : stamp;
	doc->stamp_why = doc->stamp_why.n ? str_printf(arena, "%.*s %.*s", STR_ARG(doc->stamp_why), STR_ARG(words)) : words;
}

static void add_notice(struct arena *arena, struct doc *doc, struct str notice)
{
	doc->notice = doc->notice.n ? str_printf(arena, "%.*s %.*s", STR_ARG(doc->notice), STR_ARG(notice)) : notice;
}

static struct str day_words(struct arena *arena, struct str at)
{
	return date_words(arena, past_day(at));
}

/* ---- approvals ---- */

static const struct journal_approval *find_approval(const struct journal_approvals *approvals, const struct release *release,
						     struct str role, bool same_content)
{
	for (size_t i = 0; i < approvals->count; i++) {
		const struct journal_approval *a = &approvals->items[i];
		if (str_equal(a->name, release->doc->name) && str_equal_fold(a->role, role) &&
		    (!same_content || str_equal(a->content, release->content)))
			return a;
	}
	return NULL;
}

static void judge_approvals(struct judge *judge, struct release *release)
{
	const struct str_list *roles = &release->template->approvers;
	struct arena *arena = &judge->p->arena;
	struct str words = S("");

	for (size_t i = 0; i < roles->count; i++) {
		struct str role = roles->items[i];
		const struct journal_approval *given = find_approval(&judge->past->approvals, release, role, true);
		const struct journal_approval *old = find_approval(&judge->past->approvals, release, role, false);
		release->draft |= !given;
		if (given) {
			struct str day = day_words(arena, given->given);
			words = str_printf(arena, "%.*s%s%.*s den %.*s", STR_ARG(words), words.n ? ", " : "", STR_ARG(role),
					   STR_ARG(day));
		} else if (old)
			diag_add(judge->diags, DIAG_NOTE, (struct place){.file = release->doc->name},
				 _("the approval by %.*s of %.*s does not hold any more: the document says something else "
				   "since"),
				 STR_ARG(role), STR_ARG(old->given));
	}
	if (roles->count && !release->draft)
		add_notice(arena, release->doc, str_printf(arena, "Godkänt av %.*s.", STR_ARG(words)));
}

/* ---- corrections ---- */

static bool cells_have(const struct block *blocks, struct str name)
{
	for (const struct block *b = blocks; b; b = b->next) {
		for (const struct run *run = b->runs; run; run = run->next)
			if (run->figure && str_equal(run->figure->name, name))
				return true;
		for (size_t r = 0; b->table && r < b->table->row_count; r++)
			for (size_t c = 0; c < b->table->column_count; c++) {
				const struct figure *figure = b->table->rows[r].cells[c].figure;
				if (figure && str_equal(figure->name, name))
					return true;
			}
		if (cells_have(b->children, name))
			return true;
	}
	return false;
}

/* Whether a changed figure is one of the document's: its own, or one of all documents that it shows. */
static bool concerns(const struct release *release, const struct figure_row *row)
{
	if (row->document.n)
		return str_equal(row->document, release->template->document) && str_equal(row->scope, release->doc->scope);
	return row->scope.n == 0 && cells_have(release->doc->blocks, row->name);
}

static bool read_replaced(struct judge *judge, const struct journal_run *run)
{
	struct arena *arena = &judge->p->arena;

	if (judge->replaced_run == run->id)
		return true;
	judge->replaced_run = run->id;
	judge->replaced_rows = (struct figure_rows){0};
	const char *path = path_in(arena, past_folder(arena, judge->past->output, run), S("siffror.csv"));
	return figure_rows_read(&judge->replaced_rows, arena, path, judge->diags);
}

static struct doc_change change_words(struct arena *arena, const struct figure_change *change)
{
	const struct figure_row *row = change->after ? change->after : change->before;

	return (struct doc_change){
		.what = row->label.n ? row->label : row->name,
		.before = change->before ? figure_row_words(arena, change->before) : S(""),
		.after = change->after ? figure_row_words(arena, change->after) : S(""),
		.difference = figure_change_difference(arena, change),
	};
}

static bool add_page(struct judge *judge, struct release *release)
{
	struct arena *arena = &judge->p->arena;
	struct figure_changes changes = {0};
	struct {
		struct doc_change *items;
		size_t count, capacity;
	} shown = {0};

	if (!read_replaced(judge, &release->replaced.run))
		return false;
	figure_changes_between(&changes, arena, &judge->replaced_rows, judge->rows);
	for (size_t i = 0; i < changes.count; i++) {
		const struct figure_change *change = &changes.items[i];
		if (concerns(release, change->after ? change->after : change->before))
			*ARENA_PUSH(arena, &shown) = change_words(arena, change);
	}
	struct str day = day_words(arena, release->replaced.run.at);
	struct str replaces =
		str_printf(arena, "version %u av den %.*s", release->replaced.document.version, STR_ARG(day));
	doc_add_changes(arena, release->doc, replaces, shown.items, shown.count, store_late_merged(judge->p->store));
	add_notice(arena, release->doc,
		   str_printf(arena, "Version %u. Rättelse, ersätter %.*s.", release->version, STR_ARG(replaces)));
	return true;
}

static bool judge_version(struct judge *judge, struct release *release)
{
	bool correction = judge->p->options->correction;

	if (release->template->dispatch != DISPATCH_CLOSED)
		return true;
	if (!past_released(judge->past, release->doc->name, &release->replaced, judge->diags))
		return false;
	unsigned version = release->replaced.document.version;
	bool differs = version && !str_equal(release->replaced.document.content, release->content);
	if (version && !differs)
		return true;
	if (version && !correction) {
		diag_add(judge->diags, DIAG_NOTE, (struct place){.file = release->doc->name},
			 _("differs from version %u, which went out in run %.*s, and is not sent: --rättelse sends version %u"),
			 version, STR_ARG(release->replaced.run.name), version + 1);
		return true;
	}
	release->version = version + 1;
	return version == 0 || add_page(judge, release);
}

bool releases_judge(struct releases *releases, struct preparation *p, const struct past *past, const struct gate *gate,
		    const struct figure_rows *rows, struct diags *diags)
{
	struct judge judge = {.p = p, .past = past, .gate = gate, .rows = rows, .diags = diags};
	bool good = true;

	for (size_t i = 0; i < releases->count; i++) {
		struct release *release = &releases->items[i];
		const struct template *template = release->template;
		struct digest digest;
		digest_bytes(doc_content(&p->arena, release->doc), &digest);
		release->content = str_copy(&p->arena, str_from(digest.hex));
		judge_approvals(&judge, release);
		good &= judge_version(&judge, release);
		if (gate->stale)
			add_stamp(&p->arena, release->doc, S(STAMP_STALE),
				  S("ett uttag saknas, är tomt, för gammalt eller detsamma som förra gången."));
		if (release->draft)
			add_stamp(&p->arena, release->doc, S(STAMP_DRAFT), S("dokumentet väntar på godkännande."));
		if (template->confidential.n)
			add_stamp(&p->arena, release->doc, template->confidential, S("dokumentet skickas inte med e-post."));
		release->goes_out = release->version && !release->draft && template->confidential.n == 0 &&
				    !gate_is_shut(gate);
	}
	return good;
}

bool releases_correct(const struct releases *releases)
{
	for (size_t i = 0; i < releases->count; i++)
		if (releases->items[i].version > 1)
			return true;
	return false;
}

static struct str role_words(struct arena *arena, const struct str_list *roles)
{
	struct str words = S("");

	for (size_t i = 0; i < roles->count; i++)
		words = str_printf(arena, "%.*s%s%.*s", STR_ARG(words), i ? "; " : "", STR_ARG(roles->items[i]));
	return words;
}

void releases_list(const struct releases *releases, struct arena *arena, struct journal_documents *documents)
{
	static const struct str dispatches[] = {
		[DISPATCH_NONE] = STR(""),
		[DISPATCH_NIGHTLY] = STR("varje natt"),
		[DISPATCH_CLOSED] = STR("stängd period"),
	};

	for (size_t i = 0; i < releases->count; i++) {
		const struct release *release = &releases->items[i];
		const struct template *template = release->template;
		*ARENA_PUSH(arena, documents) = (struct journal_document){
			.name = release->doc->name,
			.document = template->document,
			.scope = release->doc->scope,
			.title = release->doc->title,
			.content = release->content,
			.dispatch = dispatches[template->dispatch],
			.approver = role_words(arena, &template->approvers),
			.draft = release->draft,
			.confidential = template->confidential.n > 0,
			.released = release->goes_out,
			.version = release->version,
		};
	}
}

/* What a run says at its end, on one screen. */
#include "publish/summary.h"

#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"

enum { LABEL_WIDTH = 12, NAME_WIDTH = 44, DOCUMENTS_SHOWN = 15 };

static void pad(struct buf *out, struct str text, size_t width)
{
	buf_add(out, text);
	for (size_t w = utf8_width(text); w < width; w++)
		buf_char(out, ' ');
}

static void add_label(struct buf *out, const char *label)
{
	pad(out, str_from(label), LABEL_WIDTH - 1);
	buf_char(out, ' ');
}

static void add_document(struct buf *out, const struct summary_document *document)
{
	buf_add(out, S("  "));
	if (!document->written || document->pages)
		pad(out, document->name, NAME_WIDTH);
	else
		buf_add(out, document->name);
	if (!document->written)
		buf_printf(out, "  %s", _("NOT WRITTEN"));
	else if (document->pages)
		buf_printf(out, ngettext("  %u page", "  %u pages", document->pages), document->pages);
	buf_char(out, '\n');
}

/* Those that were not written come first: they must not hide behind the end of the list. */
static void add_documents(struct buf *out, const struct summary *summary)
{
	size_t shown = 0, limit = summary->document_count;

	if (limit > DOCUMENTS_SHOWN)
		limit = DOCUMENTS_SHOWN - 1;
	for (int written = 0; written <= 1; written++)
		for (size_t i = 0; i < summary->document_count && shown < limit; i++) {
			if (summary->documents[i].written != (written == 1))
				continue;
			add_document(out, &summary->documents[i]);
			shown++;
		}
	if (shown < summary->document_count)
		buf_printf(out, _("  and %zu more\n"), summary->document_count - shown);
}

static size_t count_written(const struct summary *summary)
{
	size_t written = 0;

	for (size_t i = 0; i < summary->document_count; i++)
		written += summary->documents[i].written;
	return written;
}

static const char *verdict(const struct summary *summary)
{
	if (summary->stopped)
		return _("NOT RECONCILED: the documents are marked, mail is withheld");
	if (summary->faults && !summary->folder.n)
		return _("none: the run has faults");
	if (summary->holds_mail)
		return _("reconciled, but mail is withheld: units or accounts are not known");
	if (summary->warned)
		return _("reconciled, with warnings");
	return summary->notes ? _("reconciled, with notes") : _("reconciled");
}

struct str summary_text(struct arena *arena, const struct summary *summary)
{
	struct buf out = BUF_INIT;

	add_label(&out, _("Period"));
	buf_printf(&out, "%.*s\n", STR_ARG(summary->period));
	if (summary->document_count) {
		add_label(&out, _("Documents"));
		buf_printf(&out, _("%zu of %zu written\n"), count_written(summary), summary->document_count);
		add_documents(&out, summary);
	}
	add_label(&out, _("Controls"));
	buf_printf(&out, _("%zu passed, %zu failed"), summary->controls_passed, summary->controls_failed);
	if (summary->controls_untried)
		buf_printf(&out, _(", %zu not tried"), summary->controls_untried);
	buf_printf(&out, ngettext(", %zu note\n", ", %zu notes\n", summary->notes), summary->notes);
	add_label(&out, _("Verdict"));
	buf_printf(&out, "%s\n", verdict(summary));
	if (summary->stale) {
		add_label(&out, _("Extracts"));
		buf_printf(&out, "%s\n", _("not fit: the documents say GAMMALT UNDERLAG, mail is withheld"));
	}
	if (summary->drafts) {
		add_label(&out, _("Drafts"));
		buf_printf(&out, ngettext("%zu document waits for approval: underlag attest\n",
					  "%zu documents wait for approval: underlag attest\n", summary->drafts),
			   summary->drafts);
	}
	if (summary->mail.n) {
		add_label(&out, _("Mail"));
		buf_printf(&out, "%.*s\n", STR_ARG(summary->mail));
	}
	if (summary->faults) {
		add_label(&out, _("Faults"));
		buf_printf(&out, _("%zu, listed above\n"), summary->faults);
	}
	add_label(&out, _("Published"));
	if (!summary->folder.n)
		buf_printf(&out, "%s\n", _("no"));
	else if (summary->already)
		buf_printf(&out, _("%.*s (an identical run was there already)\n"), STR_ARG(summary->folder));
	else
		buf_printf(&out, "%.*s\n", STR_ARG(summary->folder));
	add_label(&out, _("Time"));
	/* Translators: seconds and tenths; use your decimal mark. */
	buf_printf(&out, _("%lu.%lu s\n"), summary->milliseconds / 1000, summary->milliseconds / 100 % 10);

	struct str text = str_copy(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

/* A document as PDF: set, numbered, written. */
#include "pdf/pdf.h"

#include "pdf/blocks.h"
#include "pdf/contents.h"
#include "pdf/furniture.h"
#include "pdf/pdf_build.h"
#include "pdf/pdf_file.h"

static void set_once(struct canvas *canvas, const struct canvas *before, const struct doc *doc,
		     const struct pdf_style *style, struct diags *diags)
{
	struct flow flow;

	flow_start(&flow, canvas, style, doc, diags);
	flow.before = before;
	furniture_title(&flow);
	blocks_set(&flow, doc->blocks, canvas->document);
	flow_finish(&flow);
	furniture_heads(&flow);
	canvas_finish(canvas);
}

/* Numbers of pages have not all the same width: a document that prints them is set until they stay. */
static void set_document(struct canvas *canvas, const struct doc *doc, const struct pdf_style *style,
			 struct diags *diags)
{
	enum { PASSES = 4 };
	struct canvas before;

	set_once(canvas, NULL, doc, style, diags);
	if (!contents_wanted(doc))
		return;
	for (int pass = 1; pass < PASSES; pass++) {
		before = *canvas;
		canvas_init(canvas, before.arena, before.fonts);
		set_once(canvas, &before, doc, style, diags);
		bool settled = contents_settled(&before, canvas, doc);
		canvas_release(&before);
		if (settled)
			return;
	}
}

bool pdf_write(const struct doc *doc, const struct pdf_style *style, const char *attached, const char *path,
	       struct diags *diags)
{
	size_t faults = diags_faults(diags);
	struct arena arena = ARENA_INIT;
	struct metadata metadata;
	struct attachment attachment;
	struct buf bytes = BUF_INIT;
	struct fonts *fonts = fonts_open(&arena, style, (struct place){.file = doc->name}, diags);
	bool good = fonts != NULL;

	if (!fonts)
		diag_add(diags, DIAG_WRITE, (struct place){.file = doc->name}, _("libharu could not start"));
	if (good) {
		struct canvas canvas;
		canvas_init(&canvas, &arena, fonts);
		good = metadata_take(&metadata, &arena, doc, style->language, diags);
		metadata.attached = attached != NULL;
		good = (!attached || attachment_read(&attachment, &arena, attached, diags)) && good;
		set_document(&canvas, doc, style, diags);
		good = good && diags_faults(diags) == faults &&
		       pdf_build(&canvas, &metadata, attached ? &attachment : NULL, &bytes, diags) &&
		       pdf_file_write(path, buf_str(&bytes), diags);
		canvas_release(&canvas);
		fonts_release(fonts);
	}
	buf_release(&bytes);
	arena_release(&arena);
	return good;
}

/* A document as PDF: set, numbered, written. */
#include "pdf/pdf.h"

#include "pdf/blocks.h"
#include "pdf/furniture.h"
#include "pdf/haru_bytes.h"
#include "pdf/pdf_file.h"

static void set_document(struct canvas *canvas, const struct doc *doc, const struct pdf_style *style,
			 const struct hyphenator *hyphenator, struct diags *diags)
{
	struct flow flow;

	flow_start(&flow, canvas, style, doc, diags);
	flow.hyphenator = hyphenator;
	furniture_title(&flow);
	blocks_set(&flow, doc->blocks, canvas->document);
	flow_finish(&flow);
	furniture_heads(&flow);
	canvas_finish(canvas);
}

bool pdf_write(const struct doc *doc, const struct pdf_style *style, const char *attached, const char *path,
	       struct diags *diags)
{
	(void)attached;
	size_t faults = diags_faults(diags);
	struct arena arena = ARENA_INIT;
	struct metadata metadata;
	struct buf bytes = BUF_INIT;
	struct fonts *fonts = fonts_open(&arena, style, (struct place){.file = doc->name}, diags);
	struct hyphenator *hyphenator = NULL;
	bool good = fonts != NULL;

	if (!fonts)
		diag_add(diags, DIAG_WRITE, (struct place){.file = doc->name}, _("libharu could not start"));
	if (style->hyphenation) {
		hyphenator = hyphenator_open(&arena, style->hyphenation, style->exceptions, diags);
		good = good && hyphenator;
	}
	if (good) {
		struct canvas canvas;
		canvas_init(&canvas, &arena, fonts);
		good = metadata_take(&metadata, &arena, doc, style->language, diags);
		set_document(&canvas, doc, style, hyphenator, diags);
		good = good && diags_faults(diags) == faults && haru_bytes(&canvas, &metadata, &bytes, diags) &&
		       pdf_file_write(path, buf_str(&bytes), diags);
		canvas_release(&canvas);
	}
	if (fonts)
		fonts_release(fonts);
	hyphenator_close(hyphenator);
	buf_release(&bytes);
	arena_release(&arena);
	return good;
}

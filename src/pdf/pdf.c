/* A document as PDF: set, numbered, written. */
#include "pdf/pdf.h"

#include "pdf/blocks.h"
#include "pdf/contents.h"
#include "pdf/furniture.h"
#include "pdf/pdf_build.h"
#include "pdf/pdf_file.h"

/* A document on its way to a file. */
struct making {
	const struct doc *doc;
	const struct pdf_style *style;
	struct diags *diags;
	struct arena arena;
	struct fonts *fonts;
	struct hyphenator *hyphenator;
};

static void set_once(struct making *making, struct canvas *canvas, const struct canvas *before)
{
	struct flow flow;

	canvas_init(canvas, &making->arena, making->fonts);
	flow_start(&flow, canvas, making->style, making->doc, making->diags);
	flow.hyphenator = making->hyphenator;
	flow.before = before;
	furniture_title(&flow);
	blocks_set(&flow, making->doc->blocks, canvas->document);
	flow_finish(&flow);
	furniture_heads(&flow);
	canvas_finish(canvas);
	flow_release(&flow);
}

/* A document that prints numbers of pages is set twice: the first time to learn them. */
static void set_document(struct making *making, struct canvas *canvas)
{
	struct canvas before;

	if (!contents_wanted(making->doc)) {
		set_once(making, canvas, NULL);
		return;
	}
	set_once(making, &before, NULL);
	set_once(making, canvas, &before);
	canvas_release(&before);
}

static bool open_tools(struct making *making)
{
	const struct pdf_style *style = making->style;
	struct place at = {.file = making->doc->name};

	making->fonts = fonts_open(&making->arena, style, at, making->diags);
	if (!making->fonts)
		diag_add(making->diags, DIAG_WRITE, at, _("libharu could not start"));
	if (!style->hyphenation)
		return making->fonts;
	making->hyphenator = hyphenator_open(&making->arena, style->hyphenation, style->exceptions, making->diags);
	return making->fonts && making->hyphenator;
}

static bool make(struct making *making, const char *attached, struct buf *bytes)
{
	size_t faults = diags_faults(making->diags);
	struct attachment attachment;
	struct metadata metadata;
	struct canvas canvas;
	bool good = metadata_take(&metadata, &making->arena, making->doc, making->style->language, making->diags);

	metadata.attached = attached != NULL;
	good = (!attached || attachment_read(&attachment, &making->arena, attached, making->diags)) && good;
	set_document(making, &canvas);
	good = good && diags_faults(making->diags) == faults &&
	       pdf_build(&canvas, &metadata, attached ? &attachment : NULL, bytes, making->diags);
	canvas_release(&canvas);
	return good;
}

bool pdf_write(const struct doc *doc, const struct pdf_style *style, const char *attached, const char *path,
	       struct diags *diags)
{
	struct making making = {.doc = doc, .style = style, .diags = diags, .arena = ARENA_INIT};
	struct buf bytes = BUF_INIT;
	bool good =
		open_tools(&making) && make(&making, attached, &bytes) && pdf_file_write(path, buf_str(&bytes), diags);

	if (making.fonts)
		fonts_release(making.fonts);
	hyphenator_close(making.hyphenator);
	buf_release(&bytes);
	arena_release(&making.arena);
	return good;
}

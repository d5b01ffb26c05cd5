/* From a recorded canvas to the bytes of a PDF file, by way of libharu's objects. */
#include "pdf/haru_bytes.h"

#include "pdf/haru_tags.h"
#include "pdf/pdf_file.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* ---- pages ---- */

static void add_page(struct haru_building *b, size_t index, HPDF_Dict fonts)
{
	struct haru *haru = b->haru;
	const struct page *page = &b->canvas->pages.items[index];
	HPDF_Page made = haru_object(haru, haru->fault ? NULL : HPDF_AddPage(haru->doc));

	b->pages[index] = made;
	if (haru->fault)
		return;
	haru_ok(haru, HPDF_Page_SetWidth(made, (HPDF_REAL)page->width));
	haru_ok(haru, HPDF_Page_SetHeight(made, (HPDF_REAL)page->height));
	HPDF_PageAttr attr = made->attr;
	haru_ok(haru, HPDF_Stream_Write(attr->stream, (const HPDF_BYTE *)page->content.p, (HPDF_UINT)page->content.n));
	HPDF_Dict resources = HPDF_Page_GetInheritableItem(made, "Resources", HPDF_OCLASS_DICT);
	haru_add(haru, haru_object(haru, resources), "Font", fonts);
	haru_name(haru, made, "Tabs", "S");
	haru_number(haru, made, "StructParents", (long)index);
}

static void add_pages(struct haru_building *b)
{
	HPDF_Dict used = haru_indirect(b->haru);

	for (int i = 0; i < PDF_FONTS; i++) {
		char name[] = {'F', (char)('0' + i), '\0'};
		const struct haru_font *font = haru_font_of(b->canvas->fonts, (enum pdf_font)i);
		if (font->font)
			haru_add(b->haru, used, name, font->font);
	}
	b->pages = ARENA_ARRAY(b->arena, HPDF_Page, b->canvas->pages.count);
	for (size_t i = 0; i < b->canvas->pages.count; i++)
		add_page(b, i, used);
}

/* ---- the catalogue ---- */

static void add_bookmarks(struct haru_building *b)
{
	enum { DEPTH = 8 };
	struct haru *haru = b->haru;
	HPDF_Outline open[DEPTH] = {NULL};

	for (size_t i = 0; i < b->canvas->bookmarks.count && !haru->fault; i++) {
		const struct bookmark *mark = &b->canvas->bookmarks.items[i];
		unsigned level = mark->level < DEPTH ? mark->level : DEPTH - 1;
		HPDF_Outline made = HPDF_CreateOutline(haru->doc, open[level - 1], "", NULL);
		if (!haru_object(haru, made))
			return;
		haru_text(haru, made, "Title", mark->title);
		/* HPDF_Destination_SetXYZ refuses zoom 0, which keeps the reader's own. */
		HPDF_Array to = haru_array(haru, made, "Dest");
		haru_push(haru, to, b->pages[mark->page]);
		if (!haru->fault)
			haru_ok(haru, HPDF_Array_AddName(to, "XYZ"));
		haru_push_real(haru, to, 0);
		haru_push_real(haru, to, mark->top);
		haru_push_number(haru, to, 0);
		open[level] = made;
		for (unsigned deeper = level + 1; deeper < DEPTH; deeper++)
			open[deeper] = made;
	}
	if (b->canvas->bookmarks.count && !haru->fault)
		haru_ok(haru, HPDF_SetPageMode(haru->doc, HPDF_PAGE_MODE_USE_OUTLINE));
}

static void add_output_intent(struct haru_building *b, HPDF_Dict profile)
{
	struct haru *haru = b->haru;
	HPDF_Dict intent = haru_indirect(haru);

	haru_name(haru, intent, "Type", "OutputIntent");
	haru_name(haru, intent, "S", "GTS_PDFA1");
	haru_ascii(haru, intent, "OutputConditionIdentifier", "sRGB");
	haru_ascii(haru, intent, "Info", "sRGB IEC61966-2.1");
	haru_add(haru, intent, "DestOutputProfile", profile);
	haru_push(haru, haru_array(haru, haru->doc->catalog, "OutputIntents"), intent);
}

static void add_metadata(struct haru_building *b, const struct metadata *metadata)
{
	struct haru *haru = b->haru;
	HPDF_Dict catalog = haru->doc->catalog, info = haru->doc->info;

	haru_ascii(haru, catalog, "Lang", str_c(b->arena, metadata->language));
	haru_truth(haru, haru_dict(haru, catalog, "MarkInfo"), "Marked", true);
	haru_truth(haru, haru_dict(haru, catalog, "ViewerPreferences"), "DisplayDocTitle", true);

	/* Readable by programs that know no PDF, therefore not compressed. */
	HPDF_Dict xmp = haru_stream(haru, metadata_xmp(b->arena, metadata), false);
	haru_name(haru, xmp, "Type", "Metadata");
	haru_name(haru, xmp, "Subtype", "XML");
	haru_add(haru, catalog, "Metadata", xmp);

	haru_text(haru, info, "Title", metadata->title);
	if (metadata->author.n)
		haru_text(haru, info, "Author", metadata->author);
	if (metadata->subject.n)
		haru_text(haru, info, "Subject", metadata->subject);
	if (metadata->keywords.n)
		haru_text(haru, info, "Keywords", metadata->keywords);
	if (metadata->pdf_time.n) {
		haru_ascii(haru, info, "CreationDate", str_c(b->arena, metadata->pdf_time));
		haru_ascii(haru, info, "ModDate", str_c(b->arena, metadata->pdf_time));
	}
	haru_ascii(haru, info, "Producer", "underlag");
}

/* ---- to bytes ---- */

static HPDF_STATUS append(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
	buf_add(stream->attr, (struct str){(const char *)bytes, n});
	return HPDF_OK;
}

static bool deflate(void *context, struct str plain, struct buf *out)
{
	struct haru *haru = context;
	HPDF_Stream from = haru_object(haru, HPDF_MemStream_New(haru->doc->mmgr, 0));
	HPDF_Stream to = haru_object(haru, HPDF_CallbackWriter_New(haru->doc->mmgr, append, out));

	if (!haru->fault && haru_ok(haru, HPDF_Stream_Write(from, (const HPDF_BYTE *)plain.p, (HPDF_UINT)plain.n)))
		haru_ok(haru, HPDF_Stream_WriteToStream(from, to, HPDF_STREAM_FILTER_FLATE_DECODE, NULL));
	HPDF_Stream_Free(from);
	HPDF_Stream_Free(to);
	return haru->fault == HPDF_OK;
}

static void serialize(struct haru *haru, struct pdf_objects *objects, size_t number)
{
	HPDF_Obj_Header *object = HPDF_Xref_GetEntry(haru->doc->xref, (HPDF_UINT)number)->obj;
	HPDF_Stream to = haru_object(haru, HPDF_CallbackWriter_New(haru->doc->mmgr, append, &objects->bytes));
	struct pdf_object *slot = &objects->items[number];

	slot->at = objects->bytes.n;
	slot->is_stream = (object->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT && ((HPDF_Dict)object)->stream;
	if (!haru->fault)
		haru_ok(haru, HPDF_Obj_WriteValue(object, to, NULL));
	slot->n = objects->bytes.n - slot->at;
	HPDF_Stream_Free(to);
}

static bool is_number(struct haru *haru, size_t number)
{
	HPDF_Obj_Header *object = HPDF_Xref_GetEntry(haru->doc->xref, (HPDF_UINT)number)->obj;

	return (object->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_NUMBER;
}

static void collect(struct haru_building *b, struct pdf_objects *objects)
{
	struct haru *haru = b->haru;
	size_t capacity = 0;

	/* Writing an object may add objects. Numbers are lengths of streams, known when these are written: last. */
	for (size_t i = 1; i < haru->doc->xref->entries->count && !haru->fault; i++) {
		if (i >= capacity) {
			size_t larger = haru->doc->xref->entries->count * 2;
			objects->items = arena_grow(b->arena, objects->items, capacity, larger,
						    sizeof *objects->items);
			capacity = larger;
		}
		if (!is_number(haru, i))
			serialize(haru, objects, i);
	}
	objects->count = haru->doc->xref->entries->count;
	for (size_t i = 1; i < objects->count && !haru->fault; i++)
		if (is_number(haru, i))
			serialize(haru, objects, i);
	objects->root = ((HPDF_Obj_Header *)haru->doc->catalog)->obj_id & 0x00FFFFFF;
	objects->info = ((HPDF_Obj_Header *)haru->doc->info)->obj_id & 0x00FFFFFF;
}

bool haru_bytes(struct canvas *canvas, const struct metadata *metadata, struct buf *out, struct diags *diags)
{
	struct fonts *fonts = canvas->fonts;
	struct haru_building b = {.haru = &fonts->haru, .canvas = canvas, .arena = canvas->arena};
	const char *profile = fonts->style->profile;
	struct pdf_objects objects = {.bytes = BUF_INIT};
	HPDF_Dict loaded = NULL;

	if (access(profile, R_OK) != 0) {
		diag_add(diags, DIAG_WRITE, (struct place){.file = str_from(profile)},
			 _("cannot read the colour profile: %s"), strerror(errno));
		return false;
	}
	if (!fonts_failed(fonts))
		loaded = haru_object(b.haru, HPDF_LoadIccProfileFromFile(b.haru->doc, profile, 3));
	if (loaded)
		loaded->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
	add_pages(&b);
	haru_tags_add(&b);
	add_bookmarks(&b);
	add_output_intent(&b, loaded);
	add_metadata(&b, metadata);
	haru_fonts_finish(fonts);
	if (!b.haru->fault)
		collect(&b, &objects);
	bool good = !fonts_failed(fonts) && pdf_file_compose(b.arena, &objects, deflate, b.haru, out);
	buf_release(&objects.bytes);
	if (!good)
		diag_add(diags, DIAG_WRITE, fonts->at, _("libharu could not make the document (error 0x%04lX)"),
			 b.haru->fault);
	return good;
}

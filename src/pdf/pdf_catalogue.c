/* Bookmarks, metadata, colours and the file inside a PDF, by way of libharu's objects. */
#include "pdf/pdf_catalogue.h"

void pdf_catalogue_destination(struct haru *haru, struct haru_object *from, struct haru_object *page, double top)
{
	/* libharu's own destinations refuse zoom 0, which keeps the reader's. */
	struct haru_object *to = haru_array(haru, from, "Dest");

	haru_push(haru, to, page);
	haru_push_name(haru, to, "XYZ");
	haru_push_real(haru, to, 0);
	haru_push_real(haru, to, top);
	haru_push_number(haru, to, 0);
}

void pdf_catalogue_bookmarks(struct haru *haru, const struct canvas *canvas, struct haru_object *const *pages)
{
	enum { DEPTH = 8 };
	struct haru_object *open[DEPTH] = {NULL};

	for (size_t i = 0; i < canvas->bookmarks.count; i++) {
		const struct bookmark *mark = &canvas->bookmarks.items[i];
		unsigned level = mark->level < DEPTH ? mark->level : DEPTH - 1;
		struct haru_object *made = haru_bookmark(haru, open[level - 1]);
		haru_text(haru, made, "Title", mark->title);
		pdf_catalogue_destination(haru, made, pages[mark->page], mark->top);
		for (unsigned deeper = level; deeper < DEPTH; deeper++)
			open[deeper] = made;
	}
	if (canvas->bookmarks.count)
		haru_name(haru, haru_catalogue(haru), "PageMode", "UseOutlines");
}

void pdf_catalogue_output_intent(struct haru *haru, struct haru_object *profile)
{
	struct haru_object *intent = haru_indirect(haru);

	haru_name(haru, intent, "Type", "OutputIntent");
	haru_name(haru, intent, "S", "GTS_PDFA1");
	haru_ascii(haru, intent, "OutputConditionIdentifier", "sRGB");
	haru_ascii(haru, intent, "Info", "sRGB IEC61966-2.1");
	haru_add(haru, intent, "DestOutputProfile", profile);
	haru_push(haru, haru_array(haru, haru_catalogue(haru), "OutputIntents"), intent);
}

static void add_info(struct haru *haru, struct arena *arena, const struct metadata *metadata)
{
	struct haru_object *info = haru_info(haru);

	haru_text(haru, info, "Title", metadata->title);
	if (metadata->author.n)
		haru_text(haru, info, "Author", metadata->author);
	if (metadata->subject.n)
		haru_text(haru, info, "Subject", metadata->subject);
	if (metadata->keywords.n)
		haru_text(haru, info, "Keywords", metadata->keywords);
	if (metadata->pdf_time.n) {
		haru_ascii(haru, info, "CreationDate", str_c(arena, metadata->pdf_time));
		haru_ascii(haru, info, "ModDate", str_c(arena, metadata->pdf_time));
	}
	haru_ascii(haru, info, "Producer", "underlag");
}

void pdf_catalogue_metadata(struct haru *haru, struct arena *arena, const struct metadata *metadata)
{
	struct haru_object *catalogue = haru_catalogue(haru);

	haru_ascii(haru, catalogue, "Lang", str_c(arena, metadata->language));
	haru_truth(haru, haru_dict(haru, catalogue, "MarkInfo"), "Marked", true);
	haru_truth(haru, haru_dict(haru, catalogue, "ViewerPreferences"), "DisplayDocTitle", true);

	/* Readable by programs that know no PDF, therefore not compressed. */
	struct haru_object *xmp = haru_stream(haru, metadata_xmp(arena, metadata), false);
	haru_name(haru, xmp, "Type", "Metadata");
	haru_name(haru, xmp, "Subtype", "XML");
	haru_add(haru, catalogue, "Metadata", xmp);
	add_info(haru, arena, metadata);
}

void pdf_catalogue_attach(struct haru *haru, struct arena *arena, const struct attachment *attachment,
			  const struct metadata *metadata)
{
	struct haru_object *catalogue = haru_catalogue(haru);
	/* A workbook is compressed already. */
	struct haru_object *file = haru_stream(haru, attachment->bytes, false), *entry = haru_indirect(haru);
	struct haru_object *about = haru_dict(haru, file, "Params"), *streams, *names;

	haru_name(haru, file, "Type", "EmbeddedFile");
	haru_name(haru, file, "Subtype", attachment->type);
	haru_number(haru, about, "Size", (long)attachment->bytes.n);
	if (metadata->pdf_time.n)
		haru_ascii(haru, about, "ModDate", str_c(arena, metadata->pdf_time));

	haru_name(haru, entry, "Type", "Filespec");
	haru_ascii(haru, entry, "F", str_c(arena, attachment->name));
	haru_text(haru, entry, "UF", attachment->name);
	haru_text(haru, entry, "Desc", attachment->description);
	haru_name(haru, entry, "AFRelationship", "Data");
	streams = haru_dict(haru, entry, "EF");
	haru_add(haru, streams, "F", file);
	haru_add(haru, streams, "UF", file);

	names = haru_array(haru, haru_dict(haru, haru_dict_of(haru, catalogue, "Names"), "EmbeddedFiles"), "Names");
	haru_push_text(haru, names, attachment->name);
	haru_push(haru, names, entry);
	haru_push(haru, haru_array(haru, catalogue, "AF"), entry);
}

/* From a recorded canvas to the bytes of a PDF file: libharu's objects, then the tree of tags, in one file. */
#include "pdf/pdf_build.h"

#include "pdf/haru.h"
#include "pdf/pdf_catalogue.h"
#include "pdf/pdf_file.h"
#include "pdf/pdf_tags.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct building {
	struct haru *haru;
	struct canvas *canvas;
	struct arena *arena;
	struct diags *diags;
	struct haru_object **pages;
	size_t *contents; /* numbers of the pages' content streams */
	struct pdf_file file;
};

/* ---- pages ---- */

static void add_pages(struct building *b)
{
	struct haru *haru = b->haru;
	size_t count = b->canvas->pages.count;
	struct haru_object *resources = haru_indirect(haru); /* the same for all */

	b->pages = ARENA_ARRAY(b->arena, struct haru_object *, count);
	b->contents = ARENA_ARRAY(b->arena, size_t, count);
	for (size_t i = 0; i < count; i++) {
		const struct page *page = &b->canvas->pages.items[i];
		struct haru_object *made = haru_page(haru, page->width, page->height, &b->contents[i]);
		b->pages[i] = made;
		haru_add(haru, made, "Resources", resources);
		haru_name(haru, made, "Tabs", "S");
		haru_number(haru, made, "StructParents", (long)i);
	}
	for (size_t i = 0; i < b->canvas->images.count; i++) {
		const struct image *image = b->canvas->images.items[i];
		char name[24];
		snprintf(name, sizeof name, "I%zu", i);
		haru_add(haru, haru_dict_of(haru, resources, "XObject"), name,
			 haru_image(haru, image->width, image->height, image->rgb));
	}
	fonts_finish(b->canvas->fonts, haru_dict(haru, resources, "Font"));
}

/* ---- links ---- */

static void lead_to_address(struct building *b, struct haru_object *made, struct str address)
{
	struct haru_object *action = haru_dict(b->haru, made, "A");

	haru_name(b->haru, action, "S", "URI");
	haru_ascii(b->haru, action, "URI", str_c(b->arena, address));
}

static void lead_to_anchor(struct building *b, struct haru_object *made, const struct link *link)
{
	const struct anchored *to = canvas_find_anchor(b->canvas, link->anchor);

	if (to)
		pdf_catalogue_destination(b->haru, made, b->pages[to->page], to->top);
	else
		diag_add(b->diags, DIAG_INPUT, fonts_place(b->canvas->fonts),
			 _("\"%.*s\" refers to something that is not in the document"), STR_ARG(link->text));
}

static size_t add_link(struct building *b, size_t index)
{
	const struct link *link = &b->canvas->links.items[index];
	struct haru_object *page = b->pages[link->page], *made = haru_indirect(b->haru), *area, *border;
	const double sides[] = {link->left, link->bottom, link->right, link->top};

	haru_name(b->haru, made, "Type", "Annot");
	haru_name(b->haru, made, "Subtype", "Link");
	area = haru_array(b->haru, made, "Rect");
	for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
		haru_push_real(b->haru, area, sides[i]);
	border = haru_array(b->haru, made, "Border");
	for (int i = 0; i < 3; i++)
		haru_push_number(b->haru, border, 0);
	haru_number(b->haru, made, "F", 4); /* printed */
	haru_text(b->haru, made, "Contents", link->text);
	haru_number(b->haru, made, "StructParent", (long)(b->canvas->pages.count + index));
	if (link->target.n)
		lead_to_address(b, made, link->target);
	else
		lead_to_anchor(b, made, link);
	haru_push(b->haru, haru_array_of(b->haru, page, "Annots"), made);
	return haru_object_number(made);
}

/* ---- to bytes ---- */

static void take(void *context, size_t number, struct str value, bool is_stream)
{
	if (is_stream)
		pdf_file_whole_stream(context, number, value);
	else
		pdf_file_object(context, number, value);
}

static bool write_file(struct building *b, const struct pdf_numbers *numbers, struct buf *out)
{
	const struct canvas *canvas = b->canvas;
	struct pdf_file *file = &b->file;

	pdf_file_begin(file, b->arena, out, fonts_style(canvas->fonts)->plain_file);
	pdf_file_reserve(file, haru_count(b->haru) - 1);
	haru_write(b->haru, take, file);
	for (size_t i = 0; i < canvas->pages.count; i++)
		pdf_file_stream(file, b->contents[i], S(""), buf_str(&canvas->pages.items[i].content));
	pdf_tags_write(file, canvas, numbers);
	return pdf_file_end(file, haru_object_number(haru_catalogue(b->haru)), haru_object_number(haru_info(b->haru)));
}

static void add_catalogue(struct building *b, const struct metadata *metadata, const struct attachment *attachment)
{
	pdf_catalogue_bookmarks(b->haru, b->canvas, b->pages);
	pdf_catalogue_output_intent(b->haru, haru_profile(b->haru, fonts_style(b->canvas->fonts)->profile));
	pdf_catalogue_metadata(b->haru, b->arena, metadata);
	if (attachment)
		pdf_catalogue_attach(b->haru, b->arena, attachment, metadata);
}

bool pdf_build(struct canvas *canvas, const struct metadata *metadata, const struct attachment *attachment,
	       struct buf *out, struct diags *diags)
{
	struct fonts *fonts = canvas->fonts;
	struct haru *haru = fonts_document(fonts);
	struct building b = {.haru = haru, .canvas = canvas, .arena = canvas->arena, .diags = diags};
	const char *profile = fonts_style(fonts)->profile;
	size_t faults = diags_faults(diags), *links = ARENA_ARRAY(b.arena, size_t, canvas->links.count);

	if (access(profile, R_OK) != 0) {
		diag_add(diags, DIAG_WRITE, (struct place){.file = str_from(profile)},
			 _("cannot read the colour profile: %s"), strerror(errno));
		return false;
	}
	add_pages(&b);
	for (size_t i = 0; i < canvas->links.count; i++)
		links[i] = add_link(&b, i);
	add_catalogue(&b, metadata, attachment);

	size_t *pages = ARENA_ARRAY(b.arena, size_t, canvas->pages.count);
	for (size_t i = 0; i < canvas->pages.count; i++)
		pages[i] = haru_object_number(b.pages[i]);
	struct haru_object *tree = haru_place(haru);
	haru_add(haru, haru_catalogue(haru), "StructTreeRoot", tree);
	struct pdf_numbers numbers = {pages, links, haru_object_number(tree)};
	if (diags_faults(diags) > faults)
		return false;
	if (!fonts_failed(fonts) && write_file(&b, &numbers, out) && !fonts_failed(fonts))
		return true;
	if (haru->fault)
		diag_add(diags, DIAG_WRITE, fonts_place(fonts),
			 _("libharu could not make the document (error 0x%04lX)"), haru->fault);
	else if (!fonts_failed(fonts))
		diag_add(diags, DIAG_WRITE, fonts_place(fonts), _("the document is too large for a PDF file"));
	return false;
}

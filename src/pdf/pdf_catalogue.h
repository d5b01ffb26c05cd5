/* What a PDF says about itself and lets readers do: bookmarks, metadata, colours, the file inside it. */
#ifndef UNDERLAG_PDF_PDF_CATALOGUE_H
#define UNDERLAG_PDF_PDF_CATALOGUE_H

#include "pdf/attachment.h"
#include "pdf/canvas.h"
#include "pdf/haru.h"
#include "pdf/metadata.h"

/* pages: of the document, by index. */
void pdf_catalogue_bookmarks(struct haru *haru, const struct canvas *canvas, struct haru_object *const *pages);

/* profile: the ICC profile of the document's colours. */
void pdf_catalogue_output_intent(struct haru *haru, struct haru_object *profile);

void pdf_catalogue_metadata(struct haru *haru, struct arena *arena, const struct metadata *metadata);

/* Embeds the file as data that belongs to the document. */
void pdf_catalogue_attach(struct haru *haru, struct arena *arena, const struct attachment *attachment,
			  const struct metadata *metadata);

/* Appends a destination that keeps the reader's zoom, for a key of bookmarks and links. */
void pdf_catalogue_destination(struct haru *haru, struct haru_object *from, struct haru_object *page, double top);

#endif

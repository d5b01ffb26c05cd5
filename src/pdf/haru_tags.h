/* The structure tree as libharu's objects: a step of haru_bytes. */
#ifndef UNDERLAG_PDF_HARU_TAGS_H
#define UNDERLAG_PDF_HARU_TAGS_H

#include "pdf/canvas.h"
#include "pdf/haru.h"

/* Everything that the building of one file needs. */
struct haru_building {
	struct haru *haru;
	struct canvas *canvas;
	struct arena *arena;
	HPDF_Page *pages;
	HPDF_Dict root;   /* of the structure tree */
	HPDF_Dict *notes; /* elements with an id, by id - 1 */
	size_t note_count;
};

/* Adds the canvas's elements and links to the document, whose pages are there already. */
void haru_tags_add(struct haru_building *b);

#endif

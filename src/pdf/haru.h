/*
 * libharu behind checked calls, without its types: haru.c and haru_fonts.c alone include its headers.
 *
 * Its low-level calls never reach the error handler and its errors are sticky, so every status is looked at: the first
 * fault is kept, and every call after it does nothing. Objects that these functions return are NULL after a fault, and
 * may be passed on. They belong to the document.
 *
 *	haru_open; make objects, add them to each other; haru_write hands out what they are in the file; haru_close
 */
#ifndef UNDERLAG_PDF_HARU_H
#define UNDERLAG_PDF_HARU_H

#include "base/buf.h"

/* A dictionary, an array or a stream. */
struct haru_object;

struct haru {
	void *document;      /* of libharu, for the two files */
	unsigned long fault; /* its number for the first one, 0 if none */
};

/* Keeps the status when it is the first fault; true while there is none. For the two files. */
bool haru_ok(struct haru *haru, unsigned long status);

/* False when libharu cannot start; haru_close all the same. */
MUST_USE bool haru_open(struct haru *haru);
void haru_close(struct haru *haru);

/* ---- objects ---- */

/* An indirect dictionary, and a stream: referred to by each container that it is added to. */
struct haru_object *haru_indirect(struct haru *haru);
struct haru_object *haru_stream(struct haru *haru, struct str bytes, bool compress);

/* An indirect object that the caller writes himself: haru_write leaves it out. */
struct haru_object *haru_place(struct haru *haru);

/* A new dictionary or array inside another one. */
struct haru_object *haru_dict(struct haru *haru, struct haru_object *parent, const char *key);
struct haru_object *haru_array(struct haru *haru, struct haru_object *parent, const char *key);
/* The one that is there, or a new one. */
struct haru_object *haru_dict_of(struct haru *haru, struct haru_object *parent, const char *key);
struct haru_object *haru_array_of(struct haru *haru, struct haru_object *parent, const char *key);

/* Into a dictionary, in place of what its key had. */
void haru_add(struct haru *haru, struct haru_object *dict, const char *key, struct haru_object *value);
void haru_name(struct haru *haru, struct haru_object *dict, const char *key, const char *name);
void haru_number(struct haru *haru, struct haru_object *dict, const char *key, long number);
void haru_truth(struct haru *haru, struct haru_object *dict, const char *key, bool truth);
void haru_ascii(struct haru *haru, struct haru_object *dict, const char *key, const char *text);
void haru_text(struct haru *haru, struct haru_object *dict, const char *key, struct str utf8);
void haru_remove(struct haru_object *dict, const char *key); /* which need not be there */

/* To the end of an array. */
void haru_push(struct haru *haru, struct haru_object *array, struct haru_object *value);
void haru_push_name(struct haru *haru, struct haru_object *array, const char *name);
void haru_push_number(struct haru *haru, struct haru_object *array, long number);
void haru_push_real(struct haru *haru, struct haru_object *array, double number);
void haru_push_text(struct haru *haru, struct haru_object *array, struct str utf8);
struct haru_object *haru_push_array(struct haru *haru, struct haru_object *array); /* a new one */

/* Gives a stream other bytes. */
void haru_refill(struct haru *haru, struct haru_object *stream, struct str bytes);

/* ---- the document ---- */

struct haru_object *haru_catalogue(struct haru *haru);
struct haru_object *haru_info(struct haru *haru);

/* A page; *content gets the number of its content stream, which the caller writes himself. */
struct haru_object *haru_page(struct haru *haru, double width, double height, size_t *content);

/* A bookmark without title and destination, below parent, or at the top when that is NULL. */
struct haru_object *haru_bookmark(struct haru *haru, struct haru_object *parent);

/* An ICC profile of three components; a picture of rows of red, green and blue bytes. */
struct haru_object *haru_profile(struct haru *haru, const char *path);
struct haru_object *haru_image(struct haru *haru, unsigned width, unsigned height, const uint8_t *rgb);

/* ---- in the file ---- */

/* Its number; 0 after a fault. */
size_t haru_object_number(const struct haru_object *object);

/* The highest number, and one more. */
size_t haru_count(const struct haru *haru);

/* Calls take for each object but the caller's own, by number; value is valid during the call. */
void haru_write(struct haru *haru, void (*take)(void *context, size_t number, struct str value, bool is_stream),
		void *context);

/* ---- fonts ---- */

struct haru_font;

/*
 * Loads a TrueType file. NULL, with the fault kept, when it is none with glyf outlines. Two files of one PostScript name
 * give fonts of one object. name gets the PostScript name.
 */
struct haru_font *haru_font_load(struct haru *haru, struct arena *arena, const char *path, const char **name);

/* The glyph of a character of the Basic Multilingual Plane, or 0; its width in whole thousandths of the size. */
unsigned haru_font_glyph(const struct haru_font *font, unsigned character);
int haru_font_advance(const struct haru_font *font, unsigned glyph);

/* The font as an object of pages, and what it is made of in the file. */
struct haru_object *haru_font_object(const struct haru_font *font);
struct haru_object *haru_font_descendant(const struct haru_font *font);
struct haru_object *haru_font_glyph_map(const struct haru_font *font);
struct haru_object *haru_font_to_unicode(const struct haru_font *font);

/* Makes a character part of what is embedded. */
void haru_font_use(struct haru_font *font, unsigned character);

/* Embeds what is used, once, with a descriptor that says bold and italic. */
void haru_font_embed(struct haru *haru, struct haru_font *font, bool bold, bool italic);

#endif

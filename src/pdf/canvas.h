/*
 * What is drawn and what it means, recorded in memory: pages with their content streams, the structure tree, links and
 * bookmarks. pdf_build makes a file of it.
 *
 *	canvas_init; canvas_page; then for each thing: canvas_mark (content of an element) or canvas_artifact
 *	(decoration), and drawing; canvas_finish; pdf_build; canvas_release
 *
 * Nothing is drawn outside a mark or an artifact: that is what makes every document accessible. Coordinates are points
 * from the lower left corner of the page. Elements appear in the tree in the order they are made or attached, whenever
 * their content is drawn; an element may have content on several pages.
 */
#ifndef UNDERLAG_PDF_CANVAS_H
#define UNDERLAG_PDF_CANVAS_H

#include "pdf/fonts.h"
#include "pdf/image.h"

struct element;

enum kid_kind { KID_ELEMENT, KID_CONTENT, KID_LINK };

struct kid {
	enum kid_kind kind;
	unsigned mark; /* content: its number on the page; link: its index */
	size_t page;   /* index, of content and link */
	struct element *element;
};

/* A structure element. What is NULL or 0 is not written. */
struct element {
	const char *type; /* "P", "H1", "TR"… */
	struct element *parent;
	struct kid *items;
	size_t count, capacity;
	const char *scope;      /* TH: "Row" or "Column" */
	unsigned columns, rows; /* TH, TD: spans so many */
	const char *numbering;  /* L: "Disc", "Decimal", "LowerAlpha", "None" */
	unsigned id;            /* unique, by canvas_identify; Note and header cells that others name have one */
	struct element *const *headers; /* TH, TD: the header cells that it belongs to; each has an id */
	size_t header_count;
	struct str alternative; /* Figure: Alt */
	bool has_box;
	double box[4]; /* Figure: left, bottom, right, top on its page */
	size_t number; /* in the order they are made, from 0 */
};

struct page {
	double width, height;
	struct buf content;
	struct element **items; /* of each mark */
	size_t count, capacity;
};

/* An area of a page that leads to an address or to an anchor. */
struct link {
	size_t page;
	double left, bottom, right, top;
	struct str target; /* the address; empty where it leads to the anchor */
	const void *anchor;
	struct str text; /* Contents: what it is, for who can not see it */
	struct element *element;
};

/* Where something stands that links lead to. key is an address of the document tree. */
struct anchored {
	const void *key;
	size_t page;
	double top;
};

struct bookmark {
	unsigned level; /* 1 = top */
	struct str title;
	size_t page;
	double top;
};

struct canvas {
	struct arena *arena;
	struct fonts *fonts;
	struct {
		struct page *items;
		size_t count, capacity;
	} pages;
	struct {
		struct link *items;
		size_t count, capacity;
	} links;
	struct {
		struct bookmark *items;
		size_t count, capacity;
	} bookmarks;
	struct {
		struct anchored *items;
		size_t count, capacity;
		size_t *places, capacity_of_places; /* of the keys */
	} anchors;
	struct {
		const struct image **items;
		size_t count, capacity;
	} images;                 /* each once */
	struct element *document; /* the root of the tree */
	size_t elements;
	unsigned ids; /* given so far */
	size_t page;  /* index of the page that is drawn on */

	/* What the content stream's end is in. */
	struct element *marked;
	bool in_artifact;
	struct pdf_colour fill, line;
	double line_width; /* 0: neither it nor the line's colour is set */
	enum pdf_font font;
	double size; /* 0: no font is set */
};

void canvas_init(struct canvas *canvas, struct arena *arena, struct fonts *fonts);
void canvas_release(struct canvas *canvas);

/* Adds a page and draws on it from now on. */
void canvas_page(struct canvas *canvas, double width, double height);

/* Draws on a page that is there already. */
void canvas_turn_to(struct canvas *canvas, size_t page);

/* Ends what is open. */
void canvas_finish(struct canvas *canvas);

/* parent NULL: it stands nowhere yet; canvas_attach gives it its place behind what the parent holds then, before pdf_build. */
struct element *canvas_element(struct canvas *canvas, struct element *parent, const char *type);
void canvas_attach(struct canvas *canvas, struct element *parent, struct element *element);

/* Gives the element an id of its own, where it has none. */
void canvas_identify(struct canvas *canvas, struct element *element);

/* What is drawn from now on belongs to the element. */
void canvas_mark(struct canvas *canvas, struct element *element);

enum artifact { ARTIFACT_LAYOUT, ARTIFACT_HEADER, ARTIFACT_FOOTER, ARTIFACT_WATERMARK, ARTIFACT_REPEATED };

/* What is drawn from now on is decoration, to be left out when the document is read aloud. */
void canvas_artifact(struct canvas *canvas, enum artifact kind);

struct pen {
	enum pdf_font font;
	double size;
	struct pdf_colour colour;
};

/* Draws text from x on the base line y. */
void canvas_text(struct canvas *canvas, struct pen pen, double x, double y, struct str text);

/* The same, turned counter-clockwise around (x, y). */
void canvas_slanted_text(struct canvas *canvas, struct pen pen, double x, double y, double degrees, struct str text);

/* Likewise; a decoration that is not copied with the page's text. */
void canvas_turned_text(struct canvas *canvas, struct pen pen, double x, double y, double degrees, struct str text);

/* A horizontal line, in the artifact that is open or one of its own: what comes next must be marked again. */
void canvas_rule(struct canvas *canvas, double x, double y, double right, double width, struct pdf_colour colour);

/* A frame, likewise. */
void canvas_frame(struct canvas *canvas, double x, double y, double width, double height, double line,
		  struct pdf_colour colour);

/* How a path is painted; stroke 0: no line, dash 0: a whole one. */
struct paint {
	bool filled;
	struct pdf_colour fill;
	double stroke, dash;
	struct pdf_colour line;
};

struct point {
	double x, y;
};

/* A polygon or, open, a line through the points; drawn into the mark or artifact that is open. */
void canvas_path(struct canvas *canvas, const struct point *points, size_t count, bool closed, struct paint paint);

/* An image of that size with its lower left corner there; likewise. The image lives as long as the canvas. */
void canvas_image(struct canvas *canvas, const struct image *image, double x, double y, double width, double height);

/* Says that what links of that key lead to stands on this page, below top. The first one counts. */
void canvas_anchor(struct canvas *canvas, const void *key, double top);

/* Where it stands, or NULL. */
const struct anchored *canvas_find_anchor(const struct canvas *canvas, const void *key);

/* Makes the area of the page a link, in the element (a "Link"). */
void canvas_link(struct canvas *canvas, struct element *element, struct link link);

void canvas_bookmark(struct canvas *canvas, unsigned level, struct str title, double top);

#endif

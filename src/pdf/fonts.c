/* Text measured and encoded: the characters of a font, their widths, what stands between them. */
#include "pdf/fonts.h"

#include "base/utf8.h"
#include "pdf/fonts_subset.h"
#include "pdf/kerning.h"
#include "pdf/pdf_syntax.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { HARD_SPACE = 0xA0, NARROW_HARD_SPACE = 0x202F, THOUSANDS = 160 }; /* width of the space in "1 234" */

/* A character of the font, looked up when it is first met. */
struct character {
	uint16_t drawn; /* the one drawn for it: itself, or its like where the font lacks it; 0: none */
	int16_t advance;
	bool known;
};

/* One font file; loaded is NULL until the first text is measured. */
struct font {
	struct haru_font *loaded;
	struct kerning *kerning;
	struct character *characters;
	uint8_t *used; /* a bit a character */
};

struct fonts {
	struct haru haru;
	struct arena *arena;
	const struct pdf_style *style;
	struct place at;
	struct diags *diags;
	bool failed;
	struct font items[PDF_FONTS];
	struct font *ready[PDF_FONTS]; /* those of items that texts were in, by the font asked for */
};

struct fonts *fonts_open(struct arena *arena, const struct pdf_style *style, struct place at, struct diags *diags)
{
	struct fonts *fonts = ARENA_NEW(arena, struct fonts);

	fonts->arena = arena;
	fonts->style = style;
	fonts->at = at;
	fonts->diags = diags;
	if (haru_open(&fonts->haru))
		return fonts;
	haru_close(&fonts->haru);
	return NULL;
}

void fonts_release(struct fonts *fonts)
{
	if (!fonts)
		return;
	for (int i = 0; i < PDF_FONTS; i++)
		if (fonts->items[i].kerning)
			kerning_release(fonts->items[i].kerning);
	haru_close(&fonts->haru);
}

bool fonts_failed(const struct fonts *fonts)
{
	return fonts->failed || fonts->haru.fault;
}

const struct pdf_style *fonts_style(const struct fonts *fonts)
{
	return fonts->style;
}

struct place fonts_place(const struct fonts *fonts)
{
	return fonts->at;
}

struct haru *fonts_document(struct fonts *fonts)
{
	return &fonts->haru;
}

/* ---- loading ---- */

/* The font that texts in this one are drawn with: a style may give one file for several. */
static struct font *font_of(struct fonts *fonts, enum pdf_font which)
{
	enum pdf_font first = 0;

	while (first < which && strcmp(fonts->style->font_files[first], fonts->style->font_files[which]) != 0)
		first++;
	return &fonts->items[first];
}

/* libharu makes one font of two files that carry one PostScript name: one of them would be drawn as the other. */
static bool is_double(const struct fonts *fonts, const struct haru_font *loaded)
{
	for (int i = 0; i < PDF_FONTS; i++)
		if (fonts->items[i].loaded && haru_font_object(fonts->items[i].loaded) == haru_font_object(loaded))
			return true;
	return false;
}

static struct font *load(struct fonts *fonts, enum pdf_font which)
{
	const char *file = fonts->style->font_files[which], *name;
	struct place at = {.file = str_from(file)};
	struct font *font = font_of(fonts, which);

	if (font->loaded || fonts_failed(fonts))
		return font->loaded ? font : NULL;
	fonts->failed = true;
	if (access(file, R_OK) != 0) {
		diag_add(fonts->diags, DIAG_WRITE, at, _("cannot read the font: %s"), strerror(errno));
		return NULL;
	}
	struct haru_font *loaded = haru_font_load(&fonts->haru, fonts->arena, file, &name);
	if (!loaded) {
		diag_add(fonts->diags, DIAG_WRITE, at,
			 _("libharu cannot use the font: it must be TrueType with glyf outlines (error 0x%04lX)"),
			 fonts->haru.fault);
		return NULL;
	}
	if (is_double(fonts, loaded)) {
		diag_add(fonts->diags, DIAG_WRITE, at,
			 _("another font of the style has the same PostScript name, \"%s\""), name);
		return NULL;
	}
	fonts->failed = false;
	font->loaded = loaded;
	font->kerning = kerning_open(fonts->arena, file);
	font->characters = ARENA_ARRAY(fonts->arena, struct character, FONTS_CHARACTERS);
	font->used = arena_alloc(fonts->arena, FONTS_CHARACTERS / 8);
	return font;
}

void fonts_finish(struct fonts *fonts, struct haru_object *resources)
{
	for (int which = 0; which < PDF_FONTS; which++) {
		const struct font *font = font_of(fonts, (enum pdf_font)which);
		char name[] = {'F', (char)('0' + which), '\0'};
		if (!font->loaded)
			continue;
		haru_add(&fonts->haru, resources, name, haru_font_object(font->loaded));
		if (font == &fonts->items[which])
			fonts_subset(&fonts->haru, font->loaded, font->used, which & FONT_BOLD, which & FONT_ITALIC);
	}
}

static struct font *ready(struct fonts *fonts, enum pdf_font which)
{
	if (!fonts->ready[which])
		fonts->ready[which] = load(fonts, which);
	return fonts->ready[which];
}

/* ---- characters ---- */

static unsigned like(int32_t character)
{
	if (character == NARROW_HARD_SPACE || character == 0x2007) /* hard spaces of other widths */
		return HARD_SPACE;
	if (character == 0x2010 || character == 0x2011) /* hyphen, hard hyphen */
		return '-';
	return 0;
}

static void look_up(struct font *font, unsigned character)
{
	struct character *c = &font->characters[character];
	unsigned drawn = haru_font_glyph(font->loaded, character) ? character : like((int32_t)character);
	unsigned glyph = drawn ? haru_font_glyph(font->loaded, drawn) : 0;

	c->known = true;
	c->drawn = (uint16_t)(glyph ? drawn : 0);
	c->advance = (int16_t)(glyph ? haru_font_advance(font->loaded, glyph) : 0);
}

/* NULL if nothing is drawn for it. */
static const struct character *character_of(struct font *font, int32_t character)
{
	if (character < 0x20 || character >= FONTS_CHARACTERS)
		return NULL;
	if (!font->characters[character].known)
		look_up(font, (unsigned)character);
	return font->characters[character].drawn ? &font->characters[character] : NULL;
}

static bool is_digit(int32_t character)
{
	return character >= '0' && character <= '9';
}

static bool is_space(int32_t character)
{
	return character == ' ' || character == HARD_SPACE || character == NARROW_HARD_SPACE;
}

/* ---- a text, character by character: measuring and encoding walk the same way ---- */

struct walk {
	struct font *font;
	struct str text;
	size_t at, n;                  /* the character that was met, and its bytes */
	int32_t met;                   /* -1: broken UTF-8 */
	const struct character *drawn; /* NULL: nothing */
	int closer;                    /* moved by so much after what was drawn before, in thousandths */
	int32_t before;                /* the character drawn before, 0: none */
	int narrowed;                  /* what comes next moves by so much: a space between thousands stood here */
};

static bool parts_thousands(const struct walk *walk)
{
	size_t n;

	return (walk->met == HARD_SPACE || walk->met == NARROW_HARD_SPACE) && is_digit(walk->before) &&
	       is_digit(utf8_next(str_sub(walk->text, walk->at + walk->n, walk->text.n), &n));
}

/* Moves to the next character; false at the end. */
static bool step(struct walk *walk)
{
	walk->at += walk->n;
	if (walk->at >= walk->text.n)
		return false;
	walk->met = utf8_next(str_sub(walk->text, walk->at, walk->text.n), &walk->n);
	walk->drawn = character_of(walk->font, walk->met);
	walk->closer = 0;
	if (!walk->drawn)
		return true;

	int32_t drawn = walk->drawn->drawn;
	if (walk->narrowed)
		walk->closer = walk->narrowed;
	/* Spaces are not kerned: a line is then as wide as its words and spaces. */
	else if (walk->before && !is_space(walk->before) && !is_space(drawn))
		walk->closer = kerning_between(walk->font->kerning, walk->before, drawn);
	walk->narrowed = parts_thousands(walk) ? THOUSANDS - walk->drawn->advance : 0;
	walk->before = drawn;
	return true;
}

double fonts_width(struct fonts *fonts, enum pdf_font which, struct str text)
{
	char *normal = NULL;
	struct walk walk = {.font = ready(fonts, which), .text = utf8_normal(text, &normal)};
	long width = 0;

	while (walk.font && step(&walk))
		if (walk.drawn)
			width += walk.closer + walk.drawn->advance;
	free(normal);
	return (double)width / 1000;
}

static void report(struct fonts *fonts, const struct walk *walk)
{
	struct str text = walk->text, character = str_sub(text, walk->at, walk->n);

	if (walk->met < 0) {
		diag_add(fonts->diags, DIAG_INPUT, fonts->at, _("the text \"%.*s\" is not UTF-8: byte 0x%02X"),
			 STR_ARG(str_sub(text, 0, walk->at)), (unsigned char)text.p[walk->at]);
		return;
	}
	if (str_find(str_sub(text, 0, walk->at), character) != (size_t)-1)
		return;
	diag_add(fonts->diags, DIAG_INPUT, fonts->at,
		 _("the font has no character \"%.*s\" (U+%04X) for the text \"%.*s\""), STR_ARG(character),
		 (unsigned)walk->met, STR_ARG(text));
}

void fonts_encode(struct fonts *fonts, enum pdf_font which, struct str text, struct buf *out)
{
	char *normal = NULL;
	struct walk walk = {.font = ready(fonts, which), .text = utf8_normal(text, &normal)};

	buf_add(out, S("[("));
	while (walk.font && step(&walk)) {
		if (!walk.drawn) {
			report(fonts, &walk);
			continue;
		}
		if (walk.closer) {
			buf_char(out, ')');
			pdf_put_decimal(out, -walk.closer);
			buf_char(out, '(');
		}
		pdf_put_string_code(out, walk.drawn->drawn);
		walk.font->used[walk.drawn->drawn / 8] |= (uint8_t)(1U << walk.drawn->drawn % 8);
	}
	buf_add(out, S(")]"));
	free(normal);
}

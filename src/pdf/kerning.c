/* Kerning by HarfBuzz, a lookup a pair: an open hash table that doubles. */
#include "pdf/kerning.h"

#include <hb.h>
#include <math.h>
#include <string.h>

struct pair {
	uint32_t characters; /* left, right; 0: empty */
	int32_t distance;
};

struct kerning {
	struct arena *arena;
	hb_font_t *font;
	hb_buffer_t *text;
	double unit; /* thousandths of the size */
	struct pair *pairs;
	size_t count, capacity; /* a power of two */
};

enum { FIRST = 1024 };

struct kerning *kerning_open(struct arena *arena, const char *font_file)
{
	struct kerning *kerning = ARENA_NEW(arena, struct kerning);
	hb_blob_t *bytes = hb_blob_create_from_file(font_file);
	hb_face_t *face = hb_face_create(bytes, 0);

	kerning->arena = arena;
	kerning->font = hb_font_create(face); /* measures in the face's units */
	kerning->unit = 1000.0 / hb_face_get_upem(face);
	kerning->text = hb_buffer_create();
	kerning->pairs = ARENA_ARRAY(arena, struct pair, FIRST);
	kerning->capacity = FIRST;
	hb_face_destroy(face);
	hb_blob_destroy(bytes);
	return kerning;
}

void kerning_release(struct kerning *kerning)
{
	hb_buffer_destroy(kerning->text);
	hb_font_destroy(kerning->font);
}

static hb_script_t script_of(int32_t left, int32_t right)
{
	hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
	hb_script_t script = hb_unicode_script(unicode, (hb_codepoint_t)left);

	if (script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED)
		script = hb_unicode_script(unicode, (hb_codepoint_t)right);
	return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED ? HB_SCRIPT_LATIN : script;
}

/* 0 where HarfBuzz would draw other glyphs than those of the two characters. */
static int ask(struct kerning *kerning, int32_t left, int32_t right)
{
	static const hb_feature_t off[] = {
		{HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1}, {HB_TAG('c', 'l', 'i', 'g'), 0, 0, (unsigned)-1},
		{HB_TAG('r', 'l', 'i', 'g'), 0, 0, (unsigned)-1}, {HB_TAG('c', 'a', 'l', 't'), 0, 0, (unsigned)-1},
		{HB_TAG('l', 'o', 'c', 'l'), 0, 0, (unsigned)-1}, {HB_TAG('c', 'c', 'm', 'p'), 0, 0, (unsigned)-1},
	};
	const uint32_t both[] = {(uint32_t)left, (uint32_t)right};
	unsigned count;

	hb_buffer_reset(kerning->text);
	hb_buffer_add_utf32(kerning->text, both, 2, 0, 2);
	hb_buffer_set_direction(kerning->text, HB_DIRECTION_LTR);
	hb_buffer_set_script(kerning->text, script_of(left, right));
	hb_buffer_set_language(kerning->text, hb_language_from_string("sv", -1));
	hb_shape(kerning->font, kerning->text, off, sizeof off / sizeof *off);

	const hb_glyph_info_t *glyphs = hb_buffer_get_glyph_infos(kerning->text, &count);
	const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(kerning->text, &count);
	for (unsigned i = 0; i < 2; i++) {
		hb_codepoint_t own = 0;
		if (count != 2 || !hb_font_get_nominal_glyph(kerning->font, both[i], &own) ||
		    own != glyphs[i].codepoint || places[i].y_offset)
			return 0;
	}
	/* A kern table's distance is shared by the two: half of it is the second one's offset. */
	hb_position_t apart = places[0].x_advance + places[1].x_offset - places[0].x_offset;
	return (int)lrint((apart - hb_font_get_glyph_h_advance(kerning->font, glyphs[0].codepoint)) * kerning->unit);
}

/* The pair's place, or the empty one where it belongs. */
static struct pair *find(const struct kerning *kerning, uint32_t characters)
{
	size_t at = (characters * UINT32_C(2654435761)) >> 8;

	while (kerning->pairs[at & (kerning->capacity - 1)].characters &&
	       kerning->pairs[at & (kerning->capacity - 1)].characters != characters)
		at++;
	return &kerning->pairs[at & (kerning->capacity - 1)];
}

static void double_table(struct kerning *kerning)
{
	struct kerning old = *kerning;

	kerning->capacity *= 2;
	kerning->pairs = ARENA_ARRAY(kerning->arena, struct pair, kerning->capacity);
	for (size_t i = 0; i < old.capacity; i++)
		if (old.pairs[i].characters)
			*find(kerning, old.pairs[i].characters) = old.pairs[i];
}

int kerning_between(struct kerning *kerning, int32_t left, int32_t right)
{
	uint32_t characters = (uint32_t)left << 16 | (uint32_t)right;
	struct pair *pair = find(kerning, characters);

	if (pair->characters)
		return pair->distance;
	if (2 * ++kerning->count > kerning->capacity) {
		double_table(kerning);
		pair = find(kerning, characters);
	}
	*pair = (struct pair){characters, ask(kerning, left, right)};
	return pair->distance;
}

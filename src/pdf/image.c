/* Pictures: read whole and checked before libharu sees anything of them. */
#include "pdf/image.h"

#include "base/buf.h"

#include <errno.h>
#include <png.h>
#include <string.h>

enum {
	FILE_MAXIMUM = 32 * 1024 * 1024,
	SIGNATURE = 8,
	CHUNK_AROUND = 12, /* length, type and check sum of a chunk */
};

static bool read_all(struct buf *bytes, const char *path, struct place at, struct diags *diags)
{
	bytes->maximum = FILE_MAXIMUM;
	int error = buf_read_file(bytes, path);
	if (error == EFBIG)
		diag_add(diags, DIAG_INPUT, at, _("the picture's file is larger than %d MB"), FILE_MAXIMUM >> 20);
	else if (error)
		diag_add(diags, DIAG_INPUT, at, _("cannot be read: %s"), strerror(error));
	return error == 0;
}

static size_t big32(const char *p)
{
	const uint8_t *b = (const uint8_t *)p;

	return (size_t)b[0] << 24 | (size_t)b[1] << 16 | (size_t)b[2] << 8 | b[3];
}

/* Whether the chunks follow each other up to the last one: libpng reads no further than it needs. */
static bool is_whole(struct str bytes)
{
	static const char end[] = "\0\0\0\0IEND\xAE\x42\x60\x82";
	size_t at = SIGNATURE;

	while (bytes.n - at >= CHUNK_AROUND) {
		size_t length = big32(bytes.p + at);
		if (length > bytes.n - at - CHUNK_AROUND)
			return false;
		if (memcmp(bytes.p + at, end, CHUNK_AROUND) == 0)
			return true;
		at += length + CHUNK_AROUND;
	}
	return false;
}

static bool has_signature(struct str bytes)
{
	return bytes.n >= SIGNATURE && memcmp(bytes.p, "\x89PNG\r\n\x1A\n", SIGNATURE) == 0;
}

static bool decode(struct image *image, struct arena *arena, struct str bytes, struct place at, struct diags *diags)
{
	png_image png = {.version = PNG_IMAGE_VERSION};
	png_color white = {255, 255, 255};

	if (!png_image_begin_read_from_memory(&png, bytes.p, bytes.n)) {
		diag_add(diags, DIAG_INPUT, at, _("the PNG picture is damaged: %s"), png.message);
		return false;
	}
	if (png.width > IMAGE_MAXIMUM || png.height > IMAGE_MAXIMUM) {
		diag_add(diags, DIAG_INPUT, at, _("the picture has %u × %u pixels: expected at most %d either way"),
			 (unsigned)png.width, (unsigned)png.height, IMAGE_MAXIMUM);
		png_image_free(&png);
		return false;
	}
	png.format = PNG_FORMAT_RGB;
	uint8_t *rgb = arena_alloc(arena, PNG_IMAGE_SIZE(png));
	if (!png_image_finish_read(&png, &white, rgb, 0, NULL)) {
		diag_add(diags, DIAG_INPUT, at, _("the PNG picture is damaged: %s"), png.message);
		return false;
	}
	*image = (struct image){(unsigned)png.width, (unsigned)png.height, rgb};
	return true;
}

bool image_read_png(struct image *image, struct arena *arena, const char *path, struct diags *diags)
{
	struct place at = {.file = str_from(path)};
	struct buf bytes = BUF_INIT;
	bool good = read_all(&bytes, path, at, diags);

	if (good && !has_signature(buf_str(&bytes))) {
		diag_add(diags, DIAG_INPUT, at, _("this is no PNG picture: save it as PNG"));
		good = false;
	} else if (good && !is_whole(buf_str(&bytes))) {
		diag_add(diags, DIAG_INPUT, at, _("the PNG picture ends too early: copy the file anew"));
		good = false;
	}
	good = good && decode(image, arena, buf_str(&bytes), at, diags);
	buf_release(&bytes);
	return good;
}

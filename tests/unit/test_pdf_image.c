/* Pictures: what is a PNG file is read as it looks on white paper, what is none is named and hurts nobody. */
#include "publish_scratch.h"

#include "base/buf.h"
#include "pdf/image.h"

#include <zlib.h>

/* ---- PNG files made by hand ---- */

struct png {
	uint32_t width, height;
	unsigned depth, kind; /* kind: 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha */
};

static void add32(struct buf *out, uint32_t n)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_char(out, (char)(n >> shift));
}

static void add_chunk(struct buf *out, const char *type, const void *data, size_t n, bool wrong_crc)
{
	size_t from;

	add32(out, (uint32_t)n);
	from = out->n;
	buf_add(out, (struct str){type, 4});
	buf_add(out, (struct str){data, n});
	add32(out, (uint32_t)crc32(0, (const Bytef *)out->p + from, (uInt)(out->n - from)) ^ wrong_crc);
}

static struct buf begin_png(struct png png)
{
	struct buf out = BUF_INIT, header = BUF_INIT;

	buf_add(&out, S("\x89PNG\r\n\x1A\n"));
	add32(&header, png.width);
	add32(&header, png.height);
	buf_char(&header, (char)png.depth);
	buf_char(&header, (char)png.kind);
	buf_add(&header, (struct str){"\0\0\0", 3});
	add_chunk(&out, "IHDR", header.p, header.n, false);
	buf_release(&header);
	return out;
}

/* rows: each with its filter byte before it */
static void end_png(struct buf *out, const void *rows, size_t n, bool wrong_crc)
{
	uLongf size = compressBound(n);
	Bytef *packed = malloc(size);

	assert_int_equal(compress(packed, &size, rows, n), Z_OK);
	add_chunk(out, "IDAT", packed, size, wrong_crc);
	add_chunk(out, "IEND", "", 0, false);
	free(packed);
}

static bool read_bytes(struct scratch *s, struct image *image, const void *bytes, size_t n)
{
	const char *path = scratch_path(s, "bild.png");

	assert_true(file_write(path, (struct str){bytes, n}, &s->diags));
	return image_read_png(image, &s->arena, path, &s->diags);
}

static bool read_buf(struct scratch *s, struct image *image, struct buf *out)
{
	bool good = read_bytes(s, image, out->p, out->n);

	buf_release(out);
	return good;
}

#define ROWS(bytes) bytes, sizeof bytes - 1

static void assert_pixel(const struct image *image, unsigned x, int red, int green, int blue)
{
	assert_int_equal(image->rgb[3 * x], red);
	assert_int_equal(image->rgb[3 * x + 1], green);
	assert_int_equal(image->rgb[3 * x + 2], blue);
}

/* ---- good ones ---- */

static void rgb(void **state)
{
	struct scratch *s = *state;
	struct image image;
	struct buf out = begin_png((struct png){2, 2, 8, 2});

	end_png(&out, ROWS("\0\xFF\0\0\0\xFF\0\0\x12\x3B\x63\xFF\xFF\xFF"), false);
	assert_true(read_buf(s, &image, &out));
	assert_int_equal(image.width, 2);
	assert_int_equal(image.height, 2);
	assert_pixel(&image, 0, 255, 0, 0);
	assert_pixel(&image, 1, 0, 255, 0);
	assert_pixel(&image, 2, 0x12, 0x3B, 0x63);
	assert_pixel(&image, 3, 255, 255, 255);
}

/* What is transparent is white, what is half so is mixed with white, black is black. */
static void grey_with_alpha(void **state)
{
	struct scratch *s = *state;
	struct image image;
	struct buf out = begin_png((struct png){3, 1, 8, 4});

	end_png(&out, ROWS("\0\0\0\0\xFF\0\x80"), false);
	assert_true(read_buf(s, &image, &out));
	assert_pixel(&image, 0, 255, 255, 255);
	assert_pixel(&image, 1, 0, 0, 0);
	assert_in_range(image.rgb[6], 120, 200);
	assert_int_equal(image.rgb[6], image.rgb[7]);
}

static void rgb_with_alpha(void **state)
{
	struct scratch *s = *state;
	struct image image;
	struct buf out = begin_png((struct png){2, 1, 8, 6});

	end_png(&out, ROWS("\0\xFF\0\0\xFF\xFF\0\0\0"), false);
	assert_true(read_buf(s, &image, &out));
	assert_pixel(&image, 0, 255, 0, 0);
	assert_pixel(&image, 1, 255, 255, 255);
}

static void sixteen_bits(void **state)
{
	struct scratch *s = *state;
	struct image image;
	struct buf out = begin_png((struct png){2, 1, 16, 2});

	end_png(&out, ROWS("\0\xFF\xFF\0\0\0\0\0\0\0\0\xFF\xFF"), false);
	assert_true(read_buf(s, &image, &out));
	assert_pixel(&image, 0, 255, 0, 0);
	assert_pixel(&image, 1, 0, 0, 255);
}

static void palette(void **state)
{
	struct scratch *s = *state;
	struct image image;
	struct buf out = begin_png((struct png){4, 1, 2, 3});

	add_chunk(&out, "PLTE", "\xFF\0\0\0\xFF\0\0\0\xFF\0\0\0", 12, false);
	add_chunk(&out, "tRNS", "\xFF\xFF\0", 3, false);
	end_png(&out, ROWS("\0\x1B"), false); /* 0 1 2 3 */
	assert_true(read_buf(s, &image, &out));
	assert_pixel(&image, 0, 255, 0, 0);
	assert_pixel(&image, 1, 0, 255, 0);
	assert_pixel(&image, 2, 255, 255, 255);
	assert_pixel(&image, 3, 0, 0, 0);
}

/* ---- hostile ones ---- */

static void no_png(void **state)
{
	struct scratch *s = *state;
	struct image image;

	assert_false(image_read_png(&image, &s->arena, scratch_path(s, "saknas.png"), &s->diags));
	assert_says(s, "saknas.png: cannot be read: No such file");
	assert_false(read_bytes(s, &image, "", 0));
	assert_false(read_bytes(s, &image, "\xFF\xD8\xFF\xE0 JPEG", 9));
	assert_says(s, "bild.png: this is no PNG picture: save it as PNG");
	assert_false(image_read_png(&image, &s->arena, s->folder, &s->diags));
	assert_says(s, "cannot be read: Is a directory");
	assert_int_equal(diags_exit_status(&s->diags), 3);
}

/* Whatever its end is lacking. */
static void truncated(void **state)
{
	struct scratch *s = *state;
	struct image image;
	struct buf out = begin_png((struct png){2, 2, 8, 2});

	end_png(&out, ROWS("\0\xFF\0\0\0\xFF\0\0\x12\x3B\x63\xFF\xFF\xFF"), false);
	for (size_t n = 0; n < out.n; n++)
		assert_false(read_bytes(s, &image, out.p, n));
	assert_true(read_bytes(s, &image, out.p, out.n));
	buf_release(&out);
	assert_says(s, "bild.png: the PNG picture ends too early");
}

/* Any byte may be wrong: no more than a fault comes of it, under the sanitizers too. */
static void corrupt(void **state)
{
	struct scratch *s = *state;
	struct image image;
	struct buf out = begin_png((struct png){2, 2, 8, 2});

	end_png(&out, ROWS("\0\xFF\0\0\0\xFF\0\0\x12\x3B\x63\xFF\xFF\xFF"), false);
	for (size_t i = 0; i < out.n; i++) {
		out.p[i] = (char)~out.p[i];
		assert_false(read_bytes(s, &image, out.p, out.n));
		out.p[i] = (char)~out.p[i];
	}
	buf_release(&out);
}

static void wrong_check_sum(void **state)
{
	struct scratch *s = *state;
	struct image image;
	struct buf out = begin_png((struct png){2, 1, 8, 2});

	end_png(&out, ROWS("\0\xFF\0\0\0\xFF\0"), true);
	assert_false(read_buf(s, &image, &out));
	assert_says(s, "bild.png: the PNG picture is damaged: ");
}

static void too_few_rows(void **state)
{
	struct scratch *s = *state;
	struct image image;
	struct buf out = begin_png((struct png){2, 4, 8, 2});

	end_png(&out, ROWS("\0\xFF\0\0\0\xFF\0"), false);
	assert_false(read_buf(s, &image, &out));
}

static void sizes(void **state)
{
	static const struct png bad[] = {{100000, 1, 8, 2}, {1, 4001, 8, 2},       {0, 1, 8, 2},
					 {1, 0, 8, 2},      {0x7FFFFFFF, 1, 8, 2}, {0xFFFFFFFF, 0xFFFFFFFF, 16, 6}};
	struct scratch *s = *state;
	struct image image;

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct buf out = begin_png(bad[i]);
		end_png(&out, ROWS("\0\xFF\0\0"), false);
		assert_false(read_buf(s, &image, &out));
	}
	assert_says(s, "bild.png: the picture has 100000 × 1 pixels: expected at most 4000 either way");
	assert_says(s, "the picture has 1 × 4001 pixels");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCRATCH_TEST(rgb),          SCRATCH_TEST(grey_with_alpha), SCRATCH_TEST(rgb_with_alpha),
		SCRATCH_TEST(sixteen_bits), SCRATCH_TEST(palette),         SCRATCH_TEST(no_png),
		SCRATCH_TEST(truncated),    SCRATCH_TEST(corrupt),         SCRATCH_TEST(wrong_check_sum),
		SCRATCH_TEST(too_few_rows), SCRATCH_TEST(sizes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* How text is drawn, which no validator sees: kerned, parted in thousands, composed; as codes, widths, points of ink. */
#include "test_pdf_tools.h"

#include "base/utf8.h"
#include "pdf/fonts.h"

#define NARROW "\xE2\x80\xAF"
#define RING "\xCC\x8A"

struct drawn {
	struct arena arena;
	struct diags diags;
	struct fonts *fonts;
	struct buf codes;
};

static int start(void **state)
{
	struct drawn *d = calloc(1, sizeof *d);

	if (!d)
		return -1;
	diags_init(&d->diags, &d->arena);
	d->fonts = fonts_open(&d->arena, &pdf_style_default, (struct place){.file = S("prov")}, &d->diags);
	d->codes = (struct buf)BUF_INIT;
	*state = d;
	return 0;
}

static int stop(void **state)
{
	struct drawn *d = *state;

	assert_int_equal(diags_faults(&d->diags), 0);
	fonts_release(d->fonts);
	buf_release(&d->codes);
	arena_release(&d->arena);
	free(d);
	return 0;
}

/* Thousandths. */
static long width(struct drawn *d, const char *text)
{
	return (long)(fonts_width(d->fonts, FONT_REGULAR, str_from(text)) * 1000 + 0.5);
}

/* The operand with its strings in hexadecimal, to be read. */
static const char *codes(struct drawn *d, const char *text)
{
	struct buf hex = BUF_INIT;
	bool inside = false;

	buf_clear(&d->codes);
	fonts_encode(d->fonts, FONT_REGULAR, str_from(text), &d->codes);
	for (size_t i = 0; i < d->codes.n; i++) {
		char c = d->codes.p[i];
		bool escaped = inside && c == '\\';
		if (escaped)
			c = d->codes.p[++i];
		if (!escaped && c == (inside ? ')' : '(')) {
			buf_char(&hex, inside ? '>' : '<');
			inside = !inside;
		} else if (inside) {
			buf_printf(&hex, "%02X", escaped && c == 'r' ? '\r' : (unsigned char)c);
		} else {
			buf_char(&hex, c);
		}
	}
	const char *copy = str_c(&d->arena, buf_str(&hex));
	buf_release(&hex);
	return copy;
}

/* What the codes of a text take, its adjustments counted: each character's own width is asked for alone. */
static long width_of_codes(struct drawn *d, const char *text)
{
	const char *p = codes(d, text) + 1;
	long sum = 0;

	while (*p != ']') {
		if (*p != '<') {
			char *end;
			sum -= strtol(p, &end, 10);
			p = end;
			continue;
		}
		for (p++; *p != '>'; p += 4) {
			unsigned code;
			char character[5] = "";
			assert_int_equal(sscanf(p, "%4X", &code), 1);
			utf8_encode((int32_t)code, character);
			sum += width(d, character);
		}
		p++;
	}
	return sum;
}

static void pairs_are_kerned(void **state)
{
	struct drawn *d = *state;

	assert_string_equal(codes(d, "AV"), "[<0041>40<0056>]");
	assert_int_equal(width(d, "AV"), width(d, "A") + width(d, "V") - 40);
	assert_string_equal(codes(d, "A V"), "[<004100200056>]");
	/* No ligature: the letters stay themselves. */
	assert_string_equal(codes(d, "ffi"), "[<006600660069>]");
	assert_string_equal(codes(d, "(\\)"), "[<0028005C0029>]");
	assert_memory_equal(d->codes.p, "[(\0\\(\0\\\\\0\\))]", 13);
}

static void thousands_are_parted_by_a_narrow_space(void **state)
{
	struct drawn *d = *state;
	const long narrowed = width(d, HARD) - 160;

	assert_true(narrowed > 50);
	assert_int_equal(width(d, "1" HARD "234"), width(d, "1") + 160 + width(d, "234"));
	assert_int_equal(width(d, "1" NARROW "234"), width(d, "1" HARD "234"));
	assert_true(tool_has(str_from(codes(d, "1" HARD "234")), "<003100A0>100<0032"));
	/* Elsewhere it is a space. */
	assert_string_equal(codes(d, "5" HARD "%"), "[<003500A00025>]");
	assert_string_equal(codes(d, "kap." HARD "5"), "[<006B00610070002E00A00035>]");
}

static void width_is_what_is_drawn(void **state)
{
	static const char *const texts[] = {"AVTaLTWAY. Py", MINUS "12" HARD "345" HARD "678,9" HARD "tkr",
					    "A" RING "V",    "”To” – V.",
					    "förvaltning",   ""};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_int_equal(width(*state, texts[i]), width_of_codes(*state, texts[i]));
}

static void letters_are_composed(void **state)
{
	struct drawn *d = *state;

	assert_string_equal(codes(d, "A" RING "r"), "[<00C50072>]");
	assert_int_equal(width(d, "A" RING "r"), width(d, "År"));
	assert_string_equal(codes(d, "\xE2\x84\xAB"), "[<00C5>]"); /* the sign of ångström */
}

/* ---- on paper ---- */

enum { DPI = 300 };

/* A line of text alone on a page: from its first column with ink to its last. */
static long ink_width(const char *text)
{
	struct sample *s = sample_new("");
	const char *path = tool_path(s, "rad.pdf");
	unsigned columns, rows, first = ~0U, last = 0;

	s->doc = (struct doc){.name = S("rad")};
	sample_paragraph(s, text);
	assert_string_equal(str_c(&s->arena, tool_write(s, path)), "");
	struct str image = tool_run(s, "pdftoppm -gray -r 300", path, "");
	assert_int_equal(sscanf(image.p, "P5 %u %u 255", &columns, &rows), 2);
	/* Without the page's head and foot. */
	const char *dots = image.p + image.n - (size_t)columns * rows;
	for (size_t row = rows / 8; row < rows / 2; row++)
		for (unsigned column = 0; column < columns; column++) {
			if ((unsigned char)dots[row * columns + column] > 127)
				continue;
			first = column < first ? column : first;
			last = column > last ? column : last;
		}
	sample_release(s);
	assert_true(last > first);
	return (long)(last - first);
}

/* What a line measures it takes on paper, less the white of its outermost letters. */
static void a_line_is_as_wide_as_measured(void **state)
{
	static const char *const texts[] = {"VAVAVAVAVAVAVAVAVAV", "9" HARD "999" HARD "999" HARD "999" HARD "999"};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		double points = (double)width(*state, texts[i]) / 1000 * pdf_style_default.text_size;
		long dots = (long)(points * DPI / 72);
		assert_in_range(ink_width(texts[i]), dots - 8, dots);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(pairs_are_kerned, start, stop),
		cmocka_unit_test_setup_teardown(thousands_are_parted_by_a_narrow_space, start, stop),
		cmocka_unit_test_setup_teardown(width_is_what_is_drawn, start, stop),
		cmocka_unit_test_setup_teardown(letters_are_composed, start, stop),
		cmocka_unit_test_setup_teardown(a_line_is_as_wide_as_measured, start, stop),
	};

	return cmocka_run_group_tests(tests, tool_setup, tool_teardown);
}

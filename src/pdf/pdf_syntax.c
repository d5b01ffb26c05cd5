/* PDF's smallest pieces as text. Called for every word and element of a document: no printf. */
#include "pdf/pdf_syntax.h"

#include "base/utf8.h"

#include <math.h>

void pdf_put(struct buf *out, const char *text)
{
	buf_add(out, str_from(text));
}

void pdf_put_number(struct buf *out, size_t number)
{
	char digits[20];
	size_t at = sizeof digits;

	do
		digits[--at] = (char)('0' + number % 10);
	while (number /= 10);
	buf_add(out, (struct str){digits + at, sizeof digits - at});
}

void pdf_put_decimal(struct buf *out, double number)
{
	if (!isfinite(number) || fabs(number) > 32000)
		number = 0;

	long hundredths = lround(number * 100);
	size_t size = (size_t)(hundredths < 0 ? -hundredths : hundredths);
	const char decimals[] = {'.', (char)('0' + size / 10 % 10), (char)('0' + size % 10)};

	if (hundredths < 0)
		buf_char(out, '-');
	pdf_put_number(out, size / 100);
	if (size % 100)
		buf_add(out, (struct str){decimals, size % 10 ? 3 : 2});
}

void pdf_put_code(struct buf *out, unsigned code)
{
	static const char hex[] = "0123456789ABCDEF";
	const char digits[] = {hex[code >> 12 & 15], hex[code >> 8 & 15], hex[code >> 4 & 15], hex[code & 15]};

	buf_add(out, (struct str){digits, sizeof digits});
}

static void put_string_byte(struct buf *out, char byte)
{
	if (byte == '(' || byte == ')' || byte == '\\')
		buf_char(out, '\\');
	if (byte == '\r')
		buf_add(out, S("\\r"));
	else
		buf_char(out, byte);
}

void pdf_put_string_code(struct buf *out, unsigned code)
{
	put_string_byte(out, (char)(code >> 8));
	put_string_byte(out, (char)code);
}

void pdf_put_reference(struct buf *out, size_t object)
{
	pdf_put_number(out, object);
	buf_add(out, S(" 0 R"));
}

static void put_unit(struct buf *out, int32_t unit)
{
	const char bytes[] = {(char)(unit >> 8), (char)unit};

	buf_add(out, (struct str){bytes, sizeof bytes});
}

void pdf_utf16(struct buf *out, struct str utf8)
{
	put_unit(out, 0xFEFF);
	for (size_t at = 0, n; at < utf8.n; at += n) {
		int32_t c = utf8_next(str_sub(utf8, at, utf8.n), &n);
		if (c >= 0x10000) {
			put_unit(out, 0xD800 + ((c - 0x10000) >> 10));
			put_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
		} else {
			put_unit(out, c < 0 ? 0xFFFD : c);
		}
	}
}

void pdf_put_text(struct buf *out, struct str utf8)
{
	struct buf bytes = BUF_INIT;

	pdf_utf16(&bytes, utf8);
	buf_char(out, '<');
	for (size_t i = 0; i + 1 < bytes.n; i += 2)
		pdf_put_code(out, (unsigned)(unsigned char)bytes.p[i] << 8 | (unsigned char)bytes.p[i + 1]);
	buf_char(out, '>');
	buf_release(&bytes);
}

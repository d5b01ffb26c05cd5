/* Finding out a file's encoding, and reading it as UTF-8 through iconv. */
#include "csv/encoding.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

/* What a look at every byte found. Lines count from 1; 0 = there is none. */
struct look {
	unsigned line;         /* where the look is */
	bool after_return;     /* the last character was CR: an LF now is the same line end */
	unsigned nul, control; /* first line with one */
	unsigned not_utf8;     /* first line with a byte that is not UTF-8 */
	unsigned not_1252;     /* first line with a byte that Windows-1252 lacks */
	unsigned not_utf16;    /* first line with half a surrogate pair */
	unsigned char tail[4]; /* a character of UTF-8 that is not whole yet */
	unsigned tail_count, tail_wanted;
	bool odd; /* UTF-16: one byte is waiting */
	unsigned char half;
	bool high; /* UTF-16: the first half of a pair is waiting */
};

static void first(unsigned *where, unsigned line)
{
	if (!*where)
		*where = line;
}

/* Line ends and characters that no text has, for a character below 128. */
static void look_at_ascii(struct look *look, unsigned c)
{
	if (c == '\n' || c == '\r') {
		if (c == '\r' || !look->after_return)
			look->line++;
		look->after_return = c == '\r';
		return;
	}
	look->after_return = false;
	if (c == 0)
		first(&look->nul, look->line);
	else if ((c < 0x20 && c != '\t') || c == 0x7F)
		first(&look->control, look->line);
}

static bool whole_utf8(const unsigned char *p, unsigned n)
{
	if (n == 3 && ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F)))
		return false; /* overlong, half a surrogate pair */
	if (n == 4 && ((p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F)))
		return false; /* overlong, beyond U+10FFFF */
	return true;
}

static void look_at_high_byte(struct look *look, unsigned char c)
{
	look->after_return = false;
	if (c == 0x81 || c == 0x8D || c == 0x8F || c == 0x90 || c == 0x9D)
		first(&look->not_1252, look->line);
	if (look->not_utf8)
		return;
	if (look->tail_count) {
		if (c >= 0xC0) {
			first(&look->not_utf8, look->line);
			return;
		}
		look->tail[look->tail_count++] = c;
		if (look->tail_count < look->tail_wanted)
			return;
		if (!whole_utf8(look->tail, look->tail_count))
			first(&look->not_utf8, look->line);
		look->tail_count = 0;
		return;
	}
	look->tail_wanted = c >= 0xC2 && c <= 0xDF ? 2 : c >= 0xE0 && c <= 0xEF ? 3 : c >= 0xF0 && c <= 0xF4 ? 4 : 0;
	if (!look->tail_wanted)
		first(&look->not_utf8, look->line);
	else
		look->tail[look->tail_count++] = c;
}

static void look_at_bytes(struct look *look, const unsigned char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (p[i] < 0x80) {
			if (look->tail_count) {
				first(&look->not_utf8, look->line);
				look->tail_count = 0;
			}
			if (p[i] > 0x20 && p[i] < 0x7F)
				look->after_return = false;
			else
				look_at_ascii(look, p[i]);
		} else {
			look_at_high_byte(look, p[i]);
		}
	}
}

static void look_at_utf16(struct look *look, const unsigned char *p, size_t n, bool big_endian)
{
	for (size_t i = 0; i < n; i++) {
		if (!look->odd) {
			look->odd = true;
			look->half = p[i];
			continue;
		}
		look->odd = false;
		unsigned unit = big_endian ? (unsigned)look->half << 8 | p[i] : (unsigned)p[i] << 8 | look->half;
		bool low = unit >= 0xDC00 && unit <= 0xDFFF;
		if (low != look->high)
			first(&look->not_utf16, look->line);
		look->high = unit >= 0xD800 && unit <= 0xDBFF;
		if (unit < 0x80)
			look_at_ascii(look, unit);
		else
			look->after_return = false;
	}
}

static enum encoding byte_order_mark(const unsigned char *p, size_t n, size_t *length)
{
	*length = 0;
	if (n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0) {
		*length = 3;
		return ENCODING_UTF8;
	}
	if (n >= 2 && (memcmp(p, "\xFF\xFE", 2) == 0 || memcmp(p, "\xFE\xFF", 2) == 0)) {
		*length = 2;
		return p[0] == 0xFF ? ENCODING_UTF16LE : ENCODING_UTF16BE;
	}
	return ENCODING_UNKNOWN;
}

static bool wrong(struct diags *diags, struct place at, unsigned line, const char *message)
{
	at.line = line;
	diag_add(diags, DIAG_INPUT, at, "%s", message);
	return false;
}

/* The verdict over what was seen. */
static bool judge(const struct look *look, enum encoding declared, enum encoding marked, struct encoding_found *found,
		  struct place at, struct diags *diags)
{
	bool utf16 = marked == ENCODING_UTF16LE || marked == ENCODING_UTF16BE;

	if (utf16 && declared != ENCODING_UNKNOWN && declared != ENCODING_UTF16)
		return wrong(diags, at, 1,
			     _("the file begins with the byte order mark of UTF-16, but teckenkodning says "
			       "otherwise: correct the setting"));
	if (marked == ENCODING_UTF8 && declared == ENCODING_WINDOWS_1252)
		return wrong(diags, at, 1,
			     _("the file begins with the byte order mark of UTF-8, but teckenkodning says "
			       "windows-1252: correct the setting"));
	if (!utf16 && declared == ENCODING_UTF16)
		return wrong(diags, at, 1,
			     _("teckenkodning says utf-16, but the file has no byte order mark: export it "
			       "with one, or as UTF-8"));
	if (look->nul)
		return wrong(diags, at, look->nul, _("NUL character: this is not a text file; export it as CSV again"));
	if (look->control)
		return wrong(diags, at, look->control,
			     _("control character: this is not a text file; export it as CSV again"));
	if (utf16) {
		found->encoding = marked;
		if (look->not_utf16 || look->odd || look->high)
			return wrong(
				diags, at, look->not_utf16 ? look->not_utf16 : look->line,
				_("not UTF-16 here, though the file begins with its byte order mark: export it again"));
		return true;
	}
	unsigned not_utf8 = look->not_utf8 || !look->tail_count ? look->not_utf8 : look->line;
	found->encoding = ENCODING_UTF8;
	if (!not_utf8 && declared != ENCODING_WINDOWS_1252)
		return true;
	if (declared == ENCODING_UTF8 || marked == ENCODING_UTF8)
		return wrong(diags, at, not_utf8,
			     _("not UTF-8 here, though the file or its settings say so: export it "
			       "again, or declare teckenkodning"));
	found->encoding = ENCODING_WINDOWS_1252;
	if (look->not_1252)
		return wrong(diags, at, look->not_1252,
			     _("neither UTF-8 nor Windows-1252 text: export the file as UTF-8"));
	return true;
}

bool encoding_detect(const char *path, enum encoding declared, struct encoding_found *found, struct diags *diags)
{
	struct place at = {.file = str_from(path)};
	struct look look = {.line = 1};
	enum encoding marked = ENCODING_UNKNOWN;
	unsigned char part[65536];
	size_t n;

	*found = (struct encoding_found){0};
	FILE *file = fopen(path, "rb");
	if (!file) {
		diag_add(diags, DIAG_INPUT, at, _("cannot open the file: %s"), strerror(errno));
		return false;
	}
	while ((n = fread(part, 1, sizeof part, file)) > 0) {
		size_t skip = 0;
		if (found->size == 0) {
			marked = byte_order_mark(part, n, &skip);
			found->mark = skip;
		}
		if (marked == ENCODING_UTF16LE || marked == ENCODING_UTF16BE)
			look_at_utf16(&look, part + skip, n - skip, marked == ENCODING_UTF16BE);
		else
			look_at_bytes(&look, part + skip, n - skip);
		found->size += n;
	}
	int error = ferror(file) ? errno : 0;
	fclose(file);
	if (error) {
		diag_add(diags, DIAG_INPUT, at, _("cannot read the file: %s"), strerror(error));
		return false;
	}
	return judge(&look, declared, marked, found, at, diags);
}

bool encoding_glance(const char *path, enum encoding declared, struct encoding_found *found)
{
	enum { ENOUGH = 65536 };
	struct look look = {.line = 1};
	unsigned char part[ENOUGH];
	size_t skip = 0;
	struct stat status;

	FILE *file = declared == ENCODING_UNKNOWN || declared == ENCODING_UTF8 ? fopen(path, "rb") : NULL;
	if (!file)
		return false;
	size_t n = fread(part, 1, sizeof part, file);
	bool large = n == sizeof part && fstat(fileno(file), &status) == 0 && status.st_size > 16 * ENOUGH;
	fclose(file);
	if (!large)
		return false;
	enum encoding marked = byte_order_mark(part, n, &skip);
	look_at_bytes(&look, part + skip, n - skip);
	*found = (struct encoding_found){ENCODING_UTF8, skip, (uint64_t)status.st_size};
	return (marked == ENCODING_UNKNOWN || marked == ENCODING_UTF8) && !look.nul && !look.control && !look.not_utf8;
}

bool decoder_open(struct decoder *decoder, const char *path, struct encoding_found found)
{
	static const char *const names[] = {
		[ENCODING_UTF16LE] = "UTF-16LE",
		[ENCODING_UTF16BE] = "UTF-16BE",
		[ENCODING_WINDOWS_1252] = "WINDOWS-1252",
	};

	*decoder = (struct decoder){.converter = (iconv_t)-1};
	decoder->file = fopen(path, "rb");
	if (!decoder->file)
		return false;
	if (found.encoding != ENCODING_UTF8) {
		decoder->converter = iconv_open("UTF-8", names[found.encoding]);
		if (decoder->converter == (iconv_t)-1) {
			decoder_close(decoder);
			return false;
		}
	}
	if (fseek(decoder->file, (long)found.mark, SEEK_SET) != 0) {
		decoder_close(decoder);
		return false;
	}
	decoder->done = found.mark;
	return true;
}

/* Fills what waits for conversion, up to its size. */
static void read_more(struct decoder *decoder)
{
	size_t n = fread(decoder->waiting + decoder->waiting_count, 1, sizeof decoder->waiting - decoder->waiting_count,
			 decoder->file);

	if (n == 0) {
		decoder->ended = true;
		if (ferror(decoder->file))
			decoder->error = errno ? errno : EIO;
	}
	decoder->waiting_count += n;
	decoder->done += n;
}

size_t decoder_read(struct decoder *decoder, char *out, size_t size)
{
	if (decoder->converter == (iconv_t)-1) {
		size_t n = fread(out, 1, size, decoder->file);
		if (n == 0 && ferror(decoder->file))
			decoder->error = errno ? errno : EIO;
		decoder->done += n;
		return n;
	}

	char *to = out;
	size_t room = size;
	while (to == out && !decoder->error) {
		if (!decoder->ended && decoder->waiting_count < sizeof decoder->waiting / 2)
			read_more(decoder);
		if (decoder->waiting_count == 0 || decoder->error)
			break;
		char *from = decoder->waiting;
		size_t left = decoder->waiting_count;
		size_t converted = iconv(decoder->converter, &from, &left, &to, &room);
		int why = converted == (size_t)-1 ? errno : 0;
		memmove(decoder->waiting, from, left);
		decoder->waiting_count = left;
		if (why == EILSEQ || (why == EINVAL && decoder->ended))
			decoder->error = EILSEQ;
	}
	return (size_t)(to - out);
}

void decoder_close(struct decoder *decoder)
{
	if (decoder->converter != (iconv_t)-1)
		iconv_close(decoder->converter);
	if (decoder->file)
		fclose(decoder->file);
	decoder->converter = (iconv_t)-1;
	decoder->file = NULL;
}

/* Words set in lines. */
#include "text/wrap.h"

#include "base/utf8.h"

static bool is_hard_space(struct str text, size_t *n)
{
	static const struct str spaces[] = {STR("\u00A0"), STR("\u202F")};

	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
		if (str_starts(text, spaces[i])) {
			*n = spaces[i].n;
			return true;
		}
	return false;
}

static void add_plain(struct buf *out, struct str text)
{
	size_t n;

	while (text.n) {
		bool hard = is_hard_space(text, &n);
		if (!hard)
			n = 1;
		buf_add(out, hard ? S(" ") : str_sub(text, 0, 1));
		text = str_sub(text, n, text.n);
	}
}

struct str wrap_plain(struct arena *arena, struct str text)
{
	struct buf out = BUF_INIT;

	add_plain(&out, text);
	struct str copy = str_copy(arena, buf_str(&out));
	buf_release(&out);
	return copy;
}

/* The next word, and whether a forced line end stands before it. */
static struct str next_word(struct str *text, bool *line_end)
{
	size_t n = 0;

	*line_end = false;
	while (text->n && (*text->p == ' ' || *text->p == '\n' || *text->p == '\t')) {
		*line_end |= *text->p == '\n';
		*text = str_sub(*text, 1, text->n);
	}
	while (n < text->n && text->p[n] != ' ' && text->p[n] != '\n' && text->p[n] != '\t')
		n++;
	struct str word = str_sub(*text, 0, n);
	*text = str_sub(*text, n, text->n);
	return word;
}

void wrap_words(struct buf *out, struct str words, struct str first, struct str rest, size_t width)
{
	bool line_end;
	size_t at = 0;

	for (struct str word = next_word(&words, &line_end); word.n; word = next_word(&words, &line_end)) {
		size_t wide = utf8_width(word);
		if (at && !line_end && at + 1 + wide <= width) {
			buf_char(out, ' ');
			at += 1 + wide;
		} else {
			struct str begins = at ? rest : first;
			if (at)
				buf_char(out, '\n');
			buf_add(out, begins);
			at = utf8_width(begins) + wide;
		}
		add_plain(out, word);
	}
	if (at)
		buf_char(out, '\n');
}

void wrap_pad(struct buf *out, struct str text, size_t width, bool right)
{
	size_t wide = utf8_width(text), space = wide < width ? width - wide : 0;

	for (size_t i = 0; right && i < space; i++)
		buf_char(out, ' ');
	buf_add(out, text);
	for (size_t i = 0; !right && i < space; i++)
		buf_char(out, ' ');
}

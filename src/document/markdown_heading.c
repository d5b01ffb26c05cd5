/* Under which heading the source of a document stands while it is made. */
#include "document/markdown.h"

size_t markdown_placeholder(struct str *text)
{
	size_t index = 0, i = 0;

	while (i < text->n && text->p[i] >= '0' && text->p[i] <= '9')
		index = index * 10 + (size_t)(text->p[i++] - '0');
	*text = str_sub(*text, i + 3, text->n);
	return index;
}

/* The number of the appendix that begins with this placeholder: numbering counts them as they stand. */
static size_t appendices_to(const struct markdown *markdown, size_t index)
{
	size_t count = 0;

	for (size_t i = 0; i <= index; i++)
		count += markdown->placed.items[i].kind == PLACED_APPENDIX;
	return count;
}

/* Without the signs of emphasis, and with what placeholders stand for where it is text. */
static struct str heading_text(struct markdown *markdown, struct str line)
{
	struct buf out = BUF_INIT;

	while (line.n) {
		if (str_starts(line, S(MARKDOWN_OPEN))) {
			line = str_sub(line, 3, line.n);
			size_t index = markdown_placeholder(&line);
			const struct placed *placed =
				index < markdown->placed.count ? &markdown->placed.items[index] : NULL;
			if (placed && placed->kind == PLACED_APPENDIX)
				buf_printf(&out, "Bilaga %zu ", appendices_to(markdown, index));
			if (placed && placed->kind == PLACED_RUN &&
			    (placed->run.kind == RUN_TEXT || placed->run.kind == RUN_FIGURE))
				buf_add(&out, placed->run.text);
			continue;
		}
		if (*line.p != '*')
			buf_char(&out, *line.p);
		line = str_sub(line, 1, line.n);
	}
	struct str text = str_squeeze(markdown->arena, str_trim(buf_str(&out))), words = text;
	buf_release(&out);
	while (str_ends(words, S("#"))) /* "# Rubrik #" */
		words.n--;
	return str_ends(words, S(" ")) ? str_trim(words) : text;
}

struct str markdown_heading(struct markdown *markdown)
{
	struct str rest = str_sub(buf_str(&markdown->source), markdown->scanned, (size_t)-1);

	for (size_t end; (end = str_find(rest, S("\n"))) != (size_t)-1; rest = str_sub(rest, end + 1, rest.n)) {
		struct str line = str_sub(rest, 0, end);
		size_t level = 0;
		while (level < line.n && line.p[level] == '#')
			level++;
		if (level > 0 && level <= 6 && level < line.n && line.p[level] == ' ')
			markdown->heading = heading_text(markdown, str_sub(line, level, line.n));
		markdown->scanned += end + 1;
	}
	return markdown->heading;
}

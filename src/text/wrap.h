/* Words set in lines of a given width, with hanging indents. */
#ifndef UNDERLAG_TEXT_WRAP_H
#define UNDERLAG_TEXT_WRAP_H

#include "base/buf.h"

/*
 * Adds the words, each line ended by LF: the first begins with `first`, the others with `rest`. Hard spaces keep words together and
 * become ordinary ones; LF in the words begins a new line. A word wider than the line stands alone. Nothing is added for no words.
 */
void wrap_words(struct buf *out, struct str words, struct str first, struct str rest, size_t width);

/* With hard spaces as ordinary ones. */
struct str wrap_plain(struct arena *arena, struct str text);

/* The text, and spaces up to the width; before it where it is to end there. */
void wrap_pad(struct buf *out, struct str text, size_t width, bool right);

#endif

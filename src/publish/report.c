/* What a renderer's process tells its parent, as bytes. */
#include "publish/report.h"

#include <string.h>

enum { ENTRY_DIAG = 1, ENTRY_END };

/* No type here has values that are no values: what a crashed process wrote is read without harm. */
struct entry {
	unsigned kind;
	unsigned class;           /* enum diag_class */
	unsigned line, column;
	size_t file_n, message_n; /* texts that follow */
	size_t dropped;           /* of the end: diags.dropped */
	size_t written;           /* of the end: 1 or 0 */
};

static void add_entry(struct buf *out, struct entry entry)
{
	buf_add(out, (struct str){(const char *)&entry, sizeof entry});
}

void report_write(struct buf *out, const struct diags *diags, bool written)
{
	for (size_t i = 0; i < diags->count; i++) {
		const struct diag *diag = &diags->items[i];
		add_entry(out, (struct entry){
				       .kind = ENTRY_DIAG,
				       .class = diag->class,
				       .line = diag->at.line,
				       .column = diag->at.column,
				       .file_n = diag->at.file.n,
				       .message_n = diag->message.n,
			       });
		buf_add(out, diag->at.file);
		buf_add(out, diag->message);
	}
	add_entry(out, (struct entry){.kind = ENTRY_END, .dropped = diags->dropped, .written = written});
}

/* Takes the next entry and its texts off the bytes. */
static bool take_entry(struct str *bytes, struct entry *entry, struct str *file, struct str *message)
{
	if (bytes->n < sizeof *entry)
		return false;
	memcpy(entry, bytes->p, sizeof *entry);
	*bytes = str_sub(*bytes, sizeof *entry, bytes->n);
	if ((entry->kind != ENTRY_DIAG && entry->kind != ENTRY_END) || entry->class > DIAG_WRITE ||
	    entry->file_n > bytes->n || entry->message_n > bytes->n - entry->file_n)
		return false;
	*file = str_sub(*bytes, 0, entry->file_n);
	*message = str_sub(*bytes, entry->file_n, entry->message_n);
	*bytes = str_sub(*bytes, entry->file_n + entry->message_n, bytes->n);
	return true;
}

static bool is_whole(struct str bytes)
{
	struct entry entry;
	struct str file, message;

	do
		if (!take_entry(&bytes, &entry, &file, &message))
			return false;
	while (entry.kind != ENTRY_END);
	return bytes.n == 0;
}

bool report_read(struct str bytes, struct diags *diags, bool *written)
{
	struct entry entry;
	struct str file, message;

	if (!is_whole(bytes))
		return false;
	while (take_entry(&bytes, &entry, &file, &message) && entry.kind == ENTRY_DIAG)
		diag_add(diags, entry.class, (struct place){file, entry.line, entry.column}, "%.*s", STR_ARG(message));
	diags->dropped += entry.dropped;
	*written = entry.written == 1;
	return true;
}

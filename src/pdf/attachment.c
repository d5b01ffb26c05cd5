/* Reading a file that is put into a PDF. */
#include "pdf/attachment.h"

#include "base/buf.h"

#include <string.h>

static const char workbook_type[] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

bool attachment_read(struct attachment *attachment, struct arena *arena, const char *path, struct diags *diags)
{
	struct str file = str_from(path), name = str_base_name(file);
	struct buf bytes = BUF_INIT;
	int error = buf_read_file(&bytes, path);

	*attachment = (struct attachment){
		.name = name,
		.bytes = str_copy(arena, buf_str(&bytes)),
		.type = str_ends(name, S(".xlsx")) ? workbook_type : "application/octet-stream",
		/* Read by who gets the document, like all that is printed in it. */
		.description = S("Arbetsbok med dokumentets tabeller och formler"),
	};
	buf_release(&bytes);
	if (error)
		diag_add(diags, DIAG_WRITE, (struct place){.file = file}, _("cannot read the file to attach: %s"),
			 strerror(error));
	return error == 0;
}

/* The report of make bench, as PDF or as source of another program: pdf_pages pdf|plain|typst|html SECTIONS FILE */
#include "peers.h"
#include "report.h"

#include "pdf/pdf.h"

#include <stdlib.h>
#include <string.h>

static bool write_source(const char *path, void (*write)(FILE *, const struct doc *, const struct pdf_style *),
			 const struct doc *doc)
{
	FILE *out = fopen(path, "w");

	if (!out)
		return false;
	write(out, doc, &pdf_style_default);
	bool good = !ferror(out);
	return fclose(out) == 0 && good;
}

/* plain: without object streams. */
static bool write_pdf(const char *path, const struct doc *doc, bool plain, struct arena *arena)
{
	struct pdf_style style = pdf_style_default;
	struct diags diags;

	style.plain_file = plain;
	diags_init(&diags, arena);
	bool good = pdf_write(doc, &style, NULL, path, &diags);
	for (size_t i = 0; i < diags.count; i++)
		fprintf(stderr, "%.*s\n", STR_ARG(diags.items[i].message));
	return good;
}

int main(int argc, char **argv)
{
	struct arena arena = ARENA_INIT;
	bool good = false;

	if (argc != 4) {
		fprintf(stderr, "pdf_pages pdf|plain|typst|html SECTIONS FILE\n");
		return 2;
	}
	const struct doc *doc = report_new(&arena, (unsigned)strtoul(argv[2], NULL, 10));
	if (strcmp(argv[1], "pdf") == 0 || strcmp(argv[1], "plain") == 0)
		good = write_pdf(argv[3], doc, argv[1][1] == 'l', &arena);
	else if (strcmp(argv[1], "typst") == 0)
		good = write_source(argv[3], peers_typst, doc);
	else if (strcmp(argv[1], "html") == 0)
		good = write_source(argv[3], peers_html, doc);
	arena_release(&arena);
	return good ? 0 : 1;
}

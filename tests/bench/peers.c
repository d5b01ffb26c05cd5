/* Writes the report for Typst and as HTML. The generated text holds no character that either would take for markup. */
#include "peers.h"

static void put(FILE *out, const struct run *runs)
{
	for (; runs; runs = runs->next)
		fprintf(out, "%.*s", STR_ARG(runs->text));
}

static void put_cell(FILE *out, const struct table_cell *cell)
{
	put(out, cell->runs);
	if (cell->figure)
		fprintf(out, "%.*s", STR_ARG(cell->figure->printed));
}

static void put_colour(FILE *out, const char *before, struct pdf_colour colour, const char *after)
{
	fprintf(out, "%s#%02x%02x%02x%s", before, colour.red, colour.green, colour.blue, after);
}

/* ---- Typst ---- */

/* Line boxes are made as high as ours: leading is the distance of base lines. */
static void typst_look(FILE *out, const struct doc *doc, const struct pdf_style *style)
{
	const struct pdf_heading_style *heading = &style->headings[0];

	fprintf(out, "#set document(title: \"%.*s\")\n", STR_ARG(doc->title));
	fprintf(out, "#set page(width: %gpt, height: %gpt,\n", style->page_width, style->page_height);
	fprintf(out, "  margin: (left: %gpt, right: %gpt, top: %gpt, bottom: %gpt),\n", style->margin_left,
		style->margin_right, style->margin_top, style->margin_bottom);
	fprintf(out,
		"  header: context text(size: %gpt)[*%.*s* #h(1fr) *#counter(page).display(\"1 (1)\", both: true)* "
		"\\\n",
		style->head_size, STR_ARG(doc->issuer));
	fprintf(out, "    %.*s · %.*s #h(1fr) %.*s #line(length: 100%%, stroke: %gpt)])\n", STR_ARG(doc->kind),
		STR_ARG(doc->title), STR_ARG(doc->date), style->rule_thin);
	fprintf(out, "#set text(font: \"Open Sans\", size: %gpt, lang: \"sv\", hyphenate: %s, top-edge: 0.8em,\n",
		style->text_size, style->hyphenation ? "true" : "false");
	put_colour(out, "  bottom-edge: -0.2em, fill: rgb(\"", style->text, "\"))\n");
	fprintf(out, "#set par(justify: false, leading: %gem, spacing: %gpt)\n", style->leading - 1,
		style->paragraph_gap + (style->leading - 1) * style->text_size);
	fprintf(out, "#show heading: set text(size: %gpt", heading->size);
	put_colour(out, ", fill: rgb(\"", heading->colour, "\"))\n");
	fprintf(out, "#show heading: set block(below: %gpt)\n", heading->below + style->paragraph_gap);
	fprintf(out, "#show figure.caption: it => align(left, text(size: %gpt, it.body))\n", style->table_size);
	fprintf(out, "#set figure.caption(position: top)\n");
	fprintf(out, "#show table: set text(size: %gpt)\n", style->table_size);
	fprintf(out, "#show table: set par(leading: %gem)\n", style->table_leading - 1);
	fprintf(out, "#show table.cell.where(y: 0): set text(weight: \"bold\")\n");
	fprintf(out, "#set table(columns: (1fr, auto, auto, auto, auto, auto), inset: (x: %gpt, y: %gpt),\n",
		style->cell_space, style->cell_height + (style->table_leading - 1) * style->table_size / 2);
	put_colour(out,
		   "  align: (x, y) => if x == 0 { left } else { right }, stroke: (x, y) => (bottom: 0.3pt + rgb(\"",
		   style->hair, "\")))\n\n");
}

static void typst_row(FILE *out, const struct table_row *row, size_t columns, const struct pdf_style *style)
{
	const char *mark = row->kind == ROW_POST ? "" : "*";

	if (row->kind != ROW_POST)
		fprintf(out, "  table.hline(stroke: %gpt + black),\n",
			row->kind == ROW_TOTAL ? style->rule_heavy : style->rule_thin);
	fprintf(out, "  ");
	for (size_t c = 0; c < columns; c++) {
		fprintf(out, "[%s", mark);
		put_cell(out, &row->cells[c]);
		fprintf(out, "%s],", mark);
	}
	fprintf(out, "\n");
}

static void typst_table(FILE *out, const struct doc_table *table, const struct pdf_style *style)
{
	fprintf(out, "#figure(kind: table, caption: [*%.*s. %.*s*, %.*s], table(\n  table.header(",
		STR_ARG(table->anchor.label), STR_ARG(table->title), STR_ARG(table->unit));
	for (size_t c = 0; c < table->column_count; c++)
		fprintf(out, "[%.*s],", STR_ARG(table->columns[c].title));
	fprintf(out, "),\n  table.hline(stroke: %gpt + black),\n", style->rule_thin);
	for (size_t r = 0; r < table->row_count; r++)
		typst_row(out, &table->rows[r], table->column_count, style);
	fprintf(out, "))\n\n");
}

void peers_typst(FILE *out, const struct doc *doc, const struct pdf_style *style)
{
	typst_look(out, doc, style);
	fprintf(out, "#text(size: %gpt, weight: \"bold\")[%.*s]\n\n", style->title_size, STR_ARG(doc->title));
	for (const struct block *block = doc->blocks; block; block = block->next) {
		if (block->kind == BLOCK_NEW_PAGE) {
			fprintf(out, "#pagebreak()\n");
		} else if (block->kind == BLOCK_TABLE) {
			typst_table(out, block->table, style);
		} else {
			fprintf(out, "%s", block->kind == BLOCK_HEADING ? "= " : "");
			put(out, block->runs);
			fprintf(out, "\n\n");
		}
	}
}

/* ---- HTML ---- */

/* The rule below the head is the lower edge of its three boxes, which together are as wide as the text. */
static void html_page(FILE *out, const struct doc *doc, const struct pdf_style *style)
{
	static const char *const box =
		"vertical-align: bottom; padding-bottom: 4pt; margin-bottom: 22pt; border-bottom:";

	fprintf(out, "@page { size: %gpt %gpt; margin: %gpt %gpt %gpt %gpt;\n", style->page_width, style->page_height,
		style->margin_top, style->margin_right, style->margin_bottom, style->margin_left);
	fprintf(out, "@top-left { font: bold %gpt \"Open Sans\"; width: 33.3%%; %s %gpt solid; content: \"%.*s\" }\n",
		style->head_size, box, style->rule_thin, STR_ARG(doc->issuer));
	fprintf(out,
		"@top-center { font: %gpt \"Open Sans\"; width: 33.3%%; %s %gpt solid; content: \"%.*s · %.*s\" }\n",
		style->head_size, box, style->rule_thin, STR_ARG(doc->kind), STR_ARG(doc->title));
	fprintf(out, "@top-right { font: bold %gpt \"Open Sans\"; width: 33.3%%; %s %gpt solid;\n", style->head_size,
		box, style->rule_thin);
	fprintf(out, "  content: \"%.*s · \" counter(page) \" (\" counter(pages) \")\" } }\n", STR_ARG(doc->date));
}

static void html_look(FILE *out, const struct doc *doc, const struct pdf_style *style)
{
	const struct pdf_heading_style *heading = &style->headings[0];

	fprintf(out, "<!DOCTYPE html>\n<html lang=\"sv\">\n<meta charset=\"utf-8\">\n<title>%.*s</title>\n<style>\n",
		STR_ARG(doc->title));
	html_page(out, doc, style);
	fprintf(out, "body { margin: 0; font: %gpt/%g \"Open Sans\"; hyphens: %s;", style->text_size, style->leading,
		style->hyphenation ? "auto" : "manual");
	put_colour(out, " color: ", style->text, " }\n");
	fprintf(out, "p { margin: 0 0 %gpt }\n", style->paragraph_gap);
	fprintf(out, ".title { font-size: %gpt; font-weight: bold; margin: 0 0 %gpt }\n", style->title_size,
		style->title_below);
	put_colour(out, "h1 { color: ", heading->colour, ";");
	fprintf(out, " font-size: %gpt; margin: 0 0 %gpt; break-before: page }\n", heading->size, heading->below);
	fprintf(out, ".title + h1 { break-before: auto }\n");
	fprintf(out, "table { font-size: %gpt; line-height: %g; border-collapse: collapse; width: 100%%;\n",
		style->table_size, style->table_leading);
	fprintf(out, "  margin: %gpt 0 0 }\ncaption { text-align: left }\n", style->table_above);
	fprintf(out, "th, td { padding: %gpt %gpt; text-align: right;", style->cell_height, style->cell_space);
	put_colour(out, " border-bottom: 0.3pt solid ", style->hair, " }\n");
	fprintf(out, "th:first-child, td:first-child { text-align: left }\n");
	fprintf(out, "thead th { border-bottom: %gpt solid }\n", style->rule_thin);
	fprintf(out, ".sum td { font-weight: bold; border-top: %gpt solid }\n", style->rule_thin);
	fprintf(out, ".total td { font-weight: bold; border-top: %gpt solid }\n</style>\n", style->rule_heavy);
}

static void html_row(FILE *out, const struct table_row *row, size_t columns)
{
	fprintf(out, "<tr%s>",
		row->kind == ROW_POST    ? ""
		: row->kind == ROW_TOTAL ? " class=\"total\""
					 : " class=\"sum\"");
	for (size_t c = 0; c < columns; c++) {
		fprintf(out, "<td>");
		put_cell(out, &row->cells[c]);
		fprintf(out, "</td>");
	}
	fprintf(out, "</tr>\n");
}

static void html_table(FILE *out, const struct doc_table *table)
{
	fprintf(out, "<table><caption><b>%.*s. %.*s</b>, %.*s</caption>\n<thead><tr>", STR_ARG(table->anchor.label),
		STR_ARG(table->title), STR_ARG(table->unit));
	for (size_t c = 0; c < table->column_count; c++)
		fprintf(out, "<th>%.*s</th>", STR_ARG(table->columns[c].title));
	fprintf(out, "</tr></thead>\n<tbody>\n");
	for (size_t r = 0; r < table->row_count; r++)
		html_row(out, &table->rows[r], table->column_count);
	fprintf(out, "</tbody></table>\n");
}

void peers_html(FILE *out, const struct doc *doc, const struct pdf_style *style)
{
	html_look(out, doc, style);
	fprintf(out, "<p class=\"title\">%.*s</p>\n", STR_ARG(doc->title));
	for (const struct block *block = doc->blocks; block; block = block->next) {
		if (block->kind == BLOCK_TABLE) {
			html_table(out, block->table);
		} else if (block->kind != BLOCK_NEW_PAGE) {
			const char *tag = block->kind == BLOCK_HEADING ? "h1" : "p";
			fprintf(out, "<%s>", tag);
			put(out, block->runs);
			fprintf(out, "</%s>\n", tag);
		}
	}
}

/* Pieces of a formula to text. */
#include "xlsx/formula.h"

#include "base/utf8.h"
#include "xlsx/names.h"

enum { FORMULA_MAXIMUM = 8192, LITERAL_MAXIMUM = 255 };

static void add_place(struct buf *out, const struct xl_sheet *sheet, size_t row, size_t column,
		      const struct xl_place *own)
{
	if (sheet != own->sheet) {
		xl_add_sheet(out, sheet->name);
		buf_char(out, '!');
	}
	xl_add_cell(out, row, column, false);
}

/*
 * The ends of a range: a figure may stand in several tables, so the two places are taken where both lie in one column
 * of one table, in the table of the formula itself if it can be.
 */
static bool find_range(const struct xl_place **first, const struct xl_place **last, const struct xl_place *firsts,
		       const struct xl_place *lasts, const struct xl_place *own)
{
	bool found = false;

	for (const struct xl_place *a = firsts; a; a = a->next) {
		for (const struct xl_place *b = lasts; b; b = b->next) {
			bool fits = a->sheet == b->sheet && a->table == b->table && a->column == b->column &&
				    a->row <= b->row;
			if (fits && (!found || (a->table == own->table && (*first)->table != own->table))) {
				*first = a;
				*last = b;
				found = true;
			}
		}
	}
	return found;
}

/* False when the piece refers to what has no place. */
static bool add_piece(struct buf *out, const struct xl_layout *layout, const struct piece *piece,
		      const struct xl_place *own)
{
	const struct xl_place *first, *last;
	const struct xl_sheet *sheet;

	switch (piece->kind) {
	case PIECE_TEXT:
		buf_add(out, piece->text);
		return true;
	case PIECE_FIGURE:
		first = xl_layout_places(layout, piece->figure);
		if (first)
			add_place(out, first->sheet, first->row, first->column, own);
		return first;
	case PIECE_RANGE:
		if (!find_range(&first, &last, xl_layout_places(layout, piece->figure),
				xl_layout_places(layout, piece->last), own))
			return false;
		add_place(out, first->sheet, first->row, first->column, own);
		buf_char(out, ':');
		xl_add_cell(out, last->row, last->column, false);
		return true;
	case PIECE_COLUMN:
		sheet = xl_layout_data(layout, piece->data);
		if (!sheet || piece->column >= sheet->data->column_count)
			return false;
		xl_add_column(out, sheet->table_name,
			      xl_column_name(layout->arena, sheet->data->columns[piece->column].name));
		return true;
	case PIECE_CELL:
		sheet = xl_layout_data(layout, piece->data);
		if (!sheet || piece->column >= sheet->data->column_count || piece->row >= sheet->data->row_count)
			return false;
		add_place(out, sheet, XL_TOP + 1 + piece->row, piece->column, own);
		return true;
	}
	return false;
}

/* The length of the longest text between quotation marks in a formula's own text. */
static size_t longest_literal(const struct piece *pieces)
{
	size_t longest = 0;

	for (const struct piece *piece = pieces; piece; piece = piece->next) {
		struct str text = piece->kind == PIECE_TEXT ? piece->text : S("");
		for (size_t i = 0, start; i < text.n; i++) {
			if (text.p[i] != '"')
				continue;
			/* A doubled mark is one character of the text. */
			for (start = ++i; i < text.n; i++) {
				bool doubled = i + 1 < text.n && text.p[i + 1] == '"';
				if (text.p[i] == '"' && !doubled)
					break;
				i += text.p[i] == '"';
			}
			size_t length = xl_length(str_sub(text, start, i - start));
			if (length > longest)
				longest = length;
		}
	}
	return longest;
}

bool xl_formula(struct str *out, const struct xl_layout *layout, const struct figure *figure,
		const struct xl_place *own, struct place at, struct diags *diags)
{
	struct buf text = BUF_INIT;
	size_t faults = diags_faults(diags);

	if (figure->at.file.n)
		at = figure->at;
	buf_char(&text, '=');
	for (const struct piece *piece = figure->formula; piece; piece = piece->next)
		if (!add_piece(&text, layout, piece, own))
			diag_add(diags, DIAG_WRITE, at,
				 _("the formula of “%.*s” refers to something that has no cell in the workbook"),
				 STR_ARG(figure->label));
	*out = str_copy(layout->arena, buf_str(&text));
	buf_release(&text);

	size_t length = xl_length(*out), literal = longest_literal(figure->formula);
	if (length > FORMULA_MAXIMUM)
		diag_add(diags, DIAG_INPUT, at,
			 _("the formula of “%.*s” has %zu characters in the workbook: Excel takes at most %d; "
			   "name a part of it"),
			 STR_ARG(figure->label), length, FORMULA_MAXIMUM);
	if (literal > LITERAL_MAXIMUM)
		diag_add(diags, DIAG_INPUT, at,
			 _("the formula of “%.*s” holds a text of %zu characters: Excel takes at most %d"),
			 STR_ARG(figure->label), literal, LITERAL_MAXIMUM);
	return diags_faults(diags) == faults;
}

struct str xl_reference(struct arena *arena, const struct xl_place *place, const struct xl_place *own)
{
	struct buf text = BUF_INIT;

	buf_char(&text, '=');
	add_place(&text, place->sheet, place->row, place->column, own);
	struct str copy = str_copy(arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

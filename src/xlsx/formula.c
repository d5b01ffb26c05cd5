/* Pieces of a formula to text. */
#include "xlsx/formula.h"

#include "xlsx/named.h"
#include "xlsx/names.h"

enum { FORMULA_MAXIMUM = 8192, LITERAL_MAXIMUM = 255, ARGUMENTS_MAXIMUM = 255, DEPTH_MAXIMUM = 64 };

static void add_place(struct buf *out, const struct xl_sheet *sheet, size_t row, size_t column,
		      const struct xl_place *own)
{
	if (sheet != own->sheet) {
		xl_add_sheet(out, sheet->name);
		buf_char(out, '!');
	}
	xl_add_cell(out, row, column, false);
}

/* The cell that holds the figure. */
static void add_holder(struct buf *out, const struct xl_layout *layout, const struct figure *figure,
		       const struct xl_place *own)
{
	const struct xl_place *first = xl_layout_places(layout, figure);
	struct str name = first->sheet != own->sheet ? xl_named(layout, figure) : S("");

	if (name.n)
		buf_add(out, name);
	else
		add_place(out, first->sheet, first->row, first->column, own);
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
		if (!xl_layout_places(layout, piece->figure))
			return false;
		add_holder(out, layout, piece->figure, own);
		return true;
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

/* Functions that are open where a formula is read. */
struct calls {
	size_t *arguments; /* so far, of each parenthesis; 0 for one that belongs to no function */
	size_t open, functions, deepest, most;
};

static bool ends_name(struct str text, size_t at)
{
	char c = at ? text.p[at - 1] : ' ';

	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
	       (unsigned char)c >= 0x80;
}

/* The place behind the text between two marks that begins at from; a doubled mark is part of it. */
static size_t skip_quoted(struct str text, size_t from)
{
	char mark = text.p[from];
	size_t i = from + 1;

	for (; i < text.n; i++) {
		bool doubled = i + 1 < text.n && text.p[i + 1] == mark;
		if (text.p[i] == mark && !doubled)
			break;
		i += text.p[i] == mark;
	}
	return i + 1;
}

/* The place behind a structured reference or a list of constants: an apostrophe escapes what follows it. */
static size_t skip_brackets(struct str text, size_t from)
{
	size_t depth = 0, i = from;

	for (; i < text.n; i++) {
		if (text.p[i] == '\'' && text.p[from] == '[')
			i++;
		else if (text.p[i] == '"' && text.p[from] == '{')
			i = skip_quoted(text, i) - 1;
		else if (text.p[i] == '[' || text.p[i] == '{')
			depth++;
		else if ((text.p[i] == ']' || text.p[i] == '}') && --depth == 0)
			break;
	}
	return i + 1;
}

static void open_call(struct calls *calls, bool is_function)
{
	calls->arguments[calls->open++] = is_function;
	calls->functions += is_function;
	calls->most = is_function && calls->most == 0 ? 1 : calls->most;
	calls->deepest = calls->functions > calls->deepest ? calls->functions : calls->deepest;
}

static void close_call(struct calls *calls)
{
	if (calls->open)
		calls->functions -= calls->arguments[--calls->open] > 0;
}

static void next_argument(struct calls *calls)
{
	size_t *arguments = calls->open ? &calls->arguments[calls->open - 1] : NULL;

	if (arguments && *arguments && ++*arguments > calls->most)
		calls->most = *arguments;
}

/* Counts how deep functions stand in each other, and the most arguments of one. */
static struct calls count_calls(struct arena *arena, struct str text)
{
	struct calls calls = {.arguments = ARENA_ARRAY(arena, size_t, text.n)};

	for (size_t i = 0; i < text.n;) {
		if (text.p[i] == '"' || text.p[i] == '\'') {
			i = skip_quoted(text, i);
			continue;
		}
		if (text.p[i] == '[' || text.p[i] == '{') {
			i = skip_brackets(text, i);
			continue;
		}
		if (text.p[i] == '(')
			open_call(&calls, ends_name(text, i));
		else if (text.p[i] == ')')
			close_call(&calls);
		else if (text.p[i] == ',')
			next_argument(&calls);
		i++;
	}
	return calls;
}

/* The length of the longest text between quotation marks in a formula's own text. */
static size_t longest_literal(const struct piece *pieces)
{
	size_t longest = 0;

	for (const struct piece *piece = pieces; piece; piece = piece->next) {
		struct str text = piece->kind == PIECE_TEXT ? piece->text : S("");
		for (size_t i = 0, end; i < text.n; i = end) {
			end = text.p[i] == '"' ? skip_quoted(text, i) : i + 1;
			size_t length = text.p[i] == '"' ? xl_length(str_sub(text, i + 1, end - i - 2)) : 0;
			longest = length > longest ? length : longest;
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
	if (length > FORMULA_MAXIMUM)
		return false;
	struct arena scratch = ARENA_INIT;
	struct calls calls = count_calls(&scratch, *out);
	arena_release(&scratch);
	if (calls.most > ARGUMENTS_MAXIMUM)
		diag_add(diags, DIAG_INPUT, at,
			 _("the formula of “%.*s” has a function of %zu arguments in the workbook: Excel takes at most "
			   "%d; name a part of it"),
			 STR_ARG(figure->label), calls.most, ARGUMENTS_MAXIMUM);
	if (calls.deepest > DEPTH_MAXIMUM)
		diag_add(diags, DIAG_INPUT, at,
			 _("the formula of “%.*s” has functions that stand %zu deep in each other in the workbook: "
			   "Excel takes at most %d; name a part of it"),
			 STR_ARG(figure->label), calls.deepest, DEPTH_MAXIMUM);
	return diags_faults(diags) == faults;
}

struct str xl_figure_reference(const struct xl_layout *layout, const struct figure *figure, const struct xl_place *own)
{
	struct buf text = BUF_INIT;

	buf_char(&text, '=');
	add_holder(&text, layout, figure, own);
	struct str copy = str_copy(layout->arena, buf_str(&text));
	buf_release(&text);
	return copy;
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

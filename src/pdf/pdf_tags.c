/* The structure tree of a document as text. */
#include "pdf/pdf_tags.h"

#include "pdf/pdf_syntax.h"

/* Objects of the trees that find elements hold so many: readers load one at a time. */
enum { LEAF = 1000 };

struct writing {
	struct pdf_file *file;
	const struct canvas *canvas;
	const struct pdf_numbers *numbers;
	size_t first;                      /* number of the first element made */
	const struct element **identified; /* by id - 1 */
	struct buf value, leaves;
};

static size_t number_of(const struct writing *w, const struct element *element)
{
	return w->first + element->number;
}

/* Ends the value that was being written. */
static void end_object(struct writing *w, size_t number)
{
	pdf_file_object(w->file, number, buf_str(&w->value));
	buf_clear(&w->value);
}

static void put_key(struct buf *out, const char *key, size_t number)
{
	pdf_put(out, key);
	pdf_put_number(out, number);
}

static void put_reference(struct buf *out, const char *key, size_t object)
{
	pdf_put(out, key);
	pdf_put_reference(out, object);
}

/* Of one width, so that their order as texts is that of the numbers. */
static void put_id(struct buf *out, unsigned id)
{
	buf_printf(out, "(id-%08u)", id);
}

/* ---- elements ---- */

static void put_table_attributes(struct buf *out, const struct element *element)
{
	pdf_put(out, "<</O/Table");
	if (element->scope) {
		pdf_put(out, "/Scope/");
		pdf_put(out, element->scope);
	}
	if (element->columns > 1)
		put_key(out, "/ColSpan ", element->columns);
	if (element->rows > 1)
		put_key(out, "/RowSpan ", element->rows);
	if (element->header_count) {
		pdf_put(out, "/Headers[");
		for (size_t i = 0; i < element->header_count; i++)
			put_id(out, element->headers[i]->id);
		buf_char(out, ']');
	}
	pdf_put(out, ">>");
}

static void put_attributes(struct buf *out, const struct element *element)
{
	bool table = element->scope || element->columns > 1 || element->rows > 1 || element->header_count;
	unsigned owners = (unsigned)table + (element->numbering != NULL) + element->has_box;

	if (owners == 0)
		return;
	pdf_put(out, owners > 1 ? "/A[" : "/A");
	if (table)
		put_table_attributes(out, element);
	if (element->numbering) {
		pdf_put(out, "<</O/List/ListNumbering/");
		pdf_put(out, element->numbering);
		pdf_put(out, ">>");
	}
	if (element->has_box) {
		pdf_put(out, "<</O/Layout/BBox[");
		for (int i = 0; i < 4; i++) {
			pdf_put_decimal(out, element->box[i]);
			buf_char(out, i < 3 ? ' ' : ']');
		}
		pdf_put(out, ">>");
	}
	if (owners > 1)
		buf_char(out, ']');
}

/* What names its page: content on another page than the element's own, or an object. */
static void put_kid(struct writing *w, const struct kid *kid, size_t own_page)
{
	struct buf *out = &w->value;

	if (kid->kind == KID_ELEMENT) {
		pdf_put_reference(out, number_of(w, kid->element));
	} else if (kid->kind == KID_LINK) {
		put_reference(out, "<</Type/OBJR/Pg ", w->numbers->pages[kid->page]);
		put_reference(out, "/Obj ", w->numbers->links[kid->mark]);
		pdf_put(out, ">>");
	} else if (kid->page == own_page) {
		pdf_put_number(out, kid->mark);
	} else {
		put_reference(out, "<</Type/MCR/Pg ", w->numbers->pages[kid->page]);
		put_key(out, "/MCID ", kid->mark);
		pdf_put(out, ">>");
	}
}

static void put_kids(struct writing *w, const struct element *element)
{
	struct buf *out = &w->value;
	size_t own_page = SIZE_MAX;

	for (size_t i = 0; i < element->count && own_page == SIZE_MAX; i++)
		if (element->items[i].kind == KID_CONTENT)
			own_page = element->items[i].page;
	if (own_page != SIZE_MAX)
		put_reference(out, "/Pg ", w->numbers->pages[own_page]);
	pdf_put(out, "/K[");
	for (size_t i = 0; i < element->count; i++) {
		put_kid(w, &element->items[i], own_page);
		buf_char(out, i + 1 < element->count ? ' ' : ']');
	}
	if (element->count == 0)
		buf_char(out, ']');
}

/* Depth is that of nested lists: small. */
static void write_element(struct writing *w, const struct element *element)
{
	struct buf *out = &w->value;

	pdf_put(out, "<</S/");
	pdf_put(out, element->type);
	put_reference(out, "/P ", element->parent ? number_of(w, element->parent) : w->numbers->tree);
	put_attributes(out, element);
	if (element->id) {
		pdf_put(out, "/ID");
		put_id(out, element->id);
		w->identified[element->id - 1] = element;
	}
	if (element->alternative.n) {
		pdf_put(out, "/Alt");
		pdf_put_text(out, element->alternative);
	}
	put_kids(w, element);
	pdf_put(out, ">>");
	end_object(w, number_of(w, element));
	for (size_t i = 0; i < element->count; i++)
		if (element->items[i].kind == KID_ELEMENT)
			write_element(w, element->items[i].element);
}

/* ---- the trees that find them ---- */

/* Adds what was written to a tree's leaves as one that holds keys from first to last. */
static void end_leaf(struct writing *w)
{
	size_t number = pdf_file_reserve(w->file, 1);

	pdf_put(&w->value, "]>>");
	end_object(w, number);
	pdf_put_reference(&w->leaves, number);
	buf_char(&w->leaves, ' ');
}

static size_t end_tree(struct writing *w)
{
	size_t number = pdf_file_reserve(w->file, 1);

	pdf_put(&w->value, "<</Kids[");
	buf_add(&w->value, buf_str(&w->leaves));
	pdf_put(&w->value, "]>>");
	end_object(w, number);
	buf_clear(&w->leaves);
	return number;
}

static size_t write_marks(struct writing *w, const struct page *page)
{
	size_t number = pdf_file_reserve(w->file, 1);

	buf_char(&w->value, '[');
	for (size_t i = 0; i < page->count; i++) {
		pdf_put_reference(&w->value, number_of(w, page->items[i]));
		buf_char(&w->value, ' ');
	}
	buf_char(&w->value, ']');
	end_object(w, number);
	return number;
}

/* By page, the elements of its marks; then by link, the element that it is in. */
static size_t write_parent_tree(struct writing *w)
{
	const struct canvas *canvas = w->canvas;
	size_t pages = canvas->pages.count, count = pages + canvas->links.count;
	size_t *owners = ARENA_ARRAY(canvas->arena, size_t, count);

	for (size_t i = 0; i < count; i++)
		owners[i] = i < pages ? write_marks(w, &canvas->pages.items[i])
				      : number_of(w, canvas->links.items[i - pages].element);
	for (size_t i = 0; i < count; i++) {
		size_t last = i + LEAF < count ? i + LEAF - 1 : count - 1;
		if (i % LEAF == 0)
			buf_printf(&w->value, "<</Limits[%zu %zu]/Nums[", i, last);
		pdf_put_number(&w->value, i);
		buf_char(&w->value, ' ');
		pdf_put_reference(&w->value, owners[i]);
		buf_char(&w->value, ' ');
		if (i % LEAF == LEAF - 1 || i == count - 1)
			end_leaf(w);
	}
	return end_tree(w);
}

static size_t write_id_tree(struct writing *w)
{
	unsigned count = w->canvas->ids;

	for (unsigned i = 0; i < count; i++) {
		unsigned last = count - i > LEAF ? i + LEAF : count;
		if (i % LEAF == 0)
			buf_printf(&w->value, "<</Limits[(id-%08u)(id-%08u)]/Names[", i + 1, last);
		if (w->identified[i]) {
			put_id(&w->value, i + 1);
			pdf_put_reference(&w->value, number_of(w, w->identified[i]));
			buf_char(&w->value, ' ');
		}
		if (i % LEAF == LEAF - 1 || i == count - 1)
			end_leaf(w);
	}
	return end_tree(w);
}

void pdf_tags_write(struct pdf_file *file, const struct canvas *canvas, const struct pdf_numbers *numbers)
{
	struct writing w = {
		.file = file,
		.canvas = canvas,
		.numbers = numbers,
		.first = pdf_file_reserve(file, canvas->elements),
		.identified = ARENA_ARRAY(canvas->arena, const struct element *, canvas->ids),
		.value = BUF_INIT,
		.leaves = BUF_INIT,
	};

	write_element(&w, canvas->document);
	size_t parents = write_parent_tree(&w), ids = canvas->ids ? write_id_tree(&w) : 0;
	put_reference(&w.value, "<</Type/StructTreeRoot/RoleMap<</Title/P>>/K[", number_of(&w, canvas->document));
	put_reference(&w.value, "]/ParentTree ", parents);
	put_key(&w.value, "/ParentTreeNextKey ", canvas->pages.count + canvas->links.count);
	if (ids)
		put_reference(&w.value, "/IDTree ", ids);
	pdf_put(&w.value, ">>");
	end_object(&w, numbers->tree);
	buf_release(&w.value);
	buf_release(&w.leaves);
}

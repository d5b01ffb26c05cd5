/* The structure tree of a document: elements, the trees that find them by page and by id, links. */
#include "pdf/haru_tags.h"

/* Of one width, so that their order as texts is that of the numbers. */
static const char *note_id(struct haru_building *b, size_t number)
{
	return str_c(b->arena, str_printf(b->arena, "id-%06zu", number));
}

static void add_attributes(struct haru_building *b, const struct element *element, HPDF_Dict dict)
{
	if (element->scope || element->columns > 1) {
		HPDF_Dict table = haru_dict(b->haru, dict, "A");
		haru_name(b->haru, table, "O", "Table");
		if (element->scope)
			haru_name(b->haru, table, "Scope", element->scope);
		if (element->columns > 1)
			haru_number(b->haru, table, "ColSpan", (long)element->columns);
	} else if (element->numbering) {
		HPDF_Dict list = haru_dict(b->haru, dict, "A");
		haru_name(b->haru, list, "O", "List");
		haru_name(b->haru, list, "ListNumbering", element->numbering);
	}
	if (element->id) {
		haru_ascii(b->haru, dict, "ID", note_id(b, element->id));
		b->notes[element->id - 1] = dict;
	}
}

/* A kid that names its page: content on another page than the element's own, or an object. */
static HPDF_Dict add_reference(struct haru_building *b, const char *type, size_t page, HPDF_Array kids)
{
	struct haru *haru = b->haru;
	HPDF_Dict reference = haru_object(haru, haru->fault ? NULL : HPDF_Dict_New(haru->doc->mmgr));

	haru_push(haru, kids, reference);
	haru_name(haru, reference, "Type", type);
	haru_add(haru, reference, "Pg", b->pages[page]);
	return reference;
}

static void add_content(struct haru_building *b, const struct kid *kid, size_t own_page, HPDF_Array kids)
{
	if (kid->page == own_page)
		haru_push_number(b->haru, kids, (long)kid->mark);
	else
		haru_number(b->haru, add_reference(b, "MCR", kid->page, kids), "MCID", (long)kid->mark);
}

static void add_link(struct haru_building *b, const struct kid *kid, HPDF_Array kids)
{
	struct haru *haru = b->haru;
	const struct link *link = &b->canvas->links.items[kid->link];
	HPDF_Rect area = {(HPDF_REAL)link->left, (HPDF_REAL)link->bottom, (HPDF_REAL)link->right, (HPDF_REAL)link->top};
	HPDF_Annotation made = NULL;

	if (!haru->fault)
		made = HPDF_Page_CreateURILinkAnnot(b->pages[kid->page], area, str_c(b->arena, link->target));
	if (!haru_object(haru, made))
		return;
	haru_ok(haru, HPDF_LinkAnnot_SetBorderStyle(made, 0, 0, 0));
	haru_number(haru, made, "F", 4); /* printed */
	haru_text(haru, made, "Contents", link->text);
	haru_number(haru, made, "StructParent", (long)(b->canvas->pages.count + kid->link));
	haru_add(haru, add_reference(b, "OBJR", kid->page, kids), "Obj", made);
}

/* Depth is that of nested lists: small. */
static void add_element(struct haru_building *b, struct element *element, HPDF_Dict parent)
{
	struct haru *haru = b->haru;
	HPDF_Dict dict = haru_indirect(haru);
	HPDF_Array kids = haru_array(haru, dict, "K");
	size_t own_page = SIZE_MAX;

	element->object = dict;
	haru_name(haru, dict, "S", element->type);
	haru_add(haru, dict, "P", parent);
	if (haru->fault)
		return;
	add_attributes(b, element, dict);
	for (size_t i = 0; i < element->count && !haru->fault; i++) {
		const struct kid *kid = &element->items[i];
		if (kid->kind == KID_CONTENT && own_page == SIZE_MAX) {
			own_page = kid->page;
			haru_add(haru, dict, "Pg", b->pages[own_page]);
		}
		if (kid->kind == KID_CONTENT) {
			add_content(b, kid, own_page, kids);
		} else if (kid->kind == KID_LINK) {
			add_link(b, kid, kids);
		} else {
			add_element(b, kid->element, dict);
			haru_push(haru, kids, kid->element->object);
		}
	}
}

/* Leaves of a thousand: libharu's arrays end at 32,767. */
enum { LEAF = 1000 };

static void add_parent_tree(struct haru_building *b)
{
	struct haru *haru = b->haru;
	const struct canvas *canvas = b->canvas;
	size_t count = canvas->pages.count + canvas->links.count;
	HPDF_Dict tree = haru_indirect(haru), leaf = NULL;
	HPDF_Array leaves = haru_array(haru, tree, "Kids"), numbers = NULL;

	for (size_t i = 0; i < count && !haru->fault; i++) {
		if (i % LEAF == 0) {
			leaf = haru_indirect(haru);
			haru_push(haru, leaves, leaf);
			HPDF_Array limits = haru_array(haru, leaf, "Limits");
			haru_push_number(haru, limits, (long)i);
			haru_push_number(haru, limits, (long)((count - i > LEAF ? i + LEAF : count) - 1));
			numbers = haru_array(haru, leaf, "Nums");
		}
		haru_push_number(haru, numbers, (long)i);
		if (i >= canvas->pages.count) {
			haru_push(haru, numbers, canvas->links.items[i - canvas->pages.count].element->object);
			continue;
		}
		HPDF_Array marks = haru_object(haru, haru->fault ? NULL : HPDF_Array_New(haru->doc->mmgr));
		if (!haru->fault)
			haru_ok(haru, HPDF_Xref_Add(haru->doc->xref, marks));
		haru_push(haru, numbers, marks);
		for (size_t k = 0; k < canvas->pages.items[i].count; k++)
			haru_push(haru, marks, canvas->pages.items[i].items[k]->object);
	}
	haru_add(haru, b->root, "ParentTree", tree);
	haru_number(haru, b->root, "ParentTreeNextKey", (long)count);
}

static void add_id_tree(struct haru_building *b)
{
	struct haru *haru = b->haru;

	if (b->note_count == 0)
		return;
	HPDF_Dict tree = haru_indirect(haru);
	HPDF_Array names = haru_array(haru, tree, "Names");
	for (size_t i = 0; i < b->note_count && !haru->fault; i++) {
		haru_push(haru, names, HPDF_String_New(haru->doc->mmgr, note_id(b, i + 1), NULL));
		haru_push(haru, names, b->notes[i]);
	}
	haru_add(haru, b->root, "IDTree", tree);
}

static size_t count_notes(const struct element *element)
{
	size_t count = element->id;

	for (size_t i = 0; i < element->count; i++) {
		if (element->items[i].kind != KID_ELEMENT)
			continue;
		size_t below = count_notes(element->items[i].element);
		count = below > count ? below : count;
	}
	return count;
}

void haru_tags_add(struct haru_building *b)
{
	struct haru *haru = b->haru;

	b->root = haru_indirect(haru);
	haru_name(haru, b->root, "Type", "StructTreeRoot");
	haru_name(haru, haru_dict(haru, b->root, "RoleMap"), "Title", "P");
	b->note_count = count_notes(b->canvas->document);
	b->notes = ARENA_ARRAY(b->arena, HPDF_Dict, b->note_count);
	add_element(b, b->canvas->document, b->root);
	haru_push(haru, haru_array(haru, b->root, "K"), b->canvas->document->object);
	if (!haru->fault) {
		add_parent_tree(b);
		add_id_tree(b);
		haru_add(haru, haru->doc->catalog, "StructTreeRoot", b->root);
	}
}

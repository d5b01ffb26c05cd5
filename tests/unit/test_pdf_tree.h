/* The canvas of a sample document, for tests that look at its structure tree or at single calls of the flow. */
#ifndef UNDERLAG_TEST_PDF_TREE_H
#define UNDERLAG_TEST_PDF_TREE_H

#include "pdf/blocks.h"
#include "pdf/flow.h"
#include "test_pdf_tools.h"

struct tree {
	struct diags diags;
	struct canvas canvas;
	struct flow flow;
};

/* A canvas and a flow on its first page, in the sample's arena. */
static inline struct tree *tree_new(struct sample *s)
{
	struct tree *t = ARENA_NEW(&s->arena, struct tree);

	diags_init(&t->diags, &s->arena);
	canvas_init(&t->canvas, &s->arena,
		    fonts_open(&s->arena, &pdf_style_default, (struct place){.file = S("prov")}, &t->diags));
	flow_start(&t->flow, &t->canvas, &pdf_style_default, &s->doc, &t->diags);
	return t;
}

/* The sample's blocks, set. */
static inline struct tree *tree_of(struct sample *s)
{
	struct tree *t = tree_new(s);

	blocks_set(&t->flow, s->doc.blocks, t->canvas.document);
	flow_finish(&t->flow);
	canvas_finish(&t->canvas);
	assert_int_equal(diags_faults(&t->diags), 0);
	return t;
}

static inline void tree_release(struct tree *t)
{
	fonts_release(t->canvas.fonts);
	flow_release(&t->flow);
	canvas_release(&t->canvas);
}

/* The n-th element of that type below root, in reading order, n counted down; NULL if there are not so many. */
static inline struct element *tree_find(struct element *root, const char *type, unsigned *n)
{
	for (size_t i = 0; i < root->count; i++) {
		struct element *kid = root->items[i].element, *found;
		if (root->items[i].kind != KID_ELEMENT)
			continue;
		if (strcmp(kid->type, type) == 0 && (*n)-- == 0)
			return kid;
		if ((found = tree_find(kid, type, n)))
			return found;
	}
	return NULL;
}

static inline struct element *tree_nth(struct tree *t, const char *type, unsigned n)
{
	return tree_find(t->canvas.document, type, &n);
}

static inline unsigned tree_count(struct tree *t, const char *type)
{
	unsigned count = 0;

	while (tree_nth(t, type, count))
		count++;
	return count;
}

#endif

/* Which cells show a figure: open addressing by the figure's address. */
#include "xlsx/places.h"

struct xl_placed {
	const struct figure *figure;
	struct xl_place *first, *last;
	size_t stamp;
	bool named;
};

static struct xl_placed *slot(struct xl_placed *table, size_t capacity, const struct figure *figure)
{
	uint64_t hash = (uint64_t)(uintptr_t)figure * UINT64_C(0x9E3779B97F4A7C15);
	size_t i = (size_t)(hash >> 32) & (capacity - 1);

	while (table[i].figure && table[i].figure != figure)
		i = (i + 1) & (capacity - 1);
	return &table[i];
}

static void grow(struct xl_layout *layout)
{
	size_t capacity = layout->figure_capacity ? 2 * layout->figure_capacity : 64;
	struct xl_placed *larger = ARENA_ARRAY(layout->arena, struct xl_placed, capacity);

	for (size_t i = 0; i < layout->figure_capacity; i++)
		if (layout->figures[i].figure)
			*slot(larger, capacity, layout->figures[i].figure) = layout->figures[i];
	layout->figures = larger;
	layout->figure_capacity = capacity;
}

struct xl_place *xl_places_add(struct xl_layout *layout, const struct figure *figure, struct xl_place place)
{
	struct xl_place *added = ARENA_NEW(layout->arena, struct xl_place);

	if (2 * layout->figure_count >= layout->figure_capacity)
		grow(layout);
	*added = place;
	struct xl_placed *found = slot(layout->figures, layout->figure_capacity, figure);
	if (found->figure) {
		found->last->next = added;
	} else {
		found->figure = figure;
		found->first = added;
		layout->figure_count++;
	}
	found->last = added;
	return added;
}

bool xl_places_visit(struct xl_layout *layout, const struct figure *figure, size_t stamp)
{
	struct xl_placed *found = slot(layout->figures, layout->figure_capacity, figure);
	bool first = found->stamp != stamp;

	found->stamp = stamp;
	return first;
}

void xl_places_set_named(struct xl_layout *layout, const struct figure *figure)
{
	slot(layout->figures, layout->figure_capacity, figure)->named = true;
}

bool xl_places_is_named(const struct xl_layout *layout, const struct figure *figure)
{
	return layout->figure_capacity && slot(layout->figures, layout->figure_capacity, figure)->named;
}

const struct xl_place *xl_layout_places(const struct xl_layout *layout, const struct figure *figure)
{
	return layout->figure_capacity ? slot(layout->figures, layout->figure_capacity, figure)->first : NULL;
}

/* Places for labels beside the points of lines. */
#include "pdf/chart_place.h"

#include <math.h>

const double chart_label_ground = 1.5;

void chart_add_box(struct chart_obstacles *obstacles, struct chart_box box)
{
	*ARENA_PUSH(obstacles->arena, &obstacles->boxes) = box;
}

void chart_add_segment(struct chart_obstacles *obstacles, struct point a, struct point b)
{
	*ARENA_PUSH(obstacles->arena, &obstacles->segments) = (struct chart_segment){a, b};
}

static bool overlap(struct chart_box a, struct chart_box b)
{
	return a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top;
}

/* Narrows the part from *first to *last of a way to where start + part * change is from low to high. False: nowhere. */
static bool clip(double start, double change, double low, double high, double *first, double *last)
{
	if (change == 0)
		return start > low && start < high;
	double one = (low - start) / change, other = (high - start) / change;
	*first = fmax(*first, fmin(one, other));
	*last = fmin(*last, fmax(one, other));
	return *first < *last;
}

static bool crosses(struct chart_segment s, struct chart_box box)
{
	double first = 0, last = 1;

	return clip(s.a.x, s.b.x - s.a.x, box.left, box.right, &first, &last) &&
	       clip(s.a.y, s.b.y - s.a.y, box.bottom, box.top, &first, &last);
}

static bool is_free(const struct chart_obstacles *obstacles, struct chart_box box)
{
	const struct chart_box *bounds = &obstacles->bounds;

	if (box.left < bounds->left || box.right > bounds->right || box.bottom < bounds->bottom ||
	    box.top > bounds->top)
		return false;
	for (size_t i = 0; i < obstacles->boxes.count; i++)
		if (overlap(obstacles->boxes.items[i], box))
			return false;
	for (size_t i = 0; i < obstacles->segments.count; i++)
		if (crosses(obstacles->segments.items[i], box))
			return false;
	return true;
}

static bool place(struct chart_obstacles *obstacles, struct point at, double width, double height, bool above,
		  bool crossing, struct point *middle)
{
	/* To the side, 1 being beside the point, and in steps away from it. */
	static const struct {
		double aside, away;
	} tries[] = {{0, 1},  {0, -1}, {0.5, 1}, {-0.5, 1}, {0.5, -1}, {-0.5, -1}, {1, 1},
		     {-1, 1}, {1, -1}, {-1, -1}, {0, 1.7},  {0, -1.7}, {1, 0},     {-1, 0}};

	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
		double away = tries[i].away * (height / 2 + 5);
		double x = at.x + tries[i].aside * (width / 2 + 6), y = at.y + (above ? away : -away);
		struct chart_box box = {x - width / 2 - chart_label_ground, y - height / 2 - chart_label_ground,
					x + width / 2 + chart_label_ground, y + height / 2 + chart_label_ground};
		bool crossed = obstacles->has_line && box.bottom < obstacles->line && box.top > obstacles->line;
		if ((crossed && !crossing) || !is_free(obstacles, box))
			continue;
		chart_add_box(obstacles, box);
		*middle = (struct point){x, y};
		return true;
	}
	return false;
}

bool chart_place(struct chart_obstacles *obstacles, struct point at, double width, double height, bool above,
		 struct point *middle)
{
	return place(obstacles, at, width, height, above, false, middle) ||
	       place(obstacles, at, width, height, above, true, middle);
}

/* ---- moving apart ---- */

static double distance(const struct chart_stacked_label *upper, const struct chart_stacked_label *lower)
{
	return (upper->height + lower->height) / 2;
}

void chart_move_apart(struct chart_stacked_label *labels, size_t count, double bottom, double top)
{
	for (size_t i = 0; i < count; i++)
		labels[i].middle = labels[i].wanted;
	/* Each pair gives way by halves; then, once, from the edges inwards, what is left of it. */
	for (size_t pass = 0; pass < 100; pass++) {
		for (size_t i = 1; i < count; i++) {
			double missing = distance(&labels[i - 1], &labels[i]) - labels[i - 1].middle + labels[i].middle;
			if (missing > 0) {
				labels[i - 1].middle += missing / 2;
				labels[i].middle -= missing / 2;
			}
		}
	}
	for (size_t i = 0; i < count; i++) {
		double most =
			i ? labels[i - 1].middle - distance(&labels[i - 1], &labels[i]) : top - labels[0].height / 2;
		labels[i].middle = fmin(labels[i].middle, most);
	}
	for (size_t i = count; i-- > 0;) {
		double least = i + 1 < count ? labels[i + 1].middle + distance(&labels[i], &labels[i + 1])
					     : bottom + labels[i].height / 2;
		labels[i].middle = fmax(labels[i].middle, least);
	}
}

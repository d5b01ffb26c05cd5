/*
 * Places for labels beside the points of lines: where no line runs and no other label stands.
 */
#ifndef UNDERLAG_PDF_CHART_PLACE_H
#define UNDERLAG_PDF_CHART_PLACE_H

#include "pdf/canvas.h"

struct chart_box {
	double left, bottom, right, top;
};

struct chart_segment {
	struct point a, b;
};

struct chart_obstacles {
	struct arena *arena;
	struct chart_box bounds; /* of all places */
	struct {
		struct chart_box *items;
		size_t count, capacity;
	} boxes;
	struct {
		struct chart_segment *items;
		size_t count, capacity;
	} segments;
	bool has_line; /* the line of zero runs at that height, which labels cross only where all else is taken */
	double line;
};

/* The space around a label that nothing else takes. */
extern const double chart_label_ground;

void chart_add_box(struct chart_obstacles *obstacles, struct chart_box box);
void chart_add_segment(struct chart_obstacles *obstacles, struct point a, struct point b);

/*
 * Finds a place for a label of that size, near the point and rather above it than below (or the other way round), and adds
 * its box. *middle is the label's. False where all places are taken.
 */
bool chart_place(struct chart_obstacles *obstacles, struct point at, double width, double height, bool above,
		 struct point *middle);

/* Heights along a line, from top to bottom. */
struct chart_stacked_label {
	double wanted, height, middle;
};

/*
 * Sets middle of each: as near to wanted as they can be between bottom and top without touching. They are in the order of
 * their places.
 */
void chart_move_apart(struct chart_stacked_label *labels, size_t count, double bottom, double top);

#endif

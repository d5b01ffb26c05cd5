/* What stands above tables and charts: "Tabell 3. Titeln, mkr". */
#ifndef UNDERLAG_PDF_CAPTION_H
#define UNDERLAG_PDF_CAPTION_H

#include "pdf/flow.h"

struct text_setting caption_setting(const struct flow *flow);

/* Each part may be empty; the unit alone is not bold. No words: no lines. */
struct text_lines caption_set(const struct text_setting *setting, struct str label, struct str title, struct str unit,
			      double width);

#endif

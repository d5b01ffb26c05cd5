/* What stands above tables and charts. */
#include "pdf/caption.h"

struct text_setting caption_setting(const struct flow *flow)
{
	struct text_setting setting = flow_text(flow);

	setting.size = flow->style->table_size + 0.5;
	setting.leading = setting.size * 1.35;
	return setting;
}

struct text_lines caption_set(const struct text_setting *setting, struct str label, struct str title, struct str unit,
			      double width)
{
	struct str point = label.n && title.n ? S(". ") : S("");
	struct str comma = (label.n || title.n) && unit.n ? S(", ") : S("");
	struct run last = {.text = str_join(setting->arena, comma, unit)};
	struct run second = {.bold = true, .text = title, .next = &last};
	struct run first = {.bold = true, .text = str_join(setting->arena, label, point), .next = &second};

	return text_set(setting, first.text.n ? &first : &second, width);
}

/* siffror.csv and anmarkningar.csv. */
#include "publish/figures_csv.h"

#include "publish/csvout.h"

static void add_head(struct csvout *out, const char *const *names, size_t count)
{
	csvout_init(out);
	for (size_t i = 0; i < count; i++)
		csvout_text(out, str_from(names[i]));
	csvout_end_row(out);
}

bool figures_csv_write(const struct figure_rows *rows, const char *path, struct diags *diags)
{
	static const char *const head[] = {"namn", "omfång", "värde", "enhet", "tryckt", "formel", "dokument"};
	struct csvout out;

	add_head(&out, head, sizeof head / sizeof *head);
	for (size_t i = 0; i < rows->count; i++) {
		const struct figure_row *row = &rows->items[i];
		csvout_text(&out, row->name);
		csvout_text(&out, row->scope);
		if (row->value.kind == VALUE_NUMBER)
			csvout_number(&out, row->exact);
		else
			csvout_text(&out, row->exact);
		csvout_text(&out, row->unit);
		csvout_text(&out, row->printed);
		csvout_text(&out, row->formula);
		csvout_text(&out, row->document);
		csvout_end_row(&out);
	}
	bool written = csvout_write(&out, path, diags);
	csvout_release(&out);
	return written;
}

static void add_side(struct csvout *out, struct arena *arena, const struct result *result, struct value value)
{
	if (value.kind == VALUE_NUMBER)
		csvout_number(out, num_exact_text(arena, value.num, NULL));
	else
		csvout_text(out, format_value(arena, value, result->format, false));
}

bool findings_csv_write(const struct findings *findings, const char *path, struct diags *diags)
{
	static const char *const head[] = {"allvar", "kontroll", "plats", "vänster", "höger", "differens", "meddelande"};
	struct csvout out;

	add_head(&out, head, sizeof head / sizeof *head);
	for (size_t i = 0; i < findings->count; i++) {
		const struct result *result = &findings->items[i];
		if (result->severity == SEVERITY_NONE)
			continue;
		csvout_text(&out, severity_name(result->severity));
		csvout_text(&out, result->number.n ? result->number : result->title);
		csvout_text(&out, result->place);
		add_side(&out, findings->arena, result, result->left);
		add_side(&out, findings->arena, result, result->right);
		add_side(&out, findings->arena, result, result->difference);
		csvout_text(&out, result->message);
		csvout_end_row(&out);
	}
	bool written = csvout_write(&out, path, diags);
	csvout_release(&out);
	return written;
}

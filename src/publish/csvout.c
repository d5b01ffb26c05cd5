/* Our own CSV files. */
#include "publish/csvout.h"

#include "publish/file.h"

#include <string.h>

void csvout_init(struct csvout *csv)
{
	*csv = (struct csvout){.text = BUF_INIT};
	buf_add(&csv->text, S("\xEF\xBB\xBF"));
	csv->row = csv->text.n;
}

void csvout_release(struct csvout *csv)
{
	buf_release(&csv->text);
}

static bool would_calculate(struct str text)
{
	static const struct str starts[] = {
		STR("="),  STR("+"),  STR("-"),  STR("@"),
		STR("＝"), STR("＋"), STR("－"), STR("＠"),
		STR("\t"), STR("\r"), STR("\n"),
	};

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (str_starts(text, starts[i]))
			return true;
	return false;
}

/* Spaces at the ends count: some readers, libcsv among them, trim fields that are not quoted. */
static bool needs_quotes(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (strchr(";\"\r\n", text.p[i]))
			return true;
	return text.n != str_trim(text).n;
}

static void separate(struct csvout *csv)
{
	if (csv->row_filled)
		buf_char(&csv->text, ';');
	csv->row_filled = true;
}

void csvout_text(struct csvout *csv, struct str text)
{
	bool calculates = would_calculate(text), quoted = needs_quotes(text);

	separate(csv);
	if (quoted)
		buf_char(&csv->text, '"');
	if (calculates)
		buf_char(&csv->text, '\'');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '"')
			buf_char(&csv->text, '"');
		buf_char(&csv->text, text.p[i]);
	}
	if (quoted)
		buf_char(&csv->text, '"');
}

static bool is_decimal(struct str text)
{
	size_t digits = 0, marks = 0;

	if (str_starts(text, S("-")))
		text = str_sub(text, 1, text.n);
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] >= '0' && text.p[i] <= '9')
			digits++;
		else if (text.p[i] == '.' || text.p[i] == ',')
			marks++;
		else
			return false;
	}
	return digits > 0 && marks <= 1;
}

void csvout_number(struct csvout *csv, struct str decimal)
{
	if (!is_decimal(decimal)) {
		csvout_text(csv, decimal);
		return;
	}
	separate(csv);
	for (size_t i = 0; i < decimal.n; i++)
		buf_char(&csv->text, decimal.p[i] == '.' ? ',' : decimal.p[i]);
}

/* A row of one empty field would be a blank line, which readers skip. */
void csvout_end_row(struct csvout *csv)
{
	if (csv->text.n == csv->row)
		buf_add(&csv->text, S("\"\""));
	buf_char(&csv->text, '\n');
	csv->row = csv->text.n;
	csv->row_filled = false;
}

struct str csvout_str(const struct csvout *csv)
{
	return buf_str(&csv->text);
}

bool csvout_write(const struct csvout *csv, const char *path, struct diags *diags)
{
	if (csv->text.full) {
		diag_add(diags, DIAG_WRITE, file_place(path), _("is larger than %zu bytes"), csv->text.maximum);
		return false;
	}
	return file_write(path, csvout_str(csv), diags);
}

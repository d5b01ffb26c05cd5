/* From the elements of a part to digests of what it holds. */
#include "xlsx/readback_sheet.h"

#include "xlsx/readback_parts.h"

#include <string.h>

static bool is(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

static size_t number_of(struct str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n && text.p[i] >= '0' && text.p[i] <= '9' && n < SIZE_MAX / 100; i++)
		n = n * 10 + (size_t)(text.p[i] - '0');
	return n;
}

/* "B4"; of a range its last cell. */
static void set_place(struct xl_reading *reading, struct str cell)
{
	size_t i = 0, column = 0, colon = str_find(cell, S(":"));

	if (colon != (size_t)-1)
		cell = str_sub(cell, colon + 1, cell.n);
	for (; i < cell.n && i < 3 && cell.p[i] >= 'A' && cell.p[i] <= 'Z'; i++)
		column = column * 26 + (size_t)(cell.p[i] - 'A') + 1;
	reading->column = column - 1;
	reading->row = number_of(str_sub(cell, i, cell.n)) - 1;
}

static void collect(struct xl_reading *reading)
{
	reading->collecting = true;
	buf_clear(&reading->text);
}

/* The hash of the text collected. */
static uint64_t collected(struct xl_reading *reading)
{
	reading->collecting = false;
	return xl_hash_text(buf_str(&reading->text));
}

/* ---- sheets ---- */

static void on_cell(struct xl_reading *reading, const XML_Char **attributes)
{
	reading->type = 'n';
	reading->style = 0;
	reading->has_formula = reading->has_content = false;
	for (size_t i = 0; attributes[i]; i += 2) {
		const char *value = attributes[i + 1];
		if (is(attributes[i], "r"))
			set_place(reading, str_from(value));
		else if (is(attributes[i], "s"))
			reading->style = number_of(str_from(value));
		else if (is(attributes[i], "t"))
			reading->type = is(value, "str") ? 't' : value[0];
	}
}

static void on_link(struct xl_reading *reading, const XML_Char **attributes)
{
	set_place(reading, xl_attribute(attributes, "ref"));
	xl_digest_add(&reading->sheet->links, reading->row, reading->column,
		      xl_hash_text(xl_attribute(attributes, "location")));
}

static void start_in_sheet(struct xl_reading *reading, const char *name, const XML_Char **attributes)
{
	if (name[0] == 'c' && !name[1])
		on_cell(reading, attributes);
	else if ((name[0] == 'v' || name[0] == 'f' || name[0] == 't') && !name[1])
		collect(reading);
	else if (is(name, "mergeCell"))
		reading->sheet->merged++;
	else if (is(name, "hyperlink"))
		on_link(reading, attributes);
	else if (is(name, "conditionalFormatting")) {
		set_place(reading, xl_attribute(attributes, "sqref"));
		reading->name = xl_hash_text(xl_attribute(attributes, "sqref"));
	} else if (is(name, "formula"))
		collect(reading);
}

/* The content of a cell from what was collected of <v>. */
static uint64_t hash_value(struct xl_reading *reading)
{
	struct str text = buf_str(&reading->text);
	size_t index;

	switch (reading->type) {
	case 's':
		index = number_of(text);
		return index < reading->strings.count ? reading->strings.items[index] : 0;
	case 'b':
		return xl_hash_truth(str_equal(text, S("1")));
	case 'n':
		return xl_hash_number_text(text);
	default:
		return xl_hash_text(text);
	}
}

static void end_cell(struct xl_reading *reading)
{
	uint64_t content = reading->content, format = 0;

	if (!reading->has_content)
		return;
	if (reading->has_formula) {
		content = xl_hash_both(reading->formula, content);
		reading->sheet->formulas++;
	}
	if (reading->style < reading->styles.count)
		format = reading->styles.items[reading->style];
	xl_digest_add(&reading->sheet->cells, reading->row, reading->column, xl_hash_both(content, format));
}

/* Of a conditional format. */
static void end_condition(struct xl_reading *reading)
{
	uint64_t formula = collected(reading);

	xl_digest_add(&reading->sheet->conditions, reading->row, reading->column, xl_hash_both(reading->name, formula));
}

static void end_in_sheet(struct xl_reading *reading, const char *name)
{
	if (is(name, "formula"))
		end_condition(reading);
	if (name[1])
		return;
	switch (name[0]) {
	case 'c':
		end_cell(reading);
		break;
	case 'f':
		reading->has_formula = true;
		reading->formula = collected(reading);
		break;
	case 'v':
		reading->has_content = true;
		reading->content = hash_value(reading);
		reading->collecting = false;
		break;
	case 't':
		reading->has_content = true;
		reading->content = collected(reading);
		break;
	}
}

/* ---- the other parts ---- */

static void on_sheet(struct xl_reading *reading, struct str name)
{
	if (!reading->sheets_left || !str_equal(reading->sheets_left->name, name))
		reading->sheets_differ = true;
	else
		reading->sheets_left = reading->sheets_left->next;
}

static void start_in_workbook(struct xl_reading *reading, const char *name, const XML_Char **attributes)
{
	reading->workbook_seen = true;
	if (is(name, "sheet"))
		on_sheet(reading, xl_attribute(attributes, "name"));
	if (!is(name, "definedName"))
		return;
	struct str defined = xl_attribute(attributes, "name");
	reading->found->names++;
	/* Excel's own: print titles. */
	reading->placed = !str_starts(defined, S("_xlnm."));
	reading->name = xl_hash_text(defined);
	collect(reading);
}

static uint64_t format_hash(const struct xl_reading *reading, size_t id)
{
	for (size_t i = 0; i < reading->formats.count; i++)
		if (reading->formats.items[i].id == id)
			return reading->formats.items[i].hash;
	return id ? 0 : xl_hash_text(S(""));
}

static void start_in_styles(struct xl_reading *reading, const char *name, const XML_Char **attributes)
{
	if (is(name, "numFmt"))
		*ARENA_PUSH(reading->arena, &reading->formats) =
			(struct xl_number_format){number_of(xl_attribute(attributes, "numFmtId")),
						  xl_hash_text(xl_attribute(attributes, "formatCode"))};
	else if (is(name, "cellXfs"))
		reading->in_styles = true;
	else if (is(name, "xf") && reading->in_styles)
		*ARENA_PUSH(reading->arena, &reading->styles) =
			format_hash(reading, number_of(xl_attribute(attributes, "numFmtId")));
}

static void start_in_table(struct xl_reading *reading, const char *name, const XML_Char **attributes)
{
	if (is(name, "table")) {
		reading->name = xl_hash_text(xl_attribute(attributes, "displayName"));
		set_place(reading, xl_attribute(attributes, "ref"));
		xl_digest_add(&reading->found->tables, reading->row, reading->column, reading->name);
	} else if (is(name, "tableColumn")) {
		size_t column = number_of(xl_attribute(attributes, "id")) - 1;
		uint64_t title = xl_hash_text(xl_attribute(attributes, "name"));
		xl_digest_add(&reading->found->columns, reading->row, column, xl_hash_both(reading->name, title));
	}
}

void xl_on_start(void *user, const XML_Char *name, const XML_Char **attributes)
{
	struct xl_reading *reading = user;

	switch (reading->part) {
	case XL_PART_SHEET:
		start_in_sheet(reading, name, attributes);
		break;
	case XL_PART_WORKBOOK:
		start_in_workbook(reading, name, attributes);
		break;
	case XL_PART_STYLES:
		start_in_styles(reading, name, attributes);
		break;
	case XL_PART_TABLE:
		start_in_table(reading, name, attributes);
		break;
	case XL_PART_COMMENTS:
		if (is(name, "comment"))
			set_place(reading, xl_attribute(attributes, "ref"));
		else if (is(name, "t"))
			collect(reading);
		break;
	case XL_PART_STRINGS:
		if (is(name, "t"))
			collect(reading);
		break;
	case XL_PART_CHART:
		reading->found->charts += is(name, "c:chartSpace");
		reading->found->series += is(name, "c:ser");
		break;
	case XL_PART_DRAWING:
		reading->found->frames += is(name, "xdr:graphicFrame");
		break;
	case XL_PART_OTHER:
		break;
	}
}

void xl_on_text(void *user, const XML_Char *text, int n)
{
	struct xl_reading *reading = user;

	if (reading->collecting)
		buf_add(&reading->text, (struct str){text, (size_t)n});
}

void xl_on_end(void *user, const XML_Char *name)
{
	struct xl_reading *reading = user;

	if (reading->part == XL_PART_SHEET)
		end_in_sheet(reading, name);
	else if (reading->part == XL_PART_STYLES && is(name, "cellXfs"))
		reading->in_styles = false;
	else if (!reading->collecting)
		return;
	else if (reading->part == XL_PART_STRINGS && is(name, "t"))
		*ARENA_PUSH(reading->arena, &reading->strings) = collected(reading);
	else if (reading->part == XL_PART_COMMENTS && is(name, "t"))
		xl_digest_add(&reading->found->comments, reading->row, reading->column, collected(reading));
	else if (reading->part == XL_PART_WORKBOOK && is(name, "definedName")) {
		uint64_t formula = collected(reading);
		if (reading->placed)
			xl_digest_add(&reading->found->named, 0, 0, xl_hash_both(reading->name, formula));
	}
}

void xl_reading_begin(struct xl_reading *reading, enum xl_part part)
{
	reading->part = part;
	reading->collecting = reading->in_styles = false;
}

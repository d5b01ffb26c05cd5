/* The file: the same bytes every time, full disks, metadata, fonts and the profile that it needs. */
#include "test_pdf_tools.h"

#include "pdf/pdf_file.h"

#include <locale.h>

static void fill(struct sample *s)
{
	sample_heading(s, 1, "Rubrik");
	struct run *runs = sample_bold(s, "Text");
	sample_join(runs, sample_note(s, "Not."));
	sample_join(runs, sample_link(s, " länk", "https://skr.se/"));
	sample_block(s, BLOCK_PARAGRAPH, runs);
	struct doc_table *table = sample_table(s, "Tabell", "mkr", "Post|Belopp");
	for (int i = 0; i < 100; i++)
		sample_row(s, table, ROW_POST, "Post|1,5");
}

static struct str bytes_of(struct sample *s, const char *name)
{
	assert_string_equal(str_c(&s->arena, tool_write(s, tool_path(s, name))), "");
	return tool_bytes(s, tool_path(s, name));
}

static void the_same_document_gives_the_same_bytes(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	fill(s);
	struct str first = bytes_of(s, "a.pdf");
	setenv("TZ", "Asia/Tokyo", 1);
	setlocale(LC_ALL, "sv_SE.UTF-8");
	struct str second = bytes_of(s, "annat-namn.pdf");
	setlocale(LC_ALL, "C");
	assert_int_equal(first.n, second.n);
	assert_memory_equal(first.p, second.p, first.n);
	assert_true(str_starts(first, S("%PDF-1.7\n")));
	assert_true(tool_has(first, "/ID [<"));
	sample_release(s);
}

static void another_text_gives_another_id(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	struct str first = bytes_of(s, "a.pdf");
	sample_paragraph(s, "mer");
	struct str second = bytes_of(s, "a.pdf");
	first = str_sub(first, str_find(first, S("/ID [<")), 38);
	second = str_sub(second, str_find(second, S("/ID [<")), 38);
	assert_false(str_equal(first, second));
	sample_release(s);
}

static void a_full_disk_is_a_fault(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	fill(s);
	assert_true(tool_has(tool_write(s, "/dev/full"), "/dev/full: cannot write: No space left on device"));
	assert_int_equal(access("/dev/full", F_OK), 0);
	sample_release(s);
}

static void a_folder_that_is_not_there_is_a_fault(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	assert_true(tool_has(tool_write(s, "/finns/inte/a.pdf"), "cannot write: No such file"));
	sample_release(s);
}

static void metadata_says_what_the_document_is(void **state)
{
	struct sample *s = sample_new("Titel <&> \"ett\"");
	struct doc_fact fact = {.name = S("Period"), .value = S("november 2020")};

	(void)state;
	s->doc.facts = &fact;
	struct str bytes = bytes_of(s, "a.pdf");
	assert_true(tool_has(bytes, "Titel &lt;&amp;&gt; \"ett\""));
	assert_true(tool_has(bytes, "<pdfuaid:part>1</pdfuaid:part>"));
	assert_true(tool_has(bytes, "<xmp:CreateDate>2020-12-15T02:00:00Z</xmp:CreateDate>"));
	setenv("TZ", "UTC", 1);
	struct str info = tool_run(s, "pdfinfo -isodates", tool_path(s, "a.pdf"), "");
	assert_true(tool_has(info, "Titel <&> \"ett\""));
	assert_true(tool_has(info, "Period: november 2020"));
	assert_true(tool_has(info, "2020-12-15T02:00:00Z"));
	assert_true(tool_has(info, "Tagged:          yes"));
	assert_true(tool_has(info, "PDF version:     1.7"));
	sample_release(s);
}

static void a_time_that_is_none_is_a_fault(void **state)
{
	static const char *const wrong[] = {"2020-12-15", "2020-13-15T02:00:00Z", "2020-12-15T02:00:00+01:00", "nu"};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct sample *s = sample_new("Titel");
		s->doc.at = str_from(wrong[i]);
		assert_true(tool_has(tool_write(s, tool_path(s, "a.pdf")), "is no time"));
		sample_release(s);
	}
}

static struct str faults_with(struct sample *s, const struct pdf_style *style)
{
	struct diags diags;

	diags_init(&diags, &s->arena);
	assert_false(pdf_write(&s->doc, style, NULL, tool_path(s, "stil.pdf"), &diags));
	assert_int_equal(diags_exit_status(&diags), 4);
	return diags_text(&s->arena, &diags);
}

static void fonts_and_profile_must_be_there(void **state)
{
	struct sample *s = sample_new("Titel");
	struct pdf_style style = pdf_style_default;

	(void)state;
	sample_paragraph(s, "Text");
	style.font_files[FONT_REGULAR] = "/finns/inte.ttf";
	assert_true(tool_has(faults_with(s, &style), "/finns/inte.ttf: cannot read the font: No such file"));
	style = pdf_style_default;
	style.profile = "/finns/inte.icc";
	assert_true(tool_has(faults_with(s, &style), "/finns/inte.icc: cannot read the colour profile: No such file"));
	style = pdf_style_default;
	style.font_files[FONT_REGULAR] = "/etc/passwd";
	assert_true(tool_has(faults_with(s, &style), "libharu cannot use the font"));
	sample_release(s);
}

/* libharu would draw one of the two as the other. */
static void two_fonts_of_one_name_are_a_fault(void **state)
{
	struct sample *s = sample_new("Titel");
	struct pdf_style style = pdf_style_default;
	const char *copy = tool_path(s, "kopia.ttf");

	(void)state;
	sample_paragraph(s, "Text");
	tool_run(s, "cp", style.font_files[FONT_REGULAR], copy);
	style.font_files[FONT_BOLD] = copy;
	assert_true(tool_has(faults_with(s, &style), "PostScript name"));
	sample_release(s);
}

static void one_file_may_serve_as_several_fonts(void **state)
{
	struct sample *s = sample_new("Titel");
	struct pdf_style style = pdf_style_default;
	struct diags diags;

	(void)state;
	sample_block(s, BLOCK_PARAGRAPH, sample_bold(s, "Text"));
	style.font_files[FONT_BOLD] = style.font_files[FONT_REGULAR];
	diags_init(&diags, &s->arena);
	assert_true(pdf_write(&s->doc, &style, NULL, tool_path(s, "stil.pdf"), &diags));
	struct str text = tool_run(s, "pdftotext", tool_path(s, "stil.pdf"), "-");
	assert_true(tool_has(text, "Titel") && tool_has(text, "Text"));
	sample_release(s);
}

static void a_file_is_put_inside(void **state)
{
	struct sample *s = sample_new("Titel");
	const char *workbook = tool_path(s, "rapport.xlsx"), *path = tool_path(s, "rapport.pdf");
	struct diags diags;

	(void)state;
	fill(s);
	diags_init(&diags, &s->arena);
	assert_true(pdf_file_write(workbook, S("PK \0 arbetsbok"), &diags));
	assert_true(pdf_write(&s->doc, &pdf_style_default, workbook, path, &diags));
	assert_true(tool_has(tool_run(s, "pdfdetach -list", path, ""), "1: rapport.xlsx"));
	tool_run(s, "pdfdetach -save 1 -o", tool_path(s, "ut.xlsx"), path);
	assert_true(str_equal(tool_bytes(s, tool_path(s, "ut.xlsx")), S("PK \0 arbetsbok")));
	assert_true(tool_has(tool_bytes(s, path), "<pdfaid:part>3</pdfaid:part>"));
	sample_release(s);
}

static void a_file_that_cannot_be_put_inside_is_a_fault(void **state)
{
	struct sample *s = sample_new("Titel");
	struct diags diags;

	(void)state;
	diags_init(&diags, &s->arena);
	assert_false(pdf_write(&s->doc, &pdf_style_default, "/finns/inte.xlsx", tool_path(s, "b.pdf"), &diags));
	assert_int_equal(diags_exit_status(&diags), 4);
	assert_true(tool_has(diags_text(&s->arena, &diags), "/finns/inte.xlsx: cannot read the file to attach: No"));
	assert_false(pdf_write(&s->doc, &pdf_style_default, "/", tool_path(s, "b.pdf"), &diags));
	assert_int_equal(access(tool_path(s, "b.pdf"), F_OK), -1);
	sample_release(s);
}

/* What is measured without object streams is the same document. */
static void a_plain_file_says_the_same(void **state)
{
	struct sample *s = sample_new("Titel");
	struct pdf_style style = pdf_style_default;
	const char *path = tool_path(s, "enkel.pdf");
	struct diags diags;

	(void)state;
	fill(s);
	diags_init(&diags, &s->arena);
	style.plain_file = true;
	assert_true(pdf_write(&s->doc, &style, NULL, path, &diags));
	struct str plain = tool_bytes(s, path);
	assert_true(tool_has(plain, "\nxref\n0 ") && !tool_has(plain, "/ObjStm"));
	assert_true(str_equal(tool_run(s, "pdftotext -layout", path, "-"), tool_text(s)));
	sample_release(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_document_gives_the_same_bytes),
		cmocka_unit_test(another_text_gives_another_id),
		cmocka_unit_test(a_full_disk_is_a_fault),
		cmocka_unit_test(a_folder_that_is_not_there_is_a_fault),
		cmocka_unit_test(metadata_says_what_the_document_is),
		cmocka_unit_test(a_time_that_is_none_is_a_fault),
		cmocka_unit_test(fonts_and_profile_must_be_there),
		cmocka_unit_test(two_fonts_of_one_name_are_a_fault),
		cmocka_unit_test(one_file_may_serve_as_several_fonts),
		cmocka_unit_test(a_file_is_put_inside),
		cmocka_unit_test(a_file_that_cannot_be_put_inside_is_a_fault),
		cmocka_unit_test(a_plain_file_says_the_same),
	};

	return cmocka_run_group_tests(tests, tool_setup, tool_teardown);
}

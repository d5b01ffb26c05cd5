/* Names, addresses and structured references that Excel takes. */
#include "xlsx_sample.h"

#include "xlsx/address.h"
#include "xlsx/names.h"

static void test_defined_names(void **state)
{
	static const char *const legal[] = {"strukturellt", "åtgärder", "ram_1", "XFE1", "_a1", "a.b", "effekt2020x"};
	static const char *const illegal[] = {"",
					      "ram1",
					      "RAM2021",
					      "XFD1048576",
					      "a01",
					      "R1C1",
					      "r1k2",
					      "RC",
					      "R",
					      "c",
					      "k",
					      "a b",
					      "1a",
					      ".a",
					      "a-b",
					      "år!",
					      "sant",
					      "FALSE",
					      "[a]",
					      "a'b",
					      "_xlnm.Print_Area",
					      "_XLNM.Print_Area",
					      "print_AREA",
					      "Print_Titles",
					      "utskriftsområde",
					      "a_x0041_",
					      "a\\b"};

	(void)state;
	for (size_t i = 0; i < sizeof legal / sizeof *legal; i++)
		if (!xl_name_is_legal(str_from(legal[i])))
			fail_msg("%s is legal", legal[i]);
	for (size_t i = 0; i < sizeof illegal / sizeof *illegal; i++)
		if (xl_name_is_legal(str_from(illegal[i])))
			fail_msg("%s is not legal", illegal[i]);
	char many[300];
	memset(many, 'x', sizeof many);
	assert_true(xl_name_is_legal((struct str){many, 255}));
	assert_false(xl_name_is_legal((struct str){many, 256}));
}

static void same(struct str found, const char *expected)
{
	if (!str_equal(found, str_from(expected)))
		fail_msg("“%.*s”, not “%s”", STR_ARG(found), expected);
}

static void test_table_names(void **state)
{
	struct arena arena = ARENA_INIT;

	(void)state;
	same(xl_table_name(&arena, S("åtgärder")), "åtgärder");
	same(xl_table_name(&arena, S("huvudbok 2020")), "huvudbok_2020");
	same(xl_table_name(&arena, S("ram1")), "_ram1");
	same(xl_table_name(&arena, S("2020")), "_2020");
	same(xl_table_name(&arena, S("r1c1")), "_r1c1");
	same(xl_table_name(&arena, S("a-b'c")), "a_b_c");
	/* Excel would read "A". */
	same(xl_table_name(&arena, S("_x0041_")), "_x0041.");
	same(xl_table_name(&arena, S("Print_Area")), "_Print_Area");
	same(xl_table_name(&arena, S("-- !")), "");
	same(xl_table_name(&arena, S("")), "");
	arena_release(&arena);
}

static void test_sheet_names(void **state)
{
	struct arena arena = ARENA_INIT;

	(void)state;
	same(xl_sheet_name(&arena, S("Ramar: HSN/RUN [2021]?*\\"), S("")), "Ramar- HSN-RUN -2021----");
	same(xl_sheet_name(&arena, S("' 'Ramar' '"), S("")), "Ramar");
	same(xl_sheet_name(&arena, S("Nämndernas ramar'"), S(" (2)")), "Nämndernas ramar (2)");
	same(xl_sheet_name(&arena, S("Hälso- och sjukvårdsnämndens åtgärder"), S("")),
	     "Hälso- och sjukvårdsnämndens åt");
	same(xl_sheet_name(&arena, S("Hälso- och sjukvårdsnämndens åtgärder"), S(" (2)")),
	     "Hälso- och sjukvårdsnämnden (2)");
	/* Excel counts a character beyond the basic plane as two. */
	same(xl_sheet_name(&arena, S("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa😀b"), S("")), "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
	same(xl_sheet_name(&arena, S("a_x0041_x005F_"), S("")), "a_x0041-x005F_");
	same(xl_sheet_name(&arena,
			   S("a\xEF\xBF\xBF"
			     "b\xEF\xBF\xBE"),
			   S("")),
	     "a-b-");
	same(xl_sheet_name(&arena, S(":/?"), S("")), "");
	same(xl_sheet_name(&arena, S("''"), S("")), "");
	assert_true(xl_sheet_name_is_reserved(S("history")));
	assert_true(xl_sheet_name_is_reserved(S("HISTORIK")));
	arena_release(&arena);
}

static void test_addresses(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	xl_add_cell(&out, 0, 0, false);
	buf_char(&out, ' ');
	xl_add_cell(&out, 9, 25, true);
	buf_char(&out, ' ');
	xl_add_cell(&out, 1, 26, false);
	buf_char(&out, ' ');
	xl_add_cell(&out, XL_ROWS - 1, XL_COLUMNS - 1, false);
	buf_char(&out, ' ');
	xl_add_cell(&out, 0, 701, false);
	buf_char(&out, ' ');
	xl_add_sheet(&out, S("Lars' ramar"));
	same(buf_str(&out), "A1 $Z$10 AA2 XFD1048576 ZZ1 'Lars'' ramar'");
	buf_release(&out);
}

static void test_columns(void **state)
{
	static const struct {
		const char *name, *expected;
	} cases[] = {{"belopp", "T[belopp]"},
		     {"nämnd", "T[nämnd]"},
		     {"Totalt 2020", "T[Totalt 2020]"},
		     {"a+b", "T[[a+b]]"},
		     {"[a] #1 'b'", "T[['[a'] '#1 ''b'']]"},
		     {"kr, inkl moms", "T[[kr, inkl moms]]"}};
	struct arena arena = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = BUF_INIT;
		xl_add_column(&out, S("T"), str_from(cases[i].name));
		same(buf_str(&out), cases[i].expected);
		buf_release(&out);
	}
	same(xl_column_name(&arena, S(" belopp\r\n(tkr) ")), "belopp  (tkr)");
	same(xl_column_name(&arena, S("a_x0041_ \xEF\xBF\xBE"
				      "b")),
	     "a_x0041-  b");
	same(xl_column_name(&arena, S("budget 'ny'")), "budget 'ny’");
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_defined_names), cmocka_unit_test(test_table_names),
		cmocka_unit_test(test_sheet_names),   cmocka_unit_test(test_addresses),
		cmocka_unit_test(test_columns),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

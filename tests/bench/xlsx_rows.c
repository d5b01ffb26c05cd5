/*
 * The workbook of make bench: one data sheet of ROWS rows of a ledger, written by xlsx_write(): xlsx_rows ROWS [FILE]
 *
 * Without FILE the cells are made and dropped. Prints processor seconds by phase, and the most memory, in KiB. A phase
 * begins where a function is called that is wrapped here: by the linker (--wrap) where this program calls it, and by
 * standing before the library's own where libxlsxwriter does.
 */
#include "xlsx/book.h"
#include "xlsx/xlsx.h"

#include <dlfcn.h>
#include <minizip/zip.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { COLUMNS = 8 };

/* The same cells are made in xlsx_rows.py: change both. */
static const char *const words[] = {"Läkemedel", "Inhyrd personal", "Lokalhyra", "Tekniska hjälpmedel",
				    "Köpt vård", "Sjukresor",       "Livsmedel", "Avskrivning"};
static const char *const remarks[] = {"Periodiserad till nästa månad",
				      "Rättad enligt bokföringsorder, se föregående period"};

static uint32_t draw(size_t row, uint32_t salt)
{
	uint32_t x = ((uint32_t)row * 8 + salt) * 2654435761U;

	return x ^ x >> 15;
}

static struct value text_cell(char room[64], const char *format, uint32_t n)
{
	int length = snprintf(room, 64, format, n);

	return value_text((struct str){room, (size_t)length});
}

static struct value cell(const struct data_sheet *sheet, size_t row, size_t column)
{
	char *room = (char *)(uintptr_t)sheet->rows;
	uint32_t x = draw(row, (uint32_t)column);

	switch (column) {
	case 0:
		return value_number(num_whole((int32_t)(202001 + row * 12 / sheet->row_count)));
	case 1:
		return text_cell(room, "%u", 10000 + x % 4000);
	case 2:
		return text_cell(room, "%u", 4000 + x % 3000);
	case 3:
		return x % 3 ? value_empty() : text_cell(room, "%u", 100 + x / 3 % 300);
	case 4: {
		int length = snprintf(room, 64, "%s %u", words[x % 8], x / 8 % 1000000);
		return value_text((struct str){room, (size_t)length});
	}
	case 5:
		return value_number(num_hundredths((int64_t)(x % 20000000) - 5000000));
	case 6:
		return value_number(num_whole((int32_t)(x % 20)));
	default:
		return x % 10 ? value_empty() : value_text(str_from(remarks[x / 10 % 2]));
	}
}

static struct data_sheet *data_new(struct arena *arena, size_t rows)
{
	static const struct data_column columns[COLUMNS] = {
		{STR("period"), {UNIT_PERIOD, 0}, false}, {STR("ansvar"), {UNIT_NONE, -1}, true},
		{STR("konto"), {UNIT_NONE, -1}, true},    {STR("motpart"), {UNIT_NONE, -1}, true},
		{STR("text"), {UNIT_NONE, -1}, true},     {STR("belopp"), {UNIT_KR, 2}, false},
		{STR("antal"), {UNIT_COUNT, 0}, false},   {STR("kommentar"), {UNIT_NONE, -1}, true}};
	struct data_sheet *data = ARENA_NEW(arena, struct data_sheet);

	data->name = S("huvudbok");
	data->columns = ARENA_ARRAY(arena, struct data_column, COLUMNS);
	memcpy(data->columns, columns, sizeof columns);
	data->column_count = COLUMNS;
	data->row_count = rows;
	data->cell = cell;
	data->rows = arena_alloc(arena, 64);
	return data;
}

/* A figure that sums up the amounts, for whoever reads the workbook to compare. */
static struct figure *sum_new(struct arena *arena, const struct data_sheet *data)
{
	struct figure *figure = ARENA_NEW(arena, struct figure);
	struct piece *pieces = ARENA_ARRAY(arena, struct piece, 3);
	int64_t sum = 0;

	for (size_t r = 0; r < data->row_count; r++)
		sum += cell(data, r, 5).num.hundredths;
	pieces[0] = (struct piece){.next = &pieces[1], .kind = PIECE_TEXT, .text = S("SUM(")};
	pieces[1] = (struct piece){.next = &pieces[2], .kind = PIECE_COLUMN, .data = data, .column = 5};
	pieces[2] = (struct piece){.kind = PIECE_TEXT, .text = S(")")};
	*figure = (struct figure){.name = S("summa_belopp"),
				  .label = S("Summa belopp"),
				  .value = value_number(num_hundredths(sum)),
				  .format = {UNIT_KR, 2},
				  .formula = pieces};
	return figure;
}

/* ---- phases ---- */

static struct {
	double cells, closing, packing, reading;
} spent;

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

lxw_error __real_workbook_close(lxw_workbook *workbook);
lxw_error __wrap_workbook_close(lxw_workbook *workbook);
bool __real_xl_read_back(const char *path, const struct xl_layout *layout, struct arena *arena, struct xl_count *found,
			 struct place at, struct diags *diags);
bool __wrap_xl_read_back(const char *path, const struct xl_layout *layout, struct arena *arena, struct xl_count *found,
			 struct place at, struct diags *diags);
void __real_xl_write_data(struct xl_book *book, const struct xl_sheet *sheet);
void __wrap_xl_write_data(struct xl_book *book, const struct xl_sheet *sheet);

lxw_error __wrap_workbook_close(lxw_workbook *workbook)
{
	double began = now();
	lxw_error error = __real_workbook_close(workbook);

	spent.closing += now() - began;
	return error;
}

bool __wrap_xl_read_back(const char *path, const struct xl_layout *layout, struct arena *arena, struct xl_count *found,
			 struct place at, struct diags *diags)
{
	double began = now();
	bool fine = __real_xl_read_back(path, layout, arena, found, at, diags);

	spent.reading += now() - began;
	return fine;
}

void __wrap_xl_write_data(struct xl_book *book, const struct xl_sheet *sheet)
{
	double began = now();

	__real_xl_write_data(book, sheet);
	spent.cells += now() - began;
}

/* Stands before minizip's: libxlsxwriter hands it the XML to be packed. */
int ZEXPORT zipWriteInFileInZip(zipFile file, const void *bytes, unsigned n)
{
	static int (*real)(zipFile, const void *, unsigned);
	double began = now();

	if (!real) {
		void *symbol = dlsym(RTLD_NEXT, "zipWriteInFileInZip");
		memcpy(&real, &symbol, sizeof real);
	}
	int result = real(file, bytes, n);
	spent.packing += now() - began;
	return result;
}

static void make_cells(const struct data_sheet *data)
{
	volatile size_t kinds = 0;

	for (size_t r = 0; r < data->row_count; r++)
		for (size_t c = 0; c < data->column_count; c++)
			kinds += cell(data, r, c).kind;
}

static bool write_book(struct arena *arena, struct data_sheet *data, const char *path)
{
	struct doc doc = {.name = S("bok"),
			  .title = S("Huvudbok"),
			  .kind = S("Underlag"),
			  .issuer = S("Regionen"),
			  .at = S("2020-12-15T02:00:00Z"),
			  .run = S("20201215T020000Z"),
			  .figures = sum_new(arena, data),
			  .data = data};
	struct diags diags;

	diags_init(&diags, arena);
	bool good = xlsx_write(&doc, &xlsx_look_default, path, &diags);
	for (size_t i = 0; i < diags.count; i++)
		fprintf(stderr, "%.*s\n", STR_ARG(diags.items[i].message));
	return good;
}

/* The system's own account: getrusage() counts what this process was before it began to run this program. */
static unsigned long peak(void)
{
	FILE *status = fopen("/proc/self/status", "r");
	unsigned long kib = 0;
	char line[256];

	while (status && fgets(line, sizeof line, status))
		if (strncmp(line, "VmHWM:", 6) == 0)
			kib = strtoul(line + 6, NULL, 10);
	if (status)
		fclose(status);
	return kib;
}

int main(int argc, char **argv)
{
	struct arena arena = ARENA_INIT;
	bool good = true;

	if (argc != 2 && argc != 3) {
		fprintf(stderr, "xlsx_rows ROWS [FILE]\n");
		return 2;
	}
	struct data_sheet *data = data_new(&arena, (size_t)strtoul(argv[1], NULL, 10));
	if (argc == 2)
		make_cells(data);
	else
		good = write_book(&arena, data, argv[2]);
	printf("{\"cells\": %.3f, \"closing\": %.3f, \"packing\": %.3f, \"reading\": %.3f, \"all\": %.3f, \"peak\": "
	       "%lu}\n",
	       spent.cells, spent.closing, spent.packing, spent.reading, now(), peak());
	arena_release(&arena);
	return good ? 0 : 1;
}

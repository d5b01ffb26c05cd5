/*
 * ledger_sums FOLDER THREADS: adds up the ledger of the folder per period, konto and ansvar, as every run does before it makes what formulas
 * ask for. Prints rows, combinations, the sum in öre of what each of them amounts to without its sign, and the peak of memory
 * in KiB, as JSON. 0 threads: by libcsv alone.
 */
#include "table/cube.h"
#include "table/ledger_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

int main(int count, char **words)
{
	struct arena arena = ARENA_INIT;
	struct diags diags;
	struct settings settings = {0};
	struct ledger_plan plan;
	struct ledger_file file;
	struct tally_sum sum;
	unsigned long long rows = 0;
	long long total = 0;
	uint64_t at = 0;
	struct rusage usage;

	if (count != 3)
		return 2;
	diags_init(&diags, &arena);
	struct store *store = store_open(&arena, words[1], &settings, 202011, &diags);
	if (!store)
		return 1;
	store_set_threads(store, (unsigned)strtoul(words[2], NULL, 10));
	if (!ledger_plan_init(&plan, store, NULL, 0, false, &diags))
		return 1;
	for (size_t i = 0; i < store->source_count; i++)
		if (store->sources[i]->sheet == store->ledger_sheet)
			ledger_file_read(&file, &plan, store->sources[i], &diags);
	while (tally_next(&file.tally, &at, &sum)) {
		rows += sum.rows;
		total += llabs(sum.sum);
	}
	if (getrusage(RUSAGE_SELF, &usage) != 0 || diags_faults(&diags))
		return 1;
	printf("{\"rows\": %llu, \"groups\": %zu, \"sum\": %lld, \"peak\": %ld}\n", rows, tally_count(&file.tally),
	       total, usage.ru_maxrss);
	return 0;
}

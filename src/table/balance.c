/* Sums per key of which only those that are not zero matter: chained hashing, and temporary files beyond a limit. */
#include "table/balance.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { USUAL_LIMIT = 16 << 20, FIRST_BUCKETS = 1024, NODE_COST = 48 };

struct balance_node {
	struct balance_node *next;
	int64_t sum;
	size_t n;
	char key[];
};

static void *checked(void *p)
{
	if (!p) {
		fputs("underlag: out of memory\n", stderr);
		exit(4);
	}
	return p;
}

void balance_init(struct balance *balance, size_t limit)
{
	*balance = (struct balance){.limit = limit ? limit : USUAL_LIMIT, .run = BUF_INIT};
}

/* ---- the table ---- */

static struct balance_node **bucket_of(const struct balance *balance, struct str key)
{
	return &balance->buckets[str_hash(key) & (balance->bucket_count - 1)];
}

static void set_buckets(struct balance *balance, size_t count)
{
	struct balance_node **old = balance->buckets;
	size_t old_count = balance->bucket_count;

	balance->buckets = checked(calloc(count, sizeof(struct balance_node *)));
	balance->bucket_count = count;
	for (size_t i = 0; i < old_count; i++) {
		while (old[i]) {
			struct balance_node *node = old[i];
			struct balance_node **at = bucket_of(balance, (struct str){node->key, node->n});
			old[i] = node->next;
			node->next = *at;
			*at = node;
		}
	}
	free(old);
}

static void drop(struct balance *balance, struct balance_node **where)
{
	struct balance_node *node = *where;

	*where = node->next;
	balance->count--;
	balance->bytes -= node->n + NODE_COST;
	free(node);
}

static void add_to_table(struct balance *balance, struct str key, int64_t sum)
{
	if (!balance->bucket_count || balance->count > balance->bucket_count)
		set_buckets(balance, balance->bucket_count ? 2 * balance->bucket_count : FIRST_BUCKETS);
	struct balance_node **where = bucket_of(balance, key);
	while (*where && !str_equal((struct str){(*where)->key, (*where)->n}, key))
		where = &(*where)->next;

	struct balance_node *node = *where;
	if (!node) {
		node = checked(malloc(sizeof *node + key.n));
		*node = (struct balance_node){.n = key.n};
		if (key.n)
			memcpy(node->key, key.p, key.n);
		*where = node;
		balance->count++;
		balance->bytes += key.n + NODE_COST;
	}
	if (__builtin_add_overflow(node->sum, sum, &node->sum))
		balance->overflow = true;
	if (node->sum == 0)
		drop(balance, where);
}

/* ---- temporary files ---- */

/* A file without a name in TMPDIR; NULL, with errno. */
static FILE *temporary_file(void)
{
	const char *folder = getenv("TMPDIR");
	int fd = open(folder && *folder ? folder : P_tmpdir, O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);

	if (fd < 0)
		return tmpfile(); /* a file system without O_TMPFILE */
	FILE *file = fdopen(fd, "w+");
	if (!file)
		close(fd);
	return file;
}

static unsigned part_of(struct str key)
{
	return (unsigned)(str_hash(key) >> 48) % BALANCE_PARTS;
}

static bool write_node(FILE *file, const struct balance_node *node)
{
	return fwrite(&node->sum, sizeof node->sum, 1, file) == 1 && fwrite(&node->n, sizeof node->n, 1, file) == 1 &&
	       fwrite(node->key, 1, node->n, file) == node->n;
}

/* Everything in the table goes to its part. */
static void spill(struct balance *balance)
{
	for (size_t i = 0; i < balance->bucket_count; i++) {
		while (balance->buckets[i]) {
			struct balance_node *node = balance->buckets[i];
			FILE **file = &balance->parts[part_of((struct str){node->key, node->n})];
			if (!balance->error && !*file && !(*file = temporary_file()))
				balance->error = errno;
			if (!balance->error && !write_node(*file, node))
				balance->error = errno ? errno : EIO;
			drop(balance, &balance->buckets[i]);
		}
	}
}

/* Reads a part back into a table. */
static void read_part(struct balance *into, FILE *file, struct buf *key)
{
	int64_t sum;
	size_t n;

	rewind(file);
	while (fread(&sum, sizeof sum, 1, file) == 1) {
		buf_clear(key);
		char *room = fread(&n, sizeof n, 1, file) == 1 ? buf_room(key, n) : NULL;
		if (!room || fread(room, 1, n, file) != n) {
			into->error = errno ? errno : EIO;
			return;
		}
		add_to_table(into, (struct str){room, n}, sum);
	}
	if (ferror(file))
		into->error = errno ? errno : EIO;
}

/* ---- adding ---- */

static void end_run(struct balance *balance)
{
	if (balance->run_sum == 0)
		return;
	add_to_table(balance, buf_str(&balance->run), balance->run_sum);
	balance->run_sum = 0;
	if (balance->bytes > balance->limit)
		spill(balance);
}

bool balance_add(struct balance *balance, struct str key, int64_t amount)
{
	if (!str_equal(buf_str(&balance->run), key)) {
		end_run(balance);
		buf_clear(&balance->run);
		buf_add(&balance->run, key);
	}
	if (__builtin_add_overflow(balance->run_sum, amount, &balance->run_sum))
		balance->overflow = true;
	return !balance->overflow;
}

/* ---- what is left ---- */

static bool is_spilled(struct balance *const balances[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t part = 0; part < BALANCE_PARTS; part++)
			if (balances[i]->parts[part])
				return true;
	return false;
}

/* Moves what a balance's table has into another's. */
static void move_table(struct balance *into, struct balance *from)
{
	for (size_t i = 0; i < from->bucket_count; i++) {
		while (from->buckets[i]) {
			const struct balance_node *node = from->buckets[i];
			add_to_table(into, (struct str){node->key, node->n}, node->sum);
			drop(from, &from->buckets[i]);
		}
	}
}

static void show(struct balance *balance, void (*open)(void *user, struct str key, int64_t sum), void *user)
{
	for (size_t i = 0; i < balance->bucket_count; i++) {
		while (balance->buckets[i]) {
			const struct balance_node *node = balance->buckets[i];
			open(user, (struct str){node->key, node->n}, node->sum);
			drop(balance, &balance->buckets[i]);
		}
	}
}

bool balance_finish(struct balance *balances[], size_t count, void (*open)(void *user, struct str key, int64_t sum),
		    void *user, struct diags *diags)
{
	struct balance all;
	struct buf key = BUF_INIT;

	for (size_t i = 0; i < count; i++)
		end_run(balances[i]);
	bool spilled = is_spilled(balances, count);
	for (size_t i = 0; i < count && spilled; i++)
		spill(balances[i]);
	balance_init(&all, SIZE_MAX);
	for (size_t part = 0; part < (spilled ? BALANCE_PARTS : 1); part++) {
		for (size_t i = 0; i < count; i++) {
			if (!spilled)
				move_table(&all, balances[i]);
			else if (balances[i]->parts[part])
				read_part(&all, balances[i]->parts[part], &key);
		}
		show(&all, open, user);
	}
	for (size_t i = 0; i < count; i++) {
		all.error = all.error ? all.error : balances[i]->error;
		all.overflow = all.overflow || balances[i]->overflow;
	}
	if (all.error)
		diag_add(diags, DIAG_WRITE, (struct place){0},
			 _("a temporary file for the sums of the ledger failed: %s; is there room, also where TMPDIR "
			   "says?"),
			 strerror(all.error));
	if (all.overflow)
		diag_add(diags, DIAG_INPUT, (struct place){0},
			 _("the sum of belopp over rows that belong together becomes too large: is every amount of the "
			   "ledger right?"));
	bool good = !all.error && !all.overflow;
	balance_release(&all);
	buf_release(&key);
	return good;
}

void balance_release(struct balance *balance)
{
	for (size_t i = 0; i < balance->bucket_count; i++)
		while (balance->buckets[i])
			drop(balance, &balance->buckets[i]);
	free(balance->buckets);
	for (size_t part = 0; part < BALANCE_PARTS; part++)
		if (balance->parts[part])
			fclose(balance->parts[part]);
	buf_release(&balance->run);
	*balance = (struct balance){0};
}

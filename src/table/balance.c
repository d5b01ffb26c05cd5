/* Sums per key of which only those that are not zero matter: chained hashing, and temporary files beyond a limit. */
#include "table/balance.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST_BUCKETS = 1024, NODE_COST = 48 };

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
	*balance = (struct balance){.limit = limit, .run = BUF_INIT};
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

/* Takes every node out of the table, those of each part together; start gets where each part begins. */
static struct balance_node **nodes_by_part(struct balance *balance, size_t start[BALANCE_PARTS + 1])
{
	size_t count = balance->count, next[BALANCE_PARTS];
	struct balance_node **nodes = checked(calloc(count ? count : 1, sizeof(struct balance_node *)));

	memset(start, 0, (BALANCE_PARTS + 1) * sizeof *start);
	for (size_t i = 0; i < balance->bucket_count; i++)
		for (const struct balance_node *node = balance->buckets[i]; node; node = node->next)
			start[part_of((struct str){node->key, node->n}) + 1]++;
	for (size_t part = 0; part < BALANCE_PARTS; part++) {
		start[part + 1] += start[part];
		next[part] = start[part];
	}
	for (size_t i = 0; i < balance->bucket_count; i++) {
		for (struct balance_node *node = balance->buckets[i]; node; node = node->next)
			nodes[next[part_of((struct str){node->key, node->n})]++] = node;
		balance->buckets[i] = NULL;
	}
	balance->count = balance->bytes = 0;
	return nodes;
}

static void note_error(struct balance *balance)
{
	if (!balance->error)
		balance->error = errno ? errno : EIO;
}

/* Everything in the table goes to the end of the file. */
static void spill(struct balance *balance)
{
	size_t start[BALANCE_PARTS + 1];
	struct balance_node **nodes = nodes_by_part(balance, start);
	struct balance_spill *to = ARENA_PUSH(&balance->arena, &balance->spills);

	errno = 0;
	if (!balance->file && !(balance->file = temporary_file()))
		note_error(balance);
	if (!balance->error && fseeko(balance->file, 0, SEEK_END) != 0)
		note_error(balance);
	for (size_t part = 0; part < BALANCE_PARTS; part++) {
		if (!balance->error && (to->at[part] = ftello(balance->file)) < 0)
			note_error(balance);
		for (size_t i = start[part]; i < start[part + 1]; i++) {
			if (!balance->error && !write_node(balance->file, nodes[i]))
				note_error(balance);
			free(nodes[i]);
		}
	}
	if (!balance->error && (to->at[BALANCE_PARTS] = ftello(balance->file)) < 0)
		note_error(balance);
	free(nodes);
}

/* Adds what stands in another's file from there to there. */
static void read_back(struct balance *into, struct balance *from, off_t at, off_t end)
{
	struct buf key = BUF_INIT;

	errno = 0;
	if (fseeko(from->file, at, SEEK_SET) != 0)
		note_error(into);
	while (!into->error && at < end) {
		int64_t sum;
		size_t n;
		buf_clear(&key);
		bool good = fread(&sum, sizeof sum, 1, from->file) == 1 && fread(&n, sizeof n, 1, from->file) == 1;
		char *room = good ? buf_room(&key, n) : NULL;
		if (!room || fread(room, 1, n, from->file) != n) {
			note_error(into);
			break;
		}
		add_to_table(into, (struct str){room, n}, sum);
		if (into->bytes > into->limit)
			spill(into);
		at += (off_t)(sizeof sum + sizeof n + n);
	}
	buf_release(&key);
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

void balance_absorb(struct balance *balance, struct balance *other)
{
	end_run(other);
	for (size_t i = 0; i < other->bucket_count; i++) {
		while (other->buckets[i]) {
			const struct balance_node *node = other->buckets[i];
			add_to_table(balance, (struct str){node->key, node->n}, node->sum);
			drop(other, &other->buckets[i]);
		}
	}
	if (balance->bytes > balance->limit)
		spill(balance);
	if (other->spills.count && !other->error)
		read_back(balance, other, 0, other->spills.items[other->spills.count - 1].at[BALANCE_PARTS]);
	balance->error = balance->error ? balance->error : other->error;
	balance->overflow = balance->overflow || other->overflow;
	balance_release(other);
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

/* Part by part, each from all writings. */
static void show_spilled(struct balance *balance, void (*open)(void *user, struct str key, int64_t sum), void *user)
{
	struct balance part;

	balance_init(&part, SIZE_MAX);
	for (size_t i = 0; i < BALANCE_PARTS && !part.error; i++) {
		for (size_t k = 0; k < balance->spills.count; k++)
			read_back(&part, balance, balance->spills.items[k].at[i], balance->spills.items[k].at[i + 1]);
		show(&part, open, user);
	}
	balance->error = part.error;
	balance->overflow = balance->overflow || part.overflow;
	balance_release(&part);
}

bool balance_finish(struct balance *balance, void (*open)(void *user, struct str key, int64_t sum), void *user,
		    struct diags *diags)
{
	end_run(balance);
	if (balance->spills.count) {
		spill(balance);
		if (!balance->error)
			show_spilled(balance, open, user);
	} else {
		show(balance, open, user);
	}
	if (balance->error)
		diag_add(diags, DIAG_WRITE, (struct place){0},
			 _("a temporary file for the sums of the ledger failed: %s; is there room, also where TMPDIR says?"),
			 strerror(balance->error));
	if (balance->overflow)
		diag_add(diags, DIAG_INPUT, (struct place){0},
			 _("the sum of belopp over rows that belong together becomes too large: is every amount of the ledger right?"));
	return !balance->error && !balance->overflow;
}

void balance_release(struct balance *balance)
{
	for (size_t i = 0; i < balance->bucket_count; i++)
		while (balance->buckets[i])
			drop(balance, &balance->buckets[i]);
	free(balance->buckets);
	if (balance->file)
		fclose(balance->file);
	buf_release(&balance->run);
	arena_release(&balance->arena);
	*balance = (struct balance){0};
}

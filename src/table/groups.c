/* Sums of the ledger per combination of values that are not zero: chained hashing, nodes freed at zero. */
#include "table/groups.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A combination with its key: for each column a kind, then eight bytes of a number, or a text with its length before it. */
struct node {
	struct node *next;
	int64_t sum, rows;
	struct row_origin first;
	size_t n;
	char key[];
};

struct open_groups {
	struct store *store;
	struct groups *groups;
	struct buf key;
	struct node **buckets;
	size_t bucket_count, count;
	bool overflowed;
};

static void *checked(void *p)
{
	if (!p) {
		fputs("underlag: out of memory\n", stderr);
		exit(4);
	}
	return p;
}

struct open_groups *groups_begin(struct store *store, struct groups *groups)
{
	struct open_groups *open = ARENA_NEW(store->arena, struct open_groups);

	open->store = store;
	open->groups = groups;
	open->key = (struct buf)BUF_INIT;
	open->bucket_count = 1024;
	open->buckets = checked(calloc(open->bucket_count, sizeof(struct node *)));
	return open;
}

static void write_key(struct buf *key, const struct value *values, size_t count)
{
	buf_clear(key);
	for (size_t i = 0; i < count; i++) {
		struct value value = values[i];
		struct arena scratch = ARENA_INIT;
		struct str text = value.kind == VALUE_TEXT ? value.text : S("");
		bool ratio = value.kind == VALUE_NUMBER && value.num.ratio;
		if (ratio)
			text = num_exact_text(&scratch, value.num, NULL);
		buf_char(key, ratio ? 'r' : value.kind == VALUE_NUMBER ? 'n' : value.kind == VALUE_TEXT ? 't' : 'e');
		if (value.kind == VALUE_NUMBER && !ratio) {
			buf_add(key, (struct str){(const char *)&value.num.hundredths, sizeof value.num.hundredths});
		} else if (value.kind == VALUE_TEXT || ratio) {
			buf_add(key, (struct str){(const char *)&text.n, sizeof text.n});
			buf_add(key, text);
		}
		arena_release(&scratch);
	}
}

/* The values of a key. */
static struct value *read_key(struct arena *arena, const struct node *node, size_t count)
{
	struct value *values = ARENA_ARRAY(arena, struct value, count);
	const char *p = node->key;

	for (size_t i = 0; i < count; i++) {
		char kind = *p++;
		struct str text = {NULL, 0};
		struct num num = {0, NULL};

		if (kind == 'n') {
			memcpy(&num.hundredths, p, sizeof num.hundredths);
			p += sizeof num.hundredths;
			values[i] = value_number(num);
		} else if (kind == 't' || kind == 'r') {
			memcpy(&text.n, p, sizeof text.n);
			text.p = p + sizeof text.n;
			p += sizeof text.n + text.n;
			if (kind == 't')
				values[i] = value_text(str_copy(arena, text));
			else if (num_parse(arena, text, &num))
				values[i] = value_number(num);
		}
	}
	return values;
}

static struct node **bucket(struct open_groups *open, struct str key)
{
	return &open->buckets[str_hash(key) & (open->bucket_count - 1)];
}

static void more_buckets(struct open_groups *open)
{
	struct node **old = open->buckets;
	size_t count = open->bucket_count;

	open->bucket_count = 2 * count;
	open->buckets = checked(calloc(open->bucket_count, sizeof(struct node *)));
	for (size_t i = 0; i < count; i++) {
		while (old[i]) {
			struct node *node = old[i];
			old[i] = node->next;
			struct node **at = bucket(open, (struct str){node->key, node->n});
			node->next = *at;
			*at = node;
		}
	}
	free(old);
}

void groups_add(struct open_groups *open, const struct value *values, struct num amount, struct row_origin origin,
		struct place at, struct diags *diags)
{
	if (num_is_zero(amount))
		return;
	write_key(&open->key, values, open->groups->column_count);
	struct str key = buf_str(&open->key);
	struct node **where = bucket(open, key);
	while (*where && !str_equal((struct str){(*where)->key, (*where)->n}, key))
		where = &(*where)->next;

	struct node *node = *where;
	if (!node) {
		node = checked(malloc(sizeof *node + key.n));
		*node = (struct node){.first = origin, .n = key.n};
		if (key.n)
			memcpy(node->key, key.p, key.n);
		*where = node;
		open->count++;
	}
	node->rows++;
	if (__builtin_add_overflow(node->sum, amount.hundredths, &node->sum) && !open->overflowed) {
		open->overflowed = true;
		diag_add(diags, DIAG_INPUT, at, _("the sum of belopp becomes too large here: is the amount right?"));
	}
	if (node->sum == 0) {
		*where = node->next;
		free(node);
		open->count--;
	} else if (open->count > open->bucket_count) {
		more_buckets(open);
	}
}

static int by_origin(const void *left, const void *right)
{
	struct row_origin a = ((const struct group *)left)->first, b = ((const struct group *)right)->first;

	if (a.file != b.file)
		return a.file < b.file ? -1 : 1;
	return (a.line > b.line) - (a.line < b.line);
}

void groups_finish(struct open_groups *open)
{
	struct groups *groups = open->groups;
	struct arena *arena = open->store->arena;

	groups->items = ARENA_ARRAY(arena, struct group, open->count);
	groups->capacity = open->count;
	for (size_t i = 0; i < open->bucket_count; i++) {
		while (open->buckets[i]) {
			struct node *node = open->buckets[i];
			struct group *group = &groups->items[groups->count++];
			group->keys = read_key(arena, node, groups->column_count);
			group->sum = num_hundredths(node->sum);
			group->rows = node->rows;
			group->first = node->first;
			open->buckets[i] = node->next;
			free(node);
		}
	}
	qsort(groups->items, groups->count, sizeof *groups->items, by_origin);
	free(open->buckets);
	buf_release(&open->key);
}

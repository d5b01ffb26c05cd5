/* SHA-256 agrees with the published test vectors and with sha256sum. */
#include "publish_scratch.h"

#include "publish/digest.h"

#define OF_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define OF_NOTHING "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define OF_MILLION_A "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"

static void bytes(void **state)
{
	struct digest digest;

	(void)state;
	digest_bytes(S("abc"), &digest);
	assert_string_equal(digest.hex, OF_ABC);
	digest_bytes((struct str){NULL, 0}, &digest);
	assert_string_equal(digest.hex, OF_NOTHING);
}

static void file(void **state)
{
	struct scratch *s = *state;
	const char *path = scratch_path(s, "a");
	char *million = arena_alloc(&s->arena, 1000001);
	struct digest digest;
	uint64_t size;

	memset(million, 'a', 1000000);
	scratch_write(s, path, million);
	assert_true(digest_file(path, &digest, &size, &s->diags));
	assert_string_equal(digest.hex, OF_MILLION_A);
	assert_int_equal(size, 1000000);

	scratch_write(s, path, "");
	assert_true(digest_file(path, &digest, NULL, &s->diags));
	assert_string_equal(digest.hex, OF_NOTHING);
}

static void unreadable(void **state)
{
	struct scratch *s = *state;
	struct digest digest;

	assert_false(digest_file(scratch_path(s, "missing"), &digest, NULL, &s->diags));
	assert_says(s, "missing: cannot be read: No such file");
	assert_false(digest_file(s->folder, &digest, NULL, &s->diags));
	assert_says(s, "Is a directory");
	assert_int_equal(diags_exit_status(&s->diags), 4);
}

/* Read at the same time, each gets its own; every one that cannot be read is named. */
static void many(void **state)
{
	enum { FILES = 40 };
	struct scratch *s = *state;
	struct digest_job jobs[FILES + 2];

	for (size_t i = 0; i < FILES; i++) {
		const char *name = str_c(&s->arena, str_printf(&s->arena, "f%zu", i));
		jobs[i] = (struct digest_job){.path = scratch_path(s, name)};
		scratch_write(s, jobs[i].path, name);
	}
	assert_true(digest_files(jobs, FILES, &s->diags));
	for (size_t i = 0; i < FILES; i++) {
		struct digest alone;
		digest_bytes(str_printf(&s->arena, "f%zu", i), &alone);
		assert_string_equal(jobs[i].digest.hex, alone.hex);
		assert_int_equal(jobs[i].bytes, i < 10 ? 2 : 3);
	}
	jobs[FILES] = (struct digest_job){.path = scratch_path(s, "missing")};
	jobs[FILES + 1] = (struct digest_job){.path = s->folder};
	assert_false(digest_files(jobs, FILES + 2, &s->diags));
	assert_says(s, "missing: cannot be read: No such file");
	assert_says(s, "Is a directory");
}

int main(void)
{
	const struct CMUnitTest tests[] = {SCRATCH_TEST(bytes), SCRATCH_TEST(file), SCRATCH_TEST(unreadable), SCRATCH_TEST(many)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

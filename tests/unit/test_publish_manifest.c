/* The manifest is JSON that others read, names the right digests, and is the same for the same run. */
#include "publish_scratch.h"

#include "publish/manifest.h"

static void fill(struct scratch *s, struct manifest *manifest, bool other_order)
{
	struct str names[2] = {S("atgarder.csv"), S("huvudbok.csv")};

	manifest_init(manifest, &s->arena);
	manifest->version = S("0.1");
	manifest->period = S("2020-11");
	manifest->at = S("2020-12-15T02:00:00Z");
	manifest->verdict = S("avstämd");
	scratch_write(s, scratch_path(s, "atgarder.csv"), "id;åtgärd\n");
	scratch_write(s, scratch_path(s, "huvudbok.csv"), "abc");
	for (int i = 0; i < 2; i++) {
		struct str name = names[other_order ? 1 - i : i];
		manifest_add_parameter(manifest, name, S("x"));
		assert_true(manifest_add_file(manifest, &manifest->inputs, name,
					      path_in(&s->arena, s->folder, name), &s->diags));
	}
}

/* Runs a shell command with the file as $1 and the folder as $2. */
static int shell(struct scratch *s, const char *command, const char *path)
{
	return system(str_printf(&s->arena, "set -- '%s' '%s'; %s", path, s->folder, command).p);
}

static void json_others_read(void **state)
{
	struct scratch *s = *state;
	const char *path = scratch_path(s, "manifest.json");
	struct manifest manifest;

	fill(s, &manifest, true);
	manifest_add_parameter(&manifest, S("odd \"\\\n\t\x01\x7F"), S("broken \xFF\xC3 åäö 😀"));
	assert_true(manifest_write(&manifest, path, &s->diags));
	assert_int_equal(shell(s, "python3 -m json.tool \"$1\" >/dev/null", path), 0);
	assert_int_equal(
		shell(s,
		      "python3 - \"$1\" \"$2\" <<'END'\n"
		      "import hashlib, json, sys\n"
		      "m = json.load(open(sys.argv[1], encoding='utf-8'))\n"
		      "assert m['verdict'] == 'avstämd' and m['period'] == '2020-11', m\n"
		      "assert m['parameters']['odd \"\\\\\\n\\t\\x01\\x7f'] == 'broken \\ufffd\\ufffd åäö 😀', m\n"
		      "assert [f['name'] for f in m['inputs']] == ['atgarder.csv', 'huvudbok.csv'], m\n"
		      "for f in m['inputs']:\n"
		      "    data = open(sys.argv[2] + '/' + f['name'], 'rb').read()\n"
		      "    assert f['sha256'] == hashlib.sha256(data).hexdigest() and f['bytes'] == len(data), f\n"
		      "assert m['templates'] == [] and m['outputs'] == [], m\n"
		      "END",
		      path),
		0);
}

static void order_of_filling_does_not_show(void **state)
{
	struct scratch *s = *state;
	struct manifest a, b;

	fill(s, &a, false);
	fill(s, &b, true);
	assert_true(str_equal(manifest_text(&a), manifest_text(&b)));
}

static void digest_is_of_causes(void **state)
{
	struct scratch *s = *state;
	struct manifest a, b;
	struct digest of_a, of_b;

	fill(s, &a, false);
	fill(s, &b, true);
	b.verdict = S("ej avstämd");
	assert_true(manifest_add_file(&b, &b.outputs, S("x"), scratch_path(s, "huvudbok.csv"), &s->diags));
	manifest_digest(&a, &of_a);
	manifest_digest(&b, &of_b);
	assert_string_equal(of_a.hex, of_b.hex);
	manifest_add_parameter(&b, S("region"), S("VGR"));
	manifest_digest(&b, &of_b);
	assert_string_not_equal(of_a.hex, of_b.hex);
}

static void folder(void **state)
{
	struct scratch *s = *state;
	struct manifest manifest;

	manifest_init(&manifest, &s->arena);
	scratch_write(s, scratch_path(s, "b.pdf"), "b");
	scratch_write(s, scratch_path(s, "a.pdf"), "a");
	assert_int_equal(mkdir(scratch_path(s, "sub"), 0777), 0);
	assert_true(manifest_add_folder(&manifest, &manifest.outputs, s->folder, &s->diags));
	assert_int_equal(manifest.outputs.count, 2);
	assert_true(str_equal(manifest.outputs.items[0].name, S("a.pdf")));
}

static void missing_input_and_full_disk(void **state)
{
	struct scratch *s = *state;
	struct manifest manifest;

	manifest_init(&manifest, &s->arena);
	assert_false(manifest_add_file(&manifest, &manifest.inputs, S("x"), scratch_path(s, "x"), &s->diags));
	assert_int_equal(manifest.inputs.count, 0);
	assert_false(manifest_write(&manifest, "/dev/full", &s->diags));
	assert_says(s, "/dev/full: cannot be written");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCRATCH_TEST(json_others_read),
		SCRATCH_TEST(order_of_filling_does_not_show),
		SCRATCH_TEST(digest_is_of_causes),
		SCRATCH_TEST(folder),
		SCRATCH_TEST(missing_input_and_full_disk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

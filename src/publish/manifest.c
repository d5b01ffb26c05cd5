/* manifest.json: what a run was made of and what it made. */
#include "publish/manifest.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "publish/file.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void manifest_init(struct manifest *manifest, struct arena *arena)
{
	*manifest = (struct manifest){.arena = arena};
}

void manifest_add_parameter(struct manifest *manifest, struct str name, struct str value)
{
	*ARENA_PUSH(manifest->arena, &manifest->parameters) = (struct manifest_parameter){name, value};
}

void manifest_add_digest(struct manifest *manifest, struct manifest_files *files, struct str name, const struct digest *digest,
			 uint64_t bytes)
{
	*ARENA_PUSH(manifest->arena, files) = (struct manifest_file){.name = name, .sha256 = *digest, .bytes = bytes};
}

bool manifest_add_file(struct manifest *manifest, struct manifest_files *files, struct str name, const char *path,
		       struct diags *diags)
{
	struct digest digest;
	uint64_t bytes;

	if (!digest_file(path, &digest, &bytes, diags))
		return false;
	manifest_add_digest(manifest, files, name, &digest, bytes);
	return true;
}

bool manifest_add_folder(struct manifest *manifest, struct manifest_files *files, const char *folder,
			 struct diags *diags)
{
	struct str_list names;
	bool ok = true;

	if (!folder_list(folder, manifest->arena, &names, diags))
		return false;
	for (size_t i = 0; i < names.count; i++) {
		const char *path = path_in(manifest->arena, folder, names.items[i]);
		struct stat status;
		if (stat(path, &status) == 0 && !S_ISREG(status.st_mode))
			continue;
		ok &= manifest_add_file(manifest, files, names.items[i], path, diags);
	}
	return ok;
}

static void add_text(struct buf *out, struct str text)
{
	buf_char(out, '"');
	for (size_t n; text.n; text = str_sub(text, n, text.n)) {
		int32_t character = utf8_next(text, &n);
		if (character < 0)
			buf_add(out, S("\xEF\xBF\xBD"));
		else if (character == '"' || character == '\\')
			buf_printf(out, "\\%c", (int)character);
		else if (character == '\n')
			buf_add(out, S("\\n"));
		else if (character < 0x20 || character == 0x7F)
			buf_printf(out, "\\u%04x", (unsigned)character);
		else
			buf_add(out, str_sub(text, 0, n));
	}
	buf_char(out, '"');
}

static void add_member(struct buf *out, const char *name, struct str value)
{
	buf_printf(out, "  \"%s\": ", name);
	add_text(out, value);
	buf_add(out, S(",\n"));
}

static int by_parameter_name(const void *left, const void *right)
{
	const struct manifest_parameter *a = left, *b = right;
	int order = str_compare(a->name, b->name);

	return order ? order : str_compare(a->value, b->value);
}

static int by_file_name(const void *left, const void *right)
{
	const struct manifest_file *a = left, *b = right;
	int order = str_compare(a->name, b->name);

	return order ? order : strcmp(a->sha256.hex, b->sha256.hex);
}

static void *sorted(struct arena *arena, const void *items, size_t count, size_t size,
		    int (*order)(const void *, const void *))
{
	void *copy = arena_grow(arena, items, count, count, size);

	if (count)
		qsort(copy, count, size, order);
	return copy;
}

static void add_parameters(struct buf *out, const struct manifest *manifest)
{
	size_t count = manifest->parameters.count;
	const struct manifest_parameter *items = sorted(manifest->arena, manifest->parameters.items, count,
							sizeof *items, by_parameter_name);

	buf_add(out, S("  \"parameters\": {"));
	for (size_t i = 0; i < count; i++) {
		buf_printf(out, "%s\n    ", i ? "," : "");
		add_text(out, items[i].name);
		buf_add(out, S(": "));
		add_text(out, items[i].value);
	}
	buf_add(out, count ? S("\n  }") : S("}"));
}

static void add_files(struct buf *out, const struct manifest *manifest, const char *name,
		      const struct manifest_files *files)
{
	const struct manifest_file *items =
		sorted(manifest->arena, files->items, files->count, sizeof *items, by_file_name);

	buf_printf(out, ",\n  \"%s\": [", name);
	for (size_t i = 0; i < files->count; i++) {
		buf_printf(out, "%s\n    {\"name\": ", i ? "," : "");
		add_text(out, items[i].name);
		buf_printf(out, ", \"sha256\": \"%s\", \"bytes\": %" PRIu64 "}", items[i].sha256.hex, items[i].bytes);
	}
	buf_add(out, files->count ? S("\n  ]") : S("]"));
}

static void add_causes(struct buf *out, const struct manifest *manifest)
{
	add_member(out, "version", manifest->version);
	add_member(out, "period", manifest->period);
	add_member(out, "at", manifest->at);
	add_parameters(out, manifest);
	add_files(out, manifest, "inputs", &manifest->inputs);
	add_files(out, manifest, "templates", &manifest->templates);
}

void manifest_digest(const struct manifest *manifest, struct digest *digest)
{
	struct buf text = BUF_INIT;

	add_causes(&text, manifest);
	digest_bytes(buf_str(&text), digest);
	buf_release(&text);
}

void manifest_causes(const struct manifest *manifest, struct digest *digest)
{
	struct manifest timeless = *manifest;

	timeless.at = S("");
	manifest_digest(&timeless, digest);
}

struct str manifest_text(const struct manifest *manifest)
{
	struct buf text = BUF_INIT;

	buf_add(&text, S("{\n"));
	add_member(&text, "verdict", manifest->verdict);
	add_member(&text, "mail", manifest->holds_mail ? S("held") : S("free"));
	add_causes(&text, manifest);
	add_files(&text, manifest, "outputs", &manifest->outputs);
	buf_add(&text, S("\n}\n"));
	struct str copy = str_copy(manifest->arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

bool manifest_write(const struct manifest *manifest, const char *path, struct diags *diags)
{
	return file_write(path, manifest_text(manifest), diags);
}

/* The settings of a run: inih fed line by line, so that every line of ours that it cannot use is named. */
#include "base/settings.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <errno.h>
#include <ini.h>
#include <stdio.h>
#include <string.h>

enum {
	FILE_MAXIMUM = 1024 * 1024,
	LINE_MAXIMUM = 8192,
	SECTION_MAXIMUM = 49, /* inih cuts longer names without a word */
};

struct reader {
	struct settings *settings;
	struct arena *arena;
	struct diags *diags;
	struct place at;  /* the line that inih has */
	struct str line;  /* and its text */
	struct str rest;  /* what it has not had yet */
	bool line_used;   /* it made a setting of the line, or the line needs none */
	bool line_faulty; /* and the fault has been said */
};

/* inih says only which line was wrong first; this says every one. */
static void finish_line(struct reader *reader)
{
	if (reader->at.line && !reader->line_used && !reader->line_faulty)
		diag_add(reader->diags, DIAG_INPUT, reader->at,
			 _("this line is no setting: write \"name = value\", \"[section]\" or \"; comment\""));
}

/* Where a part of the line begins. */
static struct place place_in_line(const struct reader *reader, struct str part)
{
	struct place at = reader->at;

	at.column = 1;
	place_advance(&at, str_sub(reader->line, 0, (size_t)(part.p - reader->line.p)));
	return at;
}

static void take_section(struct reader *reader, struct str line, size_t end)
{
	*ARENA_PUSH(reader->arena, &reader->settings->sections) = (struct settings_section){
		str_copy(reader->arena, str_trim(str_sub(line, 1, end - 1))), place_in_line(reader, line)};
}

static bool needs_no_setting(struct reader *reader)
{
	struct str line = str_trim(reader->line);

	if (line.n == 0 || line.p[0] == ';' || line.p[0] == '#')
		return true;
	if (line.p[0] != '[')
		return false;

	size_t end = str_find(line, S("]"));
	if (end == (size_t)-1)
		return false;
	if (end - 1 > SECTION_MAXIMUM) {
		diag_add(reader->diags, DIAG_INPUT, reader->at,
			 _("the section's name is longer than %d bytes: choose a shorter one"), SECTION_MAXIMUM);
		reader->line_faulty = true;
	}
	take_section(reader, line, end);
	return true;
}

/* inih's fgets. */
static char *next_line(char *out, int size, void *user)
{
	struct reader *reader = user;

	finish_line(reader);
	if (reader->rest.n == 0) {
		reader->line_used = true;
		return NULL;
	}
	struct str line = reader->line = str_cut(&reader->rest, '\n');
	reader->at.line++;
	reader->line_faulty = false;
	reader->line_used = needs_no_setting(reader);
	if (line.n + 2 > (size_t)size) {
		diag_add(reader->diags, DIAG_INPUT, reader->at, _("the line is longer than %d bytes: shorten it"),
			 LINE_MAXIMUM);
		reader->line_faulty = true;
		line.n = 0;
	}
	if (line.n)
		memcpy(out, line.p, line.n);
	out[line.n] = '\n';
	out[line.n + 1] = '\0';
	return out;
}

/* What stands behind the first '=' or ':', as inih cuts it. */
static struct str value_in(struct str line)
{
	size_t at = 0;

	while (at < line.n && line.p[at] != '=' && line.p[at] != ':')
		at++;
	return str_trim(str_sub(line, at + 1, line.n));
}

/* inih's handler, 1 = go on. Debian's library may pass a line number too; ours is the reader's. */
static int take_setting(void *user, const char *section, const char *name, const char *value)
{
	struct reader *reader = user;
	struct str in = str_trim(str_from(section)), key = str_trim(str_from(name));
	const struct setting *earlier = settings_find(reader->settings, in, key);

	if (key.n == 0)
		return 1; /* "= value": finish_line says it */
	reader->line_used = true;
	if (earlier) {
		diag_add(reader->diags, DIAG_INPUT, reader->at,
			 _("\"%.*s\" is set in line %u already: remove one of the two"), STR_ARG(key),
			 earlier->at.line);
		return 1;
	}
	struct setting *setting = ARENA_PUSH(reader->arena, reader->settings);
	setting->section = str_copy(reader->arena, in);
	setting->name = str_copy(reader->arena, key);
	setting->value = str_copy(reader->arena, str_trim(str_from(value)));
	setting->at = place_in_line(reader, str_trim(reader->line));
	setting->value_at = place_in_line(reader, value_in(reader->line));
	return 1;
}

static bool read_all(struct buf *text, const char *path, struct place at, struct diags *diags)
{
	FILE *file = fopen(path, "rb");
	char part[4096];
	size_t n;

	if (!file) {
		diag_add(diags, DIAG_INPUT, at, _("cannot open the settings: %s"), strerror(errno));
		return false;
	}
	while ((n = fread(part, 1, sizeof part, file)) > 0)
		buf_add(text, (struct str){part, n});
	int error = ferror(file) ? errno : 0;
	fclose(file);
	if (error)
		diag_add(diags, DIAG_INPUT, at, _("cannot read the settings: %s"), strerror(error));
	else if (text->full)
		diag_add(diags, DIAG_INPUT, at, _("the settings are larger than %d bytes: is this the right file?"),
			 FILE_MAXIMUM);
	return !error && !text->full;
}

/* Says the first line that is not text, if any. */
static bool is_text(struct str text, struct place at, struct diags *diags)
{
	size_t broken = utf8_broken(text);
	const char *nul = text.n ? memchr(text.p, '\0', text.n) : NULL;

	if (nul && (size_t)(nul - text.p) < broken)
		broken = (size_t)(nul - text.p);
	if (broken == text.n)
		return true;
	at.line = 1;
	for (size_t i = 0; i < broken; i++)
		at.line += text.p[i] == '\n';
	diag_add(diags, DIAG_INPUT, at, _("the settings are not UTF-8 text here: save the file as UTF-8"));
	return false;
}

bool settings_read(struct settings *settings, struct arena *arena, const char *path, struct diags *diags)
{
	size_t faults = diags_faults(diags);
	struct place at = {.file = str_copy(arena, str_from(path))};
	struct buf text = BUF_INIT;

	*settings = (struct settings){0};
	text.maximum = FILE_MAXIMUM;
	if (read_all(&text, path, at, diags) && is_text(buf_str(&text), at, diags)) {
		struct reader reader = {settings, arena, diags, at, {NULL, 0}, buf_str(&text), false, false};

		ini_allow_inline_comments = false; /* "avgränsare = ;" is a value */
		ini_allow_multiline = false;
		ini_use_stack = false;
		ini_max_line = LINE_MAXIMUM;
		ini_initial_alloc = LINE_MAXIMUM;
		if (ini_parse_stream(next_line, &reader, take_setting, &reader) == -2)
			diag_add(diags, DIAG_WRITE, at, _("out of memory"));
	}
	buf_release(&text);
	return diags_faults(diags) == faults;
}

const struct setting *settings_find(const struct settings *settings, struct str section, struct str name)
{
	for (size_t i = 0; i < settings->count; i++)
		if (str_equal_fold(settings->items[i].section, section) &&
		    str_equal_fold(settings->items[i].name, name))
			return &settings->items[i];
	return NULL;
}

struct str settings_text(const struct settings *settings, struct str section, struct str name, struct str otherwise)
{
	const struct setting *setting = settings_find(settings, section, name);

	return setting ? setting->value : otherwise;
}

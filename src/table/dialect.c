/* How one CSV file is written: declared, or guessed from its header. */
#include "table/dialect.h"

#include "base/utf8.h"
#include "table/schema.h"

bool dialect_section(struct str section, struct str *name)
{
	struct str first = str_cut(&section, ' ');

	*name = str_trim(section);
	return str_equal_fold(first, S("tabell"));
}

static bool delimiter_of(struct str value, char *out)
{
	*out = str_equal(value, S(";"))          ? ';'
	       : str_equal(value, S(","))        ? ','
	       : str_equal_fold(value, S("tab")) ? '\t'
						 : '\0';
	return *out != '\0';
}

static bool encoding_of(struct str value, enum encoding *out)
{
	*out = str_equal_fold(value, S("utf-8"))          ? ENCODING_UTF8
	       : str_equal_fold(value, S("utf-16"))       ? ENCODING_UTF16
	       : str_equal_fold(value, S("windows-1252")) ? ENCODING_WINDOWS_1252
							  : ENCODING_UNKNOWN;
	return *out != ENCODING_UNKNOWN;
}

static bool mark_of(struct str value, enum decimal_mark *out)
{
	*out = str_equal(value, S(",")) ? MARK_COMMA : str_equal(value, S(".")) ? MARK_POINT : MARK_UNKNOWN;
	return *out != MARK_UNKNOWN;
}

static bool quotes_of(struct str value, bool *out)
{
	*out = str_equal(value, S("\""));
	return *out || str_equal_fold(value, S("inga"));
}

bool dialect_column_type(struct str value, enum column_type *out)
{
	static const struct {
		struct str name;
		enum column_type type;
	} types[] = {
		{STR("text"), COLUMN_TEXT},     {STR("tal"), COLUMN_NUMBER}, {STR("belopp"), COLUMN_AMOUNT},
		{STR("period"), COLUMN_PERIOD}, {STR("år"), COLUMN_YEAR},    {STR("datum"), COLUMN_DATE},
	};

	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		if (str_equal_fold(types[i].name, value)) {
			*out = types[i].type;
			return true;
		}
	}
	return false;
}

static bool takes_any(struct str value)
{
	return value.n > 0;
}

static bool takes_relation(struct str value)
{
	struct str table = str_cut(&value, '.');

	return str_trim(table).n && str_trim(value).n;
}

static bool takes_delimiter(struct str value)
{
	char c;
	return delimiter_of(value, &c);
}

static bool takes_encoding(struct str value)
{
	enum encoding encoding;
	return encoding_of(value, &encoding);
}

static bool takes_mark(struct str value)
{
	enum decimal_mark mark;
	return mark_of(value, &mark);
}

static bool takes_quotes(struct str value)
{
	bool quotes;
	return quotes_of(value, &quotes);
}

static bool takes_type(struct str value)
{
	enum column_type type;
	return dialect_column_type(value, &type);
}

static const struct known_setting {
	struct str name;
	bool prefix; /* followed by a column's name */
	bool (*takes)(struct str value);
	const char *expected;
} known_settings[] = {
	{STR("avgränsare"), false, takes_delimiter, "; , tab"},
	{STR("teckenkodning"), false, takes_encoding, "utf-8, utf-16, windows-1252"},
	{STR("decimaltecken"), false, takes_mark, ", ."},
	{STR("citattecken"), false, takes_quotes, "\" inga"},
	{STR("nyckel"), false, takes_any, "KOLUMN, KOLUMN"},
	{STR("kolumn."), true, takes_type, "text, tal, belopp, period, år, datum"},
	{STR("relation."), true, takes_relation, "TABELL.KOLUMN"},
};

static const struct known_setting *known_setting(struct str name)
{
	for (size_t i = 0; i < sizeof known_settings / sizeof *known_settings; i++) {
		const struct known_setting *known = &known_settings[i];
		if (known->prefix ? name.n > known->name.n &&
					    str_equal_fold(str_sub(name, 0, known->name.n), known->name)
				  : str_equal_fold(name, known->name))
			return known;
	}
	return NULL;
}

void dialect_check_settings(const struct settings *settings, struct diags *diags)
{
	for (size_t i = 0; settings && i < settings->count; i++) {
		const struct setting *setting = &settings->items[i];
		struct str table;

		if (!dialect_section(setting->section, &table))
			continue;
		const struct known_setting *known = known_setting(setting->name);
		if (!known)
			diag_add(diags, DIAG_INPUT, setting->at,
				 _("\"%.*s\" is no setting of a table: use avgränsare, teckenkodning, decimaltecken, "
				   "citattecken, nyckel, kolumn.NAME or relation.NAME"),
				 STR_ARG(setting->name));
		else if (!known->takes(setting->value))
			diag_add(diags, DIAG_INPUT, setting->at, _("\"%.*s\" cannot be \"%.*s\": expected one of: %s"),
				 STR_ARG(setting->name), STR_ARG(setting->value), known->expected);
	}
}

/* Lets each setting of the sections about name speak; names are compared as file names are. */
static void apply(struct dialect *dialect, const struct settings *settings, struct str name)
{
	struct arena scratch = ARENA_INIT;
	struct str plain = name_plain(&scratch, name);

	for (size_t i = 0; i < settings->count; i++) {
		const struct setting *setting = &settings->items[i];
		struct str about, value = setting->value;
		enum encoding encoding;
		enum decimal_mark mark;
		bool quotes;
		char delimiter;

		if (!dialect_section(setting->section, &about) || !str_equal(name_plain(&scratch, about), plain))
			continue;
		if (str_equal_fold(setting->name, S("avgränsare")) && delimiter_of(value, &delimiter))
			dialect->delimiter = delimiter;
		else if (str_equal_fold(setting->name, S("teckenkodning")) && encoding_of(value, &encoding))
			dialect->encoding = encoding;
		else if (str_equal_fold(setting->name, S("decimaltecken")) && mark_of(value, &mark))
			dialect->mark = mark;
		else if (str_equal_fold(setting->name, S("citattecken")) && quotes_of(value, &quotes))
			dialect->quotes = quotes;
	}
	arena_release(&scratch);
}

struct dialect dialect_declared(const struct settings *settings, struct str file, struct str table)
{
	struct dialect dialect = {.quotes = true};

	if (settings) {
		apply(&dialect, settings, table);
		apply(&dialect, settings, file);
	}
	return dialect;
}

char dialect_guess_delimiter(const char *path, struct encoding_found found, bool quotes)
{
	static const char candidates[] = {';', ',', '\t'};
	size_t counts[sizeof candidates] = {0}, best = 0, n;
	struct decoder decoder;
	char part[4096];
	bool quoted = false, text = false, ended = false;

	if (!decoder_open(&decoder, path, found))
		return ';'; /* whoever reads it will say so */
	while (!ended && (n = decoder_read(&decoder, part, sizeof part)) > 0) {
		for (size_t i = 0; i < n && !ended; i++) {
			if (part[i] == '"' && quotes)
				quoted = !quoted;
			else if ((part[i] == '\n' || part[i] == '\r') && !quoted)
				ended = text;
			else if (part[i] != ' ' && part[i] != '\n' && part[i] != '\r')
				text = true;
			for (size_t k = 0; k < sizeof candidates && !quoted; k++)
				counts[k] += part[i] == candidates[k];
		}
	}
	decoder_close(&decoder);
	for (size_t k = 1; k < sizeof candidates; k++)
		if (counts[k] > counts[best])
			best = k;
	return candidates[best];
}

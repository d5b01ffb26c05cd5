/*
 * The loop of split.c, made once for each kind of machine: NAME is the function, TARGET its attribute, MASKS what says which of 64
 * bytes are what. No include guard: it is included for each.
 */
TARGET static enum split_stop NAME(const char *text, size_t from, size_t to, char delimiter, bool quotes,
				   size_t field_most, struct split *out)
{
	uint32_t *fields = out->fields, *lines = out->lines;
	const uint32_t *full = fields + field_most;
	unsigned skip = 0; /* bytes of the next block that belong to a character of this one */
	enum split_stop why = SPLIT_END;
	size_t at = from;

	for (; at < to && why == SPLIT_END; at += 64) {
		struct masks masks = MASKS(text + at, delimiter);
		uint64_t within = to - at >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << (to - at)) - 1;
		uint64_t lone = masks.returns & ~(masks.line_ends >> 1);
		if (lone >> 63 && text[at + 64] == '\n')
			lone &= ~(UINT64_C(1) << 63);
		uint64_t odd = (lone | (quotes ? masks.quotes : 0)) & within;

		if (odd | (masks.controls & within)) {
			unsigned first = (unsigned)__builtin_ctzll(odd | (masks.controls & within));
			why = odd >> first & 1 ? SPLIT_ODD : SPLIT_BROKEN;
			within &= (UINT64_C(1) << first) - 1;
		}
		uint64_t high = masks.high & within;
		if (!high) {
			skip = 0;
		} else if (!whole_characters(text + at, high, &skip)) {
			why = SPLIT_BROKEN;
			within = 0;
		}
		fields = write_bits(fields, (uint32_t)at, masks.ends & within, 8);
		lines = write_bits(lines, (uint32_t)at, masks.line_ends & within, 2);
		if (why == SPLIT_END && fields >= full)
			why = SPLIT_FULL;
	}
	out->field_count = (size_t)(fields - out->fields);
	out->line_count = (size_t)(lines - out->lines);
	return why;
}

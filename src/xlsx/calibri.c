/* Advance widths of Calibri, in thousandths of the size. */
#include "xlsx/calibri.h"

#include "base/utf8.h"

#include <stdint.h>

enum { DIGIT = 507, SUPERSCRIPT = 355 };

/* From U+0020 and from U+00A0 on. */
static const uint16_t ascii[] = {
	226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386, 507, 507, 507,
	507, 507, 507, 507, 507, 507, 507, 268, 268, 498, 498, 498, 463, 894, 579, 544, 533, 615, 488,
	459, 631, 623, 252, 319, 520, 420, 855, 646, 662, 517, 673, 543, 459, 487, 642, 567, 890, 519,
	487, 468, 307, 386, 307, 498, 498, 291, 479, 525, 423, 525, 498, 305, 471, 525, 229, 239, 455,
	229, 799, 525, 527, 525, 525, 349, 391, 335, 525, 452, 715, 433, 453, 395, 314, 460, 314, 498,
};
static const uint16_t latin[] = {
	226, 326, 498, 507, 498, 507, 498, 498, 393, 834, 402, 512, 498, 0,   507, 394, 339, 498, 336, 334,
	292, 550, 586, 252, 307, 246, 422, 512, 636, 671, 675, 463, 579, 579, 579, 579, 579, 579, 763, 533,
	488, 488, 488, 488, 252, 252, 252, 252, 625, 646, 662, 662, 662, 662, 662, 498, 664, 642, 642, 642,
	642, 487, 517, 527, 479, 479, 479, 479, 479, 479, 773, 423, 498, 498, 498, 498, 229, 229, 229, 229,
	525, 525, 527, 527, 527, 527, 527, 498, 529, 525, 525, 525, 525, 453, 525, 453,
};

/* What else is found in documents. */
static const struct {
	int32_t character;
	uint16_t width;
} others[] = {
	{0x2013, 498}, {0x2014, 905}, {0x2018, 250}, {0x2019, 250}, {0x201C, 418}, {0x201D, 418},
	{0x2022, 498}, {0x2026, 690}, {0x202F, 226}, {0x2070, 391}, {0x20AC, 507}, {0x2212, 498},
};

static double width_of(int32_t character, struct str letter)
{
	if (character >= ' ' && character < 0x7F)
		return ascii[character - ' '];
	if (character >= 0xA0 && character < 0x100)
		return latin[character - 0xA0];
	if (character >= 0x2074 && character <= 0x2079)
		return SUPERSCRIPT;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (others[i].character == character)
			return others[i].width;
	return DIGIT * (double)utf8_width(letter);
}

double xl_calibri_width(struct str text)
{
	double sum = 0;

	for (size_t length; text.n; text = str_sub(text, length, text.n)) {
		int32_t character = utf8_next(text, &length);
		sum += width_of(character, str_sub(text, 0, length));
	}
	return sum / DIGIT;
}

/*
 * A style file: an ini file in which a communicator says how documents look. templates/stil.ini has every name with what it
 * is unless a style says otherwise; a style needs only those that it changes.
 *
 * Lengths are points ("9,5", "9,5 pt"), or "20 mm", "2 cm"; colours are #RRGGBB. Files are named from the style's folder; a
 * font family may be named as it is known ("Open Sans") where its files lie below /usr/share/fonts/truetype.
 */
#ifndef UNDERLAG_PDF_STYLE_READ_H
#define UNDERLAG_PDF_STYLE_READ_H

#include "base/diag.h"
#include "pdf/style.h"

/* Text on white has at least this contrast (WCAG 2.1, 1.4.3). */
#define STYLE_CONTRAST 4.5

/*
 * Reads the style at path, and its logo; style starts as pdf_style_default. Everything lives in the arena. The paths of
 * what it was made of, itself first, are added to files, each once; what is installed with the system (/usr/…) is not.
 *
 * A section, name, number, colour, font or file that is not as expected, text that would be too faint, and margins that
 * leave no room are DIAG_INPUT faults with their place: all of them are reported. False when there was any.
 */
MUST_USE bool style_read(struct pdf_style *style, struct str_list *files, struct arena *arena, const char *path,
			 struct diags *diags);

#endif

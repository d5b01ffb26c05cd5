/* The font of workbooks, to tell how texts break into lines. */
#ifndef UNDERLAG_XLSX_CALIBRI_H
#define UNDERLAG_XLSX_CALIBRI_H

#include "base/str.h"

/* How wide a text is on one line, in digits, as column widths are given. */
double xl_calibri_width(struct str text);

#endif

/* What is true of a workbook as a whole: the first sheet explains what there is, and nothing else. */
#ifndef UNDERLAG_XLSX_TRAITS_H
#define UNDERLAG_XLSX_TRAITS_H

#include "xlsx/layout.h"

struct xl_traits {
	bool formulas;              /* a figure is calculated */
	bool references;            /* a figure is shown in more than one cell */
	bool kr, tkr, mkr;          /* amounts are shown in it */
	bool percent;               /* quotients are shown in percent */
	bool constants;             /* figures without a formula that say where they come from */
	bool region_constants;      /* some of them are the whole region's, in the workbook of one förvaltning */
	bool explanations;          /* a table's figures say how they are calculated */
	bool levels;                /* rows of a table nest */
	bool charts;                /* there is a sheet of chart data */
	bool preserved;             /* print was rounded so that it adds up */
	bool rounded_apart;         /* a printed figure differs from its cell */
	bool periods;               /* YYYYMM */
	bool outer_months;          /* months 00 or 13 */
	bool codes;                 /* texts that look like numbers, among the first thousand of their column */
	bool fixed_rows;            /* a formula takes its figure from a certain row of a data sheet */
	struct str name;            /* a defined name, as an example; may be empty */
	struct str_list parameters; /* in words */
	struct str_list marks;      /* the words of each limit, once */
	struct str_list ledgers;    /* data sheets whose amounts have the ledger's signs */
};

/* Looks through the document; marks and parameters live in the layout's arena. */
void xl_traits_find(struct xl_traits *traits, const struct xl_layout *layout);

#endif

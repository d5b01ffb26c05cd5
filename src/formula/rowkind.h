/* The kinds of table rows (DESIGN "What a formula means"): they decide what SUMMA(ovan) adds up. */
#ifndef UNDERLAG_FORMULA_ROWKIND_H
#define UNDERLAG_FORMULA_ROWKIND_H

enum row_kind {
	ROW_POST,     /* an item */
	ROW_OF_WHICH, /* "varav": part of the row above, in no sum */
	ROW_SUM,      /* a subtotal; SUMMA(ovan) looks back to it */
	ROW_TOTAL,    /* the table's last word */
	ROW_HEADING,  /* names the rows below it; SUMMA(ovan) looks back to it */
};

#endif

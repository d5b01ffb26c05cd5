/* What cells look like: a style names it, and equal styles share one format of the workbook. */
#ifndef UNDERLAG_XLSX_STYLE_H
#define UNDERLAG_XLSX_STYLE_H

#include "xlsx/xlsx.h"

#include <xlsxwriter.h>

enum xl_role {
	XL_ROLE_PLAIN,   /* text and figures outside tables */
	XL_ROLE_CELL,    /* a cell of a table's row: `kind` counts */
	XL_ROLE_HEAD,    /* a column's title */
	XL_ROLE_GROUP,   /* a title above those of several columns, centred across the cells that have it */
	XL_ROLE_CAPTION, /* a table's title */
	XL_ROLE_NOTE,    /* notes and remarks, small */
	XL_ROLE_TITLE,   /* the document's title, large */
	XL_ROLE_RUNNING, /* the line above every sheet, grey */
	XL_ROLE_STAMP,   /* "EJ AVSTÄMD", red */
	XL_ROLE_LINK,
	XL_ROLE_ALERT,   /* what stops: bold, red */
	XL_ROLE_WARNING, /* bold, amber */
	XL_ROLE_CODE,    /* digests: small, of one width */
	XL_ROLE_MARKED,  /* only what differs in cells beyond a limit */
};

struct xl_style {
	enum xl_role role;
	enum row_kind kind;
	enum alignment align;
	unsigned indent;
	bool wrap, bold, italic;
	bool tall;         /* in a row of several lines: level with the first */
	bool upper;        /* of a head: others stand below it, without a rule between */
	bool apart;        /* of a group: another stands to its left */
	bool link;         /* leads somewhere */
	struct str number; /* Excel's number format; empty: General */
};

/* Slots of a small table by address: a sheet's cells have few styles. */
enum { XL_STYLES_KEPT = 128 };

struct xl_styled;

struct xl_styles {
	const struct xlsx_look *look;
	struct xl_styled *items;
	size_t count, capacity;
	struct {
		const lxw_format *format;
		uint64_t hash;
	} hashes[XL_STYLES_KEPT]; /* of number formats found last, see xl_style_number_hash() */
};

/*
 * The workbook's format for a style; NULL when libxlsxwriter has no memory. The style's text must live as long as
 * the arena.
 */
lxw_format *xl_style_format(struct xl_styles *styles, struct arena *arena, lxw_workbook *workbook,
			    struct xl_style style);

/* The hash (xlsx/digest.h) of the number format that was asked for; General where format is NULL. */
uint64_t xl_style_number_hash(struct xl_styles *styles, const lxw_format *format);

#endif

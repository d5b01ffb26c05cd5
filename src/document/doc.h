/*
 * The document tree: what a document says, ready to be laid out.
 *
 * compose makes it, the renderers (src/pdf, src/xlsx) read it and know nothing else: no tables, no templates, no
 * formulas. Everything in it is final - each figure is computed, rounded and printed - so a renderer neither calculates
 * nor chooses words. One arena owns the whole tree. Lists are in reading order, linked by `next`.
 */
#ifndef UNDERLAG_DOCUMENT_DOC_H
#define UNDERLAG_DOCUMENT_DOC_H

#include "base/diag.h"
#include "base/format.h"
#include "base/value.h"
#include "formula/rowkind.h"

/* ---- figures: calculated cells, and the Excel formulas that calculate them ---- */

/*
 * A formula in English Excel syntax with commas (without '='), as pieces: text to copy, and references whose addresses
 * only the workbook's layout knows.
 */
enum piece_kind {
	PIECE_TEXT,   /* text: copied */
	PIECE_FIGURE, /* figure: the address of its cell */
	PIECE_RANGE,  /* figure to last: a range; both lie in one column of one table, or of the key figures, figure above last */
	PIECE_COLUMN, /* data, column: a whole column of a data sheet's Excel table, as T[name] */
	PIECE_CELL,   /* data, row, column: one cell of a data sheet */
};

struct piece {
	struct piece *next;
	enum piece_kind kind;
	struct str text;
	const struct figure *figure, *last;
	const struct data_sheet *data;
	size_t row, column;
};

/* A calculated value. One object per value and document: text, table and workbook point to the same one. */
struct figure {
	struct figure *next;         /* in doc.figures, for those that no table cell holds */
	struct str name;             /* of a named figure, else empty */
	struct str label;            /* what it is, for the sheet of key figures: the name, or where it stands and how */
	struct value value;          /* exact: kronor, quotients (0.62 for 62 %), periods YYYYMM, or a text */
	struct format format;        /* how it is shown */
	struct str printed;          /* as the PDF prints it in a table, without unit */
	const struct piece *formula; /* NULL: a constant */
	struct str explanation; /* the formula as its template has it: "=utfall(alla;årsstart;period)"; or words; may be empty */
	struct str source;      /* where a constant comes from, for the reader of the workbook; may be empty */
	/*
	 * value is text whatever this run made of it. Not so where a formula gives a text this time and can give a figure
	 * another ("–" where a quotient has no meaning): format is then the figure's.
	 */
	bool is_text;
	bool is_parameter;      /* a constant that the run was asked for: the data is for this value */
	bool rounded_apart;     /* printed was rounded so that the table adds up: not as value alone would be */
	bool with_unit;         /* printed says its unit, which is another than its table's: "160 200 tkr" */
	bool of_region;         /* in a document for one förvaltning: a constant of the whole region */
	bool label_is_formula;  /* label is the formula itself, in default of words */
	struct str heading;     /* of the text: the heading that it stands under first; may be empty */
	struct place at;        /* where its formula stands in a template; no file: nowhere */
};

/* ---- data: the rows that the formulas of this document refer to ---- */

struct data_column {
	struct str name;
	struct format
		format; /* UNIT_PERIOD and UNIT_DATE for YYYYMM and YYYYMMDD, UNIT_KR with 2 decimals for amounts */
	bool is_text;   /* a code or text: written as text even where it looks like a number */
};

/*
 * One named Excel table on a sheet of its own. Its cells are asked for, row after row: a sheet of many rows is nowhere held
 * twice.
 */
struct data_sheet {
	struct data_sheet *next;
	struct str name;        /* of the sheet and of the Excel table */
	struct str description; /* what it holds: "Huvudboken summerad per period, post och nämnd"; may be empty */
	struct data_column *columns;
	size_t column_count;
	size_t row_count;
	bool as_ledger; /* its amounts have the ledger's signs: costs are plus, revenue minus */
	struct value (*cell)(const struct data_sheet *sheet, size_t row, size_t column);
	const void *rows; /* of whoever set cell */
	/*
	 * Cells that are calculated, figures[column][row]: their formulas stand in the table. NULL where there are none, so is a
	 * column or a cell that is a constant.
	 */
	const struct figure *const *const *figures;
};

/* ---- running text ---- */

/*
 * A numbered thing that text refers to and a table of contents lists: a table, a chart, an appendix, a heading. Its address
 * tells it from others.
 */
struct anchor {
	struct str label; /* "Tabell 3", "Figur 1", "Bilaga 2", printed before the title; empty: it has no number */
};

enum run_kind {
	RUN_TEXT,
	RUN_FIGURE, /* text is the figure as printed, with its unit; never broken over two lines. NULL: a year that labels */
	RUN_NOTE,   /* a reference to `note` */
	RUN_LINK,   /* text is what is shown, target the address */
	RUN_REFERENCE, /* text is what is shown ("tabell 3"; never broken over two lines), anchor where it leads to, or NULL */
	RUN_BREAK, /* a forced new line */
};

struct run {
	struct run *next;
	enum run_kind kind;
	bool bold, italic;
	struct str text;
	struct str target;
	const struct figure *figure;
	const struct note *note;
	const struct anchor *anchor;
};

/* A footnote. number counts from 1 through the document, its text and tables, in the order of the first references. */
struct note {
	struct note *next;
	unsigned number;
	struct run *runs;
};

/* ---- tables ---- */

enum alignment { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTRE };

struct table_column {
	struct str title;
	struct str unit; /* printed under or after the title where it differs from the table's, else empty */
	enum alignment align;
	bool is_text;           /* running text that may wrap (labels, comments), not figures */
	struct str explanation; /* the formula of its rows as the template has it; empty where each has its own */
};

/*
 * Text (runs), or a figure; both NULL: empty. A figure whose value is a text has both: print sets the runs, which wrap as text
 * does, and a workbook has the formula. One whose value is nothing prints nothing: its formula may give a figure another time.
 */
struct table_cell {
	struct run *runs;
	const struct figure *figure;
	const struct note *note; /* printed after the text or figure, or NULL */
};

struct table_row {
	enum row_kind kind; /* varav: indented, italic; sums bold with a thin rule above, totals with a heavier one */
	unsigned level;     /* depth of indentation, 0 = none */
	struct table_cell *cells; /* one a column */
	/*
	 * Where the table asks for transport: of each column the sum of the posts down to this row, as printed; empty where the
	 * column is not summed. The line that ends a page behind this row shows it, and the line that begins the next page.
	 * Else NULL.
	 */
	struct str *carried;
	bool carried_rounds; /* one of them differs from the sum of the printed posts: the rounding note is then true */
};

/* A title above the titles of neighbouring columns. */
struct column_group {
	struct str title;
	size_t first, count;
};

/*
 * A limit for the figures of a column, posts and sums alike: those beyond it are to be seen at once. Marked in workbooks;
 * print stays without.
 */
enum mark_side { MARK_BELOW, MARK_AT_MOST, MARK_ABOVE, MARK_AT_LEAST };

struct table_mark {
	size_t column;
	enum mark_side side;
	struct num limit; /* in the unit of the cells' values */
	struct str words; /* "Avvikelse under −5 mkr" */
};

struct doc_table {
	struct str id;        /* name of the template's table; may repeat where a section is repeated */
	struct str sheet;     /* the worksheet it belongs on: tables of one sheet follow each other there */
	struct str title;     /* caption; may be empty */
	struct str unit;      /* "mkr", shown with the caption; may be empty */
	struct anchor anchor; /* "Tabell 3"; tables without a title have no number */
	struct str continued; /* "Tabell 3, fortsättning", above its head on further pages; empty without a number */
	struct table_column *columns;
	size_t column_count;
	struct column_group *groups; /* from left to right */
	size_t group_count;
	struct table_mark *marks;
	size_t mark_count;
	struct table_row *rows;
	size_t row_count;
	struct note *notes;  /* of its rows: at the foot of the page that refers to them; below the table in XLSX */
	struct str remark;   /* the template's own, and the rounding note where the printed figures do not add up */
	struct str rounding; /* the rounding note where remark lacks it, printed when carried sums make it true */
	struct str carry_out, carry_in; /* "Transport": first cells of the lines of carried sums; empty: no transport */
	bool sum_preserving; /* printed figures were rounded so that they add up: they may differ from the exact ones */
};

/* ---- charts ---- */

enum chart_kind {
	CHART_BARS,    /* of the series, side by side for each category */
	CHART_STACKED, /* of the series, upon each other; negative ones downwards from zero */
	CHART_LINE,
	CHART_BRIDGE, /* one series: steps from the bar before to the next one; levels stand on zero */
};

struct chart_point {
	const struct figure *figure; /* the very cell of the table; NULL: there is none, and nothing is drawn */
	struct str printed;          /* as the table prints it, without unit */
	double at;                   /* in the chart's unit: for coordinates alone */
	bool level;                  /* bridge: a sum, drawn from zero; else a step */
};

struct chart_series {
	struct str name;
	struct chart_point *points; /* one a category */
};

/* Drawn from cells of one table. It has at least one category, and each category a figure. */
struct doc_chart {
	struct str id;
	struct anchor anchor; /* "Figur 2" */
	struct str title, unit;
	struct str source;      /* a line below the chart, "Källa: …"; may be empty */
	struct str alternative; /* what the chart shows, with all its figures, for who can not see it */
	enum chart_kind kind;
	struct str *categories;
	size_t category_count;
	struct chart_series *series;
	size_t series_count;
	struct str rise, fall;         /* bridge: what steps upwards and downwards are called in its legend */
	const struct doc_table *table; /* whose cells it shows, where the document prints that table; else NULL */
};

/* ---- blocks ---- */

enum block_kind {
	BLOCK_HEADING,   /* level 1–6, runs; lead is "Bilaga 1" where an appendix begins, which takes a new page */
	BLOCK_PARAGRAPH, /* runs */
	BLOCK_CLAUSE,    /* "Att …" of a decision: runs after the word; lead is "Att", set with a hanging indent */
	BLOCK_LIST,      /* children are BLOCK_ITEM */
	BLOCK_ITEM,      /* lead is its bullet or number as printed ("•", "14.", "a)"); children are blocks */
	BLOCK_TABLE,     /* table */
	BLOCK_SIGNATURE, /* children are BLOCK_PARAGRAPH, one a role: a line to sign on, the role below it */
	BLOCK_QUOTE,     /* children are blocks */
	BLOCK_NEW_PAGE,
	BLOCK_CHART,    /* chart */
	BLOCK_CONTENTS, /* runs: its title; lists the headings down to level, with their pages */
};

struct block {
	struct block *next;
	enum block_kind kind;
	unsigned level; /* heading: 1–6; contents: the deepest level listed */
	bool ordered;   /* list: numbered */
	bool letters;   /* list: a), b), c) instead of numbers */
	struct str lead;
	struct run *runs;
	struct block *children;
	struct doc_table *table;
	struct doc_chart *chart;
	struct anchor anchor; /* of headings */
};

/* ---- the document ---- */

/* A line of the workbook's first sheet and of the PDF's metadata: "Period", "november 2020". */
struct doc_fact {
	struct doc_fact *next;
	struct str name, value;
};

/* A file that the document was made of. */
struct doc_source {
	struct doc_source *next;
	struct str kind;   /* "Indata", "Mall", "Utseende", "Inställning" */
	struct str name;   /* without its folder */
	struct str sha256; /* hexadecimal */
};

/*
 * What became of one control, whatever number of rows it was calculated for. In the document of one förvaltning outcome, fails
 * and stops are of the rows that concern it.
 */
struct doc_control {
	struct doc_control *next;
	struct str number; /* empty: what no control found, but the program itself */
	struct str title;
	struct str outcome; /* "godkänd", "godkänd med not", "ej prövad", "varning", "stopp för enhet", "stopp" */
	bool noted;         /* passed with a note */
	bool untried;       /* there was no row to calculate it for */
	bool fails;         /* a warning or worse */
	bool stops;         /* of whichever unit */
	bool elsewhere;     /* it has a remark that does not concern the document */
};

struct doc {
	struct doc *next;
	struct str name; /* file name without its ending: a–z 0–9 - _ */
	struct str title;
	struct str kind;       /* "Tjänsteskrivelse", shown in the page's head */
	struct str issuer;     /* the region's name, shown in the page's head */
	struct str to;         /* recipient; may be empty */
	struct str date;       /* as printed: "15 december 2020" */
	struct str diary;      /* diarienummer; may be empty */
	struct str stamp;      /* "EJ AVSTÄMD · UTKAST" or empty; visible on every page and sheet */
	struct str stamp_why;  /* a sentence on each: "UTKAST: väntar på godkännande av regiondirektör." */
	/* What a reader has to know before all else, below the title: "Version 2. Rättelse, ersätter version 1 av …"; or empty. */
	struct str notice;
	struct str scope;      /* code of the förvaltning that the document is for, or empty */
	struct str scope_name; /* its name; below the title where that does not say it */
	struct str at;  /* time of the run, ISO 8601 "2020-12-15T02:00:00Z", for metadata; no other clock is read */
	struct str run; /* name of the run */
	struct str program; /* that made it: "underlag 0.1.0" */
	struct doc_fact *facts;
	struct str verdict;           /* of the controls, for this document: "avstämd med varningar"; empty: not known */
	struct doc_control *controls; /* of the run, by number */
	struct doc_source *sources;   /* of the run, by kind and name */
	struct block *blocks;
	struct note *notes;     /* footnotes of the template: runs of text and cells refer to them */
	struct figure *figures; /* those that no table cell holds: of the text, and what formulas need */
	struct data_sheet *data;
};

#endif

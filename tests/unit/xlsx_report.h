/* A document like a real one: tables of all row kinds, formulas over data, notes; its results are computed here. */
#ifndef UNDERLAG_TESTS_XLSX_REPORT_H
#define UNDERLAG_TESTS_XLSX_REPORT_H

#include "xlsx_sample.h"

enum { REPORT_BOARDS = 4, REPORT_MONTHS = 11 };

static const char *const report_codes[REPORT_BOARDS] = {"0101", "0200", "0310", "0400"};
static const char *const report_boards[REPORT_BOARDS] = {
	"Hälso- och sjukvårdsnämnden", "Regionstyrelsen", "Regionala utvecklingsnämnden",
	"Folkhögskolestyrelsen för folkhögskolorna i Storuman, Vindeln och Edelvik med gemensam administration"};

/* The ledger's amount (debit +) of a board and month, in kronor. */
SAMPLE int64_t report_cost(int board, int month)
{
	return (int64_t)(REPORT_BOARDS - board) * (REPORT_BOARDS - board) * 31234567 + month * 98765 * (board + 1) -
	       (month == 7 ? 12000000 : 0);
}

SAMPLE struct data_sheet *report_ledger(struct sample *s)
{
	struct data_sheet *ledger = sample_data(s, "huvudbok", "period:period|nämnd:text|belopp:kr|antal:antal",
						REPORT_BOARDS * REPORT_MONTHS);
	size_t row = 0;

	for (int b = 0; b < REPORT_BOARDS; b++) {
		for (int m = 1; m <= REPORT_MONTHS; m++, row++) {
			set_data(ledger, row, 0, value_number(num_whole(202000 + m)));
			set_data(ledger, row, 1, value_text(str_from(report_codes[b])));
			set_data(ledger, row, 2, value_number(num_hundredths(report_cost(b, m) * 100)));
			set_data(ledger, row, 3, value_number(num_whole(100 + m)));
		}
	}
	return ledger;
}

/* The board's result of the year: SUMIFS over the ledger, revenue +. */
SAMPLE struct figure *report_outcome(struct sample *s, const struct data_sheet *ledger, int board, enum unit unit,
				     int decimals, int64_t *sum)
{
	int64_t kronor = 0;

	for (int m = 1; m <= REPORT_MONTHS; m++)
		kronor -= report_cost(board, m);
	struct figure *figure = sample_amount(s, "utfall", kronor, unit, decimals);
	add_text(s, figure, "-SUMIFS(");
	add_column(s, figure, ledger, 2);
	add_text(s, figure, ",");
	add_column(s, figure, ledger, 1);
	add_text(s, figure, str_c(&s->arena, str_printf(&s->arena, ",\"%s\",", report_codes[board])));
	add_column(s, figure, ledger, 0);
	add_text(s, figure, ",\">=\"&202001,");
	add_column(s, figure, ledger, 0);
	add_text(s, figure, ",\"<=\"&202011)");
	*sum += kronor;
	return figure;
}

/* =left op right, of amounts. */
SAMPLE struct figure *report_binary(struct sample *s, const char *label, const struct figure *left, const char *op,
				    const struct figure *right, int64_t kronor, enum unit unit, int decimals)
{
	struct figure *figure = sample_amount(s, label, kronor, unit, decimals);

	add_figure(s, figure, left);
	add_text(s, figure, op);
	add_figure(s, figure, right);
	return figure;
}

SAMPLE struct figure *report_quotient(struct sample *s, const char *label, const struct figure *left,
				      const struct figure *right)
{
	struct num quotient;

	assert_true(num_divide(&s->arena, left->value.num, right->value.num, &quotient));
	struct figure *figure = sample_figure(s, label, value_number(quotient), (struct format){UNIT_PERCENT, 1});
	add_figure(s, figure, left);
	add_text(s, figure, "/");
	add_figure(s, figure, right);
	return figure;
}

SAMPLE struct figure *report_sum(struct sample *s, const struct figure *first, const struct figure *last,
				 int64_t kronor, enum unit unit, int decimals)
{
	struct figure *figure = sample_amount(s, "SUMMA(ovan)", kronor, unit, decimals);

	add_text(s, figure, "SUM(");
	add_range(s, figure, first, last);
	add_text(s, figure, ")");
	return figure;
}

/* The structural deficit; its total is the figure "strukturellt". */
SAMPLE struct figure *report_deficit(struct sample *s, const struct data_sheet *ledger)
{
	struct doc_table *table =
		sample_table(s, "Strukturellt underskott", "Strukturellt underskott", "mkr", "Post|Belopp", 9);
	static const char *const items[] = {"Engångseffekt avgifter", "Statsbidrag för pandemin", "Realisationsvinster"};
	static const int64_t amounts[] = {-16000000, -185400000, -2450000};
	const struct figure *first = NULL, *last = NULL;
	int64_t sum = 0, adjustments = 0;

	set_text(s, table, 0, 0, "Verksamhetens resultat");
	table->rows[0].kind = ROW_HEADING;
	for (int b = 0; b < REPORT_BOARDS; b++) {
		last = report_outcome(s, ledger, b, UNIT_MKR, 0, &sum);
		first = first ? first : last;
		set_text(s, table, 1 + (size_t)b, 0, report_boards[b]);
		set_figure(table, 1 + (size_t)b, 1, last);
		table->rows[1 + b].level = 1;
	}
	const struct figure *outcome = report_sum(s, first, last, sum, UNIT_MKR, 0);
	set_text(s, table, 5, 0, "Summa verksamhetens resultat");
	set_figure(table, 5, 1, outcome);
	table->rows[5].kind = ROW_SUM;
	first = NULL;
	for (size_t i = 0; i < 2; i++) {
		struct figure *item = sample_amount(s, items[i], amounts[i], UNIT_MKR, 1);
		item->source = S("justeringar.csv, period 2020-11, beslutad av regiondirektören");
		adjustments += amounts[i];
		set_text(s, table, 6 + i, 0, items[i]);
		set_figure(table, 6 + i, 1, item);
		first = first ? first : item;
		last = item;
	}
	table->rows[7].cells[1].note = sample_note(s, table, "Riktade statsbidrag enligt regeringens beslut, till och med november.");
	struct figure *total = sample_amount(s, "strukturellt", sum + adjustments, UNIT_MKR, 0);
	total->name = S("strukturellt");
	add_figure(s, total, outcome);
	add_text(s, total, "+SUM(");
	add_range(s, total, first, last);
	add_text(s, total, ")");
	set_text(s, table, 8, 0, "Strukturellt underskott");
	set_figure(table, 8, 1, total);
	table->rows[8].kind = ROW_TOTAL;
	table->remark = S("Till följd av avrundning kan summor avvika.");
	return total;
}

/* Frames a board, and below on the same sheet what they change by. */
SAMPLE void report_frames(struct sample *s)
{
	static const int64_t frames[REPORT_BOARDS] = {-6423100000, -812350000, -398700000, -51260000};
	static const int64_t changes[REPORT_BOARDS] = {-113000000, -23150000, 4500000, 250000};
	struct doc_table *table = sample_table(s, "Ramar", "Nettoramar per nämnd", "tkr",
					       "Nämnd|Ram 2020 enligt beslut|Justering|Ram 2021|Förändring", 6);
	const struct figure *firsts[3] = {NULL}, *lasts[3] = {NULL};
	int64_t sums[3] = {0};

	table->columns[4].unit = S("procent");
	for (size_t b = 0; b < REPORT_BOARDS; b++) {
		size_t row = b + (b > 0);
		struct figure *frame = sample_amount(s, "ram", frames[b], UNIT_TKR, 0);
		struct figure *change = sample_amount(s, "justering", changes[b], UNIT_TKR, 0);
		frame->source = change->source = S("ramar.csv");
		lasts[0] = frame;
		lasts[1] = change;
		lasts[2] = report_binary(s, "ny ram", frame, "+", change, frames[b] + changes[b], UNIT_TKR, 0);
		set_text(s, table, row, 0, report_boards[b]);
		for (size_t c = 0; c < 3; c++) {
			firsts[c] = firsts[c] ? firsts[c] : lasts[c];
			set_figure(table, row, 1 + c, lasts[c]);
		}
		set_figure(table, row, 4, report_quotient(s, "förändring", change, frame));
		sums[0] += frames[b];
		sums[1] += changes[b];
	}
	set_text(s, table, 1, 0, "varav hälsoval");
	set_figure(table, 1, 1, sample_amount(s, "hälsoval", -1204000000, UNIT_TKR, 0));
	table->rows[1].kind = ROW_OF_WHICH;
	sums[2] = sums[0] + sums[1];
	table->rows[0].cells[0].note = sample_note(
		s, table,
		"Ramen omfattar hälso- och sjukvård, tandvård och funktionsnedsättning. Hälsoval ingår med den "
		"ersättning som nämnden har beslutat om för 2020; den räknas upp när regelboken är fastställd.");
	set_text(s, table, 5, 0, "Totalt");
	table->rows[5].kind = ROW_TOTAL;
	for (size_t c = 0; c < 3; c++) {
		/* The row between is a varav: two ranges. */
		struct figure *sum = sample_amount(s, "summa", sums[c], UNIT_TKR, 0);
		add_text(s, sum, "SUM(");
		add_figure(s, sum, firsts[c]);
		add_text(s, sum, ",");
		add_range(s, sum, table->rows[2].cells[1 + c].figure, lasts[c]);
		add_text(s, sum, ")");
		set_figure(table, 5, 1 + c, sum);
	}
	table->sum_preserving = true;

	struct doc_table *second = sample_table(s, "Ramar", "Största justeringarna", "mkr", "Nämnd|Justering", 1);
	set_text(s, second, 0, 0, report_boards[0]);
	set_figure(second, 0, 1, table->rows[0].cells[2].figure);
}

/* Months across: a sheet that is printed in landscape, with comments. */
SAMPLE void report_months(struct sample *s, const struct data_sheet *ledger)
{
	struct doc_table *table =
		sample_table(s, "Per månad", "Nettokostnad per månad", "mkr",
			     "Nämnd|Jan|Feb|Mar|Apr|Maj|Jun|Jul|Aug|Sep|Okt|Nov|Totalt hittills|Kommentar", REPORT_BOARDS);

	table->columns[13].is_text = true;
	table->columns[13].align = ALIGN_LEFT;
	for (int b = 0; b < REPORT_BOARDS; b++) {
		size_t row = (size_t)b;
		int64_t sum = 0;
		const struct figure *month = NULL;
		struct figure *total = ARENA_NEW(&s->arena, struct figure);
		set_text(s, table, row, 0, report_boards[b]);
		for (int m = 1; m <= REPORT_MONTHS; m++) {
			struct figure *figure = sample_amount(s, "månad", -report_cost(b, m), UNIT_MKR, 1);
			add_text(s, figure, "-");
			add_data_cell(s, figure, ledger, row * REPORT_MONTHS + (size_t)m - 1, 2);
			add_text(s, total, m > 1 ? "+" : "");
			add_figure(s, total, figure);
			set_figure(table, row, (size_t)m, figure);
			sum -= report_cost(b, m);
			month = figure;
		}
		total->value = value_number(num_hundredths(sum * 100));
		total->format = month->format;
		set_figure(table, row, 12, total);
	}
	set_text(s, table, 0, 13,
		 "Kostnaden för inhyrd personal minskar sedan augusti. Sommarens produktion var lägre än planerat och tas "
		 "igen under hösten.");
	set_text(s, table, 2, 13, "=ingen avvikelse");
}

SAMPLE void report_make(struct sample *s, const char *stamp)
{
	static struct doc_fact facts[] = {{NULL, STR("Period"), STR("november 2020")},
					  {NULL, STR("Underlag uttaget"), STR("2020-12-14 kl. 22.15")}};

	sample_init(s);
	facts[0].next = &facts[1];
	s->doc.title = S("Tilläggsbudget 2021 & plan 2022–2023");
	s->doc.issuer = S("Region Västerbotten");
	s->doc.to = S("Regionfullmäktige");
	s->doc.date = S("15 december 2020");
	s->doc.stamp = str_from(stamp);
	s->doc.facts = facts;

	const struct data_sheet *ledger = report_ledger(s);
	const struct data_sheet *assumed = sample_data(s, "antaganden", "namn:text|värde:procent|källa:text", 1);
	set_data(assumed, 0, 0, value_text(S("effekt")));
	set_data(assumed, 0, 1, value_number(num_hundredths(60)));
	set_data(assumed, 0, 2, value_text(S("Bedömning av regiondirektörens stab")));

	const struct figure *deficit = report_deficit(s, ledger);
	report_frames(s);
	report_months(s, ledger);

	struct num effect;
	assert_true(num_multiply(&s->arena, deficit->value.num, num_hundredths(60), &effect));
	struct figure *key = sample_figure(s, "Bedömd effekt av planen", value_number(effect), (struct format){UNIT_MKR, 0});
	key->name = S("bedömd_effekt");
	add_figure(s, key, deficit);
	add_text(s, key, "*");
	add_data_cell(s, key, assumed, 0, 1);
	sample_key(s, key);
	struct figure *word = sample_text(s, "Ord för resultatet", "underskott");
	add_text(s, word, "IF(");
	add_figure(s, word, deficit);
	add_text(s, word, "<0,\"underskott\",\"överskott\")");
	sample_key(s, word);
	struct figure *period = sample_figure(s, "Period", value_number(num_whole(202011)), (struct format){UNIT_PERIOD, -1});
	period->name = S("period");
	period->source = S("körningens period");
	sample_key(s, period);
	struct figure *lower = sample_figure(s, "Är resultatet negativt?", value_truth(true), (struct format){UNIT_NONE, -1});
	add_figure(s, lower, deficit);
	add_text(s, lower, "<0");
	sample_key(s, lower);
	sample_key(s, report_quotient(s, "effekt / strukturellt", key, deficit));
}

#endif

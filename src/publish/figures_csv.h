/* The two tables of a run: siffror.csv and anmarkningar.csv (DESIGN "What a run leaves"). */
#ifndef UNDERLAG_PUBLISH_FIGURES_CSV_H
#define UNDERLAG_PUBLISH_FIGURES_CSV_H

#include "control/finding.h"
#include "publish/figure_rows.h"

/*
 * namn;omfång;värde;enhet;tryckt;formel;dokument: every named figure, its value exact in its unit. A figure that a document
 * with parameters of its own gives another value has a row for that document too, and region.NAME of a figure that exists for
 * each förvaltning, where it is used, one without omfång.
 */
MUST_USE bool figures_csv_write(const struct figure_rows *rows, const char *path, struct diags *diags);

/* allvar;kontroll;plats;vänster;höger;differens;meddelande: every finding. */
MUST_USE bool findings_csv_write(const struct findings *findings, const char *path, struct diags *diags);

#endif

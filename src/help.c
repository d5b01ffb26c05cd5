/* What underlag says about itself. */
#include "help.h"

#include "base/diag.h"
#include "formula/function.h"

#include <string.h>

int help_usage(FILE *stream)
{
	fputs(_("usage: underlag run|check|explain NAME|runs|diff RUN RUN|verify RUN|attest RUN DOCUMENT --roll ROLE|\n"
		"                outbox list|send|show ID|resend ID|cancel ID|arrived ID|status|help [TOPIC] [OPTION…]\n"
		"Try 'underlag --help'.\n"),
	      stream);
	return 2;
}

static const char *options_text(void)
{
	return _("underlag turns CSV extracts into reconciled documents, as PDF and XLSX, from templates.\n"
		 "\n"
		 "  underlag run             read, reconcile, write all documents, publish them\n"
		 "  underlag check           the same without writing: says what a run would find\n"
		 "  underlag explain NAME    a figure's formula, the formulas it uses, the CSV rows it comes down to\n"
		 "                           (NAME@CODE for one förvaltning's)\n"
		 "  underlag runs            what has been run: verdict, documents, letters\n"
		 "  underlag diff RUN RUN    every named figure that changed between two runs\n"
		 "  underlag verify RUN      every hash of a run again, and its documents made again, byte for byte\n"
		 "  underlag attest RUN DOCUMENT --roll ROLE\n"
		 "                           approve what a draft says\n"
		 "  underlag outbox list|send|show ID|resend ID|cancel ID|arrived ID\n"
		 "                           the letters to send\n"
		 "  underlag status          one line for a monitor: age and verdict of the last run\n"
		 "  underlag help TOPIC      mallar, tabeller, kontroller or funktioner\n"
		 "\n"
		 "  --input DIR       the CSV files (default: input)\n"
		 "  --templates DIR   the templates *.md, underlag.ini and stil.ini (default: templates)\n"
		 "  --output DIR      where runs are published (default: output)\n"
		 "  --period YYYY-MM  the period of the run (default: period under [parametrar] in the settings)\n"
		 "  --at TIME         the time of the run, 2020-12-15T02:00:00Z (default: SOURCE_DATE_EPOCH, or now)\n"
		 "  --jobs N          documents written at the same time, and threads that read the ledger (default: one for each\n"
		 "                    processor)\n"
		 "  --only DOCUMENT   only this document\n"
		 "  --settings FILE   another ini file than underlag.ini in the templates\n"
		 "  --attach          put each document's workbook inside its PDF\n"
		 "  --force           publish though nothing has changed since the last run\n"
		 "  --rättelse        a correction: take in late postings, send the next version of what changed\n"
		 "  --no-mail         queue and send nothing\n"
		 "  --dry-run         write the letters as .eml files in OUTPUT/utkorg instead of sending them\n"
		 "  --log FORM        events on stderr, text (key=value) or json, instead of a summary\n"
		 "  --roll ROLE       attest: in which role\n"
		 "  --warning SPAN, --critical SPAN\n"
		 "                    status: how old the last run may be (default: 26h, 50h)\n"
		 "\n"
		 "Exit status: 0 done; 1 the controls stop the run; 2 wrong usage; 3 input or template is faulty, nothing\n"
		 "is published; 4 something could not be written, published or delivered.\n"
		 "\n"
		 "A template in short (all of it: docs/underlag.1 and docs/mallar.md):\n\n");
}

/* Examples are Swedish, as templates are. */
static const char example_template[] = "  ---\n"
				       "  dokument: resultat\n"
				       "  titel: Resultat per {{period}}\n"
				       "  ---\n"
				       "  # Resultat\n"
				       "\n"
				       "  ```beräkning\n"
				       "  utfall(enhet): =-SUMMA.OMF(huvudbok[belopp];huvudbok[nämnd];enhet;\n"
				       "      huvudbok[del];\"resultat\";huvudbok[år];år;huvudbok[period];\"<=\"&period)\n"
				       "  ```\n"
				       "\n"
				       "  Resultatet är {{resultat}}. {{om resultat < 0}}Det är ett underskott.{{slut}}\n"
				       "\n"
				       "  ```tabell nämnder\n"
				       "  titel: Resultat per nämnd\n"
				       "  enhet: mkr\n"
				       "  | Nämnd                                        | Utfall                |\n"
				       "  |----------------------------------------------|----------------------:|\n"
				       "  | @organisation där typ = \"nämnd\": [namn]      | =utfall([kod])        |\n"
				       "  | **Regionen**                                 | resultat: =SUMMA(ovan) |\n"
				       "  ```\n";

static const char example_tables[] = "  ```beräkning\n"
				     "  utfall_f(enhet): =-SUMMA.OMF(huvudbok[belopp];huvudbok[förvaltning];enhet;\n"
				     "      huvudbok[del];\"resultat\";huvudbok[år];år;huvudbok[period];\"<=\"&period)\n"
				     "  budget_f(enhet): =-SUMMA.OMF(budget[belopp];budget[förvaltning];enhet;\n"
				     "      budget[år];år;budget[period];\"<=\"&period)\n"
				     "  ```\n"
				     "\n"
				     "  ```tabell avvikelser\n"
				     "  titel: De största avvikelserna\n"
				     "  enhet: mkr\n"
				     "  rad: organisation där typ = \"förvaltning\"\n"
				     "  grupp: nämnd\n"
				     "  sortera: ABS([Avvikelse]) fallande\n"
				     "  dölj: noll\n"
				     "  kolumn Förvaltning: [namn]\n"
				     "  kolumn Utfall: =utfall_f([kod])\n"
				     "  kolumn Budget: =budget_f([kod])\n"
				     "  kolumn Avvikelse: =[Utfall]-[Budget]\n"
				     "  kolumn Andel: =[Utfall]/[Budget] i procent 1\n"
				     "  summa: Regionen\n"
				     "  ```\n"
				     "\n"
				     "  ```diagram avvikelser\n"
				     "  titel: Utfall och budget\n"
				     "  typ: staplar\n"
				     "  tabell: avvikelser\n"
				     "  serier: Utfall; Budget\n"
				     "  ```\n"
				     "\n"
				     "  Se {{tabell avvikelser}} och {{figur avvikelser}}.\n";

static const char example_controls[] = "  ```kontroll 5\n"
				       "  namn: Nämnderna utgör regionen\n"
				       "  vänster: =utfall(alla)\n"
				       "  höger: =SUMMA(nämnder[Utfall])\n"
				       "  tolerans: =0 kr\n"
				       "  vid fel: stopp\n"
				       "  åtgärd: Se efter vilka ansvar som saknar nämnd.\n"
				       "  ```\n"
				       "\n"
				       "  ```kontroll 1\n"
				       "  namn: Varje verifikation går jämnt upp\n"
				       "  grupp: huvudbok[år]; huvudbok[verifikation]\n"
				       "  vid fel: stopp\n"
				       "  ```\n";

int help_text(FILE *stream)
{
	fputs(options_text(), stream);
	fputs(example_template, stream);
	return 0;
}

static int list_functions(FILE *stream)
{
	size_t count;
	const struct function *functions = function_list(&count);

	for (size_t i = 0; i < count; i++)
		fprintf(stream, "  %.*s  %.*s\n", STR_ARG(functions[i].swedish), STR_ARG(functions[i].english));
	return 0;
}

int help_topic(FILE *stream, const char *topic)
{
	static const struct {
		const char *name, *text;
	} topics[] = {{"mallar", example_template}, {"tabeller", example_tables}, {"kontroller", example_controls}};

	if (strcmp(topic, "funktioner") == 0)
		return list_functions(stream);
	for (size_t i = 0; i < sizeof topics / sizeof *topics; i++) {
		if (strcmp(topic, topics[i].name) == 0) {
			fputs(topics[i].text, stream);
			return 0;
		}
	}
	fprintf(stderr, _("underlag: no help on \"%s\"; there is mallar, tabeller, kontroller and funktioner\n"), topic);
	return 2;
}

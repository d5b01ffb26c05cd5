"""What managers write (kommentarer), to whom reports go (mottagare), and the figures of the last run (föregående)."""
import organisation

BOARDS = {
    "RS": "Nämndens nettokostnad ligger nära budget. Lägre kostnader för resor och kurser väger upp ökade kostnader för material.",
    "HSN": "Bemanningen kostar mer än budget, medan planerad vård har skjutits upp.\nNämnden räknar med att avvikelsen består under hösten.",
    "RUN": "Biljettintäkterna har minskat kraftigt sedan mars. Trafiken har i huvudsak körts enligt tidtabell.",
    "FHS": "Skolorna har haft fjärrundervisning under våren. Lägre kostnader för kost och logi följs av lägre intäkter.",
    "TV": "Färre besök ger lägre patientintäkter, framför allt för vuxna.",
    "ÖV": "Utfallet följer budget.",
    "RG": "Skatteintäkterna är lägre än budget, men de generella statsbidragen högre. Placeringarna har sjunkit i värde.",
}
MONTH = {
    "RFV": "Ökade inköp av skyddsmaterial förklarar månadens avvikelse. Övriga områden följer prognosen.",
    "HSF": "Sjukfrånvaron steg i november och gav mer övertid.\nHyrpersonal används främst i inlandet; kostnaden är lägre än föregående år.",
    "RUF": "Resandet minskade igen i november. Underskottet i kollektivtrafiken växer därför.",
    "FHF": "Verksamheten följer prognosen.",
    "TVF": "Antalet besök är lägre än planerat, och väntetiderna har ökat något.",
    "ÖVF": "Inga väsentliga avvikelser.",
    "RGF": "Nya statsbidrag har bokförts under hösten. Värdet på placeringarna följs varje månad.",
}
DRAFT = "Förslag till text om bemanning, att stämma av med controller; \"övertid\" ska preciseras."
COLUMNS = [("period", "p"), ("dokument", "t"), ("avsnitt", "t"), ("enhet", "t"), ("text", "t"), ("roll", "t"), ("status", "t")]
RECIPIENT_COLUMNS = [("dokument", "t"), ("enhet", "t"), ("epost", "t"), ("ersättare", "t")]
PREVIOUS_COLUMNS = [("namn", "t"), ("värde", "n")]
PREVIOUS = [("strukturellt_underskott", "-224300000"), ("strukturellt_underskott_bedömt", "-240000000"),
            ("covid_per_månad", "-26000000"), ("effektgrad_redovisad", "0.615"), ("utebliven_effekt", "-110000000"),
            ("ack_verksamhetens_netto", "-1806000000")]


def rows():
    for enhet, text in BOARDS.items():
        yield (202008, "delarsrapport", "utfall", enhet, text, "Förvaltningschef", "godkänd")
    for enhet, text in MONTH.items():
        yield (202011, "manadsrapport", "utfall", enhet, text, "Förvaltningschef", "godkänd")
    yield (202011, "manadsrapport", "utfall", "HSF", DRAFT, "Verksamhetscontroller", "utkast")


def recipients():
    for enhet in organisation.FÖRVALTNINGAR:
        mailbox = enhet.lower().replace("ö", "o")
        yield ("manadsrapport", enhet, f"ekonomi.{mailbox}@region.example", f"controller.{mailbox}@region.example")


def previous():
    yield from PREVIOUS

"""The region's units: one tree, ansvar are its leaves."""

NÄMNDER = [  # kod, namn, förvaltning, its name
    ("RS", "Regionstyrelsen", "RFV", "Regionförvaltningen"),
    ("HSN", "Hälso- och sjukvårdsnämnden", "HSF", "Hälso- och sjukvårdsförvaltningen"),
    ("RUN", "Regionala utvecklingsnämnden", "RUF", "Regionala utvecklingsförvaltningen"),
    ("FHS", "Folkhögskolestyrelsen", "FHF", "Folkhögskoleförvaltningen"),
    ("TV", "Tandvård", "TVF", "Tandvårdsförvaltningen"),
    ("ÖV", "Övrigt", "ÖVF", "Övriga verksamheter"),
    ("RG", "Regiongemensamt", "RGF", "Regiongemensam förvaltning"),
]
NÄMND_OF = {f: n for n, _, f, _ in NÄMNDER}
FÖRVALTNINGAR = [f for _, _, f, _ in NÄMNDER]

OMRÅDEN = [  # kod, namn, förvaltning, ansvar
    ("RFV1", "Ledning och stab", "RFV", [("1000", "Regionstyrelsens anslag"), ("1010", "Regiondirektörens stab"),
     ("1020", "Ekonomi"), ("1030", "HR"), ("1040", "Kommunikation")]),
    ("RFV2", "Service", "RFV", [("1100", "Fastighet"), ("1110", "Måltider"), ("1120", "Lokalvård"),
     ("1130", "Inköp och upphandling"), ("1140", "Materialförsörjning")]),
    ("RFV3", "Digitalisering och medicinsk teknik", "RFV", [("1200", "IT-drift"), ("1210", "Digital utveckling"),
     ("1220", "Medicinsk teknik")]),
    ("RFV4", "Hälsoval och läkemedel", "RFV", [("1300", "Hälsoval"), ("1310", "Läkemedelsförmån"),
     ("1320", "Utbildningstjänster AT och ST")]),
    ("HSF1", "Akut och opererande vård", "HSF", [("2100", "Medicin"), ("2110", "Kirurgi"), ("2120", "Ortopedi"),
     ("2130", "Akutsjukvård"), ("2140", "Anestesi och intensivvård")]),
    ("HSF2", "Specialistvård", "HSF", [("2200", "Barn och ungdom"), ("2210", "Kvinnosjukvård"), ("2220", "Cancervård"),
     ("2230", "Vuxenpsykiatri"), ("2240", "Barn- och ungdomspsykiatri")]),
    ("HSF3", "Nära vård", "HSF", [("2300", "Hälsocentraler kust"), ("2310", "Hälsocentraler inland"),
     ("2320", "Ambulans och sjukresor"), ("2330", "Rehabilitering")]),
    ("HSF4", "Diagnostik och förvaltningsledning", "HSF", [("2400", "Laboratoriemedicin"),
     ("2410", "Bild- och funktionsmedicin"), ("2420", "Förvaltningsledning"), ("2430", "Bemanningsenhet")]),
    ("RUF1", "Regional utveckling", "RUF", [("3100", "Kollektivtrafik"), ("3110", "Näringsliv och samhällsbyggnad"),
     ("3120", "Kultur"), ("3130", "Ledning regional utveckling")]),
    ("FHF1", "Folkhögskolor", "FHF", [("4100", "Folkhögskolan kust"), ("4110", "Folkhögskolan inland")]),
    ("TVF1", "Folktandvård", "TVF", [("5100", "Allmäntandvård"), ("5110", "Specialisttandvård"), ("5120", "Tandteknik")]),
    ("ÖVF1", "Politik och tillsyn", "ÖVF", [("6100", "Patientnämnd"), ("6110", "Revision"), ("6120", "Regionfullmäktige")]),
    ("RGF1", "Koncerngemensamt", "RGF", [("9010", "Koncernredovisning"), ("9020", "Finansförvaltning"),
     ("9030", "Skatter och statsbidrag")]),
]

# Moved between förvaltningar at the turn of the year: kod, namn, [(område, från, till)]
MOVED = ("2450", "Folkhälsa", [("HSF4", 201901, 201912), ("RFV4", 202001, None)])

COLUMNS = [("kod", "t"), ("namn", "t"), ("typ", "t"), ("överordnad", "t"), ("från", "p"), ("till", "p")]


def rows():
    yield ("RV", "Region Västerbotten", "region", "", None, None)
    for nämnd, namn, _, _ in NÄMNDER:
        yield (nämnd, namn, "nämnd", "RV", None, None)
    for nämnd, _, kod, namn in NÄMNDER:
        yield (kod, namn, "förvaltning", nämnd, None, None)
    for kod, namn, förvaltning, _ in OMRÅDEN:
        yield (kod, namn, "område", förvaltning, None, None)
    for kod, _, _, ansvar in OMRÅDEN:
        for leaf, namn in ansvar:
            yield (leaf, namn, "ansvar", kod, None, None)
    for område, start, end in MOVED[2]:
        yield (MOVED[0], MOVED[1], "ansvar", område, start, end)


def ansvar_of(förvaltning, year):
    """The ansvar below a förvaltning that year, in order."""
    found = [a for _, _, f, leaves in OMRÅDEN if f == förvaltning for a, _ in leaves]
    place = next(o for o, start, end in MOVED[2] if start <= year * 100 + 1 and (end is None or year * 100 + 1 <= end))
    if next(f for o, _, f, _ in OMRÅDEN if o == place) == förvaltning:
        found.append(MOVED[0])
    return found


def förvaltning_of(ansvar, year):
    return next(f for f in FÖRVALTNINGAR if ansvar in ansvar_of(f, year))

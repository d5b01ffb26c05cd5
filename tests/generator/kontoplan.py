"""The chart of accounts: a range, a prefix inside it that means something else, and plain numbers."""

POSTS = [  # post, del, avsnitt, ordning
    ("Verksamhetens intäkter", "resultat", "verksamhet", "10"),
    ("Personalkostnader", "resultat", "verksamhet", "20"),
    ("Köpt verksamhet", "resultat", "verksamhet", "30"),
    ("Läkemedel", "resultat", "verksamhet", "40"),
    ("Övriga kostnader", "resultat", "verksamhet", "50"),
    ("Avskrivningar", "resultat", "verksamhet", "60"),
    ("Skatteintäkter", "resultat", "skatt", "70"),
    ("Generella statsbidrag", "resultat", "skatt", "80"),
    ("Finansiella intäkter", "resultat", "finans", "90"),
    ("Finansiella kostnader", "resultat", "finans", "100"),
    ("Anläggningstillgångar", "balans", "tillgångar", "210"),
    ("Kortfristiga fordringar", "balans", "tillgångar", "220"),
    ("Kortfristiga placeringar", "balans", "tillgångar", "230"),
    ("Kassa och bank", "balans", "tillgångar", "240"),
    ("Eget kapital", "balans", "eget kapital", "310"),
    ("Avsättningar", "balans", "skulder", "410"),
    ("Långfristiga skulder", "balans", "skulder", "420"),
    ("Kortfristiga skulder", "balans", "skulder", "430"),
]
ACCOUNTS = [  # konto, benämning, post
    ("1010", "Immateriella tillgångar", "Anläggningstillgångar"), ("1110", "Byggnader och mark", "Anläggningstillgångar"),
    ("1210", "Inventarier", "Anläggningstillgångar"), ("1510", "Kundfordringar", "Kortfristiga fordringar"),
    ("1810", "Placeringar", "Kortfristiga placeringar"), ("1910", "Bank", "Kassa och bank"),
    ("2010", "Eget kapital", "Eget kapital"), ("2210", "Pensionsavsättningar", "Avsättningar"),
    ("2310", "Långfristiga lån", "Långfristiga skulder"), ("2440", "Leverantörsskulder", "Kortfristiga skulder"),
    ("2900", "Upplupna kostnader", "Kortfristiga skulder"),
    ("3010", "Patientavgifter", "Verksamhetens intäkter"), ("3020", "Biljettintäkter", "Verksamhetens intäkter"),
    ("3110", "Försäljning av vård", "Verksamhetens intäkter"),
    ("3200", "Riktade statsbidrag", "Verksamhetens intäkter"), ("3300", "Interna intäkter", "Verksamhetens intäkter"),
    ("3900", "Övriga intäkter", "Verksamhetens intäkter"),
    ("4000-4999", "Löner och sociala avgifter", "Personalkostnader"), ("40*", "Inhyrd personal", "Köpt verksamhet"),
    ("5010", "Köpt vård", "Köpt verksamhet"), ("5020", "Köpt trafik", "Köpt verksamhet"),
    ("5100", "Läkemedel i öppenvård", "Läkemedel"), ("5110", "Läkemedel på rekvisition", "Läkemedel"),
    ("5600", "Sjukresor", "Övriga kostnader"), ("6010", "Lokalkostnader", "Övriga kostnader"),
    ("6200", "Material", "Övriga kostnader"), ("6500", "IT-tjänster", "Övriga kostnader"),
    ("6900", "Interna kostnader", "Övriga kostnader"), ("7010", "Tjänsteresor", "Övriga kostnader"),
    ("7410", "Övriga främmande tjänster", "Övriga kostnader"), ("7900", "Avskrivningar", "Avskrivningar"),
    ("8010", "Preliminära skattemedel", "Skatteintäkter"), ("8020", "Slutavräkning av skatt", "Skatteintäkter"),
    ("8110", "Inkomstutjämning", "Generella statsbidrag"), ("8120", "Läkemedelsbidrag", "Generella statsbidrag"),
    ("8190", "Extra generella statsbidrag", "Generella statsbidrag"),
    ("8410", "Ränteintäkter", "Finansiella intäkter"), ("8420", "Värdeökning av placeringar", "Finansiella intäkter"),
    ("8510", "Räntekostnader", "Finansiella kostnader"), ("8520", "Värdeminskning av placeringar", "Finansiella kostnader"),
]
COLUMNS = [("konto", "t"), ("benämning", "t"), ("post", "t"), ("del", "t"), ("avsnitt", "t"), ("ordning", "n"),
           ("från", "p"), ("till", "p")]
POST = {p: (d, a, o) for p, d, a, o in POSTS}
BALANCE = [k for k, _, p in ACCOUNTS if POST[p][0] == "balans"]


def rows():
    for konto, benämning, post in ACCOUNTS:
        yield (konto, benämning, post, *POST[post], None, None)


def post_of(konto):
    """The most specific row wins: the number itself, then a prefix, then a range."""
    for key, _, post in ACCOUNTS:
        if key == konto:
            return post
    for key, _, post in ACCOUNTS:
        if key.endswith("*") and konto.startswith(key[:-1]):
            return post
    for key, _, post in ACCOUNTS:
        if "-" in key and key.split("-")[0] <= konto <= key.split("-")[1]:
            return post
    raise KeyError(konto)


def avsnitt_of(konto):
    return POST[post_of(konto)][1]

"""A small region for the cases that run several nights: its files, its templates, runs of the program, and its journal.

    region = Region(binary, scratch)       writes input/ and templates/ there
    region.run(day=16, "--force")          a run at 2020-12-16T02:00:00Z; a Said with status, out and err
"""
import base64
import contextlib
import csv
import email
import email.policy
import io
import json
import shutil
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True

ORGANISATION = """kod;namn;typ;överordnad;från;till
RV;Regionen;region;;;
HSN;Hälso- och sjukvårdsnämnden;nämnd;RV;;
HSF;Hälso- och sjukvårdsförvaltningen;förvaltning;HSN;;
2000;Medicin;ansvar;HSF;;
KN;Kulturnämnden;nämnd;RV;;
KF;Kulturförvaltningen;förvaltning;KN;;
3000;Museer;ansvar;KF;;
"""
KONTOPLAN = """konto;benämning;post;del;avsnitt;ordning;från;till
1910;Kassa och bank;Likvida medel;balans;tillgångar;10;;
3*;Intäkter;Verksamhetens intäkter;resultat;verksamhet;20;;
4000-7999;Kostnader;Verksamhetens kostnader;resultat;verksamhet;30;;
"""
HUVUDBOK = """period;bokförd;verifikation;rad;konto;ansvar;belopp;text
2020-10;2020-10-05;A1;1;3010;2000;-1500000,00;Avgifter
2020-10;2020-10-05;A1;2;1910;2000;1500000,00;Avgifter
2020-11;2020-11-06;A2;1;4010;2000;4000000,50;Läkemedel
2020-11;2020-11-06;A2;2;1910;2000;-4000000,50;Läkemedel
2020-11;2020-11-09;A3;1;5010;3000;750000,00;Hyra
2020-11;2020-11-09;A3;2;1910;3000;-750000,00;Hyra
"""
PERIODER = "period;status;stängd\n2020-10;stängd;2020-11-10\n2020-11;{};{}\n"
MOTTAGARE = """dokument;enhet;epost;ersättare
manad;HSF;ekonomi.hsf@region.example;controller.hsf@region.example
manad;KF;ekonomi.kf@region.example;
"""
DEFINITIONER = """```beräkning
resultat "Resultat hittills i år": =-SUMMA.OMF(huvudbok[belopp];huvudbok[del];"resultat";huvudbok[period];"<="&period) i kr 2
```

```kontroll 1
namn: Verifikationerna går jämnt upp
grupp: huvudbok[år]; huvudbok[verifikation]
vid fel: stopp
```
"""
MANAD = """---
dokument: manad
titel: Månadsrapport {{period i månad}}, {{enhetsnamn}}
för varje: förvaltning
utskick: stängd period
---
{{enhetsnamn}} har resultatet {{eget}}.

```beräkning
eget "Förvaltningens resultat": =resultat i kr 2
```

```tabell ansvar
titel: Resultat per ansvar
enhet: kr
rad: organisation där typ = "ansvar"
kolumn Ansvar: [namn]
kolumn Utfall: =-SUMMA.OMF(huvudbok[belopp];huvudbok[ansvar];[kod];huvudbok[del];"resultat")
summa: Förvaltningen
```
"""
AVSTAMNING = """---
dokument: avstamning
titel: Avstämning {{period i månad}}
utskick: varje natt
---
```tabell avvik
titel: Anmärkningar
rad: anmärkningar
kolumn Kontroll: [namn]
kolumn Plats: [plats]
kolumn Meddelande: [meddelande]
```

Antal: {{antal_avvik}}.

```beräkning
antal_avvik: =ANTAL.OMF(anmärkningar[namn];"<>") i antal
```
"""
BESLUT = """---
dokument: beslut
titel: Beslut om {{period i månad}}
godkänns av: ekonomidirektör
---
Resultatet är {{resultat}}.
"""
BREV = """---
dokument: brev_manad
brev: manad
titel: Månadsrapport {{period i månad}} för {{enhetsnamn}}
för varje: förvaltning
---
Resultatet hittills i år är {{resultat}}. Rapporten är bifogad.
"""
BREV_EKONOMI = """---
dokument: brev_ekonomi
brev: ekonomi
titel: Nattkörning {{period}}
---
```beräkning
brev_anmärkningar: =ANTAL.OMF(anmärkningar[namn];"<>") i antal
```
{{om ANTAL.OMF(ändrade_tal[namn];"<>") = 0}}Inga tal har ändrats.{{annars}}Ändrat sedan förra körningen:{{slut}}

```tabell brev_ändringar
rad: ändrade_tal
kolumn Uppgift: [namn]
kolumn Före: [tryckt_före]
kolumn Efter: [tryckt_efter]
```
"""
SETTINGS = """[region]
namn = Regionen

[e-post]
{server}från = Region Exempel <underlag@region.example>
ekonomi = ekonomi@region.example
tillåtna = region.example
försök = 2
väntan = 1 s
tidsgräns = 5 s
{more}"""


@dataclass
class Said:
    status: int
    out: str
    err: str


class Region:
    def __init__(self, binary, scratch, port=None, more="", status="öppen", closed=""):
        self.binary, self.folder = binary, Path(scratch)
        self.output = self.folder / "output"
        for name in ("input", "templates"):
            (self.folder / name).mkdir(parents=True)
        for name, text in (("organisation", ORGANISATION), ("kontoplan", KONTOPLAN), ("huvudbok", HUVUDBOK),
                           ("mottagare", MOTTAGARE)):
            self.write(f"input/{name}.csv", text)
        self.close(status, closed)
        for name, text in (("definitioner", DEFINITIONER), ("manad", MANAD), ("avstamning", AVSTAMNING),
                           ("beslut", BESLUT), ("brev_manad", BREV), ("brev_ekonomi", BREV_EKONOMI)):
            self.write(f"templates/{name}.md", text)
        self.settings(port, more)

    def settings(self, port, more=""):
        server = f"server = 127.0.0.1\nport = {port}\ntls = ingen\n" if port else ""
        self.write("templates/underlag.ini", SETTINGS.format(server=server, more=more))

    def close(self, status, closed=""):
        self.write("input/perioder.csv", PERIODER.format(status, closed))

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    def change(self, name, old, new):
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        if old not in text:
            sys.exit(f"the case is wrong: {name} has no {old!r}")
        path.write_text(text.replace(old, new), encoding="utf-8")

    def add_voucher(self, number, booked, amount, period="2020-11", unit="2000"):
        """A balanced one."""
        with (self.folder / "input/huvudbok.csv").open("a", encoding="utf-8") as file:
            file.write(f"{period};{booked};{number};1;4010;{unit};{amount},00;Rättning\n"
                       f"{period};{booked};{number};2;1910;{unit};-{amount},00;Rättning\n")

    def command(self, *words):
        return [self.binary, *words]

    def say(self, *words, environment=None):
        done = subprocess.run([self.binary, "--input", "input", "--templates", "templates", "--output", "output", *words],
                              cwd=self.folder, capture_output=True, timeout=120,
                              env={"LC_ALL": "C", "PATH": "/usr/bin:/bin", **(environment or {})})
        return Said(done.returncode, done.stdout.decode(), done.stderr.decode())

    def run(self, day, *words, month=12, period="2020-11", wanted=0):
        said = self.say("run", "--period", period, "--at", f"2020-{month:02}-{day:02}T02:00:00Z", *words)
        if said.status != wanted:
            sys.exit(f"run on the {day}th: exit {said.status}, not {wanted}\n{said.out}{said.err}")
        return said

    def runs(self, period="2020-11"):
        return sorted(p.name for p in (self.output / period).glob("[0-9]*") if p.is_dir())

    def newest(self, period="2020-11"):
        return self.output / period / self.runs(period)[-1]

    def figures(self, folder=None):
        text = ((folder or self.newest()) / "siffror.csv").read_text(encoding="utf-8-sig")
        return {(row["namn"], row["omfång"]): row["värde"] for row in csv.DictReader(io.StringIO(text), delimiter=";")}

    def text(self, document):
        path = self.newest() / f"{document}.pdf"
        return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True).stdout.decode()

    def query(self, sql, *values):
        with contextlib.closing(sqlite3.connect(self.output / "underlag.db")) as db:
            return db.execute(sql, values).fetchall()

    def messages(self):
        """(document, version, recipient, state) of all, in their order."""
        return self.query("SELECT document, version, recipient, state FROM messages ORDER BY id")

    def forget(self):
        shutil.rmtree(self.output)


def is_sanitized(binary):
    """Slow, and its search for leaks does not work under strace: such a binary is killed at fewer instants."""
    return "libasan" in subprocess.run(["ldd", binary], capture_output=True).stdout.decode()


def expect(condition, what):
    if not condition:
        sys.exit(what)


def expect_in(part, text, what=""):
    if part not in text:
        sys.exit(f"{what or 'expected'}: no {part!r} in\n{text}")


class Server:
    """tests/mail/server.py on a free port; what it took is in taken()."""

    def __init__(self, scratch, *words):
        self.log, port_file = Path(scratch) / "server.log", Path(scratch) / "server.port"
        self.log.touch()
        self.child = subprocess.Popen([sys.executable, ROOT / "tests/mail/server.py", "--port-file", port_file, "--log", self.log,
                                       *words])
        for _ in range(200):
            if port_file.exists() and port_file.read_text().strip():
                break
            time.sleep(0.05)
        self.port = int(port_file.read_text())

    def taken(self):
        """Every accepted message, parsed, with its recipient as .recipient; oldest first."""
        messages = []
        for line in self.log.read_text().splitlines():
            entry = json.loads(line)
            message = email.message_from_bytes(base64.b64decode(entry["data"]), policy=email.policy.default)
            message.recipient = entry["rcpt"]
            messages.append(message)
        return messages

    def take_new(self):
        """Those that came since the last call."""
        messages = self.taken()
        new = messages[getattr(self, "seen", 0):]
        self.seen = len(messages)
        return new

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.child.kill()
        self.child.wait()


def body(message):
    return message.get_body(("plain",)).get_content()


def attachments(message):
    return {part.get_filename(): part.get_content() for part in message.iter_attachments()}

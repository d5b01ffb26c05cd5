"""Sets the report with ReportLab, untagged: reportlab_pages.py FILE.html FILE.pdf; alone, prints the version.

The report comes as the HTML that WeasyPrint sets: the same text and figures, in the same font, sizes and distances.
"""
import re
import sys
from html import unescape

import reportlab
from reportlab.lib.colors import HexColor, black
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph, Table, TableStyle

FONTS = "/usr/share/fonts/truetype/open-sans/OpenSans-{}.ttf"
WIDTH, HEIGHT, TOP, RIGHT, BOTTOM, LEFT = 595.28, 841.89, 92, 68, 68, 72
SPACE = WIDTH - LEFT - RIGHT

TEXT = ParagraphStyle("text", fontName="text", fontSize=9.5, leading=14.25, spaceAfter=7.5, textColor=HexColor("#1a1a1a"))
TITLE = ParagraphStyle("title", TEXT, fontName="bold", fontSize=21, leading=31.5, spaceAfter=14)
HEADING = ParagraphStyle("heading", TEXT, fontName="bold", fontSize=15, leading=22.5, spaceAfter=6, textColor=HexColor("#123b63"))
CAPTION = ParagraphStyle("caption", TEXT, fontSize=8.5, leading=11.2, spaceBefore=10, spaceAfter=0)


def page_head(canvas, document):
    canvas.setFont("bold", 8)
    canvas.drawString(LEFT, HEIGHT - TOP + 26, "Regionen")
    canvas.drawRightString(WIDTH - RIGHT, HEIGHT - TOP + 26, f"15 december 2020 · {document.page}")
    canvas.setFont("text", 8)
    canvas.drawCentredString(WIDTH / 2, HEIGHT - TOP + 26, "Rapport · Ekonomisk rapport")
    canvas.setLineWidth(0.6)
    canvas.line(LEFT, HEIGHT - TOP + 22, WIDTH - RIGHT, HEIGHT - TOP + 22)


def table_of(html):
    rows, style = [], [("FONT", (0, 0), (-1, -1), "text", 8.5, 11.2), ("FONT", (0, 0), (-1, 0), "bold", 8.5, 11.2),
                       ("ALIGN", (1, 0), (-1, -1), "RIGHT"), ("LINEBELOW", (0, 0), (-1, -1), 0.3, HexColor("#c9ced4")),
                       ("LINEBELOW", (0, 0), (-1, 0), 0.6, black), ("TOPPADDING", (0, 0), (-1, -1), 2.2),
                       ("BOTTOMPADDING", (0, 0), (-1, -1), 2.2), ("LEFTPADDING", (0, 0), (-1, -1), 5),
                       ("RIGHTPADDING", (0, 0), (-1, -1), 5)]
    for kind, cells in re.findall(r'<tr(?: class="(\w+)")?>(.*?)</tr>', html):
        if kind:
            row = len(rows)
            style += [("FONT", (0, row), (-1, row), "bold", 8.5, 11.2), ("LINEABOVE", (0, row), (-1, row), 1.2 if kind == "total" else 0.6, black)]
        rows.append([unescape(cell) for cell in re.findall(r"<t[hd]>(.*?)</t[hd]>", cells)])
    others = len(rows[0]) - 1
    return Table(rows, colWidths=[SPACE * 0.3, *[SPACE * 0.7 / others] * others], repeatRows=1, style=TableStyle(style))


def flowables(html):
    first = True
    for title, heading, text, caption, table in re.findall(
            r'<p class="title">(.*?)</p>|<h1>(.*?)</h1>|<p>(.*?)</p>|<table><caption>(.*?)</caption>(.*?)</table>', html, re.S):
        if title:
            yield Paragraph(title, TITLE)
        elif heading:
            if not first:
                yield PageBreak()
            first = False
            yield Paragraph(heading, HEADING)
        elif text:
            yield Paragraph(text, TEXT)
        else:
            yield Paragraph(caption, CAPTION)
            yield table_of(table)


def main(source, target):
    pdfmetrics.registerFont(TTFont("text", FONTS.format("Regular")))
    pdfmetrics.registerFont(TTFont("bold", FONTS.format("Bold")))
    pdfmetrics.registerFontFamily("text", normal="text", bold="bold", italic="text", boldItalic="bold")
    document = BaseDocTemplate(target, pagesize=(WIDTH, HEIGHT), title="Ekonomisk rapport")
    frame = Frame(LEFT, BOTTOM, SPACE, HEIGHT - TOP - BOTTOM, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=page_head))
    with open(source, encoding="utf-8") as file:
        document.build(list(flowables(file.read())))


if len(sys.argv) == 3:
    main(*sys.argv[1:])
else:
    print(reportlab.Version)

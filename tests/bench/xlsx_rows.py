"""The workbook of xlsx_rows.c by Python XlsxWriter: xlsx_rows.py constant|default ROWS [FILE]

The same cells, formats and table. Without FILE the cells are made and dropped. Prints the most memory as xlsx_rows does.
"""
import json
import sys

import xlsxwriter

WORDS = ["Läkemedel", "Inhyrd personal", "Lokalhyra", "Tekniska hjälpmedel", "Köpt vård", "Sjukresor", "Livsmedel",
         "Avskrivning"]
REMARKS = ["Periodiserad till nästa månad", "Rättad enligt bokföringsorder, se föregående period"]
NAMES = ["period", "ansvar", "konto", "motpart", "text", "belopp", "antal", "kommentar"]
TOP = 2


def draw(row, salt):
    x = (row * 8 + salt) * 2654435761 & 0xFFFFFFFF
    return x ^ x >> 15


def cells(row, rows):
    own = draw(row, 3)
    word = draw(row, 4)
    remark = draw(row, 7)
    return (202001 + row * 12 // rows, str(10000 + draw(row, 1) % 4000), str(4000 + draw(row, 2) % 3000),
            None if own % 3 else str(100 + own // 3 % 300), f"{WORDS[word % 8]} {word // 8 % 1000000}",
            draw(row, 5) % 20000000 - 5000000, draw(row, 6) % 20, None if remark % 10 else REMARKS[remark // 10 % 2])


def write(book, constant, rows):
    key = book.add_worksheet("Tal i texten")
    sheet = book.add_worksheet("huvudbok")
    period = book.add_format({"num_format": '0000"-"00', "align": "right"})
    amount = book.add_format({"num_format": "#,##0.00", "align": "right"})
    count = book.add_format({"num_format": "#,##0", "align": "right"})
    text = book.add_format({"indent": 1})
    titles = book.add_format({"bold": True, "bg_color": "#DDE6F0", "bottom": 1})

    # A sheet in constant-memory mode takes no table: it is out of the mode for this call, as in src/xlsx/write.c.
    sheet.constant_memory = False
    sheet.add_table(TOP, 0, TOP + rows, 7, {"name": "huvudbok", "autofilter": False,
                                            "columns": [{"header": n, "header_format": titles} for n in NAMES]})
    sheet.constant_memory = constant
    for column, name in enumerate(NAMES):
        sheet.write_string(TOP, column, name, titles)
    total = 0
    for row in range(rows):
        at = TOP + 1 + row
        value = cells(row, rows)
        sheet.write_number(at, 0, value[0], period)
        sheet.write_string(at, 1, value[1], text)
        sheet.write_string(at, 2, value[2], text)
        if value[3] is not None:
            sheet.write_string(at, 3, value[3], text)
        sheet.write_string(at, 4, value[4], text)
        sheet.write_number(at, 5, value[5] / 100, amount)
        sheet.write_number(at, 6, value[6], count)
        if value[7] is not None:
            sheet.write_string(at, 7, value[7], text)
        total += value[5]
    sheet.set_column(0, 7, 16)
    sheet.freeze_panes(TOP + 1, 0)
    sheet.ignore_errors({"number_stored_as_text": f"A{TOP + 2}:H{TOP + 1 + rows}"})
    key.write_formula(0, 0, "=SUM(huvudbok[belopp])", amount, total / 100)
    book.define_name("summa_belopp", "='Tal i texten'!$A$1")


def peak():
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


def main():
    mode, rows, target = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    if target:
        book = xlsxwriter.Workbook(target[0], {"constant_memory": mode == "constant"})
        write(book, mode == "constant", rows)
        book.close()
    else:
        for row in range(rows):
            cells(row, rows)
    print(json.dumps({"peak": peak()}))


if __name__ == "__main__":
    main()

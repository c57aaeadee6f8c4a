"""Writes one table in each form that it may come in. usage: make_forms.py FOLDER

PDFs need a typesetter that is not at hand where tests run; they stand beside this file, made once
from what this writes (see README.md).
"""
import csv
import io
import json
import os
import sys
import zipfile
from html import escape

from typeset_ofd import Typesetter

HERE = os.path.dirname(os.path.abspath(__file__))
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = 'xmlns="http://schemas.openxmlformats.org/package/2006/content-types"'


def load():
    with open(os.path.join(HERE, "table.json"), encoding="utf-8") as file:
        return json.load(file)


def runs_of_categories(rows):
    """(first row, number of rows) of each category that is printed once over its rows."""
    runs = []
    for i, row in enumerate(rows):
        if i > 0 and row[1] == rows[i - 1][1]:
            runs[-1][1] += 1
        else:
            runs.append([i, 1])
    return {first: count for first, count in runs}


def text(table):
    cells = [table["title"], *table["information"], *table["columns"]]
    runs = runs_of_categories(table["rows"])
    for i, row in enumerate(table["rows"]):
        cells += [row[0], *([row[1]] if i in runs else []), *row[2:]]
    return "\n\n".join(cells) + "\n"


def html(table, style="", merged=True):
    out = ["<!DOCTYPE html><html><head><meta charset='utf-8'><title>", table["title"],
           f"</title><style>{style}</style></head><body><h1>", table["title"], "</h1><p>",
           "&emsp;".join(map(escape, table["information"])), "</p><table><thead><tr>",
           *(f"<th>{escape(c)}</th>" for c in table["columns"]), "</tr></thead><tbody>"]
    runs = runs_of_categories(table["rows"]) if merged else dict.fromkeys(range(len(table["rows"])), 1)
    for i, row in enumerate(table["rows"]):
        out.append("<tr>")
        for column, cell in enumerate(row):
            if column == 1 and i not in runs:
                continue
            span = f" rowspan='{runs[i]}'" if column == 1 else ""
            out.append(f"<td{span}>{escape(cell).replace(chr(10), '<br>')}</td>")
        out.append("</tr>")
    return "".join(out) + "</tbody></table></body></html>"


def comma_separated(table):
    out = io.StringIO()
    writer = csv.writer(out)
    # As spreadsheets export merged title rows: empty fields up to the table's width.
    for line in (table["title"], "    ".join(table["information"])):
        writer.writerow([line] + [""] * (len(table["columns"]) - 1))
    writer.writerow(table["columns"])
    writer.writerows(table["rows"])
    return out.getvalue()


def paragraphs(cell):
    return "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in cell.split("\n"))


def docx(table, path):
    widths = [700, 1400, 4400, 1200, 2000, 5000]
    border = "".join(f'<w:{side} w:val="single" w:sz="4"/>'
                     for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    rows = []

    def add(cells, heading=False, merge=""):
        properties = "<w:trPr><w:tblHeader/></w:trPr>" if heading else ""
        out = []
        for column, cell in enumerate(cells):
            merged = merge if column == 1 else ""
            out.append(f'<w:tc><w:tcPr><w:tcW w:w="{widths[column]}" w:type="dxa"/>{merged}</w:tcPr>'
                       f"{paragraphs(cell)}</w:tc>")
        rows.append(f"<w:tr>{properties}{''.join(out)}</w:tr>")

    add(table["columns"], heading=True)
    runs = runs_of_categories(table["rows"])
    for i, row in enumerate(table["rows"]):
        first = i in runs
        add([row[0], row[1] if first else "", *row[2:]],
            merge='<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = (f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>{table["title"]}</w:t></w:r></w:p>'
            + paragraphs("    ".join(table["information"])).replace("<w:t>", '<w:t xml:space="preserve">')
            + f'<w:tbl><w:tblPr><w:tblW w:w="14700" w:type="dxa"/><w:tblBorders>{border}'
            f"</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
            '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
            '<w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000"/></w:sectPr>')
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", f'<Types {TYPES}><Default Extension="rels" ContentType='
                         '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName='
                         '"/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
                         '.wordprocessingml.document.main+xml"/></Types>')
        package.writestr("_rels/.rels", f'<Relationships {RELATIONS}><Relationship Id="r1" Type="{OFFICE}'
                         '/officeDocument" Target="word/document.xml"/></Relationships>')
        package.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:document {WORD}>'
                         f"<w:body>{body}</w:body></w:document>")


def xlsx(table, path):
    rows, merges = [], ["A1:F1"]

    def add(cells):
        number = len(rows) + 1
        out = [f'<c r="{"ABCDEF"[column]}{number}" t="inlineStr"><is><t xml:space="preserve">'
               f"{escape(cell)}</t></is></c>" for column, cell in enumerate(cells) if cell]
        rows.append(f'<row r="{number}">{"".join(out)}</row>')

    add([table["title"]])
    add(["    ".join(table["information"])])
    merges.append("A2:F2")
    add(table["columns"])
    runs = runs_of_categories(table["rows"])
    for i, row in enumerate(table["rows"]):
        add([row[0], row[1] if i in runs else "", *row[2:]])
        if runs.get(i, 1) > 1:
            merges.append(f"B{i + 4}:B{i + 3 + runs[i]}")
    merged = "".join(f'<mergeCell ref="{ref}"/>' for ref in merges)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", f'<Types {TYPES}><Default Extension="rels" ContentType='
                         '"application/vnd.openxmlformats-package.relationships+xml"/><Default '
                         'Extension="xml" ContentType="application/xml"/><Override PartName='
                         '"/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument'
                         '.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
                         'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml'
                         '.worksheet+xml"/></Types>')
        package.writestr("_rels/.rels", f'<Relationships {RELATIONS}><Relationship Id="r1" Type="{OFFICE}'
                         '/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        package.writestr("xl/workbook.xml", f'<workbook {SHEET} xmlns:r="{OFFICE}"><sheets><sheet '
                         'name="完成情况" sheetId="1" r:id="r1"/></sheets></workbook>')
        package.writestr("xl/_rels/workbook.xml.rels", f'<Relationships {RELATIONS}><Relationship Id="r1" '
                         f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
        package.writestr("xl/worksheets/sheet1.xml", f"<worksheet {SHEET}><sheetData>{''.join(rows)}"
                         f'</sheetData><mergeCells count="{len(merges)}">{merged}</mergeCells></worksheet>')


def write(path, content):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(content)


def make(folder):
    table = load()
    write(os.path.join(folder, "table.txt"), text(table))
    write(os.path.join(folder, "table.html"), html(table))
    write(os.path.join(folder, "table.csv"), comma_separated(table))
    docx(table, os.path.join(folder, "table.docx"))
    xlsx(table, os.path.join(folder, "table.xlsx"))
    Typesetter().write(table, os.path.join(folder, "table.ofd"))


# What the browser's PDFs were printed from: with rules; without any, cells set to their top; and to
# their middle, where only a category in each row tells which rows are its.
RULED = "table{border-collapse:collapse}td,th{border:1px solid #000;padding:4px}@page{size:A4 landscape}"
UNRULED = "td,th{padding:4px;vertical-align:top;text-align:left}tr{break-inside:avoid}"
MIDDLE = "td,th{padding:4px;vertical-align:middle;text-align:left}tr{break-inside:avoid}"
# For the word processor, which sets cells to the middle and rows close together.
CLOSE = "body{font-family:'Noto Serif CJK SC'}table{width:100%;font-size:12pt}"
SHADED = CLOSE + "td,th{background:#eee}"


def make_pages_to_print(folder):
    write(os.path.join(folder, "ruled.html"), html(load(), RULED))
    write(os.path.join(folder, "unruled.html"), html(load(), UNRULED))
    write(os.path.join(folder, "middle.html"), html(load(), MIDDLE, merged=False))
    write(os.path.join(folder, "close.html"), html(load(), CLOSE, merged=False))
    write(os.path.join(folder, "shaded.html"), html(load(), SHADED, merged=False))


if __name__ == "__main__":
    make(sys.argv[1])
    if "--pages-to-print" in sys.argv:
        make_pages_to_print(sys.argv[1])

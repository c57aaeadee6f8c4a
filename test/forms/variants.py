"""Ways in which offices lay out one small table in Excel, Word and on the web.

A sheet is a grid of cells with spans; `variants()` gives the same tasks in each of its layouts, and
`write()` a sheet as .html, .xlsx or .docx.
"""
import os
import zipfile
from html import escape

from make_forms import OFFICE, RELATIONS, SHEET, TYPES, WORD, paragraphs

TITLE = "2031年望川县重点任务完成情况"
HEADING = ["序号", "项目名称", "主要工作内容", "牵头领导", "牵头单位", "完成情况"]
ROWS = [
    ["1", "产业发展", "建成标准厂房20万平方米。", "林知远", "县经信局", "建成标准厂房26万平方米。"],
    ["2", "产业发展", "培育规上工业企业12家。", "林知远", "县经信局", "培育规上工业企业9家。"],
    ["3", "产业发展", "新建商贸综合体1个。", "林知远", "县商务局", "商贸综合体主体完工。"],
    ["4", "民生实事", "新增学位3000个。", "苏晚晴", "县教育局", "新增学位3200个。"],
    ["5", "民生实事", "改造公厕20座。", "苏晚晴", "县住建局", "改造公厕21座。"],
    ["6", "城乡建设", "改造道路20公里。", "顾长风", "县交通局", "改造道路22公里。"],
]


class Sheet:
    """Cells by place, each (text, rows, columns); what a span covers has none."""

    def __init__(self):
        self.cells = {}
        self.hidden = set()  # columns
        self.rows = 0

    def put(self, row, column, text, rows=1, columns=1):
        self.cells[row, column] = (text, rows, columns)
        self.rows = max(self.rows, row + rows)

    def add(self, texts, column=0):
        row = self.rows
        for i, text in enumerate(texts):
            self.put(row, column + i, text)

    def wide(self, text, column=0, columns=6):
        self.put(self.rows, column, text, 1, columns)

    def merge_down(self, column, first, last):
        """Merges the equal neighbours of a column."""
        row = first
        while row <= last:
            end = row
            while end < last and self.cells[end + 1, column] == self.cells[row, column]:
                end += 1
            self.put(row, column, self.cells[row, column][0], end + 1 - row)
            for covered in range(row + 1, end + 1):
                del self.cells[covered, column]
            row = end + 1

    def width(self):
        return max(column + span[2] for (_, column), span in self.cells.items())


def plain(merged=True, column=0, blank_rows=0, title=True):
    sheet = Sheet()
    sheet.rows = blank_rows
    if title:
        sheet.wide(TITLE, column)
    sheet.add(HEADING, column)
    first = sheet.rows
    for row in ROWS:
        sheet.add(row, column)
    if merged:
        sheet.merge_down(column + 1, first, sheet.rows - 1)
        sheet.merge_down(column + 3, first, sheet.rows - 1)
    return sheet


def heading_again():
    sheet = Sheet()
    sheet.wide(TITLE)
    for part in (ROWS[:3], ROWS[3:]):
        sheet.add(HEADING)
        for row in part:
            sheet.add(row)
    return sheet


def lines_over():
    sheet = Sheet()
    sheet.wide("附件1")
    sheet.wide(TITLE)
    sheet.wide("填报单位：望川县政府办公室　　填报时间：2032年1月8日")
    sheet.add(HEADING)
    for row in ROWS:
        sheet.add(row)
    return sheet


def heading_in_two_rows():
    sheet = Sheet()
    sheet.wide(TITLE)
    top = sheet.rows
    for column in (0, 1, 2, 5):
        sheet.put(top, column, HEADING[column], 2)
    sheet.put(top, 3, "责任落实", 1, 2)
    sheet.put(top + 1, 3, HEADING[3])
    sheet.put(top + 1, 4, HEADING[4])
    for row in ROWS:
        sheet.add(row)
    return sheet


def groups_as_rows():
    sheet = Sheet()
    sheet.wide(TITLE)
    sheet.add([text for text in HEADING if text != "项目名称"])
    before = ""
    for row in ROWS:
        if row[1] != before:
            sheet.wide(row[1], 0, 5)
        before = row[1]
        sheet.add(row[:1] + row[2:])
    return sheet


def notes_and_totals():
    sheet = plain()
    sheet.add(["合计", "", "6项", "", "", "完成5项"])
    sheet.wide("注：数据截至12月31日，由各牵头单位报送。")
    return sheet


def hidden_column():
    sheet = Sheet()
    sheet.wide(TITLE, 0, 7)
    sheet.add(HEADING[:3] + ["填报人电话"] + HEADING[3:])
    for row in ROWS:
        sheet.add(row[:3] + ["8123456"] + row[3:])
    sheet.hidden.add(3)
    return sheet


def blank_columns_and_rows():
    sheet = Sheet()
    sheet.wide(TITLE, 0, 8)
    sheet.add(HEADING[:3] + [""] + HEADING[3:] + [""])
    for row in ROWS:
        sheet.add(row[:3] + [""] + row[3:] + [""])
        sheet.add([""] * 8)
    return sheet


def twin_cells():
    """Each text is merged over two columns, as tables drawn by hand often are."""
    sheet = Sheet()
    sheet.wide(TITLE, 0, 8)
    for texts in [HEADING, *ROWS]:
        row = sheet.rows
        at = 0
        for i, text in enumerate(texts):
            span = 2 if i in (2, 5) else 1
            sheet.put(row, at, text, 1, span)
            at += span
    return sheet


def variants():
    return {
        "plain": plain(),
        "unmerged": plain(merged=False),
        "no_title": plain(title=False),
        "blank_above_and_left": plain(column=2, blank_rows=3),
        "heading_again": heading_again(),
        "lines_over": lines_over(),
        "heading_in_two_rows": heading_in_two_rows(),
        "groups_as_rows": groups_as_rows(),
        "notes_and_totals": notes_and_totals(),
        "hidden_column": hidden_column(),
        "blank_columns_and_rows": blank_columns_and_rows(),
        "twin_cells": twin_cells(),
    }


def covered(sheet):
    taken = set()
    for (row, column), (_, rows, columns) in sheet.cells.items():
        taken |= {(r, c) for r in range(row, row + rows) for c in range(column, column + columns)}
        taken.discard((row, column))
    return taken


def html(sheet):
    taken = covered(sheet)
    rows = []
    for row in range(sheet.rows):
        out = []
        for column in range(sheet.width()):
            if (row, column) in taken:
                continue
            text, down, across = sheet.cells.get((row, column), ("", 1, 1))
            spans = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
            hidden = ' style="display:none"' if column in sheet.hidden and across == 1 else ""
            out.append(f"<td{spans}{hidden}>{escape(text)}</td>")
        rows.append(f"<tr>{''.join(out)}</tr>")
    return f"<!DOCTYPE html><meta charset=utf-8><table>{''.join(rows)}</table>"


def xlsx(sheet, path):
    name = lambda row, column: f"{chr(65 + column)}{row + 1}"
    rows, merges = [], []
    for row in range(sheet.rows):
        out = []
        for column in range(sheet.width()):
            text, down, across = sheet.cells.get((row, column), ("", 1, 1))
            if text:
                out.append(f'<c r="{name(row, column)}" t="inlineStr"><is><t>{escape(text)}</t></is></c>')
            if down > 1 or across > 1:
                merges.append(f'<mergeCell ref="{name(row, column)}:{name(row + down - 1, column + across - 1)}"/>')
        if out:
            rows.append(f'<row r="{row + 1}">{"".join(out)}</row>')
    columns = "".join(f'<col min="{c + 1}" max="{c + 1}" width="9" hidden="1"/>' for c in sorted(sheet.hidden))
    columns = f"<cols>{columns}</cols>" if columns else ""
    merged = f"<mergeCells>{''.join(merges)}</mergeCells>" if merges else ""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", f'<Types {TYPES}><Default Extension="rels" ContentType='
                         '"application/vnd.openxmlformats-package.relationships+xml"/><Default '
                         'Extension="xml" ContentType="application/xml"/><Override PartName='
                         '"/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument'
                         '.spreadsheetml.sheet.main+xml"/></Types>')
        package.writestr("_rels/.rels", f'<Relationships {RELATIONS}><Relationship Id="r1" Type="{OFFICE}'
                         '/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        package.writestr("xl/workbook.xml", f'<workbook {SHEET} xmlns:r="{OFFICE}"><sheets><sheet '
                         'name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>')
        package.writestr("xl/_rels/workbook.xml.rels", f'<Relationships {RELATIONS}><Relationship Id="r1" '
                         f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
        package.writestr("xl/worksheets/sheet1.xml", f"<worksheet {SHEET}>{columns}<sheetData>"
                         f"{''.join(rows)}</sheetData>{merged}</worksheet>")


def docx(sheet, path):
    taken = covered(sheet)
    rows = []
    for row in range(sheet.rows):
        out = []
        column = 0
        while column < sheet.width():
            above = next(((r, c) for (r, c), (_, down, _) in sheet.cells.items()
                          if c == column and r < row < r + down), None)
            text, down, across = sheet.cells.get(above or (row, column), ("", 1, 1))
            if (row, column) in taken and not above:
                column += 1
                continue
            merge = "<w:vMerge/>" if above else '<w:vMerge w:val="restart"/>' if down > 1 else ""
            span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
            hidden = "<w:rPr><w:vanish/></w:rPr>" if column in sheet.hidden and across == 1 else ""
            body = paragraphs("" if above else text).replace("<w:r>", f"<w:r>{hidden}")
            out.append(f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{body}</w:tc>")
            column += across
        rows.append(f"<w:tr>{''.join(out)}</w:tr>")
    grid = '<w:gridCol w:w="1200"/>' * sheet.width()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", f'<Types {TYPES}><Default Extension="rels" ContentType='
                         '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName='
                         '"/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
                         '.wordprocessingml.document.main+xml"/></Types>')
        package.writestr("_rels/.rels", f'<Relationships {RELATIONS}><Relationship Id="r1" Type="{OFFICE}'
                         '/officeDocument" Target="word/document.xml"/></Relationships>')
        package.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:document {WORD}>'
                         f"<w:body><w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl></w:body></w:document>")


def write(folder):
    for name, sheet in variants().items():
        path = os.path.join(folder, name)
        with open(path + ".html", "w", encoding="utf-8") as file:
            file.write(html(sheet))
        xlsx(sheet, path + ".xlsx")
        docx(sheet, path + ".docx")

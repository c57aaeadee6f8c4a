#!/usr/bin/env python3
"""Write one made-up table as HTML, XLSX and DOCX: make_table.py FOLDER [ROWS].

Eight columns, as offices print them; the long cells have 100 to 300 characters. The same ROWS give
the same bytes. The figures in bench/peers are of 100,000 rows.
"""
import pathlib
import random
import sys
import zipfile

HEADINGS = ["序号", "项目名称", "主要工作内容", "牵头领导", "牵头单位", "配合单位", "累计完成情况", "备注"]
UNITS = ["县发展和改革局", "县住房和城乡建设局", "县教育局", "县民政局", "县农业农村局", "县交通运输局"]
LEADERS = ["林知远", "苏晚晴", "顾清和", "沈 昱"]
CATEGORIES = ["民生实事", "产业发展", "城乡建设", "生态环境"]
SENTENCES = ["新建口袋公园{n}个，改造老旧小区{m}个", "新增公办学位{n}00个", "完成农村公路改造{m}公里",
             "规上工业增加值增长{n}%左右", "引进亿元以上项目{m}个", "新增养老床位{n}张", "完成投资{m}亿元",
             "建成投用综合文化站{n}座", "持续优化营商环境，办事材料再压减{n}%"]


def long_text(rng):
    least, text = rng.randint(100, 280), ""
    while len(text) < least:
        text += rng.choice(SENTENCES).format(n=rng.randint(2, 40), m=rng.randint(2, 90)) + "；"
    return text[:299] + "。"


def rows(count):
    rng = random.Random(1)
    yield HEADINGS
    for number in range(1, count + 1):
        yield [str(number), CATEGORIES[number * len(CATEGORIES) // (count + 1)], long_text(rng), rng.choice(LEADERS),
               rng.choice(UNITS), rng.choice(UNITS), long_text(rng), ""]


def html(folder, count):
    with open(folder / "table.html", "w", encoding="utf-8") as file:
        file.write('<!DOCTYPE html><html><head><meta charset="utf-8"><title>2025年第四季度重点任务</title></head><body>'
                   "<h1>2025年第四季度重点任务完成情况</h1><table>\n")
        for row in rows(count):
            file.write("<tr>" + "".join(
                f'<td style="border:1px solid #000;text-align:left"><p class="MsoNormal"><span>{cell}</span></p></td>\n'
                for cell in row) + "</tr>\n")
        file.write("</table></body></html>\n")


def packed(path, parts):
    with zipfile.ZipFile(path, "w") as archive:
        for name, pieces in parts:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(info, "w", force_zip64=False) as part:
                for piece in pieces:
                    part.write(piece.encode())


HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def types(overrides):
    yield (f'{HEAD}<Types xmlns="{CONTENT}"><Default Extension="rels" ContentType='
           '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
           'ContentType="application/xml"/>' +
           "".join(f'<Override PartName="{part}" ContentType="application/vnd.openxmlformats-officedocument.{kind}"/>'
                   for part, kind in overrides) + "</Types>")


def relations(entries):
    yield (f'{HEAD}<Relationships xmlns="{RELATIONS}">' +
           "".join(f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
                   for i, (kind, target) in enumerate(entries, 1)) + "</Relationships>")


def sheet_parts(count):
    strings, order = {}, []

    def index(text):
        if text not in strings:
            strings[text] = len(order)
            order.append(text)
        return strings[text]

    def cells():
        yield f'{HEAD}<worksheet xmlns="{SHEET}"><sheetData>'
        for at, row in enumerate(rows(count), 1):
            yield f'<row r="{at}">' + "".join(
                f'<c r="{chr(65 + c)}{at}" t="s"><v>{index(text)}</v></c>'
                for c, text in enumerate(row) if text) + "</row>"
        yield "</sheetData></worksheet>"

    def texts():
        yield f'{HEAD}<sst xmlns="{SHEET}" uniqueCount="{len(order)}">'
        for text in order:
            yield f"<si><t>{text}</t></si>"
        yield "</sst>"

    yield "[Content_Types].xml", types([("/xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
                                        ("/xl/worksheets/sheet1.xml", "spreadsheetml.worksheet+xml"),
                                        ("/xl/sharedStrings.xml", "spreadsheetml.sharedStrings+xml")])
    yield "_rels/.rels", relations([("officeDocument", "xl/workbook.xml")])
    yield "xl/workbook.xml", [f'{HEAD}<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
                              '<sheet name="任务" sheetId="1" r:id="rId1"/></sheets></workbook>']
    yield "xl/_rels/workbook.xml.rels", relations([("worksheet", "worksheets/sheet1.xml"),
                                                   ("sharedStrings", "sharedStrings.xml")])
    yield "xl/worksheets/sheet1.xml", cells()
    yield "xl/sharedStrings.xml", texts()


def word_parts(count):
    def body():
        yield (f'{HEAD}<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>2025年第四季度重点任务完成情况</w:t></w:r></w:p>'
               "<w:tbl>")
        for row in rows(count):
            yield "<w:tr>" + "".join(
                '<w:tc><w:tcPr><w:tcW w:w="1200" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:jc w:val="left"/></w:pPr>'
                f'<w:r><w:rPr><w:sz w:val="21"/></w:rPr><w:t>{text}</w:t></w:r></w:p></w:tc>'
                for text in row) + "</w:tr>"
        yield "</w:tbl><w:sectPr/></w:body></w:document>"

    yield "[Content_Types].xml", types([("/word/document.xml", "wordprocessingml.document.main+xml")])
    yield "_rels/.rels", relations([("officeDocument", "word/document.xml")])
    yield "word/document.xml", body()


def main():
    folder = pathlib.Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    folder.mkdir(parents=True, exist_ok=True)
    html(folder, count)
    packed(folder / "table.xlsx", sheet_parts(count))
    packed(folder / "table.docx", word_parts(count))


main()

#!/usr/bin/env python3
"""Write the seeds of the readers' fuzzers to fuzz/corpus/<name>/. usage: make_seeds.py

All content is made up. Each seed shows one or two things that the reader knows, in a few hundred
bytes: what is small is mutated often.
"""
import base64
import pathlib
import quopri
import struct

CORPUS = pathlib.Path(__file__).parent / "corpus"
BETWEEN = b"\n====\n"
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>甲县任务表</title></head><body>
<h1>重点工作</h1><p>截至6月30日</p><table><caption>表一</caption><tr><th rowspan="2">序号</th>
<th colspan="2">任务</th></tr><tr><th>内容</th><th>进展</th></tr><tr><td>1</td><td>修路10公里<br>
建桥2座</td><td>已修6公里</td></tr></table></body></html>"""


def write(fuzzer, name, *parts):
    folder = CORPUS / fuzzer
    folder.mkdir(parents=True, exist_ok=True)
    raw = [part if isinstance(part, bytes) else part.encode() for part in parts]
    (folder / name).write_bytes(BETWEEN.join(raw))


def html():
    write("html_fuzz", "spans", PAGE)
    write("html_fuzz", "gbk", PAGE.replace("utf-8", "gbk").encode("gbk"))
    write("html_fuzz", "nested", "<table><tr><td>左<table><tr><td>序号<td>内容<td>单位<tr><td>1"
          "<td>修路<td>甲局</table><td>右</table>")
    write("html_fuzz", "odd", "<tr><td hidden>a</td><td style='display: none'>b<td>&#xD800;&amp;"
          "&nosuch;<script>x<y</script><td rowspan=0 colspan=9999999999>c<ul><li>一<li>二</ul>")


def mhtml():
    head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\";\r\n start=\"<2>\"\r\n\r\n"
    part = "--b\r\nContent-Type: text/html; charset={}\r\nContent-ID: <{}>\r\n" \
           "Content-Transfer-Encoding: {}\r\n\r\n{}\r\n"
    quoted = quopri.encodestring("<p>甲县</p><table><tr><td>一".encode()).decode()
    packed = base64.encodebytes("<p>乙县</p>".encode("gbk")).decode()
    write("mhtml_fuzz", "two-pages", head + part.format("utf-8", 1, "quoted-printable", quoted) +
          part.format("gbk", 2, "base64", packed) + "--b--\r\n")
    write("mhtml_fuzz", "nested", "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; "
          "boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=bb\n\n--bb\n"
          "Content-Type: text/html\n\n<p>x=\n--bb--\n--b--\n")


def docx():
    def body(inside):
        return "<w:document xmlns:w='w'><w:body>" + inside + "</w:body></w:document>"

    def cell(text, properties=""):
        return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    table = ("<w:tbl><w:tr><w:trPr><w:gridBefore w:val='1'/><w:tblHeader/></w:trPr>" + cell("序号") +
             cell("内容", "<w:gridSpan w:val='2'/>") + "</w:tr><w:tr>" +
             cell("1", "<w:vMerge w:val='restart'/>") + cell("修路") + cell("甲局") + "</w:tr><w:tr>" +
             cell("", "<w:vMerge/>") + cell("建桥") + cell("乙局") + "</w:tr></w:tbl>")
    write("docx_fuzz", "table", body(table))
    write("docx_fuzz", "list", body(
        "<w:p><w:pPr><w:pStyle w:val='a'/><w:numPr><w:ilvl w:val='0'/><w:numId w:val='7'/></w:numPr>"
        "</w:pPr><w:r><w:t>建厂</w:t><w:br/></w:r></w:p>"),
        "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start "
        "w:val='3'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%1）'/></w:lvl>"
        "</w:abstractNum><w:num w:numId='7'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'>"
        "<w:startOverride w:val='5'/></w:lvlOverride></w:num></w:numbering>",
        "<w:styles xmlns:w='w'><w:style w:styleId='a'><w:basedOn w:val='b'/></w:style><w:style "
        "w:styleId='b'><w:basedOn w:val='a'/><w:name w:val='heading 1'/></w:style></w:styles>")
    write("docx_fuzz", "changes", body(
        "<w:p><w:del><w:r><w:delText>3</w:delText></w:r></w:del><w:ins><w:r><w:t>5</w:t></w:r></w:ins>"
        "<w:AlternateContent><w:Choice><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p>"
        "</w:txbxContent></w:Choice><w:Fallback/></w:AlternateContent></w:p><w:tbl><w:tr><w:trPr>"
        "<w:del/></w:trPr>" + cell("x") + "</w:tr><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p/>"
        "</w:tc><w:tc>" + table + "</w:tc></w:tr></w:tbl>"))


def xlsx():
    book = ("<workbook xmlns:r='r'><workbookPr date1904='1'/><sheets><sheet name='一' r:id='r1'/>"
            "<sheet name='二' r:id='r2' state='hidden'/></sheets></workbook>")
    relations = ("<Relationships><Relationship Id='r1' Target='s1.xml'/><Relationship Id='r2' "
                 "Target='/xl/s2.xml'/></Relationships>")
    strings = "<sst><si><t>序号</t></si><si><r><t>内_x000D_</t></r><rPh><t>x</t></rPh></si></sst>"
    styles = ("<styleSheet><numFmts><numFmt numFmtId='170' formatCode='yyyy&quot;年&quot;m;[&gt;9]0.0%'/>"
              "</numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='10'/><xf numFmtId='170'/></cellXfs>"
              "</styleSheet>")
    sheet = ("<worksheet><cols><col min='4' max='9' hidden='1'/></cols><sheetData><row r='1'><c r='A1' "
             "t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c t='e'><v>#REF!</v></c></row><row r='2' "
             "hidden='0'><c r='A2' s='1'><v>0.813</v></c><c r='B2' s='2'><v>45291.5</v></c><c r='C2' "
             "t='inlineStr'><is><t>修路</t></is></c><c r='E2' t='b'><v>1</v></c></row></sheetData>"
             "<mergeCells><mergeCell ref='A1:A2'/></mergeCells></worksheet>")
    write("xlsx_fuzz", "two-sheets", book, relations, strings, styles, sheet, sheet)
    write("xlsx_fuzz", "one-sheet", book, relations.replace("r2", "r9"), strings, styles, sheet)


def csv_and_text():
    write("csv_fuzz", "quoted", "序号,内容,单位\r\n1,\"修路,\"\"10\"\"公里\n建桥\",甲局\r\n2,建厂,乙局\r\n")
    write("csv_fuzz", "named", "sep=;\r\n序号;内容;单位\r\n1;修路;\"甲局\r\n")
    write("csv_fuzz", "tabs-gbk", "序号\t\"内容\"\t单位\n1\t修路\t甲局\n".encode("gbk"))
    write("csv_fuzz", "utf16", "序号,内容,单位\n1,修路,甲局\n".encode("utf-16"))
    write("text_fuzz", "pipes", "任务表\n\n| 序号 | 内容 |\n|---|:-:|\n| 1 | 修路 |\n|\n教育局 |\n")
    write("text_fuzz", "tabs", "\ufeff序号\t内容\n1\t修路\f2\t建桥\u2028完\r\n")
    write("text_fuzz", "gb18030", "一、修路10公里，建桥2座。\r\n二、㐀\r\n".encode("gb18030"))
    write("text_fuzz", "big5", "一、修路\n責任單位：教育局\n".encode("big5"))
    write("text_fuzz", "utf16-halves", "一、修路".encode("utf-16-be") + b"\xd8\x00\x00\x41\xdc")


def compound(*names):
    """A compound file with those streams, one sector each, as [MS-CFB] has it."""
    header = struct.pack("<8s16x5H6x8I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 62, 3, 0xFFFE, 9, 6,
                         0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE) + struct.pack("<II", 0, 0)
    header = header.ljust(512, b"\xff")
    table = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE).ljust(512, b"\xff")
    entries = b""
    for i, name in enumerate(names):
        wide = name.encode("utf-16-le")
        entries += (wide.ljust(64, b"\0") + struct.pack("<HB", len(wide) + 2, 2)).ljust(116, b"\0")
        entries += struct.pack("<III", 2 + i, 4096, 0)
    return header + table + entries.ljust(512, b"\0") + (b"\xec\xa5\xc1\0" * 128) * len(names)


def sniffed():
    write("sniff_fuzz", "word", compound("Root Entry", "WordDocument"))
    write("sniff_fuzz", "workbook", compound("Workbook", "Book"))
    write("sniff_fuzz", "password", compound("EncryptedPackage"))
    write("sniff_fuzz", "rtf", b"{\\rtf1 x}")
    write("sniff_fuzz", "zip", b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text")
    write("sniff_fuzz", "riff", b"RIFF\0\0\0\0WEBP")
    write("sniff_fuzz", "bitmap", b"BM" + struct.pack("<I", 60) + bytes(54))


html()
mhtml()
docx()
xlsx()
csv_and_text()
sniffed()

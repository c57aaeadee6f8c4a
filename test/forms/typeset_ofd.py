"""Typesets a ruled table as OFD (GB/T 33190): lines broken, rows broken over pages, heading repeated."""
import zipfile
from html import escape

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
MAY_NOT_BEGIN = "，。、；：！？）》”’％%.,;)"
SIZE, LINE, PAD = 3.7, 5.0, 1.2  # millimetres: type, line, padding of a cell


def width(text, size=SIZE):
    return sum(size if ord(c) > 0x2E7F or c in "“”‘’—…①②③" else size / 2 for c in text)


def units(paragraph):
    """What may not be broken: a character or a run of letters and figures, and marks behind it."""
    at = 0
    while at < len(paragraph):
        end = at + 1
        if paragraph[at].isascii() and paragraph[at].isalnum():
            while end < len(paragraph) and paragraph[end].isascii() and (
                    paragraph[end].isalnum() or paragraph[end] in ".%-"):
                end += 1
        while end < len(paragraph) and paragraph[end] in MAY_NOT_BEGIN:
            end += 1
        yield paragraph[at:end]
        at = end


def wrap(text, room):
    lines = []
    for paragraph in text.split("\n"):
        line = ""
        for unit in units(paragraph):
            if line and width(line + unit) > room:
                lines.append(line)
                line = ""
            line += unit
        lines.append(line)
    return lines


class Ofd:
    WIDTH, HEIGHT, TOP, BOTTOM = 297, 210, 18, 190

    def __init__(self):
        self.pages = []
        self.last_id = 100

    def new_id(self):
        self.last_id += 1
        return self.last_id

    def put(self, x, y, text, size=SIZE):
        if not text.strip():
            return
        steps = [f"{width(c, size):.3f}" for c in text[:-1]]
        if len(steps) > 2 and len(set(steps)) == 1:
            steps = ["g", str(len(steps)), steps[0]]
        delta = f' DeltaX="{" ".join(steps)}"' if steps else ""
        self.pages[-1].append(
            f'<ofd:TextObject ID="{self.new_id()}" Boundary="{x:.3f} {y:.3f} {width(text, size):.3f} '
            f'{size * 1.2:.3f}" Font="3" Size="{size}"><ofd:TextCode X="0" Y="{size:.3f}"{delta}>'
            f"{escape(text)}</ofd:TextCode></ofd:TextObject>")

    def rule(self, x0, y0, x1, y1):
        self.pages[-1].append(
            f'<ofd:PathObject ID="{self.new_id()}" Boundary="{x0:.3f} {y0:.3f} '
            f'{max(x1 - x0, 0.2):.3f} {max(y1 - y0, 0.2):.3f}" LineWidth="0.2">'
            f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0:.3f} {y1 - y0:.3f}</ofd:AbbreviatedData>"
            f"</ofd:PathObject>")

    def save(self, path, title):
        box = f"<ofd:PhysicalBox>0 0 {self.WIDTH} {self.HEIGHT}</ofd:PhysicalBox>"
        listed = "".join(f'<ofd:Page ID="{i + 1}" BaseLoc="Pages/Page_{i}/Content.xml"/>'
                         for i in range(len(self.pages)))
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("OFD.xml", f'{HEAD}<ofd:OFD {NAMESPACE} DocType="OFD" Version="1.0">'
                             f"<ofd:DocBody><ofd:DocInfo><ofd:DocID>{'0' * 32}</ofd:DocID><ofd:Title>"
                             f"{escape(title)}</ofd:Title></ofd:DocInfo><ofd:DocRoot>"
                             "Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")
            package.writestr("Doc_0/Document.xml", f"{HEAD}<ofd:Document {NAMESPACE}>"
                             f"<ofd:CommonData><ofd:MaxUnitID>{self.last_id + 100}</ofd:MaxUnitID>"
                             f"<ofd:PageArea>{box}</ofd:PageArea><ofd:PublicRes>PublicRes.xml"
                             f"</ofd:PublicRes></ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>"
                             "</ofd:Document>")
            package.writestr("Doc_0/PublicRes.xml", f'{HEAD}<ofd:Res {NAMESPACE} BaseLoc="Res">'
                             '<ofd:Fonts><ofd:Font ID="3" FontName="宋体" FamilyName="宋体"/>'
                             "</ofd:Fonts></ofd:Res>")
            for i, page in enumerate(self.pages):
                package.writestr(f"Doc_0/Pages/Page_{i}/Content.xml", f"{HEAD}<ofd:Page {NAMESPACE}>"
                                 f"<ofd:Area>{box}</ofd:Area><ofd:Content><ofd:Layer "
                                 f'ID="{self.new_id()}" Type="Body">{"".join(page)}</ofd:Layer>'
                                 "</ofd:Content></ofd:Page>")


class Typesetter:
    WIDTHS = [12, 24, 78, 20, 36, 90]

    def __init__(self):
        self.ofd = Ofd()
        self.borders = [(Ofd.WIDTH - sum(self.WIDTHS)) / 2]
        for column in self.WIDTHS:
            self.borders.append(self.borders[-1] + column)

    def write(self, table, path):
        self.begin_page()
        self.ofd.put((Ofd.WIDTH - width(table["title"], 5.6)) / 2, self.y, table["title"], 5.6)
        self.y += 10
        self.ofd.put(self.borders[0], self.y, "    ".join(table["information"]))
        self.y += 8
        self.heading = table["columns"]
        self.row(self.heading)
        above = None
        for cells in table["rows"]:
            # A category is printed once, over all its rows.
            merged = above is not None and cells[1] == above[1]
            self.row([cells[0], "" if merged else cells[1], *cells[2:]], {1} if merged else ())
            above = cells
        self.end_page()
        self.ofd.save(path, table["title"])

    def begin_page(self):
        self.ofd.pages.append([])
        self.y = Ofd.TOP

    def end_page(self):
        self.ofd.rule(self.borders[0], self.y, self.borders[-1], self.y)
        self.ofd.put(Ofd.WIDTH / 2 - 4, Ofd.HEIGHT - 12, f"- {len(self.ofd.pages)} -")

    def row(self, cells, open_above=()):
        lines = [wrap(cell, room - 2 * PAD) if cell else []
                 for cell, room in zip(cells, self.WIDTHS)]
        while True:
            fitting = int((Ofd.BOTTOM - self.y - 2 * PAD) / LINE)
            needed = max(len(cell) for cell in lines)
            if needed <= fitting:
                return self.draw(lines, open_above)
            if fitting >= 1:
                self.draw([cell[:fitting] for cell in lines], open_above)
                lines = [cell[fitting:] for cell in lines]
            self.end_page()
            self.begin_page()
            self.row(self.heading)
            open_above = ()

    def draw(self, lines, open_above):
        height = max(max(len(cell) for cell in lines), 1) * LINE + 2 * PAD
        for column, cell in enumerate(lines):
            left, right = self.borders[column], self.borders[column + 1]
            for i, line in enumerate(cell):
                self.ofd.put(left + PAD, self.y + PAD + i * LINE, line)
            if column not in open_above:
                self.ofd.rule(left, self.y, right, self.y)
        for border in self.borders:
            self.ofd.rule(border, self.y, border, self.y + height)
        self.y += height

"""Writes PDF pages of texts at places, with no library and no embedded font.

Characters are their own numbers in a font that is only named, with a map back to Unicode: whoever
extracts the text finds it, Han characters one em wide and ASCII half of that.
"""


class Paper:
    """Pages of width × height points; y runs downward from the top."""

    def __init__(self, width, height, rotate=0):
        self.width, self.height, self.rotate = width, height, rotate
        self.pages = []

    def new_page(self):
        self.pages.append([])

    def put(self, x, y, text, em, matrix="1 0 0 1"):
        """Text whose base line begins at (x, y); `matrix` turns it."""
        coded = text.encode("utf-16-be").hex()
        self.pages[-1].append(f"BT /F {em:g} Tf {matrix} {x:.2f} {self.height - y:.2f} Tm "
                              f"<{coded}> Tj ET")

    def line(self, x1, y1, x2, y2):
        self.pages[-1].append(f"0.5 w {x1:.2f} {self.height - y1:.2f} m "
                              f"{x2:.2f} {self.height - y2:.2f} l S")

    def write(self, path):
        objects = []

        def add(text):
            objects.append(text if isinstance(text, bytes) else text.encode())
            return len(objects)

        def stream(text):
            return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"

        ranges = [f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>" for high in range(256)]
        blocks = "\n".join(f"{len(part)} beginbfrange\n" + "\n".join(part) + "\nendbfrange"
                           for part in (ranges[:100], ranges[100:200], ranges[200:]))
        unicode_map = add(stream(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
            "/CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
            f"{blocks}\nendcmap end end"))
        descriptor = add("<< /Type /FontDescriptor /FontName /Song /Flags 4 /Ascent 880 "
                         "/Descent -120 /CapHeight 700 /ItalicAngle 0 /StemV 80 "
                         "/FontBBox [0 -120 1000 880] >>")
        font = add(f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /FontDescriptor "
                   f"{descriptor} 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
                   f"/Supplement 0 >> /DW 1000 /W [32 126 500] /CIDToGIDMap /Identity >>")
        whole = add(f"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H "
                    f"/DescendantFonts [{font} 0 R] /ToUnicode {unicode_map} 0 R >>")
        tree = len(objects) + 2 * len(self.pages) + 1
        kids = []
        for page in self.pages:
            content = add(stream("\n".join(page)))
            kids.append(add(
                f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {self.width} {self.height}] "
                f"/Rotate {self.rotate} /Contents {content} 0 R "
                f"/Resources << /Font << /F {whole} 0 R >> >> >>"))
        add(f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{k} 0 R' for k in kids)}] >>")
        root = add(f"<< /Type /Catalog /Pages {tree} 0 R >>")
        out, places = bytearray(b"%PDF-1.5\n"), []
        for number, text in enumerate(objects, 1):
            places.append(len(out))
            out += f"{number} 0 obj\n".encode() + text + b"\nendobj\n"
        begin = len(out)
        out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
        out += (f"trailer << /Size {len(objects) + 1} /Root {root} 0 R >>\n"
                f"startxref\n{begin}\n%%EOF\n").encode()
        with open(path, "wb") as file:
            file.write(out)

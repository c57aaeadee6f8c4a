"""Invented tables without ruling lines, each in a layout of its own, drawn by chance from a seed."""
import random

from paper_pdf import Paper

VERBS = "新建 改造 完成 推进 建成 新增 提升 整治 扩建 培育 引进 修复 开工 实施 落实 加固".split()
THINGS = ("水闸 老旧小区 农村公路 灌区 学位 幼儿园 标准厂房 高标准农田 河道 公厕 绿道 充电桩 卫生院 "
          "停车场 工业园区 专精特新企业 垃圾分类站点 污水管网").split()
UNITS = "座 个 公里 处 亩 家 条 万元 平方米".split()
OFFICES = "县水利局 县农业农村局 县发改局 县交通局 县教育局 县住建局 县生态环境局 青川镇政府 县卫健局".split()
NAMES = "林知远 苏晚晴 沈昱 周亦澄 许南星 顾行舟".split()
CATEGORIES = "经济发展 城乡建设 民生保障 生态环境 乡村振兴 改革创新 社会治理 产业强县".split()
CLOSING = "，。、；：！？）》”％%"


def sentence(rng, clauses):
    parts = [f"{rng.choice(VERBS)}{rng.choice(THINGS)}{rng.randint(1, 980)}{rng.choice(UNITS)}"
             for _ in range(clauses)]
    return "，".join(parts) + "。"


def offices(rng):
    return "、".join(rng.sample(OFFICES, rng.choice([1, 1, 1, 2, 3])))


COLUMNS = {  # heading, width in ems, text
    "target": (["主要工作内容", "目标任务", "工作\n内容"], (9, 17), lambda r: sentence(r, r.choice([1, 1, 2, 2, 3, 4]))),
    "progress": (["完成情况", "进展情况", "累计完\n成情况"], (9, 17), lambda r: sentence(r, r.choice([1, 1, 2, 2, 3, 4]))),
    "leader": (["牵头领导", "责任\n领导"], (4, 5), lambda r: r.choice(NAMES)),
    "unit": (["牵头单位", "责任单位", "责任\n单位"], (5, 9), offices),
    "support": (["配合单位", "参与\n单位"], (5, 9), lambda r: offices(r) if r.random() < 0.7 else ""),
    "due": (["完成时限", "完成\n时限"], (4, 6), lambda r: r.choice(["12月底", "6月底前", "全年", "2031年9月"])),
    "remark": (["备注"], (3, 5), lambda r: r.choice(["", "", "", "已办结", "跨年项目"])),
}


def wrap(text, ems):
    """Lines of at most `ems`; figures stay whole, closing marks begin no line."""
    lines = []
    for part in text.split("\n"):
        units, run = [], ""
        for c in part:
            if c.isascii():
                run += c
                continue
            if run:
                units.append(run)
                run = ""
            units.append(c)
        if run:
            units.append(run)
        line, width = [], 0
        for unit in units:
            size = 0.5 * len(unit) if unit.isascii() else 1
            if width + size > ems + 1e-9 and line:
                keep = [line.pop()] if unit in CLOSING and len(line) > 1 else []
                lines.append("".join(line))
                line = keep
                width = sum(0.5 * len(u) if u.isascii() else 1 for u in line)
            line.append(unit)
            width += size
        lines.append("".join(line))
    return lines


class Layout:
    def __init__(self, seed):
        rng = self.rng = random.Random(seed)
        wide = rng.random() < 0.6
        self.width, self.height = (842, 595) if wide else (595, 842)
        self.em = rng.choice([9, 10, 10.5, 12])
        self.leading = self.em * rng.choice([1.15, 1.25, 1.3, 1.5])
        self.padding = self.em * rng.choice([0, 0.1, 0.3, 0.6])  # above and below each row
        self.gutter = self.em * rng.choice([0.5, 0.8, 1.2, 2])
        self.align = rng.choice(["top", "top", "middle", "middle", "middle", "mixed"])
        self.merged = rng.choice(["no", "no", "each", "top", "middle"])
        self.repeat = rng.random() < 0.6
        self.breaks = rng.random() < 0.5
        self.numbers = rng.random() < 0.85
        self.centred = rng.random() < 0.5  # short cells from side to side
        self.footer = rng.random() < 0.5
        self.pick()

    def pick(self):
        rng = self.rng
        room = (self.width - 80) / self.em
        count = rng.randint(3, 8)
        names = ["target"] + rng.sample([n for n in COLUMNS if n != "target"], 6)
        kinds = (["number"] if self.numbers else []) + (["category"] if self.merged != "no" else [])
        self.kinds, self.ems, self.heads = [], [], []
        for kind in kinds + names:
            ems = 2.5 if kind == "number" else rng.choice([2, 4]) if kind == "category" else rng.uniform(*COLUMNS[kind][1])
            if len(self.kinds) == count or sum(self.ems) + ems + self.gutter / self.em * len(self.ems) > room:
                break
            head = rng.choice({"number": ["序号"], "category": ["项目\n名称", "类别"]}.get(kind) or COLUMNS[kind][0])
            self.kinds.append(kind)
            self.ems.append(ems)
            self.heads.append(head)

    def table(self):
        """Rows of texts, and per row the span of its category (0: covered)."""
        rng, rows, spans = self.rng, [], []
        left, category = 0, -1
        for number in range(1, rng.randint(8, 40) + 1):
            if left == 0:
                category, left = category + 1, rng.randint(1, 6)
                spans.append(left)
            else:
                spans.append(0)
            left -= 1
            rows.append([str(number) if k == "number" else
                         CATEGORIES[category % len(CATEGORIES)] if k == "category" else
                         COLUMNS[k][2](rng) for k in self.kinds])
        spans = [min(span, len(rows) - i) for i, span in enumerate(spans)]
        return rows, spans

    def lefts(self):
        x, out = 40, []
        for ems in self.ems:
            out.append(x)
            x += ems * self.em + self.gutter
        return out

    def column_align(self, kind):
        if self.align != "mixed":
            return self.align
        return "top" if kind in ("target", "progress") else "middle"


def draw(seed, path):
    """Writes the table of a seed; returns the layout, its rows, and which rows lie on which page."""
    lay = Layout(seed)
    rows, spans = lay.table()
    paper = Paper(lay.width, lay.height)
    lefts, pages = lay.lefts(), []
    bottom = lay.height - 50
    y = 0

    def put_cell(column, text_lines, top, height, align, centre):
        used = len(text_lines) * lay.leading
        at = top + (0 if align == "top" else (height - used) / 2)
        for line in text_lines:
            width = sum(0.5 if c.isascii() else 1 for c in line) * lay.em
            shift = (lay.ems[column] * lay.em - width) / 2 if centre else 0
            paper.put(lefts[column] + shift, at + 0.5 * (lay.leading - lay.em) + 0.88 * lay.em, line, lay.em)
            at += lay.leading

    def put_row(cells, height, header=False):
        nonlocal y
        for column, lines in enumerate(cells):
            kind = lay.kinds[column]
            short = lay.centred and kind not in ("target", "progress")
            put_cell(column, lines, y + lay.padding, height - 2 * lay.padding,
                     "middle" if header else lay.column_align(kind), header or short)
        y += height

    def new_page():
        nonlocal y
        paper.new_page()
        if lay.footer:
            paper.put(lay.width / 2, lay.height - 25, str(len(paper.pages)), 9)
        y = 40
        if len(paper.pages) == 1:
            paper.put(lay.width / 2 - 150, y + 16, "云栖县2031年政府工作报告重点任务完成情况", 16)
            y += 40
        if len(paper.pages) == 1 or lay.repeat:
            heads = [head.split("\n") for head in lay.heads]
            put_row(heads, max(map(len, heads)) * lay.leading + 2 * lay.padding, True)

    new_page()
    merged = lay.merged in ("top", "middle")
    group = None  # category, its lines, where it begins

    def end_group():
        if group is None or y <= group[2]:
            return
        put_cell(group[0], group[1], group[2] + lay.padding, y - group[2] - 2 * lay.padding,
                 lay.merged, lay.centred)

    for row, span in zip(rows, spans):
        cells = [wrap(text, ems) if text else [] for text, ems in zip(row, lay.ems)]
        if merged and "category" in lay.kinds:
            c = lay.kinds.index("category")
            if span:
                end_group()
                group = (c, cells[c], y)
            cells[c] = []
        room_needed = max(max(map(len, cells)), len(group[1]) if group and span else 0)
        height = room_needed * lay.leading + 2 * lay.padding
        if y + height > bottom:
            room = int((bottom - y - 2 * lay.padding) / lay.leading)
            if lay.breaks and room >= 1:
                # As word processors do: a row that is broken is set to the top on both pages.
                parts = [cell[:room] for cell in cells], [cell[room:] for cell in cells]
                kept, lay.align = lay.align, "top"
                put_row(parts[0], room * lay.leading + 2 * lay.padding)
                end_group()
                new_page()
                if group:
                    group = (group[0], [], y)
                pages.append(len(paper.pages) - 1)
                put_row(parts[1], max(map(len, parts[1])) * lay.leading + 2 * lay.padding)
                lay.align = kept
                continue
            if group and not span:
                end_group()
                new_page()
                group = (group[0], [], y)
            else:
                new_page()
                if group:
                    group = (group[0], group[1], y)
        pages.append(len(paper.pages))
        put_row(cells, height)
    end_group()
    paper.write(path)
    return lay, rows, spans, pages

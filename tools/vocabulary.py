#!/usr/bin/env python3
"""Turn a vocabulary file (.tsv) into a constexpr C++ table.

usage: vocabulary.py FILE.tsv ROOM OUT.h

The first line that is no comment names the columns; `#` starts a comment line; an empty cell is an
empty string. From src/ROOM/units.tsv come `struct UnitsRow { std::string_view word, ...; }` and
`kUnitsRows` in namespace duban::ROOM. A line with another number of cells stops the build.

Columns `list`, `words`, `use` make one array per line instead, of the words between the blanks: a
list title_ends becomes `kTitleEnds`. A list without words or of a name that stands already, and a
word twice in a list, stop the build.
"""
import os
import re
import sys


def camel(name):
    return "".join(part.capitalize() for part in re.split(r"[_\W]+", name) if part)


def literal(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def rows_of(path):
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip("\r\n")
            if line and not line.startswith("#"):
                yield number, line.split("\t")


def table(name, columns, body):
    text = [f"struct {name}Row {{"]
    text += [f"  std::string_view {column};" for column in columns]
    text += ["};", f"inline constexpr {name}Row k{name}Rows[] = {{"]
    text += ["    {" + ", ".join(literal(cell) for cell in cells) + "}," for _, cells in body]
    return text + ["};"]


def lists(path, body):
    text, names = [], set()
    for number, (name, words, use) in body:
        words = words.split()
        if not words or not use or name in names or len(set(words)) < len(words):
            sys.exit(f"{path}:{number}: {name}: no words or use, or one stands twice")
        names.add(name)
        text += [f"// {use}", f"inline constexpr std::string_view k{camel(name)}[] = {{",
                 "    " + ", ".join(literal(word) for word in words) + "};"]
    return text


def main():
    path, room, out = sys.argv[1:4]
    lines = list(rows_of(path))
    columns, body = lines[0][1], lines[1:]
    for number, cells in body:
        if len(cells) != len(columns):
            sys.exit(f"{path}:{number}: {len(cells)} cells, the head line has {len(columns)}")
    name = camel(os.path.splitext(os.path.basename(path))[0])
    namespace = "duban::" + room.replace("/", "::")
    text = [f"// Made by tools/vocabulary.py from src/{room}/{os.path.basename(path)}; do not edit.",
            "#pragma once", "#include <string_view>", "", f"namespace {namespace} {{"]
    text += lists(path, body) if columns == ["list", "words", "use"] else table(name, columns, body)
    text += [f"}}  // namespace {namespace}", ""]
    os.makedirs(os.path.dirname(out), exist_ok=True)
    with open(out, "w", encoding="utf-8") as file:
        file.write("\n".join(text))


if __name__ == "__main__":
    main()

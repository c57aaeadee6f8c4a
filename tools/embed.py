#!/usr/bin/env python3
"""Turn files into one C++ header of string literals.

usage: embed.py ROOM FOLDER OUT.h FILE...

From src/store/migrations/*.sql come `struct EmbeddedFile { std::string_view name, text; }` and
`kMigrations[]`, sorted by name, in namespace duban::store.
"""
import os
import sys

MARK = "duban_file"


def main():
    room, folder, out = sys.argv[1:4]
    files = sorted(sys.argv[4:], key=os.path.basename)
    namespace = "duban::" + room.replace("/", "::")
    constant = "k" + "".join(part.capitalize() for part in folder.split("_"))
    text = [f"// Made by tools/embed.py from src/{room}/{folder}/; do not edit.", "#pragma once",
            "#include <string_view>", "", f"namespace {namespace} {{",
            "struct EmbeddedFile {", "  std::string_view name;", "  std::string_view text;", "};",
            f"inline constexpr EmbeddedFile {constant}[] = {{"]
    for path in files:
        with open(path, encoding="utf-8") as file:
            body = file.read()
        if f"){MARK}\"" in body:
            sys.exit(f"{path}: holds the mark {MARK}")
        text.append(f'    {{"{os.path.basename(path)}", R"{MARK}({body}){MARK}"}},')
    text += ["};", f"}}  // namespace {namespace}", ""]
    os.makedirs(os.path.dirname(out), exist_ok=True)
    with open(out, "w", encoding="utf-8") as file:
        file.write("\n".join(text))


if __name__ == "__main__":
    main()

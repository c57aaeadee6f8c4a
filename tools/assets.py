#!/usr/bin/env python3
"""Embed files as constexpr C++ data with addresses that hold a hash of their bytes.

usage: assets.py OUT.h FILE...
"""
import hashlib
import os
import sys

TYPES = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".js": "text/javascript; charset=utf-8",
         ".json": "application/json"}


def escaped(data):
    out = []
    for byte in data:
        char = chr(byte)
        if char == "\n":
            out.append("\\n\"\n        \"")
        elif char in "\"\\":
            out.append("\\" + char)
        elif 32 <= byte < 127:
            out.append(char)
        else:
            out.append(f"\\{byte:03o}")
    return "".join(out)


def entry(path):
    with open(path, "rb") as file:
        data = file.read()
    name = os.path.basename(path)
    stem, ending = os.path.splitext(name)
    digest = hashlib.sha256(data).hexdigest()[:10]
    return (f'    {{"{name}", "/assets/{stem}.{digest}{ending}", "{TYPES[ending]}",\n'
            f'     std::string_view(\n        "{escaped(data)}",\n        {len(data)})}},')


def main():
    out, files = sys.argv[1], sys.argv[2:]
    lines = ["// Made by tools/assets.py; do not edit.", "#pragma once", '#include "web/pages/assets.h"', "",
             "namespace duban::web::pages {", "inline constexpr Asset kAssets[] = {"]
    lines += [entry(path) for path in files] + ["};", "}  // namespace duban::web::pages", ""]
    os.makedirs(os.path.dirname(out), exist_ok=True)
    with open(out, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))


if __name__ == "__main__":
    main()

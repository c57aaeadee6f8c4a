#!/usr/bin/env python3
"""Draws tables without ruling lines in layouts made by chance and counts how they are read.

usage: random_test.py PAPER_CELLS [COUNT [FIRST SEED [OPTIONS]]]
  options: v         names the rows that differ
           exact=N   fails where fewer are read exactly
           silent=N  fails where more differ and nothing says so

exact: every cell; told: something differs and a note says so; silent: something differs and
nothing says so. The file of a seed is always the same.
"""
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import random_tables

TELLING = {"page-rows-doubtful", "page-table-unclear", "page-text-overlaps"}


def bare(text):
    return re.sub(r"\s", "", text)


def read(program, path):
    run = subprocess.run([program, path], capture_output=True, text=True)
    tables, notes = [], []
    for line in run.stdout.split("\n"):
        kind, *fields = line.split("\t")
        if kind == "table":
            rows, columns = map(int, fields)
            tables.append([[""] * columns for _ in range(rows)])
        elif kind == "cell":
            row, column, height, width = map(int, fields[:4])
            for r in range(row, min(row + height, len(tables[-1]))):
                for c in range(column, min(column + width, len(tables[-1][r]))):
                    tables[-1][r][c] = bare(fields[4])
        elif kind in ("note", "error"):
            notes.append(fields)
    return tables, notes


def differences(lay, rows, spans, tables):
    """Rows that are not read as they were drawn, as (row, column, drawn, read)."""
    if len(tables) != 1:
        return [(0, 0, "one table", f"{len(tables)} tables")]
    table = tables[0]
    head = [bare(text) for text in lay.heads]
    found = []
    if not table or table[0] != head:
        found.append((0, 0, head, table[0] if table else None))
    category = lay.kinds.index("category") if "category" in lay.kinds else -1
    if len(table) != len(rows) + 1:
        found.append((0, 0, f"{len(rows) + 1} rows", f"{len(table)} rows"))
    for number, (row, span, got) in enumerate(zip(rows, spans, table[1:]), 1):
        for column, text in enumerate(row):
            texts = {bare(text)}
            if column == category and lay.merged in ("top", "middle") and not span:
                # What a merged cell leaves empty is filled from above.
                texts.add("")
            if column >= len(got) or got[column] not in texts:
                found.append((number, column, text, got[column] if column < len(got) else None))
    return found


def one(program, seed, folder):
    path = os.path.join(folder, f"{seed}.pdf")
    lay, rows, spans, pages = random_tables.draw(seed, path)
    tables, notes = read(program, path)
    found = differences(lay, rows, spans, tables)
    told = any(note[0] in TELLING for note in notes)
    state = "exact" if not found else "told" if told else "silent"
    return seed, lay, state, told, found, notes, len(rows)


def main():
    program = os.path.abspath(sys.argv[1])
    count, first = [int(a) for a in sys.argv[2:4]] + [45, 1][len(sys.argv[2:4]):]
    verbose = "v" in sys.argv[4:]
    wanted = dict(option.split("=") for option in sys.argv[4:] if "=" in option)
    states, over = {"exact": 0, "told": 0, "silent": 0}, 0
    groups, all_rows, wrong_rows = {}, 0, 0
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        for seed, lay, state, told, found, notes, rows in pool.map(
                lambda s: one(program, s, folder), range(first, first + count)):
            states[state] += 1
            over += state == "exact" and told
            all_rows += rows
            wrong_rows += len({f[0] for f in found})
            for group in (f"align {lay.align}", f"merged {lay.merged}", f"padding {lay.padding / lay.em:g}",
                          f"gutter {lay.gutter / lay.em:g}", f"numbers {lay.numbers}"):
                groups.setdefault(group, {"exact": 0, "told": 0, "silent": 0})[state] += 1
            if verbose and state != "exact":
                print(f"{seed} {state}: {lay.align} merged={lay.merged} padding={lay.padding / lay.em:g} "
                      f"gutter={lay.gutter / lay.em:g} leading={lay.leading / lay.em:g} numbers={lay.numbers} breaks={lay.breaks} repeat={lay.repeat} "
                      f"columns={len(lay.kinds)}: {len(found)} differences in {rows} rows, {notes}")
                for row, column, drawn, got in found[:3]:
                    print(f"    row {row} column {column}: {drawn!r} | {got!r}")
    for group in sorted(groups):
        print(f"{group}: " + ", ".join(f"{n} {s}" for s, n in groups[group].items()))
    print(f"{states['exact']} exact (of these {over} with a needless warning), {states['told']} told, "
          f"{states['silent']} silent, of {count}; {wrong_rows} of {all_rows} rows differ")
    if states["exact"] < int(wanted.get("exact", 0)) or states["silent"] > int(wanted.get("silent", count)):
        sys.exit(1)


if __name__ == "__main__":
    main()

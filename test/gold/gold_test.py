#!/usr/bin/env python3
"""Score `duban read` on the documents with hand-made answers in ../shared, where that folder is.

usage: gold_test.py DUBAN

thresholds.tsv names the folders and what each must reach. Exits 77 (skipped) where ../shared is
absent, as in a stranger's clone.
"""
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.join(HERE, "..", "..", "..", "shared")


def main():
    scorer = os.path.join(SHARED, "score", "score.py")
    if not os.path.exists(scorer):
        print("skipped: ../shared with its scorer and documents is not here")
        return 77
    failed = 0
    with open(os.path.join(HERE, "thresholds.tsv"), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if line.strip() and line[0] != "#"]
    for folder, *options in rows:
        print(f"== {folder}")
        sys.stdout.flush()
        command = [sys.executable, scorer, "--all", *options, os.path.join(SHARED, "gold", folder),
                   sys.argv[1], "read", "{}", "--json"]
        failed += subprocess.run(command).returncode != 0
    print(f"{len(rows) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

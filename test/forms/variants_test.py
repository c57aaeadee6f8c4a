#!/usr/bin/env python3
"""However an office lays out its table in Excel, Word or on the web, the tasks are the same.

usage: variants_test.py DUBAN
"""
import json
import os
import subprocess
import sys
import tempfile

import variants

HERE = os.path.dirname(os.path.abspath(__file__))
BY_OFFICE = os.path.join(HERE, "by_office")  # written by LibreOffice from the same sheets


def expected():
    return [{"number": int(row[0]), "category": row[1], "content": row[2], "leaders": [row[3]],
             "lead_units": [row[4]], "progress": row[5]} for row in variants.ROWS]


def problems_of(duban, path):
    run = subprocess.run([duban, "read", path, "--json"], capture_output=True, text=True)
    if run.returncode != 0:
        return [run.stderr.strip()]
    document = json.loads(run.stdout)
    title = None if os.path.basename(path).startswith("no_title") else variants.TITLE
    problems = []
    if title and document["title"] != title:
        problems.append(f"title {document['title']!r}")
    tasks = document["tasks"]
    if len(tasks) != len(variants.ROWS):
        problems.append(f"{len(tasks)} tasks")
    for task, wanted in zip(tasks, expected()):
        problems += [f"task {wanted['number']} {key}: {task[key]!r}" for key in wanted if task[key] != wanted[key]]
    return problems


def main():
    duban = os.path.abspath(sys.argv[1])
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        variants.write(folder)
        paths = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
        if os.path.isdir(BY_OFFICE):
            paths += [os.path.join(BY_OFFICE, name) for name in sorted(os.listdir(BY_OFFICE))]
        for path in paths:
            found = problems_of(duban, path)
            passed, failed = passed + (not found), failed + bool(found)
            if found:
                print(os.path.basename(path))
                print("\n".join(f"  {line}" for line in found[:8]))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

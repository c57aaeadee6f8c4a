#!/usr/bin/env python3
"""The same table in every form gives the same plan: compared over all pairs.

usage: forms_test.py DUBAN
"""
import itertools
import json
import os
import subprocess
import sys
import tempfile

import make_forms

SKIPPED = 77  # as ctest is told

HERE = os.path.dirname(os.path.abspath(__file__))
HEAD = ("plan", "title", "year", "period", "disclosure")
CELLS = ("id", "number", "category", "content", "leaders", "lead_units", "units", "progress", "remark")


def plan_of(duban, path):
    run = subprocess.run([duban, "read", path, "--json"], capture_output=True, text=True)
    if run.returncode != 0:
        return {"error": run.stderr.strip()}
    document = json.loads(run.stdout)
    plan = {key: document[key] for key in HEAD}
    plan["finding ids"] = [one["id"] for one in document["findings"]
                           if one["text"]]  # the others are of the file
    for task in document["tasks"]:
        for key in CELLS:
            plan[f"task {task['number']} {key}"] = task[key]
        plan[f"task {task['number']} promises"] = [target["id"] for target in task["targets"]]
    return plan


def differences(a, b):
    for key in sorted(a.keys() | b.keys()):
        if a.get(key) != b.get(key):
            yield f"{key}: {a.get(key)!r} | {b.get(key)!r}"


def main():
    duban = os.path.abspath(sys.argv[1])
    table = make_forms.load()
    with tempfile.TemporaryDirectory() as folder:
        make_forms.make(folder)
        paths = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
        paths += [os.path.join(HERE, name) for name in sorted(os.listdir(HERE))
                  if name.endswith(".pdf")]
        with open(paths[-1], "rb") as pdf:
            probe = subprocess.run([duban, "read", "-", "--lang", "en"], stdin=pdf,
                                   capture_output=True, text=True)
        if "does not allow converters to be shut in" in probe.stderr:
            print("skipped: no user namespaces here, which bubblewrap needs to open a PDF")
            return SKIPPED
        plans = {os.path.basename(path): plan_of(duban, path) for path in paths}
    # Equal plans prove nothing unless they are whole.
    for row, content in enumerate(row[2] for row in table["rows"]):
        assert plans["table.html"].get(f"task {row + 1} content") == content, content
    passed = failed = 0
    for (name, plan), (other_name, other) in itertools.combinations(plans.items(), 2):
        found = list(differences(plan, other))
        passed, failed = passed + (not found), failed + bool(found)
        if found:
            print(f"{name} | {other_name}")
            print("\n".join(f"  {line}" for line in found[:6]))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

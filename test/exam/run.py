#!/usr/bin/env python3
"""Score how duban reads the documents of the exam: run.py DUBAN [--set FOLDER] [-v] [--only NAME]

Runs `DUBAN read FILE --json` over every file of one set (documents/ by default, second/, third/ …) and compares the answer with the NAME.gold.json beside it.
Prints one line per document and a total; -v names every difference. The definitions stand in README.md.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
from collections import Counter
from decimal import Decimal, InvalidOperation

HERE = pathlib.Path(__file__).resolve().parent
CELLS = ("category", "content", "leaders", "lead_units", "progress")
SAME_UNIT = {"平米": "平方米", "㎡": "平方米", "方": "平方米", "千米": "公里", "km": "公里", "个百分点": "百分点", "人民币": "元",
             "幢": "栋"}
FAVOURABLE = {"met", "ahead", "on_pace"}


def squeeze(value):
    """Text without blanks; a list of texts likewise. Blanks are never graded."""
    if isinstance(value, list):
        return [squeeze(item) for item in value]
    return re.sub(r"\s+", "", str(value)) if value is not None else ""


def number(value):
    try:
        return Decimal(str(value)).normalize() if value not in (None, "") else None
    except InvalidOperation:
        return None


def unit(text):
    text = squeeze(text)
    return SAME_UNIT.get(text, text)


def compare_cells(gold, got, score, note):
    """Each key that a gold task has is one cell; keys that it leaves out are not graded."""
    seen = {}
    for task in got.get("tasks", []):
        seen.setdefault(task.get("number"), task)
    for task in gold["tasks"]:
        other = seen.get(task["number"], {})
        for key in CELLS:
            if key not in task:
                continue
            empty = [] if isinstance(task[key], list) else None
            same = squeeze(task[key]) == squeeze(other.get(key) or empty)
            score["cells"] += 1
            score["cells_right"] += same
            if not same:
                note(f"task {task['number']} {key}: want {task[key]!r}, got {other.get(key)!r}")
    score["extra_rows"] += max(0, len(got.get("tasks", [])) - len(gold["tasks"]))


def compare_header(gold, got, score, note):
    wanted = [(key, gold.get(key), got.get(key)) for key in ("title", "period")]
    have = got.get("disclosure") or {}
    wanted += [(key, value, have.get(key)) for key, value in (gold.get("disclosure") or {}).items()]
    for key, want, seen in wanted:
        if not want:
            continue
        score["header"] += 1
        score["header_right"] += squeeze(want) == squeeze(seen)
        if squeeze(want) != squeeze(seen):
            note(f"header {key}: want {want!r}, got {seen!r}")


def compare_verdict(gold, hit, label, score, note):
    want = gold["verdict"] if isinstance(gold["verdict"], list) else [gold["verdict"]]
    verdict = hit.get("verdict") or {}
    seen = verdict.get("class")
    score["verdicts_right"] += seen in want
    if seen not in want:
        note(f"verdict of {label}: want {'/'.join(want)}, got {seen} from {verdict.get('text')!r}")
        score["overclaimed"] += seen == "met" or (seen in FAVOURABLE and not FAVOURABLE & set(want))
    if gold.get("reported") is not None:
        same = number(verdict.get("reported")) == number(gold["reported"])
        score["figures"] += 1
        score["figures_right"] += same
        if not same:
            note(f"figure of {label}: want {gold['reported']}, got {verdict.get('reported')}")


def compare_targets(gold, got, score, note):
    """A target is found where its task holds one of equal value and unit; what is left over was invented."""
    graded = {t["task"] for t in gold["targets"]} | set(gold["no_targets"])
    pool = {}
    for task in got.get("tasks", []):
        if task.get("number") in graded:
            listed = [t for t in task.get("targets", []) if number(t.get("value")) is not None]
            pool.setdefault(task["number"], []).extend(listed)
    score["targets"] += len(gold["targets"])
    for target in gold["targets"]:
        label = f"task {target['task']} {target['object']} {target['value']}{target['unit']}"
        rest = pool.get(target["task"], [])
        key = (number(target["value"]), unit(target["unit"]))
        hits = [t for t in rest if (number(t["value"]), unit(t.get("unit"))) == key]
        if not hits:
            note(f"missed: {label}")
            continue
        want = target["verdict"] if isinstance(target["verdict"], list) else [target["verdict"]]
        hit = next((t for t in hits if (t.get("verdict") or {}).get("class") in want), hits[0])
        rest.remove(hit)
        score["found"] += 1
        wanted = target.get("operator", hit.get("operator"))  # not graded where the answer has none
        score["operators_right"] += hit.get("operator") == wanted
        if hit.get("operator") != wanted:
            note(f"operator of {label}: want {target['operator']}, got {hit.get('operator')}")
        compare_verdict(target, hit, label, score, note)
    for task, rest in pool.items():
        for target in rest:
            seen = (target.get("verdict") or {}).get("class")
            score["invented"] += 1
            score["overclaimed"] += seen in FAVOURABLE
            note(f"invented: task {task} {target.get('object')} {target['value']}{target.get('unit')} ({seen})")


def read(duban, path):
    """What duban printed as an object, and its exit status; an empty object where it printed no JSON."""
    try:
        run = subprocess.run([duban, "read", str(path), "--json"], capture_output=True, timeout=60, check=False)
        return json.loads(run.stdout.decode("utf-8")), run.returncode
    except subprocess.TimeoutExpired:
        return {}, None
    except ValueError:
        return {}, run.returncode


def score_document(gold, got, status, note):
    score = Counter()
    if gold.get("refused"):
        score["refusals"] = 1
        score["refused"] = status not in (0, None) and status > 0 and not got.get("tasks")
        if not score["refused"]:
            note(f"not refused: status {status}, {len(got.get('tasks', []))} tasks")
        return score
    if not got:
        note(f"no JSON, status {status}")
    compare_cells(gold, got, score, note)
    compare_header(gold, got, score, note)
    compare_targets(gold, got, score, note)
    return score


def show(name, s):
    if s["refusals"] and not s["targets"]:
        return f"{name:24} {'refused' if s['refused'] else 'NOT REFUSED'}"
    told = s["found"] + s["invented"]
    return (f"{name:24} cells {s['cells_right']}/{s['cells']} header {s['header_right']}/{s['header']} extra rows "
            f"{s['extra_rows']} | found {s['found']}/{s['targets']} invented {s['invented']} (precision "
            f"{100 * s['found'] / told if told else 0:.1f}%) operators {s['operators_right']}/{s['found']} | verdicts "
            f"{s['verdicts_right']}/{s['targets']} figures {s['figures_right']}/{s['figures']} overclaimed {s['overclaimed']}"
            + (f" | refused {s['refused']}/{s['refusals']}" if s["refusals"] else ""))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("duban", help="the program")
    parser.add_argument("-v", "--verbose", action="store_true", help="name every difference")
    parser.add_argument("--set", default="documents", choices=["documents", "second", "third", "fourth", "fifth", "sixth",
                                                               "seventh", "eighth", "ninth", "tenth", "eleventh"],
                        help="which exam: the first one (documents) or the second")
    parser.add_argument("--only", default="", metavar="NAME", help="only documents whose name begins so")
    args = parser.parse_args()
    total = Counter()
    folder = HERE / args.set
    for answer in sorted(folder.glob(f"{args.only}*.gold.json")):
        gold = json.loads(answer.read_text(encoding="utf-8"))
        stem = answer.name.removesuffix(".gold.json")
        path = next(p for p in sorted(folder.glob(stem + ".*")) if p != answer)
        notes = []
        score = score_document(gold, *read(args.duban, path), notes.append)
        total.update(score)
        print(show(path.name, score))
        if args.verbose:
            print("".join(f"    {line}\n" for line in notes), end="")
    print(show("TOTAL", total))


if __name__ == "__main__":
    sys.exit(main())

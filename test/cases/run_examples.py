"""Runs every example that the help tells, each in its own copy of a folder and a store of the examples.

usage: run_examples.py   names those that fail or do nothing, and how many ran
"""
import os
import re
import shutil
import subprocess
import tempfile

EXAMPLES = os.path.join(os.environ["EXAMPLES"], "yunxiu")
QUARTERS = ["2025Q1.html", "2025Q2.html", "2025Q3.html", "2025Q4.html"]
# They need what a test has not, or do not end.
LEFT_OUT = ("duban serve", "postgres://")


def duban(line, folder):
    environment = {**os.environ, "DUBAN_STORE": os.path.join(folder, "a.db")}
    return subprocess.run(["bash", "-o", "pipefail", "-c", line], cwd=folder, env=environment,
                          capture_output=True, text=True)


def prepare(folder):
    os.makedirs(os.path.join(folder, "pages"))
    for name in QUARTERS:
        shutil.copy(os.path.join(EXAMPLES, name), folder)
        shutil.copy(os.path.join(EXAMPLES, name), os.path.join(folder, "pages"))
    shutil.copy(os.path.join(EXAMPLES, "2025Q3.txt"), os.path.join(folder, "old.txt"))
    shutil.copytree(os.path.join(EXAMPLES, "..", "jichuan"), os.path.join(folder, "实事"))
    for line in ("duban import 2025Q?.html --government yunxiu",
                 "duban read 2025Q4.html --review > corrections.csv; cp corrections.csv fix.csv",
                 "for task in 000017 000018 000019; do duban task unjoin $task --period 2025Q3; done",
                 "duban task split 000019 00002c 00002d",
                 "duban doctor --heads > heads.txt; cp a.db duban.db"):
        done = duban(line, folder)
        assert done.returncode == 0, (line, done.stderr)


def files(folder):
    return {name: os.stat(os.path.join(folder, name)).st_mtime_ns for name in os.listdir(folder)}


def main():
    manual = subprocess.run(["duban", "--manual"], capture_output=True, text=True).stdout
    blocks = re.findall(r"```sh\n(.*?)```", manual, re.S)
    lines = [line for block in blocks for line in block.split("\n") if line.startswith("duban ")]
    lines = [line for line in lines if not any(left in line for left in LEFT_OUT)]
    with tempfile.TemporaryDirectory() as root:
        base = os.path.join(root, "base")
        os.makedirs(base)
        prepare(base)
        for number, line in enumerate(lines):
            folder = os.path.join(root, str(number))
            shutil.copytree(base, folder)
            before = files(folder)
            ran = duban(line, folder)
            # check ends with 1 where it finds something, which is what it is for.
            if ran.returncode > (line.startswith("duban check")) or not ran.stdout and files(folder) == before:
                print(f"{ran.returncode} {line}\n{ran.stderr[:300]}")
            shutil.rmtree(folder)
    print(f"{len(lines)} examples")


if __name__ == "__main__":
    main()

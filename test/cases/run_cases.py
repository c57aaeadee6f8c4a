#!/usr/bin/env python3
"""Run the text cases: what the program prints and how it ends, for command lines as people type them.

usage: run_cases.py DUBAN [--accept] [--jobs N] [CASE…]

A case is a text file NAME.case (README.md beside this file tells the format). Each runs in a folder
of its own with a store of its own. --accept writes what the program said into the case instead of
comparing. Without CASE every *.case below this folder runs.
"""
import argparse
import concurrent.futures
import fcntl
import functools
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import termios

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SECTIONS = ("file", "run", "terminal", "status", "out", "err", "needs")
TIMEOUT = 120


class Step:
    """One command line with what is expected of it."""

    def __init__(self, line, terminal):
        self.line, self.terminal = line, terminal
        self.status, self.out, self.err = 0, "", ""


class Case:
    def __init__(self, path):
        self.path, self.remark, self.files, self.steps, self.needs = path, [], [], [], []
        with open(path, encoding="utf-8") as file:
            self.read(file.read().split("\n"))

    def read(self, lines):
        kind = argument = None
        body = []
        for line in lines:
            head = re.match(r"=== (%s)(?: (.*))?$" % "|".join(SECTIONS), line)
            if head is None:
                body.append(line)
                continue
            self.take(kind, argument, body)
            kind, argument, body = head.group(1), head.group(2) or "", []
        self.take(kind, argument, body[:-1] if body and body[-1] == "" else body)

    def take(self, kind, argument, body):
        text = "".join(line + "\n" for line in body)
        if kind is None:
            self.remark = body
        elif kind == "file":
            self.files.append((argument, text))
        elif kind == "needs":
            self.needs += argument.split()
        elif kind in ("run", "terminal"):
            more = "\n".join(body).strip("\n")
            self.steps.append(Step(argument + ("\n" + more if more else ""), kind == "terminal"))
        elif kind == "status":
            self.steps[-1].status = int(argument)
        else:
            setattr(self.steps[-1], kind, text)

    def write(self):
        out = "\n".join(self.remark) + "\n"
        for need in self.needs:
            out += f"=== needs {need}\n"
        for name, text in self.files:
            out += f"=== file {name}\n{text}"
        for step in self.steps:
            out += f"=== {'terminal' if step.terminal else 'run'} {step.line}\n"
            if step.status:
                out += f"=== status {step.status}\n"
            if step.out:
                out += f"=== out\n{step.out}"
            if step.err:
                out += f"=== err\n{step.err}"
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(out)


def matches(wanted, got):
    """Line by line; [..] stands for anything within a line, a line [...] for any lines."""
    pattern = ""
    for line in wanted.splitlines(keepends=True):
        if line == "[...]\n":
            pattern += r"(?:.*\n)*"
        else:
            pattern += ".*".join(re.escape(part) for part in line.split("[..]"))
    return re.fullmatch(pattern, got) is not None


@functools.cache
def apart():
    """The command that runs another with mounts of its own (`=== needs mount`); "" where none may."""
    for command in ("unshare -m", "unshare -rm"):
        tried = f"{command} mount -t tmpfs -o size=64k none /mnt"
        if subprocess.run(tried.split(), capture_output=True, check=False).returncode == 0:
            return command
    return ""


def lacks(need):
    if need == "mount":
        return shutil.which("unshare") is None or not apart()
    if need == "root":
        return os.geteuid() != 0
    if need.startswith("device:"):
        return not os.path.exists(need[len("device:"):])
    return shutil.which(need) is None


def on_terminal(line, cwd, env, columns=80):
    """Both streams on one terminal, as a person sees them."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    child = subprocess.Popen(["/bin/sh", "-c", line], cwd=cwd, env=env, stdin=subprocess.DEVNULL,
                             stdout=follower, stderr=follower, start_new_session=True)
    os.close(follower)
    got = b""
    while True:
        if not select.select([leader], [], [], TIMEOUT)[0]:
            child.kill()
            break
        try:
            piece = os.read(leader, 65536)
        except OSError:
            break
        if not piece:
            break
        got += piece
    os.close(leader)
    return child.wait(), got.replace(b"\r\n", b"\n").decode("utf-8", "replace"), ""


def piped(line, cwd, env):
    done = subprocess.run(["/bin/sh", "-c", line], cwd=cwd, env=env, stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=TIMEOUT)
    return (done.returncode if done.returncode >= 0 else 128 - done.returncode,
            done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def environment(folder, duban, needs):
    env = {"PATH": os.path.join(folder, ".bin") + ":" + os.environ["PATH"], "HOME": folder,
           "LANG": "zh_CN.UTF-8", "TERM": "xterm", "EXAMPLES": os.path.join(ROOT, "examples"),
           "ROOT": ROOT, "APART": apart() if "mount" in needs else ""}
    os.mkdir(os.path.join(folder, ".bin"))
    os.symlink(os.path.abspath(duban), os.path.join(folder, ".bin", "duban"))
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
        if name in os.environ:
            env[name] = os.environ[name]
    return env


def difference(what, wanted, got):
    return [f"  {what}:"] + [f"    - {line}" for line in wanted.splitlines()] + \
           [f"    + {line}" for line in got.splitlines()]


def run_case(path, duban, accept):
    """("passed" | "failed" | "skipped", lines to print)"""
    case = Case(path)
    missing = [need for need in case.needs if lacks(need)]
    if missing:
        return "skipped", [f"  needs {' '.join(missing)}"]
    folder = tempfile.mkdtemp(prefix="duban-case-")
    os.chmod(folder, 0o755)
    faults = []
    try:
        env = environment(folder, duban, case.needs)
        for name, text in case.files:
            os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        for step in case.steps:
            run = on_terminal if step.terminal else piped
            status, out, err = run(step.line, folder, env)
            out, err = out.replace(folder, "$HOME"), err.replace(folder, "$HOME")
            out, err = out.replace(ROOT, "$ROOT"), err.replace(ROOT, "$ROOT")
            if accept:
                if status != step.status or not matches(step.out, out) or not matches(step.err, err):
                    step.status, step.out, step.err = status, out, err
                continue
            if status != step.status:
                faults.append(f"  status: {status}, not {step.status}")
            if not matches(step.out, out):
                faults += difference("out", step.out, out)
            if not matches(step.err, err):
                faults += difference("err", step.err, err)
            if faults:
                faults.insert(0, f"  $ {step.line}")
                break
        if accept:
            case.write()
    except subprocess.TimeoutExpired as late:
        faults.append(f"  no end after {late.timeout} s: {late.cmd}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return ("failed" if faults else "passed"), faults


def all_cases():
    return sorted(os.path.join(top, name) for top, _, names in os.walk(HERE)
                  for name in names if name.endswith(".case"))


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("duban")
    parser.add_argument("cases", nargs="*", metavar="CASE")
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    paths = args.cases or all_cases()
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        for path, (state, lines) in zip(paths, pool.map(
                lambda path: run_case(path, args.duban, args.accept), paths)):
            counts[state] += 1
            if state != "passed":
                print(f"{state}: {os.path.relpath(path, HERE)}", *lines, sep="\n")
    print(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""No sentence of a real document stands in the project: examples and tests are made up.

usage: no_copy_test.py ROOT [SHARED]

Letters and digits of every text file are held against the real documents beside the repository;
a run of RUN of them in common fails, unless it is one of the phrases that every office uses.
Skipped (77) where the documents are not.
"""
import pathlib
import re
import subprocess
import sys

RUN = 14
LEAST_HAN = 10
# Headings and names of indicators, the same in every government's papers.
COMMON = ["序号项目名称主要工作内容牵头领导牵头单位配合单位累计完成情况备注",
          "序号项目名称主要工作内容牵头领导牵头单位累计完成情况", "序号项目名称主要工作内容牵头领导责任单位累计完成情况",
          "主要工作内容牵头领导牵头单位进展情况完成情况", "政府工作报告主要任务完成情况",
          "数字经济核心产业增加值增长", "社会消费品零售总额增长", "高新技术产业投资增长",
          "地区生产总值增长左右", "规划计划政府工作报告重点任务完成情况", "object社会消费品零售总额增长", "object高新技术产业投资增长"]
NOT_TEXT = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]")
HAN = re.compile(r"[\u3400-\u9fff]")


def plain(text):
    return NOT_TEXT.sub("", text)


def runs_of(text):
    letters = plain(text)
    return {run for run in (letters[i:i + RUN] for i in range(len(letters) - RUN + 1))
            if len(HAN.findall(run)) >= LEAST_HAN}


def is_common(run):
    words = re.sub(r"[0-9]", "", run)
    return any(words in re.sub(r"[0-9]", "", phrase) or words.startswith(phrase) or words.endswith(phrase)
               for phrase in COMMON)


def main():
    root = pathlib.Path(sys.argv[1])
    shared = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else root.resolve().parent / "shared"
    papers = [p for p in sorted((shared / "gold").glob("*/*"))
              if p.suffix in (".txt", ".html") and p.parent.name != "made-up"]
    if not papers:
        print(f"skipped: no documents in {shared / 'gold'}")
        return 77
    real = set()
    for paper in papers:
        real |= runs_of(paper.read_text(encoding="utf-8", errors="ignore"))
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True)
    copies = 0
    for name in listed.stdout.decode().split("\0"):
        try:
            lines = (root / name).read_text(encoding="utf-8").splitlines() if name else []
        except (UnicodeDecodeError, OSError):
            continue
        for number, line in enumerate(lines, 1):
            found = [run for run in runs_of(line) & real if not is_common(run)]
            if found:
                copies += 1
                print(f"{name}:{number}: stands in a real document: {min(found)}")
    print(f"{len(real)} runs of {RUN} letters looked for, {copies} lines hold one")
    return 1 if copies else 0


if __name__ == "__main__":
    sys.exit(main())

#!/bin/sh
# How long whole processes take: the program alone, read of the largest example, of a file of 110 KB,
# and an import into a fresh store. Medians of 31 runs in milliseconds, wall and processor time.
# usage: bench/cli_start.sh BUILD [FILE of about 110 KB]
set -eu
cd "$(dirname "$0")/.."
exec python3 - "$1/duban" "${2:-}" <<'PYTHON'
import os, resource, statistics, subprocess, sys, tempfile, time

duban, given = os.path.abspath(sys.argv[1]), sys.argv[2]
example = max((os.path.join(top, name) for top, _, names in os.walk("examples") for name in names
               if name.endswith(".html")), key=os.path.getsize)
folder = tempfile.mkdtemp()


def figures(label, command, goal="", fresh=None, runs=31):
    wall, processor = [], []
    for _ in range(runs):
        if fresh:
            for end in ("", "-wal", "-shm"):
                if os.path.exists(fresh + end):
                    os.remove(fresh + end)
        before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        wall.append((time.perf_counter() - begin) * 1000)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor.append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000)
    print(f"{label:<44}{statistics.median(wall):>8.1f}{min(wall):>8.1f}"
          f"{statistics.median(processor):>8.1f}  {goal}")


print(f"{'milliseconds':<44}{'median':>8}{'least':>8}{'cpu':>8}  goal")
store = os.path.join(folder, "store.db")
figures("/bin/true", ["/bin/true"])
figures("duban --version", [duban, "--version"])
figures(f"read --json, {os.path.getsize(example) // 1024} KB of HTML", [duban, "read", example, "--json"])
if given:
    figures(f"read --json, {os.path.getsize(given) // 1024} KB", [duban, "read", given, "--json"], "60 at 110 KB")
    figures("import of the same, fresh store",
            [duban, "import", given, "-g", "bench", "--store", store], "300", fresh=store)
figures("import of the HTML, fresh store",
        [duban, "import", example, "-g", "bench", "--store", store], "300", fresh=store)
figures("import again, nothing to do", [duban, "import", example, "-g", "bench", "--store", store])
PYTHON

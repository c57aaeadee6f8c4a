"""Starts reading a file that needs a converter, and ends duban while the converter runs.

usage: stop_reading.py FILE     prints the status and what is left behind: processes, temporary files
"""
import os
import signal
import subprocess
import sys
import time


def parent_of(number):
    with open(f"/proc/{number}/stat") as file:
        return file.read().rpartition(")")[2].split()[1]


def is_running(number):
    """Not one that has ended and that nobody has asked for its status yet."""
    try:
        with open(f"/proc/{number}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def is_child_of(number, ancestor):
    while number not in ("0", "1"):
        number = parent_of(number)
        if number == ancestor:
            return True
    return False


def converters_of(duban):
    """Processes of LibreOffice in the sandbox of this duban: others may convert at the same time."""
    found = []
    for number in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{number}/cmdline", "rb") as file:
                if b"soffice" in file.read() and is_child_of(number, str(duban)):
                    found.append(number)
        except OSError:
            pass
    return found


def main():
    os.mkdir("tmp")
    os.environ["TMPDIR"] = os.path.abspath("tmp")
    child = subprocess.Popen(["duban", "read", "--jobs", "1", sys.argv[1]],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while child.poll() is None and not converters_of(child.pid):
        time.sleep(0.01)
    started = converters_of(child.pid)
    child.send_signal(signal.SIGTERM)
    child.communicate(timeout=60)
    deadline = time.time() + 20
    while time.time() < deadline and any(map(is_running, started)):
        time.sleep(0.05)
    left = [one for one in started if is_running(one)]
    print(child.returncode, "started" if started else "none started", left, os.listdir("tmp"))


if __name__ == "__main__":
    main()

"""Starts reading a file that needs a converter, and ends duban while the converter runs.

usage: stop_reading.py FILE     prints the status and what is left behind: processes, temporary files
"""
import os
import signal
import subprocess
import sys
import time


def converters():
    """Processes of LibreOffice in a sandbox."""
    found = []
    for number in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{number}/cmdline", "rb") as file:
                if b"soffice" in file.read():
                    found.append(number)
        except OSError:
            pass
    return found



def main():
    os.mkdir("tmp")
    os.environ["TMPDIR"] = os.path.abspath("tmp")
    before = set(converters())
    child = subprocess.Popen(["duban", "read", "--jobs", "1", sys.argv[1]],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while child.poll() is None and not set(converters()) - before:
        time.sleep(0.01)
    started = sorted(set(converters()) - before)
    child.send_signal(signal.SIGTERM)
    child.communicate(timeout=60)
    deadline = time.time() + 20
    while time.time() < deadline and any(os.path.exists(f"/proc/{one}") for one in started):
        time.sleep(0.05)
    left = [one for one in started if os.path.exists(f"/proc/{one}")]
    print(child.returncode, "started" if started else "none started", left, os.listdir("tmp"))


if __name__ == "__main__":
    main()

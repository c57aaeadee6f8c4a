"""Starts duban with the words given, and stops it while it waits at the named pipe `pipe`, which nobody writes into.

usage: stop_looking.py TERM|INT WORD…    prints the status, what duban said, and what lies in the folder
"""
import os
import signal
import subprocess
import sys
import time


def waits_at(pipe, process):
    folder = f"/proc/{process}/fd"
    try:
        return any(os.readlink(f"{folder}/{one}") == pipe for one in os.listdir(folder))
    except OSError:
        return False


def main():
    name, words = sys.argv[1], sys.argv[2:]
    if not os.path.exists("pipe"):
        os.mkfifo("pipe")
    before = set(os.listdir("."))
    child = subprocess.Popen(["duban", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while child.poll() is None and not waits_at(os.path.abspath("pipe"), child.pid):
        time.sleep(0.005)
    child.send_signal(getattr(signal, "SIG" + name))
    _, err = child.communicate(timeout=60)
    print(child.returncode, sorted(set(os.listdir(".")) - before), err, end="")


if __name__ == "__main__":
    main()

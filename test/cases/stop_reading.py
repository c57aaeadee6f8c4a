"""Starts reading a file that needs a converter, and ends duban while the converter runs.

usage: stop_reading.py FILE TERM|INT    prints the status, what is left behind (processes, temporary
                                        files), and what duban said
       stop_reading.py FILE KILL        kills it many times, and prints how often something was left
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


def begin(path):
    return subprocess.Popen(["duban", "read", "--jobs", "1", path],
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def sandboxes():
    """Processes of bubblewrap that were started below this script: they bear its environment."""
    mark = ("TMPDIR=" + os.environ["TMPDIR"]).encode()
    found = []
    for number in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{number}/cmdline", "rb") as file:
                shut_in = b"--unshare-all" in file.read()
            with open(f"/proc/{number}/environ", "rb") as file:
                if shut_in and mark in file.read().split(b"\0"):
                    found.append(number)
        except OSError:
            pass
    return found


def still_running(numbers):
    deadline = time.time() + 20
    while time.time() < deadline and any(map(is_running, numbers)):
        time.sleep(0.05)
    return [one for one in numbers if is_running(one)]


def stop_once(path, name):
    child = begin(path)
    while child.poll() is None and not converters_of(child.pid):
        time.sleep(0.01)
    started = converters_of(child.pid)
    child.send_signal(getattr(signal, "SIG" + name))
    _, err = child.communicate(timeout=60)
    print(child.returncode, "started" if started else "none started", still_running(started),
          os.listdir("tmp"), err, end="")


def kill_often(path):
    """At every moment of the sandbox's beginning: its processes do not yet hang together then."""
    left = 0
    for i in range(40):
        child = begin(path)
        time.sleep(0.005 + i * 0.0015)
        child.kill()
        child.communicate(timeout=60)
        time.sleep(0.1)
        remain = still_running(sandboxes())
        left += bool(remain)
        for number in remain:
            os.kill(int(number), signal.SIGKILL)
    print("left", left)


def main():
    path, name = sys.argv[1:]
    os.mkdir("tmp")
    os.environ["TMPDIR"] = os.path.abspath("tmp")
    if name == "KILL":
        kill_often(path)
    else:
        stop_once(path, name)
    os.rmdir("tmp")


if __name__ == "__main__":
    main()

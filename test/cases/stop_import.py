"""Starts an import of a large table into a.db and sends it a signal once it has begun to write.

usage: stop_import.py TERM|INT [FILE]   prints the status and what the import said. With FILE, another
one that is imported before in the same run, into c.db: the signal comes when that one stands.
"""
import os
import signal
import sqlite3
import subprocess
import sys
import time

HEAD = ("<meta charset=utf-8><h1>2025年第四季度云栖县重点任务完成情况</h1><table><tr><th>序号</th>"
        "<th>项目名称</th><th>主要工作内容</th><th>牵头领导</th><th>牵头单位</th><th>累计完成情况</th></tr>\n")
ROW = ("<tr><td>{0}</td><td>产业</td><td>新建厂房{0}座，完成投资{0}亿元。</td><td>林知远</td>"
       "<td>县经信局</td><td>新建厂房{0}座，完成投资{0}亿元。</td></tr>\n")


def has_begun(store, others):
    if not others:
        return os.path.exists(store + "-wal") and os.path.getsize(store + "-wal") > 0
    try:
        with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as db:
            return db.execute("SELECT count(*) FROM editions").fetchone()[0] == len(others)
    except sqlite3.Error:
        return False


def main():
    with open("大.html", "w", encoding="utf-8") as file:
        file.write(HEAD + "".join(ROW.format(i) for i in range(1, 6001)) + "</table>")
    others = sys.argv[2:]
    store = "c.db" if others else "a.db"
    child = subprocess.Popen(["duban", "import", *others, "大.html", "-g", "a-2", "--store", store],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while child.poll() is None and not has_begun(store, others):
        time.sleep(0.005)
    child.send_signal(getattr(signal, "SIG" + sys.argv[1]))
    out, err = child.communicate(timeout=100)
    print(child.returncode, err, end="")


if __name__ == "__main__":
    main()

"""Starts an import of a large table into a store and sends it a signal while it writes that table.

usage: stop_import.py TERM|INT STORE [FILE]   prints the status and what the import said. With FILE,
another one that is imported before in the same run. The store must stand.

A trigger makes every row of the large table slow, so that the import cannot end before the signal
comes however busy the machine is. It writes when what comes before stands and nobody else may write.
"""
import contextlib
import signal
import sqlite3
import subprocess
import sys
import time

HEAD = ("<meta charset=utf-8><h1>2025年第四季度云栖县重点任务完成情况</h1><table><tr><th>序号</th>"
        "<th>项目名称</th><th>主要工作内容</th><th>牵头领导</th><th>牵头单位</th><th>累计完成情况</th></tr>\n")
ROW = ("<tr><td>{0}</td><td>产业</td><td>新建厂房{0}座，完成投资{0}亿元。</td><td>林知远</td>"
       "<td>县经信局</td><td>新建厂房{0}座，完成投资{0}亿元。</td></tr>\n")


# Rows above those of any other table of the case.
SLOW = """CREATE TRIGGER slow AFTER INSERT ON task_rows WHEN NEW.number > 100 BEGIN
  SELECT count(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 300000) SELECT i FROM n);
END"""


def opened(store):
    return contextlib.closing(sqlite3.connect(store, timeout=60, isolation_level=None))


def editions(store):
    with opened(store) as db:
        return db.execute("SELECT count(*) FROM editions").fetchone()[0]


def is_written(store):
    """Whether somebody is in the middle of a change of the store."""
    with opened(store) as db:
        db.execute("PRAGMA busy_timeout = 0")
        try:
            db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return True
        db.execute("ROLLBACK")
        return False


def main():
    with open("大.html", "w", encoding="utf-8") as file:
        file.write(HEAD + "".join(ROW.format(i) for i in range(1, 6001)) + "</table>")
    store, others = sys.argv[2], sys.argv[3:]
    with opened(store) as db:
        db.execute(SLOW)
    before = editions(store)
    child = subprocess.Popen(["duban", "import", *others, "大.html", "-g", "a-2", "--store", store],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while child.poll() is None and not (editions(store) == before + len(others) and is_written(store)):
        time.sleep(0.005)
    child.send_signal(getattr(signal, "SIG" + sys.argv[1]))
    out, err = child.communicate(timeout=100)
    with opened(store) as db:
        db.execute("DROP TRIGGER slow")
    print(child.returncode, err, end="")


if __name__ == "__main__":
    main()

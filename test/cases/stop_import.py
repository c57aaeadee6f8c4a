"""Starts an import of a large table into a.db and sends it a signal once it has begun to write.

usage: stop_import.py TERM|INT      prints the status and what the import said
"""
import os
import signal
import subprocess
import sys
import time

HEAD = ("<meta charset=utf-8><h1>2025年第四季度云栖县重点任务完成情况</h1><table><tr><th>序号</th>"
        "<th>项目名称</th><th>主要工作内容</th><th>牵头领导</th><th>牵头单位</th><th>累计完成情况</th></tr>\n")
ROW = ("<tr><td>{0}</td><td>产业</td><td>新建厂房{0}座，完成投资{0}亿元。</td><td>林知远</td>"
       "<td>县经信局</td><td>新建厂房{0}座，完成投资{0}亿元。</td></tr>\n")


def main():
    with open("大.html", "w", encoding="utf-8") as file:
        file.write(HEAD + "".join(ROW.format(i) for i in range(1, 6001)) + "</table>")
    child = subprocess.Popen(["duban", "import", "大.html", "-g", "b", "--store", "a.db"],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while child.poll() is None and not (os.path.exists("a.db-wal") and os.path.getsize("a.db-wal")):
        time.sleep(0.005)
    child.send_signal(getattr(signal, "SIG" + sys.argv[1]))
    out, err = child.communicate(timeout=100)
    print(child.returncode, err, end="")


if __name__ == "__main__":
    main()

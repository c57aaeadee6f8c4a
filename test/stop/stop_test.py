#!/usr/bin/env python3
"""SIGTERM ends `duban serve` within the documented ten seconds, whatever clients and store do.

usage: stop_test.py DUBAN, under test/with_postgres: server processes that stand still there make a handler stuck.
"""
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

DUBAN = os.path.realpath(sys.argv.pop(1))
POSTGRES = os.environ["DUBAN_TEST_POSTGRES"]
EXAMPLE = os.path.join(os.path.dirname(__file__), "../../examples/yunxiu/2025Q4.html")
DRAIN = 10  # seconds; duban serve --help tells them


class Server:
    def __init__(self, store):
        self.process = subprocess.Popen([DUBAN, "serve", "--store", store, "--port", "0", "--lang", "en"],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.port = int(re.search(r":(\d+)/", self.process.stdout.readline()).group(1))

    def client(self, request):
        client = socket.create_connection(("127.0.0.1", self.port), timeout=20)
        client.sendall(request)
        return client

    def ask(self, path):
        return self.client(f"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n".encode())

    def stop(self):
        """Status, standard error and seconds."""
        begin = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        said = self.process.communicate(timeout=60)[1]
        return self.process.returncode, said, time.monotonic() - begin


class StillStore:
    """A store that does not answer: the processes that PostgreSQL gave to the server stand still."""

    def __init__(self, server):
        self.client = server.ask("/g/yunxiu")
        self.client.recv(100)
        serving = ("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'"
                   " AND pid <> pg_backend_pid()")
        said = subprocess.run(["psql", "-XqAt", "-d", POSTGRES, "-c", serving], capture_output=True, text=True,
                              check=True).stdout
        self.processes = [int(line) for line in said.split()]
        assert self.processes
        self.signal(signal.SIGSTOP)
        self.stuck = server.ask("/g/yunxiu")
        time.sleep(0.5)

    def signal(self, number):
        for process in self.processes:
            os.kill(process, number)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.client.close()
        self.stuck.close()
        self.signal(signal.SIGCONT)


class StopTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.file = os.path.join(cls.folder.name, "duban.db")
        for store in (cls.file, POSTGRES):
            subprocess.run([DUBAN, "import", EXAMPLE, "--store", store, "--government", "yunxiu"], check=True,
                           stdout=subprocess.DEVNULL)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_clients_that_only_hold_their_connection_delay_nothing(self):
        server = Server(self.file)
        idle = server.ask("/about")
        self.assertIn(b"200 OK", idle.recv(100))
        held = [idle, server.client(b""), server.client(b"GET / HTTP/1.1\r\nHo"), server.client(b"nonsense\r\n\r\n")]
        status, said, seconds = server.stop()
        self.assertEqual((status, said), (0, "open the address above in a browser; Ctrl-C stops it\nstopped\n"))
        self.assertLess(seconds, 2)
        for client in held:
            client.close()

    def test_a_store_that_does_not_answer_delays_it_by_the_drain_time(self):
        server = Server(POSTGRES)
        with StillStore(server):
            status, said, seconds = server.stop()
        self.assertEqual(status, 6)
        self.assertIn(f"not answered {DRAIN} seconds after", said)
        self.assertGreater(seconds, DRAIN - 1)
        self.assertLess(seconds, DRAIN + 2)

    def test_a_second_signal_ends_it_at_once(self):
        server = Server(POSTGRES)
        with StillStore(server):
            server.process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            status, _, seconds = server.stop()
        self.assertEqual(status, -signal.SIGTERM)
        self.assertLess(seconds, 2)

    def test_a_store_that_does_not_answer_leaves_the_stylesheet(self):
        server = Server(POSTGRES)
        with StillStore(server), server.ask("/about") as about:
            self.assertIn(b"200 OK", about.recv(100))
            server.process.kill()
            server.process.communicate()


if __name__ == "__main__":
    unittest.main()

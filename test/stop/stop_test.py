#!/usr/bin/env python3
"""SIGTERM ends `duban serve` within the documented ten seconds, whatever clients and store do.

usage: stop_test.py DUBAN, under test/with_postgres: a table that is locked there makes a handler stuck.
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


class LockedStore:
    """Whoever reads the store waits."""

    def __init__(self, server):
        self.psql = subprocess.Popen(["psql", "-XqAt", "-d", POSTGRES], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                     text=True)
        tables = "SELECT string_agg(quote_ident(tablename), ',') FROM pg_tables WHERE schemaname = current_schema()"
        names = subprocess.run(["psql", "-XqAt", "-d", POSTGRES, "-c", tables], capture_output=True, text=True,
                               check=True).stdout.strip()
        self.psql.stdin.write(f"BEGIN; LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE; SELECT 'locked';\n")
        self.psql.stdin.flush()
        assert self.psql.stdout.readline() == "locked\n"
        self.client = server.ask("/g/yunxiu")
        time.sleep(0.5)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.client.close()
        self.psql.kill()
        self.psql.communicate()


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
        self.assertEqual((status, said), (0, ""))
        self.assertLess(seconds, 2)
        for client in held:
            client.close()

    def test_a_store_that_does_not_answer_delays_it_by_the_drain_time(self):
        server = Server(POSTGRES)
        with LockedStore(server):
            status, said, seconds = server.stop()
        self.assertEqual(status, 6)
        self.assertIn(f"not answered {DRAIN} seconds after", said)
        self.assertGreater(seconds, DRAIN - 1)
        self.assertLess(seconds, DRAIN + 2)

    def test_a_second_signal_ends_it_at_once(self):
        server = Server(POSTGRES)
        with LockedStore(server):
            server.process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            status, _, seconds = server.stop()
        self.assertEqual(status, -signal.SIGTERM)
        self.assertLess(seconds, 2)

    def test_a_store_that_does_not_answer_leaves_the_stylesheet(self):
        server = Server(POSTGRES)
        with LockedStore(server), server.ask("/about") as about:
            self.assertIn(b"200 OK", about.recv(100))
            server.process.kill()
            server.process.communicate()


if __name__ == "__main__":
    unittest.main()

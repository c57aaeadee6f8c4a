"""tools/arrows must pass on this tree and find each kind of wrong arrow in a made-up one."""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")


def run(root):
    return subprocess.run([sys.executable, os.path.join(ROOT, "tools", "arrows"), "--root", root],
                          capture_output=True, text=True)


class ArrowsTest(unittest.TestCase):
    def setUp(self):
        self.root = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.root)
        os.makedirs(os.path.join(self.root, "tools"))
        for name in ("arrows.tsv", "foreign.tsv"):
            shutil.copy(os.path.join(ROOT, "tools", name), os.path.join(self.root, "tools", name))
        self.write("CMakeLists.txt", "duban_room(base)\n")

    def write(self, path, text):
        full = os.path.join(self.root, "src", path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as file:
            file.write(text)

    def test_this_tree_has_no_wrong_arrow(self):
        result = run(ROOT)
        self.assertEqual((result.stdout, result.returncode), ("", 0))

    def test_a_room_may_not_include_a_higher_one(self):
        self.write("ledger/a.h", '#include "store/store.h"\n')
        result = run(self.root)
        self.assertIn("src/ledger/a.h:1: ledger may not include store", result.stdout)
        self.assertEqual(result.returncode, 1)

    def test_a_foreign_header_stays_in_its_adapter(self):
        self.write("web/pages/a.cc", "#include <restinio/all.hpp>\n")
        self.assertIn("belongs into web/server only", run(self.root).stdout)

    def test_the_core_reads_no_clock_or_file_of_the_system(self):
        self.write("quantity/a.cc", "#include <unistd.h>\n")
        self.assertIn("belongs into port", run(self.root).stdout)

    def test_a_build_arrow_counts_too(self):
        self.write("CMakeLists.txt", "duban_room(base DEPENDS ledger)\n")
        self.assertIn("base may not depend on ledger", run(self.root).stdout)

    def test_tests_are_exempt(self):
        self.write("ledger/a_test.cc", '#include "store/store.h"\n')
        self.assertEqual(run(self.root).returncode, 0)


if __name__ == "__main__":
    unittest.main()

"""tools/doubles must pass on this tree and find what it is for."""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")


def doubles(root):
    result = subprocess.run([sys.executable, os.path.join(ROOT, "tools", "doubles"), root],
                            capture_output=True, text=True)
    return result.stdout, result.returncode


class DoublesTest(unittest.TestCase):
    def setUp(self):
        self.root = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.root)
        os.makedirs(os.path.join(self.root, "src", "words"))
        self.write("src/words/catalog.tsv", "key\taudience\tzh\ten\n")
        self.write("CHANGELOG.md", "# Changelog\n")

    def write(self, path, text):
        with open(os.path.join(self.root, path), "a", encoding="utf-8") as file:
            file.write(text)

    def test_this_tree_has_none(self):
        self.assertEqual(doubles(ROOT), ("", 0))

    def test_a_key_that_stands_twice_is_named_with_both_lines(self):
        self.write("src/words/catalog.tsv", "a\t-\t甲\tA\nb\t-\t乙\tB\na\t-\t甲\tAn A\n")
        self.assertEqual(doubles(self.root), ("src/words/catalog.tsv:4: a stands in line 2 too\n", 1))

    def test_a_key_may_stand_once_for_each_audience(self):
        self.write("src/words/catalog.tsv", "a\t-\t甲\tA\na\tunit\t甲\tA\n")
        self.assertEqual(doubles(self.root), ("", 0))
        self.write("src/words/catalog.tsv", "a\tunit\t甲\tA\n")
        self.assertIn(":4: a (unit) stands in line 3 too", doubles(self.root)[0])

    def test_a_line_of_the_changelog_may_stand_once_below_a_heading(self):
        self.write("CHANGELOG.md", "## 2\n- One.\n- Two.\n## 1\n- One.\n")
        self.assertEqual(doubles(self.root), ("", 0))
        self.write("CHANGELOG.md", "- One.\n")
        self.assertEqual(doubles(self.root), ('CHANGELOG.md:7: "- One." stands in line 6 too\n', 1))


if __name__ == "__main__":
    unittest.main()

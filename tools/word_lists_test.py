"""tools/word_lists must pass on this tree and find what it is for; vocabulary.py refuses bad lists."""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
HEAD = "list\twords\tuse\n"


def run(tool, *arguments):
    return subprocess.run([sys.executable, os.path.join(ROOT, "tools", tool), *arguments],
                          capture_output=True, text=True)


class WordListsTest(unittest.TestCase):
    def setUp(self):
        self.root = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.root)
        for room in ("ledger", "quantity", "understand"):
            os.makedirs(os.path.join(self.root, "src", room))

    def write(self, path, text):
        full = os.path.join(self.root, "src", path)
        with open(full, "w", encoding="utf-8") as file:
            file.write(text)
        return full

    def faults(self):
        return run("word_lists", self.root).stdout

    def test_this_tree_has_no_list_in_code(self):
        result = run("word_lists", ROOT)
        self.assertEqual((result.stdout, result.returncode), ("", 0))

    def test_a_list_in_braces_is_found(self):
        self.write("understand/a.cc", 'x;\nfor (auto w : {"建成", "竣工", "完工",\n "投用", "开业"}) f(w);\n')
        self.assertIn("a.cc:2: 5 words", self.faults())

    def test_a_list_between_blanks_is_found(self):
        self.write("quantity/a.cc", 'OneOfAt(text, at, "年度 年底 年末 "\n "年初 年");\n')
        self.assertIn("a.cc:1: 5 words", self.faults())

    def test_short_lists_comments_and_tests_are_left_alone(self):
        self.write("quantity/a.cc", '// "一 二 三 四 五"\nOneOfAt(text, at, "余 多 来");\n')
        self.write("quantity/a_test.cc", 'f("一 二 三 四 五");\n')
        self.assertEqual(self.faults(), "")

    def test_a_list_that_nothing_uses_is_found(self):
        self.write("quantity/word_lists.tsv", HEAD + "year_ends\t年底 年末\tend a year\n")
        self.assertIn("nothing uses kYearEnds", self.faults())

    def made_of(self, line):
        path = self.write("quantity/word_lists.tsv", HEAD + line)
        out = os.path.join(self.root, "out.h")
        result = run("vocabulary.py", path, "quantity", out)
        if result.returncode:
            return result.stderr
        with open(out, encoding="utf-8") as file:
            return file.read()

    def test_a_list_becomes_an_array_with_its_use(self):
        made = self.made_of("year_ends\t年底 年末\tend a year\n")
        self.assertIn('// end a year\ninline constexpr std::string_view kYearEnds[] = {\n'
                      '    "年底", "年末"};', made)

    def test_a_word_that_stands_twice_stops_the_build(self):
        self.assertIn("word_lists.tsv:2: year_ends", self.made_of("year_ends\t年底 年底\tend a year\n"))


if __name__ == "__main__":
    unittest.main()

// Entry points: ReadDisclosure, IsDisclosureLine.
#include "understand/assemble/disclosure.h"

#include <unordered_map>

#include "base/utf8.h"
#include "understand/assemble/disclosure_tsv.h"
#include "understand/assemble/header.h"
#include "understand/assemble/period_text.h"
#include "understand/assemble/text.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

bool IsColon(char32_t c) {
  return c == U':' || c == U'：';
}
bool IsBracket(char32_t c) {
  return c == U'【' || c == U'】' || c == U'[' || c == U']';
}

struct Key {
  const DisclosureRow* row = nullptr;
  size_t end = 0;  // of the key and what separates it from its value
  bool colon = false;
};

// The key that begins at `at`, letter by letter, white space between its letters allowed
// ("索 引 号"). It ends at a colon, at white space, or at the text's end.
size_t MatchWord(std::string_view text, size_t at, std::string_view word) {
  size_t in_word = 0;
  while (in_word < word.size()) {
    const base::CodePoint c = base::Decode(text, at);
    if (c.size == 0) return 0;
    if (base::IsSpace(c.value) && in_word > 0) {
      at += c.size;
      continue;
    }
    if (Simplify(c.value) != base::Decode(word, in_word).value) return 0;
    in_word += c.size;
    at += c.size;
  }
  return at;
}

// The keys by their first character.
using KeyIndex = std::unordered_map<char32_t, std::vector<const DisclosureRow*>>;

const KeyIndex& Keys() {
  static const auto* const by_first = [] {
    auto* index = new KeyIndex;
    for (const DisclosureRow& row : kDisclosureRows)
      (*index)[base::Decode(row.word, 0).value].push_back(&row);
    return index;
  }();
  return *by_first;
}

Key KeyAt(std::string_view text, size_t at) {
  const auto found = Keys().find(Simplify(base::Decode(text, at).value));
  if (found == Keys().end()) return {};
  Key best;
  size_t longest = 0;
  for (const DisclosureRow* row : found->second) {
    size_t end = MatchWord(text, at, row->word);
    if (end == 0 || row->word.size() <= longest) continue;
    bool colon = false;
    bool separated = end == text.size();
    for (base::CodePoint c = base::Decode(text, end); c.size > 0; c = base::Decode(text, end)) {
      if (IsColon(c.value)) colon = true;
      if (!IsColon(c.value) && !base::IsSpace(c.value) && !IsBracket(c.value)) break;
      separated = true;
      end += c.size;
    }
    if (!separated) continue;
    best = {row, end, colon};
    longest = row->word.size();
  }
  return best;
}

// "2031-12-10 15:08信息来源：…": what stood between a time and the key was lost.
bool FollowsTime(std::string_view text, size_t at) {
  return at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9';
}

// Keys begin the line or stand behind white space or a bracket.
bool MayBeginKey(std::string_view text, size_t at) {
  if (at == 0) return true;
  if (at >= 3 && base::IsHan(base::Decode(text, at - 3).value)) return false;  // nearly always
  size_t before = at - 1;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
  const char32_t c = base::Decode(text, before).value;
  // A question mark is what some converters leave of a blank.
  return base::IsSpace(c) || IsBracket(c) || c == U'|' || c == U'•' || c == U'?';
}

// A bare key (without colon) that is a common word needs company.
bool IsDistinct(const DisclosureRow& row) {
  return row.field != "none" && row.field != "source" && row.word.size() >= 9;
}

std::string_view CutValue(std::string_view value) {
  value = base::Trim(value);
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view tail : {"[", "|", "?", "【", "（", "("})
      if (value.ends_with(tail)) {
        value = base::Trim(value.substr(0, value.size() - tail.size()));
        cut = true;
      }
  }
  return value;
}

class Reader {
 public:
  void Paragraph(std::string_view line) {
    line = WithoutBullet(line);
    if (line.empty()) return;  // a lone pipe between a key and its value
    if (awaited_ != nullptr) {
      const DisclosureRow* row = std::exchange(awaited_, nullptr);
      if (KeyAt(line, 0).row == nullptr && !EndsAsKey(line)) return Set(*row, line);
    }
    if (line.size() > 600) return;
    Line(line);
  }

  void Grid(const table::Grid& grid) {
    awaited_ = nullptr;
    if (grid.rows() > 12) return LinesOver(grid);
    for (uint32_t row = 0; row < grid.rows(); ++row)
      for (uint32_t column = 0; column < std::min(grid.columns(), 16u); ++column) {
        const table::Cell* cell = grid.At(row, column);
        if (cell == nullptr || cell->row != row || cell->column != column) continue;
        const std::string_view text = grid.Text(*cell);
        const Key key = text.size() <= 300 ? KeyAt(base::Trim(text), 0) : Key{};
        if (key.row == nullptr || IsColumn(key)) continue;
        if (key.end < base::Trim(text).size()) {
          Line(base::Trim(text));
        } else if (const std::string_view value =
                       base::Trim(grid.TextAt(row, column + cell->column_span));
                   KeyAt(value, 0).row == nullptr && !IsHeading(value)) {
          Set(*key.row, value);
        }
      }
  }

  ledger::Disclosure Take() {
    if (found_.publisher.empty()) found_.publisher = source_;
    return std::move(found_);
  }

 private:
  // The lines that a sheet's table has over its heading, each in one cell.
  void LinesOver(const table::Grid& grid) {
    constexpr uint32_t kReach = 6;  // rows
    for (uint32_t row = 0; row < kReach; ++row) {
      std::string_view only;
      size_t filled = 0;
      for (uint32_t column = 0; column < std::min(grid.columns(), 64u); ++column) {
        const table::Cell* cell = grid.At(row, column);
        if (cell == nullptr || cell->row != row || cell->column != column) continue;
        const std::string_view text = base::Trim(grid.Text(*cell));
        if (text.empty()) continue;
        only = text;
        ++filled;
      }
      if (filled == 1 && only.size() <= 600) Line(only);
    }
  }

  // 责任部门 without a colon heads a column of tasks.
  static bool IsColumn(const Key& key) { return !key.colon && IsHeadingWord(key.row->word); }

  // 责任部门 | 上半年进展情况: the heading of a table of tasks.
  static bool IsHeading(std::string_view value) {
    constexpr size_t kLongest = 60;  // bytes
    return value.size() <= kLongest && RoleOf(value).has_value();
  }

  static std::string_view WithoutBullet(std::string_view line) {
    line = WithoutPipes(line);
    for (const std::string_view bullet : {"•", "·", "-", "*", "●", "■"})
      if (line.starts_with(bullet)) return base::Trim(line.substr(bullet.size()));
    return line;
  }

  static bool EndsAsKey(std::string_view line) {
    return line.ends_with(":") || line.ends_with("：");
  }

  // "key value key value …" in one line.
  void Line(std::string_view line) {
    const DisclosureRow* open = nullptr;
    size_t value = 0;
    size_t keys = 0;
    for (size_t at = 0; at < line.size(); at += std::max<size_t>(1, base::Decode(line, at).size)) {
      const bool glued = FollowsTime(line, at);
      if (!glued && !MayBeginKey(line, at)) continue;
      const Key key = KeyAt(line, at);
      if (key.row == nullptr || (glued && !key.colon) || IsColumn(key) ||
          (!key.colon && !Counts(*key.row, keys, open != nullptr && value == at, at == 0)))
        continue;
      if (open != nullptr) Set(*open, line.substr(value, at - value));
      ++keys;
      open = key.row;
      value = key.end;
      at = key.end > at ? key.end - 1 : at;
    }
    if (open == nullptr) return;
    if (value >= line.size()) {
      awaited_ = open;
    } else {
      Set(*open, line.substr(value));
    }
  }

  // Whether a key without a colon counts: a telling one, or one among others.
  static bool Counts(const DisclosureRow& row, size_t keys_before, bool follows_key,
                     bool at_begin) {
    return IsDistinct(row) ||
           (row.field != "none" && row.field != "source" && (keys_before > 0 || at_begin)) ||
           (follows_key && keys_before > 0);
  }

  void Set(const DisclosureRow& row, std::string_view text) {
    const std::string value(CutValue(text));
    if (value.empty() || row.field == "none" || value.size() > 200) return;
    if (row.field == "source") {
      // 来源：本站 浏览次数：… names nobody.
      const bool itself = std::any_of(std::begin(kOwnSources), std::end(kOwnSources),
                                      [&](std::string_view word) { return value == word; });
      return itself ? void() : Keep(source_, value);
    }
    if (row.field == "created") return Keep(found_.created, value);
    if (row.field == "published") return Keep(found_.published, value);
    if (row.field == "index_number") return Keep(found_.index_number, value);
    if (row.field == "mode") return Keep(found_.mode, value);
    if (row.field == "publisher") return Keep(found_.publisher, value);
    if (row.field == "scope") return Keep(found_.scope, value);
    if (row.field == "document_number") return Keep(found_.document_number, value);
    if (row.field == "retention") return Keep(found_.retention, value);
  }

  static void Keep(std::string& field, const std::string& value) {
    if (field.empty()) field = value;
  }
  static void Keep(std::optional<base::Date>& field, const std::string& value) {
    if (!field) field = FindDate(value);
  }

  ledger::Disclosure found_;
  std::string source_;
  const DisclosureRow* awaited_ = nullptr;  // its value stands in the next line
};

}  // namespace

bool IsDisclosureLine(std::string_view line) {
  line = base::Trim(line);
  if (line.empty() || line.size() > 600) return false;
  const Key key = KeyAt(line, 0);
  return key.row != nullptr && (key.colon || (IsDistinct(*key.row)));
}

ledger::Disclosure ReadDisclosure(const table::Document& document) {
  Reader reader;
  for (const table::Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<table::Paragraph>(&block)) {
      reader.Paragraph(paragraph->text);
    } else {
      reader.Grid(std::get<table::Grid>(block));
    }
  }
  return reader.Take();
}

}  // namespace duban::understand

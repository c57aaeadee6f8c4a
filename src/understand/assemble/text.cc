// Entry points: ReadNumber, EndsSentence, ListMarkLength, MendLines.
#include "understand/assemble/text.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "understand/assemble/traditional_tsv.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

constexpr std::u32string_view kSentenceEnds = U"。！？；!;…．";
constexpr std::u32string_view kClosers = U"”’」』）)】》\"'?";  // ? is a lost blank
constexpr std::u32string_view kHanDigits = U"〇一二三四五六七八九";

std::vector<char32_t> Letters(std::string_view text) {
  std::vector<char32_t> letters;
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::Decode(text, at);
    if (!base::IsSpace(c.value)) letters.push_back(c.value);
    at += c.size;
  }
  return letters;
}

std::optional<int> Digit(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= U'０' && c <= U'９') return static_cast<int>(c - U'０');
  return std::nullopt;
}

std::optional<int> HanDigit(char32_t c) {
  const size_t at = kHanDigits.find(c);
  return at == std::u32string_view::npos ? std::nullopt : std::optional(static_cast<int>(at));
}

// Six figures: tables that were put together for research number tens of thousands of rows.
std::optional<int> ReadDigits(const std::vector<char32_t>& letters) {
  if (letters.empty() || letters.size() > 6) return std::nullopt;
  int value = 0;
  for (const char32_t c : letters) {
    const auto digit = Digit(c);
    if (!digit) return std::nullopt;
    value = value * 10 + *digit;
  }
  return value;
}

// 一 … 九十九.
std::optional<int> ReadHanNumber(const std::vector<char32_t>& letters) {
  if (letters.empty() || letters.size() > 3) return std::nullopt;
  int value = 0;
  int digit = 0;
  for (const char32_t c : letters) {
    if (c == U'十') {
      value = std::max(1, digit) * 10;
      digit = 0;
    } else if (const auto next = HanDigit(c); next && digit == 0) {
      digit = *next;
    } else {
      return std::nullopt;
    }
  }
  return value + digit > 0 ? std::optional(value + digit) : std::nullopt;
}

bool IsOpener(char32_t c) {
  return c == U'(' || c == U'（';
}
bool IsMarkEnd(char32_t c) {
  return c == U'.' || c == U'、' || c == U'．' || c == U')' || c == U'）' || c == U'。';
}

bool IsLatin(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

char32_t FirstCharacter(std::string_view text) {
  return base::Decode(base::Trim(text), 0).value;
}

bool StartsList(std::string_view line) {
  const char32_t first = FirstCharacter(line);
  if (first >= U'①' && first <= U'⑳') return true;
  if (ListMarkLength(base::Trim(line)) > 0) return true;
  line = base::Trim(line);
  size_t at = 0;
  while (at < line.size() && line[at] >= '0' && line[at] <= '9') ++at;
  if (at == 0 || at > 2) return false;
  const char32_t mark = base::Decode(line, at).value;
  if (mark == U'.' && Digit(base::Decode(line, at + 1).value)) return false;  // 1.5亿元
  return mark == U'、' || mark == U'.' || mark == U'．' || mark == U')' || mark == U'）';
}

// The simplified form of every character of the basic plane, at its place.
std::vector<char16_t> MakeSimplified() {
  std::vector<char16_t> simplified(0x10000);
  for (size_t c = 0; c < simplified.size(); ++c) simplified[c] = static_cast<char16_t>(c);
  for (const TraditionalRow& row : kTraditionalRows)
    for (size_t at = 0; at < row.pairs.size();) {
      const base::CodePoint from = base::Decode(row.pairs, at);
      const base::CodePoint to = base::Decode(row.pairs, at + from.size);
      if (simplified[from.value] == from.value)
        simplified[from.value] = static_cast<char16_t>(to.value);
      at += from.size + to.size;
    }
  return simplified;
}

// Bytes of "(hào)" at an offset; 0 where no reading in brackets stands there.
size_t ReadingLength(std::string_view text, size_t at) {
  if (text[at] != '(') return 0;
  size_t letters = 0;
  for (size_t end = at + 1; end < text.size();) {
    const base::CodePoint c = base::Decode(text, end);
    end += c.size;
    if (c.value == U')') return letters > 0 ? end - at : 0;
    const bool toned =
        (c.value >= 0xE0 && c.value <= 0xFC) || (c.value >= 0x101 && c.value <= 0x1DC);
    if (c.value != U' ' && !(c.value >= U'a' && c.value <= U'z') && !toned) return 0;
    if (++letters > 7) return 0;
  }
  return 0;
}

}  // namespace

char32_t Simplify(char32_t c) {
  static const std::vector<char16_t> simplified = MakeSimplified();
  return c < simplified.size() ? simplified[c] : c;
}

std::optional<std::string> Simplified(std::string_view text) {
  std::optional<std::string> out;
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::Decode(text, at);
    const char32_t simple = c.value < 0x4E00 ? c.value : Simplify(c.value);
    if (simple != c.value) {
      if (!out) out.emplace(text);
      std::string letter;
      base::Encode(simple, letter);
      out->replace(at, c.size, letter);
    }
    at += c.size;
  }
  return out;
}

std::string Comparable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    if (const size_t reading = ReadingLength(text, at); reading > 0) {
      at += reading;
      continue;
    }
    const base::CodePoint c = base::Decode(text, at);
    const char32_t simple = c.value < 0x3400 ? c.value : Simplify(c.value);
    if (simple == c.value) {
      out.append(text, at, c.size);
    } else {
      base::Encode(simple, out);
    }
    at += c.size;
  }
  return out;
}

std::string_view WithoutPipes(std::string_view text) {
  text = base::Trim(text);
  const size_t begin = text.find_first_not_of("| \t");
  if (begin == std::string_view::npos) return {};
  return base::Trim(text.substr(begin, text.find_last_not_of("| \t") + 1 - begin));
}

std::string WithBlanks(std::string_view text) {
  std::string out(text);
  std::replace(out.begin(), out.end(), '?', ' ');
  return out;
}

size_t Length(std::string_view text) {
  size_t length = 0;
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::Decode(text, at);
    length += base::IsSpace(c.value) ? 0 : 1;
    at += c.size;
  }
  return length;
}

char32_t LastCharacter(std::string_view text) {
  text = base::Trim(text);
  if (text.empty()) return 0;
  size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return base::Decode(text, at).value;
}

bool EndsSentence(std::string_view text) {
  text = base::Trim(text);
  for (int closers = 0; closers < 3; ++closers) {
    const char32_t last = LastCharacter(text);
    if (kSentenceEnds.find(last) != std::u32string_view::npos) return last != 0;
    if (last == 0 || kClosers.find(last) == std::u32string_view::npos) return false;
    text = base::Trim(text.substr(0, text.size() - (last < 0x80 ? 1 : 3)));
  }
  return false;
}

namespace {

// ①, ⑴, ⒈ and the like, up to 20.
std::optional<int> ReadEnclosed(char32_t c) {
  constexpr char32_t kFirst[] = {U'①', U'⑴', U'⒈'};
  constexpr char32_t kCount = 20;
  for (const char32_t first : kFirst)
    if (c >= first && c < first + kCount) return static_cast<int>(c - first) + 1;
  return std::nullopt;
}

// 第3项 as 3.
void TakeOffNth(std::vector<char32_t>& letters) {
  constexpr std::u32string_view kEnds = U"项条件号";
  if (letters.size() < 3 || letters.front() != U'第' ||
      kEnds.find(letters.back()) == std::u32string_view::npos)
    return;
  letters.erase(letters.begin());
  letters.pop_back();
}

}  // namespace

std::optional<int> ReadNumber(std::string_view text) {
  if (text.size() > 32) return std::nullopt;
  std::vector<char32_t> letters = Letters(text);
  // A blank that a converter lost.
  while (letters.size() > 1 && letters.back() == U'?') letters.pop_back();
  // 9*: the mark of a note.
  if (letters.size() > 1 && letters.back() == U'*') letters.pop_back();
  if (letters.size() == 1)
    if (const auto enclosed = ReadEnclosed(letters.front())) return enclosed;
  TakeOffNth(letters);
  if (!letters.empty() && IsOpener(letters.front())) letters.erase(letters.begin());
  if (!letters.empty() && IsMarkEnd(letters.back())) letters.pop_back();
  if (const auto value = ReadDigits(letters)) return value;
  return ReadHanNumber(letters);
}

size_t ListMarkLength(std::string_view text) {
  size_t at = 0;
  bool opened = false;
  if (const base::CodePoint c = base::Decode(text, 0); IsOpener(c.value)) {
    opened = true;
    at = c.size;
  }
  const size_t begin = at;
  for (int count = 0; count < 4; ++count) {
    const base::CodePoint c = base::Decode(text, at);
    if (c.size == 0) return 0;
    if (at > begin && (c.value == U'、' || c.value == U'）' || c.value == U')' || c.value == U'．'))
      return opened || c.value == U'、' || c.value == U'．' ? at + c.size : 0;
    if (c.value != U'十' && !HanDigit(c.value)) return 0;
    at += c.size;
  }
  return 0;
}

bool GoesOnAsAmount(std::string_view behind) {
  const size_t end = behind.find_first_not_of("0123456789");
  if (end == std::string_view::npos) return true;
  return std::any_of(std::begin(kMeasuredUnits), std::end(kMeasuredUnits),
                     [&](std::string_view unit) { return behind.substr(end).starts_with(unit); });
}

bool IsBlankMark(std::string_view text) {
  text = base::Trim(text);
  return std::find(std::begin(kBlankMarks), std::end(kBlankMarks), text) != std::end(kBlankMarks);
}

namespace {

// 5 / 1 and 100 / 98: whether a broken figure or several nothing tells.
bool AreFigures(const std::vector<std::string_view>& lines) {
  size_t count = 0;
  for (const std::string_view line : lines) {
    const std::string_view text = base::Trim(line);
    if (text.find_first_not_of("0123456789.,%") != text.npos) return false;
    count += text.empty() ? 0 : 1;
  }
  return count > 1;
}

}  // namespace

Mended MendLines(const std::vector<std::string_view>& lines) {
  Mended mended;
  const bool figures = AreFigures(lines);
  for (const std::string_view raw : lines) {
    const std::string_view line = base::Trim(raw);
    if (line.empty()) continue;
    if (mended.text.empty()) {
      mended.text = line;
      continue;
    }
    if (EndsSentence(mended.text) || StartsList(line) || figures) {
      mended.text += '\n';
    } else {
      ++mended.breaks;
      if (IsLatin(LastCharacter(mended.text)) && IsLatin(FirstCharacter(line))) mended.text += ' ';
    }
    mended.text += line;
  }
  return mended;
}

}  // namespace duban::understand

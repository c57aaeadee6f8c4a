// Small questions about the texts of cells: sentence ends, printed numbers, broken lines.
//
// Pure; any number of threads; each is linear in its text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duban::understand {

// Converters leave a '?' where they lost a blank that is none of ASCII's: each as a blank.
std::string WithBlanks(std::string_view text);

// Code points without white space.
size_t Length(std::string_view text);

// The last code point that is no white space; 0 for an empty text.
char32_t LastCharacter(std::string_view text);

// Whether the text ends as a sentence does: 。！？；… also before a closing quote or bracket.
bool EndsSentence(std::string_view text);

// A printed 序号: "12", "12.", "12、", "（12）", "１２", "十二", "(一)". At most six digits.
std::optional<int> ReadNumber(std::string_view text);

// "一、" "（三）" "第二部分" at the beginning of a heading; its length in bytes, 0 where there is
// none.
size_t ListMarkLength(std::string_view text);

// Whether the figure behind a number's point belongs to it: "5万亩" behind "3." does, "5G基站" and
// "12个乡镇" do not. `behind` begins with a digit.
bool GoesOnAsAmount(std::string_view behind);

// A cell without a value: "/", "-", "—", "无".
bool IsBlankMark(std::string_view text);

// For comparing only: simplified characters, and without the readings in brackets that a converter
// put behind rare characters ("序號(hào)" → "序号").
std::string Comparable(std::string_view text);

// The simplified form of a traditional character; any other as it is.
char32_t Simplify(char32_t c);

// The text with each traditional character simplified, byte for byte as long; nothing where it has
// none, as nearly all texts do.
std::optional<std::string> Simplified(std::string_view text);

// The text of a cell that stands between pipes: "教育局 |" → "教育局".
std::string_view WithoutPipes(std::string_view text);

struct Mended {
  std::string text;
  int breaks = 0;  // line breaks that were taken out
};

// Joins the lines of one cell. A break stays ('\n') behind the end of a sentence and before a list
// mark, and between figures alone (100 / 98); any other is one that a converter or a narrow column
// put there, and is taken out: without a blank, except between two Latin words.
Mended MendLines(const std::vector<std::string_view>& lines);

}  // namespace duban::understand

// Entry points: FindMatrix, HoldsFiguresOnly.
#include "understand/assemble/matrix.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "understand/assemble/text.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

constexpr size_t kMostLines = 400;   // looked at behind the heading
constexpr size_t kFewestRows = 3;    // of places
constexpr size_t kLongestName = 36;  // bytes of a place
constexpr uint32_t kHeadRows = 6;

// "5200", "-1.4", "103.7%", "1,200": a figure without words.
bool IsFigure(std::string_view text) {
  text = base::Trim(text);
  if (text.empty() || text.size() > 20) return false;
  size_t digits = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9')
      ++digits;
    else if (std::string_view("+-.,%").find(c) == std::string_view::npos)
      return false;
  }
  return digits > 0;
}

// 县（市、区） and 县(市、区) are one heading.
bool IsPlaceHead(std::string_view text) {
  if (text.size() > 60) return false;
  std::string plain;
  const std::string squeezed = base::RemoveSpace(text);
  for (size_t at = 0; at < squeezed.size();) {
    const base::CodePoint c = base::Decode(squeezed, at);
    if (base::IsHan(c.value)) plain += squeezed.substr(at, c.size);
    at += c.size;
  }
  return std::find(std::begin(kPlaceHeads), std::end(kPlaceHeads), plain) != std::end(kPlaceHeads);
}

bool MayBePlace(std::string_view text) {
  text = base::Trim(text);
  return !text.empty() && text.size() <= kLongestName && !IsFigure(text) &&
         text.find("（") == text.npos && text.find('(') == text.npos;
}

std::vector<std::string_view> Tokens(std::string_view line) {
  std::vector<std::string_view> tokens;
  size_t begin = 0;
  for (size_t at = 0;;) {
    const base::CodePoint c = base::Decode(line, at);
    if (c.size == 0 || base::IsSpace(c.value) || c.value == U'|') {
      if (at > begin) tokens.push_back(line.substr(begin, at - begin));
      begin = at + c.size;
    }
    if (c.size == 0) return tokens;
    at += c.size;
  }
}

// Rows of a place and the figures that follow it, by how many these are.
class RowCounter {
 public:
  void Take(std::string_view token) {
    if (IsFigure(token)) {
      ++figures_;
      return;
    }
    Close();
    open_ = MayBePlace(token);
  }
  Matrix Result() {
    Close();
    if (rows_ < kFewestRows) return Matrix::kNone;
    return lengths_.size() == 1 ? Matrix::kWhole : Matrix::kTorn;
  }

 private:
  void Close() {
    if (open_ && figures_ >= 2) ++rows_, lengths_.insert(figures_);
    open_ = false;
    figures_ = 0;
  }

  bool open_ = false;
  size_t figures_ = 0;
  size_t rows_ = 0;
  std::set<size_t> lengths_;
};

Matrix InText(const std::vector<std::string_view>& lines) {
  for (size_t i = 0; i < lines.size(); ++i) {
    const std::vector<std::string_view> head = Tokens(lines[i]);
    if (head.empty() || !IsPlaceHead(head.front())) continue;
    RowCounter rows;
    for (size_t k = i + 1; k < std::min(lines.size(), i + kMostLines); ++k)
      for (const std::string_view token : Tokens(lines[k])) rows.Take(token);
    return rows.Result();
  }
  return Matrix::kNone;
}

bool HeadsPlaces(const table::Grid& grid) {
  for (uint32_t row = 0; row < std::min(grid.rows(), kHeadRows); ++row)
    for (uint32_t column = 0; column < std::min(grid.columns(), 2u); ++column)
      if (IsPlaceHead(grid.TextAt(row, column))) return true;
  return false;
}

Matrix InGrid(const table::Grid& grid) {
  if (!HeadsPlaces(grid)) return Matrix::kNone;
  size_t rows = 0, others = 0;
  for (uint32_t row = 0; row < std::min<uint32_t>(grid.rows(), kMostLines); ++row) {
    size_t figures = 0, texts = 0;
    for (uint32_t column = 0; column < std::min(grid.columns(), 64u); ++column) {
      const std::string_view text = grid.TextAt(row, column);
      figures += IsFigure(text) ? 1 : 0;
      texts += !IsFigure(text) && !base::Trim(text).empty() && !IsBlankMark(text) ? 1 : 0;
    }
    const bool of_place = figures >= 2 && texts <= 1;
    rows += of_place ? 1 : 0;
    others += !of_place && rows > 0 && texts > 0 ? 1 : 0;
  }
  // Two places are enough where nothing else stands below the heading.
  const bool whole = rows >= kFewestRows || (rows + 1 == kFewestRows && others == 0);
  return whole ? Matrix::kWhole : Matrix::kNone;
}

}  // namespace

Matrix FindMatrix(const table::Document& document) {
  std::vector<std::string_view> lines;
  for (const table::Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<table::Paragraph>(&block))
      lines.push_back(paragraph->text);
    else if (InGrid(std::get<table::Grid>(block)) != Matrix::kNone)
      return Matrix::kWhole;
  }
  return InText(lines);
}

bool HoldsFiguresOnly(const RawTable& table) {
  const int content = table.Find(Role::kContent);
  if (content < 0) return false;
  size_t figures = 0, texts = 0;
  for (const RawRow& row : table.rows)
    for (const std::string_view piece : row.cells[static_cast<size_t>(content)])
      (IsFigure(piece) ? figures : texts) += 1;
  return figures >= kFewestRows && figures >= 4 * texts;
}

}  // namespace duban::understand

// Entry points: ReadTypedRows, ReadTypedCells.
#include "understand/assemble/typed_rows.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/assemble/furniture.h"
#include "understand/assemble/indicators.h"
#include "understand/assemble/names.h"
#include "understand/assemble/text.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

constexpr int kNever = 1'000;
constexpr int kSure = 2;           // by so much the second best reading is worse
constexpr int kWorst = 10;         // a reading that costs more is none
constexpr size_t kMostNames = 6;   // words of a name
constexpr size_t kMostWords = 80;  // of a line

enum class Kind { kNumber, kName, kMeasure, kUnit, kGoal, kDone, kRate, kRemark };

std::optional<Kind> KindOf(const Column& column, bool named) {
  std::string heading = Comparable(base::RemoveSpace(column.heading));
  // 任务目标（个）
  heading.resize(std::min({heading.size(), heading.find("（"), heading.find('(')}));
  if (column.role == Role::kNumber) return Kind::kNumber;
  if (column.role == Role::kRemark) return Kind::kRemark;
  if (heading == "单位" || heading == "计量单位") return Kind::kMeasure;
  if (IsRate(heading) || heading.starts_with("占") || heading.ends_with("进度")) return Kind::kRate;
  if (column.role == Role::kProgress) return Kind::kDone;
  if (column.role == Role::kLeadUnits || column.role == Role::kUnits) return Kind::kUnit;
  if (named && EndsWithWordOf<kTargetColumns>(heading)) return Kind::kGoal;
  const bool name = column.role == Role::kCategory || column.role == Role::kContent;
  return name && !named ? std::optional(Kind::kName) : std::nullopt;
}

// Each kind once, the remark behind; empty for another heading.
std::vector<Kind> KindsOf(const std::vector<Column>& columns) {
  std::vector<Kind> kinds;
  const auto has = [&](Kind kind) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  };
  for (const Column& column : columns) {
    const auto kind = KindOf(column, has(Kind::kName));
    if (!kind || has(*kind) || has(Kind::kRemark)) return {};
    kinds.push_back(*kind);
  }
  const bool whole = has(Kind::kName) && has(Kind::kGoal) && has(Kind::kDone);
  return whole ? kinds : std::vector<Kind>{};
}

std::vector<std::string_view> WordsOf(std::string_view line) {
  std::vector<std::string_view> words;
  for (size_t at = 0; at < line.size();) {
    size_t end = at;
    while (end < line.size() && !base::IsSpace(base::Decode(line, end).value))
      end += base::Decode(line, end).size;
    if (end > at) words.push_back(line.substr(at, end - at));
    at = end < line.size() ? end + base::Decode(line, end).size : end;
  }
  return words;
}

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

size_t FigureLength(std::string_view text) {
  size_t at = 0;
  while (at < text.size() && (IsDigit(text[at]) || text[at] == '.')) ++at;
  return at;
}

// 8950, 1300人, 0.5万户: a figure and a measure.
bool IsAmount(std::string_view word) {
  constexpr size_t kLongestMeasure = 6;  // code points
  const size_t figure = FigureLength(word);
  if (figure == 0 || !IsDigit(word[0])) return false;
  const std::string_view measure = word.substr(figure);
  return measure.size() <= kLongestMeasure * 4 && Length(measure) <= kLongestMeasure &&
         !EndsSentence(measure) && measure.find_first_of("0123456789") == measure.npos &&
         measure.find("月") == measure.npos && measure.find("年") != 0 &&
         measure.find("%") == measure.npos;
}

bool IsShare(std::string_view word) {
  const size_t figure = FigureLength(word);
  const std::string_view behind = word.substr(figure);
  return figure > 0 && (behind == "%" || behind == "％");
}

// 不低于60元: a goal in words.
bool IsLimit(std::string_view word) {
  constexpr size_t kReach = 24;  // bytes in front of it
  const PlacedWord limit = EarliestOf<kGoalLimits>(word.substr(0, kReach * 2));
  return limit.at != word.npos && limit.at <= kReach &&
         word.find_first_of("0123456789") != word.npos;
}

// How badly a word suits a column.
int Misfit(Kind kind, std::string_view word) {
  const bool blank = IsBlankMark(word);
  switch (kind) {
    case Kind::kName:
      return IsAmount(word) || IsShare(word) || blank ? 8 : 0;
    case Kind::kMeasure:
      return blank || (IsMeasure(word) && !IsShare(word)) ? 0 : kNever;
    case Kind::kUnit: {
      if (blank) return 0;
      const Likeness like = LikeUnits(word);
      return like == Likeness::kSure ? 0 : like == Likeness::kMaybe ? 1 : kNever;
    }
    case Kind::kGoal:
      return blank || IsAmount(word) ? 0 : IsLimit(word) ? 1 : kNever;
    case Kind::kDone:
      return blank || IsAmount(word) ? 0 : kNever;
    case Kind::kRate:
      return blank || IsShare(word) ? 0 : IsAmount(word) ? kNever : 6;
    default:
      return 0;
  }
}

// How unusual it is that a column is empty.
int Lack(Kind kind) {
  switch (kind) {
    case Kind::kName:
      return kNever;
    case Kind::kGoal:
      return 7;
    case Kind::kMeasure:
      return 2;
    case Kind::kRemark:
      return 0;
    default:
      return 3;
  }
}

// The words of each column: [begin, end).
struct Reading {
  int cost = kNever;
  std::vector<std::pair<size_t, size_t>> cells;
};

// Tries every way to part the words of one row.
class Parter {
 public:
  Parter(const std::vector<std::string_view>& words, const std::vector<Kind>& kinds)
      : words_(words), kinds_(kinds), cells_(kinds.size()) {}

  // From word `first` on; the number is left out. Nothing where two ways are about as good.
  std::optional<Reading> Part(size_t first) {
    Step(1, first, 0);
    const bool sure = best_.cost <= kWorst && second_ >= best_.cost + kSure;
    return sure ? std::optional(best_) : std::nullopt;
  }

 private:
  void Step(size_t column, size_t word, int cost) {
    if (cost >= kNever || cost > best_.cost + kSure) return;
    if (column == kinds_.size()) {
      if (word == words_.size()) Keep(cost);
      return;
    }
    const Kind kind = kinds_[column];
    cells_[column] = {word, word};
    if (Lack(kind) < kNever) Step(column + 1, word, cost + Lack(kind));
    if (word == words_.size()) return;
    if (kind == Kind::kRemark) {
      cells_[column] = {word, words_.size()};
      return Step(column + 1, words_.size(), cost + 1);
    }
    const size_t most = kind == Kind::kName ? kMostNames : 1;
    for (size_t count = 1; count <= most && word + count <= words_.size(); ++count) {
      cost += Misfit(kind, words_[word + count - 1]) + (count > 1 ? 1 : 0);
      if (kind == Kind::kName && count > 1 && IsOwner(words_[word + count - 1])) break;
      cells_[column] = {word, word + count};
      Step(column + 1, word + count, cost);
    }
  }

  // A unit ends the name where units have a column.
  bool IsOwner(std::string_view word) const {
    return std::find(kinds_.begin(), kinds_.end(), Kind::kUnit) != kinds_.end() &&
           LikeUnits(word) == Likeness::kSure;
  }

  void Keep(int cost) {
    const bool same = !best_.cells.empty() && SameFigures();
    if (cost < best_.cost) {
      if (!same) second_ = best_.cost;
      best_ = {cost, cells_};
    } else if (!same) {
      second_ = std::min(second_, cost);
    }
  }

  // A share may stand in the remark; what is promised and done must not.
  bool SameFigures() const {
    for (size_t i = 1; i < kinds_.size(); ++i)
      if (kinds_[i] != Kind::kRate && kinds_[i] != Kind::kRemark && best_.cells[i] != cells_[i] &&
          (best_.cells[i].first != best_.cells[i].second || cells_[i].first != cells_[i].second))
        return false;
    return true;
  }

  const std::vector<std::string_view>& words_;
  const std::vector<Kind>& kinds_;
  std::vector<std::pair<size_t, size_t>> cells_;
  Reading best_;
  int second_ = kNever;
};

class TypedReader {
 public:
  // `content`: the column that a row is kept in where nothing parts it.
  TypedReader(std::vector<Kind> kinds, size_t content)
      : kinds_(std::move(kinds)), content_(content) {}

  void Read(const TypedLine& line) {
    const std::vector<std::string_view> words = WordsOf(line.text);
    if (words.empty() || ended_) return;
    if (IsFurniture(line.text) || words.size() > kMostWords) {
      ended_ = !rows_.empty();
      return;
    }
    const bool numbered = ReadNumber(words.front()) == last_ + 1 && words.size() > 1;
    if (numbered) {
      ++last_;
      ++numbered_;
    }
    const auto reading = Parter(words, kinds_).Part(numbered ? 1 : 0);
    if (reading && (numbered || Tells(*reading))) return Add(line, words, *reading, numbered);
    if (numbered) return AddWhole(line, words);
    GoOn(line);
  }

  std::optional<std::vector<RawRow>> Take() && {
    if (numbered_ < 2 || told_ * 5 < numbered_ * 3) return std::nullopt;
    return std::move(rows_);
  }

 private:
  size_t At(Kind kind) const {
    return static_cast<size_t>(std::find(kinds_.begin(), kinds_.end(), kind) - kinds_.begin());
  }
  bool Filled(const Reading& reading, Kind kind) const {
    const size_t column = At(kind);
    return column < kinds_.size() && reading.cells[column].first < reading.cells[column].second;
  }
  // A row without a number is one where it has a goal and an answer.
  bool Tells(const Reading& reading) const {
    return !rows_.empty() && Filled(reading, Kind::kGoal) &&
           (Filled(reading, Kind::kDone) || Filled(reading, Kind::kRate));
  }

  void Add(const TypedLine& line, const std::vector<std::string_view>& words,
           const Reading& reading, bool numbered) {
    RawRow& row = Open(line);
    if (numbered) row.Add(0, words.front(), line.place);
    for (size_t column = 1; column < kinds_.size(); ++column) {
      const auto [begin, end] = reading.cells[column];
      if (begin == end) continue;
      const char* first = words[begin].data();
      const char* last = words[end - 1].data() + words[end - 1].size();
      row.Add(column, {first, static_cast<size_t>(last - first)}, line.place);
    }
    told_ += numbered && Tells(reading) ? 1 : 0;
  }

  // Nothing tells where its cells end.
  void AddWhole(const TypedLine& line, const std::vector<std::string_view>& words) {
    RawRow& row = Open(line);
    row.Add(0, words.front(), line.place);
    const char* first = words[1].data();
    row.Add(content_,
            {first, static_cast<size_t>(words.back().data() + words.back().size() - first)},
            line.place);
    row.unsplit = true;
  }

  // The rest of a remark that was broken.
  void GoOn(const TypedLine& line) {
    const size_t remark = At(Kind::kRemark);
    if (!rows_.empty() && remark < kinds_.size() && !rows_.back().unsplit)
      rows_.back().Add(remark, base::Trim(line.text), line.place);
  }

  RawRow& Open(const TypedLine& line) {
    RawRow& row = rows_.emplace_back();
    row.place = line.place;
    row.cells.resize(kinds_.size());
    row.places.resize(kinds_.size());
    return row;
  }

  std::vector<Kind> kinds_;
  size_t content_;
  std::vector<RawRow> rows_;
  int last_ = 0;
  size_t numbered_ = 0, told_ = 0;
  bool ended_ = false;
};

}  // namespace

std::optional<std::vector<RawRow>> ReadTypedRows(const std::vector<TypedLine>& lines,
                                                 const std::vector<Column>& columns) {
  std::vector<Kind> kinds = KindsOf(columns);
  if (kinds.empty() || kinds.front() != Kind::kNumber) return std::nullopt;
  const auto content = std::find_if(columns.begin(), columns.end(), [](const Column& column) {
    return column.role == Role::kContent;
  });
  if (content == columns.end()) return std::nullopt;
  TypedReader reader(std::move(kinds), static_cast<size_t>(content - columns.begin()));
  for (const TypedLine& line : lines) reader.Read(line);
  return std::move(reader).Take();
}

std::optional<std::vector<RawRow>> ReadTypedCells(const std::vector<TypedLine>& cells,
                                                  const std::vector<Column>& columns) {
  const std::vector<Kind> kinds = KindsOf(columns);
  if (kinds.empty() || cells.empty() || cells.size() % kinds.size() != 0) return std::nullopt;
  std::vector<RawRow> rows;
  for (size_t i = 0; i < cells.size(); ++i) {
    const size_t column = i % kinds.size();
    const std::string_view text = base::Trim(cells[i].text);
    const bool fits = kinds[column] == Kind::kNumber ? ReadNumber(text).has_value()
                                                     : Misfit(kinds[column], text) <= 1;
    if (text.empty() || !fits) return std::nullopt;
    if (column == 0) {
      rows.emplace_back().place = cells[i].place;
      rows.back().cells.resize(kinds.size());
    }
    rows.back().Add(column, text, cells[i].place);
  }
  return rows;
}

}  // namespace duban::understand

// Entry points: TellsOfTasks, ReadAnswered, PartPoints.
#include "understand/assemble/answered.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "understand/assemble/furniture.h"
#include "understand/assemble/header.h"
#include "understand/assemble/labels.h"
#include "understand/assemble/period_text.h"
#include "understand/assemble/text.h"
#include "understand/understand.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

constexpr size_t kLongestHeading = 60;  // code points
constexpr size_t kLongestTime = 12;     // code points of 截至9月底, 第三季度
constexpr size_t kLongestText = 8 << 10;
constexpr std::string_view kAppendix = "附件";

struct Line {
  std::string_view text;
  ledger::SourcePlace place;
};
using Lines = std::vector<Line>;

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}
bool IsColon(char32_t c) {
  return c == U':' || c == U'：';
}
bool IsComma(char32_t c) {
  return c == U',' || c == U'，';
}
bool IsSentenceEnd(char32_t c) {
  return c == U'。' || c == U'；' || c == U';' || c == U'！' || c == U'？' || c == U'?';
}

// "3.png": a picture that a converter named.
bool IsPicture(std::string_view text) {
  constexpr size_t kLongest = 60;  // bytes
  return text.size() <= kLongest && EndsWithWordOf<kPictureEnds>(text);
}

// "12.", "（三）", "4 ": the mark of an item, and what stands behind it.
struct Marked {
  std::string_view mark, text;
  int kind = 0;  // 0: none; 1: 一、  2: （一）  3: 1.
};

Marked MarkOf(std::string_view line) {
  const auto made = [&](size_t length, int kind) {
    const std::string_view mark = line.substr(0, length);
    return Marked{mark, base::Trim(line.substr(length)), kind};
  };
  if (const size_t listed = ListMarkLength(line); listed > 0 && !IsDigit(line[0]))
    return made(listed, line.starts_with("（") || line.starts_with("(") ? 2 : 1);
  size_t at = 0;
  while (at < line.size() && IsDigit(line[at])) ++at;
  if (at == 0 || at > 2) return {{}, line, 0};
  const base::CodePoint c = base::Decode(line, at);
  const bool point = c.value == U'.' || c.value == U'．' || c.value == U'、';
  if (!point && !base::IsSpace(c.value)) return {{}, line, 0};
  const std::string_view behind = line.substr(at + c.size);
  if (behind.empty() || (IsDigit(behind[0]) && GoesOnAsAmount(behind))) return {{}, line, 0};
  return made(at + c.size, 3);
}

// "附件：…2032年任务" below items: another list, which answers none of them.
bool BeginsOtherList(std::string_view text) {
  return text.starts_with(kAppendix) && HasWordOf<kPlanLabels>(text) &&
         !HasWordOf<kCompletionWords>(text);
}

Lines Kept(const std::vector<const table::Paragraph*>& paragraphs) {
  Lines lines;
  bool items = false;
  for (const table::Paragraph* paragraph : paragraphs) {
    const std::string_view text = base::Trim(paragraph->text);
    if (items && BeginsOtherList(text)) break;
    if (text.size() > kLongestText || IsFurniture(text) || IsPicture(text)) continue;
    lines.push_back({text, PlaceOf(paragraph->place)});
    items |= MarkOf(text).kind > 0;
  }
  return lines;
}

// The digits of "12.".
std::string_view DigitsOf(const Marked& marked) {
  return marked.mark.substr(0, marked.mark.find_first_not_of("0123456789"));
}

// The time that a sentence opens with: "上半年，…", "截至9月底，…", "目前，…".
std::optional<std::string_view> OpeningTime(std::string_view sentence) {
  sentence = base::Trim(sentence);
  size_t end = 0, length = 0;
  while (end < sentence.size() && length <= kLongestTime) {
    const base::CodePoint c = base::Decode(sentence, end);
    if (IsComma(c.value)) break;
    end += c.size;
    ++length;
  }
  const std::string_view time = sentence.substr(0, end);
  const bool comma = end < sentence.size() && length <= kLongestTime;
  for (const std::string_view now : kOpeningTimes)
    if (sentence.starts_with(now)) return comma ? time : now;
  return comma && IsPeriodHeading(time) ? std::optional(time) : std::nullopt;
}

// "1-9月建成…": the same without a comma, where a digit begins it.
bool OpensWithPeriod(std::string_view sentence) {
  if (sentence.empty() || !IsDigit(sentence[0])) return false;
  for (size_t end = 0, length = 0; end < sentence.size() && length < kLongestTime; ++length) {
    end += base::Decode(sentence, end).size;
    if (sentence.substr(0, end).ends_with("月") && IsPeriodHeading(sentence.substr(0, end)))
      return true;
  }
  return false;
}

// Offset of the first sentence that opens with a time, behind the text's first one; npos where none
// does. `clauses`: a clause may too (…3000人，截至5月底，…).
size_t FindSeam(std::string_view text, bool clauses) {
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::Decode(text, at);
    at += c.size;
    if (!IsSentenceEnd(c.value) && !(clauses && IsComma(c.value))) continue;
    if (OpeningTime(text.substr(at))) return at;
  }
  return text.npos;
}

// 已, 同比, 累计: what was done, and no promise.
bool TellsResult(std::string_view text) {
  return HasWordOf<kResultMarks>(text);
}

bool Promises(std::string_view text) {
  return !TellsResult(text) && !FindTargets(text).empty();
}

// Rows of number, category, task and results; those of a named time have columns of their own.
class Builder {
 public:
  enum Fixed : size_t { kNumber, kCategory, kContent, kProgress, kFixed };

  Builder() {
    table_.columns = {{Role::kNumber, "序号"},
                      {Role::kCategory, "项目"},
                      {Role::kContent, "任务"},
                      {Role::kProgress, "完成情况"}};
    table_.labelled = true;
  }

  void Open(const ledger::SourcePlace& place) {
    table_.rows.emplace_back().place = place;
    table_.rows.back().cells.resize(table_.columns.size());
  }

  void Add(size_t column, std::string_view text, const ledger::SourcePlace& place) {
    text = base::Trim(text);
    for (const std::string_view comma : {"，", ","})
      if (text.ends_with(comma)) text.remove_suffix(comma.size());
    if (text.empty() || table_.rows.empty()) return;
    table_.rows.back().cells.resize(table_.columns.size());
    table_.rows.back().Add(column, text, place);
  }

  // The column of results of a time; that without one for none.
  size_t ColumnOf(std::string_view time) {
    if (time.empty()) return kProgress;
    constexpr size_t kMostTimes = 16;  // more are no table's
    const std::string heading = base::RemoveSpace(time) + "完成情况";
    for (size_t i = kFixed; i < table_.columns.size(); ++i)
      if (table_.columns[i].heading == heading) return i;
    if (table_.columns.size() >= kFixed + kMostTimes) return kProgress;
    table_.columns.push_back({Role::kProgress, heading});
    return table_.columns.size() - 1;
  }

  size_t UnitsColumn() {
    for (size_t i = kFixed; i < table_.columns.size(); ++i)
      if (table_.columns[i].role == Role::kUnits) return i;
    table_.columns.push_back({Role::kUnits, "责任单位"});
    return table_.columns.size() - 1;
  }

  bool Has(size_t row, size_t column) const {
    const auto& cells = table_.rows[row].cells;
    return column < cells.size() && !cells[column].empty();
  }
  bool IsAnswered(size_t row) const {
    for (size_t i = kProgress; i < table_.columns.size(); ++i)
      if (table_.columns[i].role == Role::kProgress && Has(row, i)) return true;
    return false;
  }
  size_t size() const { return table_.rows.size(); }
  std::string_view Content(size_t row) const {
    return Has(row, kContent) ? table_.rows[row].cells[kContent].front() : std::string_view();
  }
  size_t Answered() const {
    size_t count = 0;
    for (size_t i = 0; i < size(); ++i) count += IsAnswered(i) && Has(i, kContent) ? 1 : 0;
    return count;
  }
  size_t Promising() const {
    size_t count = 0;
    for (size_t i = 0; i < size(); ++i) count += Promises(Content(i)) && IsAnswered(i) ? 1 : 0;
    return count;
  }
  void DropLast() { table_.rows.pop_back(); }

  // 上半年，… in every row: the results are of that time, in the year that the lead names.
  void NameTime(const std::vector<std::string_view>& times, std::optional<int> year) {
    if (times.empty() || times.front() == "目前") return;
    const std::string first = base::RemoveSpace(times.front());
    for (const std::string_view time : times)
      if (base::RemoveSpace(time) != first) return;
    const bool dated = year && !FindYear(first);
    table_.columns[kProgress].heading =
        (dated ? std::to_string(*year) + "年" : "") + first + "完成情况";
  }

  RawTable Take() {
    for (size_t column = table_.columns.size(); column-- > 0;) DropIfUnused(table_, column);
    return std::move(table_);
  }

 private:
  RawTable table_;
};

enum class Label { kNone, kGoal, kAnswer };

// 任务安排 and 落实情况, alone in lines or with colons inside of them.
class LabelReader {
 public:
  void Read(const Line& line) {
    place_ = line.place;
    const std::string_view alone = WithoutColon(line.text);
    if (const Label label = LabelOf(alone); label != Label::kNone) return Take(label);
    std::string_view rest = line.text;
    for (size_t at = 0; at < rest.size();) {
      const auto [label, length] = LabelAt(rest, at);
      if (label == Label::kNone) {
        at += base::Decode(rest, at).size;
        continue;
      }
      Text(base::Trim(rest.substr(0, at)));
      Take(label);
      rest.remove_prefix(at + length);
      at = 0;
    }
    Text(base::Trim(rest));
  }

  std::optional<RawTable> Finish(bool tells) && {
    KeepWaiting();
    if (open_ == Label::kGoal && builder_.size() > 0 && !builder_.IsAnswered(builder_.size() - 1))
      all_answered_ = false;
    const size_t fewest = tells && builder_.Promising() > 0 ? 1 : 2;
    if (builder_.Answered() < fewest || !all_answered_) return std::nullopt;
    return builder_.Take();
  }

 private:
  static std::string_view WithoutColon(std::string_view text) {
    for (const std::string_view mark : {"：", ":", "】", "【"}) {
      if (text.ends_with(mark)) text.remove_suffix(mark.size());
      if (text.starts_with(mark)) text.remove_prefix(mark.size());
    }
    return base::Trim(text);
  }

  static Label LabelOf(std::string_view text) {
    if (std::find(std::begin(kGoalLabels), std::end(kGoalLabels), text) != std::end(kGoalLabels))
      return Label::kGoal;
    const auto* end = std::end(kAnswerLabels);
    return std::find(std::begin(kAnswerLabels), end, text) != end ? Label::kAnswer : Label::kNone;
  }

  // A label with its colon behind a blank, a stop or nothing, and its bytes.
  static std::pair<Label, size_t> LabelAt(std::string_view text, size_t at) {
    const std::string_view before = text.substr(0, at);
    const bool fresh = at == 0 || before.ends_with(' ') || before.ends_with("　") ||
                       IsSentenceEnd(LastCharacter(before));
    if (!fresh) return {Label::kNone, 0};
    const auto with_colon = [&](std::string_view word) -> size_t {
      const base::CodePoint c = base::Decode(text, at + word.size());
      return IsColon(c.value) ? word.size() + c.size : 0;
    };
    if (const size_t word = SetOf<kGoalLabels>().LongestAt(text, at); word != base::WordSet::kNone)
      if (const size_t length = with_colon(kGoalLabels[word]); length > 0)
        return {Label::kGoal, length};
    if (const size_t word = SetOf<kAnswerLabels>().LongestAt(text, at);
        word != base::WordSet::kNone)
      if (const size_t length = with_colon(kAnswerLabels[word]); length > 0)
        return {Label::kAnswer, length};
    return {Label::kNone, 0};
  }

  void Take(Label label) {
    if (label == Label::kGoal) {
      if (open_ == Label::kGoal) all_answered_ = false;
      builder_.Open(head_.text.empty() ? place_ : head_.place);
      const Marked marked = MarkOf(head_.text);
      if (marked.kind == 3) builder_.Add(Builder::kNumber, DigitsOf(marked), head_.place);
      builder_.Add(Builder::kCategory, marked.text, head_.place);
      head_ = {};
      waits_ = false;
    }
    KeepWaiting();
    open_ = label;
  }

  void KeepWaiting() {
    if (waits_) builder_.Add(Builder::kProgress, head_.text, head_.place);
    waits_ = false;
  }

  void Text(std::string_view text) {
    if (text.empty()) return;
    KeepWaiting();
    if (open_ == Label::kGoal) return builder_.Add(Builder::kContent, text, place_);
    text = TakeHead(text);
    if (text.empty() || open_ != Label::kAnswer) return;
    const auto [time, said] = TimeOf(text);
    builder_.Add(builder_.ColumnOf(time), said, place_);
  }

  // What stands behind the last sentence heads the next task: "…均已开工。 2 新建停车位".
  std::string_view TakeHead(std::string_view text) {
    size_t begin = 0;
    for (size_t at = 0; at < text.size();) {
      const base::CodePoint c = base::Decode(text, at);
      at += c.size;
      if (IsSentenceEnd(c.value)) begin = at;
    }
    const std::string_view head = base::Trim(text.substr(begin));
    const bool may = !head.empty() && Length(head) <= kLongestHeading;
    if (!may || (open_ == Label::kAnswer && begin > 0 && MarkOf(head).kind == 0)) return text;
    if (open_ == Label::kAnswer && begin == 0 && !TimeOf(text).first.empty()) return text;
    head_ = {head, place_};
    // A short line is a head only where a label follows; else it goes on with the result.
    waits_ = open_ == Label::kAnswer && begin == 0;
    return text.substr(0, begin);
  }

  // "第三季度：…": the time, and what was done by then.
  static std::pair<std::string_view, std::string_view> TimeOf(std::string_view text) {
    for (size_t at = 0, length = 0; at < text.size() && length <= kLongestTime; ++length) {
      const base::CodePoint c = base::Decode(text, at);
      if (IsColon(c.value) && IsPeriodHeading(text.substr(0, at)))
        return {text.substr(0, at), base::Trim(text.substr(at + c.size))};
      at += c.size;
    }
    return {{}, text};
  }

  Builder builder_;
  Line head_;
  ledger::SourcePlace place_;
  Label open_ = Label::kNone;
  bool waits_ = false;  // the head may be the end of the result
  bool all_answered_ = true;
};

std::optional<RawTable> ReadLabels(const Lines& lines, bool tells) {
  LabelReader reader;
  for (const Line& line : lines) reader.Read(line);
  return std::move(reader).Finish(tells);
}

// 其中2家未开业，实际可用仅2家: a line that goes on without a stop, and not the name of a picture.
bool TellsOn(std::string_view text) {
  return text.find("，") != text.npos;
}

// "（二）新增养老床位250张" over "新增378张。": the heading promises, the lines below it answer.
std::optional<RawTable> ReadHeadings(const Lines& lines) {
  Builder builder;
  Line category;
  int kind = 0;
  size_t empty = 0;
  bool open = false;  // whether lines may answer the last heading
  const auto close = [&] {
    if (builder.size() == 0 || builder.IsAnswered(builder.size() - 1)) return;
    // Heads what follows.
    builder.DropLast();
    ++empty;
  };
  for (const Line& line : lines) {
    const Marked marked = MarkOf(line.text);
    const bool heads =
        marked.kind > 0 && !EndsSentence(line.text) && Length(line.text) <= kLongestHeading;
    if (heads && (kind == 0 || marked.kind == kind) && Promises(marked.text)) {
      kind = marked.kind;
      close();
      open = true;
      builder.Open(line.place);
      builder.Add(Builder::kCategory, category.text, category.place);
      builder.Add(Builder::kContent, marked.text, line.place);
    } else if (heads && marked.kind <= std::max(kind, 1)) {
      close();
      if (kind != 0 && marked.kind == kind) return std::nullopt;  // heads what is no promise
      category = line;
      open = false;
    } else if (line.text.starts_with(kAppendix)) {
      open = false;
    } else if (open && (EndsSentence(line.text) || TellsOn(line.text))) {
      builder.Add(Builder::kProgress, line.text, line.place);
    }
  }
  close();
  if (builder.Answered() < 2 || empty > 0) return std::nullopt;
  return builder.Take();
}

// 此项工作已完成, 超出目标任务: words that say of a task that it is done, and nothing else.
bool IsClaim(std::string_view text) {
  constexpr size_t kLongest = 16;  // code points
  for (const std::string_view stop : {"。", "；", ";"})
    if (text.ends_with(stop)) text.remove_suffix(stop.size());
  if (text.size() > kLongest * 4 || Length(text) > kLongest || !HasWordOf<kClaimVerbs>(text))
    return false;
  for (size_t at = 0; at < text.size();) {
    const size_t word = SetOf<kClaimSentenceWords>().LongestAt(text, at);
    if (word == base::WordSet::kNone) return false;
    at += kClaimSentenceWords[word].size();
  }
  return true;
}

// "此项工作已完成。截至…": the paragraph answers the item above it.
bool OpensWithClaim(std::string_view text) {
  const size_t end = text.find("。");
  return end != text.npos && IsClaim(text.substr(0, end));
}

// A numbered task that the paragraph below it answers: "1.新建…（责任单位：…）", in which the words
// behind the bracket may claim as well.
struct ClaimedItem {
  int kind = 0;  // of its mark; 0: no such item
  std::string_view digits, text, claim;
  std::vector<std::string_view> units;
};

ClaimedItem ClaimedItemOf(std::string_view line) {
  Marked marked = MarkOf(line);
  if (marked.kind == 0) {
    // (3)
    const size_t close = line.find_first_not_of("0123456789", 1);
    if (!line.starts_with('(') || close == line.npos || close == 1 || line[close] != ')') return {};
    marked = {line.substr(1, close - 1), base::Trim(line.substr(close + 1)), 3};
  }
  ClaimedItem item{.kind = marked.kind, .digits = DigitsOf(marked), .text = marked.text};
  LabelledText taken = TakeLabels(marked.text);
  if (taken.parts.empty()) taken = TakeOwnerBracket(marked.text);
  for (const Labelled& part : taken.parts) {
    if (part.role != Role::kUnits && part.role != Role::kLeadUnits) return {};
    item.units.push_back(part.text);
  }
  if (item.units.empty())
    return EndsSentence(marked.text) || Length(marked.text) > kLongestHeading ? ClaimedItem()
                                                                              : item;
  if (taken.text.empty() || taken.text.size() > 2) return {};
  item.text = taken.text.front();
  if (taken.text.size() == 2) item.claim = taken.text.back();
  return item.claim.empty() || IsClaim(item.claim) ? item : ClaimedItem();
}

// "（1）新增养老床位250张" over "超额完成目标任务。2031年，…": each item is answered by a paragraph
// that opens with a claim, whatever the title says.
class ClaimReader {
 public:
  std::optional<RawTable> Read(const Lines& lines) {
    std::map<std::string_view, int> times;
    for (const Line& line : lines) ++times[line.text];
    for (const Line& line : lines) {
      // The heading of a picture or a page, printed again.
      if (times[line.text] > 1 && MarkOf(line.text).kind == 0 && !OpensWithClaim(line.text))
        continue;
      if (!Take(line)) return std::nullopt;
    }
    if (open_.kind != 0 && !answered_ && !open_.claim.empty()) Answer(open_.claim, place_);
    return claims_ < 2 ? std::nullopt : std::optional(builder_.Take());
  }

 private:
  bool Take(const Line& line) {
    if (MarkOf(line.text).kind == 0 && OpensWithClaim(line.text)) {
      if (open_.kind == 0 || answered_) return false;
      ++claims_;
      Answer(line.text, line.place);
      return true;
    }
    if (ClaimedItem item = ClaimedItemOf(line.text); item.kind != 0)
      return Open(std::move(item), line);
    if (open_.kind == 0) return true;
    // What stands below an item and claims nothing: another form.
    if (!answered_) return false;
    builder_.Add(Builder::kProgress, line.text, line.place);
    return true;
  }

  bool Open(ClaimedItem item, const Line& line) {
    if (open_.kind != 0 && !answered_) {
      if (item.kind > open_.kind) {
        builder_.DropLast();
        category_ = {open_.text, place_};
        category_kind_ = open_.kind;
      } else if (open_.claim.empty()) {
        return false;
      } else {
        Answer(open_.claim, place_);
      }
    }
    open_ = std::move(item);
    place_ = line.place;
    // An empty cell would be of the category above.
    if (open_.kind <= category_kind_) category_ = {open_.text, place_};
    answered_ = false;
    builder_.Open(line.place);
    builder_.Add(Builder::kNumber, open_.digits, line.place);
    builder_.Add(Builder::kCategory, category_.text, category_.place);
    builder_.Add(Builder::kContent, open_.text, line.place);
    for (const std::string_view units : open_.units)
      builder_.Add(builder_.UnitsColumn(), units, line.place);
    return true;
  }

  void Answer(std::string_view text, const ledger::SourcePlace& place) {
    builder_.Add(Builder::kProgress, text, place);
    answered_ = true;
  }

  Builder builder_;
  ClaimedItem open_;
  ledger::SourcePlace place_;  // of the open item
  Line category_;
  int category_kind_ = 0;
  bool answered_ = false;
  size_t claims_ = 0;
};

// "3.新增学位900个。上半年，新增410个。": the promise goes on with its result.
std::optional<RawTable> ReadPoints(const Lines& lines, std::optional<int> year) {
  Builder builder;
  std::vector<std::string_view> times;
  Line category;
  size_t parted = 0, results = 0;
  bool open = false;
  for (const Line& line : lines) {
    const Marked marked = MarkOf(line.text);
    if (marked.kind > 0 && !EndsSentence(line.text) && Length(line.text) <= kLongestHeading) {
      category = line;
      open = false;
      continue;
    }
    if (marked.kind != 3) {
      const auto time = open ? OpeningTime(line.text) : std::nullopt;
      open = open && time.has_value();
      if (!time) continue;
      parted += builder.IsAnswered(builder.size() - 1) ? 0 : 1;
      times.push_back(*time);
      builder.Add(Builder::kProgress, line.text, line.place);
      continue;
    }
    const size_t seam = FindSeam(marked.text, false);
    const std::string_view promise = marked.text.substr(0, seam);
    open = Promises(promise);
    results += open ? 0 : 1;
    if (!open) continue;
    builder.Open(line.place);
    builder.Add(Builder::kNumber, DigitsOf(marked), line.place);
    builder.Add(Builder::kCategory, category.text, category.place);
    builder.Add(Builder::kContent, promise, line.place);
    if (seam == promise.npos) continue;
    ++parted;
    times.push_back(*OpeningTime(marked.text.substr(seam)));
    builder.Add(Builder::kProgress, marked.text.substr(seam), line.place);
  }
  if (builder.size() < 2 || parted == 0 || parted * 2 < builder.size() || results > parted)
    return std::nullopt;
  builder.NameTime(times, year);
  return builder.Take();
}

// The promise that a paragraph names: "…指标任务为：新增床位120张，截至…", or one that it quotes:
// "承担的“新建学校7所”项目". npos where it names none.
struct Named {
  size_t begin = std::string_view::npos, end = std::string_view::npos;
};

Named NamedIn(std::string_view text) {
  Named named;
  const PlacedWord intro = EarliestOf<kGoalIntros>(text);
  if (intro.at != text.npos) {
    named.begin = intro.at + intro.word.size();
    if (const base::CodePoint c = base::Decode(text, named.begin); IsColon(c.value))
      named.begin += c.size;
    const std::string_view goal = text.substr(named.begin);
    named.end = named.begin + std::min({goal.find("。"), FindSeam(goal, true), goal.size()});
    return named;
  }
  const PlacedWord bears = EarliestOf<kBearingVerbs>(text);
  const size_t open = bears.at == text.npos ? text.npos : text.find("“", bears.at);
  const size_t close = open == text.npos ? text.npos : text.find("”", open);
  if (close == text.npos || close < open + 3) return {};
  const std::string_view behind = text.substr(close + 3);
  if (!behind.starts_with("项目") && !behind.starts_with("任务") && !behind.starts_with("工作") &&
      !behind.starts_with("实事"))
    return {};
  return {open + 3, close};
}

bool EndsNotice(const Line& line) {
  const std::string_view text = line.text;
  return MarkOf(text).kind > 0 || BeforeDate(text) != text.npos || !EndsSentence(text) ||
         SetOf<kNoticeEnds>().LongestAt(text, 0) != base::WordSet::kNone;
}

std::optional<RawTable> ReadNotice(const Lines& lines, std::optional<int> year) {
  Builder builder;
  std::vector<std::string_view> times;
  std::vector<std::string_view> goals;
  bool open = false;
  const auto tell = [&](std::string_view text, const ledger::SourcePlace& place) {
    text = base::Trim(text);
    const bool at_once = OpeningTime(text).has_value();
    const size_t seam = at_once ? 0 : FindSeam(text, true);
    if (seam == text.npos && !builder.IsAnswered(builder.size() - 1)) return;
    if (seam != text.npos) times.push_back(*OpeningTime(text.substr(seam)));
    builder.Add(
        Builder::kProgress,
        builder.IsAnswered(builder.size() - 1) || seam == text.npos ? text : text.substr(seam),
        place);
  };
  for (const Line& line : lines) {
    const Named named = NamedIn(line.text);
    if (named.begin == line.text.npos) {
      open = open && !EndsNotice(line);
      if (open) tell(line.text, line.place);
      continue;
    }
    const std::string_view goal = line.text.substr(named.begin, named.end - named.begin);
    open = Promises(goal) && std::find(goals.begin(), goals.end(), goal) == goals.end();
    if (!open) continue;
    goals.push_back(goal);
    builder.Open(line.place);
    builder.Add(Builder::kContent, goal, line.place);
    std::string_view rest = line.text.substr(named.end);
    while (!rest.empty()) {
      const base::CodePoint c = base::Decode(rest, 0);
      if (!IsComma(c.value) && !IsSentenceEnd(c.value) && c.value != U'”') break;
      rest.remove_prefix(c.size);
    }
    tell(rest, line.place);
  }
  if (builder.size() == 0 || builder.Answered() != builder.size()) return std::nullopt;
  builder.NameTime(times, year);
  return builder.Take();
}

// The title, or the first of the lines before the first item, that tells of set tasks; empty where
// none does.
std::string_view FindLead(const Lines& lines, std::string_view title) {
  constexpr size_t kReach = 12;  // lines
  if (TellsOfTasks(title)) return title;
  for (size_t i = 0; i < std::min(lines.size(), kReach); ++i) {
    if (MarkOf(lines[i].text).kind > 0) return {};
    if (TellsOfTasks(lines[i].text)) return lines[i].text;
  }
  return {};
}

// "新建冷库6座。已建成4座": bytes of the promise, where the next sentence opens with a time or 已;
// npos where none does, or the promise is none.
size_t PromiseLength(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::Decode(text, at);
    at += c.size;
    if (!IsSentenceEnd(c.value)) continue;
    const std::string_view rest = base::Trim(text.substr(at));
    if (rest.starts_with("已") || OpeningTime(rest) || OpensWithPeriod(rest))
      return Promises(text.substr(0, at)) ? at : text.npos;
  }
  return text.npos;
}

}  // namespace

bool PartPoints(RawTable& table) {
  const int content = table.Find(Role::kContent);
  if (content < 0 || table.Find(Role::kProgress) >= 0) return false;
  const auto at = static_cast<size_t>(content);
  std::vector<size_t> lengths;
  size_t parted = 0;
  for (const RawRow& row : table.rows) {
    const bool one = row.cells[at].size() == 1;
    lengths.push_back(one ? PromiseLength(row.cells[at].front()) : std::string_view::npos);
    parted += lengths.back() == std::string_view::npos ? 0 : 1;
  }
  if (parted < 2 || parted * 2 < table.rows.size()) return false;
  table.columns.push_back({Role::kProgress, "完成情况"});
  for (size_t i = 0; i < table.rows.size(); ++i) {
    RawRow& row = table.rows[i];
    row.cells.resize(table.columns.size());
    row.places.resize(table.columns.size());
    if (lengths[i] == std::string_view::npos) {
      row.unsplit = true;
      continue;
    }
    const std::string_view whole = row.cells[at].front();
    row.cells[at] = {base::Trim(whole.substr(0, lengths[i]))};
    row.Add(table.columns.size() - 1, base::Trim(whole.substr(lengths[i])), row.places[at]);
  }
  return true;
}

bool TellsOfTasks(std::string_view text) {
  return HasWordOf<kSetTasks>(text) && HasWordOf<kCompletionWords>(text) &&
         text.find("方案") == text.npos && text.find("计划表") == text.npos;
}

std::optional<RawTable> ReadAnswered(const std::vector<const table::Paragraph*>& paragraphs,
                                     std::string_view title) {
  const Lines lines = Kept(paragraphs);
  const std::string_view lead = FindLead(lines, title);
  const bool tells = !lead.empty() || HasWordOf<kSetTasks>(title);
  if (auto table = ReadLabels(lines, tells)) return table;
  if (auto table = ClaimReader().Read(lines)) return table;
  if (lead.empty()) return std::nullopt;
  // The title's own year needs no telling.
  const auto year = FindYear(title) ? std::nullopt : FindYear(lead);
  if (auto table = ReadHeadings(lines)) return table;
  if (auto table = ReadPoints(lines, year)) return table;
  return ReadNotice(lines, year);
}

}  // namespace duban::understand

// Entry points: RoleOf, IsPeriodHeading, ReadHeaderRun, ReadHeaderLine, ReadHeaderLines,
// AssumeWhat, AssumeHowFar, IsTaskHeader, SettleRoles.
#include "understand/assemble/header.h"

#include <array>
#include <unordered_map>

#include "base/utf8.h"
#include "understand/assemble/header_tsv.h"
#include "understand/assemble/indicators.h"
#include "understand/assemble/period_text.h"
#include "understand/assemble/text.h"
#include "understand/prose/stocks.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

constexpr size_t kLongestHeading = 20;  // code points
constexpr size_t kLongestUnknown = 6;
constexpr size_t kLongestPrefix = 8;  // before the heading word, dates not counted
constexpr size_t kMostPieces = 3;     // that one heading is broken into

std::optional<Role> ParseRole(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Role>, 10> kNames = {
      {{"number", Role::kNumber},
       {"category", Role::kCategory},
       {"content", Role::kContent},
       {"leaders", Role::kLeaders},
       {"lead_units", Role::kLeadUnits},
       {"units", Role::kUnits},
       {"support", Role::kSupport},
       {"owner", Role::kOwner},
       {"progress", Role::kProgress},
       {"remark", Role::kRemark}}};
  for (const auto& [key, role] : kNames)
    if (key == name) return role;
  return Role::kOther;
}

// Without white space, marks and bracketed remarks: "完成情况（截至9月底）*" → "完成情况".
std::string Normal(std::string_view printed) {
  const std::string heading = Comparable(printed);
  std::string out;
  int depth = 0;
  for (size_t at = 0; at < heading.size();) {
    const base::CodePoint c = base::Decode(heading, at);
    const bool opens = c.value == U'(' || c.value == U'（' || c.value == U'【';
    const bool closes = c.value == U')' || c.value == U'）' || c.value == U'】';
    const bool mark = c.value == U'*' || c.value == U':' || c.value == U'：' || c.value == U'%' ||
                      c.value == U'％' || c.value == U'、' || c.value == U'/' || c.value == U'?' ||
                      c.value == U'？' || c.value == base::kReplacement;
    if (opens) ++depth;
    if (depth == 0 && !closes && !mark && !base::IsSpace(c.value)) out.append(heading, at, c.size);
    if (closes) depth = std::max(0, depth - 1);
    at += c.size;
  }
  return out;
}

// A heading is no sentence.
bool HasStop(std::string_view text) {
  for (const std::string_view stop : {"。", "；", "，", ",", ";", "!", "！"})
    if (text.find(stop) != std::string_view::npos) return true;
  return false;
}

// Code points that belong to no date (截至2031年9月底).
size_t CountPlain(std::string_view text) {
  constexpr std::u32string_view kDate =
      U"0123456789年月日底末截至止-—－~～前上下半季度第一二三四份";
  size_t count = 0;
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::Decode(text, at);
    if (kDate.find(c.value) == std::u32string_view::npos) ++count;
    at += c.size;
  }
  return count;
}

}  // namespace

bool IsPeriodHeading(std::string_view text) {
  if (text.size() > 40 || CountPlain(base::RemoveSpace(text)) > 0) return false;
  for (const std::string_view part : {"年", "月", "季度"})
    if (text.find(part) != std::string_view::npos) return true;
  return false;
}

namespace {

using WordIndex = std::unordered_map<std::string_view, const HeaderRow*>;

const WordIndex& Words() {
  static const auto* const by_word = [] {
    auto* index = new WordIndex;
    for (const HeaderRow& row : kHeaderRows) index->emplace(row.word, &row);
    return index;
  }();
  return *by_word;
}

using FirstIndex = std::unordered_map<char32_t, std::vector<const HeaderRow*>>;

const FirstIndex& WordsByFirst() {
  static const auto* const by_first = [] {
    auto* index = new FirstIndex;
    for (const HeaderRow& row : kHeaderRows)
      (*index)[base::Decode(row.word, 0).value].push_back(&row);
    return index;
  }();
  return *by_first;
}

// The longest word that the heading is or ends with.
const HeaderRow* FindWord(std::string_view normal) {
  for (size_t at = 0; at < normal.size(); at += base::Decode(normal, at).size) {
    const auto found = Words().find(normal.substr(at));
    if (found != Words().end() && (at == 0 || found->second->match == "end")) return found->second;
  }
  return nullptr;
}

// "完成率及说明": where two headings stand in one cell, where the second one begins; npos for
// headings with one meaning.
size_t FindJoint(std::string_view normal, const HeaderRow* word) {
  size_t found = std::string_view::npos;
  for (const std::string_view joint : kHeadingJoints) {
    const size_t at = normal.find(joint);
    if (at != normal.npos && at > 0 && at + joint.size() < normal.size())
      found = std::min(found, at);
  }
  // A joint inside the longest word is that word's own (内容与要求).
  if (word != nullptr && found != normal.npos && found >= normal.size() - word->word.size())
    return std::string_view::npos;
  return found;
}

bool IsWord(std::string_view normal) {
  return Words().contains(normal);
}

Column MakeColumn(std::string_view heading) {
  return {RoleOf(heading).value_or(Role::kOther), base::RemoveSpace(heading)};
}

std::string Join(const std::vector<std::string_view>& pieces, size_t begin, size_t count) {
  std::string joined;
  for (size_t i = begin; i < begin + count; ++i) joined += base::RemoveSpace(pieces[i]);
  return joined;
}

// Pieces from `begin` on that make one heading word together (项目 / 名称); 0 where none do.
size_t BrokenHeading(const std::vector<std::string_view>& pieces, size_t begin) {
  // 上半年 / 推进情况: the time belongs to the heading behind it.
  if (begin + 1 < pieces.size() && IsPeriodHeading(pieces[begin]) && RoleOf(pieces[begin + 1]))
    return 2;
  for (size_t count = kMostPieces; count >= 2; --count) {
    if (begin + count > pieces.size()) continue;
    if (ReadNumber(pieces[begin + count - 1])) continue;  // 进展情况 / （一）
    const std::string joined = Join(pieces, begin, count);
    if (joined.size() > kLongestHeading * 3) continue;
    bool all_known = true;
    for (size_t i = begin; i < begin + count; ++i) all_known &= RoleOf(pieces[i]).has_value();
    // "项目" and "名称" are words by themselves too; other known neighbours are two headings.
    const bool short_parts = Length(pieces[begin]) <= 2 && Length(pieces[begin + 1]) <= 2;
    if (IsWord(Normal(joined)) && (!all_known || short_parts)) return count;
    // 市级牵头 / 责任单位
    if (count == 2 && !RoleOf(pieces[begin]) && pieces[begin].ends_with("牵头") &&
        (RoleOf(pieces[begin + 1]) == Role::kUnits ||
         RoleOf(pieces[begin + 1]) == Role::kLeadUnits))
      return count;
    // 年度目标 / 任务: two words for one thing, the second a short one.
    const auto role = RoleOf(joined);
    if (count == 2 && role && role == RoleOf(pieces[begin]) && role == RoleOf(pieces[begin + 1]) &&
        Length(pieces[begin]) > 2 && Length(pieces[begin + 1]) <= 2)
      return count;
  }
  return 0;
}

bool MayBeUnknownHeading(std::string_view piece) {
  const size_t length = piece.size() > 120 ? 99 : Length(Normal(piece));
  return length >= 2 && length <= kLongestUnknown && !HasStop(piece) && !ReadNumber(piece);
}

// "1- 8月完成": a time that a blank broke.
bool GoesOnBehindBlank(std::string_view line, size_t begin, size_t at) {
  const std::string_view word = line.substr(begin, at - begin);
  if (word.empty() || word.back() != '-' || word.size() > 3) return false;
  const std::string_view behind = base::Trim(line.substr(at));
  return !behind.empty() && behind[0] >= '1' && behind[0] <= '9';
}

std::vector<std::string_view> SplitAtBlanks(std::string_view line) {
  std::vector<std::string_view> words;
  size_t begin = 0;
  for (size_t at = 0; at <= line.size();) {
    const base::CodePoint c = base::Decode(line, at);
    if (c.size == 0 || (base::IsSpace(c.value) && !GoesOnBehindBlank(line, begin, at))) {
      if (at > begin) words.push_back(line.substr(begin, at - begin));
      begin = at + c.size;
    }
    if (c.size == 0) break;
    at += c.size;
  }
  return words;
}

// The glued heading cut into as few words as cover it whole; empty where they do not.
std::vector<Column> CutGlued(std::string_view glued) {
  struct Step {
    int words = -1;
    size_t from = 0;
  };
  std::vector<Step> steps(glued.size() + 1);
  steps[0].words = 0;
  for (size_t at = 0; at < glued.size(); ++at) {
    if (steps[at].words < 0) continue;
    const auto words = WordsByFirst().find(base::Decode(glued, at).value);
    if (words == WordsByFirst().end()) continue;
    for (const HeaderRow* row : words->second) {
      if (!glued.substr(at).starts_with(row->word)) continue;
      Step& next = steps[at + row->word.size()];
      if (next.words < 0 || next.words > steps[at].words + 1) next = {steps[at].words + 1, at};
    }
  }
  std::vector<Column> columns;
  if (steps.back().words < 0) return columns;
  for (size_t at = glued.size(); at > 0; at = steps[at].from)
    columns.insert(columns.begin(), MakeColumn(glued.substr(steps[at].from, at - steps[at].from)));
  return columns;
}

size_t Count(const std::vector<Column>& columns, Role role) {
  return static_cast<size_t>(std::count_if(columns.begin(), columns.end(),
                                           [&](const Column& c) { return c.role == role; }));
}

// Whether two columns of a role bear the same heading.
bool Repeats(const std::vector<Column>& columns, Role role) {
  for (size_t i = 0; i < columns.size(); ++i)
    for (size_t j = 0; j < i; ++j)
      if (columns[i].role == role && columns[i].heading == columns[j].heading) return true;
  return false;
}

Column* First(std::vector<Column>& columns, Role role) {
  for (Column& column : columns)
    if (column.role == role) return &column;
  return nullptr;
}

void KeepFirst(std::vector<Column>& columns, Role role, Role others) {
  bool seen = false;
  for (Column& column : columns)
    if (column.role == role && std::exchange(seen, true)) column.role = others;
}

// 王某副市长牵头, but not 负责: 负责事项 is a heading of a column.
bool LeadsWith(std::string_view words) {
  return std::any_of(
      std::begin(kLeadingVerbs), std::end(kLeadingVerbs),
      [&](std::string_view verb) { return verb != "负责" && words.ends_with(verb); });
}

// What a column holds whose heading names two things: a person and a unit are an owner; else the
// first one decides, and what the second one names is looked for inside the cell.
std::optional<Role> RoleOfBoth(std::optional<Role> first, std::optional<Role> second) {
  if (!first || *first == Role::kOther) return std::nullopt;
  const auto is_unit = [](Role role) { return role == Role::kLeadUnits || role == Role::kUnits; };
  if (second && ((*first == Role::kLeaders && is_unit(*second)) ||
                 (is_unit(*first) && *second == Role::kLeaders)))
    return Role::kOwner;
  return first;
}

}  // namespace

std::optional<Role> RoleOf(std::string_view heading) {
  // "三、王某主抓重点工作" heads a table, not a column.
  if (heading.size() > 240 || ListMarkLength(base::Trim(heading)) > 0) return std::nullopt;
  // 进展情况、存在问题及下一步打算: what is listed first stands first in the cells.
  constexpr std::string_view kList = "、";
  if (const size_t list = heading.find(kList); list != heading.npos)
    if (RoleOf(heading.substr(0, list)) == Role::kProgress) return Role::kProgress;
  const std::string normal = Normal(heading);
  const size_t length = Length(normal);
  if (length == 0 || length > kLongestHeading || HasStop(normal)) return std::nullopt;
  const HeaderRow* word = FindWord(normal);
  if (word == nullptr) return std::nullopt;
  if (const size_t joint = FindJoint(normal, word); joint != normal.npos)
    if (const auto both = RoleOfBoth(RoleOf(normal.substr(0, joint)), ParseRole(word->field)))
      return both;
  // "责任领导责任单位": two lines of one heading.
  const std::string_view first = std::string_view(normal).substr(0, normal.rfind(word->word));
  if (IsWord(first) && RoleOfBoth(RoleOf(first), ParseRole(word->field)) == Role::kOwner)
    return Role::kOwner;
  // "2031年某区重点工作完成情况" is a title: before the word stands more than a heading has there.
  const bool of_year = first.find("年") != std::string_view::npos;
  if (CountPlain(first) > (of_year ? kLongestPrefix / 2 : kLongestPrefix)) return std::nullopt;
  const auto role = ParseRole(word->field);
  // "王某副市长牵头事项" stands over somebody's tasks.
  const bool what = role == Role::kContent || role == Role::kCategory;
  return what && LeadsWith(first) ? std::nullopt : role;
}

bool IsHeadingWord(std::string_view text) {
  return text.size() <= kLongestHeading * 3 && IsWord(Normal(text));
}

namespace {

// Whether the heading would be a second one of what is to be done, behind one of how far it is.
bool RepeatsWhat(const std::vector<Column>& columns, std::string_view piece) {
  const auto role = RoleOf(piece);
  const bool what = role == Role::kContent || role == Role::kCategory || role == Role::kNumber;
  return what && Count(columns, Role::kProgress) > 0 &&
         Count(columns, Role::kContent) + Count(columns, Role::kCategory) > 0;
}

}  // namespace

// Categories are often called as their column is (重点领域): behind the last column of a table that
// has one already it is the first row's. `last`: the pieces that it is made of.
void DropCategoryBehind(size_t last, HeaderRun& run) {
  const auto is_category = [](const Column& column) { return column.role == Role::kCategory; };
  if (run.columns.size() < 4 || !is_category(run.columns.back())) return;
  if (std::count_if(run.columns.begin(), run.columns.end(), is_category) < 2) return;
  const std::vector<Column> before(run.columns.begin(), run.columns.end() - 1);
  if (!IsTaskHeader(before)) return;
  run.columns.pop_back();
  run.taken -= last;
}

namespace {

// 一季度 / 二季度: times below which the progress stands, two at least.
bool IsOneOfTimes(const std::vector<std::string_view>& pieces, size_t at,
                  const std::vector<Column>& before) {
  if (before.empty() || !IsPeriodHeading(pieces[at])) return false;
  const bool follows = IsPeriodHeading(before.back().heading);
  return follows || (at + 1 < pieces.size() && IsPeriodHeading(pieces[at + 1]));
}

}  // namespace

void AssumeWhat(std::vector<Column>& columns) {
  if (Count(columns, Role::kContent) + Count(columns, Role::kCategory) > 0) return;
  for (const std::string_view end : kWeakContents)
    for (Column& column : columns)
      if (column.role == Role::kOther && Normal(column.heading).ends_with(end)) {
        column.role = Role::kContent;
        return;
      }
}

// 1-9月实际, 累计至9月: the words without the time; as they are where that is another year's or may
// be a month alone.
std::string WithoutTime(const std::string& normal) {
  const bool month = normal.find("月") != normal.npos && !HasAny(normal, kUpToMarks);
  if (month || HasAny(normal, kOtherTimes)) return normal;
  std::string out;
  for (size_t at = 0; at < normal.size();) {
    const base::CodePoint c = base::Decode(normal, at);
    if (CountPlain(normal.substr(at, c.size)) > 0) out.append(normal, at, c.size);
    at += c.size;
  }
  return out;
}

void AssumeHowFar(std::vector<Column>& columns) {
  if (Count(columns, Role::kProgress) > 0) return;
  const auto is_weak = [](const std::string& words) {
    return std::find(std::begin(kWeakProgress), std::end(kWeakProgress), words) !=
           std::end(kWeakProgress);
  };
  for (Column& column : columns) {
    const std::string normal = Normal(column.heading);
    if (column.role != Role::kOther || (!is_weak(normal) && !is_weak(WithoutTime(normal))))
      continue;
    column.role = Role::kProgress;
    return;
  }
}

HeaderRun ReadHeaderRun(const std::vector<std::string_view>& pieces) {
  HeaderRun run;
  if (pieces.empty() || (!RoleOf(pieces[0]) && BrokenHeading(pieces, 0) == 0)) return run;
  size_t known_end = 0;  // pieces up to the last known heading
  size_t known_columns = 0;
  size_t last = 0;  // pieces of the last known heading
  for (size_t at = 0; at < pieces.size();) {
    const size_t broken = BrokenHeading(pieces, at);
    const bool known =
        broken > 0 || RoleOf(pieces[at]).has_value() || IsOneOfTimes(pieces, at, run.columns);
    // One unknown heading may stand between known ones; behind the last it may be data.
    if (!known && (at > known_end || !MayBeUnknownHeading(pieces[at]))) break;
    // 完成情况 / 经济 / 指标: where the row is whole, what says again what is to be done is a cell.
    if (known && at > known_end && RepeatsWhat(run.columns, pieces[at])) break;
    size_t count = std::max<size_t>(broken, 1);
    // 完成目标 / （%）
    if (at + count < pieces.size() && MeasureInBrackets(pieces[at + count]) == 0) ++count;
    run.columns.push_back(MakeColumn(Join(pieces, at, count)));
    at += count;
    if (known) {
      last = count;
      known_end = at;
      known_columns = run.columns.size();
    }
  }
  run.columns.resize(known_columns);
  run.taken = known_end;
  DropCategoryBehind(last, run);
  AssumeWhat(run.columns);
  AssumeHowFar(run.columns);
  return IsTaskHeader(run.columns) ? run : HeaderRun{};
}

std::vector<Column> ReadHeaderLine(std::string_view line) {
  if (line.size() > 400 || HasStop(line)) return {};
  const std::vector<std::string_view> pieces = SplitAtBlanks(line);
  const HeaderRun run = ReadHeaderRun(pieces);
  if (!run.columns.empty() && run.taken == pieces.size()) return run.columns;
  std::vector<Column> columns = CutGlued(base::RemoveSpace(line));
  return IsTaskHeader(columns) ? columns : std::vector<Column>{};
}

HeaderRun ReadHeaderLines(const std::vector<std::string_view>& lines) {
  constexpr size_t kFewest = 3;         // cells in the first line
  constexpr size_t kLongestLine = 120;  // bytes
  HeaderRun found;
  std::vector<std::string_view> pieces = SplitAtBlanks(lines.at(0));
  if (pieces.size() < kFewest || RoleOf(pieces[0]) != Role::kNumber) return found;
  for (size_t i = 1; i < lines.size(); ++i) {
    const auto words = SplitAtBlanks(lines[i]);
    if (words.empty() || ReadNumber(words[0]) || lines[i].size() > kLongestLine) break;
    pieces.insert(pieces.end(), words.begin(), words.end());
    if (HeaderRun run = ReadHeaderRun(pieces); run.taken == pieces.size())
      found = {std::move(run.columns), i + 1};
  }
  return found;
}

bool IsTaskHeader(const std::vector<Column>& columns) {
  const bool what = Count(columns, Role::kContent) + Count(columns, Role::kCategory) > 0;
  const bool who = Count(columns, Role::kLeadUnits) + Count(columns, Role::kUnits) +
                       Count(columns, Role::kLeaders) + Count(columns, Role::kOwner) >
                   0;
  const bool counted = Count(columns, Role::kNumber) > 0 && columns.size() >= 3;
  return columns.size() >= 2 && what && (who || counted || Count(columns, Role::kProgress) > 0);
}

bool IsMatrixHeader(const std::vector<Column>& columns) {
  // 目标 任务 进度 again and again, and no number before them.
  return Count(columns, Role::kNumber) == 0 && Repeats(columns, Role::kProgress) &&
         Repeats(columns, Role::kContent);
}

namespace {

bool EndsWithAny(std::string_view heading, const auto& ends) {
  return std::any_of(std::begin(ends), std::end(ends),
                     [&](std::string_view end) { return heading.ends_with(end); });
}

// 整治措施 | 整治目标: how it is done promises nothing beside what is to be reached.
void KeepGoals(std::vector<Column>& columns) {
  const auto is_goal = [](const Column& column) {
    return column.role == Role::kContent && EndsWithAny(Normal(column.heading), kGoalHeadings);
  };
  if (std::none_of(columns.begin(), columns.end(), is_goal)) return;
  for (Column& column : columns)
    if (column.role == Role::kContent && EndsWithAny(Normal(column.heading), kMeasureHeadings))
      column.role = Role::kOther;
}

}  // namespace

namespace {

// 2030年目标 | 2030年完成 | 2031年目标: what is due later than the results is kept beside.
void KeepYear(std::vector<Column>& columns) {
  int done = 0;
  for (const Column& column : columns)
    if (column.role == Role::kProgress) done = std::max(done, FindYear(column.heading).value_or(0));
  const auto is_later = [&](const Column& column) {
    return column.role == Role::kContent && FindYear(column.heading).value_or(0) > done;
  };
  const auto is_due = [&](const Column& column) {
    return column.role == Role::kContent && FindYear(column.heading).value_or(done + 1) <= done;
  };
  if (done == 0 || std::none_of(columns.begin(), columns.end(), is_due)) return;
  for (Column& column : columns)
    if (is_later(column)) column.role = Role::kOther;
}

bool IsWithinYear(std::string_view heading) {
  constexpr int kAnyYear = 2000;
  constexpr size_t kYear = 4;
  const auto period = FindPeriod(heading, kAnyYear);
  return period && period->label.size() > kYear;
}

// 工作内容 | 9月末目标 | 完成情况: a step on the way is kept beside the year's task, unless the
// results are of that time too.
void KeepWholeYear(std::vector<Column>& columns) {
  const auto is_step = [](const Column& column) {
    return column.role == Role::kContent && IsWithinYear(column.heading);
  };
  const auto steps = std::count_if(columns.begin(), columns.end(), is_step);
  if (steps == 0 || static_cast<size_t>(steps) == Count(columns, Role::kContent)) return;
  if (std::any_of(columns.begin(), columns.end(), [](const Column& column) {
        return column.role == Role::kProgress && IsWithinYear(column.heading);
      }))
    return;
  for (Column& column : columns)
    if (is_step(column)) column.role = Role::kOther;
}

}  // namespace

void SettleRoles(std::vector<Column>& columns) {
  KeepGoals(columns);
  KeepYear(columns);
  KeepWholeYear(columns);
  if (Count(columns, Role::kContent) == 0) {
    // 类别 and 项目名称: the last of the categories says what is to be done.
    for (auto column = columns.rbegin(); column != columns.rend(); ++column)
      if (column->role == Role::kCategory) {
        column->role = Role::kContent;
        break;
      }
  } else if (Count(columns, Role::kContent) >= 2 && Count(columns, Role::kCategory) == 0) {
    First(columns, Role::kContent)->role = Role::kCategory;
  }
  KeepFirst(columns, Role::kNumber, Role::kOther);
  KeepFirst(columns, Role::kCategory, Role::kOther);
  KeepFirst(columns, Role::kContent, Role::kOther);
  KeepFirst(columns, Role::kLeaders, Role::kOther);
  KeepFirst(columns, Role::kLeadUnits, Role::kSupport);
  KeepFirst(columns, Role::kRemark, Role::kOther);
  if (Count(columns, Role::kLeadUnits) == 0)
    if (Column* unit = First(columns, Role::kUnits)) unit->role = Role::kLeadUnits;
}

}  // namespace duban::understand

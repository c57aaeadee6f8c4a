// Entry points: FinishRows, FieldOf, LargestOf, LeaderIn.
#include "understand/assemble/rows.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_set>

#include "base/utf8.h"
#include "ledger/finding_codes.h"
#include "understand/assemble/disclosure.h"
#include "understand/assemble/indicators.h"
#include "understand/assemble/labels.h"
#include "understand/assemble/names.h"
#include "understand/assemble/owner_cells.h"
#include "understand/assemble/pairs.h"
#include "understand/assemble/repeats.h"
#include "understand/assemble/text.h"
#include "understand/assemble/title.h"
#include "understand/understand.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

using ledger::Field;
using ledger::Finding;

// Cells hold '\n' where the file had a break; pieces are broken there too.
std::vector<std::string_view> Lines(const std::vector<std::string_view>& pieces) {
  std::vector<std::string_view> lines;
  for (std::string_view piece : pieces) {
    for (size_t end = piece.find('\n'); end != std::string_view::npos; end = piece.find('\n')) {
      lines.push_back(piece.substr(0, end));
      piece.remove_prefix(end + 1);
    }
    lines.push_back(piece);
  }
  std::erase_if(lines, [](std::string_view line) { return base::Trim(line).empty(); });
  return lines;
}

// Appends the names that stand neither in `known` nor in `to`.
void AppendNew(const std::vector<std::string>& known, std::vector<std::string>&& names,
               std::vector<std::string>& to) {
  std::unordered_set<std::string> seen(known.begin(), known.end());
  seen.insert(to.begin(), to.end());
  for (std::string& name : names)
    if (seen.insert(name).second) to.push_back(std::move(name));
}

// Of headings over what is expected of the year.
constexpr std::array<std::string_view, 4> kForecastEnds = {"完成预计", "预计完成", "完成预计数",
                                                           "预计完成数"};

class Finisher {
 public:
  Finisher(bool first_leads, std::optional<ledger::Period> titled)
      : first_leads_(first_leads), out_(std::move(titled)) {}

  void Add(const RawTable& table) {
    for (const std::string_view line : table.above) TakeHeading(line);
    // The categories of another table say nothing of this one, unless it goes on without a heading.
    if (!table.headless && (table.other || table.columns.size() != last_columns_))
      category_.clear();
    last_columns_ = table.columns.size();
    if (!table.heading.empty() && LeaderIn(table.heading).empty()) {
      heading_category_ = base::Trim(table.heading);
      category_.clear();
    }
    std::vector<ledger::Row> rows;
    findings_of_table_.clear();
    indicators_ = FindIndicators(table);
    columns_ = table.columns;
    if (indicators_ && !table.rows.empty())
      Find("indicators-composed", std::nullopt, Field::kContent, table.rows.front().place);
    groups_ = NumbersGroups(table);
    for (const RawRow& raw : table.rows) AddRow(table, raw, rows);
    if (!table.labelled && !SaysMore(table, rows)) return;
    if (out_.Add({&table, std::move(rows), std::move(findings_of_table_)})) TellMoved(table);
  }

  // `largest`: the table with the most rows.
  Rows Take(const RawTable& largest) {
    SettleNumbers();
    const RawTable& main = out_.Main(largest);
    return {std::move(out_.rows), std::move(out_.findings), &main, out_.ColumnsBeside(main),
            out_.TimeOf(main)};
  }

 private:
  static Finding Found(std::string_view code, std::optional<int> task, Field field,
                       const ledger::SourcePlace& place, base::Arguments arguments) {
    Finding finding = ledger::MakeFinding(code, std::move(arguments));
    finding.task = task;
    finding.field = field;
    finding.place = place;
    return finding;
  }

  void Find(std::string_view code, std::optional<int> task, Field field,
            const ledger::SourcePlace& place, base::Arguments arguments = {}) {
    out_.findings.push_back(Found(code, task, field, place, std::move(arguments)));
  }

  // The task of a finding is its row's index in the table until the numbers are settled.
  void FindInRow(std::string_view code, size_t row, Field field, const ledger::SourcePlace& place,
                 base::Arguments arguments = {}) {
    findings_of_table_.push_back(
        Found(code, static_cast<int>(row), field, place, std::move(arguments)));
  }

  void TellMoved(const RawTable& table) {
    const auto moved = [](const RawRow& row) { return row.moved; };
    const auto count = std::count_if(table.rows.begin(), table.rows.end(), moved);
    if (count == 0) return;
    Find("cells-moved", std::nullopt, Field::kNone,
         std::find_if(table.rows.begin(), table.rows.end(), moved)->place,
         {{"rows", std::to_string(count)}});
  }

  // A list that names neither owners nor progress is some other list.
  static bool SaysMore(const RawTable& table, const std::vector<ledger::Row>& rows) {
    for (const Role role : {Role::kLeadUnits, Role::kUnits, Role::kOwner, Role::kLeaders,
                            Role::kSupport, Role::kProgress})
      if (table.Find(role) >= 0) return true;
    const auto owned = std::count_if(rows.begin(), rows.end(), [](const ledger::Row& row) {
      return !row.lead_units.empty() || !row.leaders.empty();
    });
    return static_cast<size_t>(owned) * 2 >= rows.size();
  }

  static bool NamesLeading(std::string_view line) {
    return std::any_of(std::begin(kLeadingVerbs), std::end(kLeadingVerbs),
                       [&](std::string_view verb) { return line.find(verb) != line.npos; });
  }

  void TakeHeading(std::string_view line) {
    if (IsTitleLine(line)) {  // another table: nothing of the one before holds for it
      category_.clear();
      heading_category_.clear();
      heading_leader_.clear();
      return;
    }
    const std::string leader = LeaderIn(line);
    if (!leader.empty()) {
      heading_leader_ = leader;
    } else if (ListMarkLength(line) > 0 && Length(line) <= 40) {
      // 二、…牵头工作 of somebody who is not known as a name is not the one's before.
      if (NamesLeading(line)) heading_leader_.clear();
      heading_category_ = base::Trim(line);
    }
  }

  // 产业发展 in a row of its own, without a mark, over rows of a table that has no other category.
  static bool IsBareGroup(const RawTable& table, std::string_view line) {
    constexpr size_t kLongest = 16;  // code points
    const size_t length = Length(line);
    return table.Find(Role::kCategory) < 0 && length >= 2 && length <= kLongest &&
           ListMarkLength(line) == 0 && !EndsSentence(line) && !IsTitleLine(line) &&
           line.find_first_of("0123456789") == line.npos && line.find("：") == line.npos &&
           LeaderIn(line).empty() && LikeUnits(line) == Likeness::kNo &&
           LikePeople(line) != Likeness::kSure && !NamesLeading(line);
  }

  void TakeGroup(std::string_view name) {
    heading_category_ = base::Trim(name);
    category_.clear();
  }

  void AddRow(const RawTable& table, const RawRow& raw, std::vector<ledger::Row>& rows) {
    if (const int heading = table.Find(Role::kHeading); heading >= 0)
      for (const std::string_view line : raw.cells[static_cast<size_t>(heading)])
        IsBareGroup(table, line) ? TakeGroup(line) : TakeHeading(line);
    if (IsTotal(table, raw))
      return findings_of_table_.push_back(
          Found("total-row-left-out", std::nullopt, Field::kNone, raw.place, {}));
    if (const auto group = groups_ ? GroupIn(table, raw) : std::nullopt) {
      heading_category_ = *group;
      category_.clear();
      return;
    }
    if (IsPageData(raw)) return;
    if (raw.continues && !rows.empty()) return Continue(table, raw, rows);
    ledger::Row row;
    row.place = raw.place;
    const size_t findings_before = findings_of_table_.size();
    Fill(table, raw, rows.size(), row);
    if (!raw.doubtful) TakeNextProgress(table, rows.size(), row);
    if (!raw.doubtful) ComposeAll(table, raw, rows.size(), row);
    if (!raw.doubtful) LeaveOutRate(table, raw, rows.size(), row);
    if (row.content.empty() && row.progress.empty()) {
      findings_of_table_.resize(findings_before);  // of a row that is none
      return;
    }
    if (raw.strewn) FindInRow("row-cells-doubtful", rows.size(), Field::kProgress, row.place);
    if (raw.unsplit) FindInRow("cells-unsplit", rows.size(), Field::kContent, row.place);
    if (row.lead_units.empty()) TakeOwners(row);
    if (table.labelled) TakeInnerOwners(row);
    if (row.category.empty()) row.category = category_.empty() ? heading_category_ : category_;
    if (table.Find(Role::kCategory) >= 0 && !NamesStandForCategories(table))
      category_ = row.category;
    if (row.leaders.empty() && !heading_leader_.empty()) row.leaders = {heading_leader_};
    if (first_leads_) KeepFirstLead(row);
    rows.push_back(std::move(row));
  }

  // "索引号：" | … | "成文日期：" | …: what the page says of the paper, below its table.
  static bool IsPageData(const RawRow& raw) {
    constexpr size_t kLongest = 40;  // bytes of a key
    const auto first = std::find_if(raw.cells.begin(), raw.cells.end(),
                                    [](const auto& pieces) { return !pieces.empty(); });
    if (first == raw.cells.end()) return false;
    const std::string_view key = base::Trim(first->front());
    return key.size() <= kLongest && (key.ends_with(":") || key.ends_with("：")) &&
           IsDisclosureLine(key);
  }

  static std::string_view NumberOf(const RawTable& table, const RawRow& raw) {
    const int number = table.Find(Role::kNumber);
    if (number < 0) return {};
    const auto& pieces = raw.cells[static_cast<size_t>(number)];
    return pieces.size() == 1 ? base::Trim(pieces.front()) : std::string_view();
  }

  // 一 | 经济发展 over rows with 1, 2, 3.
  static bool IsHanNumber(std::string_view text) {
    return ReadNumber(text) && text.find_first_of("0123456789") == text.npos &&
           base::IsHan(base::Decode(text, 0).value);
  }

  static bool NumbersGroups(const RawTable& table) {
    size_t han = 0, others = 0;
    for (const RawRow& raw : table.rows) {
      const std::string_view number = NumberOf(table, raw);
      if (number.empty()) continue;
      (IsHanNumber(number) ? han : others) += 1;
    }
    return han > 0 && others >= 2 && others >= han;
  }

  // The name of the rows that follow, where a row has nothing else; nothing for a task.
  static std::optional<std::string> GroupIn(const RawTable& table, const RawRow& raw) {
    if (!IsHanNumber(NumberOf(table, raw))) return std::nullopt;
    std::optional<std::string> name;
    for (size_t i = 0; i < table.columns.size(); ++i) {
      const Role role = table.columns[i].role;
      if (role == Role::kNumber || role == Role::kHeading || raw.cells[i].empty()) continue;
      if (name || (role != Role::kContent && role != Role::kCategory)) return std::nullopt;
      name = MendLines(Lines(raw.cells[i])).text;
    }
    constexpr size_t kLongest = 40;  // code points
    if (!name || Length(*name) > kLongest || EndsSentence(*name)) return std::nullopt;
    return name;
  }

  // 合计: a row that adds up the others, and no task.
  static bool IsTotal(const RawTable& table, const RawRow& raw) {
    for (size_t i = 0; i < table.columns.size(); ++i) {
      const Role role = table.columns[i].role;
      const auto& pieces = raw.cells[i];
      if (role == Role::kHeading || pieces.empty()) continue;
      const std::string first = base::RemoveSpace(pieces.front().substr(0, 40));
      if (first.empty()) continue;
      const bool names = role == Role::kNumber || role == Role::kCategory ||
                         role == Role::kContent || (raw.stage && role != Role::kProgress);
      return names &&
             std::find(std::begin(kTotalRows), std::end(kTotalRows), first) != std::end(kTotalRows);
    }
    return false;
  }

  // Names of indicators are no groups of the rows below them.
  bool NamesStandForCategories(const RawTable& table) const {
    return indicators_ && table.columns[indicators_->name].role == Role::kCategory;
  }

  void ComposeAll(const RawTable& table, const RawRow& raw, size_t index, ledger::Row& row) {
    if (indicators_) Compose(raw, index, row);
    ComposePairs(table, raw, row);
  }

  // The promise and its answer from the cells that say them together. A name that is merged over
  // several rows stands in the first of them.
  void Compose(const RawRow& raw, size_t index, ledger::Row& row) {
    const auto text = [&](size_t column) { return MendLines(Lines(raw.cells[column])).text; };
    std::string name = text(indicators_->name);
    if (name.empty() && raw.stage) name = last_indicator_;
    last_indicator_ = name;
    const std::string unit =
        indicators_->unit ? text(*indicators_->unit) : indicators_->target_unit;
    const std::string target = text(indicators_->target);
    if (name.empty() || target.empty()) return;
    Indicator indicator = ReadIndicator(name, unit, target, ReportedIn(raw),
                                        indicators_->unit ? "" : indicators_->reported_unit);
    row.content = std::move(indicator.content);
    if (row.category == name) row.category.clear();
    if (row.category.empty()) row.category = std::move(indicator.whole);
    if (indicator.apart) KeepApart(raw, index, row);
    if (!indicator.progress.empty()) row.progress = std::move(indicator.progress);
    if (!indicator.apart) TakeRate(raw, index, row);
    if (indicator.other_years)
      FindInRow("indicator-of-other-years", index, Field::kProgress,
                ledger::PlaceOf(row, Field::kProgress),
                {{"target", target}, {"reported", text(*indicators_->reported)}});
    std::erase(row.lead_units, unit);
    std::erase(row.units, unit);
  }

  std::string ReportedIn(const RawRow& raw) const {
    if (!indicators_->reported) return {};
    std::string reported = MendLines(Lines(raw.cells[*indicators_->reported])).text;
    TellExpected(columns_[*indicators_->reported].heading, reported);
    return reported;
  }

  // 12座 under 全年完成预计 is no result: its own words say so.
  static void TellExpected(std::string_view heading, std::string& text) {
    constexpr std::string_view kExpected = "预计";
    const std::string simple = Comparable(heading);
    const bool expected = std::any_of(std::begin(kForecastEnds), std::end(kForecastEnds),
                                      [&](std::string_view end) { return simple.ends_with(end); });
    if (!expected || text.find(kExpected) != text.npos ||
        text.find_first_of("0123456789") == text.npos)
      return;
    text.insert(0, kExpected);
  }

  // What stands in the columns of figures answers nothing that the name promises.
  void KeepApart(const RawRow& raw, size_t index, ledger::Row& row) {
    const ledger::SourcePlace place = ledger::PlaceOf(row, Field::kContent);
    if (!row.progress.empty() && indicators_->reported)
      row.extra.push_back({columns_[*indicators_->reported].heading, std::move(row.progress)});
    row.progress.clear();
    FindInRow("indicator-apart", index, Field::kContent, place,
              {{"target", MendLines(Lines(raw.cells[indicators_->target])).text}});
  }

  // 占比达到95%以上 | 完成率 100%: how much of the task is done, or the share that was promised? It
  // answers neither.
  void LeaveOutRate(const RawTable& table, const RawRow& raw, size_t index, ledger::Row& row) {
    if (!IsShare(row.progress)) return;
    for (const size_t column : table.progress) {
      const std::string& heading = table.columns[column].heading;
      if (!IsRate(heading) || MendLines(Lines(raw.cells[column])).text != row.progress) continue;
      const std::vector<ledger::Target> targets = FindTargets(row.content);
      if (std::none_of(targets.begin(), targets.end(), [&](const ledger::Target& target) {
            return target.unit == "%" || target.unit == "百分点";
          }))
        return;
      FindInRow("rate-left-out", index, Field::kProgress, ledger::PlaceOf(row, Field::kProgress),
                {{"heading", heading}, {"rate", row.progress}});
      row.extra.push_back({heading, std::move(row.progress)});
      row.progress.clear();
      return;
    }
  }

  // 75% and nothing else.
  static bool IsShare(std::string_view text) {
    const size_t digits = text.find_first_not_of("0123456789.");
    return digits != 0 && digits != text.npos &&
           (text.substr(digits) == "%" || text.substr(digits) == "％");
  }

  // 8 | (nothing) | 75%: the share tells how much is done where the figure lacks.
  void TakeRate(const RawRow& raw, size_t index, ledger::Row& row) {
    if (!indicators_->rate || !indicators_->reported) return;
    if (!raw.cells[*indicators_->reported].empty()) return;
    const std::string rate = MendLines(Lines(raw.cells[*indicators_->rate])).text;
    if (!IsShare(rate)) return;
    constexpr std::string_view kOfTask = "完成率";  // as the rules of shares know it
    const bool told = row.progress == rate;         // its column is one of progress
    row.progress = std::string(kOfTask) + rate;
    if (told) return;
    FindInRow("progress-from-other-column", index, Field::kProgress, raw.place,
              {{"heading", columns_[*indicators_->rate].heading}});
  }

  // Beside what is printed, what the pairs of columns promise and answer.
  static void ComposePairs(const RawTable& table, const RawRow& raw, ledger::Row& row) {
    const auto text = [&](size_t column) { return MendLines(Lines(raw.cells[column])).text; };
    const auto add = [](std::string& to, const std::string& sentence) {
      if (!sentence.empty()) to += (to.empty() ? "" : "\n") + sentence;
    };
    for (const ColumnPair& pair : table.pairs) {
      const std::string planned = text(pair.planned);
      const std::string done = text(pair.done);
      PairInWords words = ReadPair(pair, planned, done);
      if (words.promise.empty() || SaysAlready(row.content, pair.thing)) continue;
      if (row.content == planned) row.content.clear();
      if (row.progress == done) row.progress.clear();
      add(row.content, words.promise);
      add(row.progress, words.answer);
    }
  }

  // Whether the task itself tells of the thing; its whole size is another matter: 总投资5亿元.
  static bool SaysAlready(std::string_view content, std::string_view thing) {
    constexpr std::string_view kWhole = "总";
    for (size_t at = content.find(thing); at != content.npos; at = content.find(thing, at + 1))
      if (!content.substr(0, at).ends_with(kWhole)) return true;
    return false;
  }

  static void KeepFirstLead(ledger::Row& row) {
    if (row.lead_units.size() < 2) return;
    row.units.insert(row.units.begin(), std::make_move_iterator(row.lead_units.begin() + 1),
                     std::make_move_iterator(row.lead_units.end()));
    row.lead_units.resize(1);
  }

  void Fill(const RawTable& table, const RawRow& raw, size_t index, ledger::Row& row) {
    for (size_t i = 0; i < table.columns.size(); ++i) {
      const auto lines = Lines(raw.cells[i]);
      if (lines.empty()) continue;
      const bool beside = IsProgressBeside(table, i) || (raw.doubtful && i >= raw.standing &&
                                                         MayStandElsewhere(table.columns[i].role));
      if (i < raw.places.size())
        AddPlace(beside ? Column{Role::kOther, table.columns[i].heading} : table.columns[i],
                 raw.places[i], row);
      if (beside)
        FillExtra(table.columns[i], lines, index, row);
      else
        FillCell(table, table.columns[i], lines, index, row);
    }
  }

  // Of a row whose cells may be in other columns than their own.
  static bool MayStandElsewhere(Role role) {
    return role != Role::kHeading && role != Role::kNumber && role != Role::kCategory &&
           role != Role::kContent;
  }

  static bool IsProgressBeside(const RawTable& table, size_t column) {
    return !table.progress.empty() && table.columns[column].role == Role::kProgress &&
           table.progress.front() != column;
  }

  // Where the column of the progress is empty the next one that says something answers.
  void TakeNextProgress(const RawTable& table, size_t index, ledger::Row& row) {
    if (!row.progress.empty()) return;
    for (const size_t column : table.progress) {
      const std::string& heading = table.columns[column].heading;
      const auto said =
          std::find_if(row.extra.begin(), row.extra.end(),
                       [&](const ledger::ExtraCell& cell) { return cell.heading == heading; });
      if (said == row.extra.end()) continue;
      row.progress = said->text;
      for (ledger::CellPlace& cell : row.places)
        if (cell.field == Field::kOther && cell.heading == heading) cell.field = Field::kProgress;
      return FindInRow("progress-from-other-column", index, Field::kProgress,
                       ledger::PlaceOf(row, Field::kProgress), {{"heading", heading}});
    }
  }

  static void AddPlace(const Column& column, const ledger::SourcePlace& place, ledger::Row& row) {
    if (column.role == Role::kHeading) return;
    const Field field = FieldOf(column.role);
    row.places.push_back({field, field == Field::kOther ? column.heading : "", place});
  }

  void FillCell(const RawTable& table, const Column& column,
                const std::vector<std::string_view>& lines, size_t index, ledger::Row& row) {
    switch (column.role) {
      case Role::kHeading:
        return;
      case Role::kNumber:
        return FillNumber(lines, row);
      case Role::kCategory:
        return Mend(lines, column, index, row, row.category);
      case Role::kContent:
        return Mend(lines, column, index, row, row.content);
      case Role::kProgress:
        Mend(lines, column, index, row, row.progress);
        return TellExpected(column.heading, row.progress);
      case Role::kRemark:
        return Mend(lines, column, index, row, row.remark);
      case Role::kLeaders:
        return FillLeaders(lines, index, row);
      case Role::kLeadUnits:
      case Role::kOwner:
        return FillUnits(table, lines,
                         column.role == Role::kOwner || table.Find(Role::kLeaders) < 0, index,
                         row.lead_units, row);
      case Role::kUnits: {
        // Under a label 责任单位 leads where nobody else does.
        const bool leads = table.labelled && row.lead_units.empty();
        return FillUnits(table, lines, leads, index, leads ? row.lead_units : row.units, row);
      }
      case Role::kSupport:
        return FillUnits(table, lines, false, index, row.units, row);
      case Role::kOther:
        return FillExtra(column, lines, index, row);
    }
  }

  // Owners that stand inside the task: "…。(责任单位:区住建局)", or a line of their own.
  static void TakeOwners(ledger::Row& row) {
    LabelledText taken = TakeLabels(row.content);
    const bool owners =
        std::all_of(taken.parts.begin(), taken.parts.end(), [](const Labelled& part) {
          return part.role != Role::kContent && part.role != Role::kProgress;
        });
    if (taken.parts.empty() || !owners) taken = TakeOwnerBracket(row.content);
    if (taken.parts.empty() || taken.text.empty()) return;
    for (const Labelled& part : taken.parts) TakeOwner(part, row);
    std::string content;
    for (const std::string_view text : taken.text) content += text;
    row.content = std::move(content);
  }

  // "新增学位3000个（市教育局），新建公厕60座（市城管局）": each part of the task has its own. The
  // words stay in the task.
  static void TakeInnerOwners(ledger::Row& row) {
    const std::string_view text = row.content;
    std::vector<std::string> owners;
    for (size_t open = text.find("（"); open != text.npos; open = text.find("（", open + 3)) {
      const size_t close = text.find("）", open);
      if (close == text.npos) break;
      const std::string_view inner = text.substr(open + 3, close - open - 3);
      if (LikeUnits(inner) != Likeness::kSure) continue;
      Names names = SplitUnits({inner}, false);
      AppendNew(owners, std::move(names.units), owners);
    }
    if (owners.empty()) return;
    AppendNew(owners, std::move(row.lead_units), owners);
    row.lead_units = std::move(owners);
  }

  static void TakeOwner(const Labelled& part, ledger::Row& row) {
    if (part.role == Role::kLeaders) {
      Names names = SplitPeople({part.text});
      std::move(names.people.begin(), names.people.end(), std::back_inserter(row.leaders));
      return;
    }
    if (part.role == Role::kOther || part.role == Role::kRemark) {
      row.extra.push_back({std::string(part.label), std::string(part.text)});
      return;
    }
    Names names = SplitUnits({part.text}, true);
    std::move(names.people.begin(), names.people.end(), std::back_inserter(row.leaders));
    const bool leads = row.lead_units.empty() && part.role != Role::kSupport;
    auto& units = leads ? row.lead_units : row.units;
    std::move(names.units.begin(), names.units.end(), std::back_inserter(units));
  }

  static void FillNumber(const std::vector<std::string_view>& lines, ledger::Row& row) {
    row.printed = std::string(base::Trim(lines.front()));
    row.number = ReadNumber(lines.front()).value_or(0);
  }

  void Mend(const std::vector<std::string_view>& lines, const Column& column, size_t index,
            const ledger::Row& row, std::string& out) {
    Mended mended = MendLines(lines);
    if (mended.breaks > 0)
      FindInRow("hard-break", index, FieldOf(column.role), PlaceOf(row, FieldOf(column.role)),
                {{"count", std::to_string(mended.breaks)}});
    out = std::move(mended.text);
  }

  void FillExtra(const Column& column, const std::vector<std::string_view>& lines, size_t index,
                 ledger::Row& row) {
    std::string text;
    Mend(lines, column, index, row, text);
    row.extra.push_back({column.heading, std::move(text)});
  }

  void FillLeaders(const std::vector<std::string_view>& lines, size_t index, ledger::Row& row) {
    Names names = SplitPeople(lines);
    row.leaders = std::move(names.people);
    if (names.padded)
      FindInRow("padded-name", index, Field::kLeaders, PlaceOf(row, Field::kLeaders));
  }

  // "责任人：欧阳诚" below a unit.
  static bool TakePerson(std::string_view line, bool with_people, ledger::Row& row) {
    if (!with_people || line.size() > 120) return false;
    const LabelledText taken = TakeLabels(line);
    if (taken.parts.size() != 1 || !taken.text.empty() ||
        LikePeople(taken.parts[0].text) != Likeness::kSure)
      return false;
    AppendNew({}, SplitPeople({taken.parts[0].text}).people, row.leaders);
    return true;
  }

  void FillUnits(const RawTable& table, const std::vector<std::string_view>& lines,
                 bool with_people, size_t index, std::vector<std::string>& units,
                 ledger::Row& row) {
    std::vector<std::string_view> rest;
    for (const std::string_view line : lines)
      if (!TakePerson(line, with_people, row)) rest.push_back(line);
    if (const auto cell = ReadOwnerCell(rest)) {
      const Field field = &units == &row.units ? Field::kUnits : Field::kLeadUnits;
      if (cell->others) FindInRow("units-unnamed", index, field, PlaceOf(row, field));
      auto& leading = cell->parted && row.lead_units.empty() ? row.lead_units : units;
      AddUnits(table, cell->leading, with_people, leading, row);
      AddUnits(table, cell->helping, with_people, row.units, row);
      return AppendNew({}, SplitPeople(ViewsOf(cell->people)).people, row.leaders);
    }
    AddUnits(table, rest, with_people, units, row);
  }

  static std::vector<std::string_view> ViewsOf(const std::vector<std::string>& texts) {
    return {texts.begin(), texts.end()};
  }

  static void AddUnits(const RawTable& table, const std::vector<std::string>& texts,
                       bool with_people, std::vector<std::string>& units, ledger::Row& row) {
    AddUnits(table, ViewsOf(texts), with_people, units, row);
  }

  static void AddUnits(const RawTable& table, const std::vector<std::string_view>& texts,
                       bool with_people, std::vector<std::string>& units, ledger::Row& row) {
    Names names = SplitUnits(texts, with_people);
    AppendNew(row.lead_units, std::move(names.units), units);
    if (table.Find(Role::kLeaders) < 0)
      std::move(names.people.begin(), names.people.end(), std::back_inserter(row.leaders));
  }

  // Texts of a row under the same number follow those of the row before.
  void Continue(const RawTable& table, const RawRow& raw, std::vector<ledger::Row>& rows) {
    ledger::Row more;
    more.place = raw.place;
    Fill(table, raw, rows.size() - 1, more);
    if (raw.stage && !raw.doubtful) ComposeAll(table, raw, rows.size() - 1, more);
    ledger::Row& row = rows.back();
    if (raw.stage) KeepLinesBeside(row, more);
    // What a page break left of a row goes on in its sentence; a stage's row has its own.
    // So has one of which the merged cells are lost.
    const bool own = raw.stage || (!more.content.empty() && (raw.moved || !more.progress.empty()));
    Append(row.content, more.content, own);
    Append(row.progress, more.progress, own);
    Append(row.remark, more.remark, own);
    for (ledger::ExtraCell& cell : more.extra) AppendExtra(row.extra, std::move(cell), own);
    AppendNew(row.leaders, std::move(more.leaders), row.leaders);
    AppendNew(row.lead_units, std::move(more.lead_units), row.lead_units);
    AppendNew(row.units, std::move(more.units), row.units);
  }

  // A goal of its own per row, and an answer beside each: where one lacks its answer the others are
  // kept in their lines.
  static void KeepLinesBeside(ledger::Row& row, ledger::Row& more) {
    constexpr std::string_view kNothing = "—";
    if (row.content.empty() || more.content.empty() ||
        row.progress.empty() == more.progress.empty())
      return;
    if (more.progress.empty()) {
      more.progress = kNothing;
      return;
    }
    const auto breaks = std::count(row.content.begin(), row.content.end(), '\n');
    row.progress = kNothing;
    for (ptrdiff_t i = 0; i < breaks; ++i) row.progress += "\n" + std::string(kNothing);
  }

  static void Append(std::string& text, const std::string& more, bool own) {
    if (more.empty()) return;
    text = own && !text.empty() ? text + "\n" + more : MendLines({text, more}).text;
  }

  static void AppendExtra(std::vector<ledger::ExtraCell>& extra, ledger::ExtraCell&& more,
                          bool own) {
    const auto same = std::find_if(extra.begin(), extra.end(), [&](const ledger::ExtraCell& cell) {
      return cell.heading == more.heading;
    });
    if (same == extra.end())
      extra.push_back(std::move(more));
    else
      Append(same->text, more.text, own);
  }

  // Printed numbers count where each is there once; else a row's number is its place.
  void SettleNumbers() {
    std::set<int> seen;
    bool usable = true;
    size_t first_bad = 0;  // the row whose number is missing or repeats
    for (const ledger::Row& row : out_.rows) {
      usable &= row.number > 0 && seen.insert(row.number).second;
      first_bad += usable ? 1 : 0;
    }
    int last = 0;
    for (size_t i = 0; i < out_.rows.size(); ++i) {
      ledger::Row& row = out_.rows[i];
      if (!usable) {
        row.number = static_cast<int>(i) + 1;
      } else if (row.number != last + 1) {
        Find("numbering-gap", row.number, Field::kNumber, row.place,
             {{"after", std::to_string(last)}, {"number", std::to_string(row.number)}});
      }
      last = row.number;
    }
    if (!usable && !seen.empty() && *seen.rbegin() > 0)
      Find("numbering-restarted", static_cast<int>(first_bad), Field::kNumber,
           out_.rows[first_bad].place);
    for (Finding& finding : out_.findings)
      if (finding.task && finding.code != "numbering-gap")
        finding.task = out_.rows.at(static_cast<size_t>(*finding.task)).number;
    TellOnce("padded-name");
    TellOnce("units-unnamed");
  }

  // A page that sets its short names wide does so everywhere: told once, where it begins.
  void TellOnce(std::string_view code) {
    const auto same = [&](const Finding& finding) { return finding.code == code; };
    const auto first = std::find_if(out_.findings.begin(), out_.findings.end(), same);
    if (first == out_.findings.end()) return;
    const auto count = std::count_if(first, out_.findings.end(), same);
    first->arguments = {{"count", std::to_string(count)}};
    out_.findings.erase(std::remove_if(first + 1, out_.findings.end(), same), out_.findings.end());
  }

  bool first_leads_;
  JoinedRows out_;
  std::vector<Finding> findings_of_table_;
  std::optional<IndicatorColumns> indicators_;  // of the table being read
  std::vector<Column> columns_;                 // of the table being read
  bool groups_ = false;      // rows of the table being read are numbered 一, 二 over 1, 2, 3
  size_t last_columns_ = 0;  // of the table before
  std::string category_, heading_category_, heading_leader_, last_indicator_;
};

}  // namespace

std::string LeaderIn(std::string_view heading) {
  heading = base::Trim(heading.substr(ListMarkLength(heading)));
  for (const Labelled& part : TakeLabels(heading.substr(0, 200)).parts)
    if (part.role == Role::kLeaders && LikePeople(part.text) == Likeness::kSure) {
      const Names names = SplitPeople({WithoutPost(part.text)});
      if (names.people.size() == 1) return names.people.front();
    }
  size_t end = std::string_view::npos;
  for (const std::string_view verb : kLeadingVerbs) end = std::min(end, heading.find(verb));
  if (end == std::string_view::npos) return {};
  const std::string_view name = WithoutLeadingPost(base::Trim(heading.substr(0, end)));
  if (LikePerson(name) == Likeness::kSure) {
    const Names names = SplitPeople({WithoutPost(name)});
    return names.people.empty() ? std::string() : names.people.front();
  }
  return {};
}

Field FieldOf(Role role) {
  switch (role) {
    case Role::kNumber:
      return Field::kNumber;
    case Role::kHeading:
    case Role::kCategory:
      return Field::kCategory;
    case Role::kContent:
      return Field::kContent;
    case Role::kLeaders:
      return Field::kLeaders;
    case Role::kLeadUnits:
    case Role::kOwner:
      return Field::kLeadUnits;
    case Role::kUnits:
    case Role::kSupport:
      return Field::kUnits;
    case Role::kProgress:
      return Field::kProgress;
    case Role::kRemark:
      return Field::kRemark;
    case Role::kOther:
      return Field::kOther;
  }
  return Field::kOther;
}

const RawTable& LargestOf(const std::vector<RawTable>& tables) {
  return *std::max_element(tables.begin(), tables.end(), [](const RawTable& a, const RawTable& b) {
    return a.rows.size() < b.rows.size();
  });
}

Rows FinishRows(const std::vector<RawTable>& tables, bool first_leads,
                std::optional<ledger::Period> titled) {
  Finisher finisher(first_leads, std::move(titled));
  for (const RawTable& table : tables)
    if (!table.rows.empty()) finisher.Add(table);
  return finisher.Take(LargestOf(tables));
}

}  // namespace duban::understand

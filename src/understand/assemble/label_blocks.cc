// Entry point: ReadLabelBlocks.
#include "understand/assemble/label_blocks.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "understand/assemble/answered.h"
#include "understand/assemble/furniture.h"
#include "understand/assemble/header.h"
#include "understand/assemble/names.h"
#include "understand/assemble/text.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

constexpr size_t kLongestLabel = 14;    // code points
constexpr size_t kLongestHeading = 60;  // code points
constexpr size_t kMostUnitLines = 3;

struct Line {
  std::string_view text;
  ledger::SourcePlace place;
};

enum class Kind { kName, kGoal, kAnswer, kUnits, kOther };

struct Label {
  Kind kind = Kind::kOther;
  Role role = Role::kOther;
  std::string word;
};

bool IsColon(char32_t c) {
  return c == U':' || c == U'：';
}

bool IsIn(std::string_view word, const auto& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// "市定任务（2031年度）": the remark is no part of the label.
std::string_view WithoutRemark(std::string_view word) {
  const size_t open = std::min(word.find("（"), word.find('('));
  const bool closes = word.ends_with("）") || word.ends_with(')');
  return open != word.npos && open > 0 && closes ? word.substr(0, open) : word;
}

std::optional<Label> LabelOf(std::string_view text) {
  if (text.empty() || text.size() > 200 || Length(text) > kLongestLabel) return std::nullopt;
  std::string whole = base::RemoveSpace(text);
  std::string_view word = whole;
  if (word.starts_with("【") && word.ends_with("】")) word = word.substr(3, word.size() - 6);
  word = WithoutRemark(word);
  const auto made = [&](Kind kind, Role role) { return Label{kind, role, std::string(word)}; };
  if (IsIn(word, kLabelBlockNames)) return made(Kind::kName, Role::kCategory);
  if (IsIn(word, kGoalLabels) || IsIn(word, kLabelBlockGoals))
    return made(Kind::kGoal, Role::kContent);
  if (IsIn(word, kAnswerLabels) || IsIn(word, kLabelBlockAnswers))
    return made(Kind::kAnswer, Role::kProgress);
  if (IsIn(word, kLabelBlockOthers)) return made(Kind::kOther, Role::kOther);
  if (!IsHeadingWord(word)) return std::nullopt;
  switch (const Role role = RoleOf(word).value_or(Role::kOther)) {
    case Role::kLeaders:
    case Role::kLeadUnits:
    case Role::kUnits:
    case Role::kSupport:
    case Role::kOwner:
      return made(Kind::kUnits, role);
    case Role::kRemark:
      return made(Kind::kOther, role);
    default:
      return std::nullopt;
  }
}

// "12.", "(3)", "二、", "02 ": bytes of a number and its mark at the head of a line.
size_t MarkLength(std::string_view line) {
  if (const size_t listed = ListMarkLength(line); listed > 0) return listed;
  const bool opened = line.starts_with("(") || line.starts_with("（");
  size_t at = !opened ? 0 : line.starts_with("(") ? 1 : 3;
  const size_t begin = at;
  while (at < line.size() && line[at] >= '0' && line[at] <= '9') ++at;
  if (at == begin || at - begin > 3) return 0;
  const base::CodePoint c = base::Decode(line, at);
  const bool closes = c.value == U')' || c.value == U'）';
  const bool points = c.value == U'.' || c.value == U'．' || c.value == U'、';
  if (opened ? !closes : !points && !closes && !base::IsSpace(c.value)) return 0;
  return at + c.size;
}

// The digits of "(3)" or "12.".
std::string_view DigitsOf(std::string_view mark) {
  const size_t begin = mark.find_first_of("0123456789");
  if (begin == mark.npos) return {};
  return mark.substr(begin, mark.find_first_not_of("0123456789", begin) - begin);
}

struct Labelled {
  Label label;
  std::string_view mark;   // in front of the label
  std::string_view value;  // behind its colon
  size_t lines = 1;        // that the label stands in
  bool alone = false;
};

std::optional<Labelled> LabelIn(std::string_view line) {
  const size_t mark = MarkLength(line);
  const std::string_view rest = base::Trim(line.substr(mark));
  if (auto label = LabelOf(rest))
    return Labelled{*std::move(label), line.substr(0, mark), {}, 1, true};
  size_t at = 0;
  for (size_t length = 0; at < rest.size() && length <= kLongestLabel; ++length) {
    const base::CodePoint c = base::Decode(rest, at);
    if (IsColon(c.value)) {
      auto label = LabelOf(base::Trim(rest.substr(0, at)));
      if (!label) return std::nullopt;
      const std::string_view value = base::Trim(rest.substr(at + c.size));
      return Labelled{*std::move(label), line.substr(0, mark), value, 1, value.empty()};
    }
    at += c.size;
  }
  return std::nullopt;
}

// 进 展 / 情 况: a label that narrow cells broke over lines.
std::optional<Labelled> BrokenLabelAt(const std::vector<Line>& lines, size_t at) {
  constexpr size_t kMostPieces = 4;
  constexpr size_t kLongestPiece = 6;  // code points
  std::string joined;
  std::optional<Labelled> found;
  for (size_t i = at; i < lines.size() && i < at + kMostPieces; ++i) {
    if (lines[i].text.size() > 60 || Length(lines[i].text) > kLongestPiece) break;
    joined += base::RemoveSpace(lines[i].text);
    if (i == at) continue;
    if (auto label = LabelOf(joined)) found = Labelled{*std::move(label), {}, {}, i - at + 1, true};
  }
  return found;
}

struct FieldText {
  Label label;
  std::vector<Line> lines;
};

struct Block {
  ledger::SourcePlace place;
  std::string_view number;
  Line head;  // that stands under no label
  std::vector<FieldText> fields;

  FieldText* Find(Kind kind) {
    for (FieldText& field : fields)
      if (field.label.kind == kind) return &field;
    return nullptr;
  }
};

bool IsBareNumber(std::string_view text) {
  return text.size() <= 3 && !text.empty() &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool EndsBlocks(std::string_view line) {
  return SetOf<kLabelBlockEnds>().LongestAt(line, 0) != base::WordSet::kNone;
}

class BlockReader {
 public:
  // False where the lines are no such blocks.
  bool Read(const std::vector<Line>& lines) {
    bool fits = true;
    for (size_t i = 0; i < lines.size();) {
      auto labelled = LabelIn(lines[i].text);
      if (!labelled || labelled->alone)
        if (auto broken = BrokenLabelAt(lines, i)) labelled = std::move(broken);
      if (!labelled) {
        fits = Text(lines[i++]) && fits;
        continue;
      }
      fits = Take(*labelled, lines[i].place) && fits;
      i += labelled->lines;
    }
    return fits;
  }

  std::vector<Block>& blocks() { return blocks_; }
  bool mostly_alone() const { return alone_ * 2 > labels_; }

 private:
  bool Text(const Line& line) {
    if (blocks_.empty()) {
      lead_.push_back(line);
      return true;
    }
    if (closed_) return true;
    if (EndsBlocks(line.text)) {
      closed_ = true;
      return true;
    }
    FieldText& field = blocks_.back().fields.back();
    const Kind kind = field.label.kind;
    // A label that no list knows: what stands below it is not the field's.
    const bool unknown = line.text.size() < 60 && IsColon(LastCharacter(line.text)) &&
                         Length(line.text) <= 9 && kind != Kind::kAnswer;
    if (unknown) return false;
    field.lines.push_back(line);
    if (kind != Kind::kUnits) return true;
    return field.lines.size() <= kMostUnitLines && !EndsSentence(line.text);
  }

  bool Take(const Labelled& labelled, const ledger::SourcePlace& place) {
    const Kind kind = labelled.label.kind;
    Block* open = blocks_.empty() ? nullptr : &blocks_.back();
    const bool has_task = open != nullptr && (open->Find(Kind::kGoal) != nullptr ||
                                              open->Find(Kind::kAnswer) != nullptr);
    const bool begins =
        kind == Kind::kName ? true : kind == Kind::kGoal && (open == nullptr || has_task);
    closed_ = false;
    bool fits = true;
    if (begins) {
      fits = Begin(labelled, place);
    } else if (open == nullptr) {
      return true;  // 责任编辑：… in the head of a page
    }
    Block& block = blocks_.back();
    const bool twice = !begins && block.Find(kind) != nullptr;
    fits = fits && !(twice && (kind == Kind::kGoal || kind == Kind::kAnswer));
    block.fields.push_back({labelled.label, {}});
    if (!labelled.value.empty()) block.fields.back().lines.push_back({labelled.value, place});
    ++labels_;
    alone_ += labelled.alone ? 1 : 0;
    return fits;
  }

  // What stands under no label in front of the block is cut off the field before it.
  bool Begin(const Labelled& labelled, const ledger::SourcePlace& place) {
    Block block{.place = place, .number = DigitsOf(labelled.mark)};
    bool fits = true;
    std::vector<Line>& before = blocks_.empty() ? lead_ : blocks_.back().fields.back().lines;
    if (!before.empty() && IsBareNumber(before.back().text)) {
      block.number = before.back().text;
      before.pop_back();
    } else if (!before.empty() && labelled.label.kind == Kind::kName) {
      const std::string_view last = before.back().text;
      if (!EndsSentence(last) && TellsOfTasks(last)) before.pop_back();
    } else if (!before.empty() && !EndsSentence(before.back().text) &&
               Length(before.back().text) <= kLongestHeading) {
      const std::string_view last = before.back().text;
      const size_t mark = MarkLength(last);
      if (mark > 0) {
        block.number = DigitsOf(last.substr(0, mark));
        block.head = {base::Trim(last.substr(mark)), before.back().place};
        before.pop_back();
      } else if (before.size() > 1 && !blocks_.empty()) {
        fits = false;  // the end of the result, or the head of what follows
      }
    }
    blocks_.push_back(std::move(block));
    return fits;
  }

  std::vector<Block> blocks_;
  std::vector<Line> lead_;
  size_t labels_ = 0, alone_ = 0;
  bool closed_ = false;
};

// What was signed below the last block is none of it.
void DropSignature(Block& last) {
  std::vector<Line>& lines = last.fields.back().lines;
  const auto signs = [](std::string_view text) {
    return BeforeDate(text) == 0 || (!EndsSentence(text) && MaySign(text));
  };
  while (lines.size() > 1 && signs(lines.back().text)) lines.pop_back();
}

bool IsWhole(Block& block) {
  return (block.Find(Kind::kGoal) != nullptr || block.Find(Kind::kName) != nullptr) &&
         block.Find(Kind::kAnswer) != nullptr;
}

// The points of a numbered list from 1 on; none where a line is not of it.
std::vector<Line> PointsOf(const std::vector<Line>& lines) {
  std::vector<Line> points;
  for (const Line& line : lines) {
    const size_t mark = MarkLength(line.text);
    const auto number = mark > 0 ? ReadNumber(DigitsOf(line.text.substr(0, mark))) : std::nullopt;
    if (!number || *number != static_cast<int>(points.size()) + 1) return {};
    points.push_back({base::Trim(line.text.substr(mark)), line.place});
  }
  return points;
}

// Whether two characters of the one stand side by side in the other too.
bool ShareWord(std::string_view one, std::string_view other) {
  for (size_t at = 0; at < one.size();) {
    const base::CodePoint c = base::Decode(one, at);
    const base::CodePoint next = base::Decode(one, at + c.size);
    const bool han = base::IsHan(c.value) && base::IsHan(next.value);
    const std::string_view pair = one.substr(at, c.size + next.size);
    if (han && !IsIn(pair, kPointVerbs) && other.find(pair) != other.npos) return true;
    at += c.size;
  }
  return false;
}

// 1、 in the result answers 1、 in the task: each is about the same thing, and no result is left
// over.
bool AnswerEachOther(const std::vector<Line>& goals, const std::vector<Line>& answers) {
  if (goals.size() < 2 || answers.empty() || answers.size() > goals.size()) return false;
  for (size_t i = 0; i < answers.size(); ++i)
    if (!ShareWord(goals[i].text, answers[i].text)) return false;
  return true;
}

class TableBuilder {
 public:
  enum Fixed : size_t { kNumber, kCategory, kContent, kProgress };

  explicit TableBuilder(std::vector<Block>& blocks) {
    for (Block& block : blocks) names_group_ |= block.Find(Kind::kName) && block.Find(Kind::kGoal);
    table_.columns = {{Role::kNumber, "序号"},
                      {Role::kCategory, "项目"},
                      {Role::kContent, "任务"},
                      {Role::kProgress, "完成情况"}};
    table_.labelled = true;
  }

  void Add(Block& block) {
    FieldText* goal = block.Find(Kind::kGoal);
    FieldText* answer = block.Find(Kind::kAnswer);
    if (goal != nullptr && answer != nullptr) {
      const std::vector<Line> goals = PointsOf(goal->lines), answers = PointsOf(answer->lines);
      if (AnswerEachOther(goals, answers)) return AddPoints(block, goals, answers);
    }
    Open(block, true);
    if (goal != nullptr) Put(kContent, goal->lines);
    if (answer != nullptr) Put(kProgress, answer->lines);
  }

  RawTable Take() {
    for (size_t column = table_.columns.size(); column-- > 0;) DropIfUnused(table_, column);
    return std::move(table_);
  }

 private:
  void AddPoints(Block& block, const std::vector<Line>& goals, const std::vector<Line>& answers) {
    for (size_t i = 0; i < goals.size(); ++i) {
      Open(block, false);
      Put(kContent, {goals[i]});
      if (i < answers.size()) Put(kProgress, {answers[i]});
    }
  }

  // The row of a block with all that is no task and no result; its number counts blocks.
  void Open(Block& block, bool numbered) {
    table_.rows.emplace_back().place = block.place;
    table_.rows.back().cells.resize(table_.columns.size());
    if (numbered && !block.number.empty()) Put(kNumber, {{block.number, block.place}});
    if (!block.head.text.empty()) Put(kCategory, {block.head});
    for (FieldText& field : block.fields) {
      if (field.label.kind == Kind::kGoal || field.label.kind == Kind::kAnswer) continue;
      if (field.label.kind != Kind::kName) {
        Put(ColumnOf(field.label), field.lines);
        continue;
      }
      const bool is_task = block.Find(Kind::kGoal) == nullptr;
      if (is_task) Put(kContent, field.lines);
      // Beside names that are categories: an empty cell would be of the category above.
      if (!is_task || names_group_) Put(kCategory, field.lines);
    }
  }

  void Put(size_t column, const std::vector<Line>& lines) {
    RawRow& row = table_.rows.back();
    row.cells.resize(table_.columns.size());
    for (const Line& line : lines) row.Add(column, line.text, line.place);
  }

  size_t ColumnOf(const Label& label) {
    for (size_t i = kProgress + 1; i < table_.columns.size(); ++i)
      if (table_.columns[i].heading == label.word) return i;
    table_.columns.push_back({label.role, label.word});
    return table_.columns.size() - 1;
  }

  RawTable table_;
  bool names_group_ = false;  // a block has a task beside its name
};

}  // namespace

LabelBlocks ReadLabelBlocks(const std::vector<const table::Paragraph*>& paragraphs,
                            LabelLines which, bool tells) {
  std::vector<Line> lines;
  for (const table::Paragraph* paragraph : paragraphs) {
    const std::string_view text = base::Trim(paragraph->text);
    if (!text.empty() && (LabelIn(text) || EndsBlocks(text) || !IsFurniture(text)))
      lines.push_back({text, PlaceOf(paragraph->place)});
  }
  BlockReader reader;
  bool fits = reader.Read(lines);
  std::vector<Block>& blocks = reader.blocks();
  if (blocks.empty() || (which == LabelLines::kAlone && !reader.mostly_alone())) return {};
  DropSignature(blocks.back());
  size_t answered = 0;
  for (Block& block : blocks) {
    // The last may be cut off.
    fits = fits && (IsWhole(block) || &block == &blocks.back());
    FieldText* answer = block.Find(Kind::kAnswer);
    answered += answer != nullptr && !answer->lines.empty() ? 1 : 0;
  }
  if (!fits) return {.torn = reader.mostly_alone() && blocks.size() > 1};
  if (answered < (tells ? 1U : 2U)) return {};
  TableBuilder builder(blocks);
  for (Block& block : blocks) builder.Add(block);
  return {.table = builder.Take()};
}

}  // namespace duban::understand

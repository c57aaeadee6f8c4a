// Entry points: BareTitle, FilingQuestionOf, QuestionOf, QuestionOfFirst, QuestionOfNext.
#include "workflow/replacement.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/utf8.h"
#include "understand/publisher.h"
#include "understand/understand.h"
#include "workflow/changes.h"
#include "workflow/corrections.h"
#include "workflow/import_doubts.h"

namespace duban::workflow {
namespace {

using Question = std::optional<base::Message>;

// The edition whose table this is, of those that a correction replaced.
base::Expected<Question> CorrectedSince(const store::ReadTransaction& transaction,
                                        const Replacement& replacement) {
  const store::Edition& standing = replacement.standing;
  const ledger::Document& document = replacement.document;
  if (standing.head.source.sm3 == document.source.sm3) return Question();
  DUBAN_TRY(editions, transaction.Editions(replacement.government, standing.year, standing.period));
  for (const store::Edition& edition : editions) {
    if (edition.state != store::EditionState::kSuperseded) continue;
    bool same = edition.head.source.sm3 == document.source.sm3;
    if (!same) {
      DUBAN_TRY(rows, transaction.Rows(replacement.government, edition.id));
      same = IsSameTable(edition.head, rows, document);
    }
    if (same)
      return Question({std::string(kCorrectedSince),
                       {{"period", standing.period},
                        {"edition", std::to_string(edition.number)},
                        {"standing", std::to_string(standing.number)}}});
  }
  return Question();
}

bool IsCut(const ledger::Document& document) {
  return std::any_of(
      document.findings.begin(), document.findings.end(),
      [](const ledger::Finding& finding) { return finding.code == understand::kFileCutCode; });
}

// A table that was published before the one that stands corrects nothing.
Question OlderOf(const Replacement& replacement) {
  const auto& before = replacement.standing.head.disclosure.published;
  const auto& now = replacement.document.disclosure.published;
  if (!before || !now || *before <= *now ||
      replacement.standing.head.source.sm3 == replacement.document.source.sm3)
    return std::nullopt;
  return base::Message{std::string(kOlder),
                       {{"period", replacement.standing.period},
                        {"edition", std::to_string(replacement.standing.number)},
                        {"before", before->ToString()},
                        {"now", now->ToString()}}};
}

// Whether the document speaks of the place at all, in full or without its ending ("云岫" of
// 云岫区): then a place at its head that reads otherwise is no ground to refuse it.
bool Names(const ledger::Document& document, std::string_view government) {
  const std::string place = understand::PlaceFromChain(understand::PlaceAtHead(government)).name;
  constexpr size_t kCharacter = 3, kShortest = 2 * kCharacter;
  std::string_view stem = place;
  if (stem.size() >= kShortest + kCharacter) stem.remove_suffix(kCharacter);
  if (stem.empty()) return true;
  for (const std::string& text : {document.title, document.disclosure.publisher})
    if (base::RemoveSpace(text).find(stem) != std::string::npos) return true;
  return false;
}

const ledger::Finding* GovernmentDoubt(const std::vector<ledger::Finding>& findings) {
  for (const ledger::Finding& finding : findings)
    if (finding.code == kGovernmentDiffers) return &finding;
  return nullptr;
}

base::Expected<Question> OtherGovernment(const store::ReadTransaction& transaction,
                                         std::string_view government,
                                         const ledger::Document& document) {
  const ledger::Finding* doubt = GovernmentDoubt(document.findings);
  if (!doubt || Names(document, base::Message{"", doubt->arguments}.Argument("name")))
    return Question();
  const std::string printed = understand::GovernmentOf(document);
  DUBAN_TRY(periods, transaction.Periods(government));
  std::erase_if(periods, [](const store::Period& one) { return one.edition.empty(); });
  for (const store::Period& period : periods) {
    DUBAN_TRY(edition, transaction.FindEdition(government, period.edition));
    if (understand::GovernmentOf(edition.head) == printed) return Question();
  }
  if (periods.empty()) return Question();
  base::Message question{"import-other-government", doubt->arguments};
  question.arguments.emplace_back("government", std::string(government));
  return Question(std::move(question));
}

// Tasks that no row of the table has, and that no row may have.
std::vector<const GoneTask*> LostTasks(const Replacement& replacement) {
  std::set<std::string_view> open;
  for (const ImportedRow& row : replacement.rows)
    for (const JoinCandidate& candidate : row.candidates) open.insert(candidate.task_id);
  std::vector<const GoneTask*> lost;
  for (const GoneTask& task : replacement.gone)
    if (!open.contains(task.task_id)) lost.push_back(&task);
  return lost;
}

// "3, 11-69": numbers of tasks, what follows each other as a range.
std::string NumbersOf(const std::vector<const GoneTask*>& tasks) {
  constexpr int kRanges = 20;
  std::string out;
  int ranges = 0;
  for (size_t i = 0; i < tasks.size();) {
    size_t last = i;
    while (last + 1 < tasks.size() && tasks[last + 1]->number == tasks[last]->number + 1) ++last;
    if (++ranges > kRanges) return out + "…";
    out += (out.empty() ? "" : ", ") + std::to_string(tasks[i]->number);
    if (last > i) out += "-" + std::to_string(tasks[last]->number);
    i = last + 1;
  }
  return out;
}

// The first words of a task.
std::string BeginOf(std::string_view content) {
  constexpr size_t kShown = 20;  // characters
  size_t at = 0;
  for (size_t count = 0; at < content.size(); ++count) {
    if (count == kShown) return std::string(content.substr(0, at)) + "…";
    at += base::Decode(content, at).size;
  }
  return std::string(content);
}

// The same title and numbers: its tasks were put in other words.
bool IsSameList(const Replacement& replacement) {
  const std::vector<store::StoredRow>& before = replacement.standing_rows;
  return BareTitle(replacement.standing.head.title) == BareTitle(replacement.document.title) &&
         std::equal(before.begin(), before.end(), replacement.document.tasks.begin(),
                    replacement.document.tasks.end(),
                    [](const store::StoredRow& a, const ledger::DocumentTask& b) {
                      return NumberOf(a.row) == NumberOf(b.row);
                    });
}

bool IsMuch(size_t lost, size_t rows) {
  return (lost >= kManyLost && lost * kPartLost >= rows) || (lost >= kFewLost && lost * 2 >= rows);
}

Question OtherListOf(std::string_view key, const Replacement& replacement) {
  return base::Message{std::string(key),
                       {{"period", replacement.standing.period},
                        {"standing", replacement.standing.head.title},
                        {"rows", std::to_string(replacement.standing_rows.size())},
                        {"title", replacement.document.title},
                        {"key", std::string(replacement.government) + "-2"}}};
}

Question LossOf(const Replacement& replacement) {
  const size_t rows = replacement.standing_rows.size();
  const std::vector<const GoneTask*> lost = LostTasks(replacement);
  if (lost.empty()) return std::nullopt;
  const bool same_list = lost.size() == rows && IsSameList(replacement);
  if (lost.size() == rows && !same_list) return OtherListOf("import-other-list", replacement);
  if (same_list && rows <= kFewLost) return std::nullopt;
  if (!IsMuch(lost.size(), rows)) return std::nullopt;
  return base::Message{"import-rows-lost",
                       {{"period", replacement.standing.period},
                        {"edition", std::to_string(replacement.standing.number)},
                        {"rows", std::to_string(rows)},
                        {"lost", std::to_string(lost.size())},
                        {"numbers", NumbersOf(lost)},
                        {"first", BeginOf(lost.front()->content)}}};
}

Question CutOf(const Replacement& replacement) {
  if (!IsCut(replacement.document) ||
      replacement.standing.head.source.sm3 == replacement.document.source.sm3)
    return std::nullopt;
  return base::Message{"import-cut",
                       {{"period", replacement.standing.period},
                        {"edition", std::to_string(replacement.standing.number)},
                        {"rows", std::to_string(replacement.standing_rows.size())},
                        {"now", std::to_string(replacement.document.tasks.size())}}};
}

}  // namespace

std::string BareTitle(std::string_view title) {
  constexpr std::string_view kOfPeriods = "一二三四五六七八九十年第季度月上下半全前截至底末止";
  std::string out;
  int brackets = 0;
  for (size_t at = 0; at < title.size();) {
    const base::CodePoint character = base::Decode(title, at);
    const std::string_view one = title.substr(at, character.size);
    at += character.size;
    if (one == "（" || one == "(") ++brackets;
    const bool digit = one.size() == 1 && one[0] >= '0' && one[0] <= '9';
    if (brackets == 0 && !digit && one != " " && kOfPeriods.find(one) == one.npos) out += one;
    if ((one == "）" || one == ")") && brackets > 0) --brackets;
  }
  return out;
}

base::Expected<std::optional<base::Message>> FilingQuestionOf(
    const store::ReadTransaction& transaction, std::string_view government,
    const ledger::Document& document, bool stands) {
  DUBAN_TRY(other, OtherGovernment(transaction, government, document));
  if (other) return std::move(other);
  return stands ? Question() : QuestionOfFirst(document);
}

std::optional<base::Message> QuestionOfFirst(const ledger::Document& document) {
  if (!IsCut(document)) return std::nullopt;
  return base::Message{"import-cut-first", {{"now", std::to_string(document.tasks.size())}}};
}

base::Expected<std::optional<base::Message>> QuestionOf(const store::ReadTransaction& transaction,
                                                        const Replacement& replacement) {
  if (IsSameTable(replacement.standing.head, replacement.standing_rows, replacement.document))
    return Question();
  DUBAN_TRY(corrected, CorrectedSince(transaction, replacement));
  if (corrected) return std::move(corrected);
  if (Question older = OlderOf(replacement)) return older;
  if (Question cut = CutOf(replacement)) return cut;
  return LossOf(replacement);
}

std::optional<base::Message> QuestionOfNext(const Replacement& replacement) {
  const bool all_new =
      std::all_of(replacement.rows.begin(), replacement.rows.end(),
                  [](const ImportedRow& row) { return row.join == RowJoin::kNew; });
  if (!all_new || IsSameList(replacement)) return std::nullopt;
  return OtherListOf("import-nothing-continues", replacement);
}

}  // namespace duban::workflow

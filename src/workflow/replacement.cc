// Entry points: HasLedgers, BareTitle, FilingQuestionsOf, RenameQuestionOf, QuestionsOfFirst,
// QuestionsOf, QuestionsOfNext, GravestFirst, IsOfOrder, IsOfKey.
#include "workflow/replacement.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "understand/assemble/publisher.h"
#include "understand/assemble/title.h"
#include "understand/understand.h"
#include "workflow/changes.h"
#include "workflow/corrections.h"
#include "workflow/filed_before.h"
#include "workflow/import_doubts.h"
#include "workflow/losses.h"
#include "workflow/publication_order.h"
#include "workflow/slips.h"

namespace duban::workflow {
namespace {

using Question = std::optional<base::Message>;

// The gravest first.
constexpr std::array<std::string_view, 31> kByGravity = {"import-other-government",
                                                         "import-second-key",
                                                         "import-like-key",
                                                         "import-like-tasks",
                                                         "import-rename",
                                                         "import-cut-first",
                                                         "import-cut",
                                                         "import-published-before-period",
                                                         "import-other-year",
                                                         "import-published-late",
                                                         "import-two-periods",
                                                         "import-tables-differ",
                                                         "import-columns-doubtful",
                                                         "import-cell-misplaced",
                                                         "import-progress-shifted",
                                                         "import-cells-beyond",
                                                         "import-rows-doubled",
                                                         "import-other-period",
                                                         "import-period-again",
                                                         "import-other-list",
                                                         "import-nothing-continues",
                                                         "import-rows-lost",
                                                         "import-reports-lost",
                                                         "import-cells-lost",
                                                         "import-texts-cut",
                                                         "import-corrections-lost",
                                                         kCorrectedSince,
                                                         kUndone,
                                                         kUncorrected,
                                                         kOlder,
                                                         kUndated};

ptrdiff_t GravityOf(std::string_view key) {
  return std::find(kByGravity.begin(), kByGravity.end(), key) - kByGravity.begin();
}

void Ask(Question question, Questions& questions) {
  if (question) questions.push_back(*std::move(question));
}

void AskAll(Questions asked, Questions& questions) {
  for (base::Message& one : asked) questions.push_back(std::move(one));
}

bool IsCut(const ledger::Document& document) {
  return std::any_of(
      document.findings.begin(), document.findings.end(),
      [](const ledger::Finding& finding) { return finding.code == understand::kFileCutCode; });
}

// Its period is doubtful, or its cells look shifted, by columns or by rows, or have no heading, or
// two of its tables do not agree; one question of each kind.
Questions DoubtsOf(const ledger::Document& document) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kAsked = {
      {{understand::kPublishedBeforePeriodCode, "import-published-before-period"},
       {understand::kOtherPeriodCode, "import-two-periods"},
       {understand::kTablesDifferCode, "import-tables-differ"},
       {understand::kColumnsDoubtfulCode, "import-columns-doubtful"},
       {understand::kCellMisplacedCode, "import-cell-misplaced"},
       {understand::kProgressShiftedCode, "import-progress-shifted"},
       {understand::kCellsBeyondCode, "import-cells-beyond"}}};
  Questions questions;
  for (const auto& [code, key] : kAsked) {
    const auto found =
        std::find_if(document.findings.begin(), document.findings.end(),
                     [&](const ledger::Finding& finding) { return finding.code == code; });
    if (found != document.findings.end()) questions.push_back({std::string(key), found->arguments});
  }
  Ask(PublishedLateQuestionOf(document), questions);
  return questions;
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

// Whether a standing edition of the government is of the place called so, too.
base::Expected<bool> IsFiledSo(const store::ReadTransaction& transaction,
                               std::string_view government, std::string_view place) {
  DUBAN_TRY(periods, transaction.Periods(government));
  for (const store::Period& period : periods) {
    if (period.edition.empty()) continue;
    DUBAN_TRY(edition, transaction.FindEdition(government, period.edition));
    if (understand::GovernmentOf(edition.head) == place) return true;
  }
  return false;
}

base::Expected<Question> OtherGovernment(const store::ReadTransaction& transaction,
                                         const store::Government& government,
                                         const ledger::Document& document) {
  if (!IsOfOtherPlace(document, government.name) || Names(document, government.name))
    return Question();
  DUBAN_TRY(has_ledgers, HasLedgers(transaction, government.key));
  if (!has_ledgers) return Question();
  const std::string printed = understand::GovernmentOf(document);
  DUBAN_TRY(filed, IsFiledSo(transaction, government.key, printed));
  if (filed) return Question();
  return Question(base::Message{
      "import-other-government",
      {{"printed", printed}, {"name", government.name}, {"government", government.key}}});
}

// Two names of one place, or at least one that is no place.
bool MayBeOnePlace(std::string_view a, std::string_view b) {
  const std::string one = understand::PlaceAtHead(a), other = understand::PlaceAtHead(b);
  return one.ends_with(other) || other.ends_with(one);
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

base::Expected<bool> HasLedgers(const store::ReadTransaction& transaction,
                                std::string_view government) {
  DUBAN_TRY(periods, transaction.Periods(government));
  return std::any_of(periods.begin(), periods.end(),
                     [](const store::Period& one) { return !one.edition.empty(); });
}

std::string BareTitle(std::string_view title) {
  constexpr std::string_view kOfPeriods = "一二三四五六七八九十年第季度月上下半全前截至底末止";
  std::string out;
  int brackets = 0;
  title = understand::WithoutAnnexMark(title);  // older editions kept it
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

base::Expected<Question> RenameQuestionOf(const store::ReadTransaction& transaction,
                                          const store::Government& government,
                                          std::string_view name, const ledger::Document& document) {
  if (government.name == name || !IsOfOtherPlace(document, name) || Names(document, name) ||
      MayBeOnePlace(government.name, name))
    return Question();
  DUBAN_TRY(has_ledgers, HasLedgers(transaction, government.key));
  if (!has_ledgers) return Question();
  DUBAN_TRY(filed, IsFiledSo(transaction, government.key, understand::PlaceAtHead(name)));
  if (filed) return Question();
  return Question(base::Message{"import-rename",
                                {{"printed", understand::GovernmentOf(document)},
                                 {"name", government.name},
                                 {"new", std::string(name)},
                                 {"government", government.key}}});
}

Questions QuestionsOfFirst(const ledger::Document& document) {
  Questions questions;
  if (IsCut(document))
    questions.push_back({"import-cut-first", {{"now", std::to_string(document.tasks.size())}}});
  AskAll(DoubtsOf(document), questions);
  Ask(DoubledQuestionOf(document), questions);
  return questions;
}

base::Expected<Questions> FilingQuestionsOf(const store::ReadTransaction& transaction,
                                            const store::Government& government,
                                            std::string_view name, const ledger::Document& document,
                                            bool stands) {
  Questions questions;
  DUBAN_TRY(other, OtherGovernment(transaction, government, document));
  Ask(other, questions);
  DUBAN_TRY(renamed, RenameQuestionOf(transaction, government, name, document));
  Ask(renamed, questions);
  if (!stands) AskAll(QuestionsOfFirst(document), questions);
  if (!stands) {
    DUBAN_TRY(other_year, OtherYearQuestionOf(transaction, government.key, document));
    Ask(other_year, questions);
  }
  // A period against what the table itself says, under which its rows stand already.
  const ledger::Finding* doubt = stands ? nullptr : PeriodDoubt(document.findings);
  if (doubt != nullptr) {
    const base::Message told{std::string(kPeriodOverridden), doubt->arguments};
    DUBAN_TRY(again, OtherPeriodQuestionOf(transaction, government.key, document,
                                           told.Argument("printed")));
    if (again) again->key = "import-period-again";
    Ask(std::move(again), questions);
  }
  DUBAN_TRY(filed, FiledBeforeQuestionOf(transaction, government.key, document));
  Ask(filed, questions);
  return questions;
}

base::Expected<Questions> QuestionsOf(const store::ReadTransaction& transaction,
                                      const Replacement& replacement) {
  Questions questions;
  if (IsSameTable(replacement.standing.head, replacement.standing_rows, replacement.document))
    return questions;
  Ask(CutOf(replacement), questions);
  if (replacement.standing.head.source.sm3 != replacement.document.source.sm3)
    AskAll(DoubtsOf(replacement.document), questions);
  Ask(DoubledQuestionOf(replacement.document), questions);
  DUBAN_TRY(other,
            OtherPeriodQuestionOf(transaction, replacement.government, replacement.document));
  Ask(other, questions);
  DUBAN_TRY(other_year,
            OtherYearQuestionOf(transaction, replacement.government, replacement.document));
  Ask(other_year, questions);
  AskAll(LossQuestionsOf(replacement), questions);
  Ask(OrderQuestionOf(replacement.standing, replacement.document), questions);
  return questions;
}

Questions QuestionsOfNext(const Replacement& replacement) {
  Questions questions;
  Ask(NothingContinuesQuestionOf(replacement), questions);
  return questions;
}

Questions GravestFirst(Questions questions) {
  const auto has = [&](std::string_view key) {
    return std::any_of(questions.begin(), questions.end(),
                       [&](const base::Message& one) { return one.key == key; });
  };
  // An edition that was corrected since, or undone, is older than what stands: it need not be said.
  if (has(kCorrectedSince) || has(kUndone))
    std::erase_if(questions, [](const base::Message& one) { return IsOfOrder(one.key); });
  std::stable_sort(questions.begin(), questions.end(),
                   [](const base::Message& a, const base::Message& b) {
                     return GravityOf(a.key) < GravityOf(b.key);
                   });
  return questions;
}

bool IsOfOrder(std::string_view key) {
  return key == kOlder || key == kUncorrected || key == kUndated;
}

bool IsOfKey(std::string_view key) {
  return key == "import-second-key" || key == "import-like-key" || key == "import-like-tasks";
}

}  // namespace duban::workflow

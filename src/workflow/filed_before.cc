// Entry point: FiledBeforeQuestionOf.
#include "workflow/filed_before.h"

#include <string>
#include <vector>

#include "workflow/changes.h"
#include "workflow/import.h"

namespace duban::workflow {
namespace {

using Question = std::optional<base::Message>;
using store::Edition;
using store::EditionState;

constexpr int kPage = 200;  // events

base::Expected<bool> IsTableOf(const store::ReadTransaction& transaction,
                               std::string_view government, const Edition& edition,
                               const ledger::Document& document) {
  if (edition.head.source.sm3 == document.source.sm3) return true;
  DUBAN_TRY(rows, transaction.Rows(government, edition.id));
  return IsSameTable(edition.head, rows, document);
}

// The event that took the edition away; its payload may have been erased since.
base::Expected<std::optional<store::Event>> UndoOf(const store::ReadTransaction& transaction,
                                                   std::string_view government,
                                                   const std::string& edition) {
  for (int64_t after = 0;;) {
    DUBAN_TRY(events, transaction.Events(government, after, kPage));
    if (events.empty()) return std::optional<store::Event>();
    for (store::Event& event : events)
      if (event.kind == "import.undo" && event.payload &&
          base::Message{"", *event.payload}.Argument("edition") == edition)
        return std::optional(std::move(event));
    after = events.back().sequence;
  }
}

base::Expected<Question> UndoneOf(const store::ReadTransaction& transaction,
                                  std::string_view government, const Edition& edition) {
  DUBAN_TRY(undo, UndoOf(transaction, government, edition.id));
  base::Message question{std::string(kUndone),
                         {{"period", edition.period}, {"edition", std::to_string(edition.number)}}};
  question.arguments.emplace_back(
      "reason", undo ? base::Message{"", *undo->payload}.Argument("reason") : std::string());
  question.arguments.emplace_back("day", undo ? undo->at.LegalDay().ToString() : std::string());
  return Question(std::move(question));
}

}  // namespace

base::Expected<Question> FiledBeforeQuestionOf(const store::ReadTransaction& transaction,
                                               std::string_view government,
                                               const ledger::Document& document) {
  const std::string& label = document.period->label;
  DUBAN_TRY(editions, transaction.Editions(government, *document.year, label));
  const Edition* standing = nullptr;
  for (const Edition& edition : editions)
    if (edition.state == EditionState::kCurrent) standing = &edition;
  if (standing) {
    DUBAN_TRY(stands, IsTableOf(transaction, government, *standing, document));
    if (stands) return Question();
  }
  for (auto edition = editions.rbegin(); edition != editions.rend(); ++edition) {
    if (edition->state == EditionState::kCurrent) continue;
    DUBAN_TRY(same, IsTableOf(transaction, government, *edition, document));
    if (!same) continue;
    if (edition->state == EditionState::kUndone) return UndoneOf(transaction, government, *edition);
    return Question({std::string(kCorrectedSince),
                     {{"period", label},
                      {"edition", std::to_string(edition->number)},
                      {"standing", standing ? std::to_string(standing->number) : ""}}});
  }
  return Question();
}

}  // namespace duban::workflow

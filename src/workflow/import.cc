// Entry points: Import, ImportFile, RefuseMarks, IsGovernmentKey, Name, ImportResult::Count.
#include "workflow/import.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

#include "base/utf8.h"
#include "ledger/plain_line.h"
#include "ledger/tally.h"
#include "port/system/hash.h"
#include "read/reader.h"
#include "store/store.h"
#include "understand/assemble/early_publication.h"
#include "understand/assemble/publisher.h"
#include "understand/lint/compare.h"
#include "understand/understand.h"
#include "workflow/changes.h"
#include "workflow/continuity.h"
#include "workflow/corrections.h"
#include "workflow/import_doubts.h"
#include "workflow/like_key.h"
#include "workflow/link_years.h"
#include "workflow/replacement.h"
#include "workflow/resolve_government.h"

namespace duban::workflow {
namespace {

using base::ErrorCode;
using base::Fail;

constexpr size_t kMaxKey = 64;

bool IsKeyCharacter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '_';
}

// --- before the transaction: what the document is the ledger of

struct Filing {
  int year = 0;
  ledger::Period period;
};

base::Expected<ledger::Period> PeriodOf(const ledger::Document& document,
                                        const ImportOptions& options) {
  if (options.period.empty()) {
    if (!document.period) return Fail(ErrorCode::kMalformed, "import-period-missing");
    return *document.period;
  }
  const auto period = ledger::Period::Parse(options.period);
  if (!period) return Fail(ErrorCode::kUsage, "period-wrong", {{"period", options.period}});
  return *period;
}

base::Expected<Filing> FilingOf(const ledger::Document& document, const ImportOptions& options) {
  DUBAN_TRY(period, PeriodOf(document, options));
  const int year = options.year.value_or(document.year.value_or(period.year()));
  if (!ledger::IsYear(year))
    return Fail(ErrorCode::kUsage, "import-year-impossible", {{"year", std::to_string(year)}});
  // A table of another year's plan is rare enough that somebody must say so.
  if (year != period.year() && !(options.year && !options.period.empty()))
    return Fail(ErrorCode::kConflict, "import-year-conflict",
                {{"year", std::to_string(year)},
                 {"period", period.label},
                 {"said", document.year ? "document" : "options"}});
  return Filing{year, period};
}

base::Expected<Filing> Check(const ledger::Document& document, const ImportOptions& options) {
  DUBAN_CHECK(RefuseMarks(document, options.despite_mark));
  if (document.kind == ledger::DocumentKind::kDecomposition)
    return Fail(ErrorCode::kNotALedger, "import-decomposition");
  if (document.kind == ledger::DocumentKind::kBulletin)
    return Fail(ErrorCode::kNotALedger, "import-bulletin");
  if (document.tasks.empty()) return Fail(ErrorCode::kNotALedger, "import-no-rows");
  return FilingOf(document, options);
}

base::Expected<void> Settle(ledger::Document& document, const ImportOptions& options) {
  DUBAN_CHECK(RequireGovernmentKey(options.government));
  DUBAN_TRY(filing, Check(document, options));
  document.year = filing.year;
  if (document.period != filing.period) {
    const auto printed = std::exchange(document.period, filing.period);
    understand::ReadPlan(document);  // judged anew
    DoubtPeriod(document, printed);
  }
  understand::TellEarlyPublication(document);
  return {};
}

// --- inside the transaction; a dry run has one that only reads, and writes nothing

class Importer {
 public:
  // `write`: `transaction`, or null in a dry run.
  Importer(const store::ReadTransaction& transaction, store::WriteTransaction* write,
           const Context& context, ledger::Document& document, const ImportOptions& options,
           std::string_view bytes)
      : transaction_(transaction),
        write_(write),
        context_(context),
        document_(document),
        options_(options),
        bytes_(bytes) {}

  base::Expected<ImportResult> Run() && {
    DUBAN_CHECK(Begin());
    DUBAN_TRY(continuity, FindContinuity(transaction_, options_.government, *document_.year,
                                         document_, *document_.period));
    continuity_ = std::move(continuity);
    DUBAN_CHECK(Correct());
    DUBAN_CHECK(context_.Alive());
    DUBAN_CHECK(LoadStanding());
    if (IsUnchanged()) return Unchanged();
    result_.rows = continuity_.rows;
    result_.apart = continuity_.apart;
    for (size_t i = 0; i < result_.rows.size(); ++i)
      if (result_.rows[i].join == RowJoin::kNew)
        result_.rows[i].content = document_.tasks[i].row.content;
    TellGone();
    DUBAN_CHECK(RequireConfirmed());
    TellChanges();
    DUBAN_CHECK(context_.Alive());
    DUBAN_CHECK(write_ ? Store() : Foresee());
    DUBAN_CHECK(context_.Alive());
    DUBAN_CHECK(Link());
    if (write_) DUBAN_CHECK(Record());
    return std::move(result_);
  }

 private:
  base::Expected<void> Begin() {
    DUBAN_TRY(government, transaction_.FindGovernment(options_.government));
    if (options_.resolved)
      DUBAN_CHECK(RequireSameGovernment(transaction_, options_.government, document_));
    result_.dry_run = options_.dry_run;
    result_.government = options_.government;
    result_.name = options_.name;
    if (result_.name.empty())
      result_.name = government ? government->name
                                : ledger::WithoutHidden(understand::GovernmentOf(document_));
    if (result_.name.empty()) result_.name = options_.government;
    renamed_ = !government || government->name != result_.name;
    if (renamed_) DUBAN_CHECK(RequireGovernmentName(result_.name));
    stored_ = std::move(government);
    DoubtGovernment(document_, result_.name);
    result_.year = *document_.year;
    result_.period = *document_.period;
    return {};
  }

  // Judged by what people say now, and by what they said of the same tasks in the table before it.
  base::Expected<void> Correct() {
    if (continuity_.reference) {
      DUBAN_TRY(kept,
                transaction_.Corrections(options_.government, continuity_.reference->edition));
      before_ = std::move(kept);
    }
    std::vector<BoundLine> lines = LinesBefore();
    DUBAN_CHECK(AddUndoneLines(lines));
    kept_ = Keep(document_, options_.corrections, lines);
    result_.idle_corrections = kept_.idle;
    result_.restored_corrections = kept_.restored;
    document_.corrections = kept_.lines;
    if (!document_.corrections.empty()) ReadCorrected(document_);
    CorrectionsFor(document_, kept_.unkept);  // for its findings
    CorrectionsFor(document_, kept_.stale);
    result_.findings = document_.findings;
    for (const ledger::DocumentTask& task : document_.tasks) result_.tally.Add(task.reading);
    return {};
  }

  // Whether a line is lost with its task. One that was written for a report has its end with the
  // next one anyway, and a table that comes before in time takes nothing from those after it.
  bool IsLoss(const ledger::CorrectionLine& line) const {
    if (continuity_.same_period) return true;
    return continuity_.reference->as_of <= result_.period.as_of && !EndsWithReport(line);
  }

  // Lines of the table before, at the rows that continue their tasks.
  std::vector<BoundLine> LinesBefore() {
    std::vector<const ledger::Row*> rows;
    for (const store::StoredRow& row : continuity_.reference_rows) rows.push_back(&row.row);
    std::unordered_map<std::string_view, size_t> row_of;
    for (size_t i = 0; i < continuity_.rows.size(); ++i)
      if (!continuity_.rows[i].task_id.empty()) row_of.emplace(continuity_.rows[i].task_id, i);
    std::vector<BoundLine> lines;
    const auto places = RowsOf(rows, before_);
    for (size_t i = 0; i < places.size(); ++i) {
      if (!places[i]) continue;
      const auto now = row_of.find(continuity_.reference_rows[*places[i]].task);
      if (now != row_of.end())
        lines.push_back({before_[i], now->second, continuity_.same_period, false});
      else if (IsLoss(before_[i]))
        result_.lost_corrections.push_back(before_[i]);
    }
    return lines;
  }

  // Lines of the edition that an undo took away last, where its wordings come again: undoing an
  // import takes back the filing, and not what people know of its words.
  base::Expected<void> AddUndoneLines(std::vector<BoundLine>& lines) {
    DUBAN_TRY(editions,
              transaction_.Editions(options_.government, result_.year, result_.period.label));
    const std::string standing = continuity_.same_period ? continuity_.reference->edition : "";
    for (const store::Edition& edition : editions) {
      // What was undone of the table that stands was the correcting itself.
      if (edition.id == standing &&
          IsSameTable(edition.head, continuity_.reference_rows, document_))
        return {};
      if (edition.state == store::EditionState::kUndone && edition.replaced == standing)
        restored_from_ = edition.id;
    }
    if (restored_from_.empty()) return {};
    DUBAN_TRY(undone, transaction_.Corrections(options_.government, restored_from_));
    std::vector<const ledger::Row*> rows;
    for (const ledger::DocumentTask& task : document_.tasks) rows.push_back(&task.row);
    const auto places = RowsOf(rows, undone);
    for (size_t i = 0; i < places.size(); ++i)
      if (places[i]) lines.push_back({undone[i], *places[i], false, true});
    return {};
  }

  base::Expected<void> LoadStanding() {
    if (continuity_.reference) {
      result_.compared_with = continuity_.reference->label;
      result_.compared_is_later = continuity_.reference->as_of > result_.period.as_of;
    }
    result_.outcome = continuity_.reference ? ImportOutcome::kNewPeriod : ImportOutcome::kFirst;
    if (!continuity_.reference) {
      DUBAN_TRY(periods, transaction_.Periods(options_.government, result_.year));
      result_.again = !periods.empty();
      return {};
    }
    DUBAN_TRY(edition,
              transaction_.FindEdition(options_.government, continuity_.reference->edition));
    reference_ = std::move(edition);
    if (!continuity_.same_period) return {};
    result_.outcome = ImportOutcome::kNewEdition;
    standing_ = reference_;
    return RequireOwnPeriod();
  }

  // A table that names another period does not take the place of the one that stands, unless that
  // one was filed in the same way.
  base::Expected<void> RequireOwnPeriod() const {
    const ledger::Finding* overridden = PeriodDoubt(document_.findings);
    if (!overridden || standing_->head.source.sm3 == document_.source.sm3) return {};
    DUBAN_TRY(findings, transaction_.Findings(options_.government, standing_->id));
    const ledger::Finding* before = PeriodDoubt(findings);
    if (before && before->arguments == overridden->arguments) return {};
    return Fail(ErrorCode::kConflict, "import-period-taken", overridden->arguments);
  }

  base::Expected<void> RequireConfirmed() {
    Questions questions;
    if (stored_) {
      DUBAN_TRY(asked, FilingQuestionsOf(transaction_, *stored_, result_.name, document_,
                                         standing_.has_value()));
      questions = std::move(asked);
    } else {
      questions = QuestionsOfFirst(document_);
    }
    DUBAN_CHECK(AskOfKey(questions));
    if (reference_) {
      const Replacement replacement{options_.government, *reference_,  continuity_.reference_rows,
                                    document_,           result_.rows, result_.gone};
      DUBAN_TRY(asked, standing_ ? QuestionsOf(transaction_, replacement)
                                 : base::Expected<Questions>(QuestionsOfNext(replacement)));
      for (base::Message& one : asked) questions.push_back(std::move(one));
      AskOfCorrections(questions);
    }
    return Confirm(GravestFirst(std::move(questions)));
  }

  // A key that was found is no mistyped one; nor is one that has a ledger.
  base::Expected<void> AskOfKey(Questions& questions) {
    if (options_.resolved || reference_) return {};
    DUBAN_TRY(has_ledgers, HasLedgers(transaction_, options_.government));
    if (has_ledgers) return {};
    DUBAN_TRY(asked,
              SecondKeyQuestionOf(transaction_, options_.government, result_.name, document_));
    if (!asked) {
      DUBAN_TRY(like,
                LikeKeyQuestionOf(transaction_, options_.government, result_.name, document_));
      asked = std::move(like);
    }
    if (asked) questions.push_back(*std::move(asked));
    return {};
  }

  // Within a period, what people said is not dropped unasked.
  void AskOfCorrections(Questions& questions) const {
    std::vector<ledger::CorrectionLine> ended = kept_.stale;
    if (standing_)
      ended.insert(ended.end(), result_.lost_corrections.begin(), result_.lost_corrections.end());
    if (ended.empty()) return;
    std::string lines;
    for (const ledger::CorrectionLine& line : ended)
      lines += (lines.empty() ? "" : ", ") + line.task + " " + line.promise;
    questions.push_back({"import-corrections-lost",
                         {{"period", result_.period.label},
                          {"edition", std::to_string(standing_->number)},
                          {"count", std::to_string(ended.size())},
                          {"lines", std::move(lines)}}});
  }

  base::Expected<void> Confirm(Questions questions) {
    Questions open;
    for (const base::Message& one : questions)
      if (!options_.new_key || !IsOfKey(one.key)) open.push_back(one);
    if (options_.asked) *options_.asked = open;
    if (!open.empty() && !options_.replace)
      return Fail(ErrorCode::kConflict, open[0].key, std::move(open[0].arguments));
    for (const base::Message& one : questions)
      confirmed_ += (confirmed_.empty() ? "" : " ") + one.key;
    return {};
  }

  bool IsUnchanged() {
    if (!standing_ || !IsSameTable(standing_->head, continuity_.reference_rows, document_))
      return false;
    const bool told_more = CompleteOrigin();
    const bool read_alike =
        standing_->head.rules == document_.rules && before_ == document_.corrections;
    if (read_alike && !told_more) return true;
    result_.outcome = read_alike ? ImportOutcome::kOrigin : ImportOutcome::kReread;
    return false;
  }

  // What was told of the standing file before is not lost where it is read anew without being told
  // again. Whether more is told now than was before; another day or address of the same file is
  // not.
  bool CompleteOrigin() {
    if (standing_->head.source.sm3 != document_.source.sm3) return false;
    const ledger::Origin& before = standing_->head.source.origin;
    ledger::Origin now = document_.source.origin;
    if (!before.address.empty()) now.address = before.address;
    if (!before.government.empty()) now.government = before.government;
    if (before.fetched) now.fetched = before.fetched;
    document_.source.origin = now;
    return now != before;
  }

  base::Expected<ImportResult> Unchanged() {
    result_.outcome = ImportOutcome::kUnchanged;
    result_.edition = standing_->number;
    result_.renamed = renamed_;
    if (!renamed_) return std::move(result_);
    if (stored_) {
      DUBAN_TRY(asked, RenameQuestionOf(transaction_, *stored_, result_.name, document_));
      DUBAN_CHECK(Confirm(asked ? Questions{*std::move(asked)} : Questions{}));
    }
    if (!write_) return std::move(result_);
    DUBAN_CHECK(write_->PutGovernment(result_.name));
    base::Arguments payload = {{"name", result_.name}};
    if (!confirmed_.empty()) payload.emplace_back("confirmed", confirmed_);
    DUBAN_TRY(event, write_->Append("government.rename", std::move(payload)));
    result_.event = static_cast<uint64_t>(event);
    return std::move(result_);
  }

  // Against an earlier period only: what a later one has more came after this table. What a row may
  // continue is not gone either.
  void TellGone() {
    if (result_.compared_is_later) return;
    std::set<std::string_view> continued;
    for (const ImportedRow& row : result_.rows) {
      continued.insert(row.task_id);
      for (const JoinCandidate& one : row.candidates) continued.insert(one.task_id);
    }
    for (const store::StoredRow& row : continuity_.reference_rows)
      if (!continued.contains(row.task))
        result_.gone.push_back({row.task, row.row.number, row.row.content});
  }

  void TellColumns() {
    if (!reference_) return;
    Columns before{reference_->head.columns, reference_->head.headings, {}};
    for (const store::StoredRow& row : continuity_.reference_rows) before.rows.push_back(&row.row);
    Columns after{document_.columns, document_.headings, {}};
    for (const ledger::DocumentTask& task : document_.tasks) after.rows.push_back(&task.row);
    if (result_.compared_is_later) std::swap(before, after);
    result_.columns = ChangedColumns(before, after);
  }

  // Rows of another year's plan have other promises.
  void TellLowered() {
    if (!reference_ || standing_ || result_.compared_is_later || reference_->year != result_.year)
      return;
    std::map<std::string_view, const store::StoredRow*> before;
    for (const store::StoredRow& row : continuity_.reference_rows) before[row.task] = &row;
    for (size_t i = 0; i < result_.rows.size(); ++i) {
      const auto was = before.find(result_.rows[i].task_id);
      if (was == before.end()) continue;
      auto lowered =
          understand::ComparePromises({was->second->row, was->second->reading}, document_.tasks[i]);
      std::move(lowered.begin(), lowered.end(), std::back_inserter(result_.lowered));
    }
  }

  void TellChanges() {
    TellColumns();
    TellLowered();
    if (standing_) result_.changes = HeadChanges(standing_->head, document_);
    std::map<std::string_view, const ledger::Row*> before;
    for (const store::StoredRow& row : continuity_.reference_rows) before[row.task] = &row.row;
    for (size_t i = 0; i < result_.rows.size(); ++i) {
      const auto was = before.find(result_.rows[i].task_id);
      if (was == before.end()) continue;
      const ledger::Row& is = document_.tasks[i].row;
      for (FieldChange& change : standing_ ? CorrectedFields(*was->second, is, result_.columns)
                                           : MovedFields(*was->second, is, result_.columns)) {
        change.task_id = result_.rows[i].task_id;
        if (result_.compared_is_later) std::swap(change.before, change.after);
        result_.changes.push_back(std::move(change));
      }
    }
  }

  base::Expected<void> Store() {
    // Also where the name stays: another process may have made the government since its head was
    // looked for, and then the transaction must begin anew.
    DUBAN_CHECK(write_->PutGovernment(result_.name));
    DUBAN_CHECK(write_->PutPlan(result_.year));
    store::NewEdition edition;
    edition.year = result_.year;
    edition.period = result_.period.label;
    edition.as_of = result_.period.as_of;
    edition.document = &document_;
    for (size_t i = 0; i < result_.rows.size(); ++i) {
      if (result_.rows[i].task_id.empty()) {
        DUBAN_TRY(task, write_->AddTask(result_.year, static_cast<int>(i)));
        result_.rows[i].task_id = task.id;
        planned_.push_back({task.id, &document_.tasks[i].row, true});
      } else {
        planned_.push_back({result_.rows[i].task_id, &document_.tasks[i].row, false});
      }
      edition.tasks.push_back(result_.rows[i].task_id);
    }
    DUBAN_CHECK(context_.Alive());
    DUBAN_TRY(added, write_->AddEdition(edition));
    result_.edition = added.number;
    added_ = std::move(added);
    if (!bytes_.empty() && bytes_.size() <= store::kMaxKeptFile)
      DUBAN_CHECK(write_->KeepFile(bytes_));
    return {};
  }

  // What Store would tell: new tasks have no id yet.
  base::Expected<void> Foresee() {
    for (size_t i = 0; i < result_.rows.size(); ++i) {
      const std::string& task = result_.rows[i].task_id;
      planned_.push_back({task, &document_.tasks[i].row, task.empty()});
    }
    DUBAN_TRY(editions,
              transaction_.Editions(options_.government, result_.year, result_.period.label));
    result_.edition = editions.empty() ? 1 : editions.back().number + 1;
    return {};
  }

  base::Expected<void> Link() {
    if (result_.outcome != ImportOutcome::kFirst) return {};
    DUBAN_TRY(links, LinksOfYears(transaction_, options_.government, result_.year, planned_));
    result_.linked = static_cast<int>(links.links.size());
    result_.earlier_plan = std::move(links.earlier);
    for (const store::StoredRow& row : links.left)
      result_.not_continued.push_back({row.task, row.row.number, row.row.content});
    if (!write_) return {};
    for (const store::TaskLink& link : links.links) DUBAN_CHECK(write_->AddLink(link));
    return {};
  }

  base::Expected<void> Record() {
    DUBAN_TRY(event, write_->Append("import", Payload()));
    result_.event = static_cast<uint64_t>(event);
    return {};
  }

  // What was said now, what it took back, and what stands from the table before.
  void TellCorrections(base::Arguments& payload) const {
    const auto tell = [&](std::string_view name, const ledger::CorrectionLine& line) {
      payload.emplace_back(
          std::string(name) + line.task,
          line.promise + " " + line.action + (line.value.empty() ? "" : " " + line.value));
    };
    bool any_kept = false;
    const auto is_restored = [&](const ledger::CorrectionLine& line) {
      return std::find(kept_.restored.begin(), kept_.restored.end(), line) != kept_.restored.end();
    };
    for (size_t i = 0; i < kept_.lines.size(); ++i) {
      const bool restored = !kept_.said[i] && is_restored(kept_.lines[i]);
      any_kept = any_kept || (!kept_.said[i] && !restored);
      tell(kept_.said[i] ? "correction."
           : restored    ? "restored-correction."
                         : "kept-correction.",
           kept_.lines[i]);
    }
    for (const ledger::CorrectionLine& line : kept_.taken_back) tell("correction.", line);
    for (const ledger::CorrectionLine& line : kept_.stale) tell("lost-correction.", line);
    for (const ledger::CorrectionLine& line : result_.lost_corrections)
      tell("lost-correction.", line);
    if (any_kept) payload.emplace_back("kept-from", continuity_.reference->edition);
    if (!kept_.restored.empty()) payload.emplace_back("restored-from", restored_from_);
  }

  base::Arguments Payload() const {
    base::Arguments payload = {{"year", std::to_string(result_.year)},
                               {"period", result_.period.label},
                               {"edition", added_.id},
                               {"number", std::to_string(added_.number)},
                               {"file", document_.source.name},
                               {"sm3", document_.source.sm3},
                               {"rules", document_.rules},
                               {"rows", std::to_string(result_.rows.size())},
                               {"new", std::to_string(result_.Count(RowJoin::kNew))},
                               {"ambiguous", std::to_string(result_.Count(RowJoin::kAmbiguous))},
                               {"gone", std::to_string(result_.gone.size())},
                               {"linked", std::to_string(result_.linked)}};
    if (!confirmed_.empty()) payload.emplace_back("confirmed", confirmed_);
    TellCorrections(payload);
    const ledger::Origin& origin = document_.source.origin;
    if (!origin.address.empty()) payload.emplace_back("address", origin.address);
    if (origin.fetched) payload.emplace_back("fetched", origin.fetched->ToString());
    for (const ImportedRow& row : result_.rows)
      if (row.join == RowJoin::kLikeness)
        payload.emplace_back("like." + std::to_string(row.number),
                             row.task_id + " " + std::to_string(row.score));
    std::map<int, std::string> changed;
    if (standing_)
      for (const FieldChange& change : result_.changes)
        changed[change.number]
            .append(changed[change.number].empty() ? "" : " ")
            .append(ledger::Name(change.field));
    for (const auto& [number, fields] : changed)
      payload.emplace_back("changed." + std::to_string(number), fields);
    return payload;
  }

  const store::ReadTransaction& transaction_;
  store::WriteTransaction* write_;
  const Context& context_;
  ledger::Document& document_;
  const ImportOptions& options_;
  std::string_view bytes_;

  std::optional<store::Government> stored_;  // as it was called so far
  bool renamed_ = false;
  Continuity continuity_;
  std::optional<store::Edition> reference_;     // the one that is compared with
  std::optional<store::Edition> standing_;      // the period's own, that the table corrects
  std::vector<ledger::CorrectionLine> before_;  // of the table that rows are told against
  KeptLines kept_;
  std::string restored_from_;         // the edition that was undone, of kept_.restored
  std::string confirmed_;             // the questions that somebody answered beforehand
  std::vector<PlannedTask> planned_;  // of all rows
  store::Edition added_;
  ImportResult result_;
};

base::Expected<ImportResult> ImportWith(const Context& context, ledger::Document document,
                                        const ImportOptions& options, std::string_view bytes) {
  DUBAN_CHECK(Settle(document, options));
  DUBAN_CHECK(context.Alive());
  if (options.dry_run) {
    DUBAN_TRY(transaction, context.store->Read());
    return Importer(transaction, nullptr, context, document, options, bytes).Run();
  }
  ImportResult result;
  DUBAN_CHECK(context.store->Write(
      {options.government, context.actor, context.now},
      [&](store::WriteTransaction& transaction) -> base::Expected<void> {
        ledger::Document copy = document;  // it is changed, and the body may run again
        DUBAN_TRY(done, Importer(transaction, &transaction, context, copy, options, bytes).Run());
        result = std::move(done);
        return {};
      }));
  return result;
}

}  // namespace

int ImportResult::Count(RowJoin join) const {
  return static_cast<int>(std::count_if(rows.begin(), rows.end(),
                                        [&](const ImportedRow& row) { return row.join == join; }));
}

std::string_view Name(ImportOutcome outcome) {
  constexpr std::array<std::string_view, 6> kNames = {"first",  "new_period", "new_edition",
                                                      "reread", "origin",     "unchanged"};
  return kNames[static_cast<size_t>(outcome)];
}

bool IsGovernmentKey(std::string_view key) {
  if (key.empty() || key.size() > kMaxKey || key[0] == '-' || key[0] == '_') return false;
  return std::all_of(key.begin(), key.end(), IsKeyCharacter);
}

base::Expected<void> RequireGovernmentKey(std::string_view key) {
  if (IsGovernmentKey(key)) return {};
  return Fail(ErrorCode::kUsage, "government-key-malformed", {{"key", std::string(key)}});
}

base::Expected<void> RequireGovernmentName(std::string_view name) {
  return ledger::RequirePlainLine("government-name", name, ledger::kMostNameCharacters);
}

base::Expected<void> CheckImport(const ledger::Document& document, const ImportOptions& options) {
  DUBAN_CHECK(Check(document, options));
  return {};
}

base::Expected<void> CheckFirstImport(const ledger::Document& document,
                                      const ImportOptions& options) {
  DUBAN_TRY(filing, Check(document, options));
  ledger::Document filed = document;
  filed.period = filing.period;
  filed.source.origin = options.origin;
  understand::TellEarlyPublication(filed);
  const Questions questions = GravestFirst(QuestionsOfFirst(filed));
  if (options.asked) *options.asked = questions;
  if (!questions.empty() && !options.replace)
    return Fail(ErrorCode::kConflict, questions.front().key, questions.front().arguments);
  return {};
}

base::Expected<void> RefuseMarks(const ledger::Document& document, bool despite_mark) {
  for (const ledger::Finding& finding : document.findings) {
    if (finding.code == understand::kSecrecyMarkCode)
      return Fail(ErrorCode::kSecret, "import-secret", finding.arguments);
    if (finding.code == understand::kInternalMarkCode && !despite_mark)
      return Fail(ErrorCode::kSecret, "import-internal", finding.arguments);
  }
  return {};
}

base::Expected<ImportResult> Import(const Context& context, ledger::Document document,
                                    const ImportOptions& options) {
  return ImportWith(context, std::move(document), options, {});
}

base::Expected<ImportResult> ImportFile(const Context& context, std::string_view bytes,
                                        std::string_view name, const ImportOptions& options) {
  DUBAN_TRY(table, read::Read(bytes, name));
  DUBAN_CHECK(context.Alive());
  DUBAN_TRY(document, understand::Understand(table, options.year));
  document.source.sm3 = port::system::Sm3Hex(bytes);
  document.source.origin = options.origin;
  document.findings.insert(document.findings.end(), options.doubts.begin(), options.doubts.end());
  if (bytes.size() > store::kMaxKeptFile) DoubtKeeping(document, bytes.size());
  return ImportWith(context, std::move(document), options, bytes);
}

}  // namespace duban::workflow

// Entry points: MakeImport. What an import tells stands in import_report.h.
#include "workflow/import.h"

#include <algorithm>

#include "cli/commands.h"
#include "cli/corrections.h"
#include "cli/exit_status.h"
#include "cli/import_report.h"
#include "cli/inputs.h"
#include "cli/progress.h"
#include "cli/sidecar.h"
#include "ledger/plain_line.h"
#include "port/system/file.h"
#include "port/system/hash.h"
#include "port/system/signals.h"
#include "read/reader.h"
#include "understand/assemble/correction_notice.h"
#include "understand/assemble/publisher.h"
#include "understand/understand.h"
#include "workflow/corrections.h"
#include "workflow/replacement.h"
#include "workflow/resolve_government.h"

namespace duban::cli {
namespace {

using port::system::StopSignals;
using workflow::ImportOptions;

constexpr std::string_view kAutomatic = "auto";  // --government: let the files say whose they are

// What must be known of a file before it is imported.
struct Peek {
  std::string path;
  ledger::Document head;  // without its tasks
  base::Date as_of{9999, 12, 31};
  base::Date published{9999, 12, 31};
  bool found = false;     // in a folder, rather than named
  bool corrects = false;  // its title or name says that it corrects what was published before
  std::vector<ledger::Finding> doubts;  // about what was told of its origin
  std::string bytes;                    // of what cannot be read again (a pipe); files are
  std::optional<base::Error> refusal;   // where nothing is stored yet
  workflow::Questions asked;            // of those, where it asks
};

ledger::Document HeadOf(ledger::Document document) {
  document.tasks.clear();
  return document;
}

base::Expected<Peek> PeekInto(const std::string& path, const Origins& origins,
                              const ImportOptions& options) {
  DUBAN_TRY(bytes, ReadInput(path));
  DUBAN_TRY(blocks, read::Read(bytes, path));
  auto document = understand::Assemble(blocks, options.year);
  if (!document) return base::Fail(std::move(document).error().Within(path));
  if (auto refused = workflow::CheckImport(*document, options); !refused)
    return base::Fail(std::move(refused).error().Within(path));
  ledger::Document told;
  told.source.origin = document->source.origin;
  origins.Apply(path, told);
  workflow::Questions asked;
  ImportOptions ask = options;
  ask.asked = &asked;
  ask.origin = told.source.origin;
  auto first = workflow::CheckFirstImport(*document, ask);
  Peek peek{path, HeadOf(*std::move(document))};
  peek.asked = std::move(asked);
  if (!first) peek.refusal = std::move(first).error().Within(path);
  peek.head.source.origin = std::move(told.source.origin);
  peek.doubts = std::move(told.findings);
  if (peek.head.period) peek.as_of = peek.head.period->as_of;
  const ledger::Disclosure& head = peek.head.disclosure;
  peek.published = head.published.value_or(head.created.value_or(peek.published));
  peek.head.source.sm3 = port::system::Sm3Hex(bytes);
  peek.head.source.name = port::system::FileName(path);
  peek.corrects = understand::SaysItCorrects(peek.head);
  if (path == kStandardInput || !port::system::IsRegularFile(path)) peek.bytes = std::move(bytes);
  return peek;
}

// The bytes that were looked at, and no others.
base::Expected<std::string> BytesOf(const Peek& peek) {
  if (!peek.bytes.empty()) return peek.bytes;
  DUBAN_TRY(bytes, port::system::ReadFile(peek.path));
  if (port::system::Sm3Hex(bytes) != peek.head.source.sm3)
    return base::Fail(base::ErrorCode::kConflict, "file-changed", {{"path", peek.path}});
  return std::move(bytes);
}

// In the order of their periods, and within one of their publication, those without a day last,
// corrections behind what they correct, else of the day they were fetched: tasks find their
// history, and a correction comes after what it corrects. Where that does not tell, the import
// asks.
void PutInOrder(std::vector<Peek>& peeks) {
  std::stable_sort(peeks.begin(), peeks.end(), [](const Peek& a, const Peek& b) {
    return std::tie(a.as_of, a.published, a.corrects, a.head.source.origin.fetched) <
           std::tie(b.as_of, b.published, b.corrects, b.head.source.origin.fetched);
  });
}

// Whether a failure is of one file, so that others may be gone on with; the store's own, or a
// signal, are of all.
bool IsOfOneFile(base::ErrorCode code) {
  switch (code) {
    case base::ErrorCode::kMalformed:
    case base::ErrorCode::kNotALedger:
    case base::ErrorCode::kUnsupported:
    case base::ErrorCode::kNotFound:
    case base::ErrorCode::kUnreadable:
    case base::ErrorCode::kLimit:
    case base::ErrorCode::kConflict:
    case base::ErrorCode::kSecret:
      return true;
    default:
      return false;
  }
}

// For --government auto.
base::Expected<void> ResolveGovernment(const workflow::Context& context, const Peek& peek,
                                       ImportOptions& options) {
  DUBAN_TRY(found, workflow::ResolveGovernment(context, peek.head));
  options.government = std::move(found.key);
  options.resolved = true;
  if (options.name.empty()) options.name = std::move(found.name);
  return {};
}

// A government that the store does not have yet bears the name that its document gives it.
base::Expected<void> NameNewGovernment(const query::Query& query, const Peek& peek,
                                       ImportOptions& options) {
  if (!options.name.empty()) return {};
  const auto stored = query.Government(options.government);
  if (stored || stored.error().code != base::ErrorCode::kNotFound) return {};
  options.name = ledger::WithoutHidden(understand::GovernmentOf(peek.head));
  return {};
}

// Whether all that is asked of the table is that it was filed before, or came before.
bool IsHistory(const workflow::Questions& asked) {
  const auto was_filed = [](const base::Message& one) {
    return one.key == workflow::kCorrectedSince || one.key == workflow::kUndone;
  };
  const auto is_of_order = [](const base::Message& one) { return workflow::IsOfOrder(one.key); };
  return !asked.empty() && (std::any_of(asked.begin(), asked.end(), was_filed) ||
                            std::all_of(asked.begin(), asked.end(), is_of_order));
}

// The gravest, and the others on lines of their own.
base::Message AllQuestions(const workflow::Questions& asked, const Console& console) {
  std::string others;
  for (auto one = asked.begin() + 1; one != asked.end(); ++one)
    others += "\n  " + console.Say("import.also", {{"what", words::Say(*one, console.voice)}});
  return {"import-questions",
          {{"gravest", words::Say(asked.front(), console.voice)}, {"others", std::move(others)}}};
}

class Import : public Command {
 public:
  explicit Import(OpenWorkplace open) : open_(std::move(open)) {}

  std::string_view name() const override { return "import"; }

  std::vector<Example> examples() const override {
    return {
        {"duban import 2025Q4.html --government yunxiu --name 云岫区", "example.import.plain"},
        {"duban import 2025Q4.html --government yunxiu --dry-run", "example.import.dry-run"},
        {"duban import 2025Q4.html --government yunxiu --corrections fix.csv",
         "example.import.corrections"},
        {"duban import *.html --government auto", "example.import.auto"},
        {"duban import 实事/*.html --government yunxiu-shishi --new-key", "example.import.new-key"},
        {"duban import pages/ --recursive --keep-going --government auto", "example.import.batch"},
        {"duban import 2025Q4.html --government yunxiu --store postgres://localhost/duban",
         "example.import.postgres"}};
  }

  void Declare(Options& options) override {
    options.Positional("FILE", paths_);
    options.Value("-g,--government", "KEY", options_.government, Need::kTold);
    options.Value("--name", "NAME", options_.name);
    options.Value("--year", "YEAR", year_, ledger::kFirstYear, ledger::kLastYear);
    options.Value("--period", "LABEL", options_.period);
    options.Value("--metadata", "PATH", metadata_);
    options.Value("--corrections", "PATH", corrections_);
    options.Flag("-n,--dry-run", options_.dry_run);
    options.Flag("--replace", options_.replace);
    options.Flag("--new-key", options_.new_key);
    options.Flag("--despite-mark", options_.despite_mark);
    options.Flag("-r,--recursive", recursive_);
    options.Flag("-k,--keep-going", keep_going_);
    options.Flag("--all", all_);
    options.Flag("--json", json_);
    options.Value("--store", "ADDRESS", store_);
  }

  base::Expected<int> Run(Console& console) override {
    StopSignals::Catch();
    if (year_ != 0) options_.year = year_;
    DUBAN_CHECK(RequireGovernment());
    DUBAN_CHECK(workflow::RequireGovernmentName(options_.name));
    DUBAN_TRY(inputs, ExpandInputs(paths_, recursive_));
    if (inputs.size() > 1 && !options_.period.empty())
      return base::Fail(base::ErrorCode::kUsage, "import-one-period");
    if (inputs.size() > 1 && options_.replace)
      return base::Fail(base::ErrorCode::kUsage, "import-one-replace");
    Origins origins;
    if (!metadata_.empty()) {
      DUBAN_TRY(listed, Origins::Read(metadata_));
      origins = std::move(listed);
      TellUnused(origins, inputs, console);
    }
    named_alone_ = inputs.size() == 1 && !inputs[0].found;
    DUBAN_CHECK(ReadCorrections(console));
    DUBAN_TRY(peeks, PeekIntoAll(inputs, origins, console));
    ImportReport report(json_, all_, console);
    auto done = ImportAll(peeks, report, console);
    console.out.Write(report.End());  // what was imported before a failure stands
    DUBAN_CHECK(std::move(done));
    TellTotal(console);
    return Status();
  }

 private:
  void TellTotal(Console& console) const {
    for (const ledger::CorrectionLine& line : idle_)
      console.Remark(
          console.Say("import.idle-correction", {{"task", line.task}, {"promise", line.promise}}));
    if (failed_ + passed_over_ > 0)
      console.Remark(console.Say("import.total", {{"imported", std::to_string(imported_)},
                                                  {"failed", std::to_string(failed_)},
                                                  {"passed_over", std::to_string(passed_over_)}}));
    if (open_questions_.empty()) return;
    std::string files;
    for (const std::string& path : open_questions_) files += (files.empty() ? "" : ", ") + path;
    console.Remark(console.Say(
        "import.open-questions",
        {{"count", std::to_string(open_questions_.size())}, {"files", std::move(files)}}));
  }

  // Of a key that is said to be new nothing stands before the first file of this import.
  base::Expected<void> RequireNewKey(const query::Query& query) const {
    if (!options_.new_key || options_.government == kAutomatic) return {};
    const auto stored = query.Government(options_.government);
    if (!stored || stored->years.empty()) return {};
    return base::Fail(base::ErrorCode::kUsage, "import-key-stands",
                      {{"key", stored->key}, {"name", stored->name}});
  }

  // A key, or the name of a government that the store has: a name makes no new one.
  base::Expected<void> RequireGovernment() {
    if (options_.government.empty()) return base::Fail(base::ErrorCode::kUsage, "import-whose");
    if (options_.government == kAutomatic) return {};
    if (workflow::IsGovernmentKey(options_.government)) return {};
    if (auto opened = open_(StoreAddress(store_), Purpose::kRead)) {
      auto known = cli::ResolveGovernment((*opened)->query(), options_.government);
      if (!known && known.error().code == base::ErrorCode::kUsage)
        return base::Fail(std::move(known).error());
      if (known) options_.government = *known;
    }
    return workflow::RequireGovernmentKey(options_.government);
  }

  // A question that nobody answered ends a single import with its status; so it does here, after
  // the others, unless failures are gone past.
  int Status() const {
    if (!open_questions_.empty() && !keep_going_) return StatusOf(base::ErrorCode::kConflict);
    return failed_ == 0 && open_questions_.empty() && idle_.empty() ? kDone : kDoubts;
  }

  base::Expected<void> ReadCorrections(Console& console) {
    if (corrections_.empty()) return {};
    DUBAN_TRY(file, CorrectionsFile::Read(corrections_));
    options_.corrections = file.lines();
    const auto offices = std::erase_if(
        options_.corrections,
        [](const ledger::CorrectionLine& line) { return line.action == workflow::kOffice; });
    if (offices > 0)
      console.Remark(console.Say("import.offices", {{"count", std::to_string(offices)}}));
    return {};
  }

  // Whether to go on after a failure, which is told then.
  bool GoesOn(const base::Error& error, Console& console) {
    if (!keep_going_ || !IsOfOneFile(error.code)) return false;
    ++failed_;
    console.Complain(error);
    return true;
  }

  // Who imports a folder again means what is new in it: a table that was corrected since, or
  // undone, is history, and the store has it. One that is, or may be, older than the one that
  // stands is in no edition: whether it should be stays open. Named alone, somebody means it, and
  // is asked.
  bool PassesOver(const base::Error& error, const Peek& peek, Console& console) {
    if (named_alone_ || !IsHistory(asked_)) return false;
    const bool older = workflow::IsOfOrder(asked_.back().key);
    ++passed_over_;
    if (older) open_questions_.push_back(peek.path);
    console.Remark(
        console.Say("import.passed-over", {{"path", error.trail.empty() ? "" : error.trail.front()},
                                           {"reason", words::Say(error.message, console.voice)}}));
    return true;
  }

  // All are looked at before anything is written. What was found in a folder and is no document, a
  // picture beside a saved page, is told and passed over.
  base::Expected<std::vector<Peek>> PeekIntoAll(const std::vector<Input>& inputs,
                                                const Origins& origins, Console& console) {
    std::vector<Peek> peeks;
    Progress progress(console, inputs.size(), console.Say("progress.look"));
    for (const Input& input : inputs) {
      if (StopSignals::Requested())
        return base::Fail(base::ErrorCode::kCancelled, "action-cancelled");
      progress.Step(input.path);
      progress.Alone(input.path, console.Say("progress.look"));
      auto peek =
          input.failure ? base::Fail(*input.failure) : PeekInto(input.path, origins, options_);
      if (peek) {
        peek->found = input.found;
        peeks.push_back(*std::move(peek));
        continue;
      }
      progress.Clear();
      if (input.found && peek.error().code == base::ErrorCode::kUnsupported) {
        ++passed_over_;
        console.Remark(console.Say(
            "import.passed-over",
            {{"path", input.path}, {"reason", words::Say(peek.error().message, console.voice)}}));
      } else if (!GoesOn(peek.error(), console)) {
        return base::Fail(std::move(peek).error());
      }
    }
    PutInOrder(peeks);
    return peeks;
  }

  base::Expected<void> ImportAll(const std::vector<Peek>& peeks, ImportReport& report,
                                 Console& console) {
    if (peeks.empty()) return {};  // and no store is made for nothing
    auto opened = open_(StoreAddress(store_), options_.dry_run ? Purpose::kTry : Purpose::kChange);
    if (!opened && opened.error().code != base::ErrorCode::kNotFound)
      return base::Fail(std::move(opened).error());
    std::unique_ptr<Workplace> workplace;  // none: there is no store yet
    if (opened) workplace = *std::move(opened);
    if (workplace) DUBAN_CHECK(RequireNewKey(workplace->query()));
    Progress progress(console, peeks.size(), console.Say("progress.import"));
    for (const Peek& peek : peeks) {
      progress.Step(peek.path);
      progress.Alone(peek.path, console.Say("progress.import"));
      auto done = ImportNext(workplace, peek, console);
      if (!done) {
        progress.Clear();
        if (PassesOver(done.error(), peek, console)) continue;
        if (GoesOn(done.error(), console)) continue;
        return Stopped(std::move(done).error(), console);
      }
      KeepIdle(done->idle_corrections);
      ++imported_;
      if (peeks.size() == 1) progress.Clear();  // what is written may go to the same terminal
      console.out.Write(report.Of(*done, peek.path));
    }
    return {};
  }

  // Every file is an import of its own: those before the failure stand, which must not be taken for
  // nothing.
  base::Expected<void> Stopped(base::Error error, Console& console) const {
    if (imported_ == 0 || options_.dry_run) return base::Fail(std::move(error));
    const base::Arguments count = {{"count", std::to_string(imported_)}};
    if (error.code == base::ErrorCode::kCancelled) {
      error.message = {"import-stopped", count};
      return base::Fail(std::move(error));
    }
    console.out.Flush();
    console.Remark(console.Say("import.stand", count));
    return base::Fail(std::move(error));
  }

  // One table of corrections may serve several files: a line that did something in one of them is
  // not idle.
  void KeepIdle(const std::vector<ledger::CorrectionLine>& idle) {
    if (imported_ == 0) idle_ = idle;
    std::erase_if(idle_, [&](const ledger::CorrectionLine& line) {
      return std::find(idle.begin(), idle.end(), line) == idle.end();
    });
  }

  // No store is made for a file that is refused.
  base::Expected<workflow::ImportResult> ImportNext(std::unique_ptr<Workplace>& workplace,
                                                    const Peek& peek, const Console& console) {
    asked_.clear();
    DUBAN_TRY(bytes, BytesOf(peek));
    auto done = ImportInto(workplace, peek, bytes);
    if (!done && asked_.size() > 1) done.error().message = AllQuestions(asked_, console);
    return done;
  }

  base::Expected<workflow::ImportResult> ImportInto(std::unique_ptr<Workplace>& workplace,
                                                    const Peek& peek, std::string_view bytes) {
    if (!workplace) {
      asked_ = peek.asked;
      if (peek.refusal) return base::Fail(*peek.refusal);
      DUBAN_TRY(made, open_(StoreAddress(store_), Purpose::kWrite));
      workplace = std::move(made);
    }
    return ImportOne(*workplace, peek, bytes);
  }

  base::Expected<workflow::ImportResult> ImportOne(Workplace& workplace, const Peek& peek,
                                                   std::string_view bytes) {
    const workflow::Context context = workplace.context();
    ImportOptions options = options_;
    options.asked = &asked_;
    options.origin = peek.head.source.origin;
    options.doubts = peek.doubts;
    if (options.government == kAutomatic)
      DUBAN_CHECK(ResolveGovernment(context, peek, options));
    else
      DUBAN_CHECK(NameNewGovernment(workplace.query(), peek, options));
    auto done = workflow::ImportFile(context, bytes, port::system::FileName(peek.path), options);
    if (done || !done.error().trail.empty()) return done;
    return base::Fail(std::move(done).error().Within(peek.path));
  }

  OpenWorkplace open_;
  std::vector<std::string> paths_;
  ImportOptions options_;
  std::string store_, metadata_, corrections_;
  int year_ = 0;
  bool json_ = false, all_ = false, recursive_ = false, keep_going_ = false;
  bool named_alone_ = false;  // one file, and no folder
  size_t imported_ = 0, failed_ = 0, passed_over_ = 0;
  std::vector<std::string> open_questions_;   // files that somebody must decide about
  std::vector<ledger::CorrectionLine> idle_;  // that took nothing back in any file
  workflow::Questions asked_;                 // of the file at hand
};

}  // namespace

std::unique_ptr<Command> MakeImport(OpenWorkplace open) {
  return std::make_unique<Import>(std::move(open));
}

}  // namespace duban::cli

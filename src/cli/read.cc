// Entry points: MakeRead. How the output looks stands in read_output.h.
#include <map>
#include <thread>

#include "base/utf8.h"
#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/document.h"
#include "cli/exit_status.h"
#include "cli/inputs.h"
#include "cli/manifest.h"
#include "cli/progress.h"
#include "cli/read_output.h"
#include "cli/scheme_file.h"
#include "ledger/names.h"
#include "port/system/file.h"
#include "port/system/hash.h"
#include "port/system/signals.h"

namespace duban::cli {
namespace {

using port::system::StopSignals;

class Read : public Command {
 public:
  std::string_view name() const override { return "read"; }

  std::vector<Example> examples() const override {
    return {{"duban read 2025Q4.html", "example.read.plain"},
            {"duban read 2025Q4.html --json", "example.read.json"},
            {"duban read pages/ --recursive --keep-going --jobs 2 --format csv --level target "
             "--bom --manifest manifest.json > targets.csv",
             "example.read.batch"},
            {"duban read 2025Q4.html --review --bom > corrections.csv", "example.read.review"},
            {"duban read 2025Q4.html --corrections corrections.csv", "example.read.corrections"},
            {"duban read 2025Q3.html --scheme lights", "example.read.scheme"},
            {"duban read old.txt --period 2019Q3", "example.read.period"}};
  }

  void Declare(Options& options) override {
    options.Positional("FILE", paths_);
    options.Flag("--json", json_);
    options.Flag("--review", review_);
    options.Choice("--format", {"text", "json", "jsonl", "csv"}, format_);
    options.Choice("--level", {"document", "task", "target", "finding"}, level_);
    options.Flag("--bom", bom_);
    options.Choice("--headings", {"keys", "zh"}, headings_);
    options.Flag("--all", all_);
    options.Flag("-r,--recursive", recursive_);
    options.Value("-j,--jobs", "N", jobs_, 0, 256);
    options.Flag("-k,--keep-going", keep_going_);
    options.Value("--manifest", "PATH", manifest_);
    options.Value("--scheme", "SCHEME", scheme_);
    known_.Declare(options);
  }

  base::Expected<int> Run(Console& console) override {
    StopSignals::Catch();
    DUBAN_CHECK(known_.Settle());
    DUBAN_TRY(inputs, ExpandInputs(paths_, recursive_));
    inputs_ = std::move(inputs);
    std::shared_ptr<const ledger::Scheme> scheme;
    if (!scheme_.empty()) {
      DUBAN_TRY(loaded, LoadScheme(scheme_));
      scheme = std::move(loaded);
    }
    const bool one = inputs_.size() == 1 && paths_.size() == 1 && !inputs_[0].found;
    DUBAN_TRY(format, Format());
    const ReadOutput::Shape shape{format,
                                  *wire::ParseLevel(level_.empty() ? "task" : level_),
                                  bom_,
                                  headings_ == "zh",
                                  all_,
                                  one,
                                  std::move(scheme),
                                  !level_.empty()};
    DUBAN_CHECK(ReadOutput::Check(shape));
    const ReadOutput output(shape, console);
    known_.TellUnused(inputs_, console);
    auto status = ReadAll(output, one, console);
    // Also of what failed midway: it names the file.
    if (!manifest_.empty())
      DUBAN_CHECK(port::system::WriteFile(manifest_, WriteManifest(entries_, console.voice)));
    return status;
  }

 private:
  // --json and --review are formats too: only one of them all is printed.
  base::Expected<std::string> Format() const {
    const std::string flag = review_ ? "review" : json_ ? "json" : "";
    const bool two = (review_ && json_) || (!flag.empty() && !format_.empty() && format_ != flag);
    if (two) return base::Fail(base::ErrorCode::kUsage, "format-twice");
    return !flag.empty() ? flag : format_.empty() ? "text" : format_;
  }

  struct Outcome {
    ManifestEntry entry;
    std::string text;
    std::optional<base::Error> passed_over_for;
    std::string table;  // its mark; empty: no tasks
  };

  // What makes two files the same table: the same page saved as HTML and as MHTML, or twice.
  static std::string MarkOf(const ledger::Document& document) {
    if (document.tasks.empty()) return {};
    std::string words = document.period ? document.period->label : "";
    for (const ledger::DocumentTask& task : document.tasks)
      for (const std::string* text : {&task.row.content, &task.row.progress})
        words.append("\n").append(base::RemoveSpace(*text));
    return port::system::Sm3Hex(words);
  }

  Outcome ReadOne(const Input& input, const ReadOutput& output, Progress& progress,
                  const Console& console) const {
    if (input.failure) {
      Outcome outcome;
      outcome.entry.path = input.path;
      outcome.entry.error = input.failure;
      return outcome;
    }
    progress.Alone(input.path, console.Say("progress.read"));
    FileReading reading = ReadDocument(
        input.path, known_, [&] { progress.Alone(input.path, console.Say("progress.judge")); });
    if (reading.document)
      return {EntryOf(*reading.document, input.path),
              output.Of(*reading.document, input.path),
              {},
              MarkOf(*reading.document)};
    Outcome outcome;
    outcome.entry.path = input.path;
    outcome.entry.sm3 = reading.sm3;
    outcome.entry.passed_over =
        input.found && reading.document.error().code == base::ErrorCode::kUnsupported;
    (outcome.entry.passed_over ? outcome.passed_over_for : outcome.entry.error) =
        std::move(reading.document).error();
    return outcome;
  }

  base::Expected<int> ReadAll(const ReadOutput& output, bool one, Console& console) {
    Progress progress(console, inputs_.size());
    console.out.Write(output.Begin());
    size_t failed = 0, written = 0;
    const auto take = [&](size_t i, Outcome outcome) {
      progress.Step(inputs_[i].path);
      if (inputs_.size() == 1) progress.Clear();  // what is written may go to the same terminal
      // A stop that came while it was read: nothing of it is written.
      if (StopSignals::Requested() ||
          (outcome.entry.error && outcome.entry.error->code == base::ErrorCode::kCancelled))
        return false;
      if (!outcome.text.empty())
        console.out.Write((written++ == 0 ? "" : output.Between()) + outcome.text);
      if (outcome.entry.error) {
        ++failed;
        if (!one && keep_going_) progress.Clear(), console.Complain(*outcome.entry.error);
      }
      if (outcome.passed_over_for) {
        progress.Clear();
        console.Remark(
            console.Say("import.passed-over",
                        {{"path", outcome.entry.path},
                         {"reason", words::Say(outcome.passed_over_for->message, console.voice)}}));
      }
      if (!outcome.table.empty()) tables_[outcome.table].push_back(outcome.entry.path);
      entries_.push_back(std::move(outcome.entry));
      return console.out.failure() == 0 && (failed == 0 || keep_going_) &&
             !StopSignals::Requested();
    };
    InOrder<Outcome>(
        inputs_.size(), Jobs(),
        [&](size_t i) { return ReadOne(inputs_[i], output, progress, console); }, take);
    progress.Clear();
    console.out.Write(output.End());  // what was read before a failure is whole too
    if (StopSignals::Requested() && entries_.size() < inputs_.size())
      return StoppedAfter(entries_.size(), inputs_.size());
    if (failed > 0 && (one || !keep_going_)) return base::Fail(*entries_.back().error);
    if (!one) Tell(failed, console);
    return failed == 0 ? kDone : kDoubts;
  }

  void Tell(size_t failed, Console& console) const {
    const auto passed_over = std::count_if(entries_.begin(), entries_.end(),
                                           [](const auto& entry) { return entry.passed_over; });
    console.Remark(console.Say(
        "read-total",
        {{"read", std::to_string(entries_.size() - failed - static_cast<size_t>(passed_over))},
         {"failed", std::to_string(failed)},
         {"passed_over", std::to_string(passed_over)}}));
    TellRepeated(console);
  }

  // A table that stands in several files is counted in each of them.
  void TellRepeated(Console& console) const {
    constexpr size_t kMostNamed = 5;
    std::vector<std::vector<std::string>> repeated;
    for (const auto& [mark, paths] : tables_)
      if (paths.size() > 1) repeated.push_back(paths);
    std::sort(repeated.begin(), repeated.end());
    for (auto& paths : repeated) {
      const base::Arguments count = {{"count", std::to_string(paths.size())}};
      const bool more = paths.size() > kMostNamed;
      if (more) paths.resize(kMostNamed);
      console.Remark(console.Say("read-same-table", {{"count", count[0].second},
                                                     {"files", ledger::NamesText(paths)},
                                                     {"more", more ? "more" : ""}}));
    }
  }

  int Jobs() const {
    return jobs_ > 0 ? jobs_ : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  }

  std::vector<std::string> paths_;
  std::vector<Input> inputs_;
  std::vector<ManifestEntry> entries_;
  std::map<std::string, std::vector<std::string>> tables_;  // paths by mark, in the order read
  PlanOptions known_;
  bool json_ = false, review_ = false, bom_ = false, all_ = false, recursive_ = false,
       keep_going_ = false;
  std::string format_, level_, headings_ = "keys", manifest_, scheme_;
  int jobs_ = 0;
};

}  // namespace

std::unique_ptr<Command> MakeRead() {
  return std::make_unique<Read>();
}

}  // namespace duban::cli

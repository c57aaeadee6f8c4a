// Entry points: MakeCheck. How the findings are printed stands in check_output.h.
#include <algorithm>

#include "cli/check_config.h"
#include "cli/check_output.h"
#include "cli/commands.h"
#include "cli/document.h"
#include "cli/exit_status.h"
#include "cli/inputs.h"
#include "cli/progress.h"
#include "port/system/signals.h"
#include "understand/lint/compare.h"
#include "workflow/match.h"

namespace duban::cli {
namespace {

using ledger::Document;
using ledger::Finding;
using port::system::StopSignals;

// As a compiler tells them: from the top of the file down, what is about all of it first.
void SortByPlace(const Document& document, std::vector<Finding>& findings) {
  std::unordered_map<int, const ledger::Row*> rows;
  for (const auto& task : document.tasks) rows.emplace(task.row.number, &task.row);
  const auto place_of = [&](const Finding& finding) {
    ledger::SourcePlace place = finding.place;
    const bool none = place.page + place.line + place.sheet + place.row == 0;
    const auto row = finding.task ? rows.find(*finding.task) : rows.end();
    if (none && row != rows.end()) place = row->second->place;
    return std::tuple(place.page, place.sheet, place.line, place.row, finding.task.value_or(0),
                      place.column);
  };
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const Finding& a, const Finding& b) { return place_of(a) < place_of(b); });
}

std::vector<workflow::MatchItem> ItemsOf(const Document& document) {
  std::vector<workflow::MatchItem> items;
  for (const ledger::DocumentTask& task : document.tasks)
    items.push_back(workflow::ItemOf(task.row));
  return items;
}

// What an earlier period told, held against a document by the joining that imports use.
class Earlier {
 public:
  base::Expected<void> Read(const std::string& path) {
    FileReading reading = ReadDocument(path, {});
    if (!reading.document) return base::Fail(std::move(reading.document).error());
    document_ = std::move(*reading.document);
    return {};
  }

  base::Expected<void> Compare(Document& now) const {
    if (!document_) return {};
    if (document_->period && now.period && now.period->as_of <= document_->period->as_of)
      return base::Fail(base::ErrorCode::kUsage, "against-not-earlier",
                        {{"earlier", document_->period->label}, {"now", now.period->label}});
    std::vector<int> continues, open;
    for (const workflow::MatchedItem& item :
         workflow::MatchItems(ItemsOf(*document_), ItemsOf(now))) {
      continues.push_back(item.before);
      for (const auto& [before, score] : item.candidates) open.push_back(before);
    }
    for (Finding& finding : understand::CompareWithEarlier(*document_, now, continues, open))
      now.findings.push_back(std::move(finding));
    return {};
  }

 private:
  std::optional<Document> document_;
};

class Check : public Command {
 public:
  std::string_view name() const override { return "check"; }

  std::vector<Example> examples() const override {
    return {{"duban check 2025Q4.html", "example.check.plain"},
            {"duban check 2025Q4.html --fail-on warning", "example.check.strict"},
            {"duban check 2025Q4.html --against 2025Q3.html", "example.check.against"},
            {"duban check pages/ --recursive --keep-going --json", "example.check.json"},
            {"duban check 2025Q4.html --sarif > 2025Q4.sarif", "example.check.sarif"}};
  }

  void Declare(Options& options) override {
    options.Positional("FILE", paths_);
    options.Flag("--json", json_);
    options.Flag("--sarif", sarif_);
    options.Choice("--fail-on", {"error", "warning", "info", "never"}, fail_on_);
    options.Value("--against", "EARLIER", against_);
    options.Value("--config", "PATH", config_path_);
    options.Value("--words", "PATH", words_path_);
    options.Flag("-r,--recursive", recursive_);
    options.Flag("-k,--keep-going", keep_going_);
    known_.Declare(options);
  }

  base::Expected<int> Run(Console& console) override {
    StopSignals::Catch();
    DUBAN_CHECK(known_.Settle());
    DUBAN_CHECK(config_.Read(config_path_, console));
    if (!words_path_.empty()) DUBAN_CHECK(config_.ReadWords(words_path_));
    DUBAN_TRY(inputs, ExpandInputs(paths_, recursive_));
    known_.TellUnused(inputs, console);
    DUBAN_CHECK(ReadEarlier(inputs.size()));
    const std::string_view format = sarif_ ? "sarif" : json_ ? "json" : "text";
    const auto output = MakeCheckOutput(format);
    const auto checked = CheckAll(inputs, *output, console);
    output->End(console);  // what was checked before a failure is whole too
    DUBAN_CHECK(checked);
    if (format == "text") Total(console);
    return failed_ > 0 || Fails() ? kDoubts : kDone;
  }

 private:
  base::Expected<void> ReadEarlier(size_t inputs) {
    if (against_.empty()) return {};
    if (inputs != 1) return base::Fail(base::ErrorCode::kUsage, "against-one");
    return earlier_.Read(against_);
  }

  base::Expected<void> CheckAll(const std::vector<Input>& inputs, CheckOutput& output,
                                Console& console) {
    Progress progress(console, inputs.size());
    for (size_t i = 0; i < inputs.size(); ++i) {
      const Input& input = inputs[i];
      if (StopSignals::Requested()) return StoppedAfter(i, inputs.size());
      progress.Step(input.path);
      auto checked = CheckOne(input, output, progress, console);
      if (checked) continue;
      progress.Clear();
      if (checked.error().code == base::ErrorCode::kCancelled)
        return StoppedAfter(i, inputs.size());
      if (!keep_going_) return checked;
      ++failed_;
      console.Complain(checked.error());
      output.TellFailure(input.path, InChinese(checked.error()));
    }
    return {};
  }

  base::Expected<void> CheckOne(const Input& input, CheckOutput& output, Progress& progress,
                                Console& console) {
    if (input.failure) return base::Fail(*input.failure);
    progress.Alone(input.path, console.Say("progress.read"));
    FileReading reading = ReadDocument(
        input.path, known_, [&] { progress.Alone(input.path, console.Say("progress.judge")); });
    if (!reading.document) {
      if (input.found && reading.document.error().code == base::ErrorCode::kUnsupported) return {};
      return base::Fail(std::move(reading.document).error());
    }
    if (StopSignals::Requested())
      return base::Fail(base::ErrorCode::kCancelled, "action-cancelled");
    Document& document = *reading.document;
    DUBAN_CHECK(earlier_.Compare(document));
    for (Finding& finding : understand::FindLocalWords(document, config_.words()))
      document.findings.push_back(std::move(finding));
    config_.Apply(document.findings);
    SortByPlace(document, document.findings);
    for (const Finding& finding : document.findings)
      ++counts_[static_cast<size_t>(finding.severity)];
    progress.Clear();  // the lines may go to the same terminal
    output.Tell(document, document.findings, input.path, console);
    return {};
  }

  static std::string InChinese(const base::Error& error) { return words::Say(error); }

  void Total(Console& console) const {
    const size_t all = counts_[0] + counts_[1] + counts_[2];
    if (!console.out_is_terminal && all == 0) return;
    console.Remark(console.Say("check-total", {{"count", std::to_string(all)},
                                               {"errors", std::to_string(counts_[0])},
                                               {"warnings", std::to_string(counts_[1])},
                                               {"notes", std::to_string(counts_[2])}}));
  }

  bool Fails() const {
    const auto severity = ledger::ParseSeverity(fail_on_);
    if (!severity) return false;  // never
    size_t weighty = 0;
    for (size_t i = 0; i <= static_cast<size_t>(*severity); ++i) weighty += counts_[i];
    return weighty > 0;
  }

  std::vector<std::string> paths_;
  bool json_ = false, sarif_ = false, recursive_ = false, keep_going_ = false;
  std::string fail_on_ = "error", against_, config_path_, words_path_;
  PlanOptions known_;
  CheckConfig config_;
  Earlier earlier_;
  size_t counts_[3] = {}, failed_ = 0;
};

}  // namespace

std::unique_ptr<Command> MakeCheck() {
  return std::make_unique<Check>();
}

}  // namespace duban::cli

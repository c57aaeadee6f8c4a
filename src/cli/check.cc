// Entry points: MakeCheck. Prints like a compiler: file:row:field:column: severity: code: message.
#include <fmt/format.h>

#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/document.h"
#include "cli/exit_status.h"
#include "cli/inputs.h"
#include "cli/read_output.h"
#include "cli/width.h"

namespace duban::cli {
namespace {

using ledger::Document;
using ledger::Finding;
using ledger::Row;
using ledger::Severity;

Colour ColourOf(Severity severity) {
  if (severity == Severity::kError) return Colour::kRed;
  return severity == Severity::kWarning ? Colour::kYellow : Colour::kCyan;
}

std::string_view TextOf(const Finding& finding, const Row* row) {
  if (row == nullptr) return {};
  switch (finding.field) {
    case ledger::Field::kCategory:
      return row->category;
    case ledger::Field::kContent:
      return row->content;
    case ledger::Field::kProgress:
      return row->progress;
    case ledger::Field::kRemark:
      return row->remark;
    default:
      return {};
  }
}

// The row by its printed number, or where the file has it: "7", "line 12".
std::string RowOf(const Finding& finding) {
  if (finding.task) return std::to_string(*finding.task);
  const uint32_t place = finding.place.line > 0 ? finding.place.line : finding.place.row;
  return place == 0 ? "-" : std::to_string(place);
}

size_t ColumnOf(const Finding& finding, std::string_view text) {
  if (!finding.span || finding.span->end > text.size()) return 1;
  return base::CodePointOffset(text, finding.span->begin) + 1;
}

// Where the last `columns` columns of the text begin.
size_t TailBegin(std::string_view text, int columns) {
  size_t at = text.size();
  while (at > 0) {
    size_t before = at - 1;
    while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
    columns -= WidthOf(base::Decode(text, before).value);
    if (columns < 0) break;
    at = before;
  }
  return at;
}

// The words with a part of their sentence, and a mark under them.
std::string Shown(const Finding& finding, std::string_view text, const Console& console) {
  if (!finding.span || finding.span->empty() || finding.span->end > text.size()) return "";
  const int room = std::max(30, console.width - 6);
  const std::string_view before = text.substr(0, finding.span->begin);
  const std::string_view lead = before.substr(TailBegin(before, room / 3));
  const std::string head = (lead.size() < before.size() ? "…" : "") + Shortened(lead, room);
  const std::string words = Shortened(finding.span->In(text), room - WidthOf(head));
  const std::string tail =
      Shortened(text.substr(finding.span->end), std::max(0, room - WidthOf(head) - WidthOf(words)));
  const std::string mark = "^" + std::string(std::max(0, WidthOf(words) - 1), '~');
  return "    " + head + words + tail + "\n    " + std::string(WidthOf(head), ' ') +
         console.Paint(Colour::kGreen, mark) + "\n";
}

using Rows = std::unordered_map<int, const Row*>;

// As a compiler tells them: from the top of the file down, what is about all of it first.
std::vector<Finding> InOrderOfPlace(const Document& document, const Rows& rows) {
  const auto place_of = [&](const Finding& finding) {
    ledger::SourcePlace place = finding.place;
    const bool none = place.page + place.line + place.sheet + place.row == 0;
    const auto row = finding.task ? rows.find(*finding.task) : rows.end();
    if (none && row != rows.end()) place = row->second->place;
    return std::tuple(place.page, place.sheet, place.line, place.row, finding.task.value_or(0),
                      place.column);
  };
  std::vector<Finding> findings = document.findings;
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const Finding& a, const Finding& b) { return place_of(a) < place_of(b); });
  return findings;
}

class Check : public Command {
 public:
  std::string_view name() const override { return "check"; }

  std::vector<Example> examples() const override {
    return {{"duban check 2025Q4.html", "example.check.plain"},
            {"duban check 2025Q4.html --fail-on warning", "example.check.strict"},
            {"duban check pages/ --recursive --json", "example.check.json"}};
  }

  void Declare(Options& options) override {
    options.Positional("FILE", paths_);
    options.Flag("--json", json_);
    options.Choice("--fail-on", {"error", "warning", "info", "never"}, fail_on_);
    options.Flag("-r,--recursive", recursive_);
    known_.Declare(options);
  }

  base::Expected<int> Run(Console& console) override {
    DUBAN_CHECK(known_.Settle());
    DUBAN_TRY(inputs, ExpandInputs(paths_, recursive_));
    known_.TellUnused(inputs, console);
    json_out_.BeginObject().Key("format").String("duban.findings/1").Key("files").BeginArray();
    for (const Input& input : inputs) {
      if (input.failure) return base::Fail(*input.failure);
      FileReading reading = ReadDocument(input.path, known_);
      if (!reading.document) {
        if (input.found && reading.document.error().code == base::ErrorCode::kUnsupported) continue;
        return base::Fail(std::move(reading.document).error());
      }
      Tell(*reading.document, input.path, console);
    }
    json_out_.EndArray().EndObject();
    if (json_) console.out.Line(json_out_.text());
    if (!json_) Total(console);
    return Fails() ? kDoubts : kDone;
  }

 private:
  void Tell(const Document& document, const std::string& path, Console& console) {
    Rows rows;
    for (const auto& task : document.tasks) rows.emplace(task.row.number, &task.row);
    json_out_.BeginObject().Key("file").String(path).Key("sm3").String(document.source.sm3);
    json_out_.Key("findings").BeginArray();
    for (const Finding& finding : InOrderOfPlace(document, rows)) {
      ++counts_[static_cast<size_t>(finding.severity)];
      const auto row = finding.task ? rows.find(*finding.task) : rows.end();
      const Row* found = row == rows.end() ? nullptr : row->second;
      if (json_) wire::WriteFinding(json_out_, finding, found, InChinese);
      if (!json_) TellOne(finding, found, path, console);
    }
    json_out_.EndArray().EndObject();
  }

  static void TellOne(const Finding& finding, const Row* row, const std::string& path,
                      Console& console) {
    const std::string_view text = TextOf(finding, row);
    const std::string_view field = Name(finding.field);
    const std::string place = fmt::format("{}:{}:{}:{}:", path, RowOf(finding),
                                          field.empty() ? "-" : field, ColumnOf(finding, text));
    console.out.Line(console.Paint(Colour::kBold, place) + " " +
                     console.Paint(ColourOf(finding.severity), Name(finding.severity)) + ": " +
                     finding.code + ": " + console.Say(finding.code, finding.arguments));
    if (console.out_is_terminal) console.out.Write(Shown(finding, text, console));
  }

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
  bool json_ = false, recursive_ = false;
  std::string fail_on_ = "error";
  PlanOptions known_;
  size_t counts_[3] = {};
  wire::JsonWriter json_out_{2};
};

}  // namespace

std::unique_ptr<Command> MakeCheck() {
  return std::make_unique<Check>();
}

}  // namespace duban::cli

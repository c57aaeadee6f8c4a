// Entry points: MakeCheckOutput.
#include "cli/check_output.h"

#include <fmt/format.h>

#include <unordered_map>

#include "base/utf8.h"
#include "cli/read_output.h"
#include "cli/version.h"
#include "cli/width.h"
#include "port/system/hash.h"
#include "wire/sarif.h"

namespace duban::cli {
namespace {

using ledger::Document;
using ledger::Finding;
using ledger::Row;
using ledger::Severity;

using Rows = std::unordered_map<int, const Row*>;

Rows RowsOf(const Document& document) {
  Rows rows;
  for (const auto& task : document.tasks) rows.emplace(task.row.number, &task.row);
  return rows;
}

const Row* RowOf(const Finding& finding, const Rows& rows) {
  const auto row = finding.task ? rows.find(*finding.task) : rows.end();
  return row == rows.end() ? nullptr : row->second;
}

Colour ColourOf(Severity severity) {
  if (severity == Severity::kError) return Colour::kRed;
  return severity == Severity::kWarning ? Colour::kYellow : Colour::kCyan;
}

// The row by its printed number, or where the file has it: "7", "line 12".
std::string RowName(const Finding& finding) {
  if (finding.task) return std::to_string(*finding.task);
  const uint32_t place = finding.place.line > 0 ? finding.place.line : finding.place.row;
  return place == 0 ? "-" : std::to_string(place);
}

// Columns in code points. The text of the finding before is that of the next one nearly always.
class Columns {
 public:
  size_t Of(const Finding& finding, std::string_view text) {
    if (!finding.span || finding.span->end > text.size()) return 1;
    if (!index_ || text.data() != text_.data() || text.size() != text_.size()) index_.emplace(text);
    text_ = text;
    return index_->Offset(finding.span->begin) + 1;
  }

 private:
  std::string_view text_;
  std::optional<base::CodePointIndex> index_;
};

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

class TextOutput : public CheckOutput {
 public:
  void Tell(const Document& document, const std::vector<Finding>& findings, const std::string& path,
            Console& console) override {
    const Rows rows = RowsOf(document);
    Columns columns;
    for (const Finding& finding : findings)
      TellOne(finding, RowOf(finding, rows), path, columns, console);
  }
  void TellFailure(const std::string&, const std::string&) override {}
  void End(Console&) override {}

 private:
  static void TellOne(const Finding& finding, const Row* row, const std::string& path,
                      Columns& columns, Console& console) {
    const std::string_view text = row ? ledger::TextOf(*row, finding.field) : std::string_view();
    const std::string_view field = Name(finding.field);
    const std::string place = fmt::format("{}:{}:{}:{}:", path, RowName(finding),
                                          field.empty() ? "-" : field, columns.Of(finding, text));
    console.out.Line(console.Paint(Colour::kBold, place) + " " +
                     console.Paint(ColourOf(finding.severity), Name(finding.severity)) + ": " +
                     finding.code + ": " + console.Say(finding.code, finding.arguments));
    if (console.out_is_terminal) console.out.Write(Shown(finding, text, console));
  }
};

class JsonOutput : public CheckOutput {
 public:
  JsonOutput() {
    json_.BeginObject().Key("format").String("duban.findings/1").Key("files").BeginArray();
  }

  void Tell(const Document& document, const std::vector<Finding>& findings, const std::string& path,
            Console&) override {
    const Rows rows = RowsOf(document);
    json_.BeginObject().Key("file").String(path).Key("sm3").String(document.source.sm3);
    wire::WriteFindings(
        json_, findings, [&](const Finding& finding) { return RowOf(finding, rows); }, InChinese);
    json_.EndObject();
  }
  void TellFailure(const std::string&, const std::string&) override {}
  void End(Console& console) override {
    json_.EndArray().EndObject();
    console.out.Line(json_.text());
  }

 private:
  wire::JsonWriter json_{2};
};

std::string InEnglish(const base::Message& message) {
  return words::Say(message, {words::Language::kEnglish, {}});
}

class SarifOutput : public CheckOutput {
 public:
  void Tell(const Document& document, const std::vector<Finding>& findings, const std::string& path,
            Console&) override {
    sarif_.Add(path, document, findings);
  }
  void TellFailure(const std::string& path, const std::string& sentence) override {
    sarif_.AddFailure(path, sentence);
  }
  void End(Console& console) override { console.out.Write(std::move(sarif_).Finish()); }

 private:
  wire::SarifWriter sarif_{{std::string(kVersion), InChinese, InEnglish, [](std::string_view text) {
                              constexpr size_t kDigits = 32;
                              return port::system::Sm3Hex(text).substr(0, kDigits);
                            }}};
};

}  // namespace

std::unique_ptr<CheckOutput> MakeCheckOutput(std::string_view format) {
  if (format == "sarif") return std::make_unique<SarifOutput>();
  if (format == "json") return std::make_unique<JsonOutput>();
  return std::make_unique<TextOutput>();
}

}  // namespace duban::cli

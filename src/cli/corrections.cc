// Entry points: CorrectionsFile, ReviewOf.
#include "cli/corrections.h"

#include <charconv>

#include "base/utf8.h"
#include "cli/csv_file.h"
#include "cli/sheet_words.h"
#include "wire/records.h"
#include "workflow/corrections.h"

namespace duban::cli {
namespace {

constexpr uint64_t kMostBytes = 64 << 20;
constexpr size_t kMostLines = 50'000;  // with an action; a table has a few hundred promises

using ledger::CorrectionLine;
using workflow::MarkOf;
using workflow::NumberOf;

constexpr std::string_view kUse = "corrections";
constexpr std::string_view kColumns[] = {"task",  "promise", "at",      "object",
                                         "class", "answer",  "action",  "value",
                                         "note",  "content", "progress"};

// A Chinese keyboard writes the sign of an equation as wide as a character.
std::string WithPlainSign(std::string text) {
  constexpr std::string_view kWide = "＝";
  if (const size_t at = text.find(kWide); at != text.npos) text.replace(at, kWide.size(), "=");
  return text;
}

}  // namespace

base::Expected<CorrectionsFile> CorrectionsFile::Read(const std::string& path) {
  DUBAN_TRY(file, CsvFile::Read(path, kMostBytes, kUse));
  for (const std::string_view column : {"task", "promise", "action", "value", "content"})
    if (!file.Has(column))
      return base::Fail(base::ErrorCode::kMalformed, "corrections-columns",
                        {{"path", path},
                         {"column", std::string(column)},
                         {"heading", SheetHeading(kUse, column)}});
  CorrectionsFile corrections;
  for (uint32_t row = 1; row < file.rows(); ++row) {
    const auto text = [&](std::string_view column) {
      return std::string(base::Trim(file.At(row, column)));
    };
    CorrectionLine line{text("task"),  text("promise"), SheetName("action", text("action")),
                        text("value"), text("content"), text("progress")};
    if (line.action == workflow::kOffice) line.value = WithPlainSign(std::move(line.value));
    if (line.action.empty()) continue;
    if (!workflow::IsWhole(line)) {
      auto wrong = base::Fail(base::ErrorCode::kMalformed, "corrections-action",
                              {{"action", line.action}, {"value", line.value}});
      return base::Fail(std::move(wrong.error).Within(file.PlaceOf(row)));
    }
    if (corrections.lines_.size() == kMostLines)
      return base::Fail(base::ErrorCode::kLimit, "corrections-too-many",
                        {{"path", path}, {"limit", std::to_string(kMostLines)}});
    const std::string at = text("at");
    std::from_chars(at.data(), at.data() + at.size(), line.at);
    corrections.lines_.push_back(std::move(line));
  }
  return corrections;
}

std::vector<understand::Correction> CorrectionsFile::For(ledger::Document& plan) const {
  return workflow::CorrectionsFor(plan, lines_);
}

std::string ReviewHead(bool bom, words::Language language) {
  std::string head;
  for (const std::string_view column : kColumns)
    head +=
        (head.empty() ? "" : ",") +
        (language == words::Language::kChinese ? HintedHeading(kUse, column) : std::string(column));
  return (bom ? "\xEF\xBB\xBF" : "") + head + "\n";
}

std::string ReviewOf(const ledger::Document& document, bool for_spreadsheet,
                     words::Language language) {
  std::string out;
  for (const ledger::DocumentTask& task : document.tasks) {
    const auto& [row, reading] = task;
    if (!ledger::IsJudged(reading)) continue;
    const std::string content = MarkOf(row.content), progress = MarkOf(row.progress);
    const base::CodePointIndex index(row.content);
    for (size_t i = 0; i < reading.targets.size(); ++i) {
      const ledger::Target& target = reading.targets[i];
      const ledger::Verdict& verdict = reading.verdicts[i];
      if (!target.value) continue;
      const std::string name =
          words::Say({"class." + std::string(Name(verdict.verdict_class)), {}}, {language, {}});
      const std::string at = std::to_string(index.Offset(target.span.begin));
      const wire::Record record = {
          {"task", wire::Field::Kind::kText, NumberOf(row), {}},
          {"promise", wire::Field::Kind::kText, std::string(target.span.In(row.content)), {}},
          {"at", wire::Field::Kind::kText, at, {}},
          {"object", wire::Field::Kind::kText, target.object, {}},
          {"class", wire::Field::Kind::kText, name, {}},
          {"answer",
           wire::Field::Kind::kText,
           std::string(verdict.span ? verdict.span->In(row.progress) : std::string_view{}),
           {}},
          {"action", wire::Field::Kind::kText, "", {}},
          {"value", wire::Field::Kind::kText, "", {}},
          {"note", wire::Field::Kind::kText, "", {}},
          {"content", wire::Field::Kind::kText, content, {}},
          {"progress", wire::Field::Kind::kText, progress, {}}};
      out += wire::CsvLine(record, for_spreadsheet);
    }
  }
  return out;
}

}  // namespace duban::cli

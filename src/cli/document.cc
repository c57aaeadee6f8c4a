// Entry points: PlanOptions, ReadDocument.
#include "cli/document.h"

#include "cli/inputs.h"
#include "port/system/file.h"
#include "port/system/hash.h"
#include "read/reader.h"
#include "understand/assemble/early_publication.h"
#include "understand/assemble/period_text.h"
#include "understand/understand.h"
#include "workflow/import_doubts.h"

namespace duban::cli {
namespace {

base::Expected<ledger::Document> Judged(const std::string& bytes, const std::string& path,
                                        const PlanOptions& known,
                                        const std::function<void()>& judging) {
  DUBAN_TRY(blocks, read::Read(bytes, path));
  if (judging) judging();
  auto plan = understand::Assemble(blocks, known.year());
  if (!plan) return base::Fail(std::move(plan).error().Within(path));
  known.Apply(*plan);
  understand::ReadPlan(*plan, known.corrections().For(*plan));
  return plan;
}

}  // namespace

void PlanOptions::Declare(Options& options) {
  options.Value("--year", "YEAR", year_, ledger::kFirstYear, ledger::kLastYear);
  options.Value("--period", "LABEL", label_);
  options.Value("--metadata", "PATH", metadata_);
  options.Value("--corrections", "PATH", corrections_path_);
}

base::Expected<void> PlanOptions::Settle() {
  if (!metadata_.empty()) {
    DUBAN_TRY(origins, Origins::Read(metadata_));
    origins_ = std::move(origins);
  }
  if (!corrections_path_.empty()) {
    DUBAN_TRY(corrections, CorrectionsFile::Read(corrections_path_));
    corrections_ = std::move(corrections);
  }
  if (label_.empty()) return {};
  period_ = ledger::Period::Parse(label_);
  if (period_) return {};
  return base::Fail(base::ErrorCode::kUsage, "period-wrong", {{"period", label_}});
}

namespace {

// The period that the page names, though it may name no year (三季度) or nothing but that.
std::optional<ledger::Period> PrintedPeriod(const ledger::Document& plan, int year) {
  constexpr size_t kYear = 4;  // 2031 says less than 2031Q3, and nothing else
  auto printed = plan.period ? plan.period : understand::FindPeriod(plan.title, year);
  if (printed && printed->label.size() == kYear && printed->year() == year) printed.reset();
  return printed;
}

}  // namespace

void PlanOptions::Apply(ledger::Document& plan) const {
  if (period_) {
    const auto printed = PrintedPeriod(plan, period_->year());
    plan.period = period_;
    workflow::DoubtPeriod(plan, printed);
    plan.year = period_->year();
  }
  if (year_ != 0) plan.year = year_;
}

void PlanOptions::TellUnused(const std::vector<Input>& inputs, Console& console) const {
  cli::TellUnused(origins_, inputs, console);
}

FileReading ReadDocument(const std::string& path, const PlanOptions& known,
                         const std::function<void()>& judging) {
  auto bytes = ReadInput(path);
  if (!bytes) {
    // Nothing in it is all that the file holds.
    const bool read = bytes.error().message.key == "file-empty";
    return {read ? port::system::Sm3Hex("") : "", base::Fail(std::move(bytes).error())};
  }
  FileReading reading{port::system::Sm3Hex(*bytes), Judged(*bytes, path, known, judging)};
  if (!reading.document) return reading;
  reading.document->source.name = port::system::FileName(path);
  reading.document->source.sm3 = reading.sm3;
  known.origins().Apply(path, *reading.document);
  understand::TellEarlyPublication(*reading.document);
  return reading;
}

}  // namespace duban::cli

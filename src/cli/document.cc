// Entry points: ReadDocument, ParseOverrides.
#include "cli/document.h"

#include "cli/inputs.h"
#include "port/system/file.h"
#include "port/system/hash.h"
#include "read/reader.h"
#include "understand/understand.h"

namespace duban::cli {
namespace {

void Apply(const Overrides& overrides, ledger::Document& document) {
  if (overrides.empty()) return;
  if (overrides.period) {
    document.period = overrides.period;
    document.year = overrides.period->year();
  }
  if (overrides.year) document.year = overrides.year;
  understand::ReadPlan(document);  // judged anew
}

base::Expected<ledger::Document> Judged(const std::string& bytes, const std::string& path) {
  DUBAN_TRY(blocks, read::Read(bytes, path));
  auto document = understand::Understand(blocks);
  if (!document) return base::Fail(std::move(document).error().Within(path));
  return document;
}

}  // namespace

FileReading ReadDocument(const std::string& path, const Overrides& overrides) {
  auto bytes = ReadInput(path);
  if (!bytes) return {"", base::Fail(std::move(bytes).error())};
  FileReading reading{port::system::Sm3Hex(*bytes), Judged(*bytes, path)};
  if (!reading.document) return reading;
  reading.document->source.name = port::system::FileName(path);
  reading.document->source.sm3 = reading.sm3;
  Apply(overrides, *reading.document);
  return reading;
}

base::Expected<Overrides> ParseOverrides(int year, const std::string& period) {
  Overrides overrides;
  if (year != 0) overrides.year = year;
  if (period.empty()) return overrides;
  overrides.period = ledger::Period::Parse(period);
  if (!overrides.period)
    return base::Fail(base::ErrorCode::kUsage, "period-wrong", {{"period", period}});
  return overrides;
}

}  // namespace duban::cli

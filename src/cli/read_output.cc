// Entry points: ReadOutput, InChinese.
#include "cli/read_output.h"

#include "cli/corrections.h"
#include "cli/summary.h"
#include "understand/assemble/publisher.h"

namespace duban::cli {

std::string InChinese(const base::Message& message) {
  return words::Say(message);
}

base::Expected<void> ReadOutput::Check(const Shape& shape) {
  if (shape.worded && shape.format != "csv")
    return base::Fail(base::ErrorCode::kUsage, "headings-csv");
  if (shape.levelled && shape.format != "csv" && shape.format != "jsonl")
    return base::Fail(base::ErrorCode::kUsage, "level-records");
  if (shape.bom && shape.format != "csv" && shape.format != "review")
    return base::Fail(base::ErrorCode::kUsage, "bom-csv");
  return {};
}

std::string ReadOutput::Begin() const {
  if (shape_.format == "json") return shape_.one ? "" : "[\n";
  if (shape_.format == "csv")
    return (shape_.bom ? "\xEF\xBB\xBF" : "") + (shape_.worded
                                                     ? wire::WordedCsvHead(shape_.level, InChinese)
                                                     : wire::CsvHead(shape_.level));
  if (shape_.format == "review") return ReviewHead(shape_.bom, console_.voice.language);
  return shape_.format == "text" && !shape_.one ? SummaryHead(console_, shape_.scheme.get()) : "";
}

std::string ReadOutput::Between() const {
  return shape_.format == "json" ? ",\n" : "";
}

std::string ReadOutput::End() const {
  return shape_.format == "json" && !shape_.one ? "]\n" : "";
}

std::string ReadOutput::Records(const ledger::Document& document, const std::string& path,
                                const wire::Keys& keys, const Stored& stored) const {
  std::string out;
  for (wire::Record& record : wire::RecordsOf(document, keys, path, shape_.level, InChinese,
                                              shape_.scheme.get(), stored.task_ids)) {
    if (shape_.worded) record = wire::Worded(std::move(record), InChinese, shape_.scheme.get());
    out += shape_.format == "csv" ? wire::CsvLine(record, shape_.bom) : wire::JsonLine(record);
  }
  return out;
}

std::string ReadOutput::Of(const ledger::Document& read, const std::string& path,
                           const Stored& stored) const {
  ledger::Document document = read;
  wire::OrderFindings(document);
  if (shape_.format == "review") return ReviewOf(document, shape_.bom, console_.voice.language);
  if (shape_.format != "text") {
    const wire::Keys keys =
        wire::KeysOf(document, understand::ToldGovernmentOf(document, stored.government));
    if (shape_.format != "json") return Records(document, path, keys, stored);
    return wire::WriteDocument(document, keys, InChinese, shape_.one, shape_.scheme.get(),
                               stored.task_ids);
  }
  return shape_.one ? Summary(document, console_, shape_.all, shape_.scheme.get())
                    : SummaryLine(document, path, console_, shape_.scheme.get());
}

}  // namespace duban::cli

// Entry points: ReadOutput, InChinese.
#include "cli/read_output.h"

#include "cli/corrections.h"
#include "cli/summary.h"

namespace duban::cli {

std::string InChinese(const base::Message& message) {
  return words::Say(message);
}

std::string ReadOutput::Begin() const {
  if (shape_.format == "json") return shape_.one ? "" : "[\n";
  if (shape_.format == "csv")
    return (shape_.bom ? "\xEF\xBB\xBF" : "") + wire::CsvHead(shape_.level);
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
                                const std::vector<std::string>& ids) const {
  std::string out;
  for (const wire::Record& record :
       wire::RecordsOf(document, path, shape_.level, InChinese, shape_.scheme.get(), ids))
    out += shape_.format == "csv" ? wire::CsvLine(record, shape_.bom) : wire::JsonLine(record);
  return out;
}

std::string ReadOutput::Of(const ledger::Document& document, const std::string& path,
                           const std::vector<std::string>& ids) const {
  if (shape_.format == "json")
    return wire::WriteDocument(document, InChinese, shape_.one, shape_.scheme.get());
  if (shape_.format == "review") return ReviewOf(document, shape_.bom, console_.voice.language);
  if (shape_.format != "text") return Records(document, path, ids);
  return shape_.one ? Summary(document, console_, shape_.all, shape_.scheme.get())
                    : SummaryLine(document, path, console_, shape_.scheme.get());
}

}  // namespace duban::cli

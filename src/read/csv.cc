// Entry points: LooksCsv, ReadCsv.
#include "read/csv.h"

#include <map>

#include "base/utf8.h"

namespace duban::read {
namespace {

// Takes one record off the text; its fields with quotes undone.
class Records {
 public:
  explicit Records(std::string_view text) : rest_(text) {}

  bool Next(std::vector<std::string>& fields) {
    fields.clear();
    if (rest_.empty()) return false;
    ++line_;
    std::string field;
    while (true) {
      const bool more = TakeField(field);
      fields.push_back(std::exchange(field, {}));
      if (!more) return true;
    }
  }
  uint32_t line() const { return line_; }

 private:
  // True where another field of the record follows.
  bool TakeField(std::string& field) {
    if (rest_.starts_with('"')) TakeQuoted(field);
    const size_t end = std::min(rest_.find_first_of(",\r\n"), rest_.size());
    field.append(rest_.substr(0, end));
    rest_.remove_prefix(end);
    if (rest_.empty()) return false;
    const bool comma = rest_.front() == ',';
    rest_.remove_prefix(rest_.starts_with("\r\n") ? 2 : 1);
    return comma;
  }

  void TakeQuoted(std::string& field) {
    rest_.remove_prefix(1);
    while (!rest_.empty()) {
      const size_t quote = std::min(rest_.find('"'), rest_.size());
      field.append(rest_.substr(0, quote));
      line_ += static_cast<uint32_t>(
          std::count(rest_.begin(), rest_.begin() + static_cast<ptrdiff_t>(quote), '\n'));
      rest_.remove_prefix(std::min(quote + 1, rest_.size()));
      if (!rest_.starts_with('"')) return;
      field += '"';
      rest_.remove_prefix(1);
    }
  }

  std::string_view rest_;
  uint32_t line_ = 0;
};

bool IsBlank(const std::vector<std::string>& fields) {
  return fields.size() == 1 && base::Trim(fields[0]).empty();
}

}  // namespace

bool LooksCsv(std::string_view text) {
  constexpr size_t kSample = 100;
  Records records(text);
  std::vector<std::string> fields;
  std::map<size_t, size_t> counts;  // records by their number of fields
  size_t count = 0;
  for (; count < kSample && records.Next(fields);) {
    if (IsBlank(fields)) continue;
    ++counts[fields.size()];
    ++count;
  }
  if (counts.empty()) return false;
  // Titles and remarks may have fewer fields than the table, nothing has more.
  const auto& [width, rows] = *counts.rbegin();
  return width >= 3 && rows >= 2 && 5 * rows >= 3 * count;
}

base::Expected<void> ReadCsv(std::string_view text, const Limits& limits,
                             table::Document& document) {
  table::Grid grid;
  grid.ordinal = 1;
  Records records(text);
  std::vector<std::string> fields;
  uint64_t cells = 0;
  for (uint32_t row = 0;; ++row) {
    const uint32_t line = records.line() + 1;
    if (!records.Next(fields)) break;
    cells += fields.size();
    if (fields.size() > limits.columns || cells > limits.cells)
      return base::Fail(base::ErrorCode::kLimit, "too-many-cells",
                        {{"line", std::to_string(line)}});
    for (uint32_t column = 0; column < fields.size(); ++column)
      grid.Add(row, column, base::Trim(fields[column]), {.line = line});
  }
  grid.Finish();
  document.format = "csv";
  document.blocks.emplace_back(std::move(grid));
  return {};
}

}  // namespace duban::read

// Entry points: FindDialect, ReadCsv.
#include "read/csv.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"

namespace duban::read {
namespace {

// Takes one record off the text; its fields with quotes undone. Of a record with more than `most`
// fields it gives one more than that, so that a line of separators needs no memory of its own.
class Records {
 public:
  Records(std::string_view text, char separator, size_t most)
      : ends_{separator, '\r', '\n'}, separator_(separator), most_(most), rest_(text) {}

  bool Next(std::vector<std::string>& fields) {
    fields.clear();
    if (rest_.empty()) return false;
    ++line_;
    std::string field;
    while (true) {
      const bool more = TakeField(field);
      if (fields.size() <= most_) fields.push_back(std::move(field));
      field.clear();
      if (!more) return true;
    }
  }
  uint32_t line() const { return line_; }
  // The text ended inside of quotes.
  bool open_quote() const { return open_quote_; }

 private:
  // True where another field of the record follows.
  bool TakeField(std::string& field) {
    if (rest_.starts_with('"')) TakeQuoted(field);
    const size_t end =
        std::min(rest_.find_first_of(std::string_view(ends_.data(), ends_.size())), rest_.size());
    field.append(rest_.substr(0, end));
    rest_.remove_prefix(end);
    if (rest_.empty()) return false;
    const bool more = rest_.front() == separator_;
    rest_.remove_prefix(rest_.starts_with("\r\n") ? 2 : 1);
    return more;
  }

  static uint32_t CountLines(std::string_view text) {
    uint32_t lines = 0;
    for (size_t i = 0; i < text.size(); ++i)
      lines += text[i] == '\n' || (text[i] == '\r' && !text.substr(i).starts_with("\r\n")) ? 1 : 0;
    return lines;
  }

  void TakeQuoted(std::string& field) {
    rest_.remove_prefix(1);
    while (!rest_.empty()) {
      const size_t quote = std::min(rest_.find('"'), rest_.size());
      field.append(rest_.substr(0, quote));
      line_ += CountLines(rest_.substr(0, quote));
      const bool closed = quote < rest_.size();
      rest_.remove_prefix(quote + (closed ? 1 : 0));
      if (closed && !rest_.starts_with('"')) return;
      if (!closed) break;
      field += '"';
      rest_.remove_prefix(1);
    }
    open_quote_ = true;
  }

  std::array<char, 3> ends_;  // of a field without quotes
  char separator_;
  size_t most_;
  std::string_view rest_;
  uint32_t line_ = 0;
  bool open_quote_ = false;
};

bool IsBlank(const std::vector<std::string>& fields) {
  return fields.size() == 1 && base::Trim(fields[0]).empty();
}

// Records by their number of fields, of the first hundred that are not blank.
struct Census {
  size_t width = 0;  // fields of the widest
  size_t rows = 0;   // as wide as that
  size_t count = 0;
  size_t in_tables = 0;        // records in runs of one width
  size_t cells_in_tables = 0;  // of these
  size_t usual = 0;            // fields of most records
  size_t usual_rows = 0;       // that have as many
  size_t wider_rows = 0;       // that have more
};

// Runs of records that are as wide as each other: tables of different widths, one below the other.
class Runs {
 public:
  void Take(size_t width) {
    if (width != width_) Close();
    width_ = width;
    ++rows_;
  }
  void Close() {
    if (width_ >= kFewestFields && rows_ >= kFewestRows) {
      in_tables_ += rows_;
      cells_ += rows_ * width_;
    }
    rows_ = 0;
  }
  size_t in_tables() const { return in_tables_; }
  size_t cells() const { return cells_; }

  static constexpr size_t kFewestFields = 3, kFewestRows = 2;

 private:
  size_t width_ = 0, rows_ = 0, in_tables_ = 0, cells_ = 0;
};

Census Count(std::string_view text, char separator) {
  constexpr size_t kSample = 100, kMostTitles = 4;
  Records records(text, separator, Limits().columns);
  std::vector<std::string> fields;
  std::map<size_t, size_t> rows;
  Runs runs;
  Census census;
  size_t titles = 0;  // lines in front that are no records
  while (census.count < kSample && records.Next(fields)) {
    if (IsBlank(fields)) continue;
    if (census.count == 0 && fields.size() < Runs::kFewestFields && titles++ < kMostTitles)
      continue;
    ++rows[fields.size()];
    runs.Take(fields.size());
    ++census.count;
  }
  runs.Close();
  if (rows.empty()) return census;
  census.in_tables = runs.in_tables();
  census.cells_in_tables = runs.cells();
  census.width = rows.rbegin()->first;
  census.rows = rows.rbegin()->second;
  for (const auto& [width, count] : rows) {
    if (width >= Runs::kFewestFields && count >= census.usual_rows) {
      census.usual = width;
      census.usual_rows = count;
      census.wider_rows = 0;
    } else if (census.usual > 0) {
      census.wider_rows += count;
    }
  }
  return census;
}

// Few records have more fields than most, for a text in them has a separator and no quotes.
bool HasFewWider(const Census& census) {
  return census.usual_rows >= Runs::kFewestRows && 2 * census.wider_rows <= census.usual_rows &&
         5 * census.usual_rows >= 3 * census.count;
}

// Titles and remarks may have fewer fields than the tables; nothing, or little, has more.
bool IsTable(const Census& census) {
  if (HasFewWider(census)) return true;
  if (census.width < Runs::kFewestFields || census.rows < Runs::kFewestRows) return false;
  return 5 * std::max(census.rows, census.in_tables) >= 3 * census.count;
}

// Excel's first line "sep=;", with or without quotes.
std::optional<Dialect> NamedDialect(std::string_view text) {
  const size_t end = std::min(text.find_first_of("\r\n"), text.size());
  std::string_view line = base::Trim(text.substr(0, end));
  if (line.size() > 2 && line.front() == '"' && line.back() == '"')
    line = line.substr(1, line.size() - 2);
  const bool tab = line == "sep=" && text.substr(0, end).ends_with('\t');
  if (!tab && (line.size() != 5 || !(line.starts_with("sep=") || line.starts_with("SEP="))))
    return std::nullopt;
  const size_t next = std::min(end + (text.substr(end).starts_with("\r\n") ? 2 : 1), text.size());
  return Dialect{.separator = tab ? '\t' : line[4], .begin = next};
}

// "12", "3.1", "(4)": what may number a row.
bool IsNumber(std::string_view field) {
  constexpr size_t kLongest = 8;
  return !field.empty() && field.size() <= kLongest &&
         field.find_first_of("0123456789") != field.npos &&
         field.find_first_not_of("0123456789.-()") == field.npos;
}

// Whether the last record is a numbered row with fewer fields than the table's. Titles above it and
// remarks below it have fewer too, and only a number tells a row from 注:数据截至9月底,供参考.
class RowEnds {
 public:
  void Take(const std::vector<std::string>& fields) {
    if (last_ > widest_) wide_ = numbered_[0] = numbered_[1] = 0;
    widest_ = std::max(widest_, last_);
    if (last_ == widest_) Count();
    goes_on_ = last_ == fields.size();
    last_ = fields.size();
    for (size_t i = 0; i < kColumns; ++i)
      has_number_[i] = i < fields.size() && IsNumber(base::Trim(fields[i]));
  }
  bool lacks_fields() const {
    if (wide_ < 2 || last_ < 2 || last_ >= widest_ || goes_on_) return false;
    for (size_t i = 0; i < kColumns; ++i)
      if (has_number_[i] && 2 * numbered_[i] >= wide_) return true;
    return false;
  }

 private:
  static constexpr size_t kColumns = 2;  // numbers stand in the first, or behind a category

  void Count() {
    ++wide_;
    for (size_t i = 0; i < kColumns; ++i) numbered_[i] += has_number_[i] ? 1 : 0;
  }

  size_t last_ = 0, widest_ = 0, wide_ = 0;  // fields; records before it that are as wide
  bool goes_on_ = false;                     // as wide as the one before it: of a narrower table
  std::array<bool, kColumns> has_number_{};
  std::array<size_t, kColumns> numbered_{};  // of the wide records
};

// 序号 | 目标任务 | 进展情况: rows parted by pipes, whose heading holds no separator. Two long
// cells that are the same hold as many commas as two records of a file of commas.
bool IsPipeTable(std::string_view text) {
  constexpr size_t kMostLines = 200;
  size_t lines = 0, piped = 0;
  for (size_t at = 0; at < text.size() && lines < kMostLines;) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = base::Trim(text.substr(at, end - at));
    at = end + 1;
    if (line.empty()) continue;
    ++lines;
    if (std::count(line.begin(), line.end(), '|') < 2) continue;
    if (piped++ == 0 && line.find_first_of(",;\t") != line.npos) return false;
  }
  return piped >= Runs::kFewestRows && 5 * piped >= 3 * lines;
}

}  // namespace

std::optional<Dialect> FindDialect(std::string_view text) {
  if (auto named = NamedDialect(text)) return named;
  if (IsPipeTable(text)) return std::nullopt;
  std::optional<Dialect> best;
  size_t most = 0;
  for (const char separator : {',', ';', '\t'}) {
    if (separator == '\t' && text.find("\t\"") == text.npos && text.find("\"\t") == text.npos)
      continue;
    const Census census = Count(text, separator);
    const size_t cells = std::max(
        {census.width * census.rows, census.cells_in_tables, census.usual * census.usual_rows});
    if (!IsTable(census) || cells <= most) continue;
    most = cells;
    best = Dialect{.separator = separator};
  }
  return best;
}

base::Expected<void> ReadCsv(std::string_view text, const Dialect& dialect, const Limits& limits,
                             table::Document& document) {
  table::Grid grid;
  grid.ordinal = 1;
  grid.separator = dialect.separator;
  // Lines are those of the file, so the one that names the separator counts.
  const uint32_t before = dialect.begin > 0 ? 1 : 0;
  Records records(text.substr(dialect.begin), dialect.separator, limits.columns);
  std::vector<std::string> fields;
  uint64_t cells = 0;
  uint32_t line = 0;
  RowEnds ends;
  for (uint32_t row = 0;; ++row) {
    const uint32_t begin = before + records.line() + 1;
    if (!records.Next(fields)) break;
    line = begin;
    ends.Take(fields);
    cells += fields.size();
    if (fields.size() > limits.columns || cells > limits.cells)
      return base::Fail(base::ErrorCode::kLimit, "too-many-cells",
                        {{"line", std::to_string(line)}});
    for (uint32_t column = 0; column < fields.size(); ++column)
      grid.Add(row, column, base::Trim(fields[column]), {.line = line});
  }
  grid.Finish();
  const bool ends_line = text.ends_with('\n') || text.ends_with('\r');
  if (records.open_quote() || (!ends_line && ends.lacks_fields()))
    document.notes.push_back({"file-cut", records.open_quote() ? "field" : "row", {.line = line}});
  document.format = dialect.separator == '\t' ? "tsv" : "csv";
  document.blocks.emplace_back(std::move(grid));
  return {};
}

}  // namespace duban::read

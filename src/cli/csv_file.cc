// Entry points: CsvFile::Read.
#include "cli/csv_file.h"

#include "cli/sheet_words.h"
#include "port/system/file.h"
#include "port/text/encoding.h"

namespace duban::cli {
namespace {

base::Expected<table::Grid> ReadGrid(const std::string& path, uint64_t most_bytes) {
  DUBAN_TRY(bytes, port::system::ReadFile(path, most_bytes));
  DUBAN_TRY(decoded, port::text::DecodeText(bytes));
  const auto dialect = read::FindDialect(decoded.text());
  table::Document document;
  DUBAN_CHECK(read::ReadCsv(decoded.text(), dialect.value_or(read::Dialect{}), {}, document));
  return std::get<table::Grid>(std::move(document.blocks.at(0)));
}

}  // namespace

base::Expected<CsvFile> CsvFile::Read(const std::string& path, uint64_t most_bytes,
                                      std::string_view use) {
  auto grid = ReadGrid(path, most_bytes);
  if (!grid) {
    if (grid.error().message.arguments.empty() && grid.error().trail.empty())
      return base::Fail(std::move(grid).error().Within(path));
    return base::Fail(std::move(grid).error());
  }
  CsvFile file;
  file.path_ = path;
  file.grid_ = *std::move(grid);
  for (uint32_t column = 0; column < file.grid_.columns(); ++column)
    file.columns_.emplace(SheetName(use, file.grid_.TextAt(0, column)), column);
  return file;
}

std::string_view CsvFile::At(uint32_t row, std::string_view column) const {
  const auto found = columns_.find(column);
  return found == columns_.end() ? std::string_view{} : grid_.TextAt(row, found->second);
}

std::string CsvFile::PlaceOf(uint32_t row) const {
  for (const auto& [name, column] : columns_)
    if (const table::Cell* cell = grid_.At(row, column))
      return path_ + ":" + std::to_string(cell->line);
  return path_;
}

}  // namespace duban::cli

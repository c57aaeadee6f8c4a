// A small table that a person keeps beside the documents: --metadata, --corrections.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/expected.h"
#include "read/csv.h"

namespace duban::cli {

// A CSV file whose first line names its columns, in any encoding and with any of the separators
// that the reader of CSV documents knows.
class CsvFile {
 public:
  // Fails with the file's name where it cannot be read or is no table. Its columns may be called as
  // sheet_words.tsv calls them for this `use`; they are asked for by the names there.
  static base::Expected<CsvFile> Read(const std::string& path, uint64_t most_bytes,
                                      std::string_view use);

  bool Has(std::string_view column) const { return columns_.contains(column); }
  // Rows below the head, from 1 to rows() - 1.
  uint32_t rows() const { return grid_.rows(); }
  // Empty where the file has no such column.
  std::string_view At(uint32_t row, std::string_view column) const;
  // "path:line" of a row, for messages.
  std::string PlaceOf(uint32_t row) const;

 private:
  std::string path_;
  table::Grid grid_;
  std::map<std::string, uint32_t, std::less<>> columns_;
};

}  // namespace duban::cli

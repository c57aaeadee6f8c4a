// What an import did, for people and as JSON (a list of duban.import/1).
#pragma once

#include <string>

#include "cli/console.h"
#include "wire/json_writer.h"
#include "workflow/import.h"

namespace duban::cli {

class ImportReport {
 public:
  // `all` lists every row that was joined by likeness and every change, not only the first.
  ImportReport(bool json, bool all, const Console& console);

  std::string Of(const workflow::ImportResult& result, const std::string& path);
  std::string End();

 private:
  void WriteJson(const workflow::ImportResult& result, const std::string& path);

  bool json_, all_;
  const Console& console_;
  wire::JsonWriter out_{2};
};

// "/g/jichuan/2025/2025Q4": where the ledger stands on a duban server.
std::string LedgerPath(const std::string& government, int year, const std::string& period);

}  // namespace duban::cli

// SARIF 2.1.0 (OASIS standard): findings as code review tools read them.
//
// One log with one run. Every rule of ledger/finding_codes.tsv stands in the driver, so that a
// result's ruleIndex is its place in that table. A finding's cell is a logical location
// (task/field); the file's line is its region where the reader knows it. Fingerprints are made of
// the words of the task and not of its number or line: the same finding keeps its own when rows
// move. Pure; one object, one thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/document.h"
#include "wire/document_json.h"
#include "wire/json_writer.h"

namespace duban::wire {

class SarifWriter {
 public:
  struct Tool {
    std::string version;  // of the program: MAJOR.MINOR.PATCH
    Speak chinese, english;
    std::function<std::string(std::string_view)> digest;  // hexadecimal
  };

  explicit SarifWriter(Tool tool);

  // Sentences of results are Chinese, as in all data. `findings` in the order they are to stand.
  void Add(const std::string& path, const ledger::Document& document,
           const std::vector<ledger::Finding>& findings);
  // A file that could not be read.
  void AddFailure(const std::string& path, std::string_view sentence);

  // The log, ending with a line feed. Nothing may be added after it.
  std::string Finish() &&;

 private:
  struct Failure {
    std::string path, sentence;
  };

  void WriteDriver();
  void WriteResult(const std::string& path, const ledger::Finding& finding, const ledger::Row* row,
                   const std::string& fingerprint);
  void WriteLocation(const std::string& path, const ledger::Finding& finding);

  Tool tool_;
  JsonWriter json_{2};
  std::vector<std::string> paths_;
  std::vector<Failure> failures_;
};

// A path as a URI reference (RFC 3986): bytes other than unreserved ones and '/' are
// percent-encoded; an absolute path becomes file:///….
std::string UriOfPath(std::string_view path);

}  // namespace duban::wire

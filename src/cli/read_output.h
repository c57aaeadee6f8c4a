// How read documents are printed: for a person, as JSON, as JSON lines or as a table.
//
// Of() may be called from several threads; the pieces are written in the order of the files.
#pragma once

#include <memory>
#include <string>

#include "cli/console.h"
#include "wire/records.h"

namespace duban::cli {

// The sentences of data are Chinese, whatever the reader's language.
std::string InChinese(const base::Message& message);

class ReadOutput {
 public:
  struct Shape {
    std::string format;  // "text", "json", "jsonl", "csv", "review"
    wire::Level level = wire::Level::kTask;
    bool bom = false;     // the table begins with a byte order mark, as Excel wants it
    bool worded = false;  // Chinese headings and classes in the table
    bool all = false;     // every task, not only those that need a look
    bool one = false;     // one file was named: JSON is an object and not a list
    std::shared_ptr<const ledger::Scheme> scheme;  // null: the verdicts' own classes
    bool levelled = false;                         // the level was asked for
  };

  // Fails with kUsage where something is asked for that this format does not have: "headings-csv",
  // "level-records", "bom-csv".
  static base::Expected<void> Check(const Shape& shape);

  ReadOutput(Shape shape, const Console& console) : shape_(std::move(shape)), console_(console) {}

  std::string Begin() const;
  // `stored`: what the store knows of it, where it comes from there.
  struct Stored {
    std::vector<std::string> task_ids;  // parallel to the document's tasks
    std::string government;             // its name, for a document that names none
  };
  std::string Of(const ledger::Document& document, const std::string& path,
                 const Stored& stored = {}) const;
  std::string Between() const;  // between two documents
  std::string End() const;

 private:
  std::string Records(const ledger::Document& document, const std::string& path,
                      const wire::Keys& keys, const Stored& stored) const;

  Shape shape_;
  const Console& console_;
};

}  // namespace duban::cli

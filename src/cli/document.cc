// Entry points: ReadDocument.
#include "cli/document.h"

#include "port/system/file.h"
#include "port/system/hash.h"
#include "read/reader.h"
#include "understand/understand.h"

namespace duban::cli {
namespace {

base::Expected<ledger::Document> Judged(const table::Document& blocks, const std::string& path) {
  auto document = understand::Understand(blocks);
  if (!document) return base::Fail(std::move(document).error().Within(path));
  return document;
}

}  // namespace

base::Expected<ledger::Document> ReadDocument(const std::string& path) {
  DUBAN_TRY(bytes, port::system::ReadFile(path));
  DUBAN_TRY(blocks, read::Read(bytes, path));
  DUBAN_TRY(document, Judged(blocks, path));
  document.source.name = port::system::FileName(path);
  document.source.sm3 = port::system::Sm3Hex(bytes);
  return std::move(document);
}

}  // namespace duban::cli

// Any bytes as a document, and as a task with its report: no crash, no hang, spans inside the text.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "read/reader.h"
#include "understand/understand.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

// The first line is the period, the second the content, the rest the progress.
void ReadTask(std::string_view text) {
  const size_t first = text.find('\n');
  const size_t second = first == text.npos ? text.npos : text.find('\n', first + 1);
  if (second == text.npos) return;
  const std::string_view content = text.substr(first + 1, second - first - 1);
  const std::string_view progress = text.substr(second + 1);
  const auto period = duban::ledger::Period::Parse(text.substr(0, first));
  const auto reading = duban::understand::ReadTask(content, progress, period);
  Require(reading.verdicts.size() == reading.targets.size());
  for (const auto& target : reading.targets) Require(target.span.end <= content.size());
  for (const auto& verdict : reading.verdicts)
    if (verdict.span) Require(verdict.span->end <= progress.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (duban::base::IsValidUtf8(bytes)) ReadTask(bytes);
  const auto table = duban::read::Read(bytes, "fuzz");
  if (table) (void)duban::understand::Understand(*table);
  return 0;
}

// Entry point: LoadScheme.
#include "cli/scheme_file.h"

#include "port/system/file.h"

namespace duban::cli {
namespace {

constexpr uint64_t kMostBytes = 1 << 20;

std::string Names() {
  std::string names;
  for (const ledger::Scheme& scheme : ledger::Schemes())
    names += (names.empty() ? "" : ", ") + scheme.key();
  return names;
}

}  // namespace

base::Expected<std::shared_ptr<const ledger::Scheme>> LoadScheme(const std::string& name_or_path) {
  if (const ledger::Scheme* known = ledger::FindScheme(name_or_path))
    return std::shared_ptr<const ledger::Scheme>(std::shared_ptr<void>(), known);
  if (!port::system::Exists(name_or_path))
    return base::Fail(base::ErrorCode::kNotFound, "scheme-unknown",
                      {{"name", name_or_path}, {"known", Names()}});
  DUBAN_TRY(text, port::system::ReadFile(name_or_path, kMostBytes));
  auto scheme = ledger::Scheme::Parse(text);
  if (!scheme) return base::Fail(std::move(scheme).error().Within(name_or_path));
  return std::make_shared<const ledger::Scheme>(*std::move(scheme));
}

}  // namespace duban::cli

// Entry points: FindingCodes, FindFindingCode, SeverityOf, MakeFinding.
#include "ledger/finding_codes.h"

#include <algorithm>
#include <array>

#include "ledger/finding_codes_tsv.h"

namespace duban::ledger {
namespace {

constexpr std::string_view kMakers[] = {"lint", "compare", "words", "assemble", "read", "told"};

constexpr Severity SeverityNamed(std::string_view name) {
  return name == "error" ? Severity::kError : name == "info" ? Severity::kInfo : Severity::kWarning;
}

constexpr FindingMaker MakerNamed(std::string_view name) {
  size_t at = 0;
  while (kMakers[at] != name) ++at;  // a name that is none stops the build
  return static_cast<FindingMaker>(at);
}

constexpr auto kCodes = [] {
  std::array<FindingCode, std::size(kFindingCodesRows)> codes;
  for (size_t i = 0; i < codes.size(); ++i)
    codes[i] = {kFindingCodesRows[i].code, SeverityNamed(kFindingCodesRows[i].severity),
                MakerNamed(kFindingCodesRows[i].maker)};
  return codes;
}();

}  // namespace

std::span<const FindingCode> FindingCodes() {
  return kCodes;
}

const FindingCode* FindFindingCode(std::string_view code) {
  const auto* const found =
      std::find_if(kCodes.begin(), kCodes.end(), [&](const auto& one) { return one.code == code; });
  return found == kCodes.end() ? nullptr : found;
}

Severity SeverityOf(std::string_view code) {
  const FindingCode* found = FindFindingCode(code);
  return found == nullptr ? Severity::kWarning : found->severity;
}

Finding MakeFinding(std::string_view code, base::Arguments arguments) {
  Finding finding;
  finding.code = code;
  finding.severity = SeverityOf(code);
  finding.arguments = std::move(arguments);
  return finding;
}

}  // namespace duban::ledger

// MakeContext, Context::Link, Context::Here, and the paths of things.
#include "web/pages/context.h"

#include <optional>

#include "ledger/period.h"
#include "web/pages/pages.h"
#include "web/server/url.h"

namespace duban::web::pages {
namespace {

using words::Language;

std::optional<Language> ParseLanguage(std::string_view tag) {
  if (tag.starts_with("zh")) return Language::kChinese;
  if (tag.starts_with("en")) return Language::kEnglish;
  return std::nullopt;
}

// Browsers list what they prefer first, so the weights need no reading.
Language Preferred(std::string_view accept_language) {
  while (!accept_language.empty()) {
    const size_t comma = std::min(accept_language.find(','), accept_language.size());
    std::string_view tag = accept_language.substr(0, comma);
    while (!tag.empty() && tag.front() == ' ') tag.remove_prefix(1);
    if (const auto language = ParseLanguage(tag)) return *language;
    accept_language.remove_prefix(std::min(comma + 1, accept_language.size()));
  }
  return Language::kChinese;
}

void Append(std::string& address, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  address += address.find('?') == std::string::npos ? '?' : '&';
  server::EncodeTo(name, address);
  address += '=';
  server::EncodeTo(value, address);
}

}  // namespace

markup::Attribute Context::SourceLanguage() const {
  if (chinese()) return {"lang", false};
  return {"lang", "zh-CN"};
}

std::string Context::Link(std::string_view path,
                          const std::vector<server::Pair>& parameters) const {
  std::string address(path);
  for (const auto& [name, value] : parameters) Append(address, name, value);
  if (language_chosen) Append(address, "lang", chinese() ? "zh" : "en");
  if (large) Append(address, "view", "large");
  return address;
}

std::string Context::Here(std::string_view name, std::string_view value,
                          std::string_view without) const {
  std::string address = request.path;
  for (const auto& [key, text] : request.parameters)
    if (key != name && (without.empty() || key != without)) Append(address, key, text);
  Append(address, name, value);
  return address;
}

Context MakeContext(const server::Request& request) {
  const auto chosen = ParseLanguage(request.Parameter("lang"));
  Context context{request, {}};
  context.voice.language = chosen.value_or(Preferred(request.accept_language));
  context.language_chosen = chosen.has_value();
  context.large = request.Parameter("view") == "large";
  return context;
}

std::string LedgerPath(std::string_view government, int year, std::string_view period) {
  std::string path = "/g/" + server::Encode(government) + "/" + std::to_string(year);
  if (!period.empty()) path += "/" + server::Encode(period);
  return path;
}

std::string RowLink(const Context& context, std::string_view government, int year,
                    std::string_view period, int row) {
  const std::string number = std::to_string(row);
  return context.Link(LedgerPath(government, year, period),
                      {{"row", row > kTasksPerPage ? number : ""}}) +
         "#r" + number;
}

std::string TaskPath(std::string_view government, std::string_view task_id) {
  return "/g/" + server::Encode(government) + "/task/" + server::Encode(task_id);
}

std::string OriginalPath(std::string_view government, int year, std::string_view period,
                         int edition) {
  return LedgerPath(government, year, period) + "/original/" + std::to_string(edition);
}

std::optional<int> YearOf(std::string_view segment) {
  const auto year = server::ParseNumber(segment, ledger::kLastYear);
  if (!year || !ledger::IsYear(*year) || std::to_string(*year) != segment) return std::nullopt;
  return year;
}

}  // namespace duban::web::pages

// MakeContext, Context::Link, Context::Here, and the paths of things.
#include "web/pages/context.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
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

// "q=0.8" in thousandths; 1000 where none is told, and 0 for what is no weight.
int WeightOf(std::string_view parameters) {
  const size_t at = parameters.find("q=");
  if (at == parameters.npos) return 1000;
  std::string_view digits = base::Trim(parameters.substr(at + 2));
  digits = digits.substr(0, digits.find(';'));
  if (digits.empty() || (digits[0] != '0' && digits[0] != '1')) return 0;
  int weight = (digits[0] - '0') * 1000;
  int place = 100;
  for (size_t i = 2; i < digits.size() && digits[1] == '.' && place > 0; ++i, place /= 10)
    if (digits[i] >= '0' && digits[i] <= '9') weight += (digits[i] - '0') * place;
  return std::min(weight, 1000);
}

// The heaviest of ours, of two alike the first; Chinese where none is asked for.
Language Preferred(std::string_view accept_language) {
  Language preferred = Language::kChinese;
  int heaviest = 0;
  while (!accept_language.empty()) {
    const size_t comma = std::min(accept_language.find(','), accept_language.size());
    const std::string_view one = base::Trim(accept_language.substr(0, comma));
    const size_t end = std::min(one.find(';'), one.size());
    const auto language = ParseLanguage(one.substr(0, end));
    const int weight = WeightOf(one.substr(end));
    if (language && weight > heaviest) {
      preferred = *language;
      heaviest = weight;
    }
    accept_language.remove_prefix(std::min(comma + 1, accept_language.size()));
  }
  return preferred;
}

// A refused path may read as another host's: "//host", "/\\host".
bool IsOwn(std::string_view path) {
  return path.starts_with('/') && !path.starts_with("//") && path.find('\\') == path.npos;
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

std::string Context::DataLink(std::string_view path,
                              const std::vector<server::Pair>& parameters) const {
  std::string address(path);
  for (const auto& [name, value] : parameters) Append(address, name, value);
  if (language_chosen) Append(address, "lang", chinese() ? "zh" : "en");
  return address;
}

std::string Context::Link(std::string_view path,
                          const std::vector<server::Pair>& parameters) const {
  std::string address = DataLink(path, parameters);
  if (large) Append(address, "view", "large");
  return address;
}

std::string Context::Here(std::string_view name, std::string_view value,
                          std::string_view without) const {
  std::string address = IsOwn(request.path) ? request.path : "/";
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
  context.open_all = request.Parameter("open") == "all";
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

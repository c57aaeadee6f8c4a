// NumberParameter.
#include "web/parameters.h"

#include "web/server/url.h"

namespace duban::web {

base::Expected<int> NumberParameter(const server::Request& request, std::string_view name,
                                    int fallback, Bounds bounds) {
  const std::string_view text = request.Parameter(name);
  if (text.empty()) return fallback;
  if (const auto number = server::ParseNumber(text, bounds.most); number && *number >= bounds.least)
    return *number;
  return base::Fail(base::ErrorCode::kUsage, "parameter-no-number",
                    {{"parameter", std::string(name)},
                     {"value", std::string(text)},
                     {"least", std::to_string(bounds.least)},
                     {"most", std::to_string(bounds.most)}});
}

}  // namespace duban::web

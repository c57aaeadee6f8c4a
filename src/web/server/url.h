// Addresses: taking the target of a request apart, and building links.
//
// Decoding is strict: an escape that is none, bytes that are no UTF-8, control characters, and
// segments "." and ".." or with a slash inside are refused, never repaired. Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/server/message.h"

namespace duban::web::server {

// Percent-decodes; `plus_is_space` as in form data, where a tab may stand, as it may in the words
// of a table. nullopt for anything that is not clean UTF-8.
std::optional<std::string> Decode(std::string_view text, bool plus_is_space);

// Percent-encodes everything but letters, digits and -._~
void EncodeTo(std::string_view text, std::string& out);
std::string Encode(std::string_view text);

// A whole number in 0 … most, digits only.
std::optional<int> ParseNumber(std::string_view text, int most = 1'000'000'000);

struct Target {
  std::string path;
  std::vector<std::string> segments;
  std::vector<Pair> parameters;
};

// "/g/a%20b?q=1" or "http://host/g…". nullopt where it is malformed.
std::optional<Target> ParseTarget(std::string_view target);

// The value of Content-Disposition for a file of that name (RFC 6266): "附件 1.html" →
// attachment; filename="___1.html"; filename*=UTF-8''%E9%99%84…
std::string AttachmentNamed(std::string_view name);

}  // namespace duban::web::server

// Decode, Encode, ParseNumber, ParseTarget.
#include "web/server/url.h"

#include <charconv>

#include "base/utf8.h"

namespace duban::web::server {
namespace {

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool IsUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

bool IsControl(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

bool IsSafeSegment(std::string_view segment) {
  return segment != "." && segment != ".." &&
         segment.find_first_of("/\\") == std::string_view::npos;
}

bool ParseSegments(std::string_view path, std::vector<std::string>& out) {
  size_t begin = 1;
  while (begin <= path.size()) {
    const size_t end = std::min(path.find('/', begin), path.size());
    auto segment = Decode(path.substr(begin, end - begin), false);
    if (!segment || !IsSafeSegment(*segment)) return false;
    out.push_back(std::move(*segment));
    begin = end + 1;
  }
  if (out.size() == 1 && out[0].empty()) out.clear();
  return true;
}

bool ParseParameters(std::string_view query, std::vector<Pair>& out) {
  while (!query.empty()) {
    const size_t end = std::min(query.find('&'), query.size());
    const std::string_view part = query.substr(0, end);
    const size_t equals = std::min(part.find('='), part.size());
    auto name = Decode(part.substr(0, equals), true);
    auto value = Decode(equals < part.size() ? part.substr(equals + 1) : "", true);
    if (!name || !value) return false;
    if (!part.empty()) out.emplace_back(std::move(*name), std::move(*value));
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return true;
}

// "http://host/path" → "/path": a server must take the form that proxies send.
std::string_view WithoutOrigin(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"})
    if (target.substr(0, scheme.size()) == scheme) {
      const size_t slash = target.find('/', scheme.size());
      return slash == std::string_view::npos ? "/" : target.substr(slash);
    }
  return target;
}

}  // namespace

std::optional<std::string> Decode(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = HexDigit(text[i + 1]), low = HexDigit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    if (IsControl(c) && !(c == '\t' && plus_is_space)) return std::nullopt;
    out += c;
  }
  if (!base::IsValidUtf8(out)) return std::nullopt;
  return out;
}

void EncodeTo(std::string_view text, std::string& out) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  for (const char c : text) {
    if (IsUnreserved(c)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
}

std::string Encode(std::string_view text) {
  std::string out;
  EncodeTo(text, out);
  return out;
}

std::optional<int> ParseNumber(std::string_view text, int most) {
  int number = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
  if (end.ec != std::errc() || end.ptr != text.data() + text.size()) return std::nullopt;
  if (number < 0 || number > most) return std::nullopt;
  return number;
}

std::optional<Target> ParseTarget(std::string_view target) {
  target = WithoutOrigin(target);
  if (target.empty() || target[0] != '/' || target.find('#') != std::string_view::npos)
    return std::nullopt;
  const size_t question = std::min(target.find('?'), target.size());
  Target out;
  out.path = target.substr(0, question);
  if (!ParseSegments(out.path, out.segments)) return std::nullopt;
  if (question < target.size() && !ParseParameters(target.substr(question + 1), out.parameters))
    return std::nullopt;
  return out;
}

std::string AttachmentNamed(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    const bool safe = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      c == '.' || c == '-' || c == '_';
    plain += safe ? c : '_';
  }
  return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + Encode(name);
}

}  // namespace duban::web::server

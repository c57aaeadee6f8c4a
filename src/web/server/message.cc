// RawRequest, Request and Response: lookups, phrases, entity tags.
#include "web/server/message.h"

#include <cstring>

#include <fmt/format.h>

namespace duban::web::server {
namespace {

bool EqualsIgnoringCase(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lower[i]) return false;
  }
  return true;
}

struct Phrase {
  int status;
  std::string_view text;
};

constexpr Phrase kPhrases[] = {
    {200, "OK"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {409, "Conflict"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {422, "Unprocessable Content"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
};

}  // namespace

const std::string* RawRequest::Header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (EqualsIgnoringCase(key, name)) return &value;
  return nullptr;
}

int RawRequest::CountHeader(std::string_view name) const {
  return static_cast<int>(std::count_if(headers.begin(), headers.end(), [&](const Pair& header) {
    return EqualsIgnoringCase(header.first, name);
  }));
}

std::string_view Request::Parameter(std::string_view name) const {
  for (const auto& [key, value] : parameters)
    if (key == name) return value;
  return {};
}

Response Answer(int status, std::string content_type, std::string text) {
  Response response;
  response.status = status;
  response.content_type = std::move(content_type);
  response.body = std::make_shared<const std::string>(std::move(text));
  return response;
}

std::string_view ReasonPhrase(int status) {
  for (const auto& phrase : kPhrases)
    if (phrase.status == status) return phrase.text;
  return "Unknown";
}

// Eight bytes at a time, multiplied and folded; two lanes with different seeds make 128 bits.
std::string MakeEtag(std::string_view bytes) {
  uint64_t a = 0x9E3779B97F4A7C15 ^ bytes.size();
  uint64_t b = 0xD6E8FEB86659FD93;
  for (size_t at = 0; at < bytes.size(); at += 8) {
    uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, std::min<size_t>(8, bytes.size() - at));
    a = (a ^ word) * 0xFF51AFD7ED558CCD;
    a ^= a >> 32;
    b = (b + word) * 0xC4CEB9FE1A85EC53;
    b ^= b >> 29;
  }
  return fmt::format("\"{:016x}{:016x}\"", a, b);
}

}  // namespace duban::web::server

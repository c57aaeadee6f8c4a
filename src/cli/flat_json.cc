// Entry point: ParseFlatJson.
#include "cli/flat_json.h"

#include <charconv>

#include "base/utf8.h"

namespace duban::cli {
namespace {

constexpr int kMostNested = 32;
using Members = std::vector<std::pair<std::string, std::string>>;

class Parser {
 public:
  explicit Parser(std::string_view json) : all_(json), rest_(json) {
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
  }

  bool Run(Members& members) { return Object(&members, 0) && (Blanks(), rest_.empty()); }
  size_t place() const { return all_.size() - rest_.size() + 1; }

 private:
  void Blanks() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size())); }

  bool Take(char c) {
    Blanks();
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // `members` is null inside: only checked.
  bool Object(Members* members, int depth) {
    if (depth > kMostNested || !Take('{')) return false;
    if (Take('}')) return true;
    do {
      std::string name, text;
      if (!String(name) || !Take(':')) return false;
      Blanks();
      if (rest_.starts_with('"')) {
        if (!String(text)) return false;
        if (members != nullptr) members->emplace_back(std::move(name), std::move(text));
      } else if (!Other(depth)) {
        return false;
      }
    } while (Take(','));
    return Take('}');
  }

  bool Array(int depth) {
    if (depth > kMostNested || !Take('[')) return false;
    if (Take(']')) return true;
    do {
      std::string ignored;
      Blanks();
      if (rest_.starts_with('"') ? !String(ignored) : !Other(depth)) return false;
    } while (Take(','));
    return Take(']');
  }

  bool Other(int depth) {
    if (rest_.starts_with('{')) return Object(nullptr, depth + 1);
    if (rest_.starts_with('[')) return Array(depth + 1);
    for (const std::string_view word : {"true", "false", "null"})
      if (rest_.starts_with(word)) {
        rest_.remove_prefix(word.size());
        return true;
      }
    const size_t end = std::min(rest_.find_first_not_of("+-.0123456789eE"), rest_.size());
    rest_.remove_prefix(end);
    return end > 0;
  }

  bool String(std::string& out) {
    if (!Take('"')) return false;
    while (!rest_.empty() && rest_.front() != '"') {
      const char c = rest_.front();
      if (static_cast<unsigned char>(c) < ' ') return false;
      rest_.remove_prefix(1);
      if (c != '\\')
        out += c;
      else if (!Escape(out))
        return false;
    }
    return Take('"') && base::IsValidUtf8(out);
  }

  bool Escape(std::string& out) {
    constexpr std::string_view kSigns = "\"\\/bfnrt", kMeant = "\"\\/\b\f\n\r\t";
    if (rest_.empty()) return false;
    const char c = rest_.front();
    rest_.remove_prefix(1);
    if (const size_t at = kSigns.find(c); at != kSigns.npos) {
      out += kMeant[at];
      return true;
    }
    char32_t value = 0;
    if (c != 'u' || !Hex(value)) return false;
    if (value >= 0xD800 && value < 0xDC00 && rest_.starts_with("\\u")) {
      char32_t low = 0;
      rest_.remove_prefix(2);
      if (!Hex(low)) return false;
      value = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00)
                                            : base::kReplacement;
    }
    base::Encode(value >= 0xD800 && value < 0xE000 ? base::kReplacement : value, out);
    return true;
  }

  bool Hex(char32_t& value) {
    uint32_t number = 0;
    const std::string_view digits = rest_.substr(0, 4);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
    if (digits.size() < 4 || read.ptr != digits.data() + digits.size()) return false;
    rest_.remove_prefix(4);
    value = number;
    return true;
  }

  std::string_view all_, rest_;
};

}  // namespace

base::Expected<Members> ParseFlatJson(std::string_view json) {
  Members members;
  Parser parser(json);
  if (!parser.Run(members))
    return base::Fail(base::ErrorCode::kMalformed, "sidecar-json",
                      {{"place", std::to_string(parser.place())}});
  return members;
}

}  // namespace duban::cli

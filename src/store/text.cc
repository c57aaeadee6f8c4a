// Escape, Joined, EncodeList, DecodeList, EncodeArguments, DecodeArguments, EncodeBase64,
// DecodeBase64, IdOf, NumberOfId.
#include "store/text.h"

#include <array>

namespace duban::store {
namespace {

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::string_view kIdAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr size_t kIdLength = 6;

std::string Unescape(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      plain += text[i];
      continue;
    }
    ++i;
    plain += text[i] == 'n' ? '\n' : text[i] == 't' ? '\t' : text[i];
  }
  return plain;
}

// Calls `take` with each line, without its line feed.
template <typename Take>
void EachLine(std::string_view text, const Take& take) {
  while (!text.empty()) {
    const size_t end = text.find('\n');
    take(text.substr(0, end));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
}

std::array<int8_t, 256> MakeSextets() {
  std::array<int8_t, 256> sextets;
  sextets.fill(-1);
  for (size_t i = 0; i < kBase64.size(); ++i)
    sextets[static_cast<unsigned char>(kBase64[i])] = static_cast<int8_t>(i);
  return sextets;
}

}  // namespace

std::string Escape(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '\\':
        escaped += "\\\\";
        break;
      case '\n':
        escaped += "\\n";
        break;
      case '\t':
        escaped += "\\t";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

std::string EncodeList(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += Escape(item) + '\n';
  return text;
}

std::vector<std::string> DecodeList(std::string_view text) {
  std::vector<std::string> items;
  EachLine(text, [&](std::string_view line) { items.push_back(Unescape(line)); });
  return items;
}

std::string EncodeArguments(const base::Arguments& arguments) {
  std::string text;
  for (const auto& [name, value] : arguments) text += Escape(name) + '\t' + Escape(value) + '\n';
  return text;
}

base::Arguments DecodeArguments(std::string_view text) {
  base::Arguments arguments;
  EachLine(text, [&](std::string_view line) {
    const size_t tab = line.find('\t');
    arguments.emplace_back(Unescape(line.substr(0, tab)),
                           tab == line.npos ? std::string() : Unescape(line.substr(tab + 1)));
  });
  return arguments;
}

std::string EncodeBase64(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (size_t i = 0; i < bytes.size(); i += 3) {
    uint32_t bits = 0;
    for (size_t k = 0; k < 3; ++k)
      bits = bits << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (size_t k = 0; k < 4; ++k)
      text += i + k <= bytes.size() ? kBase64[bits >> (18 - 6 * k) & 63] : '=';
  }
  return text;
}

std::optional<std::string> DecodeBase64(std::string_view text) {
  static const std::array<int8_t, 256> sextets = MakeSextets();
  if (text.size() % 4 != 0) return std::nullopt;
  size_t padding = 0;
  while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') ++padding;
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  for (size_t i = 0; i < text.size(); i += 4) {
    uint32_t bits = 0;
    for (size_t k = 0; k < 4; ++k) {
      const bool padded = i + k >= text.size() - padding;
      const int8_t sextet = padded ? int8_t{0} : sextets[static_cast<unsigned char>(text[i + k])];
      if (sextet < 0) return std::nullopt;
      bits = bits << 6 | static_cast<uint32_t>(sextet);
    }
    for (size_t k = 0; k < 3; ++k) bytes += static_cast<char>(bits >> (16 - 8 * k) & 0xff);
  }
  bytes.resize(bytes.size() - padding);
  return bytes;
}

std::string IdOf(int64_t number) {
  std::string id(kIdLength, '0');
  for (size_t i = kIdLength; i-- > 0; number >>= 5) id[i] = kIdAlphabet[number & 31];
  return id;
}

int64_t NumberOfId(std::string_view id) {
  if (id.size() != kIdLength) return 0;
  int64_t number = 0;
  for (const char letter : id) {
    const size_t digit = kIdAlphabet.find(letter);
    if (digit == kIdAlphabet.npos) return 0;
    number = number << 5 | static_cast<int64_t>(digit);
  }
  return number;
}

}  // namespace duban::store

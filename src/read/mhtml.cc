// Entry point: FindArchivedPage.
#include "read/mhtml.h"

#include <array>
#include <map>
#include <optional>

#include "base/utf8.h"

namespace duban::read {
namespace {

constexpr size_t kMostParts = 10'000;
constexpr int kMostNested = 8;
constexpr size_t kMostHeader = 1 << 16;
constexpr size_t kMostAddress = 2048;              // bytes
constexpr size_t kMostFurther = 100;               // pages beside the one that is read
constexpr size_t kMostFurtherBytes = 32ull << 20;  // of them

std::string LowerCase(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// The line at the front, without its end, taken off.
std::string_view TakeLine(std::string_view& text) {
  const size_t end = std::min(text.find_first_of("\r\n"), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end);
  if (!text.empty()) text.remove_prefix(text.starts_with("\r\n") ? 2 : 1);
  return line;
}

struct Entity {
  std::map<std::string, std::string> headers;  // names in lower case
  std::string_view body;

  std::string_view Header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
  }
};

// Headers up to the empty line; those that are folded over lines are joined.
Entity ParseEntity(std::string_view text) {
  Entity entity;
  std::string* open = nullptr;
  for (size_t used = 0; !text.empty() && used < kMostHeader;) {
    const std::string_view line = TakeLine(text);
    if (line.empty()) break;
    used += line.size();
    if ((line.front() == ' ' || line.front() == '\t') && open != nullptr) {
      open->append(" ").append(base::Trim(line));
      continue;
    }
    const size_t colon = line.find(':');
    if (colon == line.npos) continue;
    open = &entity.headers[LowerCase(base::Trim(line.substr(0, colon)))];
    *open = base::Trim(line.substr(colon + 1));
  }
  entity.body = text;
  return entity;
}

// "text/html" of `text/html; charset="gb2312"`.
std::string MediaType(std::string_view header) {
  return LowerCase(base::Trim(header.substr(0, header.find(';'))));
}

// A parameter's value; quotes are taken off.
std::string Parameter(std::string_view header, std::string_view name) {
  size_t at = std::min(header.find(';'), header.size());
  while (at < header.size()) {
    const size_t equals = header.find('=', at);
    if (equals == header.npos) return {};
    const std::string key = LowerCase(base::Trim(header.substr(at + 1, equals - at - 1)));
    size_t begin = equals + 1;
    while (begin < header.size() && header[begin] == ' ') ++begin;
    const bool quoted = begin < header.size() && header[begin] == '"';
    if (quoted) ++begin;
    const size_t end = std::min(header.find(quoted ? '"' : ';', begin), header.size());
    if (key == name) return std::string(base::Trim(header.substr(begin, end - begin)));
    at = std::min(header.find(';', end), header.size());
  }
  return {};
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// What is no escape stays as it is (RFC 2045, 6.7).
std::string DecodeQuotedPrintable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const size_t plain = std::min(text.find('='), text.size());
    out.append(text.substr(0, plain));
    text.remove_prefix(plain);
    if (text.empty()) break;
    const int high = text.size() > 2 ? HexDigit(text[1]) : -1;
    const int low = text.size() > 2 ? HexDigit(text[2]) : -1;
    if (high >= 0 && low >= 0) {
      out += static_cast<char>(high * 16 + low);
      text.remove_prefix(3);
      continue;
    }
    const size_t end = std::min(text.find_first_not_of(" \t", 1), text.size());
    if (end < text.size() && text[end] != '\r' && text[end] != '\n') {
      out += '=';
      text.remove_prefix(1);
    } else {
      TakeLine(text);  // a soft break
    }
  }
  return out;
}

std::string DecodeBase64(std::string_view text) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::array<int, 256> value{};
  value.fill(-1);
  for (size_t i = 0; i < kDigits.size(); ++i)
    value[static_cast<unsigned char>(kDigits[i])] = static_cast<int>(i);
  std::string out;
  out.reserve(text.size() / 4 * 3);
  uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    if (c == '=') break;
    const int digit = value[static_cast<unsigned char>(c)];
    if (digit < 0) continue;
    bits = (bits << 6 | static_cast<uint32_t>(digit)) & 0xFFFFFF;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += static_cast<char>(bits >> held & 0xFF);
  }
  return out;
}

std::string Decode(const Entity& part) {
  const std::string way = LowerCase(part.Header("content-transfer-encoding"));
  if (way == "quoted-printable") return DecodeQuotedPrintable(part.body);
  if (way == "base64") return DecodeBase64(part.body);
  return std::string(part.body);
}

// Browsers write "cid:" and "file:" there too, and anybody may write anything.
std::string WebAddress(std::string_view location) {
  const bool web = location.starts_with("http://") || location.starts_with("https://");
  const bool plain =
      std::all_of(location.begin(), location.end(), [](char c) { return c > ' ' && c < 0x7F; });
  return web && plain && location.size() <= kMostAddress ? std::string(location) : std::string();
}

ArchivedPage DecodePage(const Entity& entity) {
  return {Decode(entity), Parameter(entity.Header("content-type"), "charset"),
          WebAddress(entity.Header("content-location"))};
}

class Archive {
 public:
  // Walks a multipart's parts; keeps the first page, or the one that `start` names.
  void Walk(const Entity& whole, int depth) {
    const std::string_view type = whole.Header("content-type");
    if (MediaType(type) == "text/html") return Take(whole, false);
    if (!MediaType(type).starts_with("multipart/") || depth > kMostNested) return;
    const std::string border = "--" + Parameter(type, "boundary");
    const std::string start = depth == 0 ? Parameter(type, "start") : "";
    if (border.size() == 2) return;
    std::string_view rest = whole.body;
    while (!rest.empty() && parts_ <= kMostParts) {
      const auto part = TakePart(rest, border);
      if (!part) continue;
      ++parts_;
      const Entity entity = ParseEntity(*part);
      const bool named = !start.empty() && entity.Header("content-id") == start;
      if (named && MediaType(entity.Header("content-type")) == "text/html")
        Take(entity, true);
      else
        Walk(entity, depth + 1);
    }
  }

  size_t parts() const { return parts_; }
  size_t pages() const { return pages_; }
  const std::optional<Entity>& page() const { return page_; }
  const std::vector<Entity>& further() const { return further_; }

 private:
  void Take(const Entity& entity, bool named) {
    ++pages_;
    if (page_ && further_.size() < kMostFurther) further_.push_back(named ? *page_ : entity);
    if (!page_ || named) page_ = entity;
  }

  // Whether a border line begins here: one border may begin with another.
  static bool AtBorder(std::string_view text, const std::string& border) {
    if (!text.starts_with(border)) return false;
    text.remove_prefix(border.size());
    return text.empty() || text.starts_with("--") || text.find_first_of("\r\n \t") == 0;
  }

  // Where the next border line begins; the end where there is none.
  static size_t FindBorder(std::string_view text, const std::string& border) {
    if (AtBorder(text, border)) return 0;
    for (size_t at = text.find("\n" + border); at != text.npos;
         at = text.find("\n" + border, at + 1))
      if (AtBorder(text.substr(at + 1), border)) return at + 1;
    return text.size();
  }

  // The text up to the next border, taken off; nothing for what stands before the first one.
  static std::optional<std::string_view> TakePart(std::string_view& rest,
                                                  const std::string& border) {
    const bool inside = AtBorder(rest, border);
    if (inside && TakeLine(rest).substr(border.size()).starts_with("--")) {  // the last one
      rest = {};
      return std::nullopt;
    }
    const size_t end = FindBorder(rest, border);
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(end);
    if (!inside) return std::nullopt;
    return part;
  }

  std::optional<Entity> page_;
  std::vector<Entity> further_;
  size_t parts_ = 0, pages_ = 0;
};

}  // namespace

base::Expected<ArchivedPage> FindArchivedPage(std::string_view bytes) {
  Archive archive;
  archive.Walk(ParseEntity(bytes), 0);
  if (archive.parts() > kMostParts)
    return base::Fail(base::ErrorCode::kLimit, "mhtml-too-many-parts",
                      {{"limit", std::to_string(kMostParts)}});
  if (!archive.page()) return base::Fail(base::ErrorCode::kMalformed, "mhtml-without-page");
  ArchivedPage page = DecodePage(*archive.page());
  page.others = archive.pages() - 1;
  size_t used = 0;
  for (const Entity& further : archive.further()) {
    used += further.body.size();
    if (used <= kMostFurtherBytes) page.further.push_back(DecodePage(further));
  }
  return page;
}

}  // namespace duban::read

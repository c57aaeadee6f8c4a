// Entry points: Say, Knows.
#include "words/words.h"

#include <numeric>

#include "words/catalog_tsv.h"

namespace duban::words {
namespace {

constexpr size_t kRows = std::size(kCatalogRows);

// Places of the catalog's rows, ordered by key; the file itself is ordered by topic. Sorted when
// first asked for: as a constant it takes more steps than compilers allow.
const std::array<uint16_t, kRows>& ByKey() {
  static const auto sorted = [] {
    std::array<uint16_t, kRows> places{};
    std::iota(places.begin(), places.end(), uint16_t{0});
    std::sort(places.begin(), places.end(), [](uint16_t a, uint16_t b) {
      return std::pair(kCatalogRows[a].key, a) < std::pair(kCatalogRows[b].key, b);
    });
    return places;
  }();
  return sorted;
}

std::string_view CodeOf(Audience audience) {
  constexpr std::string_view kCodes[] = {"public", "unit", "leader"};
  return kCodes[static_cast<size_t>(audience)];
}

// The row for this audience, else the row for everybody, else null.
const CatalogRow* FindRow(std::string_view key, Audience audience) {
  const auto& by_key = ByKey();
  auto at = std::lower_bound(by_key.begin(), by_key.end(), key, [](uint16_t place, auto wanted) {
    return kCatalogRows[place].key < wanted;
  });
  const CatalogRow* for_everybody = nullptr;
  for (; at != by_key.end() && kCatalogRows[*at].key == key; ++at) {
    const CatalogRow& row = kCatalogRows[*at];
    if (row.audience == CodeOf(audience)) return &row;
    if (row.audience == "-") for_everybody = &row;
  }
  return for_everybody;
}

// "n#task#tasks": the first word where n is one.
std::string_view Counted(std::string_view place, const base::Message& message) {
  const size_t first = place.find('#'), second = place.find('#', first + 1);
  if (second == place.npos) return {};
  return message.Argument(place.substr(0, first)) == "1"
             ? place.substr(first + 1, second - first - 1)
             : place.substr(second + 1);
}

// What stands for "{name}", "{name:group}", "{name?key}" or "{name#one#several}".
std::string Filled(std::string_view place, const base::Message& message, Voice voice) {
  if (place.find('#') != place.npos) return std::string(Counted(place, message));
  if (const size_t mark = place.find('?'); mark != place.npos) {
    if (message.Argument(place.substr(0, mark)).empty()) return "";
    return Say(base::Message{std::string(place.substr(mark + 1)), message.arguments}, voice);
  }
  const size_t colon = place.find(':');
  const std::string_view text = message.Argument(place.substr(0, colon));
  if (colon == place.npos || text.empty()) return std::string(text);
  const std::string key = std::string(place.substr(colon + 1)) + "." + std::string(text);
  return Knows(key) ? Say(key, voice) : std::string(text);
}

std::string Fill(std::string_view sentence, const base::Message& message, Voice voice) {
  std::string out;
  while (true) {
    const size_t open = sentence.find('{');
    const size_t close = open == sentence.npos ? open : sentence.find('}', open);
    out += sentence.substr(0, close == sentence.npos ? close : open);
    if (close == sentence.npos) return out;
    out += Filled(sentence.substr(open + 1, close - open - 1), message, voice);
    sentence.remove_prefix(close + 1);
  }
}

// An unknown key still tells all that it carries.
std::string Bare(const base::Message& message) {
  std::string out = message.key;
  for (const auto& [name, text] : message.arguments)
    out.append(" ").append(name).append("=") += text;
  return out;
}

}  // namespace

std::string Say(const base::Message& message, Voice voice) {
  const CatalogRow* row = FindRow(message.key, voice.audience);
  if (row == nullptr) return Bare(message);
  return Fill(voice.language == Language::kChinese ? row->zh : row->en, message, voice);
}

std::string Say(std::string_view key, Voice voice) {
  return Say(base::Message{std::string(key), {}}, voice);
}

bool Knows(std::string_view key) {
  return FindRow(key, Audience::kPublic) != nullptr;
}

std::string Say(const base::Error& error, Voice voice) {
  std::string out;
  for (const std::string& place : error.trail) out.append(place).append(":");
  if (!out.empty()) out += ' ';
  return out + Say(error.message, voice);
}

}  // namespace duban::words

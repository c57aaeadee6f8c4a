// Replay::Take.
#include "store/replay.h"

#include <charconv>

#include "store/event.h"

namespace duban::store {
namespace {

std::vector<std::string> WordsOf(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return words;
}

template <typename Number>
Number NumberOf(std::string_view text) {
  Number number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string IdOrNone(const std::string& word) {
  return word == "-" ? std::string() : word;
}

}  // namespace

void Replay::Take(base::Instant at, const base::Arguments& payload) {
  at_ = at;
  edition_.clear();
  for (const auto& [name, text] : payload)
    if (name.starts_with(kNoted)) TakeNote(std::string_view(name).substr(kNoted.size()), text);
}

void Replay::TakeNote(std::string_view name, const std::string& text) {
  constexpr std::string_view kDigest = "digest.", kMarks = "marks.";
  Words words = WordsOf(text);
  if (name == "government") government = text;
  if (name == "plan") plans.insert(NumberOf<int>(text));
  if (name == "task" && words.size() == 3)
    tasks[words[0]] = {NumberOf<int>(words[1]), NumberOf<int>(words[2])};
  if (name == "link") links.insert(text);
  if (name == "unlink") links.erase(text);
  if (name == "file" && words.size() == 2) files[words[0]] = NumberOf<int64_t>(words[1]);
  if (name == "edition" && words.size() == 6) TakeEdition(words);
  if (name.starts_with(kDigest) && !edition_.empty())
    editions[edition_].digests[std::string(name.substr(kDigest.size()))] = text;
  if (name.starts_with(kMarks) && !edition_.empty())
    editions[edition_].marks[std::string(name.substr(kMarks.size()))] = words;
  if (name == "undo" && words.size() == 2) TakeUndo(words);
  if (name == "move" && words.size() == 4) TakeMove(words);
  if (name == "rows" && !edition_.empty()) TakeRows(std::move(words));
}

void Replay::TakeEdition(const Words& words) {
  edition_ = words[0];
  ReplayedEdition& edition = editions[edition_];
  edition.year = NumberOf<int>(words[1]);
  edition.period = words[2];
  edition.number = NumberOf<int>(words[4]);
  edition.replaced = IdOrNone(words[5]);
  periods[{edition.year, edition.period}] = {words[3], edition_};
}

void Replay::TakeRows(Words words) {
  for (size_t i = 0; i < words.size(); ++i)
    wordings.push_back({words[i], edition_, i, at_.milliseconds});
  editions[edition_].tasks = std::move(words);
}

void Replay::TakeUndo(const Words& words) {
  const auto edition = editions.find(words[0]);
  if (edition == editions.end()) return;
  edition->second.undone_at = at_.milliseconds;
  periods[{edition->second.year, edition->second.period}].edition = IdOrNone(words[1]);
}

void Replay::TakeMove(const Words& words) {
  const auto edition = editions.find(words[0]);
  const auto row = NumberOf<size_t>(words[1]);
  if (edition == editions.end() || row >= edition->second.tasks.size()) return;
  edition->second.tasks[row] = words[3];
  wordings.push_back({words[3], words[0], row, at_.milliseconds});
}

}  // namespace duban::store

// Entry point: FindLocalWords.
#include "understand/lint/local_words.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "ledger/finding_codes.h"

namespace duban::understand {
namespace {

using ledger::Field;

class Finder {
 public:
  explicit Finder(std::span<const LocalWord> words) {
    for (const LocalWord& word : words)
      if (!word.word.empty()) by_byte_[static_cast<unsigned char>(word.word[0])].push_back(&word);
    for (auto& all : by_byte_)
      std::stable_sort(all.begin(), all.end(), [](const LocalWord* a, const LocalWord* b) {
        return a->word.size() > b->word.size();
      });
  }

  void Look(const ledger::Row& row, Field field, std::vector<ledger::Finding>& out) const {
    const std::string_view text = ledger::TextOf(row, field);
    for (size_t at = 0; at < text.size();) {
      const LocalWord* word = WordAt(text, at);
      if (word == nullptr) {
        at += base::Decode(text, at).size;
        continue;
      }
      const size_t end = at + word->word.size();
      out.push_back(
          ledger::MakeFinding("local-word", {{"text", word->word}, {"advice", word->advice}}));
      ledger::Finding& finding = out.back();
      finding.task = row.number;
      finding.field = field;
      finding.span = {static_cast<uint32_t>(at), static_cast<uint32_t>(end)};
      finding.place = PlaceOf(row, field);
      at = end;
    }
  }

 private:
  const LocalWord* WordAt(std::string_view text, size_t at) const {
    for (const LocalWord* word : by_byte_[static_cast<unsigned char>(text[at])])
      if (text.substr(at).starts_with(word->word)) return word;
    return nullptr;
  }

  std::array<std::vector<const LocalWord*>, 256> by_byte_;
};

}  // namespace

std::vector<ledger::Finding> FindLocalWords(const ledger::Document& document,
                                            std::span<const LocalWord> words) {
  std::vector<ledger::Finding> found;
  const Finder finder(words);
  for (const ledger::DocumentTask& task : document.tasks)
    for (const Field field : {Field::kContent, Field::kProgress, Field::kRemark})
      finder.Look(task.row, field, found);
  return found;
}

}  // namespace duban::understand

// Entry points: the rules that look at the wording.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "ledger/personal_data.h"
#include "understand/lint/rules.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

using base::Span;
using ledger::Field;
using ledger::Finding;
using ledger::Row;

// Calls `look` for the content, the progress and the remark of each task.
template <typename Look>
void InTexts(const LintInput& input, const Look& look) {
  for (const ledger::DocumentTask& task : input.document.tasks)
    for (const Field field : {Field::kContent, Field::kProgress, Field::kRemark})
      look(task.row, field, ledger::TextOf(task.row, field));
}

Span SpanAt(size_t begin, size_t size) {
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + size)};
}

// Words that official prose doubles on purpose.
bool MayDouble(std::string_view word) {
  for (const std::string_view one : kDoubledOnPurpose)
    if (word == one) return true;
  return false;
}

// Whether the bytes from `at` come once more behind them.
bool StandsAgain(std::string_view text, size_t at, size_t size) {
  return at + 2 * size <= text.size() && text.substr(at, size) == text.substr(at + size, size);
}

// Whether the character of three bytes at `at` ends like the second, third or fourth behind it: in
// nearly all places none does, and no word is looked for.
bool MayStandAgain(std::string_view text, size_t at) {
  constexpr size_t kLast = 2, kLongest = 12;  // bytes
  if (at + kLongest + kLast >= text.size()) return true;
  const char own = text[at + kLast];
  return own == text[at + kLast + 6] || own == text[at + kLast + 9] ||
         own == text[at + kLast + kLongest];
}

constexpr size_t kLetter = 3;  // bytes of an ideograph

// Whether no doubled word begins with the ideograph at `at` or with that behind it: the second
// one, which both words would hold, does not stand again.
bool BeginsNoDoubled(std::string_view text, size_t at) {
  return base::SkipIdeographs(text.substr(at, 2 * kLetter), 0) == 2 * kLetter &&
         !MayStandAgain(text, at + kLetter);
}

// Length of a word of 2 to 4 Han characters that stands twice in a row at `at`, or 0.
size_t DoubledAt(std::string_view text, size_t at) {
  size_t size = 0;
  for (int letters = 1; letters <= 4; ++letters) {
    const base::CodePoint c = base::Decode(text, at + size);
    if (!base::IsHan(c.value)) return 0;
    size += c.size;
    if (letters < 2 || !StandsAgain(text, at, size)) continue;
    const std::string_view word = text.substr(at, size);
    if (!MayDouble(word) && word.substr(0, 3) != word.substr(3, 3)) return size;
  }
  return 0;
}

bool EndsWell(std::string_view text) {
  for (const std::string_view mark : {"。", "！", "？", "；", "”", "）", ")", "!", "?", ";", "…"})
    if (text.ends_with(mark)) return true;
  return false;
}

constexpr size_t kSentence = 30;  // bytes: shorter cells are words, not sentences

// Whether nearly all longer cells of a field end with a full stop.
bool CustomIsFullStop(const LintInput& input, std::string Row::* field) {
  size_t all = 0, well = 0;
  for (const ledger::DocumentTask& task : input.document.tasks) {
    const std::string_view text = base::Trim(task.row.*field);
    if (text.size() < kSentence) continue;
    ++all;
    well += EndsWell(text) ? 1 : 0;
  }
  return all >= 3 && well * 5 >= all * 4;
}

void MissingStops(const LintInput& input, std::string Row::* field, Field name,
                  std::vector<Finding>& out) {
  if (!CustomIsFullStop(input, field)) return;
  for (const ledger::DocumentTask& task : input.document.tasks) {
    const std::string_view text = base::Trim(task.row.*field);
    if (text.size() < kSentence || EndsWell(text)) continue;
    const auto end = static_cast<uint32_t>(text.data() - (task.row.*field).data() + text.size());
    size_t last = end - 1;
    while (last > 0 && (static_cast<unsigned char>((task.row.*field)[last]) & 0xC0) == 0x80) --last;
    out.push_back(FindingAt(task.row, name, {static_cast<uint32_t>(last), end}));
  }
}

// A kind is told once of what is no single text: a list of names, a column without a noun.
class PersonalData {
 public:
  explicit PersonalData(std::vector<Finding>& out) : out_(out) {}

  void InText(const Row& row, Field field) {
    for (const ledger::PersonalDatum& one : ledger::FindPersonalData(ledger::TextOf(row, field)))
      out_.push_back(FindingAt(row, field, one.span, {{"kind", std::string(one.kind)}}));
  }
  void InList(const Row& row, Field field, const std::vector<std::string>& names) {
    Kinds kinds;
    Collect(ledger::NameLines(names), kinds);
    Tell(PlaceOf(row, field), row.number, field, kinds);
  }
  void InExtra(const Row& row) {
    for (const ledger::ExtraCell& cell : row.extra) {
      Kinds kinds;
      Collect(cell.text, kinds);
      const auto place =
          std::find_if(row.places.begin(), row.places.end(), [&](const ledger::CellPlace& one) {
            return one.field == Field::kOther && one.heading == cell.heading;
          });
      Tell(place == row.places.end() ? row.place : place->place, row.number, Field::kOther, kinds);
    }
  }
  void InHead(const ledger::Document& document) {
    Kinds kinds;
    Collect(document.title, kinds);
    for (const std::string& heading : document.headings) Collect(heading, kinds);
    Tell({}, std::nullopt, Field::kTitle, kinds);
  }

 private:
  using Kinds = std::vector<std::string_view>;

  static void Collect(std::string_view text, Kinds& kinds) {
    for (const ledger::PersonalDatum& one : ledger::FindPersonalData(text))
      if (std::find(kinds.begin(), kinds.end(), one.kind) == kinds.end()) kinds.push_back(one.kind);
  }
  void Tell(const ledger::SourcePlace& place, std::optional<int> task, Field field,
            const Kinds& kinds) {
    for (const std::string_view kind : kinds) {
      Finding& finding = out_.emplace_back();
      finding.task = task;
      finding.field = field;
      finding.arguments = {{"kind", std::string(kind)}};
      finding.place = place;
    }
  }

  std::vector<Finding>& out_;
};

}  // namespace

void LintDoubledWord(const LintInput& input, std::vector<Finding>& out) {
  InTexts(input, [&](const Row& row, Field field, std::string_view text) {
    for (size_t at = 0; at < text.size();) {
      if (BeginsNoDoubled(text, at)) {
        at += 2 * kLetter;
        continue;
      }
      const size_t size = MayStandAgain(text, at) ? DoubledAt(text, at) : 0;
      if (size > 0)
        out.push_back(FindingAt(row, field, SpanAt(at, 2 * size),
                                {{"text", std::string(text.substr(at, size))}}));
      at += size > 0 ? 2 * size : base::Decode(text, at).size;
    }
  });
}

void LintMissingFullStop(const LintInput& input, std::vector<Finding>& out) {
  MissingStops(input, &Row::content, Field::kContent, out);
  MissingStops(input, &Row::progress, Field::kProgress, out);
}

// ，， or 。； in a row.
void LintStrayMark(const LintInput& input, std::vector<Finding>& out) {
  static constexpr std::array<std::string_view, 6> kMarks = {"，", "。", "；", "、", ",", ";"};
  InTexts(input, [&](const Row& row, Field field, std::string_view text) {
    std::string_view last;
    for (size_t at = base::SkipIdeographs(text, 0); at < text.size();) {
      const size_t size = base::Decode(text, at).size;
      const std::string_view c = text.substr(at, size);
      const bool mark = std::find(kMarks.begin(), kMarks.end(), c) != kMarks.end();
      if (mark && !last.empty())
        out.push_back(FindingAt(row, field, SpanAt(at - last.size(), last.size() + size),
                                {{"text", std::string(last) + std::string(c)}}));
      at += size;
      const size_t next = base::SkipIdeographs(text, at);
      last = mark && next == at ? c : std::string_view();
      at = next;
    }
  });
}

void LintBrokenQuote(const LintInput& input, std::vector<Finding>& out) {
  InTexts(input, [&](const Row& row, Field field, std::string_view text) {
    constexpr std::string_view kOpens = "“", kBegin = kOpens.substr(0, 2);  // of both quotes
    int depth = 0;
    for (size_t at = text.find(kBegin); at != text.npos; at = text.find(kBegin, at + 1)) {
      const std::string_view c = text.substr(at, kOpens.size());
      const int step = c == kOpens ? 1 : c == "”" ? -1 : 0;
      depth += step;
      if (depth < 0 || depth > 2) {
        out.push_back(FindingAt(row, field, SpanAt(at, c.size()), {{"text", "“”"}}));
        return;
      }
    }
    if (depth == 0) return;
    const size_t at = text.rfind("“");
    out.push_back(FindingAt(row, field, SpanAt(at, 3), {{"text", "“"}}));
  });
}

void LintPersonalData(const LintInput& input, std::vector<Finding>& out) {
  PersonalData personal(out);
  personal.InHead(input.document);
  for (const auto& [row, reading] : input.document.tasks) {
    for (const Field field : {Field::kCategory, Field::kContent, Field::kProgress, Field::kRemark})
      personal.InText(row, field);
    personal.InList(row, Field::kLeaders, row.leaders);
    personal.InList(row, Field::kLeadUnits, row.lead_units);
    personal.InList(row, Field::kUnits, row.units);
    personal.InExtra(row);
  }
}

}  // namespace duban::understand

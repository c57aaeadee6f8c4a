// Entry point: TellsAll.
#include "understand/whole_shares.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/stocks.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

// 信访事项办结率 without 率; empty where no share of deeds was promised.
std::string_view ThingsAndDeed(const ledger::Target& target) {
  constexpr std::string_view kRate = "率";
  const std::string_view object = target.object;
  const bool share = target.unit == "%" && target.kind == ledger::TargetKind::kLevel &&
                     target.op == ledger::Operator::kAtLeast && object.ends_with(kRate);
  return share ? object.substr(0, object.size() - kRate.size()) : std::string_view();
}

// Letters of `text` that are not in `known`, words of claims and of 全部 aside, and how many of
// `known` stand in it.
struct Letters {
  size_t strange = 0;
  size_t known = 0;
};

template <size_t N>
size_t WordAt(std::string_view text, const std::string_view (&words)[N]) {
  for (const std::string_view word : words)
    if (text.starts_with(word)) return word.size();
  return 0;
}

Letters Count(std::string_view text, std::string_view known) {
  Letters letters;
  for (size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const base::CodePoint c = base::Decode(text, at);
    const std::string_view letter = rest.substr(0, c.size);
    size_t size = WordAt(rest, kAllWords);
    if (size == 0 && known.find(letter) != known.npos) {
      ++letters.known;
      size = c.size;
    }
    if (size == 0) size = WordAt(rest, kDoneBehind);
    if (size == 0) size = WordAt(rest, kClaimWords);
    letters.strange += size == 0 && base::IsHan(c.value);
    at += size == 0 ? c.size : size;
  }
  return letters;
}

// The clause without its amounts: 件 and 处 are no things.
std::string WithoutAmounts(const Prose& report, base::Span clause) {
  std::string words;
  uint32_t at = clause.begin;
  const auto& all = report.statements;
  const auto first = std::lower_bound(all.begin(), all.end(), clause.begin,
                                      [](const Statement& statement, uint32_t begin) {
                                        return statement.quantity.number.begin < begin;
                                      });
  for (auto statement = first; statement != all.end(); ++statement) {
    const base::Span amount = statement->quantity.span;
    if (amount.end > clause.end) break;
    if (amount.begin < at) continue;
    words += report.text.substr(at, amount.begin - at);
    at = amount.end;
  }
  return words.append(report.text.substr(at, clause.end - at));
}

bool Negates(const Prose& report, base::Span clause) {
  const WordRange words = WordsIn(report.words, clause);
  return std::any_of(words.begin(), words.end(), [](const Word& word) {
    return word.role == WordRole::kNegation || word.role == WordRole::kPlan ||
           word.role == WordRole::kAim || word.role == WordRole::kEstimate;
  });
}

}  // namespace

std::optional<base::Span> TellsAll(const Promise& promise, const Prose& report) {
  const std::string_view known = ThingsAndDeed(*promise.target);
  constexpr size_t kTwoLetters = 6;  // bytes
  if (known.size() < 2 * kTwoLetters) return std::nullopt;
  const std::string_view deed = known.substr(known.size() - kTwoLetters);
  const Features things = FeaturesOf(known.substr(0, known.size() - kTwoLetters));
  constexpr size_t kManyClauses = 256;  // each promise asks each of them
  for (size_t i = 0; i < std::min(report.clauses.size(), kManyClauses); ++i) {
    const base::Span clause = report.clauses[i].span;
    if (clause.begin >= report.outlook) break;
    const std::string_view words = clause.In(report.text);
    if (!HasAny(words, kAllWords) || words.find(deed) == words.npos || Negates(report, clause))
      continue;
    const Letters letters = Count(WithoutAmounts(report, clause), known);
    if (letters.strange > 0) continue;
    const bool named = letters.known >= base::CountCodePoints(known) / 2 + 1 ||
                       Compare(things, FeaturesOf(words)).covered >= 60;
    const bool before = i > 0 && report.clauses[i - 1].sentence == report.clauses[i].sentence;
    const bool leans =
        before &&
        Compare(things, FeaturesOf(report.clauses[i - 1].span.In(report.text))).covered >= 60;
    if (named || leans) return clause;
  }
  return std::nullopt;
}

}  // namespace duban::understand

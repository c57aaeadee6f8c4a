// Entry points: DecideWord, DecideBare.
#include "base/utf8.h"
#include "quantity/candidate.h"
#include "quantity/glyph.h"
#include "quantity/word_lists_tsv.h"

namespace duban::quantity {
namespace {

using ledger::Dimension;

bool IsOne(const Candidate& candidate) {
  return !candidate.numeral.arabic && !candidate.numeral.scaled &&
         candidate.numeral.value == base::Decimal(1);
}

}  // namespace

// A Chinese numeral without a unit, or 一 with a measure word that counts nothing.
bool DecideWord(Candidate& candidate) {
  if (candidate.numeral.arabic || candidate.numeral.share != Share::kNone) return false;
  const bool round = candidate.numeral.scaled && !candidate.numeral.bare_power;
  if (!candidate.HasUnit()) {
    if ((round && *candidate.numeral.value >= base::Decimal(100)) || candidate.numeral.several ||
        candidate.numeral.approximate || candidate.number_end > candidate.numeral.span.end)
      return false;
    if (candidate.hedged && candidate.numeral.scaled) return false;
    return candidate.Settle(MentionKind::kWord, Rule("no-measure"), candidate.number_end);
  }
  if (!IsOne(candidate) || candidate.unit == nullptr || !candidate.unit->measure_word) return false;
  if (candidate.hedged || OneOfBefore(candidate.text, candidate.begin, kCountingVerbs) != 0)
    return false;
  candidate.quantity().rule = Name(Rule("one"));
  candidate.mention.kind = MentionKind::kWord;
  candidate.mention.trail.Add(Rule("one"));
  return true;
}

// An Arabic number without a unit: an amount where the clause ends behind it or a hedge stands at
// it, a name where it is glued to a noun.
bool DecideBare(Candidate& candidate) {
  if (candidate.HasUnit() || candidate.numeral.share != Share::kNone) return false;
  candidate.mention.trail.Add(Rule("no-unit"));
  candidate.quantity().rule = Name(Rule("no-unit"));
  if (!candidate.numeral.arabic || candidate.numeral.scaled || candidate.hedged ||
      candidate.number_end > candidate.numeral.span.end)
    return false;
  if (AtClauseEnd(candidate.text, candidate.number_end) &&
      (base::IsHan(Before(candidate.text, candidate.begin).value) || candidate.numeral.decimal))
    return false;
  return candidate.Settle(MentionKind::kName, Rule("before-noun"), candidate.number_end);
}

}  // namespace duban::quantity

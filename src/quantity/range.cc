// Entry points: ReadBareRange, ReadRangeBehindUnit, ReadChange.
#include "quantity/range.h"

#include "base/utf8.h"
#include "ledger/period.h"
#include "quantity/glyph.h"
#include "quantity/lost.h"
#include "quantity/word_lists_tsv.h"

namespace duban::quantity {
namespace {

using base::Decimal;

bool IsDash(char32_t c) {
  switch (c) {
    case '-':
    case '~':
    case U'—':
    case U'–':
    case U'～':
    case U'－':
    case U'−':
    case U'─':
    case U'―':
    case U'﹣':
    case U'〜':
    case U'∼':
      return true;
    default:
      return false;
  }
}

// Place behind what joins two bounds; 0 where nothing does.
size_t BehindJoint(std::string_view text, size_t at) {
  const auto first = CharAt(text, at);
  if (first.value == U'至' || first.value == U'到') return at + first.size;
  if (!IsDash(first.value)) return 0;
  const auto second = CharAt(text, at + first.size);
  return at + first.size + (IsDash(second.value) && first.value != '-' ? second.size : 0);
}

bool ComesFrom(const Candidate& candidate) {
  return OneOfBefore(candidate.text, candidate.begin, kBeforeFrom) != 0;
}

bool IsYearLike(const Numeral& numeral) {
  return numeral.digits == 4 && !numeral.scaled && numeral.value &&
         *numeral.value >= Decimal(ledger::kFirstYear) &&
         *numeral.value <= Decimal(ledger::kLastYear);
}

// 3至5万: the lower bound counts in 万 too, if that keeps it below.
std::optional<Decimal> LowerBound(const Numeral& low, const Numeral& high, bool* shared) {
  *shared = false;
  if (low.scaled || !high.scaled || high.power < 4) return low.value;
  const auto plain = high.value->Shifted(-high.power);
  if (!plain || *low.value > *plain) return low.value;
  *shared = true;
  return low.value->Shifted(high.power);
}

bool MayJoin(const Candidate& candidate) {
  const Numeral& low = candidate.numeral;
  return low.value && !low.upper && low.share == Share::kNone && low.digits <= 7 &&
         !ComesFrom(candidate) && !low.bare_power && candidate.number_end == low.span.end;
}

// 1?9月: between two months only a dash can have been lost; there is no month of two digits and a
// mark.
size_t BehindLostDash(std::string_view text, const Numeral& low) {
  const auto mark = CharAt(text, low.span.end);
  if (!low.arabic || low.decimal || low.digits > 2 || !IsLostMark(mark.value)) return 0;
  const size_t at = low.span.end + mark.size;
  const auto high = ReadNumeral(text, at);
  const bool month = high && high->arabic && high->digits <= 2 && !high->scaled && high->value &&
                     *high->value <= Decimal(12) && text.substr(high->span.end).starts_with("月");
  return month ? at : 0;
}

}  // namespace

void ReadBareRange(Candidate& candidate) {
  const std::string_view text = candidate.text;
  if (!MayJoin(candidate)) return;
  const Numeral low = candidate.numeral;
  size_t at = BehindJoint(text, low.span.end);
  if (at == 0) at = BehindLostDash(text, low);
  if (at == 0 || (low.digits > 1 && text[low.span.begin] == '0' && !low.decimal)) return;
  auto high = ReadNumeral(text, at);
  if (!high || !high->value || high->share != Share::kNone || high->arabic != low.arabic) return;
  if (IsYearLike(low) && IsYearLike(*high)) return;
  bool shared = false;
  const auto bound = LowerBound(low, *high, &shared);
  const size_t next = BehindJoint(text, high->span.end);
  if (!bound || *bound >= *high->value) return;
  if (next != 0 && Classify(CharAt(text, next).value).glyph == Glyph::kDigit) return;
  const bool negative = candidate.quantity().value.IsNegative();
  if (negative) return;
  candidate.numeral = *high;
  candidate.numeral.span.begin = low.span.begin;
  candidate.numeral.value = *bound;
  candidate.numeral.upper = high->value;
  candidate.quantity().value = *bound;
  candidate.quantity().upper = high->value;
  candidate.number_end = candidate.unit_end = candidate.outer_end = high->span.end;
  candidate.mention.trail.Add(Rule("range"));
  if (shared) candidate.mention.trail.Add(Rule("shared-scale"));
}

void ReadRangeBehindUnit(Candidate& candidate) {
  if (candidate.unit == nullptr || candidate.quantity().upper || ComesFrom(candidate)) return;
  const size_t at = BehindJoint(candidate.text, candidate.unit_end);
  if (at == 0) return;
  const auto high = ReadNumeral(candidate.text, at);
  if (!high || !high->value || *high->value <= candidate.quantity().value) return;
  const UnitEntry* unit = Lexicon::Get().UnitAt(candidate.text, high->span.end);
  if (unit == nullptr || unit->canonical != candidate.unit->canonical) return;
  candidate.quantity().upper = high->value;
  candidate.number_end = high->span.end;
  candidate.unit_end = candidate.outer_end = high->span.end + unit->written.size();
  candidate.mention.trail.Add(Rule("range"));
}

void ReadChange(Candidate& candidate) {
  const std::string_view text = candidate.text;
  if (ComesFrom(candidate)) {
    candidate.Settle(MentionKind::kAmount, Rule("from"));
    return;
  }
  for (const std::string_view joint : {"到", "至", "为"})
    if (EndsWith(text, candidate.begin, joint) &&
        OneOfBefore(text, candidate.begin - joint.size(), kChanges) != 0) {
      candidate.Settle(MentionKind::kAmount, Rule("to"));
      return;
    }
}

}  // namespace duban::quantity

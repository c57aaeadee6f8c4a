// Entry points: ReadHedges, ReadDirection.
#include "base/utf8.h"
#include "quantity/candidate.h"
#include "quantity/glyph.h"
#include "quantity/word_lists_tsv.h"

namespace duban::quantity {
namespace {

using ledger::Direction;
using ledger::Hedge;

bool IsReport(Hedge hedge) {
  return hedge == Hedge::kReach || hedge == Hedge::kEstimated;
}

// 上百 is about a hundred; 上 before anything else is another word.
bool Fits(const Candidate& candidate, const HedgeEntry& hedge) {
  return hedge.written != "上" || candidate.numeral.bare_power;
}

// The nearest word wins unless it only reports (达, 预计) and a word before it says more: 达近30万.
void ReadBefore(Candidate& candidate) {
  size_t end = candidate.begin;
  for (int words = 0; words < 3; ++words) {
    const HedgeEntry* hedge = Lexicon::Get().HedgeBefore(candidate.text, end);
    if (hedge == nullptr || !Fits(candidate, *hedge)) break;
    end -= hedge->written.size();
    candidate.outer_begin = end;
    candidate.hedged = true;
    candidate.mention.trail.Add(Rule("hedge-before"));
    Hedge& found = candidate.quantity().hedge;
    if (found == Hedge::kNone || (IsReport(found) && !IsReport(hedge->hedge))) found = hedge->hedge;
  }
}

void ReadAfter(Candidate& candidate) {
  const HedgeEntry* hedge = Lexicon::Get().HedgeAfter(candidate.text, candidate.unit_end);
  if (hedge == nullptr) return;
  // 25%以上海绵城市 keeps its 以上; 3家以上海 … would be a town, which nobody writes so.
  candidate.outer_end = candidate.unit_end + hedge->written.size();
  candidate.hedged = candidate.hedged_after = true;
  candidate.quantity().hedge = hedge->hedge;
  candidate.mention.trail.Add(Rule("hedge-after"));
}

// 预计完成…841亿元: earlier in the same clause.
void ReadEstimate(Candidate& candidate) {
  Hedge& hedge = candidate.quantity().hedge;
  if (hedge != Hedge::kNone && hedge != Hedge::kReach) return;
  constexpr int kReach = 40;  // characters, of at most four bytes
  const size_t least = candidate.begin - std::min<size_t>(candidate.begin, 4 * kReach);
  if (candidate.text.substr(least, candidate.begin - least).find("预") == std::string_view::npos)
    return;
  const size_t begin = ClauseBegin(candidate.text, candidate.begin, kReach);
  const std::string_view clause = candidate.text.substr(begin, candidate.begin - begin);
  const size_t word = clause.find("预");
  if (word == clause.npos || OneOfAt(clause, word, "预计 预估") == 0) return;
  hedge = Hedge::kEstimated;
  candidate.mention.trail.Add(Rule("estimated"));
}

}  // namespace

void ReadHedges(Candidate& candidate) {
  ReadBefore(candidate);
  ReadAfter(candidate);
  ReadEstimate(candidate);
}

void ReadDirection(Candidate& candidate) {
  size_t end = candidate.begin;
  for (int steps = 0; steps < 5; ++steps) {
    uint32_t size = 0;
    const Direction direction = Lexicon::Get().DirectionBefore(candidate.text, end, &size);
    if (direction != Direction::kNone) {
      candidate.quantity().direction = direction;
      candidate.mention.trail.Add(Rule("direction"));
      return;
    }
    const size_t filler = OneOfBefore(candidate.text, end, kBeforeFigure);
    if (filler == 0) return;
    end -= filler;
  }
}

}  // namespace duban::quantity

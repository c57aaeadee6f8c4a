// Entry points: Lexicon::Get and its look-ups.
#include "quantity/lexicon.h"

#include "base/utf8.h"
#include "quantity/directions_tsv.h"
#include "quantity/glyph.h"
#include "quantity/hedges_tsv.h"
#include "quantity/measure_words_tsv.h"
#include "quantity/not_numbers_tsv.h"
#include "quantity/units_tsv.h"

namespace duban::quantity {
namespace {

using ledger::Dimension;
using ledger::Direction;
using ledger::Hedge;

template <typename T>
struct Named {
  std::string_view name;
  T value;
};

constexpr Named<Dimension> kDimensions[] = {
    {"none", Dimension::kNone},
    {"count", Dimension::kCount},
    {"money", Dimension::kMoney},
    {"percent", Dimension::kPercent},
    {"percent_point", Dimension::kPercentPoint},
    {"per_mille", Dimension::kPerMille},
    {"times", Dimension::kTimes},
    {"length", Dimension::kLength},
    {"area", Dimension::kArea},
    {"volume", Dimension::kVolume},
    {"weight", Dimension::kWeight},
    {"energy", Dimension::kEnergy},
    {"power", Dimension::kPower},
    {"time", Dimension::kTime},
    {"rate", Dimension::kRate},
    {"concentration", Dimension::kConcentration},
};

constexpr Named<Hedge> kHedges[] = {
    {"at_least", Hedge::kAtLeast},    {"at_most", Hedge::kAtMost}, {"about", Hedge::kAbout},
    {"nearly", Hedge::kNearly},       {"over", Hedge::kOver},      {"reach", Hedge::kReach},
    {"estimated", Hedge::kEstimated},
};

template <typename T, size_t n>
T Find(const Named<T> (&list)[n], std::string_view name) {
  for (const auto& named : list)
    if (named.name == name) return named.value;
  return T{};
}

UnitEntry UnitOf(const MeasureWordsRow& row) {
  UnitEntry unit;
  unit.written = unit.canonical = row.written;
  unit.dimension = Dimension::kCount;
  unit.blockers = Blockers(row.not_before);
  unit.after_han = row.han != "no";
  unit.measure_word = true;
  return unit;
}

UnitEntry UnitOf(const UnitsRow& row) {
  UnitEntry unit;
  unit.written = row.written;
  unit.canonical = row.canonical;
  unit.dimension = Find(kDimensions, row.dimension);
  unit.measure_word = unit.dimension == Dimension::kCount;
  unit.blockers = Blockers(row.not_before);
  const size_t slash = std::min(row.factor.find('/'), row.factor.size());
  unit.factor = base::Decimal::Parse(row.factor.substr(0, slash));
  if (slash < row.factor.size())
    unit.divisor = base::Decimal::Parse(row.factor.substr(slash + 1)).value_or(base::Decimal(1));
  return unit;
}

}  // namespace

Blockers::Blockers(std::string_view list) {
  while (!list.empty()) {
    const size_t end = std::min(list.find('|'), list.size());
    if (end > 0) words_.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

bool Blockers::StandAt(std::string_view text, size_t at) const {
  for (const std::string_view word : words_)
    if (text.substr(at).starts_with(word)) return true;
  return false;
}

bool Blockers::StandBefore(std::string_view text, size_t end) const {
  for (const std::string_view word : words_)
    if (text.substr(0, end).ends_with(word)) return true;
  return false;
}

const Lexicon& Lexicon::Get() {
  static const Lexicon lexicon;
  return lexicon;
}

Lexicon::Lexicon() {
  for (const auto& row : kMeasureWordsRows) {
    unit_table_.Add(row.written, static_cast<int>(units_.size()));
    units_.push_back(UnitOf(row));
  }
  for (const auto& row : kUnitsRows) {
    unit_table_.Add(row.written, static_cast<int>(units_.size()));
    units_.push_back(UnitOf(row));
  }
  for (const auto& row : kNotNumbersRows) {
    word_begins_.set(CharAt(row.word, 0).value & 0xFFFF);
    word_table_.Add(row.word, static_cast<int>(word_blockers_.size()));
    word_blockers_.emplace_back(row.not_before);
  }
  for (const auto& row : kHedgesRows) {
    WordTable& table = row.side == "before" ? before_table_ : after_table_;
    table.Add(row.written, static_cast<int>(hedges_.size()));
    hedges_.push_back({row.written, Find(kHedges, row.hedge), Blockers(row.not_behind)});
  }
  for (const auto& row : kDirectionsRows)
    direction_table_.Add(row.written, row.direction == "up" ? 1 : 2);
}

const UnitEntry* Lexicon::UnitAt(std::string_view text, size_t at) const {
  std::string_view rest = text.substr(0, std::min(text.size(), at + 48));
  while (const auto hit = unit_table_.Longest(rest, at)) {
    const UnitEntry& unit = units_[static_cast<size_t>(hit.id)];
    if (!unit.blockers.StandAt(text, at + hit.size)) return &unit;
    rest = text.substr(0, at + hit.size - 1);
  }
  return nullptr;
}

const UnitEntry* Lexicon::MeasureWordAt(std::string_view text, size_t at) const {
  const auto hit = unit_table_.Longest(text.substr(0, std::min(text.size(), at + 48)), at);
  if (!hit) return nullptr;
  const UnitEntry& unit = units_[static_cast<size_t>(hit.id)];
  return unit.measure_word ? &unit : nullptr;
}

// Looks back over four characters: 第一责任人 begins before its numeral.
size_t Lexicon::EndOfWordAt(std::string_view text, size_t at) const {
  size_t begin = at;
  for (int back = 0; back <= 4; ++back) {
    if (word_begins_[CharAt(text, begin).value & 0xFFFF]) {
      const auto hit = word_table_.Longest(text, begin);
      if (hit && begin + hit.size > at &&
          !word_blockers_[static_cast<size_t>(hit.id)].StandAt(text, begin + hit.size))
        return begin + hit.size;
    }
    const base::CodePoint before = Before(text, begin);
    if (before.size == 0) break;
    begin -= before.size;
  }
  return 0;
}

const HedgeEntry* Lexicon::HedgeBefore(std::string_view text, size_t end) const {
  const auto hit = before_table_.Longest(text, end);
  if (!hit) return nullptr;
  const HedgeEntry& hedge = hedges_[static_cast<size_t>(hit.id)];
  return hedge.not_behind.StandBefore(text, end - hit.size) ? nullptr : &hedge;
}

const HedgeEntry* Lexicon::HedgeAfter(std::string_view text, size_t at) const {
  const auto hit = after_table_.Longest(text, at);
  return hit ? &hedges_[static_cast<size_t>(hit.id)] : nullptr;
}

Direction Lexicon::DirectionBefore(std::string_view text, size_t end, uint32_t* size) const {
  const auto hit = direction_table_.Longest(text, end);
  *size = hit.size;
  return hit ? (hit.id == 1 ? Direction::kUp : Direction::kDown) : Direction::kNone;
}

}  // namespace duban::quantity

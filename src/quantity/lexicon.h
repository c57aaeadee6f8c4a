// The vocabulary files as look-up tables, built on first use and shared by all threads.
#pragma once

#include <bitset>
#include <optional>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "ledger/quantity.h"
#include "quantity/word_table.h"

namespace duban::quantity {

// Words parted by |, of which one standing at a place forbids a reading.
class Blockers {
 public:
  explicit Blockers(std::string_view list);
  bool StandAt(std::string_view text, size_t at) const;
  bool StandBefore(std::string_view text, size_t end) const;

 private:
  std::vector<std::string_view> words_;
};

struct UnitEntry {
  std::string_view written, canonical;
  ledger::Dimension dimension = ledger::Dimension::kNone;
  std::optional<base::Decimal> factor;  // to the base unit, over `divisor`
  base::Decimal divisor{1};
  Blockers blockers{""};
  bool after_han = true;  // counts behind a Chinese numeral too
  bool measure_word = false;
};

struct HedgeEntry {
  std::string_view written;
  ledger::Hedge hedge = ledger::Hedge::kNone;
  Blockers not_behind{""};
};

class Lexicon {
 public:
  static const Lexicon& Get();

  // The longest unit at `at` that nothing behind it forbids.
  const UnitEntry* UnitAt(std::string_view text, size_t at) const;
  // The longest measure word at `at`, whatever stands behind it: 套 of 30套路灯.
  const UnitEntry* MeasureWordAt(std::string_view text, size_t at) const;
  // End of the word around or at `at` that only looks like a numeral; 0 where there is none.
  size_t EndOfWordAt(std::string_view text, size_t at) const;

  const HedgeEntry* HedgeBefore(std::string_view text, size_t end) const;
  const HedgeEntry* HedgeAfter(std::string_view text, size_t at) const;
  // A word of direction that ends at `end`; kNone where none does. `size` gets its bytes.
  ledger::Direction DirectionBefore(std::string_view text, size_t end, uint32_t* size) const;

 private:
  Lexicon();

  std::vector<UnitEntry> units_;
  std::vector<HedgeEntry> hedges_;
  std::vector<Blockers> word_blockers_;
  std::bitset<0x10000> word_begins_;  // the first characters of the words
  WordTable unit_table_, word_table_, after_table_;
  WordTable before_table_{WordTable::Reading::kBackward};
  WordTable direction_table_{WordTable::Reading::kBackward};
};

}  // namespace duban::quantity

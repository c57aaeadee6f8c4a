// Personal data in a text: where it stands, and a row with it masked.
//
// What can be told by its form alone: mobile numbers, identity numbers, the room of a home. Names
// of persons cannot. Digits of any width, and those that blanks or hyphens part. Pure; any number
// of threads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "ledger/document.h"

namespace duban::ledger {

struct PersonalDatum {
  base::Span span;  // in bytes; an identity number with its X and its blanks
  std::string_view
      kind;  // "telephone", "identity", "address": the key of its word. Static storage.
  friend bool operator==(const PersonalDatum&, const PersonalDatum&) = default;
};

// In the order of the text; none overlaps another. Linear in the text.
std::vector<PersonalDatum> FindPersonalData(std::string_view text);

// What is masked: everything found, or identity numbers alone, which no ledger needs.
enum class Mask { kAll, kIdentity };

// The text with ＊ for each digit (and the X) of what is masked. As many code points as before.
std::string MaskedText(std::string_view text, Mask mask);

// The same in each name of a list, also where the blanks of one number parted it into several
// names. Whether anything was masked.
bool MaskNames(std::vector<std::string>& names, Mask mask);

// The names on lines of their own: what FindPersonalData looks through.
std::string NameLines(const std::vector<std::string>& names);

// The same in every text of a row and of what was read in it; spans move along. An amount that is
// masked is no longer told by the reading either; classes stay. Whether anything was masked.
bool MaskRow(Row& row, Reading& reading, std::vector<Finding>& findings, Mask mask);

}  // namespace duban::ledger

// Labels inside running text: "责任单位:…", "【牵头领导】…", "(区发改局牵头,区财政局配合)".
//
// Results are views into the text. Pure; any number of threads; linear in the text.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "understand/assemble/table.h"

namespace duban::understand {

struct Labelled {
  Role role = Role::kOther;
  std::string_view label;
  std::string_view text;
};

struct LabelledText {
  std::vector<std::string_view> text;  // what stands under no label, in order
  std::vector<Labelled> parts;
};

// Takes the labelled parts out of a text. A label is a heading word (header.tsv) at the beginning
// of the text, of a sentence, of a clause or of a bracket, with a colon or in brackets of its own.
// In round or square brackets it holds to the closing one, else to the next label.
LabelledText TakeLabels(std::string_view text);

// Whose doing a verb says it is, as 牵头 or 配合 behind a unit; nothing for other words.
std::optional<Role> OwnerVerbRole(std::string_view word);

// "区教育局牵头" → the role, the verb, the units before it. Nothing where no such verb ends the
// clause or what is before it names nobody.
std::optional<Labelled> SplitOwnerVerb(std::string_view clause);

// A bracket at the end that names units without a label: "(市发改委、市财政局)",
// "(区教育局牵头,区财政局配合)",
// "(区住建局负责)". `text` is what stands before it; no parts where there is none.
LabelledText TakeOwnerBracket(std::string_view text);

}  // namespace duban::understand

// Whether a new key, under which nobody said whose the ledger is, is a slip for one that stands.
#pragma once

#include <optional>
#include <string_view>

#include "base/expected.h"
#include "base/message.h"
#include "ledger/document.h"
#include "store/store.h"

namespace duban::workflow {

// "jichuan" of "jichuan-2", a key of another list of one place.
std::string_view StemOf(std::string_view key);

// Whether one key is the other with a character, in longer ones two, put in, left out, exchanged or
// swapped with the next. Figures exchanged for figures are no slip: 330105 and 330106 are
// neighbours.
bool MayBeSlipOf(std::string_view key, std::string_view other);

// What is asked where the government of `key` or that of a ledger that stands has no name but its
// key (`name` is what the new one would be called; where both have one, SecondKeyQuestionOf
// compares those), but not where the keys differ in a figure behind '-' only:
//   import-like-key    the key may be a slip of the other one's
//   import-like-tasks  most of the document's tasks stand there, word for word
base::Expected<std::optional<base::Message>> LikeKeyQuestionOf(
    const store::ReadTransaction& transaction, std::string_view key, std::string_view name,
    const ledger::Document& document);

}  // namespace duban::workflow

// A tally's classes as a text: each class that occurs with its count. Pure.
#pragma once

#include <string>
#include <string_view>

#include "ledger/tally.h"

namespace duban::store {

std::string TallyText(const ledger::Tally& tally);
ledger::Tally TallyOf(int targets, int tasks, int unquantified, std::string_view classes);

}  // namespace duban::store

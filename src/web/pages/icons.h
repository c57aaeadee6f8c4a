// The signs of the classes: each has a shape of its own, so that colour never speaks alone.
#pragma once

#include <string_view>

#include "ledger/target.h"
#include "markup/writer.h"

namespace duban::web::pages {

// "met", "on-pace": for CSS classes and ids.
std::string_view ClassId(ledger::VerdictClass verdict_class);

// The definitions, once per page.
void WriteIcons(markup::Writer& html);
// The sign of a class; silent for screen readers, as its label always stands beside it.
void WriteIcon(markup::Writer& html, ledger::VerdictClass verdict_class);

}  // namespace duban::web::pages

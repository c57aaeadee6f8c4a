// Small parts that several pages share: the search form, what forms must keep, steps through pages.
#pragma once

#include <string>
#include <vector>

#include "markup/writer.h"
#include "web/pages/context.h"

namespace duban::web::pages {

// Hidden fields that carry the reader's language and view through a form.
void WriteKept(markup::Writer& html, const Context& context);

void WriteSearchForm(markup::Writer& html, const Context& context, const std::string& text);

struct Stretch {
  int offset = 0;  // of the first one shown
  int limit = 0;   // how many a page shows
  int total = 0;
};

// Links to the page before and the page after; nothing where all is shown.
void WriteSteps(markup::Writer& html, const Context& context, std::string_view path,
                const std::vector<server::Pair>& parameters, Stretch stretch);

}  // namespace duban::web::pages

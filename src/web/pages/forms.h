// Small parts that several pages share: the search form, what forms must keep, steps through pages.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "markup/writer.h"
#include "web/pages/context.h"

namespace duban::web::pages {

// Hidden fields that carry the reader's language and view through a form.
void WriteKept(markup::Writer& html, const Context& context);

// What a narrow screen shows only when it is asked for, and every other one always: write it right
// behind this, in the same element. A box to tick, since <details> cannot be open by width.
void WriteFold(markup::Writer& html, const Context& context, const std::string& name,
               std::string_view label);

// `government`: the key of the one to search; empty: all. `label` in place of the usual one.
void WriteSearchForm(markup::Writer& html, const Context& context, const std::string& text,
                     const std::string& government = {}, const std::string& label = {});

struct Stretch {
  int offset = 0;  // of the first one shown
  int limit = 0;   // how many a page shows
  int total = 0;
};

int PagesOf(const Stretch& stretch);  // at least 1
int PageOf(const Stretch& stretch);   // counted from 1

// Links to the page before, the page after and those of the numbers around; nothing where all is
// shown. `address` gives that of a page, counted from 1; `label` tells two such lists apart.
void WritePager(markup::Writer& html, const Context& context, const Stretch& stretch,
                std::string_view label, const std::function<std::string(int)>& address);

// The same where the address tells the place of the first one shown by ?offset=.
void WriteSteps(markup::Writer& html, const Context& context, std::string_view path,
                const std::vector<server::Pair>& parameters, const Stretch& stretch);

}  // namespace duban::web::pages

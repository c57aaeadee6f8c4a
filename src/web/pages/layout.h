// The frame of every page: head, the notice that a machine read this, navigation, foot.
#pragma once

#include <functional>
#include <string>

#include "markup/writer.h"
#include "web/pages/context.h"

namespace duban::web::pages {

struct Crumb {
  std::string text;
  std::string address;
  bool source = false;  // the source's own words, not ours
};

struct Frame {
  std::string title;      // of the window; the site's name is added
  std::string_view kind;  // class of <main>: "home", "ledger", …
  std::string_view
      section;  // which entry of the navigation is this one's: "home", "search", "about"
  std::vector<Crumb> crumbs;  // from the home page to here, without this page
};

// The whole document; `content` writes what stands in <main>.
std::string Page(const Context& context, const Frame& frame,
                 const std::function<void(markup::Writer&)>& content);

}  // namespace duban::web::pages

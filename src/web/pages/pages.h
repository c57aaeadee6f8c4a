// The pages, each from a view to a whole HTML document. Pure: the same view and the same reader
// give the same bytes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/views.h"
#include "web/pages/context.h"

namespace duban::web::pages {

// `offset` is the place of the first one shown; `limit` how many a page shows. Where ?q= found
// none, `all` begins the list of those that there are.
std::string HomePage(const Context& context, const query::GovernmentList& list, int offset,
                     int limit, const query::GovernmentList& all = {});
std::string GovernmentPage(const Context& context, const query::GovernmentSummary& government);
// One page of `kTasksPerPage` tasks; a link to one task of a larger ledger names its row.
inline constexpr int kTasksPerPage = 200;
std::string LedgerPage(const Context& context, const query::LedgerView& view,
                       const query::Filter& filter);
std::string TaskPage(const Context& context, const query::TaskView& view);
// `offset` is the first hit's place; `limit` how many a page shows.
std::string SearchPage(const Context& context, const query::SearchView& view, int offset,
                       int limit);
std::string AboutPage(const Context& context);
// `way_out` leads on; without one, to the home page.
struct WayOut {
  std::string text, address;
};
std::string ErrorPage(const Context& context, int status, const std::string& sentence,
                      const std::optional<WayOut>& way_out = {});

}  // namespace duban::web::pages

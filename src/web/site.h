// The site: which address shows which view. Holds pages already made for as long as nothing that
// can be read has changed. Any number of threads.
#pragma once

#include <string>
#include <vector>

#include "query/query.h"
#include "web/server/exchange.h"

namespace duban::web {

// `query` must outlive the application.
server::Application MakeSite(const query::Query& query);

// Every route, as "/api/v1/governments/{government}": for holding documentation against.
std::vector<std::string> SiteRoutes(const query::Query& query);

}  // namespace duban::web

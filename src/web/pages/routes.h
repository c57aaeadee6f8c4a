// Addresses of pages and assets to views: a handler asks the query and lets a page write it.
#pragma once

#include <optional>

#include "query/query.h"
#include "web/server/router.h"

namespace duban::web::pages {

void AddRoutes(server::Router& router, const query::Query& query);
// Those that show nothing of the store: assets and what is said about the site.
void AddFixedRoutes(server::Router& router);

// The filter that ?category=&leader=&unit=&class=&q= ask for. An unknown class asks for
// nothing; the page says so.
query::Filter FilterOf(const server::Request& request);

// A page that tells an error; without one, the sentence of the status.
server::Response ErrorResponse(int status, const std::optional<base::Error>& error,
                               const server::Request& request);

}  // namespace duban::web::pages

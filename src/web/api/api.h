// The API under /api/v1: the same views as the pages, as JSON (docs/api/openapi.json). Spans are
// code points, amounts are strings, failures are RFC 9457 problems.
#pragma once

#include <optional>

#include "query/query.h"
#include "web/server/router.h"

namespace duban::web::api {

void AddRoutes(server::Router& router, const query::Query& query);
// What shows nothing of the store: the description.
void AddFixedRoutes(server::Router& router);

// application/problem+json; without an error, the sentence of the status.
server::Response Problem(int status, const std::optional<base::Error>& error,
                         const server::Request& request);

}  // namespace duban::web::api

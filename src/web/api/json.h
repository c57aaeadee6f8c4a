// Views to JSON values.
#pragma once

#include <boost/json.hpp>

#include "query/unknown.h"
#include "query/views.h"
#include "words/words.h"

namespace duban::web::api {

boost::json::object ToJson(const query::Tally& tally);
boost::json::object ToJson(const query::GovernmentSummary& government);
boost::json::object ToJson(const query::TaskLine& line, words::Voice voice);
boost::json::object ToJson(const query::LedgerView& view, words::Voice voice);
boost::json::array ToJson(const std::vector<query::UnknownValue>& unknown);
boost::json::object ToJson(const query::TaskView& view, words::Voice voice);
boost::json::object ToJson(const query::SearchView& view, words::Voice voice);

}  // namespace duban::web::api

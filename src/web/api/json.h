// Views as JSON values, in the forms of duban.document/1 where it has them (wire/document_json.h).
#pragma once

#include "query/unknown.h"
#include "query/views.h"
#include "wire/json_writer.h"
#include "words/words.h"

namespace duban::web::api {

using wire::JsonWriter;

void Write(JsonWriter& json, const query::Tally& tally);
void Write(JsonWriter& json, const query::GovernmentSummary& government);
void Write(JsonWriter& json, const query::GovernmentList& list);
void Write(JsonWriter& json, const query::TaskLine& line, words::Voice voice);
// `unknown` is what was asked for and is nowhere in the ledger.
void Write(JsonWriter& json, const query::LedgerView& view,
           const std::vector<query::UnknownValue>& unknown, words::Voice voice);
void Write(JsonWriter& json, const query::TaskView& view, words::Voice voice);
void Write(JsonWriter& json, const query::SearchView& view, words::Voice voice);

}  // namespace duban::web::api

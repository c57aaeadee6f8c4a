// The parts of the ledger page.
#pragma once

#include "markup/writer.h"
#include "query/views.h"
#include "web/pages/context.h"

namespace duban::web::pages {

// A filter as addresses write it, the same for pages and data.
std::vector<server::Pair> FilterParameters(const query::Filter& filter);

// The page's own address with a filter, open where it is; it always begins from the ledger's path.
std::string LedgerLink(const Context& context, const query::LedgerView& view,
                       const query::Filter& filter);

// As printed; where the source has none, its government and period.
std::string TitleOf(const Context& context, const query::LedgerView& view);

// The disclosure header, the title, the period and its neighbours.
void WriteLedgerTitle(markup::Writer& html, const Context& context, const query::LedgerView& view,
                      const query::Filter& filter);
// How many promises are reached, short, under way, without a figure; the bar; the table beside it.
void WriteSummaryBand(markup::Writer& html, const Context& context, const query::LedgerView& view,
                      const query::Filter& filter);
void WriteFilters(markup::Writer& html, const Context& context, const query::LedgerView& view,
                  const query::Filter& filter);
// The government's own table, each row with its reading under it.
void WriteLedgerTable(markup::Writer& html, const Context& context, const query::LedgerView& view,
                      const query::Filter& filter);

}  // namespace duban::web::pages

// The only way to read the store: pages, API and commands ask here.
//
// Query is an interface so that pages can be tested on made-up views; StoreQuery (store_query.h)
// answers from a store. Thread rule: implementations answer from any number of threads at once.
#pragma once

#include <string_view>
#include <vector>

#include "base/expected.h"
#include "query/views.h"

namespace duban::query {

class Query {
 public:
  virtual ~Query() = default;

  // Governments by key; empty store: empty list.
  virtual base::Expected<std::vector<GovernmentSummary>> Governments() const = 0;
  // kNotFound for an unknown government; the summary of one.
  virtual base::Expected<GovernmentSummary> Government(std::string_view key) const = 0;
  // The ledger of one period. An empty period label means the newest of that year.
  virtual base::Expected<LedgerView> Ledger(std::string_view government, int year,
                                            std::string_view period,
                                            const Filter& filter) const = 0;
  virtual base::Expected<TaskView> Task(std::string_view government,
                                        std::string_view task_id) const = 0;
  // Substring search over content and progress, newest period first. An empty text finds nothing.
  virtual base::Expected<SearchView> Search(std::string_view government, std::string_view text,
                                            int offset, int limit) const = 0;
};

}  // namespace duban::query

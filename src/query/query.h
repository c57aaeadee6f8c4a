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

// Who asks. An identity number in a table is an accident, and a copy of it does harm that the
// publication alone does not: whoever asks from anywhere gets it masked, in every text; who works
// beside the store gets the words as they were published.
enum class Audience { kStaff, kPublic };

// What a correction took out may be personal data: former words come masked but for staff who asks.
enum class FormerWords { kMasked, kAsPublished };

class Query {
 public:
  virtual ~Query() = default;

  // Governments that have a ledger, by key; empty store: empty list. A home page of many asks for
  // one page of those whose key or name holds `text`; limit 0 gives all.
  virtual base::Expected<GovernmentList> FindGovernments(std::string_view text, int offset,
                                                         int limit) const = 0;
  base::Expected<std::vector<GovernmentSummary>> Governments() const {
    DUBAN_TRY(list, FindGovernments({}, 0, 0));
    return std::move(list.governments);
  }
  // Changes with every change of what a government's pages show, and costs one small statement:
  // what a page was made of may be kept and used again while it stays the same (also an ETag). An
  // empty key asks for the whole store. kNotFound for an unknown government.
  virtual base::Expected<std::string> Version(std::string_view government) const = 0;

  // kNotFound for an unknown government; the summary of one.
  virtual base::Expected<GovernmentSummary> Government(std::string_view key) const = 0;
  // The ledger of one period. An empty period label means the newest of that year.
  base::Expected<LedgerView> Ledger(std::string_view government, int year, std::string_view period,
                                    const Filter& filter) const {
    return LedgerPart(government, year, period, filter, {});
  }
  // The same with some of its lines only; everything else is told of the whole.
  virtual base::Expected<LedgerView> LedgerPart(std::string_view government, int year,
                                                std::string_view period, const Filter& filter,
                                                const Part& part) const = 0;
  // A task that was joined to another answers with that one: compare task_id.
  virtual base::Expected<TaskView> Task(std::string_view government, std::string_view task_id,
                                        FormerWords words) const = 0;
  base::Expected<TaskView> Task(std::string_view government, std::string_view task_id) const {
    return Task(government, task_id, FormerWords::kMasked);
  }
  // The file that an edition was imported from, where everybody may have it. kNotFound otherwise.
  virtual base::Expected<Original> OpenOriginal(std::string_view government, int year,
                                                std::string_view period, int edition) const = 0;
  // Tasks whose newest row holds every word, in any of its columns: newest period first, then in
  // the document's order. An empty text finds nothing; an empty key searches every government.
  virtual base::Expected<SearchView> Search(std::string_view government, std::string_view text,
                                            int offset, int limit) const = 0;
};

}  // namespace duban::query

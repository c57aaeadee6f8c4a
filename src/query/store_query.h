// Query answered from a store.
//
// Editions are immutable, so the ledgers made of them are kept, the least recently used going
// first; each answer costs one small statement that tells whether anything changed since, also by
// another process. Thread rule: any number of threads at once, as Query promises.
#pragma once

#include <cstddef>
#include <memory>

#include "query/query.h"

namespace duban::store {
class Store;
}

namespace duban::query {

// `store` must outlive the query. At most `kept` ledgers are held in memory.
std::unique_ptr<Query> MakeStoreQuery(store::Store& store, size_t kept = 16,
                                      Audience audience = Audience::kStaff);

}  // namespace duban::query

// The editions of a ledger: its first import, what corrected it, what was undone; and the files
// that they were imported from.
//
// Called inside one view of the store. Not part of the room's face: pages ask Query, commands
// Keeping.
#pragma once

#include <string_view>
#include <vector>

#include "base/expected.h"
#include "query/views.h"

namespace duban::store {
class ReadTransaction;
}

namespace duban::query {

// By number.
base::Expected<std::vector<EditionLine>> EditionsOf(const store::ReadTransaction& transaction,
                                                    std::string_view government, int year,
                                                    std::string_view period);

// The file of an edition; 0: the one that stands. kNotFound where there is no such edition or its
// file was not kept.
base::Expected<Original> ReadOriginal(const store::ReadTransaction& transaction,
                                      std::string_view government, int year,
                                      std::string_view period, int edition);

// The same for everybody: kNotFound too where EditionLine::closed tells why not.
base::Expected<Original> ReadOpenOriginal(const store::ReadTransaction& transaction,
                                          std::string_view government, int year,
                                          std::string_view period, int edition);

}  // namespace duban::query

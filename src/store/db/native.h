// What SOCI does not tell: codes of failures, and a quiet libpq. Included by store/db only.
#pragma once

#include <soci/soci.h>

#include "store/db/session.h"

namespace duban::store::db {

// After connecting: PostgreSQL's messages bear the SQLSTATE, and notices go nowhere.
void Settle(soci::session& session);

// What the database said about the failure that was just thrown. `session` may be null (the
// connection itself failed).
Fault FaultOf(const soci::soci_error& failure, soci::session* session);

}  // namespace duban::store::db

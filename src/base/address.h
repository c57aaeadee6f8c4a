// Addresses of stores as they may be shown: in messages, logs and doctor.
#pragma once

#include <string>
#include <string_view>

namespace duban::base {

// "postgres://me:secret@host/db?password=x" → "postgres://me@host/db?password=***". Everything
// between the first ':' of the user part and the last '@' before the query counts as the password:
// rather too much is left out than too little. A path is given back as it is. Pure.
std::string WithoutPassword(std::string_view address);

}  // namespace duban::base

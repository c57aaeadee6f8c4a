// MHTML: a web page saved as one file (.mht, .mhtml), also a page inside a saved mail.
//
// Format: RFC 2557 over MIME (RFC 2045, 2046). The page is the part that `start` names, else the
// first of text/html, also inside nested multiparts; pictures, styles and frames are not read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"

namespace duban::read {

struct ArchivedPage {
  std::string bytes;    // of the page, with its transfer encoding undone
  std::string charset;  // as its part declares it; may be empty
  std::string address;  // its Content-Location, of the web and well-formed, else empty
  size_t others = 0;    // further pages in the archive, such as frames
  std::vector<ArchivedPage> further;  // the first hundred of those, of 32 MiB together
};

// Fails with kMalformed ("mhtml-without-page"), kLimit ("mhtml-too-many-parts"). Multiparts that
// nest deeper than 8 are not looked into. The page is never larger than `bytes`.
base::Expected<ArchivedPage> FindArchivedPage(std::string_view bytes);

}  // namespace duban::read

// Whether a page breaks off: what a transfer that was cut short leaves of it.
//
// A parser closes what is open at the end and cannot tell; this reads the tags alone, behind its
// back. Pure; linear in the text.
#pragma once

#include <string_view>

namespace duban::read {

// What the page ends inside of: "table", "tag" or "comment"; empty where it ends as pages do.
//
// Optional end tags (</td>, </tr>, </body>, </html>) are not missed. A table that nobody closed is
// no sign where the page goes on to its end (</body>) or no row follows the last </table>.
std::string_view BreaksOffInside(std::string_view html);

}  // namespace duban::read

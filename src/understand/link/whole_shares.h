// Words that tell of all there are, where a share was promised: 286件信访事项全部办结 for
// 信访事项办结率 98%. Inside this room only. Pure.
#pragma once

#include <optional>

#include "understand/link/linking.h"

namespace duban::understand {

// The clause that says so. It must name nothing but the promised things, their number and the deed;
// where it names only the deed, the clause before it names the things.
std::optional<base::Span> TellsAll(const Promise& promise, const Prose& report);

// 全年未发生森林火灾 for a 森林火灾受害率 to be held down: the clause that tells that there was
// none.
std::optional<base::Span> TellsNone(const Promise& promise, const Prose& report);

// 国控断面6个中5个达标 for 国控断面达标率: the share of a group that the deed is told of.
struct GroupShare {
  base::Decimal value;  // in hundred, one place
  base::Span span;
};
std::optional<GroupShare> ShareOfGroup(const Promise& promise, const Prose& report);

}  // namespace duban::understand

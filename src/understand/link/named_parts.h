// Parts behind a whole that answer in its place: 完成线路22条。其中新增6条，优化16条. Inside this
// room only. Pure.
#pragma once

#include "understand/link/linking.h"

namespace duban::understand {

// 新增或优化线路, 新增（优化）线路: several deeds were promised at once.
bool NamesSeveralDeeds(const ledger::Target& target);

// Whether one of the parts behind `whole` bears the very deed that was promised, or the very kind,
// and the whole another or a wider one: 完成7所，其中新建2所、改造5所 for 新建5所. A promise that
// names several deeds is answered by the whole.
bool PartBearsIt(const std::vector<Statement>& all, const Promise& promise, const Statement& whole);

// Whether `part` is such a part.
bool BearsIt(const Promise& promise, const Statement& whole, const Statement& part);

// 优化16条 of 新增6条，优化16条 for 新增20条: the part beside it bears the promised deed.
bool IsBesideIt(const std::vector<Statement>& all, const Promise& promise, const Statement& told);

// 新建22个。其中6个已完工; 22条，其中已开通6条、待开通16条; 10所，其中2023年建成4所: what is told
// of the parts says that not all of it was done, or not in this year.
bool IsOpenByItsParts(const Prose& report, const Promise& promise, const Statement& whole);

}  // namespace duban::understand

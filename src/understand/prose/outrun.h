// Amounts that only repeat how many there are, because the words behind them tell how far the work
// came: 新建公路60公里，完工41公里; 新建幼儿园4所，均已开工; 新增床位500张的医院主体封顶.
//
// Sets `outrun` and `ongoing` of a text's statements and the objects that they leave out. Inside
// this room only. Pure; linear in the text.
#pragma once

#include "understand/prose/statements.h"

namespace duban::understand {

void MarkOutrun(Prose& prose);

// The clause behind the i-th amount in its sentence, past those that only tell money: 主体封顶 of
// 新建住房600套，完成投资2.1亿元，主体封顶. Null where another amount stands between.
const Clause* ClauseBehindMoney(const Prose& prose, size_t i);

}  // namespace duban::understand

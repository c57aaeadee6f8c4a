// Amounts that only repeat how many there are, because the words behind them tell how far the work
// came: 新建公路60公里，完工41公里; 新建幼儿园4所，均已开工; 新增床位500张的医院主体封顶.
//
// Sets `outrun` and `ongoing` of a text's statements and the objects that they leave out. Inside
// this room only. Pure; linear in the text.
#pragma once

#include "understand/statements.h"

namespace duban::understand {

void MarkOutrun(Prose& prose);

}  // namespace duban::understand

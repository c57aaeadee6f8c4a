// Amounts that take the parts of a list in turn: 城镇、农村居民收入分别增长5%、6%;
// 存贷款余额分别增长8.6%、9.7%; 发生事故63起、死亡41人，同比分别下降11.3%和8.9%.
//
// Gives the statements their own objects and the growth that is told of them together. Inside this
// room only. Pure; linear in the statements.
#pragma once

#include <cstddef>

#include "understand/prose/statements.h"

namespace duban::understand {

// Of the statements from `first` on, those of the clause that was read last.
void DealRespectively(Prose& prose, size_t first);

}  // namespace duban::understand

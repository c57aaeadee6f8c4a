// What speaks against an answer that fits by its words: it is of all there are, of a part or of a
// side of it, of another rank, or only names what was promised. Inside this room only. Pure.
#pragma once

#include <vector>

#include "understand/link/linking.h"

namespace duban::understand {

// Whether an amount that fits by its words is of all there are, of a part or of a side of it.
// `all` are the statements of the report.
bool TellsOtherwise(const std::vector<Statement>& all, const Promise& promise,
                    const Answer& answer);

// Lists of honour answer only promises to be put on one.
bool Praises(const ledger::Target& target);

// 5个村获评省级示范村 for 培育省级示范村5个: what they were named is what was promised.
bool Honours(const Promise& promise, const Statement& told);

// 获评省级龙头企业3家 for 新增省级龙头企业4家: things of that name, got by being named.
bool IsNamed(const Promise& promise, const Answer& answer);

// 水产品97.6% of 总体合格率98.7%，其中水产品97.6% for 水产品合格率: the part is named by the
// promise's first words.
bool IsPromisedPart(const ledger::Target& target, const Statement& part);

}  // namespace duban::understand

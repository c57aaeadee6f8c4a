// Answers of another deed than was promised, or of another kind of thing: 巡查文物86处 for
// 修缮文物8处, 投保面积 for 播种面积, 学前教育学位 for 义务教育学位. Inside this room only. Pure.
#pragma once

#include "understand/link/linking.h"

namespace duban::understand {

// What was done is something else: looked at, insured, recorded, served, joined.
bool IsOtherDeed(const Promise& promise, const Answer& answer);

// 学前教育学位 for 义务教育学位, far more of 各类建设用地 for 工业用地: the other side of what
// shares the thing out, or things of all kinds.
bool IsOfOtherThing(const Promise& promise, const Answer& answer);

// 就业帮扶率 for 就业率, 受理率 for 化解率: the words right before 率 tell different deeds; or the
// share is told of how many there are, and was promised of something else.
bool IsOtherRate(const Promise& promise, const Answer& answer);

}  // namespace duban::understand

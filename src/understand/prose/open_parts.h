// The part of an amount that the words behind it take back: 新建停车场10个（其中6个在建）,
// 修建道路5公里，剩余1.2公里未完成, 救助812人次（其中上年结转120人次）.
//
// Sets `open_part` and `open_rest` of a text's statements, and takes what is open off a link.
// Inside this room only. Pure; linear in the text.
#pragma once

#include "understand/link/linking.h"
#include "understand/prose/statements.h"

namespace duban::understand {

// Precondition: the statements are read, with what denies them.
void MarkOpenParts(Prose& prose);

// What is under construction, planned or carried over is no result of the promise: the link then
// tells the amount without it. Where only a rest is told to be open, within the amount or beside
// it, the work is told to go on.
void TakeOffOpenParts(const Promise& promise, const Prose& report, Link& link);

}  // namespace duban::understand

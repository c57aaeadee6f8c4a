// Answers of a wider class than was promised: 企业 for 规上企业, 学校 for 公办幼儿园, 城镇新增就业
// for 妇女就业. Inside this room only. Pure.
#pragma once

#include "understand/link/linking.h"

namespace duban::understand {

// The sentence of the answer names a class of the promise nowhere. Of work done, words are left
// out: 体检14027人 for 老人体检18000人 says nothing else, and not much more.
bool IsOfWiderClass(const Promise& promise, const Answer& answer);

// The answer names the wider noun itself, and more of it than was promised: 新增企业30家 for
// 新增规上企业20家. As many as were promised are the same things under a shorter name.
bool IsOfWiderNoun(const Promise& promise, const Answer& answer);

}  // namespace duban::understand

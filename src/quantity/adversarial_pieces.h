// What a number may begin or go on with, to be repeated without end: the tests read rows of each
// piece, and bench/quantity_bench.cc measures that their time grows with their length only.
#pragma once

#include <string_view>

namespace duban::quantity {

inline constexpr std::string_view kAdversarialPieces[] = {
    "9",   "1,",    "1，", "；1、2万", "1.",      "1-",   "1、",      "九",      "万",     "十万",
    "零",  "（",    "“",   "《",       "“1",      "《1",  "1/",       "分之",    "一分之", "又",
    "1到", "1%-",   "://", "1://",     "余",      "1余",  "负",       "-",       "点",     "一点",
    "翻",  "半",    "数",  "第1",      "前1",     "1 ",   "月",       "1月",     "上半年", "1e",
    "1^2", "预计1", "K1",  "不少于",   "1个以上", "\xE4", "\xE4\xB8", "\xF0\x9F"};

}  // namespace duban::quantity

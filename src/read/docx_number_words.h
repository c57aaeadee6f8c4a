// How Word writes a list's number in each of its counting formats (ECMA-376 17.18.59).
#pragma once

#include <string>
#include <string_view>

namespace duban::read {

// 3 in "decimal" is "3", in "chineseCounting" 三, in "decimalEnclosedCircle" ③, in "upperRoman"
// III. Numbers that a format has no sign for, and formats that are not known, are plain digits.
std::string NumberInWords(int number, std::string_view format);

}  // namespace duban::read

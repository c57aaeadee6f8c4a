// Commas that may be a mistyped point or a mark of thousands: 2、6万人, 98，5%, 1、200人; and a
// blank within a number: 1 500人次.
//
// One number may stand there or two, and nothing tells which: such a row is no amount. A plain list
// is left alone: one of three and more, one that is said so (分别为3、5公里), numbers that can be
// no parts of one (3、4个), and the mark of an item beside its neighbours' (1、…；2、6万人…). Pure;
// each look is bounded.
#pragma once

#include <cstddef>
#include <string_view>

#include "quantity/candidate.h"

namespace duban::quantity {

// Where the number behind such a comma begins, if the digits at `at` end at one; 0 where they do
// not or are plainly one of a list.
size_t PartBehindComma(std::string_view text, size_t at);

// Whether a number of that many digits and what was read behind the comma, or the blank, can be one
// number.
bool MayBeOneNumber(size_t first_digits, bool behind_blank, const Candidate& second);

// Whether a blank stands right before that place.
bool BehindBlank(std::string_view text, size_t at);

// Digits in a row at that place.
size_t CountDigits(std::string_view text, size_t at);

}  // namespace duban::quantity

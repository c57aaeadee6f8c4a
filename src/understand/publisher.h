// Whose table it is: the place that a document names as its government. Pure.
#pragma once

#include <string>
#include <string_view>

#include "ledger/document.h"

namespace duban::understand {

// The place's name at the head of the title, else of the publisher: "霁川县" of
// "2025年第四季度霁川县《政府工作报告》…" and of "霁川县人民政府办公室". A chain stays whole
// ("甲省乙市丙区"). Empty where none is named ("区府办").
std::string GovernmentOf(const ledger::Document& document);

// The place at the head of one text, times and bracket marks before it passed over.
std::string PlaceAtHead(std::string_view text);

}  // namespace duban::understand

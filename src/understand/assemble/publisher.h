// Whose table it is: the place that a document names as its government. Pure.
#pragma once

#include <string>
#include <string_view>

#include "ledger/document.h"
#include "understand/level.h"

namespace duban::understand {

// The place's name at the head of the title, else of the publisher: "霁川县" of
// "2025年第四季度霁川县《政府工作报告》…" and of "霁川县人民政府办公室". A chain stays whole
// ("甲省乙市丙区"). Empty where none is named ("区府办").
std::string GovernmentOf(const ledger::Document& document);

// Whose table it is: the place or office that was told with the file, else the one that the
// document names: an office at the head of the title, for its list is not its county's; else
// GovernmentOf. What was told goes before, for whoever told it may know which of several places of
// one name it is; the words as told where they name nobody. `otherwise` is its name in the store,
// for a document that names none; that of an unknown one does not count.
std::string ToldGovernmentOf(const ledger::Document& document, std::string_view otherwise = {});

// The name of a government that neither a document nor anybody told, with the file's name beside
// it, and whether a name is one of those.
std::string UnknownGovernment(std::string_view file);
bool IsUnknownGovernment(std::string_view name);

// A government's own name and, where a text tells them, the places above it. Two places may bear
// the same name (鼓楼区 of several cities); only what stands above tells them apart.
struct Place {
  std::string name;       // "云岫区"
  std::string superiors;  // "平江省霁川市"; empty where untold
};

// "平江省霁川市云岫区" parted. A text that is no place is a name without superiors.
Place PlaceFromChain(std::string_view chain);

// The name as GovernmentOf gives it; the superiors from the title, the publisher, or the government
// that was told with the file, whichever names this place with what stands above it.
Place PlaceOf(const ledger::Document& document);

// By the ending of its name: 省, 市, 县. A 市 of a county's rank counts as a city too: what it
// calls 全市 is its own.
Level LevelOf(const Place& place);

// Of the government whose table it is. A city's 分局 works for one of its districts.
Level LevelOf(const ledger::Document& document);

enum class SamePlace { kYes, kPerhaps, kNo };
// kPerhaps: the names agree and only one tells its superiors, or they speak of different levels.
SamePlace Compare(const Place& a, const Place& b);

// The place at the head of one text, times and bracket marks before it passed over.
std::string PlaceAtHead(std::string_view text);

}  // namespace duban::understand

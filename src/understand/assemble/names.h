// People and units in cells: recognising and splitting them.
//
// A person is two or three Han characters behind a known family name (four behind one of two); a
// unit ends like one (unit_endings.tsv). Pure; any number of threads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace duban::understand {

// How sure a look alone is.
enum class Likeness { kNo, kMaybe, kSure };

// "常务副区长 樊景和" → "樊景和"; the text as it is where no post stands in front.
std::string_view WithoutLeadingPost(std::string_view name);
Likeness LikePerson(std::string_view text);  // one name, possibly padded (沈  昱) or with a post
Likeness LikeUnit(std::string_view text);    // one unit
// All of a list 、 , ; blank are such; the weakest counts.
Likeness LikePeople(std::string_view text);
Likeness LikeUnits(std::string_view text);

// Units and people mixed, with blanks or marks between them ("区教育局 王小明"), at least one unit.
bool LikeOwners(std::string_view text);

// "农业农" over "村局", "人力资" over "源和社会保障局": the beginning of a unit that a narrow
// column broke.
bool IsBrokenUnit(std::string_view text, std::string_view next);

// The name before a post: "陆川副区长" → "陆川".
std::string_view WithoutPost(std::string_view name);

struct Names {
  std::vector<std::string> people;
  std::vector<std::string> units;
  bool padded = false;  // a name was written with blanks inside
};

// People in the pieces of one cell.
Names SplitPeople(const std::vector<std::string_view>& pieces);

// Units in the pieces of one cell, in order, each once; a piece that does not end like a unit is
// joined with the next one that does (生态环境 / 某某分局). With `with_people` what looks like a
// person goes to `people` ("区教育局 王小明", "区教育局（王小明）").
Names SplitUnits(const std::vector<std::string_view>& pieces, bool with_people);

// Whether the name may stand below a document as the office that made it: also a long one that
// LikeUnit() does not know (某县人民政府督查室).
bool MaySign(std::string_view name);

}  // namespace duban::understand

// Marks of papers that duban must not keep: grades of state secrets, and offices' own "not for the
// public".
//
// A mark stands by itself: on a line or in a cell of its own, or in brackets beside the title. The
// same words within a sentence (商业秘密保护, 国家秘密管理) are no mark. Pure; any number of
// threads; time linear in the text.
#pragma once

#include <optional>
#include <string>

#include "table/grid.h"

namespace duban::understand {

enum class SecrecyGrade {
  kState,     // 绝密 机密 秘密, with or without its term (★1年, ★长期)
  kInternal,  // 内部资料, 内部文件,注意保存, 不得外传
};

struct SecrecyMark {
  SecrecyGrade grade = SecrecyGrade::kState;
  std::string words;  // as printed, without blanks
  table::Place place;
  std::optional<table::AsideKind> aside;  // where it stands outside of the document's flow
  std::string part;                       // of the file, of such a mark
};

// The gravest mark of a document; of two alike the first. None where there is none.
//
// A bare grade ("机密" and no term) counts in the head of the document, alone in one of the first
// rows of a table, and under or beside 密级; a grade with its term counts wherever it stands alone.
// Heads and feet of pages, watermarks, text boxes, the file's title and its name are a head too. A
// hidden table that lists several grades is one to choose from: there a bare grade is no mark.
std::optional<SecrecyMark> FindSecrecyMark(const table::Document& document);

}  // namespace duban::understand

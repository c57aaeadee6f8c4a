// What the styles of a document say of its paragraphs (word/styles.xml): headings, lists, hidden
// text. Styles are followed to what they are based on.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/expected.h"
#include "port/system/zip.h"

namespace duban::read {

struct DocxStyle {
  bool heading = false;  // "heading 1" … and titles by name, or by outline level
  bool hidden = false;
  std::string list;  // number of the list; empty where there is none
  int level = 0;
};

class DocxStyles {
 public:
  // A document may have no styles.
  static base::Expected<DocxStyles> Read(port::system::Zip& zip);

  // An unknown style says nothing. `id` as paragraphs and runs name it.
  const DocxStyle& Find(std::string_view id) const;

 private:
  class Parser;
  void Inherit(const std::map<std::string, std::string, std::less<>>& base_of);

  std::map<std::string, DocxStyle, std::less<>> styles_;
};

}  // namespace duban::read

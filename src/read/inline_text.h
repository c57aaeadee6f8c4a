// Text as HTML shows it: runs of white space are one blank, breaks are '\n'.
#pragma once

#include <string>
#include <string_view>

namespace duban::read {

// How digits that are set higher are written behind a text: "^4" behind ×10, nothing behind
// another number, where they are the mark of a note; other text as it is.
std::string Raised(std::string_view before, std::string_view piece);

// Collects pieces of text. White space collapses; a line end in the source between two Han
// characters is no blank, because Chinese has none there; NBSP is a blank that stays.
class InlineText {
 public:
  void Add(std::string_view piece);
  // Text that is set higher: the digits of a note behind a number (3¹万) are left out, those of a
  // power (3×10⁴) stand behind a ^.
  void AddRaised(std::string_view piece);
  void Break();  // <br>, or the border of a block; never two in a row
  bool empty() const { return text_.empty(); }
  const std::string& text() const { return text_; }  // may end with '\n'
  std::string_view Trimmed() const;
  void Clear();

 private:
  void Append(std::string_view run);  // without white space

  std::string text_;
  bool blank_ = false;     // white space is owed
  bool line_end_ = false;  // … and a line end was in it
};

}  // namespace duban::read

// Entry point: BreaksOffInside.
#include "read/html_end.h"

#include <algorithm>

namespace duban::read {
namespace {

char Lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool IsLetter(char c) {
  return Lower(c) >= 'a' && Lower(c) <= 'z';
}

bool BeginsWith(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(),
                    [](char wanted, char c) { return wanted == Lower(c); });
}

// The name behind "<" or "</", as written.
std::string_view NameOf(std::string_view tag) {
  size_t end = 0;
  while (end < tag.size() && (IsLetter(tag[end]) || (tag[end] >= '0' && tag[end] <= '9'))) ++end;
  return tag.substr(0, end);
}

bool Is(std::string_view name, std::string_view lower) {
  return name.size() == lower.size() && BeginsWith(name, lower);
}

class TagScanner {
 public:
  explicit TagScanner(std::string_view html) : rest_(html) {}

  std::string_view Run() {
    while (true) {
      const size_t at = rest_.find('<');
      if (at == rest_.npos) return InTable() ? "table" : "";
      rest_.remove_prefix(at);
      if (const std::string_view inside = Take(); !inside.empty()) return inside;
    }
  }

 private:
  bool InTable() const { return (open_ > 0 && rows_) || (cell_ && closes_cells_); }

  // Takes what begins with "<"; tells what has no end.
  std::string_view Take() {
    if (rest_.starts_with("<!--")) return Skip("-->", "comment");
    const size_t name = rest_.starts_with("</") ? 2 : 1;
    if (rest_.size() == name) return Skip(">", "tag");
    if (!IsLetter(rest_[name]) && rest_[1] != '!' && rest_[1] != '?')
      return rest_.remove_prefix(1), "";  // "<50"
    const std::string_view tag = NameOf(rest_.substr(name));
    const size_t end = rest_.find('>');
    if (end == rest_.npos) return "tag";
    const bool empty = end > 0 && rest_[end - 1] == '/';
    rest_.remove_prefix(end + 1);
    name == 2 ? Close(tag) : Open(tag, empty);
    return "";
  }

  std::string_view Skip(std::string_view end, std::string_view inside) {
    const size_t at = rest_.find(end);
    if (at == rest_.npos) return inside;
    rest_.remove_prefix(at + end.size());
    return "";
  }

  void Open(std::string_view tag, bool empty) {
    for (const std::string_view raw : {"script", "style", "textarea"})
      if (Is(tag, raw) && !empty) return SkipRaw(raw);
    if (Is(tag, "table") && !empty) {
      ++open_;
      rows_ = false;
    }
    if (Is(tag, "tr")) rows_ = true;
    if (Is(tag, "td") || Is(tag, "th")) rows_ = cell_ = true;
    Leave(tag);
  }

  // What is no part of a table stands behind its last row: the page goes on, and only </table> was
  // forgotten.
  void Leave(std::string_view tag) {
    for (const std::string_view part : {"table", "caption", "colgroup", "col", "thead", "tbody",
                                        "tfoot", "tr", "td", "th", "form", "input"})
      if (Is(tag, part)) return;
    if (!cell_) rows_ = false;
  }

  void Close(std::string_view tag) {
    if (Is(tag, "table")) {
      open_ -= open_ > 0 ? 1 : 0;
      rows_ = cell_ = false;
    }
    if (Is(tag, "td") || Is(tag, "th")) {
      cell_ = false;
      closes_cells_ = true;
    }
    if (Is(tag, "tr")) cell_ = false;
    Leave(tag);
    if (Is(tag, "body") || Is(tag, "html")) {
      open_ = 0;
      cell_ = false;
    }
  }

  // Up to the end tag; without one the rest is script.
  void SkipRaw(std::string_view name) {
    while (true) {
      const size_t at = rest_.find("</");
      if (at == rest_.npos) return rest_.remove_prefix(rest_.size());
      rest_.remove_prefix(at);
      if (BeginsWith(rest_.substr(2), name)) return;
      rest_.remove_prefix(2);
    }
  }

  std::string_view rest_;
  size_t open_ = 0;            // tables
  bool rows_ = false;          // a row came behind the last <table> or </table>
  bool cell_ = false;          // a cell is open
  bool closes_cells_ = false;  // the page closes its cells
};

}  // namespace

std::string_view BreaksOffInside(std::string_view html) {
  return TagScanner(html).Run();
}

}  // namespace duban::read

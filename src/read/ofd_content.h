// Content.xml of a page or a template of an OFD: its texts and ruling lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "port/system/xml.h"
#include "read/page/budget.h"
#include "read/page/page.h"
#include "read/page/path.h"

namespace duban::read {

// A part of the package that may hold more than is allowed.
class OfdPart : public port::system::XmlHandler {
 public:
  explicit OfdPart(page::Budget& budget) : budget_(budget) {}
  void Text(std::string_view text) override;
  // Fails once the part has more in it than the limits allow; reading it on is of no use.
  base::Expected<void> Check() const { return budget_.Check(); }

 protected:
  page::Budget& budget_;
  std::string text_;  // of the innermost element so far
};

// "x y width height" in millimetres to the page's size in points; leaves it where it says none.
void SetOfdPageSize(std::string_view box, page::Page& page);

// Adds words and rules to a page, in points. Numbers of any size do no harm.
class OfdContent : public OfdPart {
 public:
  OfdContent(page::Budget& budget, page::Page& page) : OfdPart(budget), page_(page) {}

  void Open(std::string_view name, const port::system::XmlAttributes& attributes) override;
  void Close(std::string_view name) override;

  // Templates under this page, by their IDs, each once and at most kMostTemplates.
  const std::vector<std::string>& templates() const { return templates_; }
  bool left_out_templates() const { return left_out_templates_; }
  // Lines of text that is not shown.
  const std::string& hidden() const { return hidden_; }
  const std::string& box() const { return box_; }

  static constexpr size_t kMostTemplates = 16;

 private:
  void AddTemplate(std::string_view id);
  void OpenObject(const port::system::XmlAttributes& attributes);
  void AddText();
  void AddWord(std::string word, double left, double right, double base_line);

  page::Page& page_;
  page::Transform place_;
  std::vector<std::string> templates_;
  std::string box_, delta_x_, delta_y_, hidden_;
  double size_ = 0, stretch_ = 1, x_ = 0, y_ = 0;
  bool visible_ = true, left_out_templates_ = false;
  page::Paint paint_ = page::Paint::kStroked;
};

}  // namespace duban::read

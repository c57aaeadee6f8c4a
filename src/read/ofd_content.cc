// Entry points: OfdPart, SetOfdPageSize, OfdContent.
#include "read/ofd_content.h"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/utf8.h"
#include "read/page/lines.h"

namespace duban::read {
namespace {

using port::system::XmlAttributes;

constexpr double kPoints = 72 / 25.4;       // per millimetre
constexpr double kFarthest = 1e5;           // millimetres
constexpr size_t kMostHidden = 1u << 20;    // bytes of a page's text that is not shown
constexpr size_t kMostElement = 16u << 20;  // bytes of one element's text

// Numbers between blanks, one after the other; "g 3 5" stands for "5 5 5".
class Numbers {
 public:
  explicit Numbers(std::string_view text) : rest_(text) {}

  // nullopt at the end.
  std::optional<double> Next() {
    while (repeats_ == 0) {
      const std::string_view token = Token();
      if (token.empty()) return std::nullopt;
      repeats_ = 1;
      if (token == "g") {
        repeats_ = static_cast<uint64_t>(std::max(0.0, Value(Token())));
        value_ = Value(Token());
      } else {
        value_ = Value(token);
      }
    }
    --repeats_;
    return value_;
  }

 private:
  std::string_view Token() {
    constexpr std::string_view kBlanks = " \t\r\n";
    rest_.remove_prefix(std::min(rest_.find_first_not_of(kBlanks), rest_.size()));
    const std::string_view token = rest_.substr(0, rest_.find_first_of(kBlanks));
    rest_.remove_prefix(token.size());
    return token;
  }

  static double Value(std::string_view token) {
    double value = 0;
    std::from_chars(token.data(), token.data() + token.size(), value);
    return std::isfinite(value) ? std::clamp(value, -kFarthest, kFarthest) : 0;
  }

  std::string_view rest_;
  uint64_t repeats_ = 0;
  double value_ = 0;
};

double Number(std::string_view text, double otherwise = 0) {
  return Numbers(text).Next().value_or(otherwise);
}

// What is missing is 0.
std::array<double, 4> FourNumbers(std::string_view text) {
  Numbers numbers(text);
  std::array<double, 4> four{};
  for (double& value : four) value = numbers.Next().value_or(0);
  return four;
}

}  // namespace

void OfdPart::Text(std::string_view text) {
  if (text_.size() + text.size() > kMostElement)
    budget_.Refuse("too-many-words");
  else
    text_ += text;
}

void SetOfdPageSize(std::string_view box, page::Page& page) {
  const auto [x, y, width, height] = FourNumbers(box);
  if (width <= 0 || height <= 0) return;
  page.width = width * kPoints;
  page.height = height * kPoints;
}

void OfdContent::Open(std::string_view name, const XmlAttributes& attributes) {
  text_.clear();
  if (name == "Template") {
    AddTemplate(attributes.Get("TemplateID"));
  } else if (name == "TextObject" || name == "PathObject") {
    OpenObject(attributes);
  } else if (name == "TextCode") {
    if (attributes.Has("X")) x_ = Number(attributes.Get("X"));
    if (attributes.Has("Y")) y_ = Number(attributes.Get("Y"));
    delta_x_ = attributes.Get("DeltaX");
    delta_y_ = attributes.Get("DeltaY");
  }
}

void OfdContent::Close(std::string_view name) {
  if (name == "PhysicalBox" && box_.empty()) box_ = text_;
  if (name == "TextCode" && visible_) AddText();
  if (name == "TextCode" && !visible_ && hidden_.size() < kMostHidden) hidden_ += text_;
  if (name == "TextObject" && !visible_) hidden_ += '\n';
  if (name == "AbbreviatedData" && visible_) {
    const size_t before = page_.rules.size();
    page::AddRules(text_, paint_, place_, page_.rules);
    if (!budget_.TakeRules(page_.rules.size() - before)) page_.rules.resize(before);
  }
  text_.clear();
}

void OfdContent::AddTemplate(std::string_view id) {
  if (std::find(templates_.begin(), templates_.end(), id) != templates_.end()) return;
  if (templates_.size() < kMostTemplates)
    templates_.emplace_back(id);
  else
    left_out_templates_ = true;
}

void OfdContent::OpenObject(const XmlAttributes& attributes) {
  visible_ = attributes.Get("Visible") != "false";
  paint_ = attributes.Get("Stroke") == "false" ? page::Paint::kFilled : page::Paint::kStroked;
  size_ = Number(attributes.Get("Size"));
  stretch_ = Number(attributes.Get("HScale"), 1);
  x_ = y_ = 0;
  const auto [left, top, width, height] = FourNumbers(attributes.Get("Boundary"));
  // From the object's own space to its place on the page, and to points.
  place_ = page::ParseMatrix(attributes.Get("CTM"))
               .Then({1, 0, 0, 1, left, top})
               .Then({kPoints, 0, 0, kPoints, 0, 0});
}

// Characters follow each other by DeltaX; a step that is much wider than the character, or a
// blank, ends the word.
void OfdContent::AddText() {
  constexpr double kGap = 0.3;  // em
  Numbers steps_x(delta_x_), steps_y(delta_y_);
  const bool upright = delta_y_.empty();
  double x = x_, y = y_;
  std::string word;
  double begin = x, end = x, line = y;
  const auto finish = [&] {
    if (!word.empty()) AddWord(std::exchange(word, {}), begin, end, line);
  };
  for (size_t at = 0; at < text_.size() && budget_.Check();) {
    const base::CodePoint c = base::Decode(text_, at);
    const std::string_view letter = std::string_view(text_).substr(at, c.size);
    at += c.size;
    const double natural = page::TextWidth(letter, size_) * stretch_;
    const double step = steps_x.Next().value_or(upright ? natural : 0);
    const double down = steps_y.Next().value_or(0);
    if (base::IsSpace(c.value)) {
      finish();
    } else {
      if (word.empty()) begin = x, line = y;
      word += letter;
      end = x + std::min(natural, std::max(step, 0.4 * natural));
      if (step > natural + kGap * size_ || step < 0 || down != 0) finish();
    }
    x += step;
    y += down;
  }
  finish();
}

void OfdContent::AddWord(std::string word, double left, double right, double base_line) {
  const auto place = [&](double x, double y) {
    return std::pair(place_.a * x + place_.c * y + place_.e,
                     place_.b * x + place_.d * y + place_.f);
  };
  const auto [x1, y1] = place(left, base_line - 0.88 * size_);
  const auto [x2, y2] = place(right, base_line + 0.12 * size_);
  const page::Box box{std::min(x1, x2), std::min(y1, y2), std::max(x1, x2), std::max(y1, y2)};
  if (!page::IsOnPaper(box) || !budget_.TakeWord(word.size())) return;
  page_.words.push_back({std::move(word), box});
}

}  // namespace duban::read

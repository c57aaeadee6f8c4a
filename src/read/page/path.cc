// Entry points: Transform::Then, ParseSvgTransform, ParseMatrix, AddRules, AddRectangle.
#include "read/page/path.h"

#include <array>
#include <charconv>
#include <cmath>

namespace duban::read::page {
namespace {

constexpr double kSlant = 0.6;     // points; straighter lines are horizontal or vertical
constexpr double kFarthest = 1e6;  // of a single number

struct Point {
  double x = 0, y = 0;
};

Point Apply(const Transform& t, double x, double y) {
  return {t.a * x + t.c * y + t.e, t.b * x + t.d * y + t.f};
}

// Numbers and letters of a path, one after the other.
class Tokens {
 public:
  explicit Tokens(std::string_view text) : rest_(text) {}

  bool AtEnd() {
    SkipBlanks();
    return rest_.empty();
  }
  // The next letter; '\0' where a number stands.
  char TakeLetter() {
    SkipBlanks();
    if (rest_.empty() || std::isalpha(static_cast<unsigned char>(rest_.front())) == 0) return '\0';
    const char letter = rest_.front();
    rest_.remove_prefix(1);
    return letter;
  }
  // False where a letter stands; false, and the token is skipped, where something else does.
  bool TakeNumber(double& value) {
    SkipBlanks();
    if (!rest_.empty() && std::isalpha(static_cast<unsigned char>(rest_.front())) != 0)
      return false;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc() || !std::isfinite(value) || std::abs(value) > kFarthest) {
      rest_.remove_prefix(std::min(rest_.size(), std::max<size_t>(rest_.find_first_of(" ,"), 1)));
      return false;
    }
    rest_.remove_prefix(static_cast<size_t>(end - rest_.data()));
    return true;
  }

 private:
  void SkipBlanks() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(" ,\t\r\n"), rest_.size()));
  }
  std::string_view rest_;
};

void AddStroke(const Point& from, const Point& to, std::vector<Rule>& rules) {
  const Box box{std::min(from.x, to.x), std::min(from.y, to.y), std::max(from.x, to.x),
                std::max(from.y, to.y)};
  if (!IsOnPaper(box) || rules.size() > kMostStrokes) return;
  if (std::min(box.width(), box.height()) > kSlant) return;
  if (std::max(box.width(), box.height()) > 0) rules.push_back(box);
}

// Where the pen stands while a path is drawn.
class Pen {
 public:
  Pen(Paint paint, const Transform& transform, std::vector<Rule>& rules)
      : paint_(paint), transform_(transform), rules_(rules), begun_(rules.size()) {}
  ~Pen() { EndFigure(); }
  Pen(const Pen&) = delete;
  Pen& operator=(const Pen&) = delete;

  void MoveTo(double x, double y) {
    EndFigure();
    start_ = at_ = {x, y};
  }
  void LineTo(double x, double y) {
    AddStroke(Apply(transform_, at_.x, at_.y), Apply(transform_, x, y), rules_);
    at_ = {x, y};
  }
  void JumpTo(double x, double y) { at_ = {x, y}; }
  void Close() { LineTo(start_.x, start_.y); }
  const Point& at() const { return at_; }

 private:
  // The sides of a rectangle as thin as a line are one rule; those of a shade are none.
  void EndFigure() {
    if (rules_.size() == begun_) return;
    Box box = rules_[begun_];
    for (size_t i = begun_; i < rules_.size(); ++i) box.Cover(rules_[i]);
    const bool thin = std::min(box.width(), box.height()) <= kThin;
    if (thin && rules_.size() - begun_ >= 3) {
      rules_.resize(begun_);
      rules_.push_back(box);
    } else if (!thin && paint_ == Paint::kFilled) {
      if (!IsFrame(shade_, box)) rules_.resize(begun_);
      shade_ = box;
    }
    begun_ = rules_.size();
  }

  static bool IsFrame(const Box& a, const Box& b) {
    for (const double gap :
         {a.left - b.left, a.top - b.top, a.right - b.right, a.bottom - b.bottom})
      if (std::abs(gap) > kThin) return false;
    const bool inside = a.left <= b.left && a.right >= b.right;
    return inside
               ? a.top <= b.top && a.bottom >= b.bottom
               : a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
  }

  const Paint paint_;
  const Transform& transform_;
  std::vector<Rule>& rules_;
  size_t begun_;  // rules before the figure that is being drawn
  Box shade_;     // the last figure of a filled path that was no line
  Point start_, at_;
};

}  // namespace

Transform Transform::Then(const Transform& next) const {
  return {next.a * a + next.c * b,          next.b * a + next.d * b,
          next.a * c + next.c * d,          next.b * c + next.d * d,
          next.a * e + next.c * f + next.e, next.b * e + next.d * f + next.f};
}

Transform ParseMatrix(std::string_view numbers) {
  Tokens tokens(numbers);
  std::array<double, 6> values{};
  for (double& value : values)
    if (!tokens.TakeNumber(value)) return {};
  return {values[0], values[1], values[2], values[3], values[4], values[5]};
}

Transform ParseSvgTransform(std::string_view text) {
  const size_t begin = text.find('('), end = text.find(')');
  if (begin == text.npos || end == text.npos || end < begin) return {};
  const std::string_view numbers = text.substr(begin + 1, end - begin - 1);
  if (text.starts_with("matrix")) return ParseMatrix(numbers);
  if (!text.starts_with("translate")) return {};
  Transform transform;
  Tokens tokens(numbers);
  if (tokens.TakeNumber(transform.e)) tokens.TakeNumber(transform.f);
  return transform;
}

void AddRules(std::string_view path, Paint paint, const Transform& transform,
              std::vector<Rule>& rules) {
  Tokens tokens(path);
  Pen pen(paint, transform, rules);
  char command = 'M';
  while (!tokens.AtEnd()) {
    if (const char letter = tokens.TakeLetter(); letter != '\0') command = letter;
    double x = pen.at().x, y = pen.at().y, unused = 0;
    switch (command) {
      case 'M':
      case 'S':  // OFD: start
        if (tokens.TakeNumber(x) && tokens.TakeNumber(y)) pen.MoveTo(x, y);
        break;
      case 'L':
        if (tokens.TakeNumber(x) && tokens.TakeNumber(y)) pen.LineTo(x, y);
        break;
      case 'H':
        if (tokens.TakeNumber(x)) pen.LineTo(x, y);
        break;
      case 'V':
        if (tokens.TakeNumber(y)) pen.LineTo(x, y);
        break;
      case 'C':  // SVG: a curve with six numbers; OFD: close
        if (tokens.TakeNumber(unused)) {
          for (int i = 0; i < 3; ++i) tokens.TakeNumber(unused);
          if (tokens.TakeNumber(x) && tokens.TakeNumber(y)) pen.JumpTo(x, y);
        } else {
          pen.Close();
        }
        break;
      case 'Z':
      case 'z':
        pen.Close();
        command = 'M';
        break;
      default:
        tokens.TakeNumber(unused);
    }
  }
}

void AddRectangle(const Box& box, Paint paint, const Transform& transform,
                  std::vector<Rule>& rules) {
  Pen pen(paint, transform, rules);
  pen.MoveTo(box.left, box.top);
  pen.LineTo(box.right, box.top);
  pen.LineTo(box.right, box.bottom);
  pen.LineTo(box.left, box.bottom);
  pen.Close();
}

}  // namespace duban::read::page

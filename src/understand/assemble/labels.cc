// Entry points: TakeLabels, TakeOwnerBracket, SplitOwnerVerb.
#include "understand/assemble/labels.h"

#include <array>

#include "base/utf8.h"
#include "understand/assemble/header.h"
#include "understand/assemble/names.h"
#include "understand/assemble/text.h"

namespace duban::understand {
namespace {

constexpr size_t kLongestLabel = 12;  // code points

bool IsColon(char32_t c) {
  return c == U':' || c == U'：';
}
bool IsOpen(char32_t c) {
  return c == U'(' || c == U'（' || c == U'[' || c == U'【' || c == U'〔' || c == U'［';
}
bool IsClose(char32_t c) {
  return c == U')' || c == U'）' || c == U']' || c == U'】' || c == U'〕' || c == U'］';
}
bool IsStop(char32_t c) {
  return c == U'。' || c == U'；' || c == U';' || c == U'，' || c == U',' || c == U'、' ||
         c == U'！';
}

std::optional<Role> LabelRole(std::string_view label) {
  label = base::Trim(label);
  if (label.size() < 6 || Length(label.substr(0, 100)) > kLongestLabel) return std::nullopt;
  const auto role = RoleOf(label);
  if (!role || *role == Role::kNumber || *role == Role::kCategory) return std::nullopt;
  if (!IsHeadingWord(label) && Length(label) > 8) return std::nullopt;
  // "内容:" and "目标:" stand in sentences too; longer words do not.
  if (*role == Role::kContent && Length(label) < 4) return std::nullopt;
  return role;
}

// "2．", "12、" or a mark of a list at the head of a label; 0 where there is none.
size_t NumberMarkLength(std::string_view label) {
  size_t at = 0;
  while (at < label.size() && label[at] >= '0' && label[at] <= '9') ++at;
  const base::CodePoint c = base::Decode(label, at);
  const bool marks = c.value == U'.' || c.value == U'．' || c.value == U'、';
  return at > 0 && marks ? at + c.size : ListMarkLength(label);
}

std::string_view TrimPart(std::string_view text) {
  text = base::Trim(text);
  for (bool again = true; again && !text.empty();) {
    again = false;
    for (const std::string_view mark : {"；", ";", "，", ",", "。", "（", "(", "[", "【", "、"})
      if (text.ends_with(mark)) {
        text = base::Trim(text.substr(0, text.size() - mark.size()));
        again = true;
      }
  }
  return text;
}

struct Mark {
  size_t begin = 0;                     // of the label, its bracket included
  size_t text = 0;                      // where its text begins
  size_t end = std::string_view::npos;  // of its text, where a bracket closes it
  Role role = Role::kOther;
  std::string_view label;
};

class LabelFinder {
 public:
  explicit LabelFinder(std::string_view text) : text_(text) {}

  std::vector<Mark> Find() {
    for (size_t at = 0; at < text_.size();) {
      const base::CodePoint c = base::Decode(text_, at);
      Step(c.value, at, at + c.size);
      at += c.size;
    }
    return std::move(marks_);
  }

 private:
  void Step(char32_t c, size_t at, size_t next) {
    if (IsColon(c)) {
      TryLabel(at, next);
      word_ = next;
    } else if (IsOpen(c)) {
      opens_.push_back(at);
      word_ = next;
    } else if (IsClose(c)) {
      CloseBracket(at, next);
    } else if (IsStop(c) || base::IsSpace(c)) {
      word_ = next;
    }
  }

  void TryLabel(size_t colon, size_t next) {
    const std::string_view label = text_.substr(word_, colon - word_);
    const auto role = LabelRole(label);
    if (!role) return;
    // "2．年度目标：…": the number is the task's. That of "2.责任单位：…" counts the labels.
    if (*role == Role::kContent) word_ += NumberMarkLength(label);
    Mark mark{.begin = word_,
              .text = next,
              .role = *role,
              .label = base::Trim(text_.substr(word_, colon - word_))};
    // Right behind an opening bracket: the bracket is the label's too, and those of all that
    // follow.
    if (!opens_.empty() &&
        base::Trim(text_.substr(opens_.back(), word_ - opens_.back())).size() <= 3)
      mark.begin = opens_.back();
    marks_.push_back(mark);
  }

  // "【责任单位】区教育局": the label is alone in its bracket; or a bracket closes a labelled text.
  void CloseBracket(size_t at, size_t next) {
    if (opens_.empty()) return;
    const size_t open = opens_.back();
    opens_.pop_back();
    const size_t inner = open + base::Decode(text_, open).size;
    const std::string_view label = text_.substr(inner, at - inner);
    if (const auto role = LabelRole(label); role && IsHeadingWord(label)) {
      if (IsColon(base::Decode(text_, next).value)) next += base::Decode(text_, next).size;
      marks_.push_back({.begin = open, .text = next, .role = *role, .label = base::Trim(label)});
    } else if (!marks_.empty() && HoldsLastLabels(open)) {
      marks_.back().end = at;
    }
    word_ = next;
  }

  bool HoldsLastLabels(size_t open) const {
    return marks_.back().end == std::string_view::npos &&
           std::any_of(marks_.begin(), marks_.end(),
                       [&](const Mark& mark) { return mark.begin == open; });
  }

  std::string_view text_;
  std::vector<Mark> marks_;
  std::vector<size_t> opens_;
  size_t word_ = 0;  // where the word before a colon would begin
};

void AddText(std::string_view text, LabelledText& out) {
  text = base::Trim(text);
  if (text == "。" || text == ";" || text == "；" || text.empty()) return;
  out.text.push_back(text);
}

struct OwnerVerb {
  std::string_view verb;
  Role role;
};
constexpr std::array kOwnerVerbs = {OwnerVerb{"按职责分工负责", Role::kLeadUnits},
                                    OwnerVerb{"分工负责", Role::kLeadUnits},
                                    OwnerVerb{"牵头负责", Role::kLeadUnits},
                                    OwnerVerb{"牵头", Role::kLeadUnits},
                                    OwnerVerb{"负责", Role::kLeadUnits},
                                    OwnerVerb{"承办", Role::kLeadUnits},
                                    OwnerVerb{"主办", Role::kLeadUnits},
                                    OwnerVerb{"等配合", Role::kSupport},
                                    OwnerVerb{"配合", Role::kSupport},
                                    OwnerVerb{"参与", Role::kSupport},
                                    OwnerVerb{"协办", Role::kSupport},
                                    OwnerVerb{"协同", Role::kSupport},
                                    OwnerVerb{"落实", Role::kLeadUnits}};

const OwnerVerb* VerbAtEnd(std::string_view clause) {
  for (const OwnerVerb& verb : kOwnerVerbs)
    if (clause.ends_with(verb.verb)) return &verb;
  return nullptr;
}

// "区教育局牵头,区财政局、区住建局配合" → two parts; none where a clause does not fit.
std::vector<Labelled> OwnersIn(std::string_view inner) {
  std::vector<Labelled> parts;
  size_t begin = 0;
  for (size_t at = 0; at <= inner.size();) {
    const base::CodePoint c = base::Decode(inner, at);
    const std::string_view clause = inner.substr(begin, at - begin);
    const bool clause_ends = c.size == 0 || IsStop(c.value);
    const OwnerVerb* verb = clause_ends ? VerbAtEnd(clause) : nullptr;
    const bool matched = verb != nullptr;
    if (matched) {
      const std::string_view units = clause.substr(0, clause.size() - verb->verb.size());
      if (LikeUnits(units) == Likeness::kNo) return {};
      parts.push_back({verb->role, verb->verb, units});
      begin = at + c.size;
    }
    if (c.size == 0)
      return matched || parts.empty() || begin >= inner.size() ? parts : std::vector<Labelled>{};
    at += c.size;
  }
  return parts;
}

// Where the bracket opens that the text ends with; npos where it ends otherwise.
size_t LastBracket(std::string_view text) {
  int depth = 0;
  size_t last = std::string_view::npos;
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::Decode(text, at);
    if (IsOpen(c.value) && depth++ == 0) last = at;
    if (IsClose(c.value) && depth > 0) {
      --depth;
      if (depth == 0 && at + c.size == text.size()) return last;
    }
    at += c.size;
  }
  return std::string_view::npos;
}

}  // namespace

LabelledText TakeLabels(std::string_view text) {
  LabelledText out;
  const std::vector<Mark> marks = LabelFinder(text).Find();
  size_t done = 0;
  for (size_t i = 0; i < marks.size(); ++i) {
    const Mark& mark = marks[i];
    if (mark.begin > done) AddText(text.substr(done, mark.begin - done), out);
    const size_t next = i + 1 < marks.size() ? marks[i + 1].begin : text.size();
    const size_t end = std::max(mark.text, std::min(mark.end, next));
    const std::string_view part = text.substr(mark.text, end - mark.text);
    const bool prose = mark.role == Role::kProgress || mark.role == Role::kContent ||
                       mark.role == Role::kOther || mark.role == Role::kRemark;
    out.parts.push_back({mark.role, mark.label, prose ? base::Trim(part) : TrimPart(part)});
    done = mark.end < next ? mark.end + base::Decode(text, mark.end).size : next;
  }
  AddText(text.substr(std::min(done, text.size())), out);
  return out;
}

std::optional<Role> OwnerVerbRole(std::string_view word) {
  for (const OwnerVerb& verb : kOwnerVerbs)
    if (word == verb.verb) return verb.role;
  return std::nullopt;
}

std::optional<Labelled> SplitOwnerVerb(std::string_view clause) {
  const OwnerVerb* verb = VerbAtEnd(clause);
  if (verb == nullptr) return std::nullopt;
  const std::string_view units = base::Trim(clause.substr(0, clause.size() - verb->verb.size()));
  if (units.empty() || LikeUnits(units) == Likeness::kNo) return std::nullopt;
  return Labelled{verb->role, verb->verb, units};
}

LabelledText TakeOwnerBracket(std::string_view text) {
  std::string_view body = base::Trim(text);
  if (body.ends_with("。")) body.remove_suffix(3);
  const size_t open = LastBracket(body);
  if (open == std::string_view::npos || open == 0) return {{text}, {}};
  const size_t inner_begin = open + base::Decode(body, open).size;
  const size_t close = body.back() == ')' || body.back() == ']' ? 1 : 3;
  const std::string_view inner = body.substr(inner_begin, body.size() - close - inner_begin);
  LabelledText out{{base::Trim(text.substr(0, open))}, OwnersIn(inner)};
  if (out.parts.empty() && LikeUnits(inner) == Likeness::kSure)
    out.parts.push_back({Role::kLeadUnits, {}, inner});
  if (out.parts.empty()) return {{text}, {}};
  return out;
}

}  // namespace duban::understand

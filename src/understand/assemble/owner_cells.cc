// Entry point: ReadOwnerCell.
#include "understand/assemble/owner_cells.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/assemble/header.h"
#include "understand/assemble/labels.h"
#include "understand/assemble/names.h"
#include "understand/assemble/text.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

constexpr size_t kLongestCell = 1000;  // bytes
constexpr size_t kLongestMark = 24;    // bytes of a label or of a bracket's text

bool IsOpen(char32_t c) {
  return c == U'(' || c == U'（' || c == U'[' || c == U'【' || c == U'〔' || c == U'［';
}
bool IsClose(char32_t c) {
  return c == U')' || c == U'）' || c == U']' || c == U'】' || c == U'〕' || c == U'］';
}
bool IsColon(char32_t c) {
  return c == U':' || c == U'：';
}
bool IsSeparator(char32_t c) {
  return c == U'、' || c == U'，' || c == U',' || c == U'；' || c == U';' || c == U'/' ||
         c == U'。' || c == U'\n' || base::IsSpace(c);
}
bool EndsList(char32_t c) {
  return c == U'；' || c == U';' || c == U'。';
}

bool IsHelping(Role role) {
  return role == Role::kSupport;
}

// Who a word makes of the units beside it: 牵头, 牵头单位, 配合, 责任人. Nothing for other words.
std::optional<Role> OwnerRole(std::string_view word) {
  word = base::Trim(word);
  if (word.empty() || word.size() > kLongestMark) return std::nullopt;
  if (const auto verb = OwnerVerbRole(word)) return verb;
  const auto role = RoleOf(word);
  if (role == Role::kOwner || role == Role::kUnits) return Role::kLeadUnits;
  if (role == Role::kLeadUnits || role == Role::kSupport || role == Role::kLeaders) return role;
  return std::nullopt;
}

// 等, 等单位, 等有关部门, 等5家单位: the name without it. The text as it is where it names no
// others.
std::string_view WithoutOthers(std::string_view name) {
  const size_t at = name.rfind("等");
  if (at == name.npos || at == 0) return name;
  std::string_view rest = name.substr(at + std::string_view("等").size());
  while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') rest.remove_prefix(1);
  for (bool again = !rest.empty(); again;) {
    again = false;
    for (const std::string_view word : kOtherUnits)
      if (rest.starts_with(word)) rest.remove_prefix(word.size()), again = !rest.empty();
  }
  return rest.empty() ? base::Trim(name.substr(0, at)) : name;
}

// The lines of a cell as one text; a name that a narrow column broke is whole again.
std::string JoinLines(const std::vector<std::string_view>& lines) {
  std::string text;
  for (const std::string_view line : lines) {
    const std::string_view piece = base::Trim(line);
    if (!text.empty()) {
      const char32_t first = base::Decode(piece, 0).value;
      size_t begin = text.find_last_of("\n");
      begin = begin == text.npos ? 0 : begin + 1;
      const std::string_view before = std::string_view(text).substr(begin);
      const bool broken = IsBrokenUnit(before, piece);
      if (!IsOpen(first) && !broken) text += '\n';
    }
    text += piece;
  }
  return text;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  std::optional<OwnerCell> Read() {
    for (size_t at = 0; at < text_.size() && sound_;) at = Step(at);
    EndName();
    Settle(label_);
    if (!sound_ || (!out_.parted && !out_.others)) return std::nullopt;
    Part();
    return std::move(out_);
  }

 private:
  size_t Step(size_t at) {
    const base::CodePoint c = base::Decode(text_, at);
    if (IsOpen(c.value)) return Bracket(at, at + c.size);
    if (IsColon(c.value)) {
      const auto role = OwnerRole(Name());
      sound_ &= role.has_value();
      name_.clear();
      if (role) BeginLabel(*role);
    } else if (IsSeparator(c.value)) {
      EndName();
      if (EndsList(c.value)) Settle(label_);
    } else {
      name_.append(text_.substr(at, c.size));
    }
    return at + c.size;
  }

  std::string_view Name() const { return base::Trim(name_); }

  void BeginLabel(Role role) {
    Settle(label_);
    label_ = role;
    out_.parted = true;
  }

  // （牵头） behind a name or before it; any other bracket belongs to the name.
  size_t Bracket(size_t open, size_t inner) {
    size_t close = inner;
    while (close < text_.size() && !IsClose(base::Decode(text_, close).value))
      close += base::Decode(text_, close).size;
    if (close >= text_.size()) {
      name_.append(text_.substr(open));
      return text_.size();
    }
    const size_t end = close + base::Decode(text_, close).size;
    const auto role = OwnerRole(text_.substr(inner, close - inner));
    if (!role) {
      name_.append(text_.substr(open, end - open));
      return end;
    }
    before_names_ |= Name().empty() && names_.empty() && !out_.parted;
    if (before_names_) {
      EndName();
      BeginLabel(*role);
    } else if (Name().empty()) {
      Settle(role);  // 区教育局、区财政局 （牵头）
    } else {
      Put(*role, WithoutMark(Name()));
      name_.clear();
    }
    return end;
  }

  // "区财政局等": its others are told.
  std::string_view WithoutMark(std::string_view name) {
    const std::string_view named = WithoutOthers(name);
    out_.others |= named.size() < name.size();
    return named;
  }

  void EndName() {
    const std::string name(Name());
    name_.clear();
    if (name.empty()) return;
    if (const auto verb = OwnerVerbRole(name)) {
      if (names_.empty())
        BeginLabel(*verb);
      else
        Settle(verb);
      return;
    }
    if (const auto clause = SplitOwnerVerb(name)) {
      names_.emplace_back(WithoutMark(clause->text));
      return Settle(clause->role);
    }
    if (WithoutOthers("一" + name) == "一") {  // 等单位, in a list by itself
      out_.others = true;
      return;
    }
    names_.emplace_back(WithoutMark(name));
  }

  // The names since the last mark, as whom it names; without one they wait for what the others say.
  void Settle(std::optional<Role> role) {
    for (const std::string& name : names_) {
      if (role)
        Put(*role, name);
      else
        unmarked_.push_back(name);
    }
    names_.clear();
  }

  void Put(Role role, std::string_view name) {
    out_.parted = true;
    auto& list = role == Role::kLeaders ? out_.people
                 : IsHelping(role)      ? out_.helping
                                        : out_.leading;
    list.emplace_back(name);
  }

  // Beside those who lead the others help; beside those who help they lead.
  void Part() {
    auto& list = out_.leading.empty() ? out_.leading : out_.helping;
    list.insert(list.begin(), unmarked_.begin(), unmarked_.end());
  }

  std::string_view text_;
  OwnerCell out_;
  std::string name_;
  std::vector<std::string> names_, unmarked_;
  std::optional<Role> label_;
  bool before_names_ = false;  // brackets stand before the names that they mark
  bool sound_ = true;
};

}  // namespace

std::optional<OwnerCell> ReadOwnerCell(const std::vector<std::string_view>& lines) {
  size_t size = 0;
  for (const std::string_view line : lines) size += line.size();
  if (size > kLongestCell) return std::nullopt;
  return Parser(JoinLines(lines)).Read();
}

}  // namespace duban::understand

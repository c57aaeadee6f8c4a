// Entry point: LintUnitNameVariant.
#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "understand/lint/rules.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

using ledger::Field;
using ledger::Finding;

constexpr size_t kHan = 3;          // bytes of a Chinese character
constexpr size_t kMostNames = 600;  // each is held against those that end like it

bool IsLevel(std::string_view letter) {
  return std::find(std::begin(kUnitLevels), std::end(kUnitLevels), letter) != std::end(kUnitLevels);
}

// A unit's name with the endings brought to one form: 办公室 is 办, 委员会 is 委.
std::string WithOneEnding(std::string name) {
  constexpr std::pair<std::string_view, std::string_view> kEndings[] = {
      {"街道办事处", "街道"}, {"街道办", "街道"}, {"政府办公室", "府办"},
      {"政府办", "府办"},     {"办公室", "办"},   {"委员会", "委"}};
  for (const auto& [ending, form] : kEndings)
    if (name.ends_with(ending)) {
      name.replace(name.size() - ending.size(), ending.size(), form);
      break;
    }
  return name;
}

struct UnitName {
  std::string written;
  std::string place;  // 江左 of 江左区住建局
  std::string level;  // 区 of 区住建局; empty where none is written
  std::string core;   // 住建局
  size_t uses = 0;
  size_t task = 0;  // where it stands first
  Field field = Field::kNone;
};

bool AllHan(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::Decode(text, at);
    if (!base::IsHan(c.value) || c.size != kHan) return false;
    at += c.size;
  }
  return true;
}

// 江左区住建局: the last letter of a level behind two letters or more, in front of an office's
// name. 开发区管委会 and 市场监管局 hold no place.
void TakePlace(UnitName& name) {
  constexpr size_t kShortestPlace = 2 * kHan, kShortestCore = 3 * kHan;
  if (!AllHan(name.core)) return;
  for (size_t at = name.core.size(); at > kShortestPlace; at -= kHan) {
    const size_t level = at - kHan;
    const std::string_view rest = std::string_view(name.core).substr(level);
    if (rest.size() < kHan + kShortestCore || !IsLevel(rest.substr(0, kHan))) continue;
    const auto is_word = [&](std::string_view word) { return rest.starts_with(word); };
    if (std::any_of(std::begin(kNoLevels), std::end(kNoLevels), is_word)) continue;
    const std::string_view place = std::string_view(name.core).substr(0, level);
    const auto is_kind = [&](std::string_view word) { return place.ends_with(word); };
    if (std::any_of(std::begin(kKindsOfAreas), std::end(kKindsOfAreas), is_kind)) return;
    name.place = place;
    name.level = rest.substr(0, kHan);
    name.core = std::string(rest.substr(kHan));
    return;
  }
}

UnitName NameOf(const std::string& written, size_t task, Field field) {
  UnitName name{written, "", "", WithOneEnding(written), 0, task, field};
  // 市场监管局 begins with no level.
  const bool is_word = std::any_of(std::begin(kNoLevels), std::end(kNoLevels), [&](auto word) {
    return std::string_view(name.core).starts_with(word);
  });
  if (name.core.size() > 3 * kHan && !is_word && IsLevel(name.core.substr(0, kHan))) {
    name.level = name.core.substr(0, kHan);
    name.core.erase(0, kHan);
  } else if (!is_word) {
    TakePlace(name);
  }
  return name;
}

// Whether the letters of `few` stand in `many` in their order, beginning with the same one.
bool Abbreviates(std::string_view few, std::string_view many) {
  if (few.substr(0, kHan) != many.substr(0, kHan)) return false;
  size_t at = 0;
  for (size_t k = 0; k < few.size(); k += kHan) {
    at = many.find(few.substr(k, kHan), at);
    if (at == many.npos) return false;
    at += kHan;
  }
  return true;
}

// 住建局 and 住房和城乡建设局; 农业局 and 农业农村局. 公安局 and 公安交通管理局 are two offices.
bool IsShortForm(std::string_view few, std::string_view many) {
  constexpr size_t kFewest = 3 * kHan, kMost = 5 * kHan;
  if (few.size() < kFewest || few.size() > kMost || many.size() < few.size() + 2 * kHan)
    return false;
  const std::string_view end = few.substr(few.size() - kHan);
  if (end != "局" && end != "委" && end != "办") return false;
  if (!many.ends_with(end) || !AllHan(few) || !AllHan(many)) return false;
  const std::string_view stem = few.substr(0, few.size() - kHan);
  if (many.starts_with(stem)) {
    const std::string_view added = many.substr(stem.size(), many.size() - few.size());
    return added.size() == 2 * kHan || added.starts_with("和") || added.starts_with("与");
  }
  return Abbreviates(few, many);
}

class Variants {
 public:
  explicit Variants(const LintInput& input) : input_(input) {
    for (size_t i = 0; i < input.document.tasks.size(); ++i) {
      const ledger::Row& row = input.document.tasks[i].row;
      Take(row.lead_units, i, Field::kLeadUnits);
      Take(row.units, i, Field::kUnits);
    }
    SettleLevel();
  }

  void Find(std::vector<Finding>& out) const {
    if (names_.size() > kMostNames) return;
    for (size_t i = 0; i < names_.size(); ++i) {
      const UnitName* usual = UsualFor(i);
      if (usual == nullptr) continue;
      const UnitName& name = names_[i];
      const ledger::Row& row = input_.document.tasks[name.task].row;
      out.push_back(FindingAt(row, name.field, {},
                              {{"text", name.written},
                               {"other", usual->written},
                               {"count", std::to_string(usual->uses)}}));
      out.back().span.reset();
    }
  }

 private:
  void Take(const std::vector<std::string>& units, size_t task, Field field) {
    for (const std::string& unit : units) {
      const auto [at, fresh] = index_.try_emplace(unit, names_.size());
      if (fresh) names_.push_back(NameOf(unit, task, field));
      ++names_[at->second].uses;
    }
  }

  // The level whose table it is: most names bear it.
  void SettleLevel() {
    std::map<std::string, size_t> uses;
    for (const UnitName& name : names_)
      if (!name.level.empty()) uses[name.level] += name.uses;
    size_t most = 0;
    for (const auto& [level, count] : uses)
      if (count > most) most = count, level_ = level;
  }

  bool OneUnit(const UnitName& a, const UnitName& b) const {
    if (!a.place.empty() && !b.place.empty() && a.place != b.place) return false;
    if (a.level != b.level) {
      // 住建局 is the table's own: 区住建局 and not 市住建局.
      if (!a.level.empty() && !b.level.empty()) return false;
      if ((a.level.empty() ? b.level : a.level) != level_) return false;
    }
    if (a.core == b.core) return a.core.size() > 2 * kHan;
    return IsShortForm(a.core, b.core) || IsShortForm(b.core, a.core);
  }

  // Another spelling that stands more often; none where two different units could be meant.
  const UnitName* UsualFor(size_t i) const {
    std::vector<size_t> others;
    for (size_t k = 0; k < names_.size(); ++k)
      if (k != i && OneUnit(names_[i], names_[k])) others.push_back(k);
    const UnitName* usual = nullptr;
    for (const size_t k : others) {
      for (const size_t other : others)
        if (other != k && !OneUnit(names_[k], names_[other])) return nullptr;
      const auto rank = [](const UnitName& name) {
        return std::pair(name.uses, name.written.size());
      };
      if (rank(names_[k]) > rank(usual ? *usual : names_[i])) usual = &names_[k];
    }
    return usual;
  }

  const LintInput& input_;
  std::map<std::string, size_t> index_;
  std::vector<UnitName> names_;
  std::string level_;
};

}  // namespace

// 区住建局 in one row and 区住房和城乡建设局 in another.
void LintUnitNameVariant(const LintInput& input, std::vector<Finding>& out) {
  Variants(input).Find(out);
}

}  // namespace duban::understand

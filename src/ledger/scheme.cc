// Entry points: Scheme, Schemes, FindScheme, SchemeTally::Add.
#include "ledger/scheme.h"

#include <algorithm>
#include <array>

#include "ledger/schemes_files.h"
#include "ledger/tally.h"

namespace duban::ledger {
namespace {

using base::Decimal;
using base::ErrorCode;

constexpr size_t kMostClasses = 32;
constexpr size_t kMostRules = 256;
constexpr std::array<std::string_view, 5> kColours = {"green", "blue", "yellow", "red", "grey"};
constexpr std::array<std::string_view, 5> kOrder = {"default.tsv", "five.tsv", "lights.tsv",
                                                    "lights-half.tsv", "forecast.tsv"};

unsigned Bit(VerdictClass verdict_class) {
  return 1U << static_cast<unsigned>(verdict_class);
}

std::vector<std::string_view> Split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  for (size_t end; (end = text.find(mark)) != text.npos; text.remove_prefix(end + 1))
    parts.push_back(text.substr(0, end));
  parts.push_back(text);
  return parts;
}

// The schedule's share of the year, in percent, at the verdict's own window.
Decimal LineOf(const Verdict& verdict) {
  const int months = verdict.window_months > 0 ? verdict.window_months : 12;
  return Decimal(months * 100).DividedBy(Decimal(12), 4).value_or(Decimal(100));
}

// Percentage points below the schedule; nothing for what has no share (growth, levels, ceilings).
std::optional<Decimal> PointsBelow(const Verdict& verdict) {
  if (!verdict.ratio) return std::nullopt;
  const auto share = verdict.ratio->Times(Decimal(100));
  return share ? LineOf(verdict).Minus(*share) : std::nullopt;
}

// How much of what was due is missing, in percent of it.
std::optional<Decimal> Missing(const Verdict& verdict) {
  const auto points = PointsBelow(verdict);
  const auto scaled = points ? points->Times(Decimal(100)) : std::nullopt;
  return scaled ? scaled->DividedBy(LineOf(verdict), 4) : std::nullopt;
}

}  // namespace

// --- parsing

class SchemeParser {
 public:
  base::Expected<Scheme> Run(std::string_view text) && {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (std::string_view line : Split(text, '\n')) {
      ++line_;
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty() || line[0] == '#') continue;
      DUBAN_CHECK(Take(Split(line, '\t')));
    }
    return Whole();
  }

 private:
  using Cells = std::vector<std::string_view>;

  base::Unexpected<base::Error> Fail(std::string_view key, std::string_view what = {}) const {
    return base::Fail(ErrorCode::kMalformed, key,
                      {{"line", std::to_string(line_)}, {"what", std::string(what)}});
  }

  base::Expected<void> Take(const Cells& cells) {
    if (cells[0] == "scheme" && cells.size() == 4) return TakeName(cells);
    if (cells[0] == "class" && cells.size() == 6) return TakeClass(cells);
    if (cells[0] == "rule" && (cells.size() == 3 || cells.size() == 4)) return TakeRule(cells);
    return Fail("scheme-line", cells[0]);
  }

  base::Expected<void> TakeName(const Cells& cells) {
    if (!out_.key_.empty() || cells[1].empty()) return Fail("scheme-name");
    out_.key_ = cells[1];
    out_.zh_ = cells[2];
    out_.en_ = cells[3];
    return {};
  }

  std::optional<size_t> IndexOf(std::string_view key) const {
    for (size_t i = 0; i < out_.classes_.size(); ++i)
      if (out_.classes_[i].key == key) return i;
    return std::nullopt;
  }

  base::Expected<void> TakeClass(const Cells& cells) {
    if (cells[1].empty() || IndexOf(cells[1])) return Fail("scheme-class-twice", cells[1]);
    if (out_.classes_.size() == kMostClasses) return Fail("scheme-too-large");
    if (std::find(kColours.begin(), kColours.end(), cells[2]) == kColours.end())
      return Fail("scheme-colour", cells[2]);
    if (cells[3] != "yes" && cells[3] != "no") return Fail("scheme-yes-no", cells[3]);
    out_.classes_.push_back({std::string(cells[1]), std::string(cells[2]), cells[3] == "yes",
                             std::string(cells[4]), std::string(cells[5])});
    return {};
  }

  base::Expected<void> TakeRule(const Cells& cells) {
    if (out_.rules_.size() == kMostRules) return Fail("scheme-too-large");
    Scheme::Rule rule;
    const auto result = IndexOf(cells[1]);
    if (!result) return Fail("scheme-class-unknown", cells[1]);
    rule.result = *result;
    for (const std::string_view name : Split(cells[2], ' ')) {
      const auto verdict_class = ParseVerdictClass(name);
      if (!verdict_class) return Fail("scheme-verdict-unknown", name);
      rule.classes |= Bit(*verdict_class);
    }
    if (cells.size() == 4) DUBAN_CHECK(TakeCondition(cells[3], rule));
    if (rule.measure == Scheme::Measure::kNone) covered_ |= rule.classes;
    out_.rules_.push_back(rule);
    return {};
  }

  // "points > 30", "missing < 10".
  base::Expected<void> TakeCondition(std::string_view text, Scheme::Rule& rule) const {
    const Cells words = Split(text, ' ');
    if (words.size() != 3 || (words[1] != ">" && words[1] != "<"))
      return Fail("scheme-condition", text);
    if (words[0] != "points" && words[0] != "missing") return Fail("scheme-condition", text);
    const auto bound = Decimal::Parse(words[2]);
    if (!bound) return Fail("scheme-condition", text);
    rule.measure = words[0] == "points" ? Scheme::Measure::kPoints : Scheme::Measure::kMissing;
    rule.above = words[1] == ">";
    rule.bound = *bound;
    return {};
  }

  base::Expected<Scheme> Whole() {
    if (out_.key_.empty()) return Fail("scheme-name");
    for (int i = 0; i <= static_cast<int>(VerdictClass::kUnquantified); ++i)
      if ((covered_ >> i & 1U) == 0)
        return Fail("scheme-uncovered", Name(static_cast<VerdictClass>(i)));
    return std::move(out_);
  }

  Scheme out_;
  unsigned covered_ = 0;  // verdicts' classes that a rule without a condition takes in
  int line_ = 0;
};

base::Expected<Scheme> Scheme::Parse(std::string_view text) {
  return SchemeParser().Run(text);
}

// --- classing

bool Scheme::Holds(const Rule& rule, const Verdict& verdict) const {
  if ((rule.classes & Bit(verdict.verdict_class)) == 0) return false;
  if (rule.measure == Measure::kNone) return true;
  const auto measured = rule.measure == Measure::kPoints ? PointsBelow(verdict) : Missing(verdict);
  return measured && (rule.above ? *measured > rule.bound : *measured < rule.bound);
}

size_t Scheme::ClassOf(const Verdict& verdict) const {
  const auto rule = std::find_if(rules_.begin(), rules_.end(),
                                 [&](const Rule& one) { return Holds(one, verdict); });
  return rule == rules_.end() ? classes_.size() - 1 : rule->result;
}

size_t Scheme::ClassOf(VerdictClass verdict_class) const {
  Verdict verdict;
  verdict.verdict_class = verdict_class;
  return ClassOf(verdict);
}

size_t Scheme::ClassOf(const Reading& reading) const {
  std::optional<size_t> weakest;
  for (size_t i = 0; i < reading.verdicts.size() && i < reading.targets.size(); ++i)
    if (IsGraded(reading.targets[i]))
      weakest = std::max(weakest.value_or(0), ClassOf(reading.verdicts[i]));
  return weakest ? *weakest : ClassOf(VerdictClass::kUnquantified);
}

std::vector<size_t> Scheme::Map(size_t index, const Scheme& other) const {
  unsigned meant = 0;
  for (const Rule& rule : rules_)
    if (rule.result == index) meant |= rule.classes;
  std::vector<size_t> found;
  for (size_t i = 0; i < other.classes_.size(); ++i)
    if (std::any_of(other.rules_.begin(), other.rules_.end(), [&](const Rule& rule) {
          return rule.result == i && (rule.classes & meant) != 0;
        }))
      found.push_back(i);
  return found;
}

// --- those that come with the program

const std::vector<Scheme>& Schemes() {
  static const std::vector<Scheme> schemes = [] {
    std::vector<Scheme> all;
    for (const std::string_view name : kOrder)
      for (const EmbeddedFile& file : kSchemes)
        if (file.name == name) all.push_back(*Scheme::Parse(file.text));
    return all;
  }();
  return schemes;
}

const Scheme* FindScheme(std::string_view key) {
  for (const Scheme& scheme : Schemes())
    if (scheme.key() == key) return &scheme;
  return nullptr;
}

void SchemeTally::Add(const Reading& reading) {
  for (size_t i = 0; i < reading.verdicts.size() && i < reading.targets.size(); ++i)
    if (IsGraded(reading.targets[i])) ++targets[scheme->ClassOf(reading.verdicts[i])];
  ++tasks[scheme->ClassOf(reading)];
}

std::vector<int> SchemeTally::Shares() const {
  std::vector<int> shares = SharesPerMille({targets.rbegin(), targets.rend()});
  std::reverse(shares.begin(), shares.end());
  return shares;
}

}  // namespace duban::ledger

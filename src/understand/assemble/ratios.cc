// Entry points: FindRatioColumns, FixRatios, SharesOf, HasTargetAndResult.
#include "understand/assemble/ratios.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "base/utf8.h"
#include "understand/assemble/indicators.h"
#include "understand/assemble/names.h"
#include "understand/assemble/text.h"

namespace duban::understand {
namespace {

constexpr size_t kMostBetween = 4;  // lines of a unit between the goal and what is done

bool HoldsAny(std::string_view printed, const auto& words) {
  const std::string heading = Comparable(printed);
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return heading.find(word) != heading.npos; });
}

// "1,200", "96.64%": the whole text is a figure above zero.
std::optional<double> FigureOf(std::string_view text, bool percent) {
  constexpr size_t kLongest = 16;  // bytes
  text = base::Trim(text);
  for (const std::string_view sign : {"%", "％"})
    if (percent && text.ends_with(sign)) text.remove_suffix(sign.size());
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  std::string digits;
  for (const char c : text)
    if (c != ',') digits += c;
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value,
                                            std::chars_format::fixed);
  if (error != std::errc() || end != digits.data() + digits.size() || value <= 0)
    return std::nullopt;
  return value;
}

bool EndsWithBracket(std::string_view text) {
  return text.ends_with(")") || text.ends_with("）");
}

// How far a printed rate may be off what the two figures make: offices cut or round it to its last
// digit.
bool IsShareOf(double done, double planned, double rate) {
  constexpr double kWhole = 1.0, kPart = 0.11;
  const bool whole = std::abs(rate - std::round(rate)) < 1e-9;
  return std::abs(done * 100 / planned - rate) <= (whole ? kWhole : kPart);
}

// Index of the goal of what is done at `done`; nothing where another text stands between.
std::optional<size_t> PlannedBefore(const std::vector<Atom>& atoms, size_t done, bool beside) {
  std::string between;
  for (size_t back = 1; back <= std::min(done, kMostBetween + 1); ++back) {
    const Atom& atom = atoms[done - back];
    if (FigureOf(atom.text, false)) {
      const bool fits = between.empty() || (!beside && LikeUnits(between) != Likeness::kNo);
      return fits ? std::optional(done - back) : std::nullopt;
    }
    between = std::string(base::Trim(atom.text)) + between;
  }
  return std::nullopt;
}

struct Ratio {
  size_t planned, done, rate;  // indices of texts
};

std::vector<Ratio> RatiosIn(const RatioColumns& columns, const std::vector<Atom>& atoms) {
  std::vector<Ratio> found;
  const bool beside = columns.planned + 1 == columns.done;
  for (size_t rate = 2; rate < atoms.size(); ++rate) {
    const auto share = FigureOf(atoms[rate].text, true);
    const auto done = FigureOf(atoms[rate - 1].text, false);
    if (!share || !done) continue;
    const auto planned = PlannedBefore(atoms, rate - 1, beside);
    if (!planned || (!found.empty() && *planned <= found.back().rate)) continue;
    if (IsShareOf(*done, *FigureOf(atoms[*planned].text, false), *share))
      found.push_back({*planned, rate - 1, rate});
  }
  return found;
}

// Where the unit beside a goal is merged over rows, the task stands in front of the goal at once.
void FixTask(size_t planned, const RatioColumns& ratios, const std::vector<Column>& columns,
             std::vector<Atom>& atoms) {
  if (planned == 0) return;
  Atom& atom = atoms[planned - 1];
  const std::string_view text = base::Trim(atom.text);
  const bool names_amount = text.find_first_of("0123456789") != text.npos || EndsWithBracket(text);
  if (atom.column >= 0 || !names_amount || ReadNumber(text) || FigureOf(text, true)) return;
  if (LikeUnits(text) == Likeness::kSure) return;
  for (size_t i = 0; i < ratios.planned; ++i)
    if (columns[i].role == Role::kContent) atom.column = static_cast<int>(i);
}

}  // namespace

std::optional<RatioColumns> FindRatioColumns(const std::vector<Column>& columns) {
  constexpr std::array<std::string_view, 4> kGoals = {"目标", "任务", "计划", "指标"};
  constexpr std::array<std::string_view, 3> kDone = {"完成", "进度", "进展"};
  for (size_t rate = 2; rate < columns.size(); ++rate) {
    const std::string& heading = columns[rate].heading;
    const Column& done = columns[rate - 1];
    const bool tells = HoldsAny(done.heading, kDone) && !IsRate(done.heading);
    // 累计完成 | 累计进度
    const bool share = IsRate(heading) || heading.ends_with("进度");
    if (!tells || !share) continue;
    for (size_t planned = rate - 1; planned-- > 0;)
      if (HoldsAny(columns[planned].heading, kGoals)) return RatioColumns{planned, rate - 1, rate};
  }
  return std::nullopt;
}

void FixRatios(const RatioColumns& ratios, const std::vector<Column>& columns,
               std::vector<Atom>& atoms) {
  constexpr size_t kFewest = 2;
  const std::vector<Ratio> found = RatiosIn(ratios, atoms);
  if (found.size() < kFewest) return;
  for (const Ratio& ratio : found) {
    FixTask(ratio.planned, ratios, columns, atoms);
    atoms[ratio.planned].column = static_cast<int>(ratios.planned);
    atoms[ratio.done].column = static_cast<int>(ratios.done);
    atoms[ratio.rate].column = static_cast<int>(ratios.rate);
  }
}

std::optional<size_t> SharesOf(const RawTable& table, size_t planned, size_t done) {
  constexpr size_t kFewest = 2;  // rows
  for (size_t rate = done + 1; rate < table.columns.size(); ++rate) {
    if (!IsRate(table.columns[rate].heading)) continue;
    size_t fit = 0, others = 0;
    for (const RawRow& row : table.rows) {
      const auto figure = [&](size_t column, bool percent) {
        return row.cells[column].size() == 1 ? FigureOf(row.cells[column].front(), percent)
                                             : std::nullopt;
      };
      const auto share = figure(rate, true), of = figure(planned, false), is = figure(done, false);
      if (!share || !of || !is) continue;
      (IsShareOf(*is, *of, *share) ? fit : others) += 1;
    }
    if (fit >= kFewest && others == 0) return rate;
  }
  return std::nullopt;
}

bool HasTargetAndResult(const RatioColumns& ratios, const RawTable& table, const RawRow& row) {
  const int content = table.Find(Role::kContent);
  const auto is_figure = [&](size_t column) {
    const auto& pieces = row.cells[column];
    return pieces.size() == 1 && FigureOf(pieces.front(), false);
  };
  return content >= 0 && !row.cells[static_cast<size_t>(content)].empty() &&
         is_figure(ratios.planned) && is_figure(ratios.done);
}

}  // namespace duban::understand

// Entry points: BareNumbers, MayAnswerAlone.
#include "understand/link/bare_numbers.h"

#include <algorithm>

#include "base/utf8.h"
#include "quantity/quantity.h"
#include "understand/link/fit.h"
#include "understand/prose/stocks.h"
#include "understand/understand.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using base::Decimal;
using ledger::Dimension;
using ledger::Operator;
using ledger::Target;

constexpr size_t kLongestCell = 300;  // bytes: a number with a remark in brackets
constexpr size_t kLongestNumber = 24;

struct Written {
  base::Span span;
  Decimal value;
  std::string_view remark;  // （另1台已采购）
};

bool IsDigit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９');
}

// Where the digits that begin at a byte end; `digits` gets them in ASCII.
size_t EndOfDigits(std::string_view text, size_t at, std::string& digits) {
  while (at < text.size()) {
    const base::CodePoint c = base::Decode(text, at);
    if (IsDigit(c.value))
      digits += static_cast<char>('0' + (c.value >= U'０' ? c.value - U'０' : c.value - U'0'));
    else if (c.value == U'.' || c.value == U'．')
      digits += '.';
    else if (c.value != U',' && c.value != U'，')
      break;
    at += c.size;
  }
  return at;
}

// What stands behind the number says that it counts more than what was done: 40（含在建3所）.
bool Widens(std::string_view remark) {
  return HasAny(remark.substr(0, 24), kWideningRemarks);
}

// 60，达到目标60元: no other figure than the number itself.
bool NamesOnly(std::string_view rest, std::string_view number) {
  constexpr std::string_view kDigits = "0123456789.";
  for (size_t at = rest.find_first_of(kDigits); at < rest.size();
       at = rest.find_first_of(kDigits, at)) {
    const size_t end = std::min(rest.find_first_not_of(kDigits, at), rest.size());
    if (rest.substr(at, end - at) != number) return false;
    at = end;
  }
  return true;
}

// 已超额完成年度任务, and not 已全部开工, 已完成一半: words of a claim and nothing else.
bool ClaimsOnly(std::string_view rest) {
  constexpr std::string_view kAmounts = "0123456789.元";
  bool claims = false;
  for (size_t at = 0; at < rest.size();) {
    const size_t claim = SetOf<kBareClaims>().LongestAt(rest, at);
    const size_t filler = SetOf<kClaimWords>().LongestAt(rest, at);
    const base::CodePoint c = base::Decode(rest, at);
    claims |= claim != base::WordSet::kNone;
    const bool amount = kAmounts.find(rest.substr(at, c.size)) != kAmounts.npos;
    if (claim == base::WordSet::kNone && filler == base::WordSet::kNone && !amount &&
        base::IsHan(c.value))
      return false;
    at += claim != base::WordSet::kNone    ? kBareClaims[claim].size()
          : filler != base::WordSet::kNone ? kClaimWords[filler].size()
                                           : c.size;
  }
  return claims;
}

constexpr std::string_view kStillAhead[] = {"预计", "底", "前", "其中"};

// 3321，已超额完成: what is claimed of the number behind its comma; nothing that it leaves open,
// and no other figure.
bool ClaimsIt(std::string_view number, std::string_view rest) {
  const bool comma = number.ends_with(",") || number.ends_with("，");
  return comma && ClaimsOnly(rest) && !HasAny(rest, kOpenWords) && !HasAny(rest, kStillAhead) &&
         NamesOnly(rest, number.substr(0, number.find(',')));
}

std::optional<Written> NumberIn(std::string_view cell) {
  if (cell.size() > kLongestCell) return std::nullopt;
  const std::string_view text = base::Trim(cell);
  std::string digits;
  const size_t end = EndOfDigits(text, 0, digits);
  if (digits.empty() || digits.size() > kLongestNumber) return std::nullopt;
  std::string_view rest = base::Trim(text.substr(end));
  if (rest.ends_with("。")) rest.remove_suffix(3);
  const bool bracket = (rest.starts_with("（") && rest.ends_with("）")) ||
                       (rest.starts_with("(") && rest.ends_with(")"));
  const auto value = Decimal::Parse(digits);
  if (!value || (!rest.empty() && !bracket && !ClaimsIt(text.substr(0, end), rest)))
    return std::nullopt;
  std::string_view number = text.substr(0, end);
  for (const std::string_view comma : {",", "，"})
    if (number.ends_with(comma)) number.remove_suffix(comma.size());
  const auto begin = static_cast<uint32_t>(number.data() - cell.data());
  return Written{{begin, begin + static_cast<uint32_t>(number.size())}, *value, rest};
}

bool TellsPercent(std::string_view text) {
  return text.find('%') != text.npos || text.find("％") != text.npos;
}

// 占年度任务 108%: how much of the promise the number is, in points; nothing without such a column.
struct Share {
  Decimal value;
  bool rounded = false;  // written without a point
};

std::optional<Share> ShareIn(const ledger::Row& row) {
  for (const ledger::ExtraCell& cell : row.extra) {
    if (!HasAny(cell.heading, kShareHeadings) || HasAny(cell.heading, kOtherRates)) continue;
    std::string_view text = base::Trim(cell.text);
    const bool points = TellsPercent(cell.heading) || HasAny(cell.heading, kPointHeadings);
    if (!TellsPercent(text) && !points) continue;
    for (const std::string_view sign : {"%", "％"})
      if (text.ends_with(sign)) text = base::Trim(text.substr(0, text.size() - sign.size()));
    // 0.97 may be 97%.
    if (const auto value = Decimal::Parse(text); value && *value > Decimal(2))
      return Share{*value, text.find('.') == text.npos};
  }
  return std::nullopt;
}

// The units that the number may be in: as the promise writes its own, 万 with and without, and 万元
// for 亿元.
std::vector<std::string> UnitsOf(const Target& target, std::string_view content) {
  for (const ledger::Quantity& quantity : quantity::FindQuantities(content)) {
    if (quantity.span.begin != target.span.begin) continue;
    const std::string_view number = quantity.number.In(content);
    std::vector<std::string> units;
    for (const std::string_view large : {"亿", "万", "千"})
      if (number.ends_with(large)) units.push_back(std::string(large) + quantity.written_unit);
    if (number.ends_with("亿")) units.push_back("万" + quantity.written_unit);
    units.push_back(quantity.written_unit);
    return units;
  }
  return {};
}

// 完成情况（万元）: the unit that the heading names; empty where it names none.
std::string UnitIn(std::string_view heading) {
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
    const size_t begin = heading.rfind(open);
    const size_t end = heading.rfind(close);
    if (begin == heading.npos || end == heading.npos || end < begin) continue;
    std::string_view unit = heading.substr(begin + open.size(), end - begin - open.size());
    for (const std::string_view label : {"单位：", "单位:"})
      if (unit.starts_with(label)) unit.remove_prefix(label.size());
    const std::string one = "1" + std::string(base::Trim(unit));
    const auto quantities = quantity::FindQuantities(one);
    if (quantities.size() == 1 && !quantities[0].unit.empty() &&
        quantities[0].span.end == one.size())
      return one.substr(1);
  }
  return {};
}

std::optional<Decimal> ValueOf(const Target& target, std::string_view number,
                               const std::string& unit) {
  const auto quantities = quantity::FindQuantities(std::string(number) + unit);
  if (quantities.size() != 1 || quantities[0].unit.empty()) return std::nullopt;
  return InUnitOf(target, quantities[0]);
}

Decimal ShareOf(const Target& target, const Decimal& value) {
  const auto hundredfold = value.Times(Decimal(100));
  return (hundredfold ? hundredfold->DividedBy(*target.value, 4) : std::nullopt).value_or(-1);
}

bool Agrees(const Decimal& own, const Share& share) {
  const Decimal gap = own.Minus(share.value).value_or(1000);
  const Decimal size = gap.IsNegative() ? gap.Negated() : gap;
  return size < Decimal::Parse(share.rounded ? "1" : "0.1").value_or(0);
}

// Things are counted whole.
bool MayCount(const Target& target, const Decimal& value) {
  return target.dimension != Dimension::kCount || value.IsWhole();
}

constexpr int kAlone = 150;     // points of the promise: an answer of which nothing else tells
constexpr int kInColumn = 400;  // in a column of amounts

// As large as an answer is, where nothing else tells of it.
bool IsLikely(const Target& target, const Decimal& value, int most = kAlone) {
  if (target.dimension == Dimension::kPercent && target.kind != ledger::TargetKind::kLevel)
    return false;
  if (value.IsZero()) return target.op == Operator::kAtLeast;
  const Decimal share = ShareOf(target, value);
  const int least = target.dimension == Dimension::kPercent ? 50 : 2;
  return share >= Decimal(least) && share <= Decimal(most) && MayCount(target, value);
}

const Target* OnlyPromise(const std::vector<Target>& targets) {
  const Target* only = nullptr;
  for (const Target& target : targets) {
    if (!target.value || target.value->IsZero()) continue;
    if (only != nullptr) return nullptr;
    only = &target;
  }
  return only;
}

bool PromisesAmount(const std::vector<Target>& targets) {
  return std::any_of(targets.begin(), targets.end(),
                     [](const Target& target) { return target.value.has_value(); });
}

// The unit that makes the number the share that is told, or a likely amount; nothing where there is
// none, or more than one.
std::optional<std::string> FitUnit(const Target& target, std::string_view content,
                                   std::string_view number, const std::optional<Share>& share,
                                   const std::string& named, int most = kAlone) {
  std::optional<std::string> fitting;
  const auto units = named.empty() ? UnitsOf(target, content) : std::vector{named};
  for (const std::string& unit : units) {
    const auto value = ValueOf(target, number, unit);
    if (!value || !MayCount(target, *value)) continue;
    const bool fits =
        share ? Agrees(ShareOf(target, *value), *share) : IsLikely(target, *value, most);
    if (!fits) continue;
    if (fitting) return std::nullopt;
    fitting = unit;
  }
  return fitting;
}

// 2024 beside 2000人 may be the year.
bool LooksLikeAYear(const Decimal& value) {
  return value.IsWhole() && value >= Decimal(1990) && value <= Decimal(2099);
}

// 100 beside 24所 is a share, whatever else stands in the column.
bool IsWholeShare(const Target& target, const Decimal& value) {
  return value == Decimal(100) && *target.value != Decimal(100) &&
         target.dimension != Dimension::kPercent;
}

constexpr size_t kMostLines = 64;  // of one task

std::vector<std::string_view> SplitLines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (size_t begin = 0; begin <= text.size() && lines.size() <= kMostLines;) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

// What further columns say in that line, where they have as many.
std::vector<ledger::ExtraCell> LinesOf(const std::vector<ledger::ExtraCell>& extra, size_t line,
                                       size_t count) {
  std::vector<ledger::ExtraCell> out;
  for (const ledger::ExtraCell& cell : extra) {
    const auto lines = SplitLines(cell.text);
    if (lines.size() == count) out.push_back({cell.heading, std::string(lines[line])});
  }
  return out;
}

}  // namespace

base::Span ShiftedBack(base::Span span, uint32_t by) {
  return {span.begin - std::min(by, span.begin), span.end - std::min(by, span.end)};
}

bool MayAnswerAlone(const Target& target, const Decimal& value, std::string_view remark) {
  return IsLikely(target, value) && !LooksLikeAYear(value) && !IsWholeShare(target, value) &&
         !Widens(remark);
}

BareNumbers::BareNumbers(const ledger::Document& plan) {
  for (size_t i = 0; i < std::min(plan.columns.size(), plan.headings.size()); ++i)
    if (plan.columns[i] == ledger::Field::kProgress) heading_ = plan.headings[i];
  unit_ = UnitIn(heading_);
  if (HasAny(heading_, kRateHeadings)) return;
  constexpr int kMostPoints = 200;  // no share is larger
  size_t seen = 0, likely = 0;
  bool large = false;
  for (const ledger::DocumentTask& task : plan.tasks) {
    const auto written = NumberIn(task.row.progress);
    if (!written) continue;
    const std::vector<Target> targets = FindTargets(task.row.content);
    const Target* target = OnlyPromise(targets);
    if (target == nullptr) continue;
    if (IsWholeShare(*target, written->value)) return;
    ++seen;
    const std::string_view number = written->span.In(task.row.progress);
    const bool fits = FitUnit(*target, task.row.content, number, std::nullopt, unit_).has_value();
    likely += fits ? 1 : 0;
    large |= fits && written->value > Decimal(kMostPoints);
  }
  amounts_ = seen > 0 && (large ? likely * 2 >= seen : likely * 5 >= seen * 4);
}

std::optional<BareNumber> BareNumbers::Read(const ledger::Row& row,
                                            const std::vector<Target>& targets) const {
  const auto written = NumberIn(row.progress);
  if (!written || !PromisesAmount(targets)) return std::nullopt;
  BareNumber bare{.span = written->span};
  const auto doubt = [&](std::string_view code) {
    bare.doubt = code;
    return bare;
  };
  if (Widens(written->remark)) return doubt("bare-number-unread");
  const auto told = [&](const std::string& unit) {
    bare.text = row.progress.substr(0, bare.span.end) + unit;
    return bare;
  };
  // 完成率 97.3; 0.97 may be 97%.
  const bool points = written->value > Decimal(2);
  if (TellsPercent(heading_) || (points && HasAny(heading_, kPointHeadings))) return told("%");
  const Target* target = OnlyPromise(targets);
  if (target == nullptr) return doubt("bare-number-ambiguous");
  const auto share = ShareIn(row);
  const std::string_view number = bare.span.In(row.progress);
  const auto unit = FitUnit(*target, row.content, number, share, unit_, kInColumn);
  if (share) return unit ? told(*unit) : doubt("bare-number-disagrees");
  const bool row_number = written->value == Decimal(row.number);
  if (!amounts_ || row_number || !unit) return doubt("bare-number-unread");
  return told(*unit);
}

std::vector<BareLine> BareNumbers::ReadLines(const ledger::Row& row,
                                             const std::vector<Target>& targets) const {
  const std::vector<std::string_view> contents = SplitLines(row.content);
  const std::vector<std::string_view> numbers = SplitLines(row.progress);
  if (contents.size() < 2 || contents.size() > kMostLines || numbers.size() != contents.size())
    return {};
  std::vector<BareLine> lines;
  for (size_t i = 0; i < contents.size(); ++i) {
    if (!NumberIn(numbers[i])) return {};
    const auto begin = static_cast<uint32_t>(contents[i].data() - row.content.data());
    const base::Span line(begin, begin + static_cast<uint32_t>(contents[i].size()));
    std::vector<Target> own;
    BareLine read{.row = {}, .target = 0, .content = begin, .number = {}};
    for (size_t k = 0; k < targets.size(); ++k) {
      if (!line.Contains(targets[k].span)) continue;
      own.push_back(targets[k]);
      read.target = k;
    }
    if (own.size() != 1) return {};
    read.row.number = row.number;
    read.row.category = row.category;
    read.row.content = contents[i];
    read.row.progress = numbers[i];
    read.row.extra = LinesOf(row.extra, i, contents.size());
    own[0].span = ShiftedBack(own[0].span, begin);
    own[0].clause = ShiftedBack(own[0].clause, begin);
    const auto number = Read(read.row, own);
    if (!number || !number->doubt.empty()) return {};
    read.number = *number;
    const auto place = static_cast<uint32_t>(numbers[i].data() - row.progress.data());
    read.number.span = {number->span.begin + place, number->span.end + place};
    lines.push_back(std::move(read));
  }
  return lines;
}

}  // namespace duban::understand

// Entry points: FindPersonalData, MaskedText, MaskRow.
#include "ledger/personal_data.h"

#include <algorithm>

#include "ledger/period.h"
#include "ledger/word_lists_tsv.h"

namespace duban::ledger {
namespace {

using base::Span;

constexpr std::string_view kStar = "＊";

bool IsDigit(std::string_view text, size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

size_t DigitRun(std::string_view text, size_t at) {
  size_t end = at;
  while (IsDigit(text, end)) ++end;
  return end - at;
}

Span SpanOf(size_t begin, size_t size) {
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + size)};
}

// A digit or the X that ends an identity number.
bool IsMasked(char c) {
  return (c >= '0' && c <= '9') || c == 'X' || c == 'x';
}

// 13812345678, and neither 13812345678.5 nor 13812345678元.
bool IsTelephone(std::string_view text, size_t at, size_t run) {
  if (run != 11 || text[at] != '1' || text[at + 1] < '3') return false;
  const std::string_view behind = text.substr(at + run);
  if (behind.starts_with('.') || (at > 0 && text[at - 1] == '.')) return false;
  return std::none_of(std::begin(kAmountUnits), std::end(kAmountUnits),
                      [&](std::string_view unit) { return behind.starts_with(unit); });
}

// Eighteen digits, or seventeen and an X, with a day of birth that can be. 0: none.
size_t IdentitySize(std::string_view text, size_t at, size_t run) {
  const auto number = [&](size_t from, size_t count) {
    int value = 0;
    for (size_t i = 0; i < count; ++i) value = value * 10 + (text[at + from + i] - '0');
    return value;
  };
  const bool has_x = text.substr(at + run, 1) == "X" || text.substr(at + run, 1) == "x";
  if (run != 18 && (run != 17 || !has_x)) return 0;
  const int year = number(6, 4), month = number(10, 2), day = number(12, 2);
  return IsYear(year) && month >= 1 && month <= 12 && day >= 1 && day <= 31 ? 18 : 0;
}

// 3幢2单元501室: a room behind a house. The words from the house on; empty where `at` is no room.
Span HomeAt(std::string_view text, size_t at, size_t run) {
  constexpr size_t kNear = 24;  // bytes between the number of the house and that of the room
  constexpr std::string_view kRoom = "室";
  if (!text.substr(at + run).starts_with(kRoom)) return {};
  const size_t from = at > kNear ? at - kNear : 0;
  const std::string_view before = text.substr(from, at - from);
  size_t house = before.npos;
  for (const std::string_view word : kHouseWords)
    for (size_t end = before.find(word); end != before.npos; end = before.find(word, end + 1))
      if (end > 0 && IsDigit(before, end - 1)) house = std::min(house, end - 1);
  if (house == before.npos) return {};
  while (house > 0 && IsDigit(before, house - 1)) --house;
  return {static_cast<uint32_t>(from + house), static_cast<uint32_t>(at + run + kRoom.size())};
}

// A text with its masked places, and where its bytes went: each masked byte became three.
class Masking {
 public:
  Masking(std::string_view text, Mask mask) {
    for (const PersonalDatum& datum : FindPersonalData(text))
      if (mask == Mask::kAll || datum.kind == "identity")
        for (uint32_t at = datum.span.begin; at < datum.span.end; ++at)
          if (IsMasked(text[at])) places_.push_back(at);
    if (places_.empty()) return;
    size_t at = 0;
    for (const uint32_t place : places_) {
      text_.append(text, at, place - at).append(kStar);
      at = place + 1;
    }
    text_.append(text.substr(at));
  }

  bool any() const { return !places_.empty(); }
  const std::string& text() const { return text_; }
  bool Touches(Span span) const {
    const auto first = std::lower_bound(places_.begin(), places_.end(), span.begin);
    return first != places_.end() && *first < span.end;
  }
  Span Moved(Span span) const { return {Moved(span.begin), Moved(span.end)}; }

 private:
  uint32_t Moved(uint32_t at) const {
    const auto before = std::lower_bound(places_.begin(), places_.end(), at) - places_.begin();
    return at + static_cast<uint32_t>(before) * static_cast<uint32_t>(kStar.size() - 1);
  }

  std::vector<uint32_t> places_;  // rising
  std::string text_;
};

bool MaskText(std::string& text, Mask mask) {
  const Masking masking(text, mask);
  if (masking.any()) text = masking.text();
  return masking.any();
}

bool MaskAll(std::vector<std::string>& texts, Mask mask) {
  bool any = false;
  for (std::string& text : texts) any |= MaskText(text, mask);
  return any;
}

void MaskArguments(base::Arguments& arguments, Mask mask) {
  for (auto& [name, value] : arguments) MaskText(value, mask);
}

// In the content: promises with their spans.
void MoveTargets(Reading& reading, const Masking& content) {
  for (Target& target : reading.targets) {
    if (content.Touches(target.span)) {
      target.value.reset();
      target.upper.reset();
      target.floor.reset();
    }
    target.span = content.Moved(target.span);
    target.clause = content.Moved(target.clause);
  }
  for (EventPromise& event : reading.events) event.span = content.Moved(event.span);
}

// In the progress: answers with theirs.
void MoveVerdicts(Reading& reading, const Masking& progress) {
  for (Verdict& verdict : reading.verdicts) {
    if (!verdict.span) continue;
    if (progress.Touches(*verdict.span)) {
      verdict.reported.reset();
      verdict.ratio.reset();
      verdict.why = {};
    }
    verdict.span = progress.Moved(*verdict.span);
  }
}

void MaskReading(Reading& reading, Mask mask) {
  for (Target& target : reading.targets) MaskText(target.object, mask);
  for (EventPromise& event : reading.events) MaskText(event.object, mask);
  for (Verdict& verdict : reading.verdicts) MaskArguments(verdict.why.arguments, mask);
}

}  // namespace

std::vector<PersonalDatum> FindPersonalData(std::string_view text) {
  std::vector<PersonalDatum> found;
  const auto add = [&](Span span, std::string_view kind) {
    if (found.empty() || found.back().span.end <= span.begin) found.push_back({span, kind});
  };
  for (size_t at = 0; at < text.size();) {
    const size_t run = IsDigit(text, at) ? DigitRun(text, at) : 0;
    if (run > 0) {
      if (const Span home = HomeAt(text, at, run); !home.empty()) add(home, "address");
      if (IsTelephone(text, at, run)) add(SpanOf(at, run), "telephone");
      if (const size_t size = IdentitySize(text, at, run); size > 0)
        add(SpanOf(at, size), "identity");
    }
    at += std::max<size_t>(run, 1);
  }
  return found;
}

std::string MaskedText(std::string_view text, Mask mask) {
  const Masking masking(text, mask);
  return masking.any() ? masking.text() : std::string(text);
}

bool MaskRow(Row& row, Reading& reading, std::vector<Finding>& findings, Mask mask) {
  const Masking content(row.content, mask), progress(row.progress, mask), remark(row.remark, mask);
  bool any = content.any() || progress.any() || remark.any();
  any |= MaskText(row.category, mask);
  for (auto* names : {&row.leaders, &row.lead_units, &row.units}) any |= MaskAll(*names, mask);
  for (ExtraCell& cell : row.extra) any |= MaskText(cell.text, mask);
  if (!any) return false;
  MoveTargets(reading, content);
  MoveVerdicts(reading, progress);
  MaskReading(reading, mask);
  for (Finding& finding : findings) {
    MaskArguments(finding.arguments, mask);
    if (!finding.span) continue;
    if (finding.field == Field::kContent) finding.span = content.Moved(*finding.span);
    if (finding.field == Field::kProgress) finding.span = progress.Moved(*finding.span);
    if (finding.field == Field::kRemark) finding.span = remark.Moved(*finding.span);
  }
  for (auto [masking, text] :
       {std::pair(&content, &row.content), {&progress, &row.progress}, {&remark, &row.remark}})
    if (masking->any()) *text = masking->text();
  return true;
}

}  // namespace duban::ledger

// Entry points: FindPersonalData, MaskedText, MaskNames, NameLines, MaskRow.
//
// Looked for in the narrowed text, in runs of digits that blanks or one hyphen part.
#include "ledger/personal_data.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <span>

#include "base/date.h"
#include "base/utf8.h"
#include "ledger/period.h"
#include "ledger/word_lists_tsv.h"

namespace duban::ledger {
namespace {

using base::Span;

constexpr std::string_view kStar = "＊";

// Full-width signs narrow, others as they are.
char32_t Narrow(char32_t c) {
  constexpr char32_t kWideBegin = 0xFF01, kWideEnd = 0xFF5E, kToNarrow = 0xFEE0;
  return c >= kWideBegin && c <= kWideEnd ? c - kToNarrow : c;
}

bool IsDigit(char32_t c) {
  return c >= '0' && c <= '9';
}

bool IsDigitAt(std::string_view text, size_t at) {
  return at < text.size() && IsDigit(static_cast<unsigned char>(text[at]));
}

// A digit or the X that ends an identity number, of any width.
bool IsMasked(char32_t c) {
  return IsDigit(Narrow(c)) || Narrow(c) == 'X' || Narrow(c) == 'x';
}

bool IsHyphen(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2014) || c == 0x2212;
}

// A text with narrow signs, and where they stood.
class Narrowed {
 public:
  explicit Narrowed(std::string_view text) : text_(text) {
    if (!HoldsWide(text)) return;
    for (size_t at = 0; at < text.size();) {
      const base::CodePoint c = base::Decode(text, at);
      if (Narrow(c.value) == c.value) {
        own_.append(text, at, c.size);
      } else {
        own_ += static_cast<char>(Narrow(c.value));
        wide_.push_back(static_cast<uint32_t>(own_.size()));
      }
      at += c.size;
    }
    text_ = own_;
  }
  Narrowed(const Narrowed&) = delete;
  Narrowed& operator=(const Narrowed&) = delete;

  std::string_view text() const { return text_; }
  Span Back(Span span) const { return {Back(span.begin), Back(span.end)}; }

 private:
  // Whether a wide sign stands there that a number may hold; commas and brackets are none.
  static bool HoldsWide(std::string_view text) {
    constexpr std::string_view kWideBegin = "\xEF";
    for (size_t at = text.find(kWideBegin); at != text.npos; at = text.find(kWideBegin, at + 1)) {
      const char32_t c = base::Decode(text, at).value, narrow = Narrow(c);
      if (narrow != c && (IsMasked(c) || narrow == '+' || narrow == '-')) return true;
    }
    return false;
  }
  uint32_t Back(uint32_t at) const {  // each wide sign lost two bytes
    const auto before = std::upper_bound(wide_.begin(), wide_.end(), at) - wide_.begin();
    return at + 2 * static_cast<uint32_t>(before);
  }

  std::string own_;
  std::string_view text_;
  std::vector<uint32_t> wide_;  // ends of narrowed signs, rising
};

// What stands between two runs of digits.
enum class Join { kApart, kBlank, kHyphen };

struct Run {
  size_t begin = 0, end = 0;
  Join join = Join::kApart;  // to the run before
  size_t x_end = 0;          // behind an X that follows it; 0: none follows
  size_t size() const { return end - begin; }
};

bool IsAsciiWord(std::string_view text, size_t at) {
  return IsDigitAt(text, at) ||
         (at < text.size() && ((text[at] | 32) >= 'a') && ((text[at] | 32) <= 'z'));
}

std::vector<Run> RunsOf(std::string_view text) {
  std::vector<Run> runs;
  Join join = Join::kApart;
  bool touches = false;  // nothing but blanks and one hyphen since the last run
  for (size_t at = 0; at < text.size();) {
    if (!touches) {  // nothing but a digit begins a run
      at = base::SkipIdeographs(text, at);
      if (at == text.size()) break;
      if (!IsDigitAt(text, at)) {
        ++at;
        continue;
      }
    }
    const base::CodePoint c = base::Decode(text, at);
    if (IsDigit(c.value)) {
      size_t end = at;
      while (IsDigitAt(text, end)) ++end;
      runs.push_back({at, end, touches ? join : Join::kApart, 0});
      touches = true;
      join = Join::kApart;
      at = end;
      continue;
    }
    at += c.size;
    if (base::IsSpace(c.value)) {
      if (join == Join::kApart) join = Join::kBlank;
    } else if (IsHyphen(c.value) && join != Join::kHyphen) {
      join = Join::kHyphen;
    } else {
      if (touches && (c.value | 32) == 'x' && !IsAsciiWord(text, at)) runs.back().x_end = at;
      touches = false;
    }
  }
  return runs;
}

Span SpanOf(size_t begin, size_t end) {
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

bool StartsWithAny(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

// Finds in the runs of one narrowed text. Each run is held against those close behind it only.
class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text), runs_(RunsOf(text)) {}

  std::vector<PersonalDatum> Find() {
    for (size_t first = 0; first < runs_.size();) {
      const size_t taken = std::max(TakeIdentity(first), TakeTelephone(first));
      if (taken == 0) TakeHome(first);
      first += std::max<size_t>(taken, 1);
    }
    return std::move(found_);
  }

 private:
  static constexpr size_t kIdentity = 18;

  void Add(Span span, std::string_view kind) {
    if (found_.empty() || found_.back().span.end <= span.begin) found_.push_back({span, kind});
  }
  // Whether `count` runs from `first` are a piece of something longer, as in 2411-110101-04-01.
  bool IsPiece(size_t first, size_t count) const {
    const size_t behind = first + count;
    return (runs_[first].join == Join::kHyphen && !IsCountryCode(first - 1)) ||
           (behind < runs_.size() && runs_[behind].join == Join::kHyphen);
  }
  bool IsCountryCode(size_t run) const {
    const Run& one = runs_[run];
    return text_.substr(one.begin, one.size()) == "86" && one.begin > 0 &&
           text_[one.begin - 1] == '+';
  }
  bool HaveSizes(size_t first, std::initializer_list<size_t> sizes) const {
    size_t at = first;
    for (const size_t size : sizes) {
      if (at >= runs_.size() || runs_[at].size() != size) return false;
      if (at > first && runs_[at].join == Join::kApart) return false;
      ++at;
    }
    return true;
  }
  std::string Digits(size_t first, size_t last) const {
    std::string digits;
    for (size_t i = first; i <= last; ++i) digits += text_.substr(runs_[i].begin, runs_[i].size());
    return digits;
  }

  size_t TakeIdentity(size_t first);
  size_t TakeTelephone(size_t first);
  void TakeHome(size_t run);
  bool IsIdentity(size_t first, size_t last, bool has_x) const;
  bool IsMobile(size_t first, size_t last, size_t skip) const;

  const std::string_view text_;
  const std::vector<Run> runs_;
  std::vector<PersonalDatum> found_;
};

// The last of eighteen digits follows from those before it (GB 11643).
char CheckDigit(std::string_view digits) {
  constexpr int kWeights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::string_view kDigits = "10X98765432";
  int sum = 0;
  for (size_t i = 0; i < std::size(kWeights); ++i) sum += kWeights[i] * (digits[i] - '0');
  return kDigits[static_cast<size_t>(sum % 11)];
}

bool HasBirthday(std::string_view digits) {
  const auto number = [&](size_t from, size_t count) {
    int value = 0;
    for (size_t i = 0; i < count; ++i) value = value * 10 + (digits[from + i] - '0');
    return value;
  };
  const int year = number(6, 4), month = number(10, 2), day = number(12, 2);
  return IsYear(year) && base::Date{year, month, day}.IsValid();
}

// Written in one run, its form and its birthday tell it: one that was mistyped is still somebody's.
// So does 6-8-4, and 6 8 3X. Parted otherwise the check digit must be right too, and its parts two
// or 6 8 4: a code, a day and an amount may stand beside one another in a row.
bool Finder::IsIdentity(size_t first, size_t last, bool has_x) const {
  std::string digits = Digits(first, last);
  if (!HasBirthday(digits)) return false;
  const bool x_stands_close = !has_x || runs_[last].x_end == runs_[last].end + 1;
  if (first == last && x_stands_close) return true;
  if (IsPiece(first, last - first + 1)) return false;
  const bool usual = HaveSizes(first, {6, 8, has_x ? 3u : 4u}) && last - first == 2;
  const bool hyphens =
      usual && runs_[first + 1].join == Join::kHyphen && runs_[last].join == Join::kHyphen;
  if (x_stands_close && usual && (has_x || hyphens)) return true;
  if (!usual && last - first > 1) return false;
  if (has_x) digits += 'X';
  return digits[0] != '0' && CheckDigit(digits) == digits.back();
}

size_t Finder::TakeIdentity(size_t first) {
  size_t digits = 0;
  for (size_t last = first; last < runs_.size(); ++last) {
    if (last > first && runs_[last].join == Join::kApart) return 0;
    digits += runs_[last].size();
    if (digits > kIdentity) return 0;
    const bool has_x = digits + 1 == kIdentity && runs_[last].x_end > 0;
    if ((digits != kIdentity && !has_x) || !IsIdentity(first, last, has_x)) continue;
    Add(SpanOf(runs_[first].begin, has_x ? runs_[last].x_end : runs_[last].end), "identity");
    return last - first + 1;
  }
  return 0;
}

// 13812345678, and neither 13812345678.5 nor 13812345678元. `skip`: of the country's number.
bool Finder::IsMobile(size_t first, size_t last, size_t skip) const {
  const size_t begin = runs_[first].begin, end = runs_[last].end;
  if (text_[begin + skip] != '1' || text_[begin + skip + 1] < '3') return false;
  if (text_.substr(end).starts_with('.') && IsDigitAt(text_, end + 1)) return false;
  if (begin > 0 && text_[begin - 1] == '.') return false;
  return !StartsWithAny(text_.substr(end), kAmountUnits);
}

size_t Finder::TakeTelephone(size_t first) {
  const std::string_view run = text_.substr(runs_[first].begin, runs_[first].size());
  const bool plus = runs_[first].begin > 0 && text_[runs_[first].begin - 1] == '+';
  size_t count = 0, skip = 0;
  if (run.size() == 11) {
    count = 1;
  } else if ((run.size() == 13 && plus && run.starts_with("86")) ||
             (run.size() == 15 && run.starts_with("0086"))) {
    count = 1;
    skip = run.size() - 11;
  } else if (HaveSizes(first, {3, 4, 4})) {
    count = 3;
  } else if (HaveSizes(first, {3, 8}) || HaveSizes(first, {7, 4})) {
    count = 2;
  }
  if (count == 0 || (count > 1 && IsPiece(first, count))) return 0;
  if (!IsMobile(first, first + count - 1, skip)) return 0;
  Add(SpanOf(runs_[first].begin, runs_[first + count - 1].end), "telephone");
  return count;
}

// The number, in digits or words, that ends before `end`: where it begins; `end` for none.
size_t NumberBefore(std::string_view text, size_t end) {
  size_t begin = end;
  while (begin > 0 && IsDigitAt(text, begin - 1)) --begin;
  for (bool more = begin == end; more;) {
    more = false;
    for (const std::string_view word : kHouseNumerals)
      if (text.substr(0, begin).ends_with(word)) {
        begin -= word.size();
        more = true;
      }
  }
  return begin;
}

// 3幢2单元501室, 3栋二单元501: a room behind a house. The words from the house on.
void Finder::TakeHome(size_t run) {
  constexpr size_t kNear = 24;  // bytes between the number of the house and that of the room
  constexpr std::string_view kRoom = "室", kStairs = "单元";
  const auto [at, end] = std::pair(runs_[run].begin, runs_[run].end);
  const std::string_view behind = text_.substr(end);
  const bool says_room = behind.starts_with(kRoom);
  const bool bare =
      text_.substr(0, at).ends_with(kStairs) && end - at >= 3 && end - at <= 4 &&
      (!base::IsHan(base::Decode(behind, 0).value) || StartsWithAny(behind, kRoomEnds));
  if (!says_room && !bare) return;
  const size_t from = at > kNear ? at - kNear : 0;
  const std::string_view before = text_.substr(from, at - from);
  size_t house = before.npos;
  for (const std::string_view word : kHouseWords)
    for (size_t place = before.find(word); place != before.npos;
         place = before.find(word, place + 1))
      if (const size_t begin = NumberBefore(before, place); begin < place)
        house = std::min(house, begin);
  if (house == before.npos) return;
  Add(SpanOf(from + house, says_room ? end + kRoom.size() : end), "address");
}

// A text with its masked places, and where its bytes went: each masked byte became three.
class Masking {
 public:
  Masking(std::string_view text, Mask mask) {
    for (const PersonalDatum& datum : FindPersonalData(text))
      if (mask == Mask::kAll || datum.kind == "identity") AddPlaces(text, datum.span);
    if (places_.empty()) return;
    size_t at = 0;
    for (const Place& place : places_) {
      text_.append(text, at, place.at - at).append(kStar);
      at = place.at + place.size;
    }
    text_.append(text.substr(at));
  }

  bool any() const { return !places_.empty(); }
  const std::string& text() const { return text_; }
  bool Touches(Span span) const {
    const auto first = From(span.begin);
    return first != places_.end() && first->at < span.end;
  }
  Span Moved(Span span) const { return {Moved(span.begin), Moved(span.end)}; }

 private:
  struct Place {
    uint32_t at = 0, size = 0;
    uint32_t growth = 0;  // bytes that this and those before it grew by
  };

  void AddPlaces(std::string_view text, Span span) {
    for (uint32_t at = span.begin; at < span.end;) {
      const base::CodePoint c = base::Decode(text, at);
      if (IsMasked(c.value)) {
        const uint32_t before = places_.empty() ? 0 : places_.back().growth;
        places_.push_back({at, c.size, before + static_cast<uint32_t>(kStar.size()) - c.size});
      }
      at += c.size;
    }
  }
  std::vector<Place>::const_iterator From(uint32_t at) const {
    return std::lower_bound(places_.begin(), places_.end(), at,
                            [](const Place& place, uint32_t wanted) { return place.at < wanted; });
  }
  uint32_t Moved(uint32_t at) const {
    const auto next = From(at);
    return next == places_.begin() ? at : at + std::prev(next)->growth;
  }

  std::vector<Place> places_;  // rising
  std::string text_;
};

bool MaskText(std::string& text, Mask mask) {
  const Masking masking(text, mask);
  if (masking.any()) text = masking.text();
  return masking.any();
}

bool MaskArguments(base::Arguments& arguments, Mask mask) {
  bool any = false;
  for (auto& [name, value] : arguments) any |= MaskText(value, mask);
  return any;
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
  const Narrowed narrowed(text);
  std::vector<PersonalDatum> found = Finder(narrowed.text()).Find();
  for (PersonalDatum& one : found) one.span = narrowed.Back(one.span);
  return found;
}

std::string MaskedText(std::string_view text, Mask mask) {
  const Masking masking(text, mask);
  return masking.any() ? masking.text() : std::string(text);
}

std::string NameLines(const std::vector<std::string>& names) {
  std::string lines;
  for (const std::string& name : names) lines.append(name).append("\n");
  return lines;
}

bool MaskNames(std::vector<std::string>& names, Mask mask) {
  const Masking masking(NameLines(names), mask);
  if (!masking.any()) return false;
  uint32_t begin = 0;
  for (std::string& name : names) {
    const Span line = masking.Moved(Span{begin, begin + static_cast<uint32_t>(name.size())});
    begin += static_cast<uint32_t>(name.size()) + 1;
    name = line.In(masking.text());
  }
  return true;
}

bool MaskRow(Row& row, Reading& reading, std::vector<Finding>& findings, Mask mask) {
  const Masking content(row.content, mask), progress(row.progress, mask), remark(row.remark, mask);
  bool any = content.any() || progress.any() || remark.any();
  any |= MaskText(row.category, mask);
  if (row.printed) any |= MaskText(*row.printed, mask);
  for (auto* names : {&row.leaders, &row.lead_units, &row.units}) any |= MaskNames(*names, mask);
  for (ExtraCell& cell : row.extra) {
    any |= MaskText(cell.text, mask);
    any |= MaskText(cell.heading, mask);
  }
  for (CellPlace& cell : row.places) any |= MaskText(cell.heading, mask);
  for (Finding& finding : findings) any |= MaskArguments(finding.arguments, mask);
  if (!any) return false;
  MoveTargets(reading, content);
  MoveVerdicts(reading, progress);
  MaskReading(reading, mask);
  for (Finding& finding : findings) {
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

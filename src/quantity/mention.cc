// Entry points: FindMentions, EachMention, Name.
//
// One pass: find a character that may begin a number, read the number, its unit and its hedges,
// then let the rules about dates, ordinals, names, conditions and words settle what it is. Whatever
// none of them claims is an amount.
#include "quantity/mention.h"

#include "base/utf8.h"
#include "quantity/candidate.h"
#include "quantity/comma.h"
#include "quantity/glyph.h"
#include "quantity/lost.h"
#include "quantity/range.h"
#include "quantity/special.h"
#include "quantity/word_lists_tsv.h"

namespace duban::quantity {
namespace {

bool IsMinus(char32_t c) {
  return c == '-' || c == U'－' || c == U'−' || c == U'﹣';
}

// A minus is a sign where no number, letter or mark stands before it to be joined: 为-2.4%.
void ReadSign(Candidate& candidate) {
  const auto sign = Before(candidate.text, candidate.begin);
  const size_t at = candidate.begin - sign.size;
  const auto before = Before(candidate.text, at);
  if (sign.value == U'负' || sign.value == U'負') {
    if (OneOfBefore(candidate.text, at, kNotMinus) != 0) return;
  } else if (!IsMinus(sign.value) || IsMinus(before.value) || IsLatin(before.value) ||
             before.value == '%' || before.value == U'％' || before.value == ')' ||
             Classify(before.value).glyph == Glyph::kDigit) {
    return;
  }
  candidate.begin = candidate.outer_begin = at;
  ledger::Quantity& quantity = candidate.quantity();
  quantity.value = quantity.value.Negated();
  if (quantity.ratio) quantity.ratio->numerator = -quantity.ratio->numerator;
  candidate.mention.trail.Add(Rule("sign"));
}

// ".5" is a half where no number stands before the point.
void ReadLeadingPoint(Candidate& candidate) {
  const auto point = Before(candidate.text, candidate.begin);
  const Numeral& numeral = candidate.numeral;
  if (point.value != '.' || !numeral.arabic || numeral.decimal || numeral.scaled || !numeral.value)
    return;
  const auto before = Before(candidate.text, candidate.begin - point.size);
  if (before.value == '.' || IsLatin(before.value) || base::IsHan(before.value) ||
      Classify(before.value).glyph != Glyph::kNone)
    return;
  const auto value = numeral.value->Shifted(-numeral.digits);
  if (!value) return;
  candidate.quantity().value = *value;
  candidate.numeral.value = *value;
  candidate.numeral.decimal = true;
  candidate.begin = candidate.outer_begin = candidate.begin - point.size;
}

void TellNumeral(Candidate& candidate) {
  const Numeral& numeral = candidate.numeral;
  Trail& trail = candidate.mention.trail;
  if (numeral.arabic) trail.Add(Rule("arabic"));
  if (numeral.grouped) trail.Add(Rule("grouped"));
  if (numeral.damaged)
    trail.Add(Rule("damaged-point"));
  else if (numeral.decimal)
    trail.Add(Rule("decimal-point"));
  if (numeral.han) trail.Add(Rule("chinese"));
  if (numeral.positional) trail.Add(Rule("digit-by-digit"));
  if (numeral.scaled) trail.Add(Rule("scaled"));
  if (numeral.upper) trail.Add(Rule("two-neighbours"));
  if (numeral.several) trail.Add(Rule("several"));
  if (numeral.approximate) trail.Add(Rule("some-more"));
  if (numeral.han && numeral.ratio && numeral.share == Share::kNone) trail.Add(Rule("half"));
}

// 300余个, 一百多家.
void ReadSomeMore(Candidate& candidate) {
  const Numeral& numeral = candidate.numeral;
  ledger::Quantity& quantity = candidate.quantity();
  if (numeral.approximate || numeral.several) quantity.hedge = ledger::Hedge::kOver;
  if (numeral.approximate || (!numeral.arabic && !numeral.scaled)) return;
  if (numeral.decimal && !numeral.scaled) return;
  const std::string_view text = candidate.text;
  const size_t size = OneOfAt(text, numeral.span.end, "余 餘 多 来");
  if (size == 0) return;
  const size_t behind = numeral.span.end + size;
  if (OneOfAt(text, behind, kNotSomeMore) != 0) return;
  candidate.number_end = candidate.unit_end = candidate.outer_end = behind;
  quantity.hedge = ledger::Hedge::kOver;
  candidate.mention.trail.Add(Rule("some-more"));
}

// What the rules ask of the whole text, found out once.
struct Source {
  explicit Source(std::string_view all) : text(all), titles(all.find("《") != all.npos) {}

  std::string_view text;
  bool titles;  // one stands somewhere in it
};

Candidate Begin(const Source& source, const Numeral& numeral) {
  Candidate candidate;
  candidate.text = source.text;
  candidate.beside_titles = source.titles;
  candidate.numeral = numeral;
  candidate.begin = candidate.outer_begin = numeral.span.begin;
  candidate.number_end = candidate.unit_end = candidate.outer_end = numeral.span.end;
  ledger::Quantity& quantity = candidate.quantity();
  quantity.value = numeral.value.value_or(base::Decimal(0));
  quantity.upper = numeral.upper;
  quantity.ratio = numeral.ratio;
  return candidate;
}

constexpr std::string_view kSigns[][2] = {{"¥", "元"},    {"￥", "元"},  {"$", "美元"},
                                          {"＄", "美元"}, {"€", "欧元"}, {"£", "英镑"}};

void ReadCurrencySign(Candidate& candidate) {
  if (candidate.HasUnit()) return;
  for (const auto& [sign, unit] : kSigns) {
    if (!EndsWith(candidate.text, candidate.begin, sign)) continue;
    candidate.begin = candidate.outer_begin = candidate.begin - sign.size();
    candidate.quantity().unit = unit;
    candidate.quantity().written_unit = sign;
    candidate.quantity().dimension = ledger::Dimension::kMoney;
    if (unit == std::string_view("元"))
      candidate.quantity().base_value = candidate.quantity().value;
    candidate.mention.trail.Add(Rule("currency-sign"));
    candidate.quantity().rule = Name(Rule("currency-sign"));
  }
}

void Decide(Candidate& candidate) {
  if (!candidate.numeral.value) {
    candidate.Settle(MentionKind::kName, Rule("too-long"));
    return;
  }
  if (DecideParallel(candidate) || DecideDate(candidate)) return;
  ReadUnit(candidate);
  ReadCurrencySign(candidate);
  ReadRangeBehindUnit(candidate);
  ReadHedges(candidate);
  ReadDirection(candidate);
  if (DecideOrdinal(candidate) || DecideName(candidate) || DecideWord(candidate) ||
      DecideCondition(candidate) || DecideDuration(candidate) || DecideBare(candidate))
    return;
  ReadChange(candidate);
}

Mention Finish(Candidate& candidate) {
  ledger::Quantity& quantity = candidate.quantity();
  quantity.number = {static_cast<uint32_t>(candidate.begin),
                     static_cast<uint32_t>(candidate.number_end)};
  if (quantity.number.begin > candidate.numeral.span.begin)
    quantity.number.begin = candidate.numeral.span.begin;
  quantity.span = {static_cast<uint32_t>(candidate.outer_begin),
                   static_cast<uint32_t>(candidate.outer_end)};
  if (quantity.span.end < quantity.number.end) quantity.span.end = quantity.number.end;
  // A change of scale (九至十折) may have turned the bounds around: then there is no range.
  if (quantity.upper && *quantity.upper < quantity.value) quantity.upper.reset();
  return std::move(candidate.mention);
}

// A mistyped point (279。3) holds only where 万, 亿 or a measured unit stands behind the number.
bool HoldsDamaged(const Candidate& candidate) {
  if (candidate.numeral.scaled) return true;
  using ledger::Dimension;
  const Dimension dimension = candidate.mention.quantity.dimension;
  return candidate.HasUnit() && dimension != Dimension::kCount && dimension != Dimension::kTime;
}

// 万象, 千企: a power that is part of a word.
bool IsMereWord(const Candidate& candidate) {
  return candidate.numeral.bare_power &&
         candidate.mention.quantity.rule == Name(Rule("bare-power")) && !candidate.HasUnit();
}

// Web addresses: rows of ASCII around "://". Found once each, so that a text is read in linear
// time.
class Addresses {
 public:
  explicit Addresses(std::string_view text) : text_(text), begin_(text.find("://")) {}

  // End of the address that `at` stands in; 0 where it stands in none. Precondition: at grows.
  size_t EndAt(size_t at) {
    while (begin_ < at) {
      if (end_ <= begin_) end_ = EndOfRow();
      if (at < end_) return end_;
      begin_ = text_.find("://", end_);
    }
    return 0;
  }

 private:
  size_t EndOfRow() const {
    size_t end = begin_;
    while (end < text_.size() && text_[end] > ' ' && text_[end] < 127) ++end;
    return end;
  }

  std::string_view text_;
  size_t begin_;
  size_t end_ = 0;
};

std::optional<Candidate> ReadCandidate(const Source& source, size_t at, bool allow_damage) {
  const auto numeral = ReadNumeral(source.text, at, allow_damage);
  if (!numeral) return std::nullopt;
  Candidate candidate = Begin(source, *numeral);
  ReadLeadingPoint(candidate);
  TellNumeral(candidate);
  ReadSign(candidate);
  ReadSomeMore(candidate);
  ReadBareRange(candidate);
  Decide(candidate);
  return candidate;
}

// A number out of which characters were lost: the whole of it with its unit, and no amount. A date
// is left to its own rules (2025?1月), and so is a range of months that lost its dash (1?9月).
std::optional<Candidate> ReadLost(const Source& source, size_t at, LostCharacters& lost) {
  const size_t last = lost.LastPartAt(at);
  if (last == 0) return std::nullopt;
  auto candidate = ReadCandidate(source, at, false);
  if (candidate && candidate->mention.kind == MentionKind::kDate) return candidate;
  candidate = ReadCandidate(source, last, false);
  if (!candidate || candidate->mention.kind == MentionKind::kDate) return candidate;
  candidate->begin = candidate->outer_begin = at;
  candidate->numeral.span.begin = static_cast<uint32_t>(at);
  candidate->Settle(MentionKind::kName, Rule("lost-character"));
  return candidate;
}

// 2、6万人: one number or two, and so no amount.
std::optional<Candidate> ReadCommaInDoubt(const Source& source, size_t at) {
  const size_t second = PartBehindComma(source.text, at);
  if (second == 0) return std::nullopt;
  auto candidate = ReadCandidate(source, second, false);
  if (!candidate || candidate->mention.kind != MentionKind::kAmount ||
      !MayBeOneNumber(CountDigits(source.text, at), BehindBlank(source.text, second), *candidate))
    return std::nullopt;
  candidate->begin = candidate->outer_begin = at;
  candidate->numeral.span.begin = static_cast<uint32_t>(at);
  candidate->Settle(MentionKind::kName, Rule("comma-in-doubt"));
  return candidate;
}

// Precondition: a digit stands at `at`.
std::optional<Candidate> ReadInDoubt(const Source& source, size_t at, LostCharacters& lost) {
  auto candidate = ReadLost(source, at, lost);
  return candidate ? std::move(candidate) : ReadCommaInDoubt(source, at);
}

// 9?万, 4?座: the mark stands within the number, or before a word that no blank stands before. Of
// 36?平方公里 it is the blank between a figure and a measured unit.
bool LostWithin(const Candidate& candidate) {
  using ledger::Dimension;
  if (candidate.mention.kind != MentionKind::kAmount) return false;
  const Dimension dimension = candidate.mention.quantity.dimension;
  const bool counted = dimension == Dimension::kCount || dimension == Dimension::kTime;
  const size_t end = counted ? candidate.unit_end : candidate.numeral.span.end;
  return HoldsLostMark(candidate.text, candidate.numeral.span.begin, end);
}

}  // namespace

std::string_view Name(MentionKind kind) {
  constexpr std::string_view kNames[] = {"amount", "condition", "name", "date", "ordinal", "word"};
  return kNames[static_cast<int>(kind)];
}

std::vector<Mention> FindMentions(std::string_view text) {
  std::vector<Mention> mentions;
  EachMention(text, [&](Mention&& mention) { mentions.push_back(std::move(mention)); });
  return mentions;
}

void EachMention(std::string_view text, const std::function<void(Mention&&)>& take) {
  size_t at = 0;
  size_t last_end = 0;
  const Source source(text);
  Addresses addresses(text);
  LostCharacters lost(text);
  while ((at = NextStart(text, at)) < text.size()) {
    const base::CodePoint first = CharAt(text, at);
    if (const size_t end = addresses.EndAt(at); end != 0) {
      at = end;
      continue;
    }
    if (auto special = ReadSpecial(text, at)) {
      at = special->quantity.number.end;
      take(std::move(*special));
      last_end = at;
      continue;
    }
    if (Classify(first.value).glyph != Glyph::kDigit) {
      if (const size_t end = Lexicon::Get().EndOfWordAt(text, at); end != 0) {
        at = end;
        continue;
      }
    }
    const bool midway = base::IsHan(Before(text, at).value);
    auto candidate =
        Classify(first.value).glyph == Glyph::kDigit ? ReadInDoubt(source, at, lost) : std::nullopt;
    if (!candidate) candidate = ReadCandidate(source, at, midway);
    if (candidate && candidate->numeral.damaged && !HoldsDamaged(*candidate))
      candidate = ReadCandidate(source, at, false);
    if (candidate && LostWithin(*candidate))
      candidate->Settle(MentionKind::kName, Rule("lost-character"));
    if (!candidate) {
      at += std::max<size_t>(first.size, 1);
      continue;
    }
    at = std::max(candidate->number_end, candidate->unit_end);
    if (IsMereWord(*candidate)) continue;
    if (candidate->outer_begin < last_end)
      candidate->outer_begin = std::max(last_end, std::min(candidate->begin, at));
    Mention mention = Finish(*candidate);
    last_end = std::max<size_t>(at, mention.quantity.span.end);
    take(std::move(mention));
  }
}

}  // namespace duban::quantity

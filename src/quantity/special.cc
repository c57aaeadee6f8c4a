// Entry point: ReadSpecial.
#include "quantity/special.h"

#include "quantity/candidate.h"
#include "quantity/glyph.h"

namespace duban::quantity {
namespace {

using base::Decimal;

Mention Make(std::string_view text, size_t at, size_t size, RuleId rule) {
  Candidate candidate;
  candidate.text = text;
  candidate.begin = candidate.outer_begin = at;
  candidate.number_end = candidate.unit_end = candidate.outer_end = at + size;
  candidate.Settle(MentionKind::kAmount, rule);
  ReadHedges(candidate);
  candidate.quantity().number = {static_cast<uint32_t>(at), static_cast<uint32_t>(at + size)};
  candidate.quantity().span = {static_cast<uint32_t>(candidate.outer_begin),
                               static_cast<uint32_t>(candidate.outer_end)};
  return candidate.mention;
}

// 翻番 and 翻一番 are twice, 翻两番 four times, and so on.
std::optional<Mention> ReadDoubling(std::string_view text, size_t at) {
  size_t end = at + std::string_view("翻").size();
  int times = 1;
  const auto digit = CharAt(text, end);
  const GlyphInfo info = Classify(digit.value);
  if (info.glyph == Glyph::kHanDigit || info.glyph == Glyph::kDigit) {
    times = info.value;
    end += digit.size;
  }
  if (!StartsWith(text, end, "番") || times < 1) return std::nullopt;
  Mention mention = Make(text, at, end + 3 - at, Rule("doubling"));
  mention.quantity.value = Decimal(int64_t{1} << times);
  mention.quantity.unit = std::string_view("倍");
  mention.quantity.written_unit = std::string_view("番");
  mention.quantity.dimension = ledger::Dimension::kTimes;
  mention.quantity.direction = ledger::Direction::kUp;
  return mention;
}

std::optional<Mention> ReadHalfOf(std::string_view text, size_t at) {
  size_t size = OneOfAt(text, at, "一半 半数");
  // 占比过半, but not 不过半年.
  const bool more = size == 0 && StartsWith(text, at, "半") && EndsWith(text, at, "过") &&
                    AtClauseEnd(text, at + 3) && OneOfBefore(text, at, "不过 超过") == 0;
  if (more) size = std::string_view("半").size();
  if (size == 0) return std::nullopt;
  Mention mention = Make(text, at, size, Rule("half"));
  mention.quantity.value = *Decimal::Parse("0.5");
  mention.quantity.ratio = base::Ratio{1, 2};
  mention.quantity.dimension = ledger::Dimension::kPercent;
  mention.quantity.base_value = Decimal(50);
  if (more) mention.quantity.hedge = ledger::Hedge::kOver;
  return mention;
}

std::optional<Mention> ReadHalfPrice(std::string_view text, size_t at) {
  const size_t size = OneOfAt(text, at, "对折 對折");
  if (size == 0 || OneOfBefore(text, at, "打 享 按 票价") == 0) return std::nullopt;
  Mention mention = Make(text, at, size, Rule("discount"));
  mention.quantity.value = Decimal(50);
  mention.quantity.unit = std::string_view("%");
  mention.quantity.written_unit = std::string_view("折");
  mention.quantity.dimension = ledger::Dimension::kPercent;
  mention.quantity.base_value = Decimal(50);
  return mention;
}

}  // namespace

std::optional<Mention> ReadSpecial(std::string_view text, size_t at) {
  switch (CharAt(text, at).value) {
    case U'翻':
      return ReadDoubling(text, at);
    case U'一':
    case U'半':
      return ReadHalfOf(text, at);
    case U'对':
    case U'對':
      return ReadHalfPrice(text, at);
    default:
      return std::nullopt;
  }
}

}  // namespace duban::quantity

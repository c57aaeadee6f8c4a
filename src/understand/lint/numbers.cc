// Entry points: LintNumberDamaged, LintNumberRepaired.
#include <algorithm>

#include "base/utf8.h"
#include "quantity/lost.h"
#include "quantity/mention.h"
#include "understand/lint/rules.h"

namespace duban::understand {
namespace {

using base::Span;
using ledger::Field;
using quantity::MentionKind;

bool IsDigit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９');
}

// What may stand for a point or part two numbers: 279。3, 2、6万.
bool IsMistyped(char32_t c) {
  constexpr std::u32string_view kMarks = U"。·．、，,’‘'";
  return kMarks.find(c) != std::u32string_view::npos;
}

// Most texts hold neither a lost character nor such a mark between digits (279。3, 98. 5), and are
// not read again.
bool MayBeDamaged(std::string_view text) {
  bool behind_digit = false, point = false, mistyped = false;
  for (size_t at = 0; at < text.size();) {
    if (!behind_digit && !point && !mistyped) {  // no ideograph is asked for
      at = base::SkipIdeographs(text, at);
      if (at == text.size()) break;
    }
    const base::CodePoint c = base::Decode(text, at);
    at += c.size;
    if (quantity::IsLostMark(c.value)) return true;
    const bool digit = IsDigit(c.value);
    if (digit && mistyped) return true;
    if (base::IsSpace(c.value)) {
      mistyped |= point || behind_digit;  // 98. 5, 1 500
      continue;
    }
    point = behind_digit && c.value == '.';
    mistyped = behind_digit && IsMistyped(c.value);
    behind_digit = digit;
  }
  return false;
}

// Calls `look` with each number of the contents and the progress.
template <typename Look>
void InNumbers(const LintInput& input, const Look& look) {
  for (const ledger::DocumentTask& task : input.document.tasks)
    for (const Field field : {Field::kContent, Field::kProgress}) {
      const std::string_view text = ledger::TextOf(task.row, field);
      if (!MayBeDamaged(text)) continue;
      quantity::EachMention(text, [&](quantity::Mention&& mention) {
        const Span span{mention.quantity.number.begin, mention.quantity.span.end};
        look(task.row, field, text, mention, span);
      });
    }
}

// 279。3亿元 as 279.3亿元, 47?平方公里 as 47平方公里.
std::string Repaired(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::Decode(text, at);
    if (c.value == U'。' || c.value == U'·' || c.value == U'．')
      out += '.';
    else if (!quantity::IsLostMark(c.value) && !base::IsSpace(c.value))
      out += text.substr(at, c.size);
    at += c.size;
  }
  return out;
}

}  // namespace

void LintNumberDamaged(const LintInput& input, std::vector<ledger::Finding>& out) {
  InNumbers(input, [&](const auto& row, Field field, std::string_view text,
                       const quantity::Mention& mention, Span span) {
    if (mention.trail.Has(quantity::Rule("lost-character")) ||
        mention.trail.Has(quantity::Rule("comma-in-doubt")))
      out.push_back(FindingAt(row, field, span, {{"text", std::string(span.In(text))}}));
  });
}

void LintNumberRepaired(const LintInput& input, std::vector<ledger::Finding>& out) {
  InNumbers(input, [&](const auto& row, Field field, std::string_view text,
                       const quantity::Mention& mention, Span span) {
    if (mention.kind != MentionKind::kAmount) return;
    const bool lost = quantity::HoldsLostMark(text, mention.quantity.number.end, span.end);
    if (!lost && !mention.trail.Has(quantity::Rule("damaged-point"))) return;
    const std::string said(span.In(text));
    out.push_back(FindingAt(row, field, span, {{"text", said}, {"read", Repaired(said)}}));
  });
}

}  // namespace duban::understand

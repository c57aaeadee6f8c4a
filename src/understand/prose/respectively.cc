// Entry point: DealRespectively.
#include "understand/prose/respectively.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace duban::understand {
namespace {

using ledger::Dimension;

class RespectivelyReader {
 public:
  explicit RespectivelyReader(Prose& prose) : prose_(prose) {}

  // A、B分别达到X、Y: the amounts take the parts of the list in turn.
  void Read(size_t first) {
    auto& all = prose_.statements;
    for (size_t i = first; i < all.size(); ++i) {
      const base::Span before{all[i].reach.begin, all[i].quantity.number.begin};
      bool told = false, grows = false;
      for (const Word& word : WordsIn(prose_.words, before)) {
        told |= word.role == WordRole::kRespectively || word.role == WordRole::kRespectivelyUp ||
                word.role == WordRole::kRespectivelyTo;
        grows |= word.role == WordRole::kRespectivelyUp;
      }
      if (!told) continue;
      size_t last = i + 1;
      while (last < all.size() && all[last].in_list) ++last;
      Deal(i, last, grows);
      i = last - 1;
    }
  }

 private:
  void Deal(size_t begin, size_t end, bool grows) {
    auto& all = prose_.statements;
    std::vector<std::string> parts = Parts(all[begin].object);
    if (parts.size() == 1 && end - begin == 2) parts = BothOf(parts[0]);
    if (parts.size() != end - begin && !TakeFromAmounts(begin, end, parts)) return;
    for (size_t i = begin; i < end; ++i) {
      all[i].object = parts[i - begin];
      all[i].growth |= grows || all[begin].growth;
      all[i].reaches |= all[begin].reaches;
      if (all[i].quantity.direction == ledger::Direction::kNone)
        all[i].quantity.direction = all[begin].quantity.direction;
    }
  }

  // 存贷款余额分别增长8.6%、9.7%, 城乡居民收入分别增长5%、6%: one word for the two.
  static std::vector<std::string> BothOf(const std::string& object) {
    constexpr std::array<std::array<std::string_view, 3>, 3> kBoth = {
        {{"存贷款", "存款", "贷款"}, {"城乡", "城镇", "农村"}, {"进出口", "进口", "出口"}}};
    for (const auto& [both, one, other] : kBoth)
      if (const size_t at = object.find(both); at != std::string::npos) {
        const std::string head = object.substr(0, at), tail = object.substr(at + both.size());
        return {(head + std::string(one)).append(tail), (head + std::string(other)).append(tail)};
      }
    return {object};
  }

  // 发生事故63起、死亡41人，同比分别下降11.3%和8.9%: each of the amounts before has its own rate.
  bool TakeFromAmounts(size_t begin, size_t end, std::vector<std::string>& parts) const {
    const auto& all = prose_.statements;
    const size_t count = end - begin;
    if (!all[begin].object.empty() || begin < count || count < 2) return false;
    std::vector<std::string> names;
    for (size_t i = begin - count; i < begin; ++i) {
      const Statement& one = all[i];
      const bool listed = one.sentence == all[begin].sentence &&
                          one.clause_index + 1 == all[begin].clause_index &&
                          (i == begin - count || one.in_list);
      std::string name = one.object.empty() ? one.verb : one.object;
      if (!listed || name.empty() || one.quantity.dimension == Dimension::kPercent) return false;
      if (one.quantity.unit == "起") name += "起数";
      if (one.quantity.unit == "人" && one.object.empty()) name += "人数";
      names.push_back(std::move(name));
    }
    parts = std::move(names);
    return true;
  }

  // Where the last two letters of a part end in the whole: 居民 of 城镇居民 in 农村居民人均收入. 0
  // where they are not in it, or where nothing follows them.
  static size_t EndOfTail(std::string_view part, std::string_view whole) {
    constexpr size_t kTwoLetters = 6;  // bytes
    if (part.size() < 2 * kTwoLetters) return 0;
    const size_t at = whole.find(part.substr(part.size() - kTwoLetters));
    const bool inside = at != whole.npos && at + kTwoLetters < whole.size();
    return inside ? at + kTwoLetters : 0;
  }

  // The parts of "城镇、农村低保标准"; a short part takes the end of the last one.
  static std::vector<std::string> Parts(std::string_view object) {
    std::vector<std::string> parts(1);
    for (size_t at = 0; at < object.size();) {
      const base::CodePoint c = base::Decode(object, at);
      if (c.value == U'、' || c.value == U'和' || c.value == U'及' || c.value == U'与')
        parts.emplace_back();
      else
        parts.back() += object.substr(at, c.size);
      at += c.size;
    }
    const std::string& last = parts.back();
    constexpr size_t kShort = 9;  // bytes: three characters
    for (std::string& part : parts) {
      if (&part == &last || last.size() <= part.size()) continue;
      if (part.size() <= kShort && last.size() > 2 * part.size())
        part += last.substr(part.size());
      else if (const size_t end = EndOfTail(part, last); end != 0)
        part += last.substr(end);
    }
    return parts;
  }

  Prose& prose_;
};

}  // namespace

void DealRespectively(Prose& prose, size_t first) {
  RespectivelyReader(prose).Read(first);
}

}  // namespace duban::understand

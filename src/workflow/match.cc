// Entry points: MatchItems, ItemOf, Name.
#include "workflow/match.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>

#include "workflow/assignment.h"
#include "workflow/likeness.h"

namespace duban::workflow {
namespace {

// A pair of characters that more tasks than this share leads to no candidates.
constexpr int kCommonPair = 24;
// So many candidates of one row are compared in full.
constexpr size_t kCandidates = 12;
// What support adds to the weight of a pairing; never enough to outweigh a clearly better wording.
constexpr int kNumberBonus = 40, kNeighbourBonus = 20, kCategoryBonus = 15, kLeadBonus = 25,
              kProgressBonus = 80;
// What a task loses of which a nearer one has the same wording: more than number, neighbours,
// category and lead unit give together.
constexpr int kFartherMalus = 150;
// With the same long progress in the same period, a row is the same row.
constexpr size_t kTellingProgress = 36;  // bytes

struct Wording {
  std::string text;  // normalised
  Pairs pairs;
};

class Matcher {
 public:
  Matcher(std::span<const MatchItem> before, std::span<const MatchItem> now)
      : before_(before),
        now_(now),
        old_(WordingsOf(before)),
        new_(WordingsOf(now)),
        continued_by_(before.size(), -1),
        out_(now.size()) {
    for (const Wording& wording : old_) weights_.Count(wording.pairs);
    for (const Wording& wording : new_) weights_.Count(wording.pairs);
  }

  std::vector<MatchedItem> Run() && {
    JoinExact();
    JoinByLikeness();
    return std::move(out_);
  }

 private:
  using Indices = std::vector<int>;
  struct Pairing {
    int weight = 0;  // likeness and support: what the assignment adds up
    int likeness = 0;
  };

  static std::vector<Wording> WordingsOf(std::span<const MatchItem> items) {
    std::vector<Wording> out(items.size());
    for (size_t i = 0; i < items.size(); ++i) {
      out[i].text = Normalized(items[i].content);
      out[i].pairs = PairsOf(out[i].text);
    }
    return out;
  }

  void Join(int now, int before, RowJoin kind, int score) {
    out_[now] = {kind, before, score, {}};
    continued_by_[before] = now;
  }

  // --- 1: the same wording ---

  void JoinExact() {
    std::unordered_map<std::string_view, std::pair<Indices, Indices>> same;
    for (size_t i = 0; i < old_.size(); ++i)
      same[old_[i].text].first.push_back(static_cast<int>(i));
    for (size_t i = 0; i < new_.size(); ++i)
      same[new_[i].text].second.push_back(static_cast<int>(i));
    for (auto& [text, sides] : same)
      if (!sides.first.empty() && !sides.second.empty())
        JoinSameWording(sides.first, sides.second, !text.empty());
  }

  using Key = std::tuple<int, std::string_view, std::string_view>;

  void JoinSameWording(Indices& olds, Indices& news, bool by_order) {
    if (by_order && olds.size() == 1 && news.size() == 1)
      return Join(news[0], olds[0], RowJoin::kExact, 1000);
    const Indices all = news;
    std::map<size_t, Indices> tiers;  // by nearness
    for (const int o : olds) tiers[before_[o].nearness].push_back(o);
    for (auto& [nearness, tier] : tiers) JoinByPlace(tier, news, by_order);
    if (by_order) {
      for (auto& [nearness, tier] : tiers) JoinInOrder(tier, news);
      std::erase_if(olds, [&](int o) { return continued_by_[o] >= 0; });
      JoinInOrder(olds, news);
      MarkAllAmbiguous(olds, news);
    }
    DoubtSwaps(all);
  }

  void JoinByPlace(Indices& olds, Indices& news, bool by_order) {
    JoinWhereEqual(olds, news, false,
                   [](const MatchItem& item) { return Key{item.number, item.lead, {}}; });
    if (by_order)
      JoinWhereEqual(olds, news, true,
                     [](const MatchItem& item) { return Key{0, item.lead, item.category}; });
  }

  void JoinInOrder(Indices& olds, Indices& news) {
    if (olds.size() == news.size())
      JoinWhereEqual(olds, news, false, [](const MatchItem&) { return Key{}; });
  }

  void MarkAllAmbiguous(const Indices& olds, const Indices& news) {
    for (const int n : news)
      for (size_t i = 0; i < olds.size() && i < kCandidates; ++i) MarkAmbiguous(n, olds[i], 1000);
  }

  // By how much more a row of one wording speaks for being the task `there` than for being `here`,
  // where it was joined. Numbers that stayed speak against: a report may come to say what that of
  // its neighbour said before.
  int Gain(int n, int here, int there) const {
    constexpr int kSameLead = 300, kSameCategory = 200, kSameNumber = 200;
    const auto place = [&](int o) {
      const MatchItem &a = before_[o], &b = now_[n];
      return (!a.lead.empty() && a.lead == b.lead ? kSameLead : 0) +
             (!a.category.empty() && a.category == b.category ? kSameCategory : 0);
    };
    int reports = SharedPairs(before_[there].report, now_[n].report) -
                  SharedPairs(before_[here].report, now_[n].report);
    if (reports > 0 && before_[here].number == now_[n].number)
      reports = std::max(0, reports - kSameNumber);
    return place(there) - place(here) + reports;
  }

  // 0 … 1000; 0 where a text is too short to tell anything.
  static int SharedPairs(std::string_view a, std::string_view b) {
    if (a.size() < kTellingProgress || b.size() < kTellingProgress) return 0;
    if (a == b) return 1000;
    const Pairs left = PairsOf(Normalized(a)), right = PairsOf(Normalized(b));
    Pairs both;
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                          std::back_inserter(both));
    const size_t total = std::max<size_t>(left.size() + right.size(), 1);
    return static_cast<int>(2000 * both.size() / total);
  }

  // Numbers move. Two joined rows of one wording that would both fit clearly better the other way
  // round are left to a person.
  void DoubtSwaps(const Indices& news) {
    for (const auto& [n, m] : news.size() > kCandidates ? ReportsElsewhere(news) : PairsIn(news)) {
      if (!IsSwapped(n, m)) continue;
      const int o = out_[n].before, p = out_[m].before;
      continued_by_[o] = continued_by_[p] = -1;
      for (const int row : {n, m})
        for (const int task : {o, p}) MarkAmbiguous(row, task, 1000);
    }
  }

  static std::vector<std::pair<int, int>> PairsIn(const Indices& news) {
    std::vector<std::pair<int, int>> pairs;
    for (size_t i = 0; i < news.size(); ++i)
      for (size_t j = i + 1; j < news.size(); ++j) pairs.emplace_back(news[i], news[j]);
    return pairs;
  }

  // Of many rows, those that report word for word what another one's task did.
  std::vector<std::pair<int, int>> ReportsElsewhere(const Indices& news) const {
    std::unordered_map<std::string_view, Indices> reported;
    for (const int m : news)
      if (out_[m].before >= 0) reported[before_[out_[m].before].report].push_back(m);
    std::vector<std::pair<int, int>> pairs;
    for (const int n : news) {
      const auto found = reported.find(now_[n].report);
      if (found == reported.end() || found->second.size() != 1 || found->second[0] == n) continue;
      pairs.emplace_back(n, found->second[0]);
    }
    return pairs;
  }

  bool IsSwapped(int n, int m) const {
    const int o = out_[n].before, p = out_[m].before;
    return o >= 0 && p >= 0 && Gain(n, o, p) >= kSwapped && Gain(m, p, o) >= kSwapped;
  }

  // Joins in order those with the same key; `only_alone`: where no other on either side has it.
  // What was joined leaves the lists.
  template <typename KeyOf>
  void JoinWhereEqual(Indices& olds, Indices& news, bool only_alone, KeyOf key_of) {
    std::map<Key, std::pair<Indices, Indices>> groups;
    for (const int o : olds) groups[key_of(before_[o])].first.push_back(o);
    for (const int n : news) groups[key_of(now_[n])].second.push_back(n);
    for (const auto& [key, sides] : groups) {
      if (only_alone && (sides.first.size() != 1 || sides.second.size() != 1)) continue;
      for (size_t i = 0; i < sides.first.size() && i < sides.second.size(); ++i)
        Join(sides.second[i], sides.first[i], RowJoin::kExact, 1000);
    }
    std::erase_if(olds, [&](int o) { return continued_by_[o] >= 0; });
    std::erase_if(news, [&](int n) { return out_[n].kind == RowJoin::kExact; });
  }

  void MarkAmbiguous(int now, int before, int score) {
    out_[now].kind = RowJoin::kAmbiguous;
    out_[now].before = -1;
    out_[now].candidates.emplace_back(before, score);
  }

  // --- 2: likeness ---

  bool IsFree(int now) const { return out_[now].kind == RowJoin::kNew; }

  void JoinByLikeness() {
    std::unordered_map<uint64_t, Indices> having;  // free tasks by pair of characters
    std::unordered_map<int, Indices> numbered;
    for (int o = 0; o < static_cast<int>(old_.size()); ++o) {
      if (continued_by_[o] >= 0) continue;
      numbered[before_[o].number].push_back(o);
      for (const uint64_t pair : old_[o].pairs) having[pair].push_back(o);
    }
    if (numbered.empty()) return;
    FindFarther();
    pairings_.resize(new_.size());
    for (int n = 0; n < static_cast<int>(new_.size()); ++n)
      if (IsFree(n))
        for (const int o : CandidatesOf(n, having, numbered)) Weigh(n, o);
    Assign();
  }

  // Free tasks of which a nearer one has the very same wording.
  void FindFarther() {
    std::unordered_map<std::string_view, size_t> nearest;
    const auto each = [&](const auto& take) {
      for (size_t o = 0; o < old_.size(); ++o)
        if (continued_by_[o] < 0) take(o);
    };
    each([&](size_t o) {
      size_t& least = nearest.emplace(old_[o].text, before_[o].nearness).first->second;
      least = std::min(least, before_[o].nearness);
    });
    farther_.resize(old_.size());
    each([&](size_t o) { farther_[o] = before_[o].nearness > nearest[old_[o].text]; });
  }

  Indices CandidatesOf(int now, const std::unordered_map<uint64_t, Indices>& having,
                       const std::unordered_map<int, Indices>& numbered) const {
    std::unordered_map<int, double> shared;
    for (const uint64_t pair : new_[now].pairs) {
      const auto found = having.find(pair);
      if (found == having.end() || found->second.size() > kCommonPair) continue;
      for (const int o : found->second) shared[o] += weights_.Weight(pair);
    }
    std::vector<std::pair<double, int>> ranked;
    for (const auto& [o, weight] : shared) ranked.emplace_back(-weight, o);
    std::sort(ranked.begin(), ranked.end());
    if (ranked.size() > kCandidates) ranked.resize(kCandidates);
    Indices out;
    for (const auto& [weight, o] : ranked) out.push_back(o);
    const auto same = numbered.find(now_[now].number);
    if (same != numbered.end() && same->second.size() <= kCandidates)
      for (const int o : same->second)
        if (std::find(out.begin(), out.end(), o) == out.end()) out.push_back(o);
    return out;
  }

  void Weigh(int n, int o) {
    const MatchItem &a = before_[o], &b = now_[n];
    const int likeness = weights_.Likeness(old_[o].pairs, new_[n].pairs);
    const bool number = a.number == b.number, neighbour = AreNeighboursJoined(n, o);
    const bool category = !a.category.empty() && a.category == b.category;
    const bool lead = !a.lead.empty() && a.lead == b.lead;
    const bool progress = a.progress.size() >= kTellingProgress && a.progress == b.progress;
    const bool supported = progress || ((number || neighbour) && (category || lead));
    const bool is_short = std::min(old_[o].pairs.size(), new_[n].pairs.size()) < kShortWording;
    const int needed = (supported ? kLikeSupported : kLike) + (is_short && !progress) * kShortMore;
    if (likeness < needed && !(supported && is_short && DifferInAmounts(o, n))) return;
    pairings_[n][o] = {likeness + number * kNumberBonus + neighbour * kNeighbourBonus +
                           category * kCategoryBonus + lead * kLeadBonus +
                           progress * kProgressBonus - farther_[o] * kFartherMalus,
                       likeness};
  }

  // 新增规上企业20家 and 新增规上企业15家: of few words figures are much, and yet the promise is
  // the same, made less or more.
  bool DifferInAmounts(int o, int n) const {
    constexpr size_t kFewest = 12;  // bytes: four characters say what is promised
    const std::string words = WithoutAmounts(old_[o].text);
    return words.size() >= kFewest && words == WithoutAmounts(new_[n].text);
  }

  // The row above or below continues the task above or below.
  bool AreNeighboursJoined(int n, int o) const {
    const auto joined = [&](int now, int before) {
      return now >= 0 && before >= 0 && now < static_cast<int>(out_.size()) &&
             out_[now].kind == RowJoin::kExact && out_[now].before == before;
    };
    return joined(n - 1, o - 1) || joined(n + 1, o + 1);
  }

  // --- 3: the assignment, and what is too close to call ---

  void Assign() {
    std::vector<Edge> edges;
    for (int n = 0; n < static_cast<int>(pairings_.size()); ++n)
      for (const auto& [o, pairing] : pairings_[n]) edges.push_back({n, o, pairing.weight});
    const std::vector<int> pairing =
        BestPairing(static_cast<int>(new_.size()), static_cast<int>(old_.size()), edges);
    std::vector<int> partner_of(old_.size(), -1);
    std::vector<Indices> rivals_of(old_.size());
    for (const Edge& edge : edges) rivals_of[edge.right].push_back(edge.left);
    for (int n = 0; n < static_cast<int>(pairing.size()); ++n)
      if (pairing[n] >= 0) partner_of[pairing[n]] = n;
    std::vector<bool> close(new_.size());
    for (int n = 0; n < static_cast<int>(pairing.size()); ++n)
      if (pairing[n] >= 0) MarkRivals(n, pairing[n], partner_of, rivals_of[pairing[n]], close);
    for (int n = 0; n < static_cast<int>(pairing.size()); ++n) Settle(n, pairing[n], close[n]);
  }

  int WeightOf(int n, int o) const {
    const auto found = pairings_[n].find(o);
    return found == pairings_[n].end() ? 0 : found->second.weight;
  }

  // What the whole would lose if n went to another task, if another row took its task, or if two
  // rows changed partners: marks those for whom that is less than the margin.
  void MarkRivals(int n, int o, const std::vector<int>& partner_of, const Indices& rivals,
                  std::vector<bool>& close) const {
    const int weight = WeightOf(n, o);
    for (const auto& [other, pairing] : pairings_[n]) {
      if (other == o) continue;
      const int partner = partner_of[other];
      const int theirs = partner < 0 ? 0 : WeightOf(partner, other);
      const int swapped = partner < 0 ? 0 : WeightOf(partner, o);
      if (partner >= 0 && swapped == 0) continue;  // the other row would lose its task altogether
      if (weight + theirs - pairing.weight - swapped >= kMargin) continue;
      close[n] = true;
      if (partner >= 0) close[partner] = true;
    }
    for (const int rival : rivals) {
      const bool free = rival != n && IsAlone(rival, partner_of);
      if (free && weight - WeightOf(rival, o) < kMargin) close[n] = close[rival] = true;
    }
  }

  bool IsAlone(int n, const std::vector<int>& partner_of) const {
    return std::none_of(pairings_[n].begin(), pairings_[n].end(),
                        [&](const auto& one) { return partner_of[one.first] == n; });
  }

  void Settle(int n, int o, bool too_close) {
    if (!IsFree(n)) return;
    if (o >= 0 && !too_close) return Join(n, o, RowJoin::kLikeness, pairings_[n].at(o).likeness);
    if (!too_close) return;
    for (const auto& [other, pairing] : pairings_[n]) MarkAmbiguous(n, other, pairing.likeness);
    std::stable_sort(out_[n].candidates.begin(), out_[n].candidates.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
  }

  std::span<const MatchItem> before_, now_;
  std::vector<Wording> old_, new_;
  PairWeights weights_;
  std::vector<int> continued_by_;
  std::vector<bool> farther_;                     // see FindFarther
  std::vector<std::map<int, Pairing>> pairings_;  // of each new row, by task
  std::vector<MatchedItem> out_;
};

}  // namespace

std::string_view Name(RowJoin join) {
  constexpr std::array<std::string_view, 4> kNames = {"exact", "likeness", "new", "ambiguous"};
  return kNames[static_cast<size_t>(join)];
}

MatchItem ItemOf(const ledger::Row& row) {
  return {row.number,
          row.content,
          row.category,
          row.lead_units.empty() ? std::string_view() : std::string_view(row.lead_units[0]),
          {},
          row.progress};
}

std::vector<MatchedItem> MatchItems(std::span<const MatchItem> before,
                                    std::span<const MatchItem> now) {
  return Matcher(before, now).Run();
}

}  // namespace duban::workflow

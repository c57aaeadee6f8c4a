// Entry points: ResolveGovernment, SecondKeyQuestionOf, RequireSameGovernment.
#include "workflow/resolve_government.h"

#include <algorithm>
#include <functional>
#include <set>
#include <vector>

#include "port/text/pinyin.h"
#include "store/store.h"
#include "understand/assemble/publisher.h"
#include "workflow/like_key.h"
#include "workflow/replacement.h"

namespace duban::workflow {
namespace {

using base::ErrorCode;
using base::Fail;
using understand::Place;
using understand::SamePlace;

// Room for a figure behind it: a key has at most 64 characters.
constexpr size_t kMaxLetters = 56;

// "https://www.example.gov.cn/a/b" → "www.example.gov.cn"; empty where it is no address.
std::string_view HostOf(std::string_view address) {
  const size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return {};
  address.remove_prefix(scheme + 3);
  return address.substr(0, address.find_first_of("/?#"));
}

// What is known of a place: of one document, or of all that a government's ledgers told.
struct Knowledge {
  Place place;
  bool stands = false;  // a ledger does
  std::set<std::string, std::less<>> hosts;
  std::set<std::string, std::less<>> titles;  // bare ones (replacement.h)

  void Learn(const ledger::Document& document) {
    const Place told = understand::PlaceOf(document);
    if (place.superiors.empty() && told.name == place.name) place.superiors = told.superiors;
    const std::string_view host = HostOf(document.source.origin.address);
    if (!host.empty()) hosts.emplace(host);
    if (!document.title.empty()) titles.insert(BareTitle(document.title));
  }

  bool HasTitleOf(const Knowledge& document) const { return Share(titles, document.titles); }

  bool SharesHost(const Knowledge& other) const { return Share(hosts, other.hosts); }

 private:
  using Texts = std::set<std::string, std::less<>>;
  static bool Share(const Texts& one, const Texts& other) {
    return std::any_of(one.begin(), one.end(),
                       [&](const std::string& text) { return other.contains(text); });
  }
};

SamePlace Compare(const Knowledge& a, const Knowledge& b) {
  const SamePlace by_name = understand::Compare(a.place, b.place);
  if (by_name == SamePlace::kNo) return by_name;
  if (a.SharesHost(b)) return SamePlace::kYes;
  const bool told_alike = !a.place.superiors.empty() && !b.place.superiors.empty();
  // Nothing above is told, and the sites differ: two districts of one name, or a site that moved.
  if (!told_alike && !a.hosts.empty() && !b.hosts.empty()) return SamePlace::kPerhaps;
  return by_name;
}

base::Expected<Knowledge> KnowledgeOf(const store::ReadTransaction& transaction,
                                      const store::Government& government) {
  Knowledge known;
  known.place = understand::PlaceFromChain(government.name);
  DUBAN_TRY(periods, transaction.Periods(government.key));
  for (const store::Period& period : periods) {
    if (period.edition.empty()) continue;
    DUBAN_TRY(edition, transaction.FindEdition(government.key, period.edition));
    known.Learn(edition.head);
    known.stands = true;
  }
  return known;
}

// A government of the document's place.
struct Candidate {
  store::Government government;
  Knowledge known;
  SamePlace same = SamePlace::kPerhaps;
};

// "霁川市云岫区 (yunxiuqu)".
std::string Shown(const store::Government& government, const Knowledge& known) {
  return known.place.superiors + known.place.name + " (" + government.key + ")";
}

std::string Shown(const std::vector<Candidate>& candidates) {
  std::string text;
  for (const Candidate& one : candidates)
    text += (text.empty() ? "" : ", ") + Shown(one.government, one.known);
  return text;
}

// The only one for which `test` holds.
template <typename Test>
const Candidate* Only(const std::vector<Candidate>& candidates, Test test) {
  const auto found = std::find_if(candidates.begin(), candidates.end(), test);
  if (found == candidates.end() ||
      std::find_if(std::next(found), candidates.end(), test) != candidates.end())
    return nullptr;
  return &*found;
}

// Those that have a ledger go before those of which nothing stands any more; of the latter, where
// they are surely the same place, the first by key is as good as another.
void PassOverEmpty(std::vector<Candidate>& candidates) {
  const auto stands = [](const Candidate& one) { return one.known.stands; };
  if (std::any_of(candidates.begin(), candidates.end(), stands)) {
    std::erase_if(candidates, std::not_fn(stands));
    return;
  }
  const auto same = std::find_if(candidates.begin(), candidates.end(),
                                 [](const Candidate& one) { return one.same == SamePlace::kYes; });
  if (same != candidates.end()) candidates = {*same};
}

// Which of them the document belongs to: the only one that is surely the same place; of several
// lists of one place the one whose titles it continues.
const Candidate* Choose(const std::vector<Candidate>& candidates, const Knowledge& ours) {
  const auto is_same = [](const Candidate& one) { return one.same == SamePlace::kYes; };
  if (const auto* same = Only(candidates, is_same)) return same;
  return Only(candidates,
              [&](const Candidate& one) { return is_same(one) && one.known.HasTitleOf(ours); });
}

Knowledge KnowledgeOf(const ledger::Document& document) {
  Knowledge known;
  known.place = understand::PlaceOf(document);
  known.Learn(document);
  return known;
}

// The letters, with a figure where another government has them.
base::Expected<std::string> FreeKey(const store::ReadTransaction& transaction,
                                    const std::string& name) {
  const std::string letters = port::text::PlacePinyin(name).substr(0, kMaxLetters);
  std::string key = letters;
  for (int i = 2;; ++i) {
    DUBAN_TRY(taken, transaction.FindGovernment(key));
    if (!taken) return key;
    key = letters + "-" + std::to_string(i);
  }
}

base::Expected<Resolved> NewGovernment(const store::ReadTransaction& transaction,
                                       const ledger::Document& document, const Place& place,
                                       bool has_namesake) {
  const std::string name = has_namesake ? place.superiors + place.name : place.name;
  if (name.empty())
    return Resolved{"file-" + document.source.sm3.substr(0, 8),
                    understand::UnknownGovernment(document.source.name)};
  DUBAN_TRY(key, FreeKey(transaction, name));
  if (key.empty()) return Resolved{"file-" + document.source.sm3.substr(0, 8), name};
  return Resolved{std::move(key), name};
}

// A key of a file's own bytes is that file's only: a few digits of a hash can be hit on purpose.
base::Expected<void> RequireOwnFile(const store::ReadTransaction& transaction,
                                    const store::Government& government,
                                    const ledger::Document& document) {
  DUBAN_TRY(periods, transaction.Periods(government.key));
  for (const store::Period& period : periods) {
    DUBAN_TRY(editions, transaction.Editions(government.key, period.year, period.label));
    for (const store::Edition& edition : editions)
      if (edition.head.source.sm3 == document.source.sm3) return {};
  }
  return Fail(ErrorCode::kConflict, "import-namesake",
              {{"known", government.name + " (" + government.key + ")"}});
}

}  // namespace

base::Expected<Resolved> ResolveGovernment(const Context& context,
                                           const ledger::Document& document) {
  DUBAN_TRY(transaction, context.store->Read());
  // Whoever has this very file was told once whose it is.
  DUBAN_TRY(holders, transaction.GovernmentsWithFile(document.source.sm3));
  if (holders.size() == 1) return Resolved{holders[0].key, holders[0].name};
  const Knowledge ours = KnowledgeOf(document);
  if (ours.place.name.empty()) return NewGovernment(transaction, document, ours.place, false);
  DUBAN_TRY(like, transaction.Governments(ours.place.name));
  std::vector<Candidate> candidates;
  bool has_namesake = false;
  for (const store::Government& government : like) {
    DUBAN_TRY(theirs, KnowledgeOf(transaction, government));
    if (theirs.place.name != ours.place.name) continue;
    has_namesake = true;
    const SamePlace answer = Compare(ours, theirs);
    if (answer != SamePlace::kNo) candidates.push_back({government, std::move(theirs), answer});
  }
  if (candidates.empty()) return NewGovernment(transaction, document, ours.place, has_namesake);
  PassOverEmpty(candidates);
  if (const Candidate* chosen = Choose(candidates, ours))
    return Resolved{chosen->government.key, chosen->government.name};
  const auto lists = std::count_if(candidates.begin(), candidates.end(), [](const Candidate& one) {
    return one.same == SamePlace::kYes;
  });
  return Fail(ErrorCode::kConflict, lists > 1 ? "import-which-list" : "import-namesake",
              {{"known", Shown(candidates)}});
}

base::Expected<std::optional<base::Message>> SecondKeyQuestionOf(
    const store::ReadTransaction& transaction, std::string_view key, std::string_view name,
    const ledger::Document& document) {
  Knowledge ours = KnowledgeOf(document);
  // Somebody may have named it otherwise than the table does.
  const Place named = understand::PlaceFromChain(name);
  if (named.name != ours.place.name) ours.place = named;
  DUBAN_TRY(like, transaction.Governments(ours.place.name));
  std::string known;
  for (const store::Government& government : like) {
    if (government.key == key) continue;
    if (StemOf(key) == StemOf(government.key)) return std::optional<base::Message>();
    DUBAN_TRY(theirs, KnowledgeOf(transaction, government));
    if (!theirs.stands || theirs.place.name != ours.place.name) continue;
    if (Compare(ours, theirs) == SamePlace::kNo) continue;
    known += (known.empty() ? "" : ", ") + Shown(government, theirs);
  }
  if (known.empty()) return std::optional<base::Message>();
  return std::optional(
      base::Message{"import-second-key", {{"known", known}, {"key", std::string(key)}}});
}

base::Expected<void> RequireSameGovernment(const store::ReadTransaction& transaction,
                                           std::string_view key, const ledger::Document& document) {
  DUBAN_TRY(government, transaction.FindGovernment(key));
  if (!government) return {};
  const Knowledge ours = KnowledgeOf(document);
  if (ours.place.name.empty()) return RequireOwnFile(transaction, *government, document);
  DUBAN_TRY(theirs, KnowledgeOf(transaction, *government));
  if (Compare(ours, theirs) == SamePlace::kYes) return {};
  DUBAN_TRY(holders, transaction.GovernmentsWithFile(document.source.sm3));
  if (std::any_of(holders.begin(), holders.end(),
                  [&](const store::Government& one) { return one.key == key; }))
    return {};
  return Fail(ErrorCode::kConflict, "import-namesake", {{"known", Shown(*government, theirs)}});
}

}  // namespace duban::workflow

// The event chain: ReadTransaction::Head, Events, VerifyChain, Version; WriteTransaction::Append,
// Note, ErasePayload. Format: docs/formats/event-chain.md.
#include <iterator>
#include <random>
#include <set>

#include "port/system/hash.h"
#include "store/db/session.h"
#include "store/store.h"
#include "store/text.h"

namespace duban::store {
namespace {

using base::ErrorCode;
using base::Expected;
using port::system::Sm3Hex;

constexpr int kPage = 500;

std::string Salt() {
  std::random_device random;
  std::array<uint8_t, 16> bytes;
  for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(random());
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string salt;
  for (const uint8_t byte : bytes) {
    salt += kDigits[byte >> 4];
    salt += kDigits[byte & 15];
  }
  return salt;
}

// Walks a chain from its begin and remembers the first break.
class Walk {
 public:
  explicit Walk(const std::vector<ChainHead>& witnesses) : witnesses_(witnesses) {}

  void Take(const Event& event, bool payload_holds) {
    if (report_.broken) return;
    CheckLink(event);
    CheckPayload(event, payload_holds);
    for (const ChainHead& witness : witnesses_)
      if (event.sequence == witness.sequence && event.sm3 != witness.sm3)
        Break(event.sequence, ChainFault::kWitness);
    ++report_.events;
    report_.head = {event.sequence, event.sm3};
  }

  ChainReport Finish(const ChainHead& head) && {
    if (!report_.broken) {
      for (const int64_t sequence : missing_) {
        if (erased_.contains(sequence)) continue;
        Break(sequence, ChainFault::kLost);
        break;
      }
    }
    report_.erased = static_cast<int64_t>(missing_.size());
    if (head != report_.head) Break(report_.head.sequence, ChainFault::kHead);
    for (const ChainHead& witness : witnesses_)
      if (witness.sequence > report_.head.sequence)
        Break(report_.head.sequence, ChainFault::kWitness);
    return std::move(report_);
  }

 private:
  void Break(int64_t sequence, ChainFault fault) {
    if (!report_.broken) report_.broken = ChainBreak{sequence, fault};
  }

  void CheckLink(const Event& event) {
    const int64_t expected = report_.head.sequence + 1;
    if (event.sequence != expected) return Break(expected, ChainFault::kGap);
    if (event.previous != report_.head.sm3) return Break(expected, ChainFault::kPrevious);
    if (Sm3Hex(CanonicalBytes(event)) != event.sm3) Break(expected, ChainFault::kHash);
  }

  void CheckPayload(const Event& event, bool payload_holds) {
    if (!event.payload)
      missing_.insert(event.sequence);
    else if (!payload_holds)
      Break(event.sequence, ChainFault::kPayload);
    else if (event.kind == kErased)
      erased_.insert(ErasedBy(*event.payload));
  }

  const std::vector<ChainHead>& witnesses_;
  ChainReport report_;
  std::set<int64_t> missing_, erased_;
};

struct StoredEvent {
  Event event;
  bool payload_holds = false;  // the stored bytes are those that were hashed
};

Expected<std::vector<StoredEvent>> ReadEvents(db::Session& session, std::string_view government,
                                              int64_t after, int limit) {
  DUBAN_TRY(rows, (session.Select<int64_t, std::string, int64_t, std::string, std::string,
                                  std::string, std::string, std::optional<std::string>>(
                      "SELECT e.sequence, e.kind, e.at, e.actor, e.payload_sm3, e.previous, e.sm3,"
                      " p.body FROM events e LEFT JOIN event_payloads p"
                      " ON p.government = e.government AND p.sequence = e.sequence"
                      " WHERE e.government = ? AND e.sequence > ? ORDER BY e.sequence LIMIT ?",
                      {government, after, limit})));
  std::vector<StoredEvent> events;
  events.reserve(rows.size());
  for (auto& [sequence, kind, at, actor, payload_sm3, previous, sm3, body] : rows) {
    StoredEvent& one = events.emplace_back();
    one.payload_holds = body && Sm3Hex(*body) == payload_sm3;
    one.event = {std::string(government),
                 sequence,
                 std::move(kind),
                 {at},
                 std::move(actor),
                 payload_sm3,
                 std::move(previous),
                 std::move(sm3),
                 std::nullopt};
    if (body) one.event.payload = DecodeArguments(*body);
  }
  return events;
}

}  // namespace

Expected<ChainHead> ReadTransaction::Head(std::string_view government) const {
  DUBAN_TRY(rows, (session().Select<int64_t, std::string>(
                      "SELECT sequence, sm3 FROM chain_heads WHERE government = ?", {government})));
  if (rows.empty())
    return base::Fail(ErrorCode::kNotFound, "store-no-government",
                      {{"government", std::string(government)}});
  return ChainHead{std::get<0>(rows[0]), std::get<1>(rows[0])};
}

Expected<std::vector<Event>> ReadTransaction::Events(std::string_view government, int64_t after,
                                                     int limit) const {
  DUBAN_TRY(stored, ReadEvents(session(), government, after, limit));
  std::vector<Event> events;
  events.reserve(stored.size());
  for (StoredEvent& one : stored) events.push_back(std::move(one.event));
  return events;
}

Expected<ChainReport> ReadTransaction::VerifyChain(std::string_view government,
                                                   const std::vector<ChainHead>& witnesses) const {
  auto head = Head(government);
  if (!head && head.error().code != ErrorCode::kNotFound)
    return base::Fail(std::move(head).error());
  Walk walk(witnesses);
  for (int64_t after = 0;;) {
    DUBAN_TRY(page, ReadEvents(session(), government, after, kPage));
    if (!head) {
      // A head that somebody took away is a broken chain, not an unknown government.
      DUBAN_TRY(known, FindGovernment(government));
      if (page.empty() && !known) return base::Fail(std::move(head).error());
      head = ChainHead{};
    }
    for (const StoredEvent& one : page) walk.Take(one.event, one.payload_holds);
    if (page.size() < kPage) return std::move(walk).Finish(*head);
    after = page.back().event.sequence;
  }
}

namespace {

Expected<std::string> VersionOfAll(db::Session& session) {
  DUBAN_TRY(rows, (session.Select<int64_t, int64_t>(
                      "SELECT count(*), CAST(coalesce(sum(sequence), 0) AS BIGINT)"
                      " FROM chain_heads",
                      {})));
  return std::to_string(std::get<0>(rows[0])) + "-" + std::to_string(std::get<1>(rows[0]));
}

}  // namespace

Expected<std::string> ReadTransaction::Version(std::string_view government) const {
  if (!government.empty()) {
    DUBAN_TRY(head, Head(government));
    return std::to_string(head.sequence) + "-" + head.sm3.substr(0, 8);
  }
  if (session().state_query().empty()) return VersionOfAll(session());
  // With hundreds of governments the sum costs more than a kept page; it is made once per state.
  DUBAN_TRY(state, session().Select<int64_t>(session().state_query(), {}));
  const int64_t now = std::get<0>(state[0]);
  if (session().remembered() && session().remembered()->state == now)
    return session().remembered()->answer;
  DUBAN_TRY(answer, VersionOfAll(session()));
  session().Remember({now, answer});
  return std::move(answer);
}

void WriteTransaction::Note(std::string_view name, std::string value) {
  changed_ = true;
  noted_.emplace_back(std::string(kNoted) + std::string(name), std::move(value));
}

Expected<int64_t> WriteTransaction::Append(std::string_view kind, base::Arguments payload) {
  if (!exists_)
    return base::Fail(ErrorCode::kNotFound, "store-no-government",
                      {{"government", change_.government}});
  payload.insert(payload.end(), std::make_move_iterator(noted_.begin()),
                 std::make_move_iterator(noted_.end()));
  noted_.clear();
  payload.emplace_back("salt", Salt());
  const std::string body = PayloadBytes(payload);
  Event event{change_.government,
              sequence_ + 1,
              std::string(kind),
              change_.at,
              change_.actor,
              Sm3Hex(body),
              head_,
              {},
              std::nullopt};
  event.sm3 = Sm3Hex(CanonicalBytes(event));
  DUBAN_CHECK(session().Execute(
      "INSERT INTO events (government, sequence, kind, at, actor, payload_sm3, previous, sm3)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      {event.government, event.sequence, event.kind, event.at.milliseconds, event.actor,
       event.payload_sm3, event.previous, event.sm3}));
  DUBAN_CHECK(
      session().Execute("INSERT INTO event_payloads (government, sequence, body) VALUES (?, ?, ?)",
                        {event.government, event.sequence, body}));
  sequence_ = event.sequence;
  head_ = event.sm3;
  ++appended_;
  changed_ = true;
  return event.sequence;
}

Expected<int64_t> WriteTransaction::ErasePayload(int64_t sequence, std::string_view reason) {
  // What names an erased payload stays, or nobody could tell an erasure from a loss.
  DUBAN_TRY(stored, ReadEvents(session(), change_.government, sequence - 1, 1));
  const bool found = !stored.empty() && stored[0].event.sequence == sequence;
  if (found && stored[0].event.kind == kErased)
    return base::Fail(ErrorCode::kConflict, "store-erasure-stays",
                      {{"sequence", std::to_string(sequence)}});
  if (!found || !stored[0].event.payload)
    return base::Fail(ErrorCode::kNotFound, "store-no-payload",
                      {{"sequence", std::to_string(sequence)}});
  // What was changed on disk since would be taken over as if the chain had said it.
  if (!stored[0].payload_holds)
    return base::Fail(ErrorCode::kConflict, "store-payload-changed",
                      {{"sequence", std::to_string(sequence)}});
  DUBAN_CHECK(session().Execute("DELETE FROM event_payloads WHERE government = ? AND sequence = ?",
                                {change_.government, sequence}));
  base::Arguments payload = {{"sequence", std::to_string(sequence)},
                             {"reason", std::string(reason)}};
  for (auto& [name, text] : *stored[0].event.payload)
    if (name.starts_with(kNoted)) payload.emplace_back(std::move(name), std::move(text));
  return Append(kErased, std::move(payload));
}

}  // namespace duban::store

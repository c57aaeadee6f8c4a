// Entry point: KeepingOf.
#include "query/keeping.h"

#include "query/editions.h"
#include "store/store.h"

namespace duban::query {
namespace {

using base::Expected;

Proof ProofOf(std::string_view government, store::LedgerReport report) {
  Proof proof;
  proof.government = std::string(government);
  proof.events = report.chain.events;
  proof.erased = report.chain.erased;
  proof.head = {report.chain.head.sequence, report.chain.head.sm3};
  if (report.chain.broken)
    proof.broken = {report.chain.broken->sequence, std::string(Name(report.chain.broken->fault))};
  for (store::Disagreement& one : report.disagreements)
    proof.differences.push_back({std::move(one.aspect), std::move(one.period), one.edition, one.row,
                                 std::move(one.name), std::move(one.chain), std::move(one.tables)});
  return proof;
}

class StoreKeeping : public Keeping {
 public:
  explicit StoreKeeping(store::Store& store) : store_(store) {}

  Expected<std::vector<std::string>> Chains() const override {
    DUBAN_TRY(transaction, store_.Read());
    return transaction.Chains();
  }

  Expected<Proof> Prove(std::string_view government,
                        const std::vector<Head>& witnesses) const override {
    DUBAN_TRY(transaction, store_.Read());
    std::vector<store::ChainHead> heads;
    for (const Head& witness : witnesses) heads.push_back({witness.sequence, witness.sm3});
    DUBAN_TRY(report, transaction.VerifyLedger(government, heads));
    return ProofOf(government, std::move(report));
  }

  Expected<std::vector<StoreDifference>> ProveStore() const override {
    DUBAN_TRY(transaction, store_.Read());
    DUBAN_TRY(faults, transaction.VerifyStore());
    std::vector<StoreDifference> differences;
    for (store::StoreFault& one : faults)
      differences.push_back({std::move(one.kind), std::move(one.object), std::move(one.name),
                             std::move(one.government), one.rows, std::move(one.detail)});
    return differences;
  }

  Expected<std::vector<EventLine>> Events(std::string_view government, int64_t after,
                                          int limit) const override {
    DUBAN_TRY(transaction, store_.Read());
    DUBAN_CHECK(transaction.Head(government));  // kNotFound for an unknown one
    DUBAN_TRY(events, transaction.Events(government, after, limit));
    std::vector<EventLine> lines;
    for (store::Event& event : events)
      lines.push_back({event.sequence, std::move(event.kind), event.at, std::move(event.actor),
                       std::move(event.sm3), std::move(event.payload)});
    return lines;
  }

  Expected<Original> OriginalOf(std::string_view government, int year, std::string_view period,
                                int edition) const override {
    DUBAN_TRY(transaction, store_.Read());
    return ReadOriginal(transaction, government, year, period, edition);
  }

 private:
  store::Store& store_;
};

}  // namespace

std::unique_ptr<Keeping> KeepingOf(store::Store& store) {
  return std::make_unique<StoreKeeping>(store);
}

}  // namespace duban::query

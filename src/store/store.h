// The store: one interface over SQLite and PostgreSQL.
//
//   Store            opened once from an address; shared by all threads
//   ReadTransaction  one unchanging view of everything
//   WriteTransaction changes of one government; commits whole or not at all
//
// Guarantees. A reader sees all of a change or nothing of it. A write transaction first locks the
// head of its government's event chain, so changes of one government come one after another; with
// SQLite there is one writer at a time at all. What a transaction changes is noted in the event
// that it appends next, and a change that no event notes is refused, so that nothing changes
// unseen. After a crash at any point the store holds the last commit.
//
// Limits. Texts are valid UTF-8 without NUL (kMalformed otherwise); kept files up to
// kMaxKeptFile. Failures: kBusy (locked by somebody else beyond the waiting time), kStorage
// (disk full, read-only, connection lost, damaged file), kForeignStore (not duban's, newer, or made
// by other migrations), kNotFound, kConflict (a key that stands already), kInternal.
//
// Thread rule: Store from any number of threads; a transaction from one thread at a time. A
// transaction must end before its Store does.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "ledger/document.h"
#include "store/event.h"
#include "store/records.h"

namespace duban::store {

namespace db {
class Engine;
class Lease;
class Session;
}  // namespace db

inline constexpr uint64_t kMaxKeptFile = 64ull << 20;

class ReadTransaction {
 public:
  ReadTransaction(ReadTransaction&&) noexcept;
  ReadTransaction& operator=(ReadTransaction&&) = delete;
  virtual ~ReadTransaction();  // rolls back what was not committed

  // --- governments and periods
  base::Expected<std::optional<Government>> FindGovernment(std::string_view key) const;
  // By key; those whose key or name holds `text`, also where nothing stands any more. limit 0: all.
  base::Expected<std::vector<Government>> Governments(std::string_view text = {}, int offset = 0,
                                                      int limit = 0) const;
  // By key: those that have an edition of this file, one that was corrected since too, but not one
  // that was undone.
  base::Expected<std::vector<Government>> GovernmentsWithFile(std::string_view sm3) const;
  // How many have a period that stands.
  base::Expected<int> CountGovernments(std::string_view text = {}) const;
  // A page of those that have one, with the periods that stand, from stored tallies alone.
  base::Expected<std::vector<GovernmentOverview>> Overview(std::string_view text = {},
                                                           int offset = 0, int limit = 0) const;
  // Years that have a plan, earliest first.
  base::Expected<std::vector<int>> Plans(std::string_view government) const;
  // By year, as_of, label; also those where nothing stands any more. Year 0: of all plans.
  base::Expected<std::vector<Period>> Periods(std::string_view government, int year = 0) const;
  base::Expected<std::optional<Period>> FindPeriod(std::string_view government, int year,
                                                   std::string_view label) const;

  // --- editions
  base::Expected<Edition> FindEdition(std::string_view government, std::string_view id) const;
  // Every edition of a period, by number.
  base::Expected<std::vector<Edition>> Editions(std::string_view government, int year,
                                                std::string_view label) const;
  // Rows with targets, verdicts, events and their findings, in document order. `first` and `count`
  // choose a part; count 0: all.
  base::Expected<std::vector<StoredRow>> Rows(std::string_view government, std::string_view edition,
                                              int first = 0, int count = 0) const;
  // Every finding of the edition, in document order (those of rows too).
  base::Expected<std::vector<ledger::Finding>> Findings(std::string_view government,
                                                        std::string_view edition) const;
  // Those of one code only: by far fewer than all.
  base::Expected<std::vector<ledger::Finding>> Findings(std::string_view government,
                                                        std::string_view edition,
                                                        std::string_view code) const;
  // The digests of what the tables hold of it now: others than the chain's tell that somebody
  // changed them behind the program's back.
  base::Expected<EditionDigests> DigestsNow(std::string_view government,
                                            std::string_view edition) const;
  // What people said of the reading: the lines that the edition was judged by.
  base::Expected<std::vector<ledger::CorrectionLine>> Corrections(std::string_view government,
                                                                  std::string_view edition) const;
  // The whole document as it was imported.
  base::Expected<ledger::Document> Document(std::string_view government,
                                            std::string_view edition) const;

  // --- tasks
  base::Expected<std::optional<Task>> FindTask(std::string_view government,
                                               std::string_view id) const;
  // Tasks of a plan, by ordinal and id; also those whose rows went to another.
  base::Expected<std::vector<Task>> Tasks(std::string_view government, int year) const;
  // Its rows in the periods that stand, by as_of and label.
  base::Expected<std::vector<Appearance>> History(std::string_view government,
                                                  std::string_view task) const;
  // Its rows in the editions before, of periods that stand, by period and number; what was undone
  // is not among them.
  base::Expected<std::vector<FormerAppearance>> FormerRows(std::string_view government,
                                                           std::string_view task) const;
  base::Expected<std::vector<TaskRevision>> Revisions(std::string_view government,
                                                      std::string_view task) const;
  // Links from or to the task.
  base::Expected<std::vector<TaskLink>> Links(std::string_view government,
                                              std::string_view task) const;
  // The task, and all that were joined to it, so that their addresses lead to it.
  base::Expected<std::vector<std::string>> JoinedTo(std::string_view government,
                                                    std::string_view task) const;
  // Where an address leads: follows kJoined links to their end, or to a task that stands (a joined
  // one does again where an import was undone and repeated).
  base::Expected<std::string> ResolveTask(std::string_view government, std::string_view task) const;

  // Tasks whose newest row holds `text` (folded as FoldForSearch does), newest period first, then
  // in document order. Empty government: all of them. Empty text: nothing.
  base::Expected<SearchResult> Search(std::string_view government, std::string_view text,
                                      int offset, int limit) const;

  // --- kept files
  // The bytes that were kept under their SM3. kNotFound.
  base::Expected<std::string> KeptFile(std::string_view government, std::string_view sm3) const;
  base::Expected<bool> HoldsFile(std::string_view government, std::string_view sm3) const;

  // --- the chain
  // kNotFound for an unknown government.
  base::Expected<ChainHead> Head(std::string_view government) const;
  // From the first after `after`, at most `limit`.
  base::Expected<std::vector<Event>> Events(std::string_view government, int64_t after,
                                            int limit) const;
  // Walks the whole chain in pages and tells its first broken place. `witnesses` are heads noted
  // earlier that must still stand in it.
  base::Expected<ChainReport> VerifyChain(std::string_view government,
                                          const std::vector<ChainHead>& witnesses = {}) const;
  // The chain, and whether the tables hold what it says. Where the chain itself is broken the
  // tables are not compared.
  base::Expected<LedgerReport> VerifyLedger(std::string_view government,
                                            const std::vector<ChainHead>& witnesses = {}) const;
  // What stands in the database beside what the migrations make of an empty one, rows whose parents
  // are gone, and what the database itself finds damaged. Reads every table.
  base::Expected<std::vector<StoreFault>> VerifyStore() const;
  // Keys of everybody who has an event, a head or a name, by key: more than Governments() where
  // somebody took one of them away.
  base::Expected<std::vector<std::string>> Chains() const;
  // Changes with every committed change of the government (empty: of the whole store).
  base::Expected<std::string> Version(std::string_view government) const;

 protected:
  friend class Store;
  explicit ReadTransaction(std::unique_ptr<db::Lease> lease);
  db::Lease& lease() const { return *lease_; }
  db::Session& session() const;

 private:
  std::unique_ptr<db::Lease> lease_;
};

// Who changes what, and when.
struct Change {
  std::string government;  // key; need not exist yet
  std::string actor;
  base::Instant at;
  bool dry_run = false;  // everything is done and then rolled back
};

struct NewEdition {
  int year = 0;
  std::string period;  // label; the period is made where it does not stand
  base::Date as_of;
  // With readings and findings. Its `source.sm3` names the file.
  const ledger::Document* document = nullptr;
  std::vector<std::string> tasks;  // id of the task of each row, parallel to document->tasks
};

class WriteTransaction : public ReadTransaction {
 public:
  const Change& change() const { return change_; }

  // The next key of this government: six characters, sorting in the order of their making. Given
  // back when the transaction rolls back.
  base::Expected<std::string> NewId();

  // Makes the government or gives it another name. The government must be put before anything of
  // it.
  base::Expected<void> PutGovernment(std::string_view name);
  // Makes the plan where it does not stand.
  base::Expected<void> PutPlan(int year);
  base::Expected<Task> AddTask(int year, int ordinal);

  // Stores a document as the next edition of a period and lets it stand; tells its id. Wordings
  // that a task did not have become revisions of it. The next event notes its digests, and the task
  // of each of its rows. kConflict where two of them are of one task.
  base::Expected<Edition> AddEdition(const NewEdition& edition);
  // Lets the edition stand that the current one replaced, or none; the current one becomes undone.
  // kNotFound where nothing stands.
  base::Expected<void> UndoEdition(int year, std::string_view period);

  // The row is one of another task from now on (join and unjoin by hand). The row as printed stays.
  // kConflict where that task has another row in the edition.
  base::Expected<void> MoveRow(std::string_view edition, int ordinal, std::string_view task);
  // kConflict where it stands already.
  base::Expected<void> AddLink(const TaskLink& link);
  base::Expected<void> RemoveLink(const TaskLink& link);

  // Keeps the bytes once under their SM3, which it tells. kLimit beyond kMaxKeptFile.
  base::Expected<std::string> KeepFile(std::string_view bytes);

  // Appends to the chain; tells the event's number. Behind `payload` stands what was changed since
  // the event before (docs/formats/event-chain.md), then a random line, so that an erased payload
  // cannot be guessed from its hash.
  base::Expected<int64_t> Append(std::string_view kind, base::Arguments payload);
  // Erases the payload of an event and appends "payload.erased", which names it and the reason and
  // takes over what the erased one noted of the tables, so that they can still be verified.
  base::Expected<int64_t> ErasePayload(int64_t sequence, std::string_view reason);

 private:
  friend class Store;
  WriteTransaction(std::unique_ptr<db::Lease> lease, Change change);
  base::Expected<void> LockHead();
  base::Expected<void> Finish();
  // Something was changed that the next event must bear.
  void Note(std::string_view name, std::string value);
  // contents[i] becomes a revision of tasks[i] where that task has no such wording yet.
  base::Expected<void> AddRevisions(int year, const std::vector<std::string>& tasks,
                                    const std::vector<std::string>& contents);
  // kConflict where the task has another row in the edition than this one. No index of the tables
  // sees to it: a store in which an earlier build made such rows must still open, to be mended.
  base::Expected<void> RequireNoRow(std::string_view edition, int ordinal, std::string_view task);
  // Fills in the edition's digest and notes them and the tasks of its rows.
  base::Expected<void> NoteEdition(Edition& edition, const std::vector<std::string>& tasks);
  // Lets another edition stand for a period, or none, and brings the search up to date.
  base::Expected<void> LetStand(int year, std::string_view period, base::Date as_of,
                                const std::optional<std::string>& edition,
                                const std::optional<std::string>& former);

  Change change_;
  bool exists_ = false;   // the government stands
  int64_t sequence_ = 0;  // of the chain's newest event
  std::string head_;      // its hash
  int64_t next_id_ = 1;
  int64_t appended_ = 0;  // events of this transaction
  bool changed_ = false;
  base::Arguments noted_;  // changes that no event bears yet
};

// What may happen to a store when it is opened.
enum class Opening {
  kRead,    // nothing: it must stand, and have this program's tables
  kChange,  // it must stand; older tables are brought up to date
  kMake,    // also made where there is none
};

class Store {
 public:
  // `address` is a path, "sqlite:PATH" or "postgres://…" ("postgresql://…"). The engines are
  // those that may be used; the first that accepts the address is. What must stand and does not, or
  // holds no tables yet, is kNotFound; what kRead would have to bring up to date is kForeignStore
  // ("store-older"). Either stays as it is.
  static base::Expected<std::unique_ptr<Store>> Open(std::string_view address,
                                                     const std::vector<const db::Engine*>& engines,
                                                     Opening opening = Opening::kMake);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // A view of everything as of now. Waits where too many are open.
  base::Expected<ReadTransaction> Read();

  // Runs `body` in a transaction that holds the government's chain and commits when it succeeds;
  // rolls back when it fails or throws. Where the database asks for it (serialization, deadlock,
  // a connection lost before the commit) `body` runs again from the start, so it must have no
  // effect but on its argument and on what it sets anew. After a failure inside it, `body` must
  // return: PostgreSQL refuses what comes next.
  base::Expected<void> Write(const Change& change,
                             const std::function<base::Expected<void>(WriteTransaction&)>& body);

  // Takes what was erased out of the database's files too, not only out of its tables. False where
  // somebody else's open view kept it from doing so: then it goes with a later call, or when the
  // last process closes the store. What backups and replicas hold is beyond its reach, and so is
  // PostgreSQL's own log.
  base::Expected<bool> ForgetErased();

  // "sqlite" or "postgres", and the version of its schema.
  std::string_view engine() const;
  int schema_version() const;
  // The version that was brought up to date when it was opened; none where nothing had to be.
  std::optional<int> migrated_from() const;

 private:
  struct State;
  explicit Store(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace duban::store

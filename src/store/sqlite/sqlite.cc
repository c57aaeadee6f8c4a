// Sqlite(): the engine over one SQLite file; ScratchSession().
#include "store/sqlite/sqlite.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <thread>

#include "port/system/file.h"
#include "store/db/engine.h"

namespace duban::store::sqlite {
namespace {

using base::ErrorCode;

// "dubn": written into the file's header, so that a database of another program is told from ours.
constexpr int64_t kApplicationId = 0x6475626E;
constexpr std::string_view kScheme = "sqlite:";
constexpr std::string_view kMagic{"SQLite format 3\0", 16};
constexpr int kBusyMilliseconds = 5000;

// Primary result codes of sqlite3.h; the extended ones bear them in their low byte.
enum Code {
  kPerm = 3,
  kBusy = 5,
  kLocked = 6,
  kReadOnly = 8,
  kFailedIo = 10,
  kCorrupt = 11,
  kFull = 13,
  kCannotOpen = 14,
  kConstraint = 19,
  kNotADatabase = 26,
  // SQLITE_IOERR_…
  kWriteFailed = kFailedIo | 3 << 8,
  kSyncFailed = kFailedIo | 4 << 8,
  kTruncateFailed = kFailedIo | 6 << 8,
  kNoSharedMemory = kFailedIo | 19 << 8,        // SHMSIZE
  kSharedMemoryUnmapped = kFailedIo | 21 << 8,  // SHMMAP
};

// The number of what kept the database from growing; 0 where something else failed. SQLite asks
// the system for it after other calls: a limit of this process's files is the likeliest where it
// tells nothing of the kind.
int WhyNotGrown(int extended, int system) {
  if ((extended & 0xff) != kFailedIo) return 0;
  if (system == EFBIG || system == EDQUOT || system == ENOSPC) return system;
  switch (extended) {
    case kWriteFailed:
    case kSyncFailed:
    case kTruncateFailed:
    case kSharedMemoryUnmapped:
      return port::system::HasFileLimit() ? EFBIG : 0;
    case kNoSharedMemory:  // the memory beside the log: the disk has no room even for reading
      return port::system::HasFileLimit() ? EFBIG : ENOSPC;
    default:
      return 0;
  }
}

std::string PathOf(std::string_view address) {
  if (address.starts_with(kScheme)) address.remove_prefix(kScheme.size());
  return std::string(address);
}

uint32_t BigEndian(const char* at, int bytes) {
  uint32_t number = 0;
  for (int i = 0; i < bytes; ++i) number = number << 8 | static_cast<unsigned char>(at[i]);
  return number;
}

// The header tells the size of the file. While a write-ahead log stands beside it, pages may still
// be in the log only.
bool IsCutShort(const std::string& path, const std::array<char, 100>& header) {
  std::error_code error;
  const auto log = std::filesystem::file_size(path + "-wal", error);
  if (!error && log > 0) return false;
  const uint32_t written = BigEndian(&header[16], 2);
  const uint64_t page = written == 1 ? 65536 : written;  // 1 stands for 65536 there
  const uint64_t pages = BigEndian(&header[28], 4);
  const auto size = std::filesystem::file_size(path, error);
  return !error && size < page * pages;
}

// As SQLite's own address for a file that nobody changes (https://www.sqlite.org/uri.html).
std::string AsFrozen(const std::string& path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string address = "file:";
  for (const char c : path) {
    if (c == '?' || c == '#' || c == '%') {
      const auto byte = static_cast<unsigned char>(c);
      address += '%';
      address += kHex[byte >> 4];
      address += kHex[byte & 15];
    } else {
      address += c;
    }
  }
  return address + "?immutable=1";
}

bool HasContent(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  return !error && size > 0;
}

// SQLite makes the memory beside the log as large as this, also to read.
constexpr uint64_t kSharedMemory = 32768;
// An empty store, its log and the memory beside it take less.
constexpr uint64_t kNewStore = uint64_t{1} << 20;

bool IsShort(const std::string& folder, uint64_t needed) {
  const auto room = port::system::RoomAt(folder);
  return room && *room < needed;
}

// The disk has no room for what opening a standing store makes: asked before, since SQLite would
// leave the beginnings of it behind.
bool CannotOpenFor(const std::string& path) {
  std::error_code error;
  const auto memory = std::filesystem::file_size(path + "-shm", error);
  if (!error && memory >= kSharedMemory) return false;  // somebody has made it
  return IsShort(path, kSharedMemory);
}

// What the frozen file was when it was opened; a log with content, or another state of the file
// itself, tell that somebody writes after all.
class Stamp {
 public:
  explicit Stamp(const std::string& path) : path_(path) { Take(size_, changed_); }
  bool IsOld() const {
    uintmax_t size = 0;
    std::filesystem::file_time_type changed;
    Take(size, changed);
    return HasContent(path_ + "-wal") || size != size_ || changed != changed_;
  }

 private:
  void Take(uintmax_t& size, std::filesystem::file_time_type& changed) const {
    std::error_code ignored;
    size = std::filesystem::file_size(path_, ignored);
    changed = std::filesystem::last_write_time(path_, ignored);
  }

  std::string path_;
  uintmax_t size_ = 0;
  std::filesystem::file_time_type changed_;
};

base::Unexpected<base::Error> Full() {
  return base::Fail(ErrorCode::kStorage, "store-full");
}

// What a look at the first bytes tells (https://www.sqlite.org/fileformat.html). An empty file is
// a store that is yet to be made.
base::Expected<void> CheckHeader(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return base::Fail(ErrorCode::kUnreadable, "store-unreadable",
                      {{"reason", port::system::ReasonOf(errno)}});
  std::array<char, 100> header{};
  file.read(header.data(), header.size());
  const auto got = static_cast<size_t>(file.gcount());
  if (got == 0) return {};
  if (std::string_view(header.data(), std::min(got, kMagic.size())) != kMagic)
    return base::Fail(ErrorCode::kForeignStore, "store-foreign");
  if (got < header.size() || IsCutShort(path, header))
    return base::Fail(ErrorCode::kStorage, "store-cut-short");
  return {};
}

// SQLite waits for nobody here, whatever its busy timeout: several processes may be making a new
// store at once.
base::Expected<void> UseLog(db::Session& session) {
  constexpr int kPause = 20;
  for (int waited = 0;; waited += kPause) {
    auto done = session.Run("PRAGMA journal_mode = WAL");
    if (done || done.error().code != ErrorCode::kBusy || waited >= kBusyMilliseconds) return done;
    std::this_thread::sleep_for(std::chrono::milliseconds(kPause));
  }
}

class Engine final : public db::Engine {
 public:
  std::string_view name() const override { return "sqlite"; }

  bool Accepts(std::string_view address) const override {
    return address.starts_with(kScheme) || address.find("://") == std::string_view::npos;
  }

  base::Expected<void> Probe(std::string_view address, bool create) const override {
    const std::string path = PathOf(address);
    // SQLite would open these and keep nothing, or something else than the name says.
    if (path.empty() || path == ":memory:" || path.starts_with("file:"))
      return base::Fail(ErrorCode::kUsage, "store-not-a-file");
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (std::filesystem::is_directory(status))
      return base::Fail(ErrorCode::kStorage, "store-is-folder");
    if (std::filesystem::exists(status)) return CheckHeader(path);
    if (!create) return base::Fail(ErrorCode::kNotFound, "store-missing");
    const auto folder = std::filesystem::absolute(path, error).parent_path();
    if (!std::filesystem::is_directory(folder, error))
      return base::Fail(ErrorCode::kStorage, "store-folder-missing", {{"folder", folder.string()}});
    if (const int why = port::system::WhyNotWritable(folder.string()); why != 0)
      return base::Fail(ErrorCode::kStorage, "store-not-made",
                        {{"folder", folder.string()}, {"reason", port::system::ReasonOf(why)}});
    if (IsShort(folder.string(), kNewStore)) return Full();
    return {};
  }

  base::Expected<std::unique_ptr<db::Session>> Connect(std::string_view address,
                                                       db::Purpose purpose) const override {
    const std::string path = PathOf(address);
    if (path.find('"') != std::string::npos)
      return base::Fail(ErrorCode::kUsage, "store-bad-address");
    std::error_code error;
    const auto real = std::filesystem::canonical(path, error);  // the log stands beside this one
    return error ? ConnectNew(path, purpose) : ConnectStanding(real.string(), purpose);
  }

  base::Expected<db::Content> Inspect(db::Session& session) const override {
    DUBAN_TRY(id, session.Select<int64_t>("PRAGMA application_id", {}));
    if (!id.empty() && std::get<0>(id[0]) == kApplicationId) return db::Content::kDuban;
    DUBAN_TRY(tables, session.Select<int64_t>("SELECT count(*) FROM sqlite_master", {}));
    const bool empty = !id.empty() && std::get<0>(id[0]) == 0 && std::get<0>(tables[0]) == 0;
    return empty ? db::Content::kEmpty : db::Content::kForeign;
  }

  base::Expected<void> Claim(db::Session& session) const override {
    return session.Run("PRAGMA application_id = " + std::to_string(kApplicationId));
  }

  std::string_view Begin(db::Purpose purpose) const override {
    // IMMEDIATE: a transaction that reads first and writes later could otherwise fail half-way.
    return purpose == db::Purpose::kRead ? "BEGIN" : "BEGIN IMMEDIATE";
  }
  std::string_view LockClause() const override { return ""; }
  std::string_view KeyType() const override { return "TEXT"; }
  std::string Contains(std::string_view column) const override {
    return "instr(" + std::string(column) + ", ?) > 0";
  }
  int Writers() const override { return 1; }

  // The write-ahead log still holds the pages as they were; secure_delete cleans the file itself.
  base::Expected<bool> Forget(db::Session& session) const override {
    DUBAN_TRY(result,
              (session.Select<int64_t, int64_t, int64_t>("PRAGMA wal_checkpoint(TRUNCATE)", {})));
    return result.empty() || std::get<0>(result[0]) == 0;
  }

  // SQLite keeps the text that made each object. Statistics of ANALYZE change no answer.
  std::string_view ObjectsQuery() const override {
    return "SELECT type, name, coalesce(sql, '') FROM sqlite_schema"
           " WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'";
  }
  std::string_view BlueprintQuery() const override {
    return "SELECT type, name, coalesce(replace(sql, 'duban_key', 'TEXT'), '') FROM sqlite_schema";
  }
  std::string_view DamageQuery() const override { return "PRAGMA integrity_check(20)"; }

  db::Diagnosis Diagnose(const db::Fault& fault) const override {
    const int extended = std::atoi(fault.code.c_str());
    const int code = extended & 0xff;
    const base::Arguments why = {{"reason", fault.text}};
    auto as = [&](ErrorCode kind, const char* key) {
      return db::Diagnosis{{kind, {key, why}, {}}, false, false};
    };
    const int no_room = WhyNotGrown(extended, fault.system);
    if (no_room == ENOSPC) return as(ErrorCode::kStorage, "store-full");
    if (no_room != 0)
      return {
          {ErrorCode::kStorage, {"store-limit", {{"reason", port::system::ReasonOf(no_room)}}}, {}},
          false,
          false};
    switch (code) {
      case kBusy:
      case kLocked:
        return as(ErrorCode::kBusy, "store-busy");
      case kPerm:
      case kReadOnly:
        return as(ErrorCode::kStorage, "store-read-only");
      case kCorrupt:
        return as(ErrorCode::kStorage, "store-damaged");
      case kFull:
        return as(ErrorCode::kStorage, "store-full");
      case kCannotOpen:
        return as(ErrorCode::kStorage, "store-not-opened");
      case kConstraint:
        return as(ErrorCode::kConflict, "store-conflict");
      case kNotADatabase:
        return as(ErrorCode::kForeignStore, "store-foreign");
      default:
        return as(ErrorCode::kStorage, "store-failed");
    }
  }

 private:
  // In a folder where nothing may be written SQLite cannot make the memory beside the log, nor on a
  // full disk. With no log there, no process has the store open, and it can be read as it stands;
  // an empty log holds nothing that the file has not.
  static bool IsReadableFrozen(const std::string& path, db::Purpose purpose,
                               std::string_view failure) {
    if (failure == "store-not-opened" || failure == "store-read-only")
      return !std::filesystem::exists(path + "-wal");
    return purpose == db::Purpose::kRead && (failure == "store-full" || failure == "store-limit") &&
           !HasContent(path + "-wal");
  }

  base::Expected<std::unique_ptr<db::Session>> ConnectFrozen(const std::string& path,
                                                             db::Purpose purpose) const {
    const Stamp stamp(path);  // before: what changes while it is opened counts as well
    DUBAN_TRY(session, ConnectTo(AsFrozen(path), purpose));
    session->SetOutdated([stamp] { return stamp.IsOld(); });
    return std::move(session);
  }

  base::Expected<std::unique_ptr<db::Session>> ConnectStanding(const std::string& path,
                                                               db::Purpose purpose) const {
    if (HasContent(path) && CannotOpenFor(path)) {
      if (purpose == db::Purpose::kWrite || HasContent(path + "-wal")) return Full();
      return ConnectFrozen(path, purpose);
    }
    auto session = ConnectTo(path, purpose);
    if (!session && IsReadableFrozen(path, purpose, session.error().message.key))
      return ConnectFrozen(path, purpose);
    return session;
  }

  // Takes the file away again that a failed beginning left with nothing in it.
  base::Expected<std::unique_ptr<db::Session>> ConnectNew(const std::string& path,
                                                          db::Purpose purpose) const {
    auto session = ConnectTo(path, purpose);
    std::error_code ignored;
    if (!session && session.error().code == ErrorCode::kStorage && !HasContent(path) &&
        !HasContent(path + "-wal"))
      std::filesystem::remove(path, ignored);
    return session;
  }

  base::Expected<std::unique_ptr<db::Session>> ConnectTo(const std::string& name,
                                                         db::Purpose purpose) const {
    DUBAN_TRY(session,
              db::Session::Connect(*this, {"sqlite3", "dbname=\"" + name + "\" timeout=5"}));
    DUBAN_CHECK(session->Run("PRAGMA busy_timeout = " + std::to_string(kBusyMilliseconds)));
    DUBAN_CHECK(session->Run("PRAGMA foreign_keys = ON"));
    DUBAN_CHECK(session->Run("PRAGMA trusted_schema = OFF"));
    DUBAN_CHECK(session->Run("PRAGMA temp_store = MEMORY"));
    if (purpose == db::Purpose::kRead) {
      DUBAN_CHECK(session->Run("PRAGMA query_only = ON"));
      session->SetStateQuery("PRAGMA data_version");
      DUBAN_CHECK(Inspect(*session));
    } else {
      // The journal mode is written into the file: a foreign one is left alone, a read-only one
      // keeps what it has.
      DUBAN_TRY(content, Inspect(*session));
      if (content == db::Content::kForeign) return std::move(session);
      if (auto wal = UseLog(*session); !wal && wal.error().message.key != "store-read-only")
        return base::Fail(std::move(wal).error());
      DUBAN_CHECK(session->Run("PRAGMA synchronous = FULL"));
      // A payload that the law has erased must not stay readable in a free page.
      DUBAN_CHECK(session->Run("PRAGMA secure_delete = ON"));
      DUBAN_CHECK(session->Run("PRAGMA journal_size_limit = 67108864"));
    }
    return std::move(session);
  }
};

}  // namespace

const db::Engine& Sqlite() {
  static const Engine engine;
  return engine;
}

base::Expected<std::unique_ptr<db::Session>> ScratchSession() {
  return db::Session::Connect(Sqlite(), {"sqlite3", "dbname=\":memory:\""});
}

}  // namespace duban::store::sqlite

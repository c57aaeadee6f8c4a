// Entry points: Open.
#include "app/place.h"

#include <cerrno>
#include <filesystem>
#include <utility>

#include "port/system/clock.h"
#include "port/system/file.h"
#include "port/system/signals.h"
#include "query/store_query.h"
#include "store/postgres/postgres.h"
#include "store/sqlite/sqlite.h"
#include "store/store.h"

namespace duban::app {
namespace {

// A private folder that goes away with the object.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::error_code ignored;
    std::string pattern = (std::filesystem::temp_directory_path(ignored) / "duban-XXXXXX").string();
    if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  // Empty where none could be made.
  const std::string& path() const { return path_; }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

 private:
  std::string path_;
};

constexpr size_t kKept = 16;  // ledgers in memory

class Place : public cli::Workplace {
 public:
  explicit Place(std::unique_ptr<store::Store> store)
      : store_(std::move(store)),
        query_(query::MakeStoreQuery(*store_)),
        public_query_(query::MakeStoreQuery(*store_, kKept, query::Audience::kPublic)),
        keeping_(query::KeepingOf(*store_)) {}

  // The store is in a folder that goes with it.
  void In(std::unique_ptr<TemporaryFolder> folder) { folder_ = std::move(folder); }
  void Remark(base::Message remark) { remarks_.push_back(std::move(remark)); }

  const query::Query& query() const override { return *query_; }
  const query::Query& public_query() const override { return *public_query_; }
  const query::Keeping& keeping() const override { return *keeping_; }

  workflow::Context context() override {
    port::system::StopSignals::Catch();
    workflow::Context context;
    context.store = store_.get();
    context.now = port::system::Now();
    context.cancel = &port::system::StopSignals::Requested();
    return context;
  }

  std::string engine() const override { return std::string(store_->engine()); }
  std::vector<base::Message> remarks() const override { return remarks_; }

 private:
  std::vector<base::Message> remarks_;
  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<query::Query> query_, public_query_;
  std::unique_ptr<query::Keeping> keeping_;
};

// The file of an embedded store; empty for a server's address.
std::string FileOf(const std::string& address) {
  if (address.starts_with("sqlite:")) return address.substr(7);
  return address.find("://") == address.npos ? address : "";
}

// Or empty: what somebody made a place for is no store yet.
bool IsMissing(const std::string& file) {
  std::error_code error;
  return !file.empty() &&
         (!port::system::Exists(file) || (port::system::IsRegularFile(file) &&
                                          std::filesystem::file_size(file, error) == 0 && !error));
}

// A folder above it lets nobody look whether it is there.
bool IsHidden(const std::string& file) {
  std::error_code error;
  static_cast<void>(std::filesystem::status(file, error));
  return error == std::errc::permission_denied;
}

base::Expected<void> Prepare(const std::string& file, cli::Purpose purpose) {
  if (!IsMissing(file)) return {};
  if (IsHidden(file))
    return base::Fail(
        base::Error{base::ErrorCode::kUnreadable,
                    {"store-unreadable", {{"reason", port::system::ReasonOf(EACCES)}}},
                    {file}});
  if (purpose != cli::Purpose::kWrite)
    return port::system::Exists(file)
               ? base::Fail(base::Error{base::ErrorCode::kNotFound, {"store-blank", {}}, {file}})
               : base::Fail(base::ErrorCode::kNotFound, "store-not-found", {{"store", file}});
  const auto folder = std::filesystem::path(file).parent_path();
  std::error_code error;
  if (!folder.empty()) std::filesystem::create_directories(folder, error);
  if (error)
    return base::Fail(
        base::ErrorCode::kStorage, "file-not-written",
        {{"path", folder.string()}, {"reason", port::system::ReasonOf(error.value())}});
  return {};
}

base::Expected<std::unique_ptr<store::Store>> OpenStore(const std::string& address,
                                                        store::Opening opening) {
  return store::Store::Open(address, {&store::sqlite::Sqlite(), &store::postgres::Postgres()},
                            opening);
}

using Opened = base::Expected<std::unique_ptr<cli::Workplace>>;

Opened OpenStandIn() {
  auto folder = std::make_unique<TemporaryFolder>();
  if (folder->path().empty()) return base::Fail(base::ErrorCode::kStorage, "no-temporary-folder");
  DUBAN_TRY(store, OpenStore(folder->path() + "/try.db", store::Opening::kMake));
  auto place = std::make_unique<Place>(std::move(store));
  place->In(std::move(folder));
  return std::unique_ptr<cli::Workplace>(std::move(place));
}

// An older store is copied up to this size (docs/formats/limits.md).
constexpr uint64_t kMostCopied = uint64_t{1} << 30;

// Nobody can bring the store up to date where it stands: a disc, a folder of somebody else's. With
// a log or a journal beside it somebody may be writing, and a copy could be torn.
bool IsSealed(const std::string& file) {
  std::error_code error;
  const auto path = std::filesystem::canonical(file, error);
  return !file.empty() && !error && !port::system::Exists(path.string() + "-wal") &&
         !port::system::Exists(path.string() + "-journal") &&
         (port::system::WhyNotWritable(path.string()) != 0 ||
          port::system::WhyNotWritable(path.parent_path().string()) != 0);
}

// Size and time of a file; of one that is not there nothing.
std::pair<uintmax_t, std::filesystem::file_time_type> StateOf(const std::string& file) {
  std::error_code ignored;
  return {std::filesystem::file_size(file, ignored),
          std::filesystem::last_write_time(file, ignored)};
}

std::string LogOf(const std::string& file) {
  std::error_code error;
  const auto path = std::filesystem::canonical(file, error);
  return error ? "" : path.string() + "-wal";
}

bool HasLog(const std::string& file) {
  std::error_code error;
  const auto size = file.empty() ? 0 : std::filesystem::file_size(LogOf(file), error);
  return !error && size > 0;
}

// To read a log SQLite makes memory beside it, for which a full disk has no room and a sealed
// folder no place. A server would go on with the copy when the store goes on: only what is sealed
// is served so.
bool IsLogOutOfReach(const std::string& file, cli::Purpose purpose, std::string_view failure) {
  const bool full = failure == "store-full" || failure == "store-limit";
  const bool sealed = failure == "store-not-opened" || failure == "store-read-only";
  const bool looks = purpose == cli::Purpose::kRead || purpose == cli::Purpose::kTry ||
                     (purpose == cli::Purpose::kServe && sealed);
  return looks && (full || sealed) && HasLog(file);
}

// Reads a store from a copy of the file and its log. Where no copy can be made, or one of both
// changes meanwhile, the sentence says what a person can do.
Opened OpenWithLog(const std::string& file) {
  const std::string log = LogOf(file), name = std::filesystem::path(log).filename();
  const auto fail = [&] {
    return base::Fail(
        base::Error{base::ErrorCode::kStorage, {"store-log-unread", {{"log", name}}}, {file}});
  };
  const auto state = std::pair(StateOf(file), StateOf(log));
  auto folder = std::make_unique<TemporaryFolder>();
  if (folder->path().empty() || state.first.first + state.second.first > kMostCopied) return fail();
  const std::string copy = folder->path() + "/copy.db";
  std::error_code error;
  std::filesystem::copy_file(file, copy, error);
  if (!error) std::filesystem::copy_file(log, copy + "-wal", error);
  for (const std::string& one : {copy, copy + "-wal"})
    if (!error)
      std::filesystem::permissions(one, std::filesystem::perms::owner_write,
                                   std::filesystem::perm_options::add, error);
  if (error || state != std::pair(StateOf(file), StateOf(log))) return fail();
  auto store = OpenStore(copy, store::Opening::kChange);
  if (!store) return fail();
  auto place = std::make_unique<Place>(*std::move(store));
  place->In(std::move(folder));
  place->Remark({"store-log-copied", {{"store", file}, {"log", name}}});
  return std::unique_ptr<cli::Workplace>(std::move(place));
}

// Reads an older store from a copy that is brought up to date.
Opened OpenCopy(const std::string& file) {
  std::error_code error;
  const uint64_t size = std::filesystem::file_size(file, error);
  if (!error && size > kMostCopied)
    return base::Fail(base::Error{
        base::ErrorCode::kLimit,
        {"store-older-large",
         {{"megabytes", std::to_string(size >> 20)}, {"limit", std::to_string(kMostCopied >> 20)}}},
        {file}});
  auto folder = std::make_unique<TemporaryFolder>();
  if (folder->path().empty()) return base::Fail(base::ErrorCode::kStorage, "no-temporary-folder");
  const std::string copy = folder->path() + "/copy.db";
  if (!error) std::filesystem::copy_file(file, copy, error);
  if (!error)
    std::filesystem::permissions(copy, std::filesystem::perms::owner_write,
                                 std::filesystem::perm_options::add, error);
  if (error)
    return base::Fail(base::ErrorCode::kStorage, "file-not-written",
                      {{"path", copy}, {"reason", port::system::ReasonOf(error.value())}});
  DUBAN_TRY(store, OpenStore(copy, store::Opening::kChange));
  const base::Message remark = {
      "store-copied",
      {{"store", file}, {"version", std::to_string(store->migrated_from().value_or(0))}}};
  auto place = std::make_unique<Place>(std::move(store));
  place->In(std::move(folder));
  place->Remark(remark);
  return std::unique_ptr<cli::Workplace>(std::move(place));
}

store::Opening OpeningFor(cli::Purpose purpose) {
  switch (purpose) {
    case cli::Purpose::kWrite:
      return store::Opening::kMake;
    case cli::Purpose::kChange:
      return store::Opening::kChange;
    case cli::Purpose::kRead:
    case cli::Purpose::kServe:
    case cli::Purpose::kTry:
      break;
  }
  return store::Opening::kRead;
}

// With the sentence that it was brought up to date, where it was.
Opened PlaceOf(std::unique_ptr<store::Store> store, std::optional<int> migrated_from) {
  const int now = store->schema_version();
  auto place = std::make_unique<Place>(std::move(store));
  if (migrated_from)
    place->Remark({"store-migrated",
                   {{"version", std::to_string(*migrated_from)}, {"known", std::to_string(now)}}});
  return std::unique_ptr<cli::Workplace>(std::move(place));
}

// Brings an older store up to date, and opens it to be read.
Opened OpenUpdated(const std::string& address) {
  std::optional<int> from;
  {
    DUBAN_TRY(changed, OpenStore(address, store::Opening::kChange));
    from = changed->migrated_from();
  }
  DUBAN_TRY(store, OpenStore(address, store::Opening::kRead));
  return PlaceOf(std::move(store), from);
}

Opened OpenStanding(const std::string& address, cli::Purpose purpose) {
  DUBAN_CHECK(Prepare(FileOf(address), purpose));
  auto store = OpenStore(address, OpeningFor(purpose));
  if (store) {
    const auto from = (*store)->migrated_from();
    return PlaceOf(*std::move(store), from);
  }
  if (store.error().message.key == "store-older") {  // only who reads is told so
    if (IsSealed(FileOf(address))) return OpenCopy(FileOf(address));
    if (purpose == cli::Purpose::kServe) return OpenUpdated(address);
  }
  if (IsLogOutOfReach(FileOf(address), purpose, store.error().message.key))
    return OpenWithLog(FileOf(address));
  return base::Fail(std::move(store).error());
}

}  // namespace

Opened Open(const std::string& address, cli::Purpose purpose) {
  const bool tries = purpose == cli::Purpose::kTry;
  if (tries && IsMissing(FileOf(address))) return OpenStandIn();
  auto place = OpenStanding(address, purpose);
  // A server's database without tables.
  if (!place && tries && place.error().message.key == "store-blank") return OpenStandIn();
  return place;
}

}  // namespace duban::app

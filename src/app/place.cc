// Entry points: Open.
#include "app/place.h"

#include <filesystem>

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

class Place : public cli::Workplace {
 public:
  Place(std::unique_ptr<TemporaryFolder> folder, std::unique_ptr<store::Store> store)
      : folder_(std::move(folder)),
        store_(std::move(store)),
        query_(query::MakeStoreQuery(*store_)),
        keeping_(query::KeepingOf(*store_)) {}

  const query::Query& query() const override { return *query_; }
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

 private:
  std::unique_ptr<TemporaryFolder> folder_;  // of a store that only stands in for one
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<query::Query> query_;
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

base::Expected<void> Prepare(const std::string& file, cli::Purpose purpose) {
  if (!IsMissing(file)) return {};
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

base::Expected<std::unique_ptr<cli::Workplace>> OpenStandIn() {
  auto folder = std::make_unique<TemporaryFolder>();
  if (folder->path().empty()) return base::Fail(base::ErrorCode::kStorage, "no-temporary-folder");
  DUBAN_TRY(store, OpenStore(folder->path() + "/try.db", store::Opening::kMake));
  return std::unique_ptr<cli::Workplace>(
      std::make_unique<Place>(std::move(folder), std::move(store)));
}

store::Opening OpeningFor(cli::Purpose purpose) {
  switch (purpose) {
    case cli::Purpose::kWrite:
      return store::Opening::kMake;
    case cli::Purpose::kChange:
      return store::Opening::kChange;
    case cli::Purpose::kRead:
    case cli::Purpose::kTry:
      break;
  }
  return store::Opening::kRead;
}

}  // namespace

base::Expected<std::unique_ptr<cli::Workplace>> Open(const std::string& address,
                                                     cli::Purpose purpose) {
  const bool tries = purpose == cli::Purpose::kTry;
  if (tries && IsMissing(FileOf(address))) return OpenStandIn();
  DUBAN_CHECK(Prepare(FileOf(address), purpose));
  auto store = OpenStore(address, OpeningFor(purpose));
  // A server's database without tables.
  if (!store && tries && store.error().message.key == "store-blank") return OpenStandIn();
  if (!store) return base::Fail(std::move(store).error());
  return std::unique_ptr<cli::Workplace>(std::make_unique<Place>(nullptr, *std::move(store)));
}

}  // namespace duban::app

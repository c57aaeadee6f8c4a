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

class Place : public cli::Workplace {
 public:
  explicit Place(std::unique_ptr<store::Store> store)
      : store_(std::move(store)), query_(query::MakeStoreQuery(*store_)) {}

  const query::Query& query() const override { return *query_; }

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
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<query::Query> query_;
};

// The file of an embedded store; empty for a server's address.
std::string FileOf(const std::string& address) {
  if (address.starts_with("sqlite:")) return address.substr(7);
  return address.find("://") == address.npos ? address : "";
}

base::Expected<void> Prepare(const std::string& file, cli::Purpose purpose) {
  if (file.empty() || port::system::Exists(file)) return {};
  if (purpose == cli::Purpose::kRead)
    return base::Fail(base::ErrorCode::kNotFound, "store-not-found", {{"store", file}});
  const auto folder = std::filesystem::path(file).parent_path();
  std::error_code error;
  if (!folder.empty()) std::filesystem::create_directories(folder, error);
  if (error)
    return base::Fail(base::ErrorCode::kStorage, "file-not-written",
                      {{"path", folder.string()}, {"reason", error.message()}});
  return {};
}

}  // namespace

base::Expected<std::unique_ptr<cli::Workplace>> Open(const std::string& address,
                                                     cli::Purpose purpose) {
  DUBAN_CHECK(Prepare(FileOf(address), purpose));
  DUBAN_TRY(store,
            store::Store::Open(address, {&store::sqlite::Sqlite(), &store::postgres::Postgres()}));
  return std::unique_ptr<cli::Workplace>(std::make_unique<Place>(std::move(store)));
}

}  // namespace duban::app

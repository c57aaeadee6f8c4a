#include "store/store.h"

#include <fstream>
#include <sstream>

#include "store/migrate.h"
#include "store/migrations_files.h"
#include "store/store_testing.h"

namespace duban::store {
namespace {

using testing::StoreTest;

class Spine : public StoreTest {};
INSTANTIATE_STORE_TESTS(Spine);

TEST_P(Spine, ANewStoreIsEmpty) {
  auto view = store_->Read();
  ASSERT_TRUE(view) << Told(view.error());
  auto governments = view->Governments();
  ASSERT_TRUE(governments) << Told(governments.error());
  EXPECT_TRUE(governments->empty());
}

TEST_P(Spine, KeepsWhatWasCommitted) {
  auto written = store_->Write(By("ming"), [](WriteTransaction& change) -> base::Expected<void> {
    DUBAN_CHECK(change.PutGovernment("明县"));
    DUBAN_TRY(event, change.Append("test", {{"name", "明县"}}));
    EXPECT_EQ(event, 1);
    return {};
  });
  ASSERT_TRUE(written) << Told(written.error());
  store_.reset();
  store_ = MustOpen();
  auto view = store_->Read();
  ASSERT_TRUE(view);
  auto found = view->FindGovernment("ming");
  ASSERT_TRUE(found) << Told(found.error());
  EXPECT_EQ((*found)->name, "明县");
  auto report = view->VerifyChain("ming");
  ASSERT_TRUE(report) << Told(report.error());
  EXPECT_EQ(report->events, 1);
  EXPECT_FALSE(report->broken);
}

TEST_P(Spine, TellsItsEngineAndSchema) {
  EXPECT_EQ(store_->engine(), GetParam());
  EXPECT_EQ(store_->schema_version(), KnownSchema());
}

TEST_P(Spine, AddressesOfNoEngineAreRefused) {
  auto store = Store::Open("mysql://localhost/duban", testing::Engines());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, base::ErrorCode::kUsage);
}

TEST(SchemaDocument, NamesEveryTable) {
  std::ifstream file("docs/formats/schema.md");
  std::stringstream text;
  text << file.rdbuf();
  int tables = 0;
  for (const EmbeddedFile& migration : kMigrations) {
    constexpr std::string_view kCreate = "CREATE TABLE ";
    for (size_t at = migration.text.find(kCreate); at != std::string_view::npos;
         at = migration.text.find(kCreate, at + 1)) {
      const std::string_view rest = migration.text.substr(at + kCreate.size());
      const std::string name(rest.substr(0, rest.find(' ')));
      EXPECT_NE(text.str().find("`" + name + "`"), std::string::npos) << name;
      ++tables;
    }
  }
  EXPECT_GE(tables, 18);
}

TEST(Migrations, PutTheGovernmentFirstInEveryKey) {
  for (const EmbeddedFile& migration : kMigrations) {
    constexpr std::string_view kKey = "PRIMARY KEY (";
    for (size_t at = migration.text.find(kKey); at != std::string_view::npos;
         at = migration.text.find(kKey, at + 1)) {
      const std::string_view columns = migration.text.substr(at + kKey.size(), 10);
      EXPECT_EQ(columns, "government") << migration.name << " at " << at;
    }
  }
}

// As an older program left it: reading says so and changes nothing, changing brings it up to date.
TEST_P(Spine, WhoOnlyReadsMigratesNothing) {
  ASSERT_TRUE(ImportInto(*store_, testing::SampleDocument()));
  store_.reset();
  for (const char* sql :
       {"DROP TABLE edition_corrections", "DELETE FROM duban_schema WHERE version >= 3"})
    ASSERT_TRUE(Beside()->Run(sql));
  const auto version = [&] {
    return std::get<0>(Beside()->Select<int>("SELECT max(version) FROM duban_schema", {})->at(0));
  };
  const auto refused = Store::Open(address_, testing::Engines(), Opening::kRead);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::ErrorCode::kForeignStore);
  EXPECT_EQ(refused.error().message.key, "store-older");
  EXPECT_EQ(refused.error().message.Argument("version"), "2");
  EXPECT_EQ(version(), 2);
  EXPECT_EQ((*Store::Open(address_, testing::Engines(), Opening::kChange))->migrated_from(), 2);
  EXPECT_EQ(version(), KnownSchema());
  EXPECT_EQ((*Store::Open(address_, testing::Engines(), Opening::kChange))->migrated_from(),
            std::nullopt);
  EXPECT_TRUE(Store::Open(address_, testing::Engines(), Opening::kRead));
}

TEST_P(Spine, WhoOnlyReadsMakesNothing) {
  StartAfresh();
  for (const Opening opening : {Opening::kRead, Opening::kChange})
    EXPECT_EQ(Store::Open(address_, testing::Engines(), opening).error().code,
              base::ErrorCode::kNotFound);
  EXPECT_EQ(*TheEngine().Inspect(*Beside()), db::Content::kEmpty);
}

TEST_P(Spine, AMigrationOfAnotherTextIsRefused) {
  ASSERT_TRUE(ImportInto(*store_, testing::SampleDocument()));
  store_.reset();
  ASSERT_TRUE(Beside()->Run("UPDATE duban_schema SET sm3 = 'abc' WHERE version = 1"));
  auto refused = Store::Open(address_, testing::Engines());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::ErrorCode::kForeignStore);
  EXPECT_EQ(refused.error().message.key, "store-migration-changed");
  EXPECT_EQ(refused.error().message.Argument("migration"), "0001_ledger.sql");
  EXPECT_EQ(refused.error().message.Argument("stored"), "abc");
}

}  // namespace
}  // namespace duban::store

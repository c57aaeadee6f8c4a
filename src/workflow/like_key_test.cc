#include "workflow/like_key.h"

#include "workflow/undo_import.h"
#include "workflow/workflow_testing.h"

namespace duban::workflow {
namespace {

TEST(LikeKey, ASlipOfTheFingersMakesALikeKey) {
  for (const auto& [key, other] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"330150-gongshu", "330105-gongshu"},
           {"330105-gonshu", "330105-gongshu"},
           {"33105-gongshu", "330105-gonshu"},
           {"yuniq", "yunqi"},
           {"yunqu", "yunqi"},
           {"yunqi1", "yunqi"}})
    EXPECT_TRUE(MayBeSlipOf(key, other)) << key << " " << other;
}

TEST(LikeKey, NeighboursAreNoSlip) {
  for (const auto& [key, other] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"330105", "330106"},
           {"330105", "330217"},
           {"330105000000", "330106000000"},
           {"330105-gongshu", "330106-gongshu"},
           {"330105-gongshu", "330106-xihu"},
           {"yunqi", "meiling"},
           {"yunqi", "yunxu"},
           {"yc", "cy"},
           {"yunqi", "yunqi"}})
    EXPECT_FALSE(MayBeSlipOf(key, other)) << key << " " << other;
}

class LikeKeyTest : public ActionTest {
 protected:
  static ledger::Document Unnamed(std::string_view period, char file) {
    ledger::Document document = Table(period);
    document.disclosure.publisher.clear();
    document.source.sm3 = std::string(64, file);
    return document;
  }

  static ledger::Document OtherTasks(std::string_view period, char file) {
    ledger::Document document = Unnamed(period, file);
    document.tasks = {TableRow(1, "修缮古桥十座", "推进中。"),
                      TableRow(2, "改造公厕20座", "推进中。"),
                      TableRow(3, "新建体育馆2处", "推进中。")};
    return document;
  }

  base::Expected<ImportResult> Try(const std::string& key, const ledger::Document& document,
                                   const std::string& name = {}, bool new_key = false) {
    ImportOptions options;
    options.government = key;
    options.name = name;
    options.new_key = new_key;
    options.dry_run = true;
    return Import(context_, document, options);
  }

  std::string Asked(const std::string& key, const ledger::Document& document,
                    const std::string& name = {}, bool new_key = false) {
    const auto done = Try(key, document, name, new_key);
    return done ? std::string("nothing") : done.error().message.key;
  }
};

TEST_P(LikeKeyTest, AKeyLikeOneThatStandsIsAskedAboutWhereNobodySaidWhoseItIs) {
  government_ = "330105-gongshu";
  Must(Unnamed("2025Q1", 'b'));
  const auto asked = Try("330150-gongshu", OtherTasks("2025Q2", 'c'));
  ASSERT_FALSE(asked.has_value());
  EXPECT_EQ(asked.error().message.key, "import-like-key");
  EXPECT_EQ(asked.error().message.Argument("known"), "330105-gongshu");
  EXPECT_EQ(Asked("330106-xihu", OtherTasks("2025Q2", 'c')), "nothing");
  EXPECT_EQ(Asked("330105-gongshu-2", OtherTasks("2025Q2", 'c')), "nothing") << "another list";
  EXPECT_EQ(Asked("330150-gongshu", OtherTasks("2025Q2", 'c'), "", true), "nothing");
  ASSERT_TRUE(UndoImport(context_, {government_, 2025, "2025Q1", "", false}).has_value());
  EXPECT_EQ(Asked("330150-gongshu", OtherTasks("2025Q2", 'c')), "nothing")
      << "nothing stands under the other key";
}

TEST_P(LikeKeyTest, TheTasksOfALedgerUnderAnotherKeyAreAskedAbout) {
  government_ = "meiling";
  Must(Unnamed("2025Q1", 'b'));
  EXPECT_EQ(Asked("jichuan", Unnamed("2025Q2", 'c')), "import-like-tasks");
  EXPECT_EQ(Asked("jichuan", OtherTasks("2025Q2", 'c')), "nothing");
}

TEST_P(LikeKeyTest, TwoNamesAreComparedByTheirNames) {
  government_ = "meiling";
  Must(Table("2025Q1"));  // of 云城区
  EXPECT_EQ(Asked("meilign", Unnamed("2025Q2", 'c')), "import-like-key") << "one has no name";
  EXPECT_EQ(Asked("meilign", Unnamed("2025Q2", 'c'), "梅岭区"), "nothing");
  EXPECT_EQ(Asked("meilign", Unnamed("2025Q2", 'c'), "云城区"), "import-second-key");
}

TEST_P(LikeKeyTest, ANewKeyOnPurposeAnswersNoOtherQuestionAndStandsInTheEvent) {
  government_ = "meiling";
  Must(Table("2025Q1"));
  ledger::Document twice = OtherTasks("2025Q1", 'c');
  const std::vector<ledger::DocumentTask> once = twice.tasks;
  twice.tasks.insert(twice.tasks.end(), once.begin(), once.end());
  EXPECT_EQ(Asked("meilign", twice, "", true), "import-rows-doubled");
  ImportOptions options;
  options.government = "meilign";
  options.new_key = true;
  ASSERT_TRUE(Import(context_, OtherTasks("2025Q1", 'c'), options).has_value());
  const auto events = store_->Read()->Events("meilign", 0, 1);
  EXPECT_EQ(base::Message("", *events->front().payload).Argument("confirmed"), "import-like-key");
}

INSTANTIATE_STORE_TESTS(LikeKeyTest);

}  // namespace
}  // namespace duban::workflow

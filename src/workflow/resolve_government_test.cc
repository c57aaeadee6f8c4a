#include "workflow/resolve_government.h"

#include <gtest/gtest.h>

#include "workflow/undo_import.h"
#include "workflow/workflow_testing.h"

namespace duban::workflow {
namespace {

class ResolveGovernmentTest : public ActionTest {
 protected:
  // A list under a key of its own.
  void File(const std::string& key, ledger::Document document) {
    government_ = key;
    Must(std::move(document), false, true);
  }

  // The key, or what is asked.
  std::string Key(const ledger::Document& document) {
    const auto found = ResolveGovernment(context_, document);
    return found ? found->key : found.error().message.key;
  }

  static ledger::Document List(std::string_view title, std::string_view period, char file) {
    ledger::Document document = Table(period);
    document.title = "云城区" + std::string(period) + std::string(title);
    document.source.sm3 = std::string(64, file);
    return document;
  }
};

TEST_P(ResolveGovernmentTest, OneWhoseOnlyImportWasUndoneIsFoundAgain) {
  File("yc", List("重点任务进展", "2025Q1", '1'));
  ASSERT_TRUE(UndoImport(context_, {"yc", 2025, "2025Q1", "", false}).has_value());
  EXPECT_EQ(Key(List("重点任务进展", "2025Q1", '1')), "yc");
}

TEST_P(ResolveGovernmentTest, TheKeyThatHoldsTheFileIsTaken) {
  File("yc", List("重点任务进展", "2025Q1", '1'));
  File("yc-2", List("重点任务进展", "2025Q2", '2'));
  EXPECT_EQ(Key(List("重点任务进展", "2025Q1", '1')), "yc");
  EXPECT_EQ(Key(List("重点任务进展", "2025Q2", '2')), "yc-2");
  ledger::Document corrected = List("重点任务进展", "2025Q2", '3');
  corrected.tasks[0].row.progress = "已完成。";
  File("yc-2", corrected);
  EXPECT_EQ(Key(List("重点任务进展", "2025Q2", '2')), "yc-2")
      << "also one that was corrected since";
}

TEST_P(ResolveGovernmentTest, OfSeveralListsTheTitleTellsWhich) {
  File("yc", List("重点任务进展", "2025Q1", '1'));
  File("yc-2", List("民生实事进展", "2025Q1", '2'));
  EXPECT_EQ(Key(List("重点任务进展", "2025Q2", '3')), "yc");
  EXPECT_EQ(Key(List("民生实事进展", "2025Q2", '4')), "yc-2");
}

TEST_P(ResolveGovernmentTest, OtherwiseItIsAskedAndBothAreNamed) {
  File("yc", List("重点任务进展", "2025Q1", '1'));
  File("yc-2", List("民生实事进展", "2025Q1", '2'));
  const auto asked = ResolveGovernment(context_, List("督查事项进展", "2025Q2", '3'));
  ASSERT_FALSE(asked.has_value());
  EXPECT_EQ(asked.error().code, base::ErrorCode::kConflict);
  EXPECT_EQ(asked.error().message.key, "import-which-list");
  const std::string known(asked.error().message.Argument("known"));
  EXPECT_NE(known.find("(yc)"), known.npos);
  EXPECT_NE(known.find("(yc-2)"), known.npos);
}

TEST_P(ResolveGovernmentTest, AFileThatWasFiledUnderAnotherNameIsFoundThereAndNowhereElse) {
  File("yc", List("重点任务进展", "2025Q1", '1'));
  ledger::Document elsewhere = List("重点任务进展", "2025Q1", '2');
  elsewhere.title = "林溪县2025年第一季度重点任务进展";
  elsewhere.disclosure.publisher = "林溪县人民政府办公室";
  EXPECT_EQ(Key(elsewhere), "linxixian");
  File("yc-3", elsewhere);
  EXPECT_EQ(Key(elsewhere), "yc-3");
  ImportOptions options;
  options.government = "yc-3";
  options.resolved = true;
  EXPECT_EQ(Import(context_, elsewhere, options)->outcome, ImportOutcome::kUnchanged);
  ASSERT_TRUE(UndoImport(context_, {"yc-3", 2025, "2025Q1", "", false}).has_value());
  EXPECT_NE(Key(List("重点任务进展", "2025Q1", '2')), "yc-3") << "undone, it was filed wrongly";
}

TEST_P(ResolveGovernmentTest, AKeyOfAFilesBytesIsThatFilesOnly) {
  ledger::Document unnamed = Table("2025Q1");
  unnamed.disclosure.publisher.clear();
  const std::string key = Key(unnamed);
  ASSERT_EQ(key, "file-aaaaaaaa");
  File(key, unnamed);
  ledger::Document forged = unnamed;
  forged.source.sm3 = std::string(8, 'a') + std::string(56, 'b');
  forged.tasks[0].row.progress = "已完成。";
  ASSERT_EQ(Key(forged), key) << "its hash begins alike";
  ImportOptions options;
  options.government = key;
  options.resolved = true;
  options.replace = true;
  EXPECT_EQ(Import(context_, forged, options).error().message.key, "import-namesake");
  EXPECT_EQ(Import(context_, unnamed, options)->outcome, ImportOutcome::kUnchanged);
  ASSERT_TRUE(UndoImport(context_, {key, 2025, "2025Q1", "", false}).has_value());
  EXPECT_TRUE(Import(context_, unnamed, options).has_value()) << "also where it was undone";
}

// --- a mistyped key

TEST_P(ResolveGovernmentTest, AnEmptyGovernmentIsNobodysRival) {
  File("yc", List("重点任务进展", "2025Q1", '1'));
  File("cy", List("重点任务进展", "2025Q1", '2'));
  EXPECT_EQ(Key(List("重点任务进展", "2025Q2", '3')), "import-which-list");
  ASSERT_TRUE(UndoImport(context_, {"cy", 2025, "2025Q1", "", false}).has_value());
  EXPECT_EQ(Key(List("重点任务进展", "2025Q2", '3')), "yc");
  EXPECT_EQ(Key(List("民生实事进展", "2025Q2", '4')), "yc") << "whatever its title";
  EXPECT_EQ(*store_->Read()->CountGovernments(), 1) << "no page shows it";
  ASSERT_TRUE(UndoImport(context_, {"yc", 2025, "2025Q1", "", false}).has_value());
  EXPECT_EQ(Key(List("重点任务进展", "2025Q2", '3')), "cy") << "of two empty ones the first";
  EXPECT_TRUE(ChainHolds()) << "its chain stays";
}

TEST_P(ResolveGovernmentTest, ASecondKeyForOnePlaceIsAskedAbout) {
  File("yc", List("重点任务进展", "2025Q1", '1'));
  const auto asks = [&](const std::string& key, const ledger::Document& document,
                        const std::string& name = {}, bool resolved = false) {
    ImportOptions options;
    options.government = key;
    options.name = name;
    options.dry_run = true;
    options.resolved = resolved;
    const auto done = Import(context_, document, options);
    return done ? std::string("nothing") : done.error().message.key;
  };
  const ledger::Document next = List("重点任务进展", "2025Q2", '2');
  EXPECT_EQ(asks("cy", next), "import-second-key");
  EXPECT_EQ(asks("yc", next), "nothing");
  EXPECT_EQ(asks("yc-2", next), "nothing") << "as another list is filed";
  EXPECT_EQ(asks("cy", next, "", true), "nothing") << "the key was found";
  ledger::Document elsewhere = next;
  elsewhere.title = "林溪县2025年第一季度重点任务进展";
  elsewhere.disclosure.publisher = "林溪县人民政府办公室";
  EXPECT_EQ(asks("cy", elsewhere), "nothing");
  elsewhere.title = "重点任务进展";
  elsewhere.disclosure.publisher.clear();
  EXPECT_EQ(asks("cy", elsewhere, "云城区"), "import-second-key") << "told by name alone";
  EXPECT_EQ(asks("cy", elsewhere, "林溪县"), "nothing");
  File("cy", next);  // answered
  EXPECT_EQ(asks("cy", List("重点任务进展", "2025Q3", '3')), "nothing") << "once";
  ASSERT_TRUE(UndoImport(context_, {"cy", 2025, "2025Q2", "", false}).has_value());
  EXPECT_EQ(asks("cy", List("重点任务进展", "2025Q3", '3')), "import-second-key");
}

INSTANTIATE_STORE_TESTS(ResolveGovernmentTest);

}  // namespace
}  // namespace duban::workflow

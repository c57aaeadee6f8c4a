#include <fstream>
#include <sstream>

#include "port/system/hash.h"
#include "store/store.h"
#include "store/store_testing.h"

namespace duban::store {
namespace {

using base::Expected;
using testing::PreparedEngine;
using testing::StoreTest;

Event FirstOfTheExample() {
  Event event{"mingxian", 1, "import", {1'767'225'600'000}, "cli", {}, std::string(kChainBegin),
              {},         {}};
  event.payload = base::Arguments{
      {"edition", "000003"}, {"source", "5d1f0b7a"}, {"salt", "00112233445566778899aabbccddeeff"}};
  event.payload_sm3 = port::system::Sm3Hex(PayloadBytes(*event.payload));
  event.sm3 = port::system::Sm3Hex(CanonicalBytes(event));
  return event;
}

Event SecondOfTheExample() {
  Event event = FirstOfTheExample();
  event.previous = event.sm3;
  event.sequence = 2;
  event.kind = "import.undo";
  event.at.milliseconds += 60'000;
  event.actor = "王\t科";
  event.payload = base::Arguments{{"salt", "ffeeddccbbaa99887766554433221100"}};
  event.payload_sm3 = port::system::Sm3Hex(PayloadBytes(*event.payload));
  event.sm3 = port::system::Sm3Hex(CanonicalBytes(event));
  return event;
}

TEST(EventChainFormat, TheDocumentShowsTheseBytesAndHashes) {
  std::ifstream file("docs/formats/event-chain.md");
  std::stringstream text;
  text << file.rdbuf();
  for (const Event& event : {FirstOfTheExample(), SecondOfTheExample()}) {
    EXPECT_NE(text.str().find(CanonicalBytes(event)), std::string::npos) << CanonicalBytes(event);
    EXPECT_NE(text.str().find(event.payload_sm3), std::string::npos) << event.payload_sm3;
    EXPECT_NE(text.str().find("\n" + event.sm3 + "\n"), std::string::npos) << event.sm3;
  }
  EXPECT_NE(text.str().find(PayloadBytes(*FirstOfTheExample().payload)), std::string::npos);
}

class Chain : public StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    if (!store_) return;
    for (int i = 1; i <= 3; ++i) Append("event " + std::to_string(i));
  }

  void Append(const std::string& name) {
    auto written = store_->Write(By("ming"), [&](WriteTransaction& change) -> Expected<void> {
      DUBAN_CHECK(change.PutGovernment("明县"));
      DUBAN_CHECK(change.Append("test", {{"name", name}}));
      return {};
    });
    ASSERT_TRUE(written) << Told(written.error());
  }

  // Changes the tables behind the store's back.
  void Spoil(const std::string& sql) {
    auto session = Beside();
    const auto done = session->Run(sql);
    ASSERT_TRUE(done) << Told(done.error());
  }

  ChainReport Verify(const std::vector<ChainHead>& witnesses = {}) {
    auto report = store_->Read()->VerifyChain("ming", witnesses);
    EXPECT_TRUE(report) << Told(report.error());
    return *report;
  }

  std::optional<ChainBreak> Broken() { return Verify().broken; }
};
INSTANTIATE_STORE_TESTS(Chain);

TEST_P(Chain, HoldsAsItWasWritten) {
  const ChainReport report = Verify();
  EXPECT_EQ(report.events, 3);
  EXPECT_EQ(report.erased, 0);
  EXPECT_EQ(report.head.sequence, 3);
  EXPECT_FALSE(report.broken);
}

TEST_P(Chain, IsOnePerGovernment) {
  ASSERT_TRUE(store_->Write(By("other"), [](WriteTransaction& change) -> Expected<void> {
    DUBAN_CHECK(change.PutGovernment("他县"));
    DUBAN_TRY(first, change.Append("test", {}));
    EXPECT_EQ(first, 1);
    return {};
  }));
  EXPECT_EQ(store_->Read()->Head("ming")->sequence, 3);
  EXPECT_EQ(store_->Read()->Head("nobody").error().code, base::ErrorCode::kNotFound);
}

TEST_P(Chain, TellsAChangedEvent) {
  Spoil("UPDATE events SET actor = 'somebody' WHERE sequence = 2");
  EXPECT_EQ(Broken(), (ChainBreak{2, ChainFault::kHash}));
}

TEST_P(Chain, TellsAChangedPayload) {
  Spoil("UPDATE event_payloads SET body = 'name\tother\n' WHERE sequence = 2");
  EXPECT_EQ(Broken(), (ChainBreak{2, ChainFault::kPayload}));
}

TEST_P(Chain, TellsAnEventThatWasTakenOut) {
  Spoil("DELETE FROM event_payloads WHERE sequence = 2");
  Spoil("DELETE FROM events WHERE sequence = 2");
  EXPECT_EQ(Broken(), (ChainBreak{2, ChainFault::kGap}));
}

TEST_P(Chain, TellsAnEventWithARecomputedHash) {
  auto events = store_->Read()->Events("ming", 1, 1);
  Event forged = events->at(0);
  forged.actor = "somebody";
  Spoil("UPDATE events SET actor = 'somebody', sm3 = '" +
        port::system::Sm3Hex(CanonicalBytes(forged)) + "' WHERE sequence = 2");
  EXPECT_EQ(Broken(), (ChainBreak{3, ChainFault::kPrevious}));
}

TEST_P(Chain, TellsATailThatWasCutOff) {
  Spoil("DELETE FROM event_payloads WHERE sequence = 3");
  Spoil("DELETE FROM events WHERE sequence = 3");
  EXPECT_EQ(Broken(), (ChainBreak{2, ChainFault::kHead}));
}

TEST_P(Chain, AWitnessTellsATailThatWasCutOffWithTheHead) {
  const ChainHead noted = *store_->Read()->Head("ming");
  const std::string second = store_->Read()->Events("ming", 1, 1)->at(0).sm3;
  Spoil("DELETE FROM event_payloads WHERE sequence = 3");
  Spoil("DELETE FROM events WHERE sequence = 3");
  Spoil("UPDATE chain_heads SET sequence = 2, sm3 = '" + second + "'");
  EXPECT_FALSE(Verify().broken);
  EXPECT_EQ(Verify({noted}).broken, (ChainBreak{2, ChainFault::kWitness}));
}

TEST_P(Chain, AWitnessThatStandsIsGood) {
  const ChainHead noted = *store_->Read()->Head("ming");
  Append("later");
  EXPECT_FALSE(Verify({noted}).broken);
  EXPECT_EQ(Verify({noted, ChainHead{3, std::string(64, 'f')}}).broken,
            (ChainBreak{3, ChainFault::kWitness}));
}

TEST_P(Chain, HoldsWithoutAnErasedPayload) {
  ASSERT_TRUE(store_->Write(By("ming"), [](WriteTransaction& change) -> Expected<void> {
    DUBAN_TRY(event, change.ErasePayload(2, "依法删除"));
    EXPECT_EQ(event, 4);
    return {};
  }));
  const ChainReport report = Verify();
  EXPECT_FALSE(report.broken);
  EXPECT_EQ(report.erased, 1);
  auto events = store_->Read()->Events("ming", 1, 1);
  EXPECT_FALSE(events->at(0).payload) << "the words are gone";
}

// The store's files whole, as somebody with an editor sees them.
class ErasedFiles : public Chain {
 protected:
  std::string Bytes() const {
    std::string all;
    for (const auto& file :
         std::filesystem::directory_iterator(std::filesystem::path(address_).parent_path())) {
      std::ifstream in(file.path(), std::ios::binary);
      all.append(std::istreambuf_iterator<char>(in), {});
    }
    return all;
  }

  void EraseSecond(Store& store) {
    ASSERT_TRUE(store.Write(By("ming"), [](WriteTransaction& change) -> Expected<void> {
      DUBAN_CHECK(change.ErasePayload(2, "依法删除"));
      return {};
    }));
  }
};
INSTANTIATE_TEST_SUITE_P(Sqlite, ErasedFiles, ::testing::Values("sqlite"));

TEST_P(ErasedFiles, HoldTheWordsNoMoreWhileTheStoreIsOpen) {
  ASSERT_NE(Bytes().find("event 2"), std::string::npos);
  EraseSecond(*store_);
  ASSERT_TRUE(store_->ForgetErased());
  EXPECT_EQ(Bytes().find("event 2"), std::string::npos);
  EXPECT_NE(Bytes().find("event 3"), std::string::npos);
}

TEST_P(ErasedFiles, KeepThemWhileAnOpenViewStillSeesThem) {
  const PreparedEngine engine(TheEngine(), [](db::Session& session) {
    ASSERT_TRUE(session.Run("PRAGMA busy_timeout = 20"));
  });
  auto store = OpenWith(engine);
  ASSERT_TRUE(store);
  {
    auto view = store_->Read();
    ASSERT_TRUE(view->Head("ming"));  // takes the snapshot
    EraseSecond(**store);
    const auto forgotten = (*store)->ForgetErased();
    ASSERT_TRUE(forgotten);
    EXPECT_FALSE(*forgotten);
  }
  EXPECT_TRUE(*(*store)->ForgetErased());
  EXPECT_EQ(Bytes().find("event 2"), std::string::npos);
}

TEST_P(Chain, ForgettingWhatWasErasedHarmsNothing) {
  ASSERT_TRUE(store_->Write(By("ming"), [](WriteTransaction& change) -> Expected<void> {
    DUBAN_CHECK(change.ErasePayload(2, "依法删除"));
    return {};
  }));
  const auto forgotten = store_->ForgetErased();
  ASSERT_TRUE(forgotten) << Told(forgotten.error());
  EXPECT_FALSE(Verify().broken);
}

TEST_P(Chain, AnErasureCannotBeErased) {
  int64_t erasure = 0;
  ASSERT_TRUE(store_->Write(By("ming"), [&](WriteTransaction& change) -> Expected<void> {
    DUBAN_TRY(sequence, change.ErasePayload(1, "personal data"));
    erasure = sequence;
    return {};
  }));
  const auto again = store_->Write(By("ming"), [&](WriteTransaction& change) -> Expected<void> {
    DUBAN_CHECK(change.ErasePayload(erasure, "to hide it"));
    return {};
  });
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().message.key, "store-erasure-stays");
  EXPECT_FALSE(Verify().broken);
}

TEST_P(Chain, TellsAPayloadThatVanishedWithoutAnEvent) {
  Spoil("DELETE FROM event_payloads WHERE sequence = 1");
  EXPECT_EQ(Broken(), (ChainBreak{1, ChainFault::kLost}));
}

TEST_P(Chain, SaltsEveryPayload) {
  Append("same");
  Append("same");
  auto events = store_->Read()->Events("ming", 3, 2);
  EXPECT_NE(events->at(0).payload_sm3, events->at(1).payload_sm3);
}

TEST_P(Chain, RefusesAChangeWithoutAnEvent) {
  auto written = store_->Write(
      By("ming"), [](WriteTransaction& change) { return change.PutGovernment("暗县"); });
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().message.key, "store-change-without-event");
  EXPECT_EQ(store_->Read()->FindGovernment("ming").value()->name, "明县");
}

TEST_P(Chain, ADryRunLeavesNothing) {
  const std::string before = *store_->Read()->Version("ming");
  ASSERT_TRUE(store_->Write(By("ming", true), [](WriteTransaction& change) -> Expected<void> {
    DUBAN_TRY(event, change.Append("test", {}));
    EXPECT_EQ(event, 4);
    return {};
  }));
  EXPECT_EQ(store_->Read()->Version("ming").value(), before);
  EXPECT_EQ(Verify().events, 3);
}

TEST_P(Chain, VersionsChangeWithEveryChange) {
  auto one = *store_->Read()->Version("ming"), all = *store_->Read()->Version("");
  Append("more");
  EXPECT_NE(*store_->Read()->Version("ming"), one);
  EXPECT_NE(*store_->Read()->Version(""), all);
}

TEST_P(Chain, LongChainsAreWalkedInPages) {
  ASSERT_TRUE(store_->Write(By("ming"), [](WriteTransaction& change) -> Expected<void> {
    for (int i = 0; i < 1100; ++i) DUBAN_CHECK(change.Append("test", {{"i", std::to_string(i)}}));
    return {};
  }));
  EXPECT_EQ(Verify().events, 1103);
  Spoil("UPDATE events SET kind = 'x' WHERE sequence = 1001");
  EXPECT_EQ(Broken(), (ChainBreak{1001, ChainFault::kHash}));
}

}  // namespace
}  // namespace duban::store

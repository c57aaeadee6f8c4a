// A process whose first pages are read by several threads at once.
#include "port/system/xml_library.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <latch>
#include <thread>
#include <vector>

#include "port/system/html.h"

namespace duban::port::system {
namespace {

class Nothing : public HtmlHandler {
  void Open(std::string_view, const HtmlAttributes&, uint32_t) override {}
  void Close(std::string_view) override {}
  void Text(std::string_view) override {}
  bool Stopped() const override { return false; }
};

[[noreturn]] void ReadAtOnce() {
  constexpr int kThreads = 8;
  alarm(20);  // a deadlock ends as a signal
  std::latch begin(kThreads);
  std::vector<std::jthread> threads;
  for (int i = 0; i < kThreads; ++i)
    threads.emplace_back([&] {
      Nothing nothing;
      begin.arrive_and_wait();
      (void)ParseHtml("<p>甲</p>", nothing).has_value();
    });
  threads.clear();
  _exit(0);
}

TEST(XmlLibraryDeathTest, MayBeUsedFirstByManyThreads) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");  // each in a process that used nothing before
  for (int i = 0; i < 10; ++i) EXPECT_EXIT(ReadAtOnce(), ::testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace duban::port::system

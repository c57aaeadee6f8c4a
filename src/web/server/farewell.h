// Last answers on connections that are given up: sent whole, and then waited for.
//
// Closing a socket while its client still sends makes the client's system throw away the answer
// unread. So the answer is sent, the sending side closed, and what still comes is read and dropped
// until the client closes, kFarewellTime has passed or kFarewellBytes have come. At most
// kMostFarewells at once; more are cut without an answer. Any number of threads run the context.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace duban::web::server {

inline constexpr std::chrono::seconds kFarewellTime{5};
inline constexpr size_t kFarewellBytes = 64 * 1024 * 1024;
inline constexpr int kMostFarewells = 64;

// Things under way, or their bytes. A token lives in the callback that ends with the thing, however
// it ends.
class UnderWay {
 public:
  std::shared_ptr<void> Take(int64_t amount = 1) {
    count_.fetch_add(amount, std::memory_order_relaxed);
    return {this, [amount](UnderWay* self) {
              self->count_.fetch_sub(amount, std::memory_order_release);
            }};
  }
  int64_t count() const { return count_.load(std::memory_order_acquire); }

 private:
  std::atomic<int64_t> count_{0};
};

class Farewells {
 public:
  // `context` must outlive what it runs; its Close comes before this one's end.
  explicit Farewells(boost::asio::io_context& context) : context_(context) {}

  void Say(boost::asio::ip::tcp::socket socket, std::string answer);

 private:
  boost::asio::io_context& context_;
  UnderWay under_way_;
};

}  // namespace duban::web::server

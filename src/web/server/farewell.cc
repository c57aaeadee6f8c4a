// Farewells::Say.
#include "web/server/farewell.h"

#include <algorithm>
#include <array>

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>

namespace duban::web::server {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

// One connection's last minute; every callback holds it and runs on its strand.
class Farewell : public std::enable_shared_from_this<Farewell> {
  template <typename Callback>
  auto OnStrand(Callback callback) {
    return asio::bind_executor(strand_, std::move(callback));
  }

 public:
  Farewell(asio::io_context& context, tcp::socket socket, std::string answer,
           std::shared_ptr<void> token)
      : strand_(asio::make_strand(context)),
        timer_(context, kFarewellTime),
        socket_(std::move(socket)),
        answer_(std::move(answer)),
        token_(std::move(token)) {}

  void Begin() {
    timer_.async_wait(OnStrand([self = shared_from_this()](const auto&) { self->End(); }));
    asio::async_write(socket_, asio::buffer(answer_),
                      OnStrand([self = shared_from_this()](const auto& error, size_t) {
                        boost::system::error_code ignored;
                        if (error || self->socket_.shutdown(tcp::socket::shutdown_send, ignored))
                          return self->End();
                        self->Drop();
                      }));
  }

 private:
  void Drop() {
    socket_.async_read_some(asio::buffer(dropped_),
                            OnStrand([self = shared_from_this()](const auto& error, size_t bytes) {
                              self->left_ -= std::min(bytes, self->left_);
                              if (error || self->left_ == 0) return self->End();
                              self->Drop();
                            }));
  }

  void End() {
    boost::system::error_code ignored;
    (void)socket_.close(ignored);
    timer_.cancel();
  }

  asio::strand<asio::io_context::executor_type> strand_;
  asio::steady_timer timer_;
  tcp::socket socket_;
  const std::string answer_;
  const std::shared_ptr<void> token_;
  size_t left_ = kFarewellBytes;
  std::array<char, 16 * 1024> dropped_;
};

}  // namespace

void Farewells::Say(tcp::socket socket, std::string answer) {
  if (under_way_.count() >= kMostFarewells) return;  // cut by the destructor of the socket
  std::make_shared<Farewell>(context_, std::move(socket), std::move(answer), under_way_.Take())
      ->Begin();
}

}  // namespace duban::web::server

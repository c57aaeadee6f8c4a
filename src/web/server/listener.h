// The one door to the HTTP library: listens, answers through an Application, stops gracefully.
//
// Only listener.cc knows RESTinio; it is slow to compile and alone. Limits (exchange.h) and the
// three time limits are enforced before the Application hears of a request. What breaks a limit of
// size, or is no HTTP, is answered (431, 414, 413, 400) and then closed; who breaks a limit of time
// is cut. The Application runs on a bounded pool of workers, never on the threads that read and
// write sockets; when more than kMaxWaiting requests wait, the next get a 503, and so does one
// whose answer would take what slow clients hold over max_unsent. Clients that connect and ask for
// nothing hold nobody up: where nearly max_connections are open, the one that has waited longest
// with no request, or with the beginning of one, is cut.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

#include "base/expected.h"
#include "web/server/exchange.h"

namespace duban::web::server {

inline constexpr int kMaxWaiting = 512;

struct ListenOptions {
  std::string address;
  uint16_t port = 0;
  int threads = 2;
  size_t max_connections = 1024;
  // Bytes of answers made for one client each (not kept for several) and not yet taken by them.
  int64_t max_unsent = int64_t{96} << 20;
  std::chrono::milliseconds read_timeout{10'000};
  std::chrono::milliseconds drain_time{10'000};
  std::stop_token stop;
  bool stop_on_signals = true;
  std::function<void(uint16_t port)> on_listening;
  // Called where the Application has not come back when the drain time is over, with the number of
  // its calls that are stuck. It should end the process: Listen() cannot return before they do.
  std::function<void(int stuck)> on_stuck;
};

// Returns when stopped, at most drain_time after it was told to where the Application comes back; a
// client that holds its connection open delays nothing. With stop_on_signals the first SIGTERM or
// SIGINT stops it; a second one ends the process the way it does without a handler. kBusy, kDenied
// or kUsage where it cannot listen.
base::Expected<void> Listen(const ListenOptions& options, const Application& application);

}  // namespace duban::web::server

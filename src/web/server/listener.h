// The one door to the HTTP library: listens, answers through an Application, stops gracefully.
//
// Only listener.cc knows RESTinio; it is slow to compile and alone. Limits (exchange.h) and the
// three time limits are enforced before the Application hears of a request; what breaks them is
// cut. The Application runs on a bounded pool of workers, never on the threads that read and write
// sockets; when more than kMaxWaiting requests wait, the next get a 503.
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
  std::chrono::milliseconds read_timeout{10'000};
  std::chrono::milliseconds drain_time{10'000};
  std::stop_token stop;
  bool stop_on_signals = true;
  std::function<void(uint16_t port)> on_listening;
};

// Returns when stopped. kBusy, kDenied or kUsage where it cannot listen.
base::Expected<void> Listen(const ListenOptions& options, const Application& application);

}  // namespace duban::web::server

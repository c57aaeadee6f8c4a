// The web face: pages and the API over one Query, until it is told to stop.
//
// Serve() binds, calls on_listening once, answers requests on its own threads and returns when the
// stop token is requested or, with stop_on_signals, when SIGTERM or SIGINT arrives. Stopping is
// graceful: no new connections, requests that are under way are answered, then it returns. At most
// kDrainTime later it gives up on what is left: clients that do not read are cut, and where a
// request is stuck inside `query`, on_stuck is called, which should end the process. A second
// signal ends the process at once.
//
// Fails (with the reader's sentence) where the address is no address, the port is taken (kBusy) or
// may not be used (kDenied). Requests never end the server. Thread rule: one Serve() per port;
// `query` is called from any number of threads at once and must outlive the call.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

#include "base/expected.h"
#include "query/query.h"

namespace duban::web {

inline constexpr uint16_t kDefaultPort = 8620;
inline constexpr std::chrono::seconds kDrainTime{10};

struct ServeOptions {
  std::string address = "127.0.0.1";  // an IPv4 or IPv6 address; "localhost" is 127.0.0.1
  uint16_t port = kDefaultPort;       // 0: any free one
  int threads = 2;
  size_t max_connections = 1024;
  std::chrono::milliseconds read_timeout{10'000};  // for a whole request to arrive
  std::stop_token stop;
  bool stop_on_signals = true;
  // Called once, on a thread of the server, with the real port.
  std::function<void(uint16_t port)> on_listening;
  // Called where so many requests are still stuck in `query` when kDrainTime is over.
  std::function<void(int stuck)> on_stuck;
};

base::Expected<void> Serve(const ServeOptions& options, const query::Query& query);

}  // namespace duban::web

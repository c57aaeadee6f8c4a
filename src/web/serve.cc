// Serve.
#include "web/serve.h"

#include "web/server/listener.h"
#include "web/site.h"

namespace duban::web {

base::Expected<void> Serve(const ServeOptions& options, const query::Query& query) {
  server::ListenOptions listen;
  listen.address = options.address;
  listen.port = options.port;
  listen.threads = options.threads;
  listen.max_connections = options.max_connections;
  listen.read_timeout = options.read_timeout;
  listen.drain_time = kDrainTime;
  listen.stop = options.stop;
  listen.stop_on_signals = options.stop_on_signals;
  listen.on_listening = options.on_listening;
  listen.on_stuck = options.on_stuck;
  return server::Listen(listen, MakeSite(query));
}

}  // namespace duban::web

// Serves the bytes of one file at "/" through the same server library and the same adapter as
// duban: what the ledger page is measured against. usage: web_constant FILE [THREADS]
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "web/server/listener.h"

namespace server = duban::web::server;

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  std::ifstream file(argv[1], std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  const server::Response page = server::Answer(200, "text/html; charset=utf-8", text.str());

  server::ListenOptions options;
  options.address = "127.0.0.1";
  if (argc > 2) options.threads = std::atoi(argv[2]);
  options.on_listening = [](uint16_t port) {
    std::printf("http://127.0.0.1:%d\n", port);
    std::fflush(stdout);
  };
  const server::Application application{[&page](const server::Request&) { return page; },
                                        [](int status, const server::RawRequest&) {
                                          return server::Answer(status, "text/plain", "");
                                        }};
  return server::Listen(options, application) ? 0 : 1;
}

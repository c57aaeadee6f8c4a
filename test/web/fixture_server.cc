// A server over the made-up ledger: for looking at pages and for measuring them without a store.
//   fixture_server [PORT [ROUNDS]]   prints its address, serves until SIGTERM
#include <cstdio>
#include <cstdlib>

#include "../test/web/fixture_query.h"
#include "web/serve.h"

int main(int argc, char** argv) {
  const duban::web::FixtureQuery query(argc > 2 ? std::atoi(argv[2]) : 1);
  duban::web::ServeOptions options;
  options.port = argc > 1 ? static_cast<uint16_t>(std::atoi(argv[1])) : 0;
  options.on_listening = [](uint16_t port) {
    std::printf("http://127.0.0.1:%d\n", port);
    std::fflush(stdout);
  };
  const auto served = duban::web::Serve(options, query);
  if (!served) std::fprintf(stderr, "%s\n", served.error().message.key.c_str());
  return served ? 0 : 1;
}

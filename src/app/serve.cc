// Entry points: MakeServe.
#include "app/serve.h"

#include <cstdlib>

#include "cli/exit_status.h"
#include "web/serve.h"

namespace duban::app {
namespace {

// "http://127.0.0.1:8620/…"; an IPv6 address goes into brackets.
std::string AddressOf(const std::string& host, uint16_t port, std::string_view path) {
  const bool six = host.find(':') != host.npos;
  const std::string shown = host == "0.0.0.0" ? "127.0.0.1"
                            : host == "::"    ? "[::1]"
                            : six             ? "[" + host + "]"
                                              : host;
  return "http://" + shown + ":" + std::to_string(port) + std::string(path);
}

// Ends the process around requests that do not come back, most likely from a store that does not
// answer. Nothing is lost by it: serving writes nothing.
[[noreturn]] void Abandon(cli::Console& console, int stuck) {
  console.Complain(
      {base::ErrorCode::kBusy,
       {"serve.stuck",
        {{"n", std::to_string(stuck)}, {"seconds", std::to_string(web::kDrainTime.count())}}}});
  console.err.Flush();
  std::_Exit(cli::StatusOf(base::ErrorCode::kBusy));
}

class Serve : public cli::Command {
 public:
  explicit Serve(cli::OpenWorkplace open) : open_(std::move(open)) {}

  std::string_view name() const override { return "serve"; }

  std::vector<cli::Example> examples() const override {
    return {{"duban serve", "example.serve.plain"},
            {"duban serve --address 0.0.0.0 --port 8080 --store postgres://localhost/duban",
             "example.serve.any"}};
  }

  void Declare(cli::Options& options) override {
    options.Value("--address", "ADDRESS", address_);
    options.Value("--port", "PORT", port_, 0, 65535);
    options.Value("--threads", "N", threads_, 1, 256);
    options.Value("--path", "PATH", path_);
    options.Value("--store", "ADDRESS", store_);
  }

  base::Expected<int> Run(cli::Console& console) override {
    DUBAN_TRY(workplace, open_(cli::StoreAddress(store_), cli::Purpose::kServe));
    DUBAN_TRY(list, workplace->query().FindGovernments({}, 0, 1));
    DUBAN_TRY(chains, workplace->keeping().Chains());
    web::ServeOptions options;
    options.address = address_;
    options.port = static_cast<uint16_t>(port_);
    options.threads = threads_;
    options.on_listening = [&](uint16_t port) {
      console.out.Line(
          console.Say("serve.listening", {{"address", AddressOf(address_, port, path_)}}));
      console.out.Flush();
      console.Remark(console.Say("serve.remark"));
      if (list.total == 0)
        console.Remark(console.Say(chains.empty() ? "store-empty" : "store-undone"));
    };
    options.on_stuck = [&](int stuck) { Abandon(console, stuck); };
    DUBAN_CHECK(web::Serve(options, workplace->public_query()));
    console.Remark(console.Say("serve.stopped"));
    return cli::kDone;
  }

 private:
  cli::OpenWorkplace open_;
  std::string address_ = "127.0.0.1", store_, path_ = "/";
  int port_ = web::kDefaultPort, threads_ = 2;
};

}  // namespace

std::unique_ptr<cli::Command> MakeServe(cli::OpenWorkplace open) {
  return std::make_unique<Serve>(std::move(open));
}

}  // namespace duban::app

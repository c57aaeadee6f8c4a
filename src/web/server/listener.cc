// Listen: the adapter of RESTinio.
#include "web/server/listener.h"

#include <atomic>
#include <thread>

#define RESTINIO_USE_BOOST_ASIO 1
#include <restinio/all.hpp>

namespace duban::web::server {
namespace {

namespace asio = restinio::asio_ns;

struct Traits : restinio::default_traits_t {
  static constexpr bool use_connection_count_limiter = true;  // NOLINT: restinio's name
};
using HttpServer = restinio::http_server_t<Traits>;

constexpr std::chrono::seconds kWriteTimeout{30};
constexpr std::chrono::seconds kHandleTimeout{60};
constexpr std::chrono::milliseconds kTimerTick{250};
constexpr std::chrono::milliseconds kDrainTick{10};

RawRequest ToRaw(const restinio::request_t& request) {
  const auto& header = request.header();
  RawRequest raw;
  raw.method = header.method().c_str();
  raw.target = header.request_target();
  header.for_each_field(
      [&raw](const auto& field) { raw.headers.emplace_back(field.name(), field.value()); });
  return raw;
}

restinio::http_status_line_t StatusLine(int status) {
  return {restinio::http_status_code_t{static_cast<uint16_t>(status)},
          std::string(ReasonPhrase(status))};
}

// Requests that were taken and are not yet written out. A token lives in the callback that the
// library destroys after the last byte or when the connection is gone.
class InFlight {
 public:
  std::shared_ptr<void> Take() {
    count_.fetch_add(1, std::memory_order_relaxed);
    return {this, [](InFlight* self) { self->count_.fetch_sub(1, std::memory_order_release); }};
  }
  int count() const { return count_.load(std::memory_order_acquire); }

 private:
  std::atomic<int> count_{0};
};

// Connections hold on to the server that counts them, so they must go first, while the context
// still stands: Close() destroys every handler that waits.
class Context : public asio::io_context {
 public:
  void Close() { shutdown(); }
};

class Listener {
 public:
  Listener(const ListenOptions& options, const Application& application)
      : options_(options),
        application_(application),
        workers_(static_cast<size_t>(std::max(1, options.threads))),
        signals_(io_),
        drain_timer_(io_) {}

  ~Listener() {
    workers_.join();
    io_.Close();
  }

  void Run(asio::ip::address address) {
    server_.emplace(restinio::external_io_context(io_),
                    [&](auto& settings) { Configure(settings, address); });
    server_->open_sync();
    WaitForStop();
    RunThreads();
  }

 private:
  template <typename Settings>
  void Configure(Settings& settings, const asio::ip::address& address) {
    settings.address(address)
        .protocol(address.is_v6() ? asio::ip::tcp::v6() : asio::ip::tcp::v4())
        .port(options_.port)
        .buffer_size(8 * 1024)
        .read_next_http_message_timelimit(options_.read_timeout)
        .write_http_response_timelimit(kWriteTimeout)
        .handle_request_timeout(kHandleTimeout)
        .timer_manager(std::chrono::steady_clock::duration(kTimerTick))
        .max_parallel_connections(options_.max_connections)
        .concurrent_accepts_count(4)
        .incoming_http_msg_limits(restinio::incoming_http_msg_limits_t{}
                                      .max_url_size(2 * kMaxTarget)
                                      .max_field_name_size(kMaxHeaderName)
                                      .max_field_value_size(kMaxHeaderValue)
                                      .max_field_count(kMaxHeaders)
                                      .max_body_size(kMaxBody))
        .socket_options_setter(
            [](auto& options) { options.set_option(asio::ip::tcp::no_delay{true}); })
        .acceptor_post_bind_hook(
            [this](asio::ip::tcp::acceptor& acceptor) { port_ = acceptor.local_endpoint().port(); })
        .request_handler(
            [this](restinio::request_handle_t request) { return OnRequest(std::move(request)); });
  }

  restinio::request_handling_status_t OnRequest(restinio::request_handle_t request) {
    auto token = in_flight_.Take();
    if (in_flight_.count() > kMaxWaiting) {
      const RawRequest raw = ToRaw(*request);
      Send(*request, raw, application_.refuse(503, raw), std::move(token));
    } else {
      asio::post(workers_,
                 [this, request = std::move(request), token = std::move(token)]() mutable {
                   const RawRequest raw = ToRaw(*request);
                   Send(*request, raw, Exchange(application_, raw), std::move(token));
                 });
    }
    return restinio::request_accepted();
  }

  void Send(restinio::request_t& request, const RawRequest& raw, const Response& response,
            std::shared_ptr<void> token) noexcept {
    try {
      auto builder =
          request.create_response<restinio::user_controlled_output_t>(StatusLine(response.status));
      builder.append_header_date_field();
      if (response.status != 304) builder.append_header("Content-Type", response.content_type);
      builder.append_header("Cache-Control", response.cache_control);
      if (!response.etag.empty()) builder.append_header("ETag", response.etag);
      for (const auto& [name, value] : response.headers) builder.append_header(name, value);
      // After a refusal the rest of what was sent cannot be trusted to begin with a request.
      if (stopping_ || response.status == 400 || response.status >= 500 || raw.method == "CONNECT")
        builder.connection_close();
      if (response.status != 304) builder.set_content_length(response.Text().size());
      if (raw.method != "HEAD" && !response.Text().empty()) builder.set_body(response.body);
      builder.done([token = std::move(token)](const auto&) {});
    } catch (const std::exception&) {
      // The connection went away meanwhile; there is nobody to tell.
    }
  }

  void WaitForStop() {
    if (options_.stop_on_signals) {
      signals_.add(SIGTERM);
      signals_.add(SIGINT);
      signals_.async_wait([this](const auto& error, int) {
        if (!error) Stop();
      });
    }
    on_stop_.emplace(options_.stop, [this] { asio::post(io_, [this] { Stop(); }); });
    asio::post(io_, [this] {
      if (options_.on_listening) options_.on_listening(port_);
    });
  }

  void Stop() {
    if (stopping_.exchange(true)) return;
    server_->close_sync();
    signals_.cancel();
    drain_until_ = std::chrono::steady_clock::now() + options_.drain_time;
    Drain();
  }

  void Drain() {
    if (in_flight_.count() == 0 || std::chrono::steady_clock::now() >= drain_until_) {
      io_.stop();
      return;
    }
    drain_timer_.expires_after(kDrainTick);
    drain_timer_.async_wait([this](const auto&) { Drain(); });
  }

  // One thread reads and writes sockets beside this one; more do not help before the workers do.
  void RunThreads() {
    std::vector<std::jthread> more;
    for (int i = 1; i < options_.threads; ++i) more.emplace_back([this] { io_.run(); });
    io_.run();
  }

  const ListenOptions& options_;
  const Application& application_;
  Context io_;
  asio::thread_pool workers_;
  asio::signal_set signals_;
  asio::steady_timer drain_timer_;
  std::optional<HttpServer> server_;
  std::optional<std::stop_callback<std::function<void()>>> on_stop_;
  std::chrono::steady_clock::time_point drain_until_;
  std::atomic<bool> stopping_{false};
  InFlight in_flight_;
  uint16_t port_ = 0;
};

base::Unexpected<base::Error> CannotListen(const ListenOptions& options,
                                           const boost::system::error_code& error) {
  base::Arguments where = {{"address", options.address}, {"port", std::to_string(options.port)}};
  if (error == asio::error::address_in_use)
    return base::Fail(base::ErrorCode::kBusy, "port-in-use", std::move(where));
  if (error == asio::error::access_denied)
    return base::Fail(base::ErrorCode::kDenied, "port-denied", std::move(where));
  where.emplace_back("detail", error.message());
  return base::Fail(base::ErrorCode::kUsage, "cannot-listen", std::move(where));
}

}  // namespace

base::Expected<void> Listen(const ListenOptions& options, const Application& application) {
  boost::system::error_code error;
  const auto address =
      asio::ip::make_address(options.address == "localhost" ? "127.0.0.1" : options.address, error);
  if (error) return CannotListen(options, error);
  try {
    Listener listener(options, application);
    listener.Run(address);
  } catch (const boost::system::system_error& failure) {
    return CannotListen(options, failure.code());
  } catch (const std::exception& failure) {
    return base::Fail(base::ErrorCode::kInternal, "server-failed", {{"detail", failure.what()}});
  }
  return {};
}

}  // namespace duban::web::server

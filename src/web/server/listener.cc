// Listen: the adapter of RESTinio.
#include "web/server/listener.h"

#include <sys/resource.h>
#include <sys/socket.h>

#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include "port/system/file.h"
#include "web/server/farewell.h"
#include "web/server/request_line.h"

#define RESTINIO_USE_BOOST_ASIO 1
#include <restinio/all.hpp>

namespace duban::web::server {
namespace {

namespace asio = restinio::asio_ns;

constexpr std::chrono::seconds kWriteTimeout{30};
constexpr std::chrono::seconds kHandleTimeout{60};
constexpr int64_t kSmallAnswer = 64 << 10;  // times max_connections is what these may take
// Read whole, so that the refusal knows the language that the headers behind it ask for.
constexpr size_t kMostOfTarget = 8 * kMaxTarget;
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

bool HasBody(const RawRequest& raw) {
  return std::any_of(std::begin(kBodyHeaders), std::end(kBodyHeaders),
                     [&](std::string_view name) { return raw.Header(name) != nullptr; });
}

restinio::http_status_line_t StatusLine(int status) {
  return {restinio::http_status_code_t{static_cast<uint16_t>(status)},
          std::string(ReasonPhrase(status))};
}

// An answer as bytes, for connections that the library has given up.
std::string Serialised(const Response& response) {
  auto out =
      fmt::format("HTTP/1.1 {} {}\r\nConnection: close\r\nContent-Length: {}\r\nDate: {}\r\n",
                  response.status, ReasonPhrase(response.status), response.Text().size(),
                  restinio::make_date_field_value(std::chrono::system_clock::now()));
  for (const auto& [name, value] : HeadersOf(response))
    fmt::format_to(std::back_inserter(out), "{}: {}\r\n", name, value);
  out += "\r\n";
  return out.append(response.Text());
}

// What a request that could not be read is refused with.
struct Failure {
  int status = 0;  // 0: it is not refused
  std::string_view wrong;
  bool method = false;  // the method is none that the parser knows
};

// The line of a request, whose method is a word and whose target stands: no other protocol.
bool NamesAnotherMethod(const RawRequest& raw) {
  return !raw.target.empty() && !raw.method.empty() &&
         std::all_of(raw.method.begin(), raw.method.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || c == '-'; });
}

// Connections that are open, and those of them that wait for the rest of a request, the longest
// first. Nobody is held up by clients that connect and say nothing: where the last places are
// taken, the one that has waited longest is cut. Any number of threads.
class Waiting {
 public:
  explicit Waiting(size_t most)
      : most_(most - std::min(most - 1, std::max<size_t>(1, most / 16))) {}

  // The connection's number: given when it is 0. It waits from now on, if it did not before.
  void Wait(uint64_t& number, int descriptor) {
    const std::lock_guard lock(mutex_);
    if (number == 0) {
      number = ++last_;
      ++open_;
    }
    if (places_.try_emplace(number, last_place_ + 1).second) {
      by_place_.emplace(++last_place_, Place{number, descriptor});
      if (open_ > most_) CutLongest();
    }
  }

  // Its request has come.
  void Serve(uint64_t number) {
    const std::lock_guard lock(mutex_);
    Forget(number);
  }

  // Before its descriptor is closed: another one may be given the same afterwards.
  void Leave(uint64_t& number) {
    if (number == 0) return;
    const std::lock_guard lock(mutex_);
    Forget(std::exchange(number, 0));
    --open_;
  }

 private:
  struct Place {
    uint64_t number;
    int descriptor;
  };

  void Forget(uint64_t number) {
    const auto place = places_.find(number);
    if (place == places_.end()) return;
    by_place_.erase(place->second);
    places_.erase(place);
  }

  // Its reading ends with that, and the library closes it.
  void CutLongest() {
    const Place longest = by_place_.begin()->second;
    ::shutdown(longest.descriptor, SHUT_RDWR);
    Forget(longest.number);
  }

  const size_t most_;
  std::mutex mutex_;
  size_t open_ = 0;
  uint64_t last_ = 0, last_place_ = 0;
  std::map<uint64_t, uint64_t> places_;  // by the connection's number
  std::map<uint64_t, Place> by_place_;
};

// What ran on the threads of a Listener. Connections hold on to the server that counts them, so
// they must go first, while the context still stands: Close() destroys every handler that waits.
class Context : public asio::io_context {
 public:
  Context(const Application& application, size_t connections)
      : waiting(connections), application_(application) {}

  Waiting waiting;

  void Close() { shutdown(); }
  void Refuse(asio::ip::tcp::socket socket, const Failure& failure, std::string_view read) {
    RawRequest raw = GuessRequest(read);
    // The parser knows a few dozen methods; the others are no fault of the client's.
    const int status = failure.method && NamesAnotherMethod(raw) ? 501 : failure.status;
    if (status == failure.status) raw.wrong = failure.wrong;
    farewells_.Say(std::move(socket), Serialised(Refusal(application_, status, raw)));
  }

 private:
  const Application& application_;
  Farewells farewells_{*this};
};

class Workers : public asio::thread_pool {
 public:
  using asio::thread_pool::thread_pool;
  void Close() { shutdown(); }
};

// What tells the client why the parser gave up, by the parser's name for it; nothing where it was
// not the parser.
Failure FailureOf(std::string_view message) {
  if (message.find("parser error") == std::string_view::npos) return {};
  static constexpr std::pair<std::string_view, Failure> kKnown[] = {
      {"HPE_CB_url", {414, {}}},
      {"HPE_CB_header_field", {431, {}}},
      {"HPE_CB_header_value", {431, {}}},
      {"HPE_HEADER_OVERFLOW", {431, {}}},
      {"HPE_INVALID_VERSION", {505, {}}},
      {"HPE_CB_body", {413, {}}},
      {"HPE_CB_headers_complete", {413, {}}},
      {"HPE_INVALID_CHUNK_SIZE", {400, "chunk"}},
      {"HPE_INVALID_CONTENT_LENGTH", {400, "length"}},
      {"HPE_UNEXPECTED_CONTENT_LENGTH", {400, "length"}},
      {"HPE_INVALID_HEADER_TOKEN", {400, "header"}},
      {"HPE_INVALID_METHOD", {400, "line", true}},
      {"HPE_INVALID_CONSTANT", {400, "line"}},
  };
  for (const auto& [name, failure] : kKnown)
    if (message.find(name) != std::string_view::npos) return failure;
  return {400, {}};
}

// The library closes a connection whose request it cannot read without an answer, and tells why
// only in its log, right before, on the same thread. So the log hears the reason and the socket
// answers where it would be closed; it remembers what it read last, since the library forgets the
// request that it could not read.
thread_local Failure refusal_due;

class Log : public restinio::null_logger_t {
 public:
  template <typename Message>
  void error(Message&& message) const {
    refusal_due = FailureOf(message());
  }
};

class Socket : public asio::ip::tcp::socket {
 public:
  explicit Socket(asio::io_context& context)
      : asio::ip::tcp::socket(context), context_(static_cast<Context*>(&context)) {}
  Socket(Socket&& other) noexcept
      : asio::ip::tcp::socket(std::move(static_cast<asio::ip::tcp::socket&>(other))),
        context_(other.context_),
        number_(std::exchange(other.number_, 0)),
        read_(std::move(other.read_)) {}
  Socket& operator=(Socket&&) = delete;
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  ~Socket() { context_->waiting.Leave(number_); }

  template <typename Buffers, typename Handler>
  void async_read_some(const Buffers& buffers, Handler&& handler) {
    auto executor = asio::get_associated_executor(handler, get_executor());
    context_->waiting.Wait(number_, native_handle());
    asio::ip::tcp::socket::async_read_some(
        buffers, asio::bind_executor(
                     executor, [this, buffers, handler = std::forward<Handler>(handler)](
                                   const boost::system::error_code& error, size_t length) mutable {
                       if (!error) read_.Read(static_cast<char*>(buffers.data()), length);
                       if (!error && read_.EndsHeaders()) context_->waiting.Serve(number_);
                       if (!error && read_.AwaitsLeave()) GiveLeave();
                       handler(error, length);
                     }));
  }

  void shutdown(shutdown_type what, boost::system::error_code& error) {
    context_->waiting.Leave(number_);
    if (const Failure failure = std::exchange(refusal_due, {}); failure.status != 0)
      context_->Refuse(std::move(static_cast<asio::ip::tcp::socket&>(*this)), failure,
                       read_.text());
    else
      (void)asio::ip::tcp::socket::shutdown(what, error);
  }

 private:
  static constexpr size_t kMostRemembered = 2 * kMaxTarget;

  // Right away: the library reads only while no answer is under way, so the system's buffer is
  // empty. Where it is not taken, the client sends its body after a while all the same.
  void GiveLeave() {
    static constexpr std::string_view kLeave = "HTTP/1.1 100 Continue\r\n\r\n";
    boost::system::error_code ignored;
    (void)write_some(asio::buffer(kLeave), ignored);
  }

  Context* context_;
  uint64_t number_ = 0;  // see Waiting
  RequestLine read_{kMostRemembered};
};

struct Traits : restinio::default_traits_t {
  static constexpr bool use_connection_count_limiter = true;  // NOLINT: restinio's name
  using logger_t = Log;                                       // NOLINT: restinio's name
  using stream_socket_t = Socket;                             // NOLINT: restinio's name
};
using HttpServer = restinio::http_server_t<Traits>;

// As many as are wanted and as the system lets this process have open beside its other files.
size_t Connections(size_t wanted) {
  constexpr rlim_t kOthers = 64;
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return wanted;
  const rlim_t needed = wanted + kOthers;
  if (files.rlim_cur < needed) {
    rlimit more = files;
    more.rlim_cur = std::min(needed, files.rlim_max);
    if (::setrlimit(RLIMIT_NOFILE, &more) == 0) files = more;
  }
  if (files.rlim_cur >= needed) return wanted;
  return std::max<size_t>(8, files.rlim_cur > kOthers ? files.rlim_cur - kOthers : 0);
}

class Listener {
 public:
  Listener(const ListenOptions& options, const Application& application)
      : options_(options),
        application_(application),
        connections_(Connections(options.max_connections)),
        io_(application, connections_),
        workers_(static_cast<size_t>(std::max(1, options.threads))),
        signals_(io_),
        drain_timer_(io_) {}

  ~Listener() {
    FinishWork();
    if (server_) server_->close_sync();
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
        .max_parallel_connections(connections_)
        .concurrent_accepts_count(4)
        .incoming_http_msg_limits(restinio::incoming_http_msg_limits_t{}
                                      .max_url_size(kMostOfTarget)
                                      .max_field_name_size(kMaxHeaderName)
                                      .max_field_value_size(kMaxHeaderValue)
                                      .max_field_count(kMaxHeaders)
                                      .max_body_size(kMaxBody))
        .socket_options_setter(
            [](auto& options) { options.set_option(asio::ip::tcp::no_delay{true}); })
        .acceptor_post_bind_hook([this](asio::ip::tcp::acceptor& acceptor) {
          port_ = acceptor.local_endpoint().port();
          listening_ = acceptor.native_handle();
        })
        .request_handler(
            [this](restinio::request_handle_t request) { return OnRequest(std::move(request)); });
  }

  restinio::request_handling_status_t OnRequest(restinio::request_handle_t request) {
    auto token = in_flight_.Take();
    if (in_flight_.count() > kMaxWaiting) {
      const RawRequest raw = ToRaw(*request);
      Send(*request, raw, Refusal(application_, 503, raw), {std::move(token), nullptr});
    } else {
      asio::post(workers_,
                 [this, request = std::move(request), token = std::move(token)]() mutable {
                   const RawRequest raw = ToRaw(*request);
                   const auto working = working_.Take();
                   auto [response, held] = Afforded(Exchange(application_, raw), raw);
                   Send(*request, raw, response, {std::move(token), std::move(held)});
                 });
    }
    return restinio::request_accepted();
  }

  // The answer with a token for its bytes, or a refusal where clients that do not read hold too
  // much already. A small answer and one large one alone always pass; what the page cache holds is
  // shared.
  std::pair<Response, std::shared_ptr<void>> Afforded(Response response, const RawRequest& raw) {
    if (!response.body || response.body.use_count() > 1) return {std::move(response), nullptr};
    const auto bytes = static_cast<int64_t>(response.body->size());
    if (bytes <= kSmallAnswer) return {std::move(response), nullptr};
    const int64_t held = unsent_.count();
    if (held > 0 && held + bytes > options_.max_unsent)
      return {Refusal(application_, 503, raw), nullptr};
    return {std::move(response), unsent_.Take(bytes)};
  }

  void Send(restinio::request_t& request, const RawRequest& raw, const Response& response,
            std::pair<std::shared_ptr<void>, std::shared_ptr<void>> tokens) noexcept {
    try {
      auto builder =
          request.create_response<restinio::user_controlled_output_t>(StatusLine(response.status));
      builder.append_header_date_field();
      for (const auto& [name, value] : HeadersOf(response)) builder.append_header(name, value);
      // After a refusal the rest of what was sent cannot be trusted to begin with a request; behind
      // a body nobody knows where the next one begins (request_line.h).
      if (stopping_ || response.status == 400 || response.status >= 500 ||
          raw.method == "CONNECT" || HasBody(raw))
        builder.connection_close();
      if (response.status != 304) builder.set_content_length(response.Text().size());
      if (raw.method != "HEAD" && !response.Text().empty()) builder.set_body(response.body);
      builder.done([tokens = std::move(tokens)](const auto&) {});
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
    // Another thread may be asking the library's acceptor for the next connection, and closing it
    // meanwhile would take its state away from under that thread. The system stops listening now;
    // the acceptor is closed when only one thread is left.
    ::shutdown(listening_, SHUT_RDWR);
    signals_.clear();
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

  // What waits is given up with its connection; what runs cannot be.
  void FinishWork() {
    workers_.stop();
    while (working_.count() > 0 && std::chrono::steady_clock::now() < drain_until_)
      std::this_thread::sleep_for(kDrainTick);
    if (const auto stuck = static_cast<int>(working_.count()); stuck > 0 && options_.on_stuck)
      options_.on_stuck(stuck);
    workers_.join();
    workers_.Close();
  }

  const ListenOptions& options_;
  const Application& application_;
  const size_t connections_;
  Context io_;
  UnderWay in_flight_;  // taken and not yet written out
  UnderWay working_;    // in the hands of the application
  UnderWay unsent_;     // bytes of answers that only one client waits for
  Workers workers_;
  asio::signal_set signals_;
  asio::steady_timer drain_timer_;
  std::optional<HttpServer> server_;
  std::optional<std::stop_callback<std::function<void()>>> on_stop_;
  std::chrono::steady_clock::time_point drain_until_;
  std::atomic<bool> stopping_{false};
  uint16_t port_ = 0;
  int listening_ = -1;  // the acceptor's descriptor
};

base::Unexpected<base::Error> CannotListen(const ListenOptions& options,
                                           const boost::system::error_code& error) {
  base::Arguments where = {{"address", options.address}, {"port", std::to_string(options.port)}};
  if (error == asio::error::address_in_use)
    return base::Fail(base::ErrorCode::kBusy, "port-in-use", std::move(where));
  if (error == asio::error::access_denied)
    return base::Fail(base::ErrorCode::kDenied, "port-denied", std::move(where));
  where.emplace_back("detail", port::system::ReasonOf(error.value()));
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

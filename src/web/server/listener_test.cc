// The real server on a real socket: what malformed, slow and hasty clients get.
#include "web/server/listener.h"
#include "web/server/farewell.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <csignal>

#include <atomic>
#include <future>
#include <thread>

#include <gtest/gtest.h>

namespace duban::web::server {
namespace {

using namespace std::chrono_literals;

class Client {
 public:
  explicit Client(uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    const timeval limit{5, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  Client(const Client&) = delete;
  ~Client() { ::close(socket_); }

  bool connected() const { return connected_; }
  bool Send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<size_t>(sent));
    }
    return true;
  }
  // Everything until the server closes or five seconds pass without a byte.
  std::string ReadAll() {
    std::string all;
    char buffer[4096];
    for (ssize_t got; (got = ::recv(socket_, buffer, sizeof buffer, 0)) > 0;)
      all.append(buffer, static_cast<size_t>(got));
    return all;
  }
  std::string ReadUntil(std::string_view end) {
    std::string all;
    char c = 0;
    while (all.find(end) == std::string::npos && ::recv(socket_, &c, 1, 0) == 1) all += c;
    return all;
  }

 private:
  int socket_;
  bool connected_ = false;
};

class ListenerTest : public testing::Test {
 protected:
  ListenerTest() {
    application_.respond = [this](const Request& request) {
      if (request.path == "/slow") {
        in_slow_ = true;
        std::this_thread::sleep_for(300ms);
      }
      while (request.path == "/stuck" && !released_) std::this_thread::sleep_for(1ms);
      if (request.path == "/huge") return Answer(200, "text/plain", std::string(20'000'000, 'x'));
      if (request.path == "/large") return Answer(200, "text/plain", std::string(300'000, 'x'));
      return Answer(200, "text/plain", "answer to " + request.path);
    };
    application_.refuse = [](int status, const RawRequest& raw) {
      Response response = Answer(status, "text/plain", "refused " + std::to_string(status));
      const std::string* language = raw.Header("accept-language");
      response.headers.emplace_back("X-Wrong", std::string(raw.wrong));
      response.headers.emplace_back("X-Refused", raw.target + " " + (language ? *language : ""));
      return response;
    };
  }
  ~ListenerTest() override { StopAndWait(); }

  void Start(std::chrono::milliseconds read_timeout = 10s, bool signals = false) {
    std::promise<uint16_t> listening;
    auto port = listening.get_future();
    ListenOptions options;
    options.address = "127.0.0.1";
    options.read_timeout = read_timeout;
    options.drain_time = drain_time_;
    options.max_unsent = max_unsent_;
    options.max_connections = max_connections_;
    options.stop = stop_.get_token();
    options.stop_on_signals = signals;
    options.on_stuck = [this](int stuck) {
      stuck_ = stuck;
      released_ = true;
    };
    options.on_listening = [&listening](uint16_t real) { listening.set_value(real); };
    server_ =
        std::thread([this, options] { failed_ = !Listen(options, application_).has_value(); });
    port_ = port.get();
  }
  void StopAndWait() {
    stop_.request_stop();
    if (server_.joinable()) server_.join();
  }
  std::string Ask(std::string_view bytes) {
    Client client(port_);
    client.Send(bytes);
    return client.ReadAll();
  }
  bool StillAnswers() {
    return Ask("GET /still HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").ends_with("/still");
  }

  Application application_;
  std::stop_source stop_;
  std::thread server_;
  std::chrono::milliseconds drain_time_ = 10s;
  int64_t max_unsent_ = int64_t{96} << 20;
  size_t max_connections_ = 1024;
  std::atomic<bool> failed_{false}, in_slow_{false}, released_{false};
  std::atomic<int> stuck_{0};
  uint16_t port_ = 0;
};

TEST_F(ListenerTest, AnswersWithLengthAndDateAndNoBanner) {
  Start();
  const auto answer = Ask("GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 OK\r\n")) << answer;
  EXPECT_NE(answer.find("Content-Length: 12\r\n"), std::string::npos);
  EXPECT_NE(answer.find("Date: "), std::string::npos);
  EXPECT_EQ(answer.find("Server:"), std::string::npos);
  EXPECT_TRUE(answer.ends_with("\r\n\r\nanswer to /a"));
}

TEST_F(ListenerTest, HeadHasTheLengthButNoBody) {
  Start();
  const auto answer = Ask("HEAD /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_NE(answer.find("Content-Length: 12\r\n"), std::string::npos);
  EXPECT_TRUE(answer.ends_with("\r\n\r\n")) << answer;
}

TEST_F(ListenerTest, AnswersPipelinedRequestsInOrder) {
  Start();
  const auto answer =
      Ask("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n"
          "GET /3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  const auto first = answer.find("to /1"), second = answer.find("to /2"),
             third = answer.find("to /3");
  EXPECT_LT(first, second);
  EXPECT_LT(second, third);
  EXPECT_NE(third, std::string::npos);
}

TEST_F(ListenerTest, RefusesAMissingHostAndCloses) {
  Start();
  const auto answer = Ask("GET / HTTP/1.1\r\n\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 400 Bad Request\r\n")) << answer;
  EXPECT_NE(answer.find("Connection: close"), std::string::npos);
}

TEST_F(ListenerTest, RefusesBadEscapesAndDotSegments) {
  Start();
  for (const char* target : {"/%zz", "/%", "/../../etc/passwd", "/%2e%2e/x", "/a%00b"}) {
    const auto answer =
        Ask("GET " + std::string(target) + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 400 ")) << target << answer;
  }
}

TEST_F(ListenerTest, AnswersAMegabyteOfHeaderBeforeItCloses) {
  Start();
  const std::string field(1 << 20, 'x');
  for (const std::string& head : {"X-Long: " + field, field + ": y", "X-" + field}) {
    const auto answer = Ask("GET / HTTP/1.1\r\nHost: a\r\n" + head + "\r\n\r\n");
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 431 Request Header Fields Too Large\r\n")) << answer;
    EXPECT_TRUE(answer.ends_with("\r\n\r\nrefused 431")) << answer;
  }
  EXPECT_TRUE(StillAnswers());
}

TEST_F(ListenerTest, ARefusalIsAWholeAnswer) {
  Start();
  const auto answer = Ask("GET / HTTP/1.1\r\nX: " + std::string(100'000, 'x') + "\r\n\r\n");
  for (const char* line :
       {"Connection: close", "Content-Length: 11", "Date: ", "Content-Type: text/",
        "Content-Security-Policy: ", "X-Content-Type-Options: nosniff"})
    EXPECT_NE(answer.find(std::string("\r\n") + line), std::string::npos) << line;
  EXPECT_EQ(answer.find("Server:"), std::string::npos);
}

TEST_F(ListenerTest, AnswersAThousandHeadersAndALongTarget) {
  Start();
  std::string many = "GET / HTTP/1.1\r\nHost: a\r\n";
  for (int i = 0; i < 1000; ++i) many += "X-" + std::to_string(i) + ": y\r\n";
  EXPECT_TRUE(Ask(many + "\r\n").starts_with("HTTP/1.1 431 "));
  for (const size_t length : {10'000, 1 << 20}) {
    const auto answer = Ask("GET /" + std::string(length, 'a') +
                            " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 414 URI Too Long\r\n")) << length << answer;
  }
  EXPECT_TRUE(StillAnswers());
}

TEST_F(ListenerTest, AnswersABodyLargerThanTheLimit) {
  Start();
  const std::string head = "POST / HTTP/1.1\r\nHost: a\r\n";
  const std::string body(1 << 20, 'b');
  for (const std::string& rest :
       {std::string("Content-Length: 99999999\r\n\r\n"),
        "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body,
        "Transfer-Encoding: chunked\r\n\r\n100000\r\n" + body + "\r\n0\r\n\r\n"}) {
    const auto answer = Ask(head + rest);
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 413 Content Too Large\r\n")) << answer;
  }
  EXPECT_TRUE(StillAnswers());
}

TEST_F(ListenerTest, WhoAsksForLeaveToSendABodyGetsIt) {
  Start();
  Client client(port_);
  client.Send("GET /1 HTTP/1.1\r\nHost: a\r\n\r\n");
  client.ReadUntil("answer to /1");
  client.Send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  EXPECT_EQ(client.ReadUntil("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.Send("ab");
  EXPECT_TRUE(client.ReadAll().starts_with("HTTP/1.1 405 "));
  EXPECT_TRUE(StillAnswers());
}

TEST_F(ListenerTest, AnswersWhatIsNoHttpWith400) {
  Start();
  for (const std::string& bytes :
       {std::string("\0\0\0\0\xff\xfe\r\n\r\n", 10),
        std::string("BREW tea HTTP/1.1\r\nHost: a\r\n\r\n"), std::string("GET / SMTP/1.1\r\n\r\n"),
        std::string("GET\r\n\r\n"), std::string(5000, 'A'),
        std::string("GET / HTTP/1.1\r\nno colon\r\n\r\n"),
        std::string("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n"),
        std::string("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")})
    EXPECT_TRUE(Ask(bytes).starts_with("HTTP/1.1 400 Bad Request\r\n")) << bytes.substr(0, 50);
  EXPECT_TRUE(StillAnswers());
}

TEST_F(ListenerTest, AMethodThatNobodyKnowsIsNotImplemented) {
  Start();
  for (const char* method : {"BREW", "X-LOOK", "GETT"}) {
    const auto answer = Ask(std::string(method) + " / HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 501 ")) << method << answer;
  }
  EXPECT_TRUE(StillAnswers());
}

TEST_F(ListenerTest, ARefusalKnowsTheAddressAndTheLanguageThatCame) {
  Start();
  const std::string head = "GET /api/x?y HTTP/1.1\r\nHost: a\r\nAccept-Language: en\r\n";
  const auto told = [](const std::string& answer) {
    const size_t at = answer.find("X-Refused: ");
    return at == answer.npos ? "nothing" : answer.substr(at + 11, answer.find('\r', at) - at - 11);
  };
  EXPECT_EQ(told(Ask(head + "no colon\r\n\r\n")), "/api/x?y en");
  EXPECT_EQ(told(Ask("GET /first HTTP/1.1\r\nHost: a\r\n\r\n")).substr(0, 7), "nothing");
  EXPECT_EQ(told(Ask("GET /api/" + std::string(100'000, 'a') + " HTTP/1.1\r\n\r\n")).substr(0, 8),
            "/api/aaa");
  EXPECT_EQ(told(Ask(std::string("\0\0 /\xff\xfe\r\n\r\n", 10))), " ");
  EXPECT_TRUE(told(Ask("GET /api/" + std::string(60'000, 'a') +
                       " HTTP/1.1\r\nHost: a\r\nAccept-Language: en\r\nConnection: close\r\n\r\n"))
                  .ends_with("aaa en"));
  // In pieces, and behind another request of the same connection.
  Client client(port_);
  client.Send("GET /1 HTTP/1.1\r\nHost: a\r\n\r\n");
  client.ReadUntil("answer to /1");
  client.Send(head);
  std::this_thread::sleep_for(50ms);
  client.Send("no colon\r\n\r\n");
  EXPECT_EQ(told(client.ReadAll()), "/api/x?y en");
}

TEST_F(ListenerTest, AnswersAnotherVersionOfHttpWith505) {
  Start();
  for (const char* version : {"9.9", "2.0", "0.9"}) {
    const auto answer =
        Ask("GET / HTTP/" + std::string(version) + "\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 505 HTTP Version Not Supported\r\n")) << answer;
  }
  EXPECT_TRUE(Ask("GET / HTTP/1.0\r\nHost: a\r\n\r\n").starts_with("HTTP/1.1 200 "));
}

TEST_F(ListenerTest, SeesAnotherVersionInPiecesAndBehindOtherRequests) {
  Start();
  Client pieces(port_);
  pieces.Send("GET / HTTP/9");
  std::this_thread::sleep_for(50ms);
  pieces.Send(".9\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(pieces.ReadAll().starts_with("HTTP/1.1 505 "));
  const std::string first = "GET /1 HTTP/1.1\r\nHost: a\r\n\r\n";
  const auto both = Ask(first + "GET /2 HTTP/9.9\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_NE(both.find("answer to /1"), both.npos) << both;
  EXPECT_NE(both.find("HTTP/1.1 505 "), both.npos) << both;
}

TEST_F(ListenerTest, ClosesBehindARequestWithABody) {
  Start();
  const auto answer =
      Ask("GET /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab"
          "GET /2 HTTP/9.9\r\nHost: a\r\n\r\n");
  EXPECT_NE(answer.find("answer to /1"), answer.npos) << answer;
  EXPECT_EQ(answer.find("answer to /2"), answer.npos) << answer;
}

TEST_F(ListenerTest, TellsWhatIsWrongWithARequestThatIsNoHttp) {
  Start();
  const std::string head = "POST / HTTP/1.1\r\nHost: a\r\n";
  for (const auto& [bytes, wrong] : {std::pair{head + "no colon\r\n\r\n", "header"},
                                     {head + "Content-Length: x\r\n\r\n", "length"},
                                     {head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", "chunk"},
                                     {std::string("nonsense\r\n\r\n"), "line"}}) {
    const auto answer = Ask(bytes);
    EXPECT_NE(answer.find("X-Wrong: " + std::string(wrong) + "\r\n"), answer.npos) << answer;
  }
}

TEST_F(ListenerTest, AnswersTheRequestsBeforeTheOneThatIsNoHttp) {
  Start();
  const auto answer = Ask("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nnonsense\r\n\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 ")) << answer;
  EXPECT_LT(answer.find("answer to /1"), answer.find("HTTP/1.1 400 "));
  EXPECT_TRUE(answer.ends_with("refused 400")) << answer;
}

// A stop that waited for its clients would last past the time limit of the whole test.
constexpr std::chrono::milliseconds kForGood = 24h;

TEST_F(ListenerTest, ARefusedClientThatNeverClosesIsCut) {
  Start();
  Client client(port_);
  client.Send("nonsense\r\n\r\n");
  EXPECT_TRUE(client.ReadUntil("refused 400").ends_with("refused 400"));
  while (client.Send("x")) std::this_thread::sleep_for(50ms);
}

TEST_F(ListenerTest, ManyRefusedClientsAreCutAndNobodyWaitsForThem) {
  drain_time_ = kForGood;
  Start();
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 2 * kMostFarewells; ++i) {
    clients.push_back(std::make_unique<Client>(port_));
    clients.back()->Send("nonsense\r\n\r\n");
  }
  EXPECT_TRUE(StillAnswers());
}

TEST_F(ListenerTest, StopsWhileClientsKeepComing) {
  for (int round = 0; round < 20; ++round) {
    stop_ = std::stop_source();
    Start();
    std::atomic<bool> enough{false};
    std::vector<std::jthread> crowd;
    for (int i = 0; i < 4; ++i)
      crowd.emplace_back([&] {
        while (!enough && Client(port_).connected()) {
        }
      });
    ::usleep(10'000);
    StopAndWait();
    enough = true;
    EXPECT_FALSE(failed_);
  }
}

TEST_F(ListenerTest, SurvivesWhatIsNoHttp) {
  Start();
  for (const std::string& bytes :
       {std::string("\0\0\0\0\xff\xfe", 6), std::string("BREW / HTTP/1.1\r\nHost: a\r\n\r\n"),
        std::string("GET / HTTP/9.9\r\n\r\n"), std::string("\r\n\r\n\r\n"),
        std::string(5000, 'A')}) {
    Client client(port_);
    client.Send(bytes);
    ::usleep(20'000);
  }
  EXPECT_TRUE(StillAnswers());
}

TEST_F(ListenerTest, RefusesMethodsThatItKnowsButDoesNotServe) {
  Start();
  const auto answer = Ask("DELETE /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 405 ")) << answer;
  EXPECT_NE(answer.find("Allow: GET, HEAD"), std::string::npos);
}

TEST_F(ListenerTest, AnswersAWishToUpgradeAsAnOrdinaryRequest) {
  Start();
  const auto answer =
      Ask("GET /u HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 ")) << answer;
}

TEST_F(ListenerTest, CutsWhoSendsTooSlowly) {
  Start(500ms);
  Client slow(port_);
  slow.Send("GET / HTTP/1.1\r\nHost: ");
  while (slow.Send("a")) std::this_thread::sleep_for(100ms);
  EXPECT_TRUE(StillAnswers());
}

TEST_F(ListenerTest, AnswersOthersWhileOneIsSlow) {
  Start();
  Client slow(port_);
  slow.Send("GET / HTTP/1.1\r\nHos");
  EXPECT_TRUE(StillAnswers());
}

TEST_F(ListenerTest, FinishesTheRequestThatIsUnderWayWhenStopped) {
  Start();
  Client client(port_);
  client.Send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
  while (!in_slow_) std::this_thread::sleep_for(1ms);
  stop_.request_stop();
  const auto answer = client.ReadAll();
  EXPECT_TRUE(answer.ends_with("answer to /slow")) << answer;
  EXPECT_NE(answer.find("Connection: close"), std::string::npos);
  server_.join();
  EXPECT_FALSE(failed_);
}

TEST_F(ListenerTest, FinishesTheRequestThatIsUnderWayOnSigterm) {
  Start(10s, true);
  Client client(port_);
  client.Send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
  while (!in_slow_) std::this_thread::sleep_for(1ms);
  ::kill(::getpid(), SIGTERM);
  EXPECT_TRUE(client.ReadAll().ends_with("answer to /slow"));
  server_.join();
  EXPECT_FALSE(failed_);
}

TEST_F(ListenerTest, StopsAtOnceWithIdleConnectionsOpen) {
  drain_time_ = kForGood;
  Start();
  Client idle(port_);
  idle.Send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
  idle.ReadUntil("answer to /a");
  StopAndWait();
  EXPECT_FALSE(Client(port_).connected());
}

// More of them than places, some with the beginning of a request, and nobody's time is over.
TEST_F(ListenerTest, ClientsThatAskForNothingHoldNobodyUp) {
  max_connections_ = 32;
  Start(kForGood);
  std::vector<std::unique_ptr<Client>> idle;
  for (int i = 0; i < 100; ++i) {
    idle.push_back(std::make_unique<Client>(port_));
    if (i % 2 == 0) idle.back()->Send("GET /a HTTP/1.1\r\nHo");
  }
  for (int i = 0; i < 40; ++i) EXPECT_TRUE(StillAnswers()) << i;
}

TEST_F(ListenerTest, WhoWaitsForAnAnswerIsNotCutForOthers) {
  max_connections_ = 32;
  Start(kForGood);
  Client waiting(port_);
  waiting.Send("GET /stuck HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  std::vector<std::unique_ptr<Client>> idle;
  for (int i = 0; i < 100; ++i) idle.push_back(std::make_unique<Client>(port_));
  EXPECT_TRUE(StillAnswers());
  released_ = true;
  EXPECT_TRUE(waiting.ReadAll().ends_with("answer to /stuck"));
}

TEST_F(ListenerTest, TellsWhenAHandlerIsStuckAfterTheDrainTime) {
  drain_time_ = 300ms;
  Start();
  Client client(port_);
  client.Send("GET /stuck HTTP/1.1\r\nHost: a\r\n\r\n");
  std::this_thread::sleep_for(100ms);
  const auto begin = std::chrono::steady_clock::now();
  StopAndWait();
  const auto took = std::chrono::steady_clock::now() - begin;
  EXPECT_EQ(stuck_, 1);
  EXPECT_GE(took, 300ms);
}

TEST_F(ListenerTest, NobodyIsStuckWhereAllCameBack) {
  Start();
  StillAnswers();
  StopAndWait();
  EXPECT_EQ(stuck_, 0);
}

TEST_F(ListenerTest, AClientThatDoesNotReadDelaysTheStopByTheDrainTimeOnly) {
  drain_time_ = 300ms;
  Start();
  Client client(port_);
  for (int i = 0; i < 100; ++i) client.Send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
  std::this_thread::sleep_for(200ms);
  StopAndWait();
  EXPECT_FALSE(failed_) << "Listen returned, and as it should";
  EXPECT_EQ(stuck_, 0);
  EXPECT_FALSE(Client(port_).connected());
  // More was asked for than sockets hold: the client was cut off before it had it all.
  EXPECT_LT(client.ReadAll().size(), size_t{100} * 300'000);
}

TEST_F(ListenerTest, HalfARequestDelaysTheStopByNothing) {
  drain_time_ = kForGood;
  Start();
  Client client(port_);
  client.Send("GET / HTTP/1.1\r\nHos");
  std::this_thread::sleep_for(50ms);
  StopAndWait();
}

// The whole process: with a handler that never comes back, SIGTERM ends it all the same.
[[noreturn]] void ServeStuck(bool second_signal) {
  ListenOptions options;
  options.address = "127.0.0.1";
  options.drain_time = second_signal ? 60s : 300ms;
  options.on_stuck = [](int) { std::_Exit(6); };
  options.on_listening = [](uint16_t port) {
    std::thread([port] {
      Client client(port);
      client.Send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      client.ReadAll();
    }).detach();
  };
  const Application stuck{[second_signal](const Request&) -> Response {
                            for (;;) {
                              ::kill(::getpid(), SIGTERM);
                              std::this_thread::sleep_for(second_signal ? 200ms : 60s);
                            }
                          },
                          [](int status, const RawRequest&) { return Answer(status, "a/b", ""); }};
  std::_Exit(Listen(options, stuck) ? 0 : 1);
}

TEST(ListenerDeathTest, SigtermEndsTheProcessAroundAStuckHandler) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(ServeStuck(false), testing::ExitedWithCode(6), "");
}

TEST(ListenerDeathTest, ASecondSigtermEndsTheProcessAtOnce) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(ServeStuck(true), testing::KilledBySignal(SIGTERM), "");
}

TEST_F(ListenerTest, SendsALargeAnswerWholeToASlowReader) {
  Start();
  Client client(port_);
  client.Send("GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  std::this_thread::sleep_for(100ms);
  EXPECT_GT(client.ReadAll().size(), 300'000u);
}

TEST_F(ListenerTest, ClientsThatDoNotReadHoldNoMoreThanIsAllowed) {
  max_unsent_ = 40'000'000;
  drain_time_ = 100ms;
  Start();
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 8; ++i) {
    clients.push_back(std::make_unique<Client>(port_));
    ASSERT_TRUE(clients.back()->Send("GET /huge HTTP/1.1\r\nHost: a\r\n\r\n"));
  }
  int refused = 0;
  for (const auto& client : clients) {
    if (!client->ReadUntil("\r\n").starts_with("HTTP/1.1 503")) continue;
    ++refused;
    const auto head = client->ReadUntil("\r\n\r\n");
    EXPECT_NE(head.find("Retry-After: 5\r\n"), head.npos) << head;
    EXPECT_NE(head.find("Content-Security-Policy: "), head.npos) << head;
  }
  EXPECT_EQ(refused, 6);
  EXPECT_TRUE(StillAnswers());
  clients.clear();
  std::string answer;
  for (int tries = 0; tries < 200 && !answer.starts_with("HTTP/1.1 200"); ++tries) {
    std::this_thread::sleep_for(10ms);
    answer = Ask("GET /huge HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  }
  EXPECT_GT(answer.size(), 20'000'000u) << "what they held is free again";
}

TEST_F(ListenerTest, TellsThatThePortIsTaken) {
  Start();
  ListenOptions options;
  options.address = "127.0.0.1";
  options.port = port_;
  options.stop_on_signals = false;
  const auto second = Listen(options, application_);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, base::ErrorCode::kBusy);
  EXPECT_EQ(second.error().message.key, "port-in-use");
  EXPECT_EQ(second.error().message.Argument("port"), std::to_string(port_));
}

TEST_F(ListenerTest, TellsThatAnAddressIsNone) {
  ListenOptions options;
  options.address = "not an address";
  EXPECT_EQ(Listen(options, application_).error().code, base::ErrorCode::kUsage);
  options.address = "192.0.2.1";
  EXPECT_EQ(Listen(options, application_).error().message.key, "cannot-listen");
}

}  // namespace
}  // namespace duban::web::server

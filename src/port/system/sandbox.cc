// Entry point: RunInSandbox.
#include "port/system/sandbox.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>

#include "base/utf8.h"
#include "port/system/file.h"
#include "port/system/installed.h"
#include "port/system/process_memory.h"
#include "port/system/signals.h"

namespace duban::port::system {
namespace {

constexpr std::string_view kSandbox = "bwrap";
constexpr size_t kMostErrorText = 4096;
constexpr int kInputFile = 3;  // as bubblewrap finds it

// A file that has no name and lies in memory.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes)
      : file_(memfd_create("input", MFD_CLOEXEC)), whole_(file_ >= 0 && Write(bytes)) {}
  ~MemoryFile() {
    if (file_ >= 0) close(file_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  bool whole() const { return whole_; }
  int file() const { return file_; }

 private:
  bool Write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = write(file_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      bytes.remove_prefix(static_cast<size_t>(written));
    }
    return lseek(file_, 0, SEEK_SET) == 0;
  }

  int file_;
  bool whole_;
};

// A pipe whose ends close with the object.
struct Pipe {
  std::array<int, 2> ends{-1, -1};
  bool open = pipe2(ends.data(), O_CLOEXEC) == 0;
  ~Pipe() {
    CloseEnd(0);
    CloseEnd(1);
  }
  Pipe() = default;
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void CloseEnd(size_t end) {
    if (ends[end] >= 0) close(ends[end]);
    ends[end] = -1;
  }
};

// Before Linux 5.14 the limit counts what the user runs outside of the sandbox too.
bool CanLimitProcesses() {
  utsname about{};
  if (uname(&about) != 0) return false;
  int major = 0, minor = 0;
  const char* end = about.release + std::strlen(about.release);
  const auto [dot, error] = std::from_chars(about.release, end, major);
  if (error != std::errc() || dot == end) return false;
  std::from_chars(dot + 1, end, minor);
  return (major > 5 || (major == 5 && minor >= 14)) && !FindExecutable("prlimit").empty();
}

std::vector<std::string> CommandLine(const SandboxJob& job, const std::string& sandbox) {
  // No --new-session: everything inside stays in the group that Become() makes and Keep() kills.
  std::vector<std::string> line{sandbox, "--unshare-all", "--die-with-parent", "--clearenv"};
  const auto add = [&](std::initializer_list<std::string> words) {
    line.insert(line.end(), words.begin(), words.end());
  };
  add({"--setenv", "PATH", "/usr/bin:/bin", "--setenv", "HOME", "/work", "--setenv", "LANG",
       "C.UTF-8", "--ro-bind", "/usr", "/usr"});
  // Merged and separate /bin and /lib; what fonts and the loader look for; nothing else of /etc.
  for (const char* path : {"/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/fonts",
                           "/etc/alternatives", "/etc/libreoffice", "/var/cache/fontconfig"})
    add({"--ro-bind-try", path, path});
  const std::string space = std::to_string(job.scratch);
  add({"--proc", "/proc", "--dev", "/dev"});
  for (const char* folder : {"/tmp", "/work", "/dev/shm"})
    add({"--size", space, "--tmpfs", folder});
  add({"--ro-bind-data", std::to_string(kInputFile), "/work/input", "--remount-ro", "/dev",
       "--remount-ro", "/", "--chdir", "/work", "--"});
  if (CanLimitProcesses()) add({"prlimit", "--nproc=" + std::to_string(job.processes), "--"});
  line.insert(line.end(), job.command.begin(), job.command.end());
  return line;
}

void Limit(int what, uint64_t most) {
  const rlimit limit{most, most};
  setrlimit(static_cast<__rlimit_resource>(what), &limit);
}

// Nothing that the program holds open is handed on, whoever opened it and how.
void CloseAllAbove(int last) {
  constexpr unsigned kCloseOnExec = 4;  // CLOSE_RANGE_CLOEXEC
  if (syscall(SYS_close_range, last + 1, ~0u, kCloseOnExec) == 0) return;
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  const int most = static_cast<int>(std::min<rlim_t>(files.rlim_cur, 65'536));
  for (int file = last + 1; file < most; ++file) fcntl(file, F_SETFD, FD_CLOEXEC);
}

constexpr std::array kKeepersSignals = {SIGTERM, SIGINT, SIGHUP, SIGPIPE};

// From here to Start(): in children, where only what is safe between fork and exec may be done.

// The child of the keeper, in a group of its own.
[[noreturn]] void Become(const SandboxJob& job, char* const* arguments, pid_t keeper, int input,
                         int out, int error) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != keeper) _exit(127);
  setsid();
  dup2(out, STDOUT_FILENO);
  dup2(error, STDERR_FILENO);
  const int nothing = open("/dev/null", O_RDONLY);
  if (nothing >= 0) dup2(nothing, STDIN_FILENO);
  if (input == kInputFile)
    fcntl(input, F_SETFD, 0);
  else
    dup2(input, kInputFile);
  CloseAllAbove(kInputFile);
  Limit(RLIMIT_AS, job.memory);
  Limit(RLIMIT_CPU, static_cast<uint64_t>(job.time.count() / 1000 + 1));
  Limit(RLIMIT_FSIZE, job.output);
  Limit(RLIMIT_CORE, 0);
  // Signals that the parents block or ignore are the program's again.
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  for (const int one : kKeepersSignals) signal(one, SIG_DFL);
  execv(arguments[0], arguments);
  _exit(127);
}

// Holds nothing open that others wait for the end of.
void LetGo(int lifeline) {
  const int nothing = open("/dev/null", O_RDWR);
  for (const int file : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nothing, file);
  dup2(lifeline, kInputFile);
  if (syscall(SYS_close_range, kInputFile + 1, ~0u, 0) == 0) return;
  for (int file = kInputFile + 1; file < 65'536; ++file) close(file);
}

// Until the program ends or the other end of the lifeline is closed.
void WaitForEither(pid_t program, int lifeline) {
  const auto ended = static_cast<int>(syscall(SYS_pidfd_open, program, 0));  // -1 before Linux 5.3
  std::array<pollfd, 2> waited{{{lifeline, POLLIN, 0}, {ended, POLLIN, 0}}};
  siginfo_t about{};
  while (waited[0].revents == 0) {
    poll(waited.data(), waited.size(), ended >= 0 ? -1 : 5);
    if (waitid(P_PID, static_cast<id_t>(program), &about, WEXITED | WNOHANG | WNOWAIT) != 0 ||
        about.si_pid != 0)
      return;
  }
}

// Stands between duban and the program, and ends with the program's status. It sees that duban has
// gone, however it went, by the end of the lifeline, and then ends all that runs in the program's
// group. Bubblewrap cannot be left alone with that: while it prepares the room its second process
// does not yet die with the first, and would go on for ever or convert for nobody. The group is
// killed before its first process is waited for: afterwards the number may be another's.
[[noreturn]] void Keep(const SandboxJob& job, char* const* arguments, int lifeline, int input,
                       int out, int error) {
  setsid();
  for (const int one : kKeepersSignals) signal(one, SIG_IGN);
  const pid_t keeper = getpid();
  const pid_t program = fork();
  if (program == 0) Become(job, arguments, keeper, input, out, error);
  if (program < 0) _exit(127);
  LetGo(lifeline);
  WaitForEither(program, kInputFile);
  kill(program, SIGKILL);  // starts nothing more
  kill(-program, SIGKILL);
  int status = 0;
  while (waitpid(program, &status, 0) < 0 && errno == EINTR) {
  }
  _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}

// The keeper's number, or -1.
pid_t Start(const SandboxJob& job, std::vector<std::string>& line, int input, Pipe& lifeline,
            Pipe& out, Pipe& error) {
  std::vector<char*> arguments;
  for (std::string& word : line) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const pid_t keeper = fork();
  if (keeper == 0) {
    close(lifeline.ends[1]);
    Keep(job, arguments.data(), lifeline.ends[0], input, out.ends[1], error.ends[1]);
  }
  lifeline.CloseEnd(0);
  out.CloseEnd(1);
  error.CloseEnd(1);
  return keeper;
}

enum class End { kDone, kTooSlow, kTooLarge, kTooMuchMemory, kStopped };

// Appends what can be read now; false at the end of the stream.
bool Take(int file, std::string& into, size_t most) {
  std::array<char, 1 << 16> buffer;
  const ssize_t count = read(file, buffer.data(), buffer.size());
  if (count < 0) return errno == EINTR || errno == EAGAIN;
  if (into.size() < most) into.append(buffer.data(), static_cast<size_t>(count));
  return count > 0;
}

// One running program: what it prints, and whether it keeps its limits.
class Run {
 public:
  Run(const SandboxJob& job, pid_t keeper, Pipe& lifeline, Pipe& out, Pipe& error)
      : job_(job), keeper_(keeper), lifeline_(lifeline), out_(out), error_(error) {}

  // To the end of the program, or to the first limit that it reaches.
  End Collect(std::string& text, std::string& complaint) {
    while (out_.ends[0] >= 0 || error_.ends[0] >= 0) {
      if (const End end = Look(); end != End::kDone) return end;
      std::array<pollfd, 2> waited{{{out_.ends[0], POLLIN, 0}, {error_.ends[0], POLLIN, 0}}};
      // A signal may come to another thread: looked for now and then.
      if (poll(waited.data(), waited.size(), kLook.count()) <= 0) continue;
      if (waited[0].revents != 0 && !Take(out_.ends[0], text, job_.output + 1)) out_.CloseEnd(0);
      if (waited[1].revents != 0 && !Take(error_.ends[0], complaint, kMostErrorText))
        error_.CloseEnd(0);
      if (text.size() > job_.output) return End::kTooLarge;
    }
    // It may close both and go on.
    for (; !HasEnded(); poll(nullptr, 0, 5))
      if (const End end = Look(); end != End::kDone) return end;
    return End::kDone;
  }

  // Ends what still runs, all of it, and gives the program's status.
  int Finish() {
    lifeline_.CloseEnd(1);
    int status = 0;
    while (waitpid(keeper_, &status, 0) < 0 && errno == EINTR) {
    }
    WaitForStreams();
    return status;
  }

 private:
  static constexpr std::chrono::milliseconds kLook{100}, kDying{2000};

  // kDone: it may go on.
  End Look() {
    const auto now = std::chrono::steady_clock::now();
    if (now >= deadline_) return End::kTooSlow;
    if (StopSignals::Requested()) return End::kStopped;
    if (now < next_look_) return End::kDone;
    next_look_ = now + kLook;
    return MemoryBelow(keeper_) > job_.memory_together ? End::kTooMuchMemory : End::kDone;
  }

  bool HasEnded() const {
    siginfo_t about{};
    return waitid(P_PID, static_cast<id_t>(keeper_), &about, WEXITED | WNOHANG | WNOWAIT) != 0 ||
           about.si_pid != 0;
  }

  // The kernel takes a moment to end what was killed; its ends of the streams close last.
  void WaitForStreams() const {
    const auto until = std::chrono::steady_clock::now() + kDying;
    std::string dropped;
    for (const int file : {out_.ends[0], error_.ends[0]}) {
      pollfd waited{file, POLLIN, 0};
      while (file >= 0 && std::chrono::steady_clock::now() < until)
        if (poll(&waited, 1, 20) > 0 && !Take(file, dropped, 0)) break;
    }
  }

  const SandboxJob& job_;
  const pid_t keeper_;
  Pipe& lifeline_;
  Pipe& out_;
  Pipe& error_;
  const std::chrono::steady_clock::time_point deadline_ =
      std::chrono::steady_clock::now() + job_.time;
  std::chrono::steady_clock::time_point next_look_{};
};

std::string FirstLine(std::string_view text) {
  text = base::Trim(text);
  text = text.substr(0, std::min<size_t>(text.find('\n'), 200));
  std::string out;
  for (const char c : text) out += c >= ' ' && c < 0x7f ? c : '?';
  return out;
}

base::Unexpected<base::Error> Failed(const SandboxJob& job, const std::string& complaint) {
  // Where the kernel or a container forbids it, bubblewrap itself says so and runs nothing.
  if (complaint.starts_with("bwrap: "))
    return base::Fail(base::ErrorCode::kUnsupported, "sandbox-missing",
                      {{"said", FirstLine(complaint)}});
  return base::Fail(base::ErrorCode::kMalformed, "converter-failed",
                    {{"converter", job.converter}, {"reason", FirstLine(complaint)}});
}

base::Unexpected<base::Error> Missing(const std::string& program, const std::string& package) {
  return base::Fail(base::ErrorCode::kUnsupported, "converter-missing",
                    {{"converter", program}, {"package", package}});
}

}  // namespace

base::Expected<std::string> RunInSandbox(const SandboxJob& job) {
  const std::string sandbox = FindExecutable(std::string(kSandbox));
  if (sandbox.empty()) return Missing(std::string(kSandbox), "bubblewrap");
  if (FindConverter(job.converter).empty()) return Missing(job.converter, job.package);
  const MemoryFile input(job.input);
  if (!input.whole())
    return base::Fail(base::ErrorCode::kUnreadable, "file-unreadable",
                      {{"path", "input"}, {"reason", ReasonOf(errno)}});
  std::vector<std::string> line = CommandLine(job, sandbox);
  Pipe lifeline, out, error;
  const bool open = lifeline.open && out.open && error.open;
  const pid_t keeper = open ? Start(job, line, input.file(), lifeline, out, error) : -1;
  if (keeper < 0)
    return base::Fail(base::ErrorCode::kUnsupported, "sandbox-missing",
                      {{"reason", ReasonOf(errno)}});
  std::string text, complaint;
  Run run(job, keeper, lifeline, out, error);
  const End end = run.Collect(text, complaint);
  const int status = run.Finish();
  if (end == End::kStopped) return base::Fail(base::ErrorCode::kCancelled, "action-cancelled");
  const base::Arguments program{{"converter", job.converter}};
  if (end == End::kTooSlow)
    return base::Fail(base::ErrorCode::kLimit, "converter-too-slow", program);
  if (end == End::kTooLarge)
    return base::Fail(base::ErrorCode::kLimit, "converter-output-too-large", program);
  if (end == End::kTooMuchMemory)
    return base::Fail(base::ErrorCode::kLimit, "converter-too-much-memory", program);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return Failed(job, complaint);
  return text;
}

}  // namespace duban::port::system

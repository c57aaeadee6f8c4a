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
  std::vector<std::string> line{sandbox, "--unshare-all", "--die-with-parent", "--new-session",
                                "--clearenv"};
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
  add({"--proc", "/proc", "--dev", "/dev", "--size", space, "--tmpfs", "/tmp", "--size", space,
       "--tmpfs", "/work", "--ro-bind-data", std::to_string(kInputFile), "/work/input", "--chdir",
       "/work", "--"});
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

// In the child, between fork and exec: only what is safe there.
[[noreturn]] void Become(const SandboxJob& job, char* const* arguments, int input, int out,
                         int error) {
  // Also where the parent dies before bubblewrap has asked for the same.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
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
  // Signals that the parent blocks or ignores are the child's again.
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  signal(SIGPIPE, SIG_DFL);
  execv(arguments[0], arguments);
  _exit(127);
}

pid_t Start(const SandboxJob& job, std::vector<std::string>& line, int input, Pipe& out,
            Pipe& error) {
  std::vector<char*> arguments;
  for (std::string& word : line) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const pid_t child = fork();
  if (child == 0) Become(job, arguments.data(), input, out.ends[1], error.ends[1]);
  out.CloseEnd(1);
  error.CloseEnd(1);
  return child;
}

enum class End { kDone, kTooSlow, kTooLarge, kStopped };

// Appends what can be read now; false at the end of the stream.
bool Take(int file, std::string& into, size_t most) {
  std::array<char, 1 << 16> buffer;
  const ssize_t count = read(file, buffer.data(), buffer.size());
  if (count < 0) return errno == EINTR || errno == EAGAIN;
  if (into.size() < most) into.append(buffer.data(), static_cast<size_t>(count));
  return count > 0;
}

// Reads both streams until they end or a limit is reached.
End Collect(const SandboxJob& job, Pipe& out, Pipe& error, std::string& text,
            std::string& complaint) {
  const auto deadline = std::chrono::steady_clock::now() + job.time;
  while (out.ends[0] >= 0 || error.ends[0] >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return End::kTooSlow;
    if (StopSignals::Requested()) return End::kStopped;
    std::array<pollfd, 2> waited{{{out.ends[0], POLLIN, 0}, {error.ends[0], POLLIN, 0}}};
    // A signal may come to another thread: looked for now and then.
    const auto pause = static_cast<int>(std::min<int64_t>(left.count(), 200));
    if (poll(waited.data(), waited.size(), pause) <= 0) continue;
    if (waited[0].revents != 0 && !Take(out.ends[0], text, job.output + 1)) out.CloseEnd(0);
    if (waited[1].revents != 0 && !Take(error.ends[0], complaint, kMostErrorText))
      error.CloseEnd(0);
    if (text.size() > job.output) return End::kTooLarge;
  }
  return End::kDone;
}

int Wait(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

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
                      {{"reason", FirstLine(complaint)}});
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
  Pipe out, error;
  const pid_t child = out.open && error.open ? Start(job, line, input.file(), out, error) : -1;
  if (child < 0)
    return base::Fail(base::ErrorCode::kUnsupported, "sandbox-missing",
                      {{"reason", ReasonOf(errno)}});
  std::string text, complaint;
  const End end = Collect(job, out, error, text, complaint);
  // Everything inside dies with bubblewrap.
  if (end != End::kDone) kill(child, SIGKILL);
  const int status = Wait(child);
  if (end == End::kStopped) return base::Fail(base::ErrorCode::kCancelled, "action-cancelled");
  const base::Arguments program{{"converter", job.converter}};
  if (end == End::kTooSlow)
    return base::Fail(base::ErrorCode::kLimit, "converter-too-slow", program);
  if (end == End::kTooLarge)
    return base::Fail(base::ErrorCode::kLimit, "converter-output-too-large", program);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return Failed(job, complaint);
  return text;
}

}  // namespace duban::port::system

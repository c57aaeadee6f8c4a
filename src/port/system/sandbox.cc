// Entry point: RunInSandbox.
#include "port/system/sandbox.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/utf8.h"
#include "port/system/installed.h"

namespace duban::port::system {
namespace {

constexpr std::string_view kSandbox = "bwrap";
constexpr size_t kMostErrorText = 4096;

// A private folder that holds the input and goes away with the object.
class PrivateFolder {
 public:
  PrivateFolder() {
    std::error_code ignored;
    std::string pattern = (std::filesystem::temp_directory_path(ignored) / "duban-XXXXXX").string();
    if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  ~PrivateFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;

  const std::string& path() const { return path_; }

  bool Put(std::string_view name, std::string_view bytes) const {
    if (path_.empty()) return false;
    const int file = open((path_ + "/" + std::string(name)).c_str(),
                          O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) return false;
    while (!bytes.empty()) {
      const ssize_t written = write(file, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) break;
      bytes.remove_prefix(static_cast<size_t>(written));
    }
    close(file);
    return bytes.empty();
  }

 private:
  std::string path_;
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

std::vector<std::string> CommandLine(const SandboxJob& job, const std::string& folder,
                                     const std::string& sandbox) {
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
  const std::string space = std::to_string(2 * job.output);
  add({"--proc", "/proc", "--dev", "/dev", "--size", space, "--tmpfs", "/tmp", "--size", space,
       "--tmpfs", "/work", "--ro-bind", folder + "/input", "/work/input", "--chdir", "/work",
       "--"});
  line.insert(line.end(), job.command.begin(), job.command.end());
  return line;
}

void Limit(int what, uint64_t most) {
  const rlimit limit{most, most};
  setrlimit(static_cast<__rlimit_resource>(what), &limit);
}

// In the child, between fork and exec: only what is safe there.
[[noreturn]] void Become(const SandboxJob& job, char* const* arguments, int out, int error) {
  dup2(out, STDOUT_FILENO);
  dup2(error, STDERR_FILENO);
  const int nothing = open("/dev/null", O_RDONLY);
  if (nothing >= 0) dup2(nothing, STDIN_FILENO);
  Limit(RLIMIT_AS, job.memory);
  Limit(RLIMIT_CPU, static_cast<uint64_t>(job.time.count()));
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

pid_t Start(const SandboxJob& job, std::vector<std::string>& line, Pipe& out, Pipe& error) {
  std::vector<char*> arguments;
  for (std::string& word : line) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const pid_t child = fork();
  if (child == 0) Become(job, arguments.data(), out.ends[1], error.ends[1]);
  out.CloseEnd(1);
  error.CloseEnd(1);
  return child;
}

enum class End { kDone, kTooSlow, kTooLarge };

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
    std::array<pollfd, 2> waited{{{out.ends[0], POLLIN, 0}, {error.ends[0], POLLIN, 0}}};
    if (poll(waited.data(), waited.size(), static_cast<int>(left.count())) <= 0) continue;
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

}  // namespace

base::Expected<std::string> RunInSandbox(const SandboxJob& job) {
  const std::string sandbox = FindExecutable(std::string(kSandbox));
  for (const std::string& program : {std::string(kSandbox), job.converter})
    if (FindExecutable(program).empty())
      return base::Fail(base::ErrorCode::kUnsupported, "converter-missing",
                        {{"converter", program}});
  const PrivateFolder folder;
  if (!folder.Put("input", job.input))
    return base::Fail(base::ErrorCode::kUnreadable, "file-unreadable",
                      {{"path", folder.path()}, {"reason", std::strerror(errno)}});
  std::vector<std::string> line = CommandLine(job, folder.path(), sandbox);
  Pipe out, error;
  const pid_t child = out.open && error.open ? Start(job, line, out, error) : -1;
  if (child < 0)
    return base::Fail(base::ErrorCode::kUnsupported, "sandbox-missing",
                      {{"reason", std::strerror(errno)}});
  std::string text, complaint;
  const End end = Collect(job, out, error, text, complaint);
  // Everything inside dies with bubblewrap.
  if (end != End::kDone) kill(child, SIGKILL);
  const int status = Wait(child);
  const base::Arguments program{{"converter", job.converter}};
  if (end == End::kTooSlow)
    return base::Fail(base::ErrorCode::kLimit, "converter-too-slow", program);
  if (end == End::kTooLarge)
    return base::Fail(base::ErrorCode::kLimit, "converter-output-too-large", program);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return Failed(job, complaint);
  return text;
}

}  // namespace duban::port::system

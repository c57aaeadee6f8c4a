// Entry points: ReadFile, ReadStandardInput, WriteFile, ListFolder, RoomAt.
#include "port/system/file.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "port/system/signals.h"

namespace duban::port::system {
namespace {

using base::ErrorCode;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int get() const { return number_; }
  bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

// Where the link leads; empty for what is no link.
std::string TargetOf(const std::string& path) {
  std::error_code no_link;
  return std::filesystem::read_symlink(path, no_link).native();
}

base::Unexpected<base::Error> FailedToRead(const std::string& path, int error) {
  if (const std::string target = error == ENOENT ? TargetOf(path) : ""; !target.empty())
    return base::Fail(ErrorCode::kNotFound, "link-dangling", {{"path", path}, {"target", target}});
  if (error == ENOENT || error == ENOTDIR)
    return base::Fail(ErrorCode::kNotFound, "file-not-found", {{"path", path}});
  if (error == EISDIR) return base::Fail(ErrorCode::kUsage, "file-is-folder", {{"path", path}});
  return base::Fail(ErrorCode::kUnreadable, "file-unreadable",
                    {{"path", path}, {"reason", ReasonOf(error)}});
}

base::Unexpected<base::Error> TooLarge(const std::string& path, uint64_t limit) {
  return base::Fail(ErrorCode::kLimit, "file-too-large",
                    {{"path", path}, {"limit", std::to_string(limit >> 20) + " MiB"}});
}

// Waits until something can be read, or the end seen; false where a stop signal was caught first.
bool WaitToRead(int descriptor) {
  constexpr int kLook = 200;  // milliseconds: the signal may come to another thread
  pollfd waited{descriptor, POLLIN, 0};
  while (!StopSignals::Requested()) {
    const int ready = ::poll(&waited, 1, kLook);
    if (ready > 0 || (ready < 0 && errno != EINTR)) return true;
  }
  return false;
}

// Reads to the end; the size told by the file system is only a hint (pipes tell none).
base::Expected<std::string> ReadAll(int descriptor, const std::string& path, uint64_t hint,
                                    uint64_t limit) {
  std::string bytes;
  size_t used = 0;
  for (size_t room = static_cast<size_t>(hint) + 1;; room = bytes.size() * 2 + 65'536) {
    bytes.resize(room);
    while (used < bytes.size()) {
      if (!WaitToRead(descriptor)) return base::Fail(ErrorCode::kCancelled, "action-cancelled");
      const ssize_t got = ::read(descriptor, bytes.data() + used, bytes.size() - used);
      if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
      if (got < 0) return FailedToRead(path, errno);
      if (got == 0) {
        bytes.resize(used);
        return bytes;
      }
      used += static_cast<size_t>(got);
      if (used > limit) return TooLarge(path, limit);
    }
  }
}

base::Expected<std::string> ReadWhole(int descriptor, const std::string& path, uint64_t limit) {
  struct stat about{};
  if (::fstat(descriptor, &about) != 0) return FailedToRead(path, errno);
  if (S_ISDIR(about.st_mode)) return FailedToRead(path, EISDIR);
  const auto size = static_cast<uint64_t>(std::max<off_t>(about.st_size, 0));
  if (size > limit) return TooLarge(path, limit);
  DUBAN_TRY(bytes, ReadAll(descriptor, path, size, limit));
  if (bytes.empty()) return base::Fail(ErrorCode::kMalformed, "file-empty", {{"path", path}});
  return std::move(bytes);
}

base::Unexpected<base::Error> FailedToWrite(const std::string& path, int error) {
  return base::Fail(ErrorCode::kStorage, "file-not-written",
                    {{"path", path}, {"reason", ReasonOf(error)}});
}

// 0 or the error number.
int WriteAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(descriptor, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return errno;
    bytes.remove_prefix(static_cast<size_t>(put));
  }
  return 0;
}

int Synced(int descriptor) {
  return ::fsync(descriptor) == 0 ? 0 : errno;
}

// A new file beside the target, made as the umask wants it; its name goes into `beside`.
int OpenBeside(const std::string& path, std::string& beside) {
  constexpr int kMostTries = 100;
  for (int i = 0; i < kMostTries; ++i) {
    beside = path + "." + std::to_string(::getpid()) + "." + std::to_string(i) + ".new";
    const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file >= 0 || errno != EEXIST) return file;
  }
  return -1;
}

// A file that is replaced keeps its rights. 0 or the error number.
int KeepMode(const std::string& path, int file) {
  struct stat old{};
  if (::stat(path.c_str(), &old) != 0) return 0;
  return ::fchmod(file, old.st_mode & 0777) == 0 ? 0 : errno;
}

// Renaming over a device or pipe would replace it for everybody.
bool MustBeWrittenInto(const std::string& path) {
  struct stat about{};
  return ::stat(path.c_str(), &about) == 0 && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode);
}

base::Expected<void> WriteInto(const std::string& path, std::string_view bytes) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!file.is_open()) return FailedToWrite(path, errno);
  const int error = WriteAll(file.get(), bytes);
  if (error != 0) return FailedToWrite(path, error);
  return {};
}

// 0 or the error number.
int Replace(const std::string& path, std::string_view bytes) {
  if (::access(path.c_str(), W_OK) != 0 && errno != ENOENT) return errno;
  std::string beside;
  const Descriptor file(OpenBeside(path, beside));
  if (!file.is_open()) return errno;
  int error = WriteAll(file.get(), bytes);
  if (error == 0) error = Synced(file.get());
  if (error == 0) error = KeepMode(path, file.get());
  if (error == 0 && ::rename(beside.c_str(), path.c_str()) != 0) error = errno;
  if (error != 0) ::unlink(beside.c_str());
  return error;
}

void AddFolder(const std::filesystem::path& folder, bool recursive, Listing& listing) {
  namespace fs = std::filesystem;
  std::error_code error;
  std::vector<fs::path> below;
  for (fs::directory_iterator at(folder, error); !error && at != fs::directory_iterator();
       at.increment(error)) {
    if (at->path().filename().native().starts_with('.')) continue;
    std::error_code ignored;
    if (at->is_regular_file(ignored)) listing.files.push_back(at->path().native());
    if (at->is_symlink(ignored) && !at->exists(ignored)) {
      auto failed = FailedToRead(at->path().native(), ENOENT);
      listing.unread.emplace_back(at->path().native(), std::move(failed.error));
    }
    if (recursive && at->is_directory(ignored) && !at->is_symlink(ignored))
      below.push_back(at->path());
  }
  if (error) {
    auto failed = FailedToRead(folder.native(), error.value());
    listing.unread.emplace_back(folder.native(), std::move(failed.error));
  }
  for (const fs::path& one : below) AddFolder(one, true, listing);
}

}  // namespace

base::Expected<std::string> ReadFile(const std::string& path, uint64_t limit) {
  // Without O_NONBLOCK the opening of a named pipe would wait for a writer, deaf to stop signals.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (!file.is_open()) return FailedToRead(path, errno);
  return ReadWhole(file.get(), path, limit);
}

base::Expected<std::string> ReadStandardInput(const std::string& path, uint64_t limit) {
  return ReadWhole(STDIN_FILENO, path, limit);
}

base::Expected<void> WriteFile(const std::string& path, std::string_view bytes) {
  if (MustBeWrittenInto(path)) return WriteInto(path, bytes);
  std::error_code no_such_file;
  const auto target = std::filesystem::canonical(path, no_such_file);
  const int error = Replace(no_such_file ? path : target.native(), bytes);
  if (error != 0) return FailedToWrite(path, error);
  return {};
}

Listing ListFolder(const std::string& path, bool recursive) {
  Listing listing;
  AddFolder(path, recursive, listing);
  std::sort(listing.files.begin(), listing.files.end());
  return listing;
}

bool IsFolder(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored);
}

bool IsRegularFile(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored);
}

bool Exists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

int WhyNotWritable(const std::string& path) {
  const int wanted = IsFolder(path) ? W_OK | X_OK : W_OK;
  return ::faccessat(AT_FDCWD, path.c_str(), wanted, AT_EACCESS) == 0 ? 0 : errno;
}

std::optional<uint64_t> RoomAt(const std::string& path) {
  struct statvfs disk{};
  // Some network disks tell of no blocks at all.
  if (::statvfs(path.c_str(), &disk) != 0 || disk.f_blocks == 0) return std::nullopt;
  // Some blocks are kept for root alone.
  return static_cast<uint64_t>(::geteuid() == 0 ? disk.f_bfree : disk.f_bavail) * disk.f_frsize;
}

bool HasFileLimit() {
  rlimit limit{};
  return ::getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
}

std::string ReasonOf(int error) {
  const char* name = ::strerrorname_np(error);
  return name != nullptr ? name : std::to_string(error);
}

std::string FileName(const std::string& path) {
  return std::filesystem::path(path).filename().native();
}

}  // namespace duban::port::system

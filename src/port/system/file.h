// Files and folders: whole files in, whole files out.
//
// Failures name the path and say which of the usual reasons holds: "file-not-found",
// "link-dangling", "file-is-folder", "file-unreadable" (kUnreadable; argument `reason`),
// "file-empty", "file-too-large" (kLimit), "file-not-written" (kStorage). Names that are links are
// followed. Reading ends with kCancelled ("action-cancelled") where a stop signal was caught
// (signals.h). Stateless; any number of threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/expected.h"

namespace duban::port::system {

inline constexpr uint64_t kDefaultFileLimit = 256ull << 20;

// The whole file. An empty file is an error: no document of ours has no bytes. Devices and pipes
// are read up to the limit too.
base::Expected<std::string> ReadFile(const std::string& path, uint64_t limit = kDefaultFileLimit);

// What is left of standard input, told as `path` in failures. Works where it cannot be opened by a
// name (a socket, another user's terminal). Comes once.
base::Expected<std::string> ReadStandardInput(const std::string& path,
                                              uint64_t limit = kDefaultFileLimit);

// Writes beside the target, syncs, and renames: the old file or the new one, never half of it. A
// new file has the rights that the umask leaves, a replaced one keeps its own; the target of a link
// is replaced, not the link. A pipe or device is written into instead.
base::Expected<void> WriteFile(const std::string& path, std::string_view bytes);

struct Listing {
  std::vector<std::string> files;  // sorted
  std::vector<std::pair<std::string, base::Error>>
      unread;  // folders, and links to nothing, with why
};

// Paths of the regular files in a folder; with `recursive` those of its folders too. Hidden names
// (.git) are left out; links to folders are not followed, so that no circle is walked. One folder
// that cannot be opened does not keep the others from being listed.
Listing ListFolder(const std::string& path, bool recursive);

bool IsFolder(const std::string& path);
// Neither folder, pipe nor device: what it holds can be read again.
bool IsRegularFile(const std::string& path);
bool Exists(const std::string& path);
// 0 where this process may write the file, or make files in the folder, else the number of the
// error.
int WhyNotWritable(const std::string& path);

// Bytes that this process may still write on the disk of this file or folder; nothing where the
// system does not tell.
std::optional<uint64_t> RoomAt(const std::string& path);

// Whether the system lets this process make files only up to some size (ulimit -f).
bool HasFileLimit();

// The name of an error number, "ENOSPC": the catalog words those that happen ("errno.ENOSPC").
std::string ReasonOf(int error);

// "a.html" of "dir/a.html".
std::string FileName(const std::string& path);

}  // namespace duban::port::system

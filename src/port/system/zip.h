// ZIP archives in memory: what DOCX, XLSX and OFD are packed in.
//
// Made by libzip. Nothing is unpacked to disk; names are only compared, never used as paths. Limits
// hold for what is really unpacked, because declared sizes lie: a part of more than 64 MiB may be
// at most kMaxRatio times its packed size, all parts together kMaxUnpacked. An archive of more than
// kMaxParts is not opened. One object, one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"

namespace duban::port::system {

class Zip {
 public:
  static constexpr uint64_t kMaxUnpacked = 3ull << 30;
  static constexpr uint64_t kMaxRatio = 250;
  static constexpr size_t kMaxParts = 100'000;

  // `bytes` must outlive the object; `most` bytes may be unpacked. Fails with kMalformed
  // ("zip-damaged"), kLimit
  // ("zip-too-many-parts").
  static base::Expected<Zip> Open(std::string_view bytes, uint64_t most = kMaxUnpacked);
  Zip(Zip&&) noexcept;
  Zip& operator=(Zip&&) noexcept;
  ~Zip();

  bool Has(std::string_view name) const;
  // All parts' names, in the archive's order.
  std::vector<std::string> Names() const;

  // Hands the part's bytes to `take` piece by piece until it returns false. Fails with kMalformed
  // ("zip-part-missing", "zip-damaged"), kLimit ("zip-bomb"), kUnsupported ("zip-encrypted").
  base::Expected<void> Read(std::string_view name,
                            const std::function<bool(std::string_view)>& take);

 private:
  struct State;
  explicit Zip(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace duban::port::system

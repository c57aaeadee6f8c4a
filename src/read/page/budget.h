// What all pages of a file on paper may hold together.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/expected.h"
#include "read/reader.h"

namespace duban::read::page {

// Readers ask before they keep a word or a rule: a small file can lay the same texts under
// thousands of pages. Once something was refused, Check() fails for good. One thread.
class Budget {
 public:
  explicit Budget(const Limits& limits) : words_(limits.words), rules_(limits.rules) {}

  bool TakeWord(size_t bytes);
  bool TakeRules(size_t count);
  void Refuse(const char* why) { refused_ = refused_ != nullptr ? refused_ : why; }

  // kLimit ("too-many-words", "too-many-rules").
  base::Expected<void> Check() const;

 private:
  static constexpr uint64_t kMostText = 64ull << 20;  // bytes

  uint64_t words_, rules_;
  uint64_t text_ = kMostText;
  const char* refused_ = nullptr;
};

}  // namespace duban::read::page

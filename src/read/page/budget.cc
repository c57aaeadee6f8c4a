// Entry point: Budget.
#include "read/page/budget.h"

namespace duban::read::page {

bool Budget::TakeWord(size_t bytes) {
  if (words_ == 0 || bytes > text_) Refuse("too-many-words");
  if (refused_ != nullptr) return false;
  --words_;
  text_ -= bytes;
  return true;
}

bool Budget::TakeRules(size_t count) {
  if (count > rules_) Refuse("too-many-rules");
  if (refused_ != nullptr) return false;
  rules_ -= count;
  return true;
}

base::Expected<void> Budget::Check() const {
  if (refused_ == nullptr) return {};
  return base::Fail(base::ErrorCode::kLimit, refused_);
}

}  // namespace duban::read::page

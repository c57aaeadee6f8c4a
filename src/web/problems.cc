// StatusOf, SentenceKey.
#include "web/problems.h"

namespace duban::web {

int StatusOf(base::ErrorCode code) {
  using base::ErrorCode;
  switch (code) {
    case ErrorCode::kUsage:
      return 400;
    case ErrorCode::kNotFound:
      return 404;
    case ErrorCode::kDenied:
    case ErrorCode::kSecret:
      return 403;
    case ErrorCode::kConflict:
      return 409;
    case ErrorCode::kLimit:
      return 413;
    case ErrorCode::kUnsupported:
    case ErrorCode::kMalformed:
    case ErrorCode::kNotALedger:
      return 422;
    case ErrorCode::kBusy:
    case ErrorCode::kCancelled:
      return 503;
    case ErrorCode::kUnreadable:
    case ErrorCode::kStorage:
    case ErrorCode::kForeignStore:
    case ErrorCode::kInternal:
      return 500;
  }
  return 500;
}

std::string SentenceKey(int status) {
  return "web.error." + std::to_string(status) + ".more";
}

}  // namespace duban::web

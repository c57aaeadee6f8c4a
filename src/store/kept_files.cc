// WriteTransaction::KeepFile, ReadTransaction::HoldsFile, KeptFile.
#include "port/system/hash.h"
#include "store/db/session.h"
#include "store/store.h"
#include "store/text.h"

namespace duban::store {
namespace {

using base::ErrorCode;
using base::Expected;

// A multiple of three, so that every chunk but the last is base64 without padding.
constexpr size_t kChunk = 48 * 1024;

}  // namespace

Expected<std::string> WriteTransaction::KeepFile(std::string_view bytes) {
  if (bytes.size() > kMaxKeptFile)
    return base::Fail(ErrorCode::kLimit, "store-file-too-large",
                      {{"limit", std::to_string(kMaxKeptFile >> 20)}});
  const std::string sm3 = port::system::Sm3Hex(bytes);
  DUBAN_TRY(known,
            session().Select<int>("SELECT 1 FROM kept_files WHERE government = ? AND sm3 = ?",
                                  {change_.government, sm3}));
  if (!known.empty()) return sm3;
  Note("file", Joined({sm3, std::to_string(bytes.size())}));
  const size_t chunks = (bytes.size() + kChunk - 1) / kChunk;
  DUBAN_CHECK(session().Execute(
      "INSERT INTO kept_files (government, sm3, bytes, chunks) VALUES (?, ?, ?, ?)",
      {change_.government, sm3, static_cast<int64_t>(bytes.size()), static_cast<int64_t>(chunks)}));
  for (size_t i = 0; i < chunks; ++i)
    DUBAN_CHECK(session().Execute(
        "INSERT INTO kept_chunks (government, sm3, ordinal, body) VALUES (?, ?, ?, ?)",
        {change_.government, sm3, static_cast<int64_t>(i),
         EncodeBase64(bytes.substr(i * kChunk, kChunk))}));
  return sm3;
}

Expected<bool> ReadTransaction::HoldsFile(std::string_view government, std::string_view sm3) const {
  DUBAN_TRY(known, session().Select<int64_t>(
                       "SELECT bytes FROM kept_files WHERE government = ? AND sm3 = ?",
                       {government, sm3}));
  return !known.empty();
}

Expected<std::string> ReadTransaction::KeptFile(std::string_view government,
                                                std::string_view sm3) const {
  DUBAN_TRY(known, session().Select<int64_t>(
                       "SELECT bytes FROM kept_files WHERE government = ? AND sm3 = ?",
                       {government, sm3}));
  if (known.empty())
    return base::Fail(ErrorCode::kNotFound, "store-no-file", {{"sm3", std::string(sm3)}});
  DUBAN_TRY(chunks, session().Select<std::string>("SELECT body FROM kept_chunks WHERE government"
                                                  " = ? AND sm3 = ? ORDER BY ordinal",
                                                  {government, sm3}));
  std::string bytes;
  for (const auto& [body] : chunks) bytes += DecodeBase64(body).value_or("");
  if (port::system::Sm3Hex(bytes) != sm3)
    return base::Fail(ErrorCode::kStorage, "store-kept-file-damaged");
  return bytes;
}

}  // namespace duban::store

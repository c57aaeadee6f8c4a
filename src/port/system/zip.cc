// Entry points: Zip::Open, Zip::Read.
#include "port/system/zip.h"

#include <zip.h>

#include <vector>

namespace duban::port::system {

struct Zip::State {
  zip_t* archive = nullptr;
  uint64_t unpacked = 0;
  uint64_t most = 0;
  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (archive != nullptr) zip_discard(archive);
  }
};

namespace {

constexpr size_t kPiece = 1 << 16;
constexpr uint64_t kFree = 64ull << 20;  // bytes below which no ratio is suspicious

base::Unexpected<base::Error> Damaged(std::string_view part) {
  return base::Fail(base::ErrorCode::kMalformed, "zip-damaged", {{"part", std::string(part)}});
}

// Whether the directory may list more parts than are allowed: libzip would make them all first.
bool HasTooManyParts(std::string_view bytes) {
  constexpr size_t kEntry = 46;  // bytes, at least
  if (bytes.size() / kEntry <= Zip::kMaxParts) return false;
  size_t parts = 0;
  for (size_t at = bytes.find("PK\x01\x02"); at != bytes.npos && parts <= Zip::kMaxParts;
       at = bytes.find("PK\x01\x02", at + kEntry))
    ++parts;
  return parts > Zip::kMaxParts;
}

struct PartClose {
  void operator()(zip_file_t* part) const { zip_fclose(part); }
};

}  // namespace

Zip::Zip(std::unique_ptr<State> state) : state_(std::move(state)) {}
Zip::Zip(Zip&&) noexcept = default;
Zip& Zip::operator=(Zip&&) noexcept = default;
Zip::~Zip() = default;

base::Expected<Zip> Zip::Open(std::string_view bytes, uint64_t most) {
  if (HasTooManyParts(bytes))
    return base::Fail(base::ErrorCode::kLimit, "zip-too-many-parts",
                      {{"limit", std::to_string(kMaxParts)}});
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  auto state = std::make_unique<State>();
  state->most = most;
  if (source != nullptr) state->archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (source != nullptr && state->archive == nullptr) zip_source_free(source);
  zip_error_fini(&error);
  if (state->archive == nullptr) return Damaged("");
  return Zip(std::move(state));
}

bool Zip::Has(std::string_view name) const {
  return zip_name_locate(state_->archive, std::string(name).c_str(), ZIP_FL_NOCASE) >= 0;
}

std::vector<std::string> Zip::Names() const {
  std::vector<std::string> names;
  const zip_int64_t count = zip_get_num_entries(state_->archive, 0);
  for (zip_int64_t i = 0; i < count; ++i)
    if (const char* name = zip_get_name(state_->archive, static_cast<zip_uint64_t>(i), 0))
      names.emplace_back(name);
  return names;
}

base::Expected<void> Zip::Read(std::string_view name,
                               const std::function<bool(std::string_view)>& take) {
  const zip_int64_t index =
      zip_name_locate(state_->archive, std::string(name).c_str(), ZIP_FL_NOCASE);
  if (index < 0)
    return base::Fail(base::ErrorCode::kMalformed, "zip-part-missing",
                      {{"part", std::string(name)}});
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_stat_index(state_->archive, static_cast<zip_uint64_t>(index), 0, &about) != 0)
    return Damaged(name);
  if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE)
    return base::Fail(base::ErrorCode::kUnsupported, "zip-encrypted");
  const std::unique_ptr<zip_file_t, PartClose> part(
      zip_fopen_index(state_->archive, static_cast<zip_uint64_t>(index), 0));
  if (!part) return Damaged(name);
  std::vector<char> piece(kPiece);
  uint64_t read = 0;
  while (true) {
    const zip_int64_t got = zip_fread(part.get(), piece.data(), piece.size());
    if (got < 0) return Damaged(name);
    if (got == 0) return {};
    read += static_cast<uint64_t>(got);
    state_->unpacked += static_cast<uint64_t>(got);
    if ((read > kFree && read > about.comp_size * kMaxRatio) || state_->unpacked > state_->most)
      return base::Fail(base::ErrorCode::kLimit, "zip-bomb", {{"part", std::string(name)}});
    if (!take({piece.data(), static_cast<size_t>(got)})) return {};
  }
}

}  // namespace duban::port::system

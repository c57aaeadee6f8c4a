// Entry point: CompoundStreams.
#include "read/compound.h"

#include <algorithm>

namespace duban::read {
namespace {

constexpr std::string_view kMagic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr size_t kHeader = 512;
constexpr size_t kEntry = 128;
constexpr size_t kMostEntries = 4096;
constexpr uint32_t kLastSector = 0xFFFFFFFA;  // above are marks: end of chain, free …
constexpr uint64_t kMiniCutoff = 4096;        // smaller streams stand in the mini stream

// Little-endian; 0 behind the end.
uint32_t Word(std::string_view bytes, size_t at, int size) {
  if (at > bytes.size() || bytes.size() - at < static_cast<size_t>(size)) return 0;
  uint32_t value = 0;
  for (int i = size; i-- > 0;)
    value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<size_t>(i)]);
  return value;
}

class Compound {
 public:
  explicit Compound(std::string_view bytes) : bytes_(bytes) {
    shift_ = Word(bytes, 30, 2);
    valid_ = bytes.starts_with(kMagic) && bytes.size() >= kHeader && (shift_ == 9 || shift_ == 12);
  }

  bool valid() const { return valid_; }
  uint32_t first_directory() const { return Word(bytes_, 48, 4); }

  // Shorter where the file ends within it, empty behind that.
  std::string_view Sector(uint32_t number) const {
    const uint64_t begin = (uint64_t{number} + 1) << shift_;
    if (number >= kLastSector || begin >= bytes_.size()) return {};
    return bytes_.substr(begin, size_t{1} << shift_);
  }

  // The sector behind one in its chain. Only the table's first 109 parts, which the header names,
  // are asked: a directory that stands behind the first 7 MB of the file is cut there.
  uint32_t Next(uint32_t number) const {
    const uint32_t per_sector = (1u << shift_) / 4;
    const uint32_t part = number / per_sector;
    if (part >= 109) return kLastSector;
    const std::string_view table = Sector(Word(bytes_, 76 + 4 * size_t{part}, 4));
    const size_t at = 4 * size_t{number % per_sector};
    return at + 4 > table.size() ? kLastSector : Word(table, at, 4);
  }

 private:
  std::string_view bytes_;
  uint32_t shift_ = 0;
  bool valid_ = false;
};

std::string NameOf(std::string_view entry) {
  const size_t size = std::min<size_t>(Word(entry, 64, 2), 64);
  std::string name;
  for (size_t at = 0; at + 2 < size; at += 2) {  // without the closing NUL
    const uint32_t c = Word(entry, at, 2);
    name += c >= ' ' && c < 0x7F ? static_cast<char>(c) : '?';
  }
  return name;
}

}  // namespace

std::vector<CompoundStream> CompoundStreams(std::string_view bytes) {
  std::vector<CompoundStream> streams;
  const Compound file(bytes);
  if (!file.valid()) return streams;
  uint32_t number = file.first_directory();
  // A chain that runs in a circle meets the limit of entries.
  for (size_t seen = 0; number < kLastSector && seen < kMostEntries; number = file.Next(number)) {
    const std::string_view sector = file.Sector(number);
    if (sector.size() < kEntry) break;  // cut: no entry would count, and a circle not end
    for (size_t at = 0; at + kEntry <= sector.size(); at += kEntry, ++seen) {
      const std::string_view entry = sector.substr(at, kEntry);
      if (entry[66] == 0) continue;  // an unused one
      const bool mini = Word(entry, 120, 4) < kMiniCutoff;
      streams.push_back(
          {NameOf(entry), mini ? std::string_view() : file.Sector(Word(entry, 116, 4))});
    }
  }
  return streams;
}

}  // namespace duban::read

// A ZIP of uncompressed parts, for tests of the readers that open archives.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace duban::read {

inline uint32_t Crc32(std::string_view bytes) {
  uint32_t crc = ~0u;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320u : 0);
  }
  return ~crc;
}

inline void AddLittle(uint64_t value, int bytes, std::string& out) {
  for (; bytes > 0; --bytes, value >>= 8) out += static_cast<char>(value);
}

// Name and content of each part.
inline std::string MakeZip(const std::vector<std::pair<std::string, std::string>>& parts) {
  std::string out, directory;
  for (const auto& [name, content] : parts) {
    const size_t offset = out.size();
    std::string sizes;
    AddLittle(Crc32(content), 4, sizes);
    AddLittle(content.size(), 4, sizes);
    AddLittle(content.size(), 4, sizes);
    AddLittle(name.size(), 2, sizes);
    out += "PK\x03\x04";
    AddLittle(20, 2, out);
    AddLittle(0, 8, out);  // flags, method, time, date
    out += sizes;
    AddLittle(0, 2, out);
    out += name + content;
    directory += "PK\x01\x02";
    AddLittle(20, 2, directory);
    AddLittle(20, 2, directory);
    AddLittle(0, 8, directory);
    directory += sizes;
    AddLittle(0, 12, directory);  // extra, comment, disk, attributes
    AddLittle(offset, 4, directory);
    directory += name;
  }
  const size_t begin = out.size();
  out += directory + "PK\x05\x06";
  AddLittle(0, 4, out);
  AddLittle(parts.size(), 2, out);
  AddLittle(parts.size(), 2, out);
  AddLittle(directory.size(), 4, out);
  AddLittle(begin, 4, out);
  AddLittle(0, 2, out);
  return out;
}

}  // namespace duban::read

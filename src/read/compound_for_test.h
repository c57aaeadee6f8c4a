// A compound file with streams of one sector each, for tests: 512 bytes a sector, one table.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "read/archive_for_test.h"

namespace duban::read {

// Name and beginning of each stream; at most three.
inline std::string MakeCompound(const std::vector<std::pair<std::string, std::string>>& streams) {
  std::string header = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  header.resize(24, '\0');
  AddLittle(0x3E, 2, header);
  AddLittle(3, 2, header);
  AddLittle(0xFFFE, 2, header);
  AddLittle(9, 2, header);  // 512 bytes a sector
  header.resize(44, '\0');
  AddLittle(1, 4, header);  // sectors of the table
  AddLittle(1, 4, header);  // the directory begins in sector 1
  header.resize(76, '\0');
  AddLittle(0, 4, header);  // the table stands in sector 0
  header.resize(512, '\xFF');
  std::string table;
  AddLittle(0xFFFFFFFD, 4, table);
  AddLittle(0xFFFFFFFE, 4, table);
  table.resize(512, '\xFF');
  std::string directory, contents;
  for (size_t i = 0; i < streams.size(); ++i) {
    std::string entry;
    for (const char c : streams[i].first) entry += std::string{c, '\0'};
    entry.resize(64, '\0');
    AddLittle(2 * streams[i].first.size() + 2, 2, entry);
    entry += '\x02';
    entry.resize(116, '\0');
    AddLittle(2 + i, 4, entry);
    AddLittle(4096, 4, entry);
    entry.resize(128, '\0');
    directory += entry;
    std::string content = streams[i].second;
    content.resize(512, '\0');
    contents += content;
  }
  directory.resize(512, '\0');
  return header + table + directory + contents;
}

}  // namespace duban::read

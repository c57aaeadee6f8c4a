// Entry points: ReadEmbedded, AddEmbedded.
#include "read/embedded.h"

#include <algorithm>

#include "read/sniff.h"

namespace duban::read {
namespace {

constexpr size_t kMost = 64u << 20;

// What is read without another program.
bool IsReadHere(Type type) {
  constexpr Type kTypes[] = {Type::kHtml, Type::kMhtml, Type::kText, Type::kDocx, Type::kXlsx};
  return std::find(std::begin(kTypes), std::end(kTypes), type) != std::end(kTypes);
}

}  // namespace

std::optional<table::Document> ReadEmbedded(port::system::Zip& zip, std::string_view part,
                                            const Limits& limits) {
  if (limits.nested <= 0) return std::nullopt;
  std::string bytes;
  const auto whole = zip.Read(part, [&](std::string_view piece) {
    bytes.append(piece);
    return bytes.size() <= kMost;
  });
  if (!whole || bytes.size() > kMost || !IsReadHere(Sniff(bytes))) return std::nullopt;
  Limits inner = limits;
  --inner.nested;
  auto document = Read(bytes, part, inner);
  if (!document) return std::nullopt;
  return std::move(*document);
}

void AddEmbedded(port::system::Zip& zip, const Limits& limits, Asides& asides) {
  constexpr size_t kMostFiles = 100;
  size_t files = 0;
  for (const std::string& part : zip.Names()) {
    if (part.find("/embeddings/") == part.npos || ++files > kMostFiles) continue;
    if (auto inner = ReadEmbedded(zip, part, limits))
      asides.Add(table::AsideKind::kEmbedded, part, std::move(*inner));
  }
}

}  // namespace duban::read

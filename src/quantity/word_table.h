// A fixed set of words with a number each: the longest that begins, or ends, at a place of a text.
//
// Built once from vocabulary, read from any number of threads. A look-up costs the length of the
// longest word at most.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace duban::quantity {

class WordTable {
 public:
  enum class Reading { kForward, kBackward };  // words that begin at a place, or end there

  struct Hit {
    int id = -1;
    uint32_t size = 0;  // bytes
    explicit operator bool() const { return id >= 0; }
  };

  explicit WordTable(Reading reading = Reading::kForward) : reading_(reading), nodes_(1) {}

  // A word that is added twice keeps its last number. Precondition: id >= 0.
  void Add(std::string_view word, int id);

  // The longest word at `at`; no hit where none stands there.
  Hit Longest(std::string_view text, size_t at) const;
  bool Has(std::string_view text, size_t at) const { return static_cast<bool>(Longest(text, at)); }

 private:
  struct Node {
    int id = -1;
    std::vector<std::pair<uint8_t, uint32_t>> next;  // sorted by byte
  };
  const Node* Step(const Node& node, uint8_t byte) const;

  Reading reading_;
  std::vector<Node> nodes_;
};

}  // namespace duban::quantity

// Entry points: WordTable::Add, WordTable::Longest.
#include "quantity/word_table.h"

#include <algorithm>

namespace duban::quantity {
namespace {

bool ByByte(const std::pair<uint8_t, uint32_t>& edge, uint8_t byte) {
  return edge.first < byte;
}

}  // namespace

void WordTable::Add(std::string_view word, int id) {
  uint32_t node = 0;
  for (size_t i = 0; i < word.size(); ++i) {
    const size_t place = reading_ == Reading::kForward ? i : word.size() - 1 - i;
    const auto byte = static_cast<uint8_t>(word[place]);
    auto edge = std::lower_bound(nodes_[node].next.begin(), nodes_[node].next.end(), byte, ByByte);
    if (edge == nodes_[node].next.end() || edge->first != byte) {
      const auto fresh = static_cast<uint32_t>(nodes_.size());
      nodes_[node].next.insert(edge, {byte, fresh});
      nodes_.emplace_back();
      node = fresh;
    } else {
      node = edge->second;
    }
  }
  nodes_[node].id = id;
}

const WordTable::Node* WordTable::Step(const Node& node, uint8_t byte) const {
  const auto edge = std::lower_bound(node.next.begin(), node.next.end(), byte, ByByte);
  return edge == node.next.end() || edge->first != byte ? nullptr : &nodes_[edge->second];
}

WordTable::Hit WordTable::Longest(std::string_view text, size_t at) const {
  Hit hit;
  const Node* node = nodes_.data();
  const size_t limit = reading_ == Reading::kForward ? text.size() - at : at;
  for (size_t i = 0; i < limit; ++i) {
    const size_t place = reading_ == Reading::kForward ? at + i : at - 1 - i;
    node = Step(*node, static_cast<uint8_t>(text[place]));
    if (node == nullptr) break;
    if (node->id >= 0) hit = {node->id, static_cast<uint32_t>(i + 1)};
  }
  return hit;
}

}  // namespace duban::quantity

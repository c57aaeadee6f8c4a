// What a file holds outside of its flow, gathered for those who must know of every word in it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "port/system/zip.h"
#include "table/grid.h"

namespace duban::read {

// Lines to a document's asides: each once, none longer than kLongest bytes. Beyond kMost the rest
// is left out and told ("asides-left-out"). One object per part of reading; one thread.
class Asides {
 public:
  static constexpr size_t kLongest = 400;
  static constexpr size_t kMost = 100'000;  // of a document

  explicit Asides(table::Document& document) : document_(document) {}

  // Each line of the text, without blanks around it.
  void Add(table::AsideKind kind, std::string_view part, std::string_view text, bool head = false,
           table::Place place = {});
  void Add(table::AsideKind kind, std::string_view part, table::Grid grid, bool head);
  // All that another document holds: a file inside the file.
  void Add(table::AsideKind kind, std::string_view part, table::Document other);

 private:
  bool IsFull();

  table::Document& document_;
  std::unordered_set<std::string> seen_;
};

// Parts of an archive of office that hold text beside the main one: heads and feet, notes,
// comments, drawings, properties. `kind` tells what a part is, or that it is nothing to look into.
// A part that cannot be read is told ("part-unread") and is no error.
using PartKind = std::function<std::optional<table::AsideKind>(std::string_view part)>;
void AddParts(port::system::Zip& zip, const PartKind& kind, Asides& asides,
              table::Document& document);

}  // namespace duban::read

// What is to be said, without the words: a key and named arguments.
//
// Everything that a person reads (errors, findings, reasons of verdicts) travels as a Message; the
// room `words` turns it into a sentence for an audience and a language. A value type.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace duban::base {

// Name and text of each argument. Few, so a vector and not a map.
using Arguments = std::vector<std::pair<std::string, std::string>>;

struct Message {
  std::string key;  // stable kebab-case code in words/catalog.tsv, such as "file-not-found"
  Arguments arguments;

  // The argument's text; empty when there is none of that name.
  std::string_view Argument(std::string_view name) const {
    for (const auto& [key_of_one, text] : arguments)
      if (key_of_one == name) return text;
    return {};
  }
  friend bool operator==(const Message&, const Message&) = default;
};

}  // namespace duban::base

// HTML as a stream of events: what a browser's parser would see, without building a tree.
//
// Made by libxml2's HTML parser: forgiving, no network, no external entities, no scripts. Memory
// does not grow with the page, only with the depth of open elements (at most kHtmlDepth: what nests
// deeper ends the parse with kLimit). Any number of threads, each with its own handler.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/expected.h"

namespace duban::port::system {

inline constexpr uint32_t kHtmlDepth = 5'000;

// Attributes of an opening tag; values are decoded. Valid during the call only.
class HtmlAttributes {
 public:
  explicit HtmlAttributes(const unsigned char** pairs) : pairs_(pairs) {}
  // Empty where there is none of that (lower-case) name.
  std::string_view Get(std::string_view name) const;
  bool Has(std::string_view name) const;

 private:
  const unsigned char** pairs_;  // name, value, …, null; values may be null
};

class HtmlHandler {
 public:
  virtual ~HtmlHandler() = default;
  // Names are lower-case. Closing events come for every opened element, also where the page forgot
  // them. Text comes in pieces of any size. `line` counts from 1.
  virtual void Open(std::string_view name, const HtmlAttributes& attributes, uint32_t line) = 0;
  virtual void Close(std::string_view name) = 0;
  virtual void Text(std::string_view text) = 0;
  // Asked after each piece of input: true ends the parse early.
  virtual bool Stopped() const = 0;
};

// `text` is valid UTF-8. Fails with kLimit ("nested-too-deep").
base::Expected<void> ParseHtml(std::string_view text, HtmlHandler& handler);

}  // namespace duban::port::system

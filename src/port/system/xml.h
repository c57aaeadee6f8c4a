// XML as a stream of events.
//
// Made by libxml2's push parser. Document types are refused (no entities, no bombs, no network),
// depth is limited by the library (256). Names come without their prefix. Any number of threads,
// each with its own stream.
#pragma once

#include <memory>
#include <string_view>

#include "base/expected.h"

namespace duban::port::system {

// Attributes of an opening tag. Valid during the call only.
class XmlAttributes {
 public:
  XmlAttributes(const unsigned char** fives, int count) : fives_(fives), count_(count) {}
  // By local name; empty where there is none. Entities in values are resolved.
  std::string_view Get(std::string_view name) const;
  bool Has(std::string_view name) const;

 private:
  const unsigned char** fives_;  // local name, prefix, URI, begin, end
  int count_;
};

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void Open(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void Close(std::string_view name) = 0;
  virtual void Text(std::string_view text) = 0;  // in pieces of any size, valid UTF-8
};

class XmlStream {
 public:
  explicit XmlStream(XmlHandler& handler);
  ~XmlStream();
  XmlStream(const XmlStream&) = delete;
  XmlStream& operator=(const XmlStream&) = delete;

  // False from the first error on.
  bool Feed(std::string_view bytes);
  // Fails with kMalformed ("xml-damaged" with the line, or "xml-doctype").
  base::Expected<void> Finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace duban::port::system

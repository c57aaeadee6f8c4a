// Writes JSON text: members and elements in the order of the calls, commas and indents by itself.
//
// For documents that are written far more often than parsed: no tree is built. Strings are checked:
// what is no UTF-8 becomes U+FFFD, control characters are escaped, and U+2028/9 too, so that the
// text may stand in a script. The caller balances Begin and End calls and gives a Key before each
// value inside an object; nothing checks it. One object, one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duban::wire {

class JsonWriter {
 public:
  // indent 0 writes everything on one line.
  explicit JsonWriter(int indent = 0) : indent_(indent) {}

  JsonWriter& BeginObject();
  JsonWriter& EndObject();
  JsonWriter& BeginArray();
  JsonWriter& EndArray();
  JsonWriter& Key(std::string_view name);

  JsonWriter& String(std::string_view text);
  JsonWriter& StringOrNull(std::string_view text);  // null when empty
  JsonWriter& Integer(int64_t number);
  JsonWriter& Boolean(bool value);
  JsonWriter& Null();
  JsonWriter& Strings(const std::vector<std::string>& texts);
  // [begin, end] on one line, or null.
  JsonWriter& Pair(std::optional<std::pair<size_t, size_t>> numbers);

  const std::string& text() const { return text_; }
  std::string Take() && { return std::move(text_); }

 private:
  void Separate();  // before a value or a key: comma, line, indent
  void Line();
  void Close(char bracket);

  std::string text_;
  int indent_;
  int depth_ = 0;
  bool first_ = true;  // nothing stands yet in the innermost bracket
  bool after_key_ = false;
};

// Appends `text` as a JSON string with its quotes.
void AppendJsonString(std::string_view text, std::string& out);

}  // namespace duban::wire

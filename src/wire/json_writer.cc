// Entry points: JsonWriter, AppendJsonString.
#include "wire/json_writer.h"

#include "base/utf8.h"

namespace duban::wire {
namespace {

bool IsPlain(unsigned char byte) {
  return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\' && byte != 0x7F;
}

void AppendEscape(char32_t value, std::string& out) {
  constexpr char kDigits[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(value >> shift) & 0xF];
}

void AppendSpecial(char32_t value, std::string& out) {
  switch (value) {
    case '"':
      out += "\\\"";
      break;
    case '\\':
      out += "\\\\";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\t':
      out += "\\t";
      break;
    case '\r':
      out += "\\r";
      break;
    case 0x2028:
    case 0x2029:
      AppendEscape(value, out);
      break;
    default:
      value < 0x20 || value == 0x7F ? AppendEscape(value, out) : base::Encode(value, out);
  }
}

}  // namespace

void AppendJsonString(std::string_view text, std::string& out) {
  out += '"';
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && IsPlain(static_cast<unsigned char>(text[end]))) ++end;
    out += text.substr(at, end - at);
    if (end == text.size()) break;
    const base::CodePoint point = base::Decode(text, end);
    AppendSpecial(point.value, out);
    at = end + point.size;
  }
  out += '"';
}

void JsonWriter::Line() {
  if (indent_ == 0) return;
  text_ += '\n';
  text_.append(static_cast<size_t>(indent_) * static_cast<size_t>(depth_), ' ');
}

void JsonWriter::Separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (!first_) text_ += ',';
  if (depth_ > 0) Line();
  first_ = false;
}

void JsonWriter::Close(char bracket) {
  --depth_;
  if (!first_) Line();
  text_ += bracket;
  first_ = false;
}

JsonWriter& JsonWriter::BeginObject() {
  Separate();
  text_ += '{';
  ++depth_;
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::EndObject() {
  Close('}');
  return *this;
}

JsonWriter& JsonWriter::BeginArray() {
  Separate();
  text_ += '[';
  ++depth_;
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::EndArray() {
  Close(']');
  return *this;
}

JsonWriter& JsonWriter::Key(std::string_view name) {
  Separate();
  AppendJsonString(name, text_);
  text_ += indent_ == 0 ? ":" : ": ";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::String(std::string_view text) {
  Separate();
  AppendJsonString(text, text_);
  return *this;
}

JsonWriter& JsonWriter::StringOrNull(std::string_view text) {
  return text.empty() ? Null() : String(text);
}

JsonWriter& JsonWriter::Integer(int64_t number) {
  Separate();
  text_ += std::to_string(number);
  return *this;
}

JsonWriter& JsonWriter::Boolean(bool value) {
  Separate();
  text_ += value ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::Null() {
  Separate();
  text_ += "null";
  return *this;
}

JsonWriter& JsonWriter::Strings(const std::vector<std::string>& texts) {
  Separate();
  text_ += '[';
  for (size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) text_ += indent_ == 0 ? "," : ", ";
    AppendJsonString(texts[i], text_);
  }
  text_ += ']';
  return *this;
}

JsonWriter& JsonWriter::Pair(std::optional<std::pair<size_t, size_t>> numbers) {
  if (!numbers) return Null();
  Separate();
  text_ += '[' + std::to_string(numbers->first) + (indent_ == 0 ? "," : ", ") +
           std::to_string(numbers->second) + ']';
  return *this;
}

}  // namespace duban::wire

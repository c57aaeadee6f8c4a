// Writer, Attribute, Escape.
#include "markup/writer.h"

#include <algorithm>
#include <charconv>

namespace duban::markup {
namespace {

std::string_view Entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

bool IsAddress(std::string_view name) {
  return name == "href" || name == "src" || name == "action";
}

// Browsers read "/\\host" as "//host", and pass over tabs and line ends.
bool IsLocal(std::string_view address) {
  return !address.starts_with("//") && std::none_of(address.begin(), address.end(), [](char c) {
    return c == '\\' || static_cast<unsigned char>(c) < ' ';
  });
}

bool IsSafeAddress(std::string_view address) {
  if (address.empty() || address[0] == '#' || address[0] == '?') return true;
  if (address[0] == '/') return IsLocal(address);
  return address.starts_with("https://") || address.starts_with("http://");
}

void AppendNumber(int64_t number, std::string& out) {
  char digits[24];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

}  // namespace

void Escape(std::string_view text, std::string& out) {
  size_t begin = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const std::string_view entity = Entity(text[i]);
    if (entity.empty()) continue;
    out.append(text, begin, i - begin);
    out += entity;
    begin = i + 1;
  }
  out.append(text, begin);
}

void Attribute::AppendTo(std::string& out) const {
  if (kind_ == kAbsent) return;
  out += ' ';
  out += name_.text();
  if (kind_ == kBare) return;
  out += "=\"";
  if (kind_ == kNumber)
    AppendNumber(number_, out);
  else if (IsAddress(name_.text()) && !IsSafeAddress(text_))
    out += '#';
  else
    Escape(text_, out);
  out += '"';
}

void Writer::Scope::Close() {
  if (out_ == nullptr) return;
  *out_ += "</";
  *out_ += name_.text();
  *out_ += '>';
  out_ = nullptr;
}

void Writer::Start(Name name, Attributes attributes) {
  out_ += '<';
  out_ += name.text();
  for (const Attribute& attribute : attributes) attribute.AppendTo(out_);
  out_ += '>';
}

Writer::Scope Writer::Open(Name name, Attributes attributes) {
  Start(name, attributes);
  return {out_, name};
}

void Writer::Leaf(Name name, Attributes attributes, std::string_view text) {
  const Scope scope = Open(name, attributes);
  Text(text);
}

void Writer::Void(Name name, Attributes attributes) {
  Start(name, attributes);
  out_.back() = '/';
  out_ += '>';
}

void Writer::Number(int64_t number) {
  AppendNumber(number, out_);
}

}  // namespace duban::markup

// A typed HTML writer that escapes by default.
//
// Everything is appended to one string: no tree, no allocation per element. Names of elements and
// attributes are checked when the program is compiled; texts and values are always escaped; an
// address in href, src or action that is not local or http(s) is replaced by "#". An element opened
// with Open() closes when its Scope ends, so what is written nests well.
//
//   Writer html(out);
//   auto list = html.Open("ul", {{"class", "tasks"}});
//   html.Leaf("li", {{"id", id}}, text);
//
// Not thread-safe: one writer, one thread. `out` must outlive the writer and its scopes.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace duban::markup {

// The name of an element or attribute: a literal of letters, digits, '-' and ':'.
class Name {
 public:
  consteval Name(const char* literal) : text_(literal) {  // NOLINT: literals are names
    for (const char c : text_)
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
            c == '-' || c == ':'))
        throw "not a name";
  }
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

// name="value"; a number; a bare name (true) or nothing at all (false). Views: for use in a call.
class Attribute {
 public:
  Attribute(Name name, std::string_view value) : name_(name), text_(value) {}
  Attribute(Name name, const char* value) : name_(name), text_(value) {}
  Attribute(Name name, const std::string& value) : name_(name), text_(value) {}
  Attribute(Name name, bool present) : name_(name), kind_(present ? kBare : kAbsent) {}
  template <std::integral Number>
    requires(!std::same_as<Number, bool>)
  Attribute(Name name, Number number)
      : name_(name), number_(static_cast<int64_t>(number)), kind_(kNumber) {}

  void AppendTo(std::string& out) const;

 private:
  enum Kind : uint8_t { kText, kNumber, kBare, kAbsent };
  Name name_;
  std::string_view text_;
  int64_t number_ = 0;
  Kind kind_ = kText;
};

using Attributes = std::initializer_list<Attribute>;

// Appends with & < > " ' escaped; fit for texts and for values in quotation marks.
void Escape(std::string_view text, std::string& out);

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  class [[nodiscard]] Scope {
   public:
    Scope(std::string& out, Name name) : out_(&out), name_(name) {}
    Scope(Scope&& other) noexcept : out_(other.out_), name_(other.name_) { other.out_ = nullptr; }
    Scope& operator=(Scope&&) = delete;
    ~Scope() { Close(); }
    void Close();  // earlier than the end of the scope

   private:
    std::string* out_;
    Name name_;
  };

  Scope Open(Name name, Attributes attributes = {});
  void Leaf(Name name, Attributes attributes, std::string_view text);
  void Leaf(Name name, std::string_view text) { Leaf(name, {}, text); }
  void Void(Name name, Attributes attributes = {});  // <br/>, <input/>, <path/> …
  void Text(std::string_view text) { Escape(text, out_); }
  void Number(int64_t number);
  void Doctype() { out_ += "<!doctype html>\n"; }
  // Bytes that this program itself made as HTML: a part written by another Writer.
  void Part(const std::string& made_here) { out_ += made_here; }

 private:
  void Start(Name name, Attributes attributes);
  std::string& out_;
};

}  // namespace duban::markup

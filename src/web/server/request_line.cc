// RequestLine::Read.
#include "web/server/request_line.h"

#include <algorithm>

namespace duban::web::server {
namespace {

constexpr size_t kMostOfHeader = 64;  // more than any that is looked at

bool TellsOfABody(std::string_view header) {
  const std::string_view name = header.substr(0, header.find(':'));
  return std::any_of(std::begin(kBodyHeaders), std::end(kBodyHeaders),
                     [&](std::string_view one) { return name == one; });
}

char Lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

}  // namespace

void RequestLine::Read(char* bytes, size_t length) {
  ended_ = 0;
  awaits_leave_ = false;
  for (size_t i = 0; i < length; ++i) Take(bytes[i]);
}

void RequestLine::Take(char& byte) {
  if (at_ == At::kBefore && byte != '\r' && byte != '\n') {  // which may stand between requests
    at_ = At::kLine;
    words_ = 0;
    in_word_ = false;
    in_version_ = 0;
    is_old_ = has_body_ = expects_ = false;
    text_.clear();
  }
  if (text_.size() < most_) text_ += byte;
  if (at_ == At::kLine)
    TakeOfLine(byte);
  else if (at_ == At::kHeaders)
    TakeOfHeaders(byte);
}

// "GET /path HTTP/1.1": the sixth byte of the third word is the digit, a dot follows it.
void RequestLine::TakeOfLine(char& byte) {
  constexpr size_t kDigit = std::string_view("HTTP/").size();
  if (byte == '\n') {
    at_ = At::kHeaders;
    header_.clear();
    return;
  }
  const bool blank = byte == ' ' || byte == '\r';
  if (!blank && !in_word_) ++words_;
  in_word_ = !blank;
  if (blank || words_ != 3) return;
  const size_t place = in_version_++;
  if ((place == kDigit && byte != '1') || (place == kDigit + 1 && byte != '.')) byte = 'x';
  if (place == kDigit + 2) is_old_ = byte == '0';
}

void RequestLine::TakeOfHeaders(char byte) {
  if (byte == '\r') return;
  if (byte != '\n') {
    if (header_.size() < kMostOfHeader) header_ += Lower(byte);
    return;
  }
  if (header_.empty())
    EndHeaders();
  else
    TakeHeader();
  header_.clear();
}

void RequestLine::TakeHeader() {
  if (TellsOfABody(header_)) has_body_ = true;
  if (header_.starts_with("expect:") && header_.ends_with("100-continue")) expects_ = true;
}

void RequestLine::EndHeaders() {
  at_ = has_body_ ? At::kBody : At::kBefore;
  awaits_leave_ = ++ended_ == 1 && has_body_ && expects_ && !is_old_;
}

}  // namespace duban::web::server

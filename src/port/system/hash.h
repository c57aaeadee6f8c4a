// SM3 (GB/T 32905), the hash of the event chain, of payloads and of files.
//
// Made by OpenSSL. One object from one thread at a time; Sm3Hex from any number.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace duban::port::system {

using Digest = std::array<uint8_t, 32>;

// A running hash. Aborts where OpenSSL was built without SM3: nothing of duban could be trusted
// then.
class Sm3 {
 public:
  Sm3();
  ~Sm3();
  Sm3(Sm3&&) noexcept;
  Sm3& operator=(Sm3&&) noexcept;

  Sm3& Add(std::string_view bytes);
  Digest Finish();  // the object begins anew afterwards

 private:
  struct State;
  std::unique_ptr<State> state_;
};

Digest Sm3Of(std::string_view bytes);
std::string Sm3Hex(std::string_view bytes);  // 64 lower-case hexadecimal digits
std::string Hex(const Digest& digest);

}  // namespace duban::port::system

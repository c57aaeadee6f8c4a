// Entry points: Sm3, Sm3Of, Sm3Hex.
#include "port/system/hash.h"

#include <openssl/evp.h>

#include <cstdlib>

namespace duban::port::system {

struct Sm3::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  State() { Begin(); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { EVP_MD_CTX_free(context); }
  void Begin() {
    if (context == nullptr || EVP_DigestInit_ex(context, EVP_sm3(), nullptr) != 1) std::abort();
  }
};

Sm3::Sm3() : state_(std::make_unique<State>()) {}
Sm3::~Sm3() = default;
Sm3::Sm3(Sm3&&) noexcept = default;
Sm3& Sm3::operator=(Sm3&&) noexcept = default;

Sm3& Sm3::Add(std::string_view bytes) {
  if (EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) != 1) std::abort();
  return *this;
}

Digest Sm3::Finish() {
  Digest digest{};
  unsigned size = 0;
  if (EVP_DigestFinal_ex(state_->context, digest.data(), &size) != 1 || size != digest.size())
    std::abort();
  state_->Begin();
  return digest;
}

Digest Sm3Of(std::string_view bytes) {
  return Sm3().Add(bytes).Finish();
}

std::string Sm3Hex(std::string_view bytes) {
  return Hex(Sm3Of(bytes));
}

std::string Hex(const Digest& digest) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const uint8_t byte : digest) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

}  // namespace duban::port::system

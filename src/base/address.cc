// Entry points: WithoutPassword.
#include "base/address.h"

namespace duban::base {
namespace {

std::string WithoutPasswordOfUser(std::string_view server) {
  const size_t user = server.find("://") + 3;
  const size_t at = server.rfind('@');
  const size_t colon = server.find(':', user);
  if (at == server.npos || at < user || colon == server.npos || colon > at)
    return std::string(server);
  return std::string(server.substr(0, colon)).append(server.substr(at));
}

// Starts a value that hides: "password=" or "sslpassword=" at the begin of a parameter.
bool IsSecret(std::string_view parameter) {
  return parameter.starts_with("password=") || parameter.starts_with("sslpassword=");
}

}  // namespace

std::string WithoutPassword(std::string_view address) {
  if (address.find("://") == address.npos) return std::string(address);
  const size_t question = address.find('?');
  std::string shown = WithoutPasswordOfUser(address.substr(0, question));
  for (size_t at = question; at != address.npos;) {
    const size_t next = address.find('&', at + 1);
    const std::string_view parameter = address.substr(at + 1, next - at - 1);
    shown += address[at];
    shown += IsSecret(parameter) ? parameter.substr(0, parameter.find('=') + 1) : parameter;
    if (IsSecret(parameter)) shown += "***";
    at = next;
  }
  return shown;
}

}  // namespace duban::base

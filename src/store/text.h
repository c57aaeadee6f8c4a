// Lists, named arguments and bytes as texts: how the store keeps what SQL has no portable type for.
//
//   list       each item with '\n' behind it
//   arguments  each as name '\t' text '\n'
//   bytes      base64 (RFC 4648) in chunks
//
// Inside an item `\` is `\\`, a line feed `\n`, a tab `\t`. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace duban::store {

std::string Escape(std::string_view text);

// Words that hold no blank, with one blank between them.
std::string Joined(const std::vector<std::string>& words);

std::string EncodeList(const std::vector<std::string>& items);
std::vector<std::string> DecodeList(std::string_view text);

std::string EncodeArguments(const base::Arguments& arguments);
base::Arguments DecodeArguments(std::string_view text);

std::string EncodeBase64(std::string_view bytes);
// nullopt for what is no base64 with padding.
std::optional<std::string> DecodeBase64(std::string_view text);

// Six characters of Crockford's alphabet: 1 is "000001". Precondition: 0 <= number < 2^30.
std::string IdOf(int64_t number);
// Its number again; 0 for what is no such key.
int64_t NumberOfId(std::string_view id);

}  // namespace duban::store

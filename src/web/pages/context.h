// What every page needs to know of its reader: language, audience, size of type; and how to build
// links that keep them. No cookies: the choice travels in the address.
//
// A Context refers to the request it was made from and lives no longer. One thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "markup/writer.h"
#include "web/server/message.h"
#include "words/words.h"

namespace duban::web::pages {

struct Context {
  const server::Request& request;
  words::Voice voice;
  bool language_chosen = false;  // by ?lang=, not guessed from Accept-Language
  bool large = false;            // 长辈版
  bool open_all = false;         // of a ledger: what was read of each task is shown

  bool chinese() const { return voice.language == words::Language::kChinese; }
  std::string Say(std::string_view key) const { return words::Say(key, voice); }
  std::string Say(std::string_view key, base::Arguments arguments) const {
    return words::Say(base::Message{std::string(key), std::move(arguments)}, voice);
  }
  std::string Say(const base::Message& message) const { return words::Say(message, voice); }

  // For elements that hold a government's own words on an English page.
  markup::Attribute SourceLanguage() const;

  // "/g/a" → "/g/a?lang=en&view=large" where these were chosen. `parameters` with empty values are
  // left out.
  std::string Link(std::string_view path, const std::vector<server::Pair>& parameters = {}) const;
  // The same of data, which has a language and no size of type.
  std::string DataLink(std::string_view path,
                       const std::vector<server::Pair>& parameters = {}) const;
  // This very page with one parameter set, or taken away by an empty value; `without` goes too.
  std::string Here(std::string_view name, std::string_view value,
                   std::string_view without = {}) const;
};

// The reader's wishes: ?lang=zh|en, else the first of both in Accept-Language, else Chinese;
// ?view=large.
Context MakeContext(const server::Request& request);

// Addresses of things.
std::string LedgerPath(std::string_view government, int year, std::string_view period);
// Of one row of a ledger: on its page, where the ledger has several.
std::string RowLink(const Context& context, std::string_view government, int year,
                    std::string_view period, int row);
std::string TaskPath(std::string_view government, std::string_view task_id);
std::string OriginalPath(std::string_view government, int year, std::string_view period,
                         int edition);

// The year in an address, written in the one way that LedgerPath writes it; nullopt for anything
// else, which is no address of duban's.
std::optional<int> YearOf(std::string_view segment);

}  // namespace duban::web::pages

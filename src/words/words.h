// Sentences for people: a message's key and arguments, worded for an audience in a language.
//
// The catalog is catalog.tsv (key, audience, zh, en). The same fact is said differently to the unit
// that files, to a leader and to the public; a sentence says what a text lacks, never that work
// failed. Pure; any number of threads.
#pragma once

#include <string>
#include <string_view>

#include "base/expected.h"
#include "base/message.h"

namespace duban::words {

enum class Language { kChinese, kEnglish };
enum class Audience { kPublic, kUnit, kLeader };

struct Voice {
  Language language = Language::kChinese;
  Audience audience = Audience::kPublic;
};

// The sentence; {name} in the catalog is replaced by the argument of that name, {name:group} by
// the sentence of the key "group.<argument>", or by the argument where there is none; {name?key} by
// the sentence of `key` with the same arguments, or by nothing where the argument is empty;
// {name#task#tasks} by the first word where the argument is 1, else by the second. What
// other programs say comes last and as their words: the sentence is complete without. An unknown
// key gives the key itself with its arguments, so that nothing is lost (a test holds the catalog
// complete).
std::string Say(const base::Message& message, Voice voice = {});
std::string Say(std::string_view key, Voice voice = {});

// Whether the catalog has the key.
bool Knows(std::string_view key);

// "dir/a.html:表格1:第3行: 文件不存在 …": the trail, then the sentence.
std::string Say(const base::Error& error, Voice voice = {});

}  // namespace duban::words

#include "words/words.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "words/catalog_tsv.h"

namespace duban::words {
namespace {

constexpr Voice kEnglish{Language::kEnglish, Audience::kPublic};

std::set<std::string> PlacesIn(std::string_view sentence) {
  static const std::regex kPlace(R"(\{([^}]*)\})");
  const std::string text(sentence);
  std::set<std::string> places;
  for (std::sregex_iterator at(text.begin(), text.end(), kPlace), end; at != end; ++at)
    if (const std::string place = (*at)[1]; place.find('#') == place.npos) places.insert(place);
  return places;
}

TEST(Words, SaysAClassDifferentlyToEachAudience) {
  EXPECT_EQ(Say("class.unreported"), "文中未列数据");
  EXPECT_EQ(Say("class.unreported", {Language::kChinese, Audience::kUnit}), "待补数据");
  EXPECT_EQ(Say("class.unreported", {Language::kChinese, Audience::kLeader}), "暂无数据支撑");
  EXPECT_EQ(Say("class.met", {Language::kChinese, Audience::kLeader}), "已达到");
  EXPECT_EQ(Say("class.met", kEnglish), "Reached");
}

TEST(Words, FillsArgumentsIn) {
  const base::Message message{"file-not-found", {{"path", "甲.html"}}};
  EXPECT_NE(Say(message).find("甲.html"), std::string::npos);
  EXPECT_EQ(Say(message).find('{'), std::string::npos);
}

TEST(Words, AForeignProgramsWordsFollowAsAQuotation) {
  base::Message failed{"converter-failed", {{"converter", "pdftotext"}, {"reason", "Bad xref"}}};
  EXPECT_EQ(Say(failed), "pdftotext 无法读取此文件，文件可能已损坏；pdftotext 的原话：“Bad xref”");
  EXPECT_EQ(Say(failed, kEnglish),
            "pdftotext cannot read this file, which may be damaged; in the words of pdftotext: "
            "\"Bad xref\"");
  failed.arguments[1].second.clear();
  EXPECT_EQ(Say(failed), "pdftotext 无法读取此文件，文件可能已损坏");
}

TEST(Words, OneIsNotSeveral) {
  const auto found = [](const char* n) {
    return Say(base::Message{"web.home.found", {{"n", n}}}, kEnglish);
  };
  EXPECT_EQ(found("1"), "1 government");
  EXPECT_EQ(found("2"), "2 governments");
  EXPECT_EQ(found("0"), "0 governments");
  EXPECT_EQ(found("11"), "11 governments");
}

TEST(Words, AnUnknownKeyLosesNothing) {
  EXPECT_EQ(Say(base::Message{"no-such-key", {{"a", "1"}, {"b", "二"}}}), "no-such-key a=1 b=二");
}

TEST(Words, AnErrorSaysItsPlaceFirst) {
  base::Error error{base::ErrorCode::kNotFound, {"no-such-key", {}}, {}};
  error = std::move(error).Within("第3行").Within("a.html");
  EXPECT_EQ(Say(error), "a.html:第3行: no-such-key");
}

TEST(Catalog, EveryRowHasBothLanguages) {
  for (const CatalogRow& row : kCatalogRows) {
    EXPECT_FALSE(row.zh.empty()) << row.key;
    EXPECT_FALSE(row.en.empty()) << row.key;
  }
}

TEST(Catalog, BothLanguagesTakeTheSameArguments) {
  for (const CatalogRow& row : kCatalogRows)
    EXPECT_EQ(PlacesIn(row.zh), PlacesIn(row.en)) << row.key;
}

// A count and a plural behind it: {n} {n#task#tasks}.
TEST(Catalog, WhatCanBeOneIsNotCountedInThePlural) {
  static const std::regex kPlural(
      R"(\{(n|count|of|rows|tasks|targets|events|months|seconds|erased)\} (more |numeric |reported )?)"
      R"((tasks|rows|files|findings|promises|governments|events|figures|months|seconds|pages|lines)\b)");
  for (const CatalogRow& row : kCatalogRows) {
    std::string english(row.en);
    for (size_t at; (at = english.find("\u00a0")) != english.npos;) english.replace(at, 2, " ");
    EXPECT_FALSE(std::regex_search(english, kPlural)) << row.key;
  }
}

TEST(Catalog, ASentenceThatMayBePutInIsThere) {
  for (const CatalogRow& row : kCatalogRows)
    for (const std::string& place : PlacesIn(row.zh))
      if (const size_t mark = place.find('?'); mark != place.npos)
        EXPECT_TRUE(Knows(place.substr(mark + 1))) << row.key;
}

TEST(Catalog, ErrorsOfTheSystemHaveWords) {
  for (const char* name : {"EBADF", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EHOSTUNREACH",
                           "EOPNOTSUPP", "ENOSYS", "EXDEV", "EOVERFLOW", "ENOBUFS", "EPROTO"})
    EXPECT_TRUE(Knows(std::string("errno.") + name)) << name;
}

TEST(Catalog, EveryKeyHasOneRowForEverybodyAndNoneTwice) {
  std::map<std::string_view, std::multiset<std::string_view>> audiences;
  for (const CatalogRow& row : kCatalogRows) audiences[row.key].insert(row.audience);
  for (const auto& [key, of_key] : audiences) {
    EXPECT_EQ(of_key.count("-"), 1u) << key;
    for (std::string_view audience : of_key) EXPECT_EQ(of_key.count(audience), 1u) << key;
  }
}

TEST(Catalog, AudiencesAreTheThreeThatExist) {
  const std::set<std::string_view> known = {"-", "public", "unit", "leader"};
  for (const CatalogRow& row : kCatalogRows) EXPECT_TRUE(known.contains(row.audience)) << row.key;
}

// Keys that code hands to Fail(…) or Message{…}: each must have its sentence.
std::map<std::string, std::string> KeysInSources() {
  static const std::regex kUse(
      R"((?:Fail\(\s*(?:base::)?ErrorCode::k\w+,\s*|Message\{\s*)\"([a-z0-9_.-]+)\")");
  std::map<std::string, std::string> keys;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("src")) {
    const std::string path = entry.path().string();
    if (!path.ends_with(".cc") || path.ends_with("_test.cc")) continue;
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    const std::string source = text.str();
    for (std::sregex_iterator at(source.begin(), source.end(), kUse), end; at != end; ++at)
      keys.emplace((*at)[1], path);
  }
  return keys;
}

std::string TextOf(const char* path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

constexpr const char* kClasses[] = {"met",        "ahead",       "on_pace",      "underway",
                                    "behind",     "short",       "data_pending", "target_pending",
                                    "unreported", "unquantified"};

// One word per class, whoever says it: pages and commands take it from the catalog.
TEST(Catalog, AClassIsCalledTheSameEverywhere) {
  const std::string glossary = TextOf("docs/glossary.md");
  const std::string scheme = TextOf("src/ledger/schemes/default.tsv");
  const std::string format = TextOf("docs/formats/document-1.md");
  const auto has = [](const std::string& text, const std::string& row) {
    return text.find(row) != text.npos;
  };
  for (const std::string name : kClasses) {
    const std::string zh = Say("class." + name), en = Say("class." + name, kEnglish);
    EXPECT_TRUE(has(glossary, "| `" + name + "` | " + zh + " | " + en + " |")) << name;
    EXPECT_TRUE(has(scheme, "\t" + zh + "\t" + en + "\n")) << name;
    EXPECT_TRUE(has(format, "| `" + name + "` | " + zh + " |")) << name;
  }
}

// What an office's own text counts by class is called as the class is, in small letters.
TEST(Catalog, CountsOfATextAreCalledAsTheClasses) {
  for (const char* name : {"ahead", "on_pace", "underway", "behind"}) {
    const std::string key = name;
    EXPECT_EQ(Say("count." + key), Say("class." + key));
    std::string english = Say("class." + key, kEnglish);
    english[0] = static_cast<char>(english[0] - 'A' + 'a');
    EXPECT_EQ(Say("count." + key, kEnglish), english);
  }
}

TEST(Catalog, EveryKeyThatTheProgramUsesHasASentence) {
  std::set<std::string_view> known;
  for (const CatalogRow& row : kCatalogRows) known.insert(row.key);
  for (const auto& [key, path] : KeysInSources())
    EXPECT_TRUE(known.contains(key)) << key << " in " << path;
}

}  // namespace
}  // namespace duban::words
